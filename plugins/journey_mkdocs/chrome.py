"""What surrounds a view on its page: header, navigation, scripts.

The theme's templates take longer than the view, and say the same on thousands of pages but for a
few values: title, description, addresses. So a page of each kind is rendered with marks in the
place of those values, and the others are put together from the pieces. Whether that makes the pages
that the theme would make is tried out on another page. Where it does not (a part of the theme that
looks at the page, a filter that changes the values), every page is rendered in full.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from secrets import token_hex

from journey_mkdocs.page import PlanPage

Render = Callable[[PlanPage], str]
"""The whole page as the theme makes it."""

_MARK = f"mark{token_hex(8)}"
_MARKS = re.compile(rf"{_MARK}(\w+?){_MARK}")
_NASTY = escape("a & \"b\" <c> \\ 'd' {{ e }} é") + "&amp;lt;"


@dataclass(frozen=True)
class Chrome:
    """What surrounds a view.

    Args:
        pieces: HTML and the name of the value behind it, in turns; HTML at both ends.
    """

    pieces: tuple[str, ...]

    def around(self, values: Mapping[str, str]) -> bytes:
        """A page, by the values of what differs."""
        pieces = list(self._encoded)
        pieces[1::2] = [encoded(values[name]) for name in self.pieces[1::2]]
        return b"".join(pieces)

    @cached_property
    def _encoded(self) -> list[bytes]:
        return [encoded(piece) for piece in self.pieces]


def encoded(html: str) -> bytes:
    """HTML as MkDocs writes it to a file."""
    return html.encode("utf-8", "xmlcharrefreplace")


def chrome_of(page: PlanPage, render: Render) -> Chrome | None:
    """What surrounds a page, and all others of its kind; None where only the theme can tell.

    Args:
        page: The page.
        render: Makes a page of this kind.
    """
    marks = {name: f"{_MARK}{name}{_MARK}" for name in values_of(page)}
    chrome = Chrome(tuple(_MARKS.split(render(_saying(page, marks)))))
    nasty = {name: f"{name} {_NASTY}" for name in marks}
    other = _elsewhere(_saying(page, nasty))
    return chrome if chrome.around(nasty) == encoded(render(other)) else None


def values_of(page: PlanPage) -> dict[str, str]:
    """What differs between pages of a kind, as HTML."""
    return {
        "title": page.title or "",
        "headline": page.meta.get("title", ""),
        "description": page.meta.get("description", ""),
        "content": page.content or "",
        "canonical": page.canonical_url or "",
        "edit": page.edit_url or "",
    }


def _saying(page: PlanPage, values: Mapping[str, str]) -> PlanPage:
    """A page with other values; what it lacked it still lacks."""
    values = {name: values[name] if value else value for name, value in values_of(page).items()}
    other = copy.copy(page)
    other.title, other.content = values["title"], values["content"]
    other.canonical_url = values["canonical"] or page.canonical_url
    other.edit_url = values["edit"] or page.edit_url
    other.meta = {**page.meta, "title": values["headline"]}
    if page.meta.get("description"):
        other.meta["description"] = values["description"]
    return other


def _elsewhere(page: PlanPage) -> PlanPage:
    """A page at another address of the same section, with another view."""
    folder, _, _ = page.url.rstrip("/").rpartition("/")
    ending = "/" if page.url.endswith("/") else ".html"
    page.file = copy.copy(page.file)
    page.file.src_uri = f"{folder}/elsewhere.md".lstrip("/")
    page.file.url = f"{folder}/elsewhere{ending}".lstrip("/")
    page.shown = replace(page.shown, path=page.file.src_uri, title=_NASTY, source=None)
    return page
