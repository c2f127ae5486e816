"""The links of a post: its own, and those in its copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journey.model.post import Post

_BEHIND = ".,;:!?*_~…"
_LINK = re.compile(rf"https?://(?![{_BEHIND}])[^\s<>\"'“”‘’()\[\]|\\^`]+", re.IGNORECASE)


def links_in(copy: str) -> Iterator[str]:
    """The links to the web in a copy, in order, without the marks behind them."""
    if "://" in copy:
        for match in _LINK.finditer(copy):
            yield match[0].rstrip(_BEHIND).replace("&amp;", "&")


def links_of(content: Post) -> Iterator[tuple[str, str]]:
    """The links of a post to the web, each with the field that it stands in.

    Args:
        content: The post, as it is on a channel.
    """
    if content.link and not content.link.lower().startswith("mailto:"):
        yield "link", content.link
    for link in links_in(content.copy or ""):
        yield "copy", link
