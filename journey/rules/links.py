"""The links of a post: its own, and those in its copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journey.model.post import Post

_LINK = re.compile(r"https?://[^\s<>\"'“”‘’()\[\]|\\^`]+", re.IGNORECASE)


def links_of(content: Post) -> Iterator[tuple[str, str]]:
    """The links of a post to the web, each with the field that it stands in.

    Args:
        content: The post, as it is on a channel.
    """
    if content.link and not content.link.lower().startswith("mailto:"):
        yield "link", content.link
    if content.copy and "://" in content.copy:
        for match in _LINK.finditer(content.copy):
            yield "copy", match[0].rstrip(".,;:!?*_~…").replace("&amp;", "&")
