"""The links of a post: its own, and those in its copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journey.model.post import Post

_BEHIND = ".,;:!?*_~…"
_LINK = re.compile(rf"https?://(?![{_BEHIND}])[^\s<>\"'“”‘’()\[\]|\\^`]+", re.IGNORECASE)


def links_in(copy: str) -> Iterator[str]:
    """The links to the web in a copy, in order, without the marks behind them."""
    for start, end in places_of_links(copy):
        yield copy[start:end].replace("&amp;", "&")


def places_of_links(copy: str) -> Iterator[tuple[int, int]]:
    """Where the links to the web begin and end in a copy, in order."""
    if "://" in copy:
        for match in _LINK.finditer(copy):
            yield match.start(), match.start() + len(match[0].rstrip(_BEHIND))


def links_of(content: Post) -> Iterator[tuple[str, str]]:
    """The links of a post to the web, each with the field that it stands in.

    Args:
        content: The post, as it is on a channel.
    """
    if content.link and not content.link.lower().startswith("mailto:"):
        yield "link", content.link
    for link in links_in(content.copy or ""):
        yield "copy", link
