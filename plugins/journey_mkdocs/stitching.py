"""Stitched pages: their views put into what surrounds another page of their kind.

MkDocs builds one page of each kind. Of the others it knows nothing: they are written when it is
done, or under `mkdocs serve` when they are first asked for, and are the pages that it would have
built.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from io import FileIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils.templates import TemplateContext

from journey_mkdocs.addresses import destination
from journey_mkdocs.chrome import Chrome, chrome_of, encoded
from journey_mkdocs.environment import Environment
from journey_mkdocs.layers import templates_folder
from journey_mkdocs.page import PlanPage, html_of
from journey_mkdocs.pages import Place, file_of
from journey_mkdocs.privacy import private
from journey_mkdocs.search import READERS, Found, Texts, may_append

Kind = tuple[object, ...]
"""What the surroundings of a page depend on."""
Values = Mapping[str, str]
"""What is different on a page from others of its kind, by name, as HTML."""

_OF_PAGES = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
"""The events by which plugins look at single pages."""
_READERS = ("journey_mkdocs.", *READERS)
"""Modules of plugins that lose nothing where a page passes them by: we do their work."""


@dataclass
class _Sample:
    """A page that MkDocs builds, and how it does.

    Args:
        page: The page.
        context: What its template was given.
        template: Its template.
    """

    page: PlanPage
    context: TemplateContext
    template: jinja2.Template

    def render(self, page: PlanPage) -> str:
        """Another page as MkDocs would build it."""
        page.active = True
        return private(self.template.render({**self.context, "page": page}))

    @cached_property
    def chrome(self) -> Chrome | None:
        """What surrounds the pages of its kind; None where that takes a full rendering to tell."""
        ours = Path(self.template.filename or "").is_relative_to(templates_folder())
        return chrome_of(self.page, self.render) if ours else None


class Stitching:
    """Makes pages out of the pieces of others.

    Args:
        places: The pages of the plan, but for those that MkDocs must build.
        environment: Renders views.
        config: The configuration of the site.
    """

    def __init__(
        self, places: Iterable[Place], environment: Environment, config: MkDocsConfig
    ) -> None:
        self._environment, self._config = environment, config
        self._folder, self._directories = config.site_dir, config.use_directory_urls
        self._samples: dict[Kind, _Sample] = {}
        self.samples: list[Place] = []
        """One page of each kind, for MkDocs to build."""
        self.pages: dict[str, Place] = {}
        """The others, by URL."""
        kinds: set[Kind] = set()
        for place in places:
            kind = self._kind(place)
            if kind in kinds:
                self.pages[place.url] = place
            else:
                kinds.add(kind)
                self.samples.append(place)

    def watch(self, page: PlanPage, context: TemplateContext, env: jinja2.Environment) -> None:
        """Keep how MkDocs builds a page.

        Args:
            page: A page of the plan.
            context: What its template is given.
            env: Where its template is.
        """
        kind = self._kind(Place(page.shown, page.url))
        if not page.in_navigation and kind not in self._samples:
            self._samples[kind] = _Sample(page, context, env.get_template(page.meta["template"]))

    def write(self, places: Iterable[Place]) -> None:
        """Write pages into the folder of the site."""
        for place in places:
            self._write(place, self.html(place))

    def write_if_known(self, path: str) -> bool:
        """Write the page at a path, with its slash at the end or without; tells if there is one."""
        place = self.pages.get(quote(path)) or self.pages.get(quote(f"{path}/"))
        if place:
            self.write([place])
        return place is not None

    def chromes(self) -> list[tuple[Kind, tuple[str, ...]]] | None:
        """What surrounds the pages of each kind; None where that is not known of all of them."""
        chromes = {kind: sample.chrome for kind, sample in self._samples.items()}
        known = [(kind, chrome.pieces) for kind, chrome in chromes.items() if chrome]
        return known if len(known) == len(chromes) else None

    def write_made(self, made: Iterable[tuple[Place, Values]], chromes: Any) -> None:
        """Write pages of which all is known.

        Args:
            made: The pages, each with the values in which it differs from others of its kind.
            chromes: What `chromes` gives.
        """
        known = {tuple(kind): Chrome(tuple(pieces)) for kind, pieces in chromes}
        for place, values in made:
            self._write(place, known[self._kind(place)].around(values))

    def _write(self, place: Place, html: bytes) -> None:
        path = destination(place.shown.path, directories=self._directories)
        folder, _, name = f"{self._folder}/{path}".rpartition("/")
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - pathlib takes as long as the writing
        with FileIO(f"{folder}/{name}", "wb") as file:
            file.write(html)

    def html(self, place: Place) -> bytes:
        """A page, whole."""
        sample = self._samples[self._kind(place)]
        if sample.chrome:
            return sample.chrome.around(self.values(place))
        page = PlanPage(place.shown, file_of(place, self._config), self._config, self._environment)
        page.read_source(self._config)
        page.render(self._config, Files(()))
        return encoded(sample.render(page))

    def found(self, texts: Mapping[str, Texts]) -> Iterator[Found]:
        """What search is to find of the stitched pages.

        Args:
            texts: What it finds some of them by, by path.
        """
        for place in self.pages.values():
            yield place.url, html_of(place.shown.title), texts.get(place.shown.path)

    def sitemap(self, xml: str) -> str:
        """The sitemap, by which themes know what pages there are, with the stitched ones in it."""
        known = next((p for p in self.samples if self._loc(p) in xml), None)
        if known is None:
            return xml
        start = xml.rindex("<url>", 0, xml.index(self._loc(known)))
        end = xml.index("</url>", start) + len("</url>")
        one = xml[start:end]
        more = (one.replace(self._loc(known), self._loc(place)) for place in self.pages.values())
        return "\n    ".join((xml[:end], *more)) + xml[end:]

    def _loc(self, place: Place) -> str:
        return f"<loc>{escape(self._canonical(place))}</loc>"

    def _canonical(self, place: Place) -> str:
        """The address of a page on the web; empty where the site does not say its own."""
        site = self._config.site_url  # with a slash at its end
        return f"{site}{place.url}" if site else ""

    def values(self, place: Place) -> Values:
        """What is different on a page from others of its kind, as HTML."""
        shown = place.shown
        title = html_of(shown.title)
        return {
            "title": title,
            "headline": title,
            "description": html_of(shown.description),
            "content": self._environment.render(shown, place.url),
            "canonical": self._canonical(place),
            "edit": self._environment.edit_url(shown) or "",
        }

    def _kind(self, place: Place) -> Kind:
        """Its section, its depth, and what it has."""
        section, depth = place.url.partition("/")[0], place.url.count("/")
        return section, depth, bool(place.shown.about), bool(place.shown.source)


def may_stitch(config: MkDocsConfig) -> bool:
    """Whether no plugin would miss pages that it does not see: ours and search do not."""
    handlers = [handler for event in _OF_PAGES for handler in config.plugins.events[event]]
    return all(map(_is_reader, handlers)) and may_append(config)


def _is_reader(handler: Callable[..., object]) -> bool:
    plugin = type(getattr(handler, "__self__", None))
    return plugin.__module__.startswith(_READERS)
