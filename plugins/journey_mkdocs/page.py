"""Pages that show a view instead of Markdown."""

from __future__ import annotations

from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from journey.views.site import SitePage
from journey_mkdocs.environment import Environment

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
        words: What search finds it by, as HTML; without any, it is not found.
    """

    def __init__(
        self,
        shown: SitePage,
        file: File,
        config: MkDocsConfig,
        environment: Environment,
        title: str | None = None,
        words: str | None = None,
    ) -> None:
        super().__init__(title or _html(shown.title), file, config)
        self.shown = shown
        self.environment = environment
        self.site = environment.site
        self.words = words
        self.in_navigation = False
        self.quiet = False
        self.edit_url = environment.edit_url(shown.location) or self.edit_url

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """There is nothing to read: the view is made when the page is rendered."""
        self.markdown = ""
        self.meta = self._meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Make the view, and have its words stand in for it until search has read them."""
        self.view = self._view()
        self.content = self.view if self.words is None else self.words
        self.toc = TableOfContents([])

    def show(self) -> None:
        """Show the view."""
        self.content = self.view

    def _meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = {
            "template": FRAME,
            "title": _html(self.shown.title),
            "hide": ["navigation", "toc", "footer"],
        }
        if self.shown.description:
            meta["description"] = _html(self.shown.description)
        if self.words is None:
            meta["search"] = {"exclude": True}
        return meta

    def _view(self, *, titled: bool = False) -> str:
        return self.environment.render(self.shown, self.url, titled=titled)


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
        self.content = self.view = introduction + view
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


def _html(text: str) -> str:
    return escape(" ".join(text.split()))
