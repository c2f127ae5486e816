"""What surrounds a view on its page: header, navigation, scripts.

The theme's templates take longer than the view, and say the same on thousands of pages but for a
few values: title, description, addresses. So they are rendered once, with marks in the place of
those values, and each page is put together from the pieces. Where that could make a difference (a
user's own frame, a plugin that gives templates values of its own, a theme that changes the values)
every page is rendered in full.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from secrets import token_hex
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from journey_mkdocs.environment import templates_folder
from journey_mkdocs.page import FRAME, PlanPage

_MARK = f"mark{token_hex(8)}"
_MARKS = re.compile(rf"{_MARK}(\w+?){_MARK}")
_NASTY = escape("a & \"b\" <c> \\ 'd' {{ e }} é") + "&amp;lt;"
_READERS = ("journey/plan", "search")
"""Plugins that look at pages on their way to the template and leave the template's values alone."""


class FrameTemplate(jinja2.Template):
    """A template of the theme; that of the plan's pages is put together from pieces."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page as HTML."""
        context = dict(*args, **kwargs)
        page = context.get("page")
        if self.name != FRAME or type(page) is not PlanPage or page.in_navigation:
            return super().render(context)
        chromes = self.__dict__.setdefault("_chromes", {})
        kind = _kind(page)
        if kind not in chromes:
            chromes[kind] = self._chrome(page, context)
        chrome: Chrome | None = chromes[kind]
        return chrome.around(_values(page)) if chrome else super().render(context)

    def _chrome(self, page: PlanPage, context: dict[str, Any]) -> Chrome | None:
        """What surrounds pages of a kind; None where it takes a full rendering to tell."""
        if not Path(self.filename or "").is_relative_to(templates_folder()):
            return None
        marks = {name: f"{_MARK}{name}{_MARK}" for name in _values(page)}
        html = super().render({**context, "page": _saying(page, marks)})
        chrome = Chrome(tuple(_MARKS.split(html)))
        nasty = {name: f"{name} {_NASTY}" for name in marks}
        another = _elsewhere(_saying(page, nasty))
        same = chrome.around(nasty) == super().render({**context, "page": another})
        return chrome if same else None


@dataclass(frozen=True)
class Chrome:
    """What surrounds a view.

    Args:
        pieces: HTML and the name of the value behind it, in turns; HTML at both ends.
    """

    pieces: tuple[str, ...]

    def around(self, values: Mapping[str, str]) -> str:
        """A page, by the values of what differs."""
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces)


def shares_chrome(config: MkDocsConfig) -> bool:
    """Whether no other plugin gives templates values that differ from page to page."""
    readers = [name for name in config.plugins if name.endswith(_READERS)]
    known = sum(hasattr(config.plugins[name], "on_page_context") for name in readers)
    return len(config.plugins.events["page_context"]) == known


def _kind(page: PlanPage) -> tuple[object, ...]:
    """What the surroundings of a page depend on: its section, its depth, and what it lacks."""
    section, depth = page.url.partition("/")[0], page.url.count("/")
    return section, depth, *(bool(value) for value in _values(page).values())


def _values(page: PlanPage) -> dict[str, str]:
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
    values = {name: values[name] if value else value for name, value in _values(page).items()}
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
    page.shown = replace(page.shown, path=page.file.src_uri, title=_NASTY, location=None)
    return page
