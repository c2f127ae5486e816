"""A plan is not public news: what every page of the site is spared."""

from __future__ import annotations

import re

_NO_INDEX = '<meta name="robots" content="noindex, nofollow">'
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_STATISTICS = (
    ' data-md-component="source"'  # makes Material ask the repository's host for its stars
)


def private(html: str) -> str:
    """A page that search engines leave out, and that asks no other host for anything."""
    html = html.replace(_STATISTICS, "")
    if 'name="robots"' in html:
        return html
    return _HEAD.sub(lambda head: head.group() + _NO_INDEX, html, count=1)
