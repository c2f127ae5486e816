"""A plan is not public news: what every page of the site is spared."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_NO_INDEX = '<meta name="robots" content="noindex, nofollow">'
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_STATISTICS = (
    ' data-md-component="source"'  # makes Material ask the repository's host for its stars
)


def private(html: str) -> str:
    """A page that search engines leave out, and that asks no other host for anything."""
    html = html.replace(_STATISTICS, "")
    if _speaks_to_robots(_HEAD_ENDS.split(html, maxsplit=1)[0]):
        return html
    return _HEAD.sub(lambda head: head.group() + _NO_INDEX, html, count=1)


def _speaks_to_robots(head: str) -> bool:
    """Whether the head has an element for search engines; words about one are none."""
    if "robots" not in head.lower():  # as on most pages, and parsing takes a while
        return False
    metas = _Metas()
    metas.feed(head)
    return "robots" in metas.names


class _Metas(HTMLParser):
    """The names of the `<meta>` elements."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self.names.add((dict(attrs).get("name") or "").strip().lower())
