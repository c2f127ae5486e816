"""Pages that show a view instead of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from secrets import token_hex
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from journey.views.site import SitePage
from journey_mkdocs.environment import Environment
from journey_mkdocs.log import log
from journey_mkdocs.mistakes import fault
from journey_mkdocs.search import Texts, words_of

FRAME = "journey/page.html"
"""The template, in the theme's environment, that surrounds a view."""

DOCUMENT = "journey/document.html"
"""The template of a page that the site's owner wrote."""

NOT_FOUND = "404.html"
"""The template that the theme has for pages that are not there; ours is `journey/404.html`."""


class PlanPage(Page):
    """A page of the plan.

    MkDocs and its themes print titles and metadata as they are, so they are HTML here. Themes see
    the page as `page`, and what every page says about the site as `page.site`.

    Args:
        shown: What it shows.
        file: Its file.
        config: The configuration of the site.
        environment: Renders what it shows.
        title: What the navigation calls it, as HTML; its own title by default.
        texts: What search finds it by; without any, it is not found.
    """

    def __init__(
        self,
        shown: SitePage,
        file: File,
        config: MkDocsConfig,
        environment: Environment,
        title: str | None = None,
        texts: Texts | None = None,
    ) -> None:
        super().__init__(title or html_of(shown.title), file, config)
        self.shown = shown
        self.environment = environment
        self.site = environment.site
        self.texts = texts
        self.in_navigation = False
        self.quiet = False
        self.late = False
        """The view is made when somebody asks for the page: `fill` puts it there."""
        self._later: Callable[[], str] | None = None
        self._mark = f"<!-- {token_hex(8)} -->"
        self.edit_url = environment.edit_url(shown) or self.edit_url

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """There is nothing to read: the view is made when the page is rendered."""
        self.markdown = ""
        self.meta = self._meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Make the view."""
        self.content = self._view()
        self.toc = TableOfContents([])

    def hide(self) -> None:
        """Have its texts stand in for the view, until search has read them."""
        self._hidden, self.content = self.content, words_of(self.texts or ())

    def show(self) -> None:
        """Show the view again."""
        self.content = self._hidden

    def _meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = {
            "template": FRAME,
            "title": html_of(self.shown.title),
            "hide": ["navigation", "toc", "footer"],
        }
        if self.shown.description:
            meta["description"] = html_of(self.shown.description)
        if self.texts is None:
            meta["search"] = {"exclude": True}
        return meta

    def fill(self) -> None:
        """Put the view into the page on disk, if it is not there yet; or what is wrong with it."""
        if self._later:
            try:
                view = self._later()
            except Exception as error:  # whoever asked for it is told, and can go on
                words = fault(error) or str(error)
                log.error("%s", words)
                view = f'<p class="j-alert">{escape(words)}</p>'
            file = Path(self.file.abs_dest_path)
            html = file.read_text(encoding="utf-8").replace(self._mark, view)
            file.write_text(html, encoding="utf-8", errors="xmlcharrefreplace")
            self._later = None

    def _view(self, *, titled: bool = False) -> str:
        def view() -> str:
            return self.environment.render(self.shown, self.url, titled=titled)

        if not self.late:
            return view()
        self._later = view
        return self._mark


class IntroducedPage(PlanPage):
    """A page of the plan that begins with a Markdown page of the site's owner."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the owner's page; what its metadata say counts more than ours."""
        Page.read_source(self, config)
        self.meta = {**self._meta(), **self.meta}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Show the owner's page, and the view below it."""
        Page.render(self, config, files)
        introduction = (self.content or "").strip()
        view = self._view(titled="<h1" in introduction)
        if introduction:
            introduction = f'<div class="j-introduction md-typeset">\n{introduction}\n</div>\n'
        self.content = introduction + view
        self.toc = TableOfContents([])


def frame_document(page: Page, *, sections: bool) -> None:
    """Give a page that the site's owner wrote the frame of the plan's pages.

    What the page itself says of its template, and of what it hides, counts more.

    Args:
        page: The page.
        sections: Whether the navigation has pages below others, which only a sidebar shows.
    """
    page.meta.setdefault("template", DOCUMENT)
    if not sections:
        page.meta.setdefault("hide", ["navigation"])


def html_of(text: str) -> str:
    """A text on one line, as HTML."""
    return escape(" ".join(text.split()))
