"""The `journey/plan` plugin: reads the plan and shows it as pages of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from journey.findings import Finding
from journey.loading import load
from journey.plan import Plan
from journey.sources.tree import Folder
from journey.views.site import Site, site_pages
from journey_mkdocs.addresses import Addresses
from journey_mkdocs.chrome import FrameTemplate, shares_chrome
from journey_mkdocs.environment import Environment, prepare, templates_folder
from journey_mkdocs.log import log, printable
from journey_mkdocs.mistakes import tell_plainly
from journey_mkdocs.navigation import landing_titles, with_landings
from journey_mkdocs.options import Day
from journey_mkdocs.page import NOT_FOUND, PlanPage, frame_document
from journey_mkdocs.pages import Inclusion, Placed, made, place
from journey_mkdocs.privacy import private
from journey_mkdocs.publication import Publication, named_files, withhold
from journey_mkdocs.repository import GUESSES, Repository
from journey_mkdocs.search import searched


class PlanConfig(Config):
    """Options of `journey/plan`."""

    today = Day()
    """The date that counts as today; by default, today in the brand's time zone."""

    publish = c.Optional(c.PathSpec())
    """Patterns, as in `.gitignore`, of further files of the content folder to publish."""


class PlanPlugin(BasePlugin[PlanConfig]):
    """Shows the plan in `docs_dir`."""

    def __init__(self) -> None:
        super().__init__()
        self._built: Inclusion = InclusionLevel.is_included

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Live through `mkdocs serve`; MkDocs keeps the plugins that define this event."""
        if command == "serve":  # which shows drafts
            self._built = InclusionLevel.is_in_serve

    def on_config(self, config: MkDocsConfig) -> None:
        """Begin anew, and let the theme find our templates."""
        self.findings: tuple[Finding, ...] | None = None
        self.feeds = False
        self._landings: list[PlanPage] = []
        self._sections = False
        prepare(config.theme)
        self._folder = Folder(config.docs_dir)
        if config.edit_uri in GUESSES:
            config.edit_uri = config.edit_uri.removesuffix("docs/") + self._folder.prefix

    @event_priority(50)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the plan, before the last site is cleaned away."""
        self.plan: Plan = load(self._folder, self.config.today)
        if not self.plan.documents:
            log.warning(
                "There is no plan in %s: no strategy.yml, no calendars/*.yml, no posts/*.md.",
                printable(config.docs_dir),
            )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what is not published, and add the pages of the plan."""
        checked = self.findings is not None
        self.site = Site(self.plan, self.findings or (), checked=checked, feeds=self.feeds)
        withhold(files, self._publication(self.site, config), config)
        placed = place(site_pages(self.site), files, config, self._built)
        self.addresses = self._addresses(placed, files, config)
        environment = self._environment(config)
        titles = landing_titles((page.path for page, _ in placed), self.plan.today)
        pages = made(placed, config, environment, titles, searched(self.site))
        by_path = {page.shown.path: page for page in pages}
        self._landings = [by_path[path] for path in titles]
        return files

    @event_priority(-100)  # when a plugin that makes pages has said how they look
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Frame the pages that are not of the plan as its own are."""
        if not isinstance(page, PlanPage):
            frame_document(page, sections=self._sections)
        return markdown

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: Any) -> Navigation:
        """Put the landing pages in the navigation."""
        nav = with_landings(nav, self._landings, written=config.nav is not None)
        for page in nav.pages:
            if isinstance(page, PlanPage):
                page.in_navigation = True
        self._sections = any(item.children for item in nav)
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
        """Render once what surrounds the views, and tell plainly of mistakes in it."""
        tell_plainly(env)
        if shares_chrome(config):
            env.template_class = FrameTemplate

    @event_priority(-100)  # when search has read the page
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Show the view."""
        if isinstance(page, PlanPage):
            page.show()
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Keep the page between those who were sent its address."""
        return private(output)

    def on_pre_template(
        self, template: jinja2.Template, *, template_name: str, config: MkDocsConfig, **_: Any
    ) -> jinja2.Template:
        """Say in the same frame that a page is not there, unless the user says it in another."""
        theirs = config.theme.custom_dir
        if template_name != NOT_FOUND or (theirs and Path(theirs, NOT_FOUND).is_file()):
            return template
        return template.environment.get_template(f"journey/{NOT_FOUND}")

    def on_post_template(self, output: str, *, template_name: str, **_: Any) -> str:
        """So too the pages that the theme makes, such as 404.html."""
        return private(output) if template_name.endswith(".html") else output

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Build again when a template changes; MkDocs itself watches the content folder."""
        for folder in (str(templates_folder()), config.theme.custom_dir):
            if folder:
                server.watch(folder)
        return server

    def _publication(self, site: Site, config: MkDocsConfig) -> Publication:
        named = named_files(config)
        return Publication(site.shown, self._folder, named, self.config.publish)

    def _addresses(self, placed: list[Placed], files: Files, config: MkDocsConfig) -> Addresses:
        pages = {page.path: "" if file.url == "./" else file.url for page, file in placed}
        media = {
            file.src_uri: file.url
            for file in files.media_files()
            if file.src_dir == config.docs_dir and self._built(file.inclusion)
        }
        return Addresses(pages, media)

    def _environment(self, config: MkDocsConfig) -> Environment:
        repository = Repository(config, self._folder.prefix)
        return Environment(config.theme.dirs, self.site.frame, self.addresses, repository)


def plan_plugin(config: MkDocsConfig, name: str, does: str) -> PlanPlugin:
    """The plugin that has the plan.

    Args:
        config: The configuration of the site.
        name: The plugin that needs it.
        does: What that does with the plan: "checks".

    Raises:
        ConfigurationError: The site has no such plugin.
    """
    for plugin in config.plugins.values():
        if isinstance(plugin, PlanPlugin):
            return plugin
    raise ConfigurationError(
        f"The plugin '{name}' {does} the plan of the plugin 'journey/plan', which is not "
        "there. Add 'journey/plan' to 'plugins' in mkdocs.yml."
    )
