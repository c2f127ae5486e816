"""The `journey/plan` plugin: reads the plan and shows it as pages of the site."""

from __future__ import annotations

import gc
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click
import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from journey.findings import Finding
from journey.loading import Loader
from journey.plan import Plan
from journey.sources.tree import Folder
from journey.views.site import Site, site_pages
from journey_mkdocs.addresses import Addresses
from journey_mkdocs.compared import Compared
from journey_mkdocs.compiled import Compiled
from journey_mkdocs.environment import Environment, prepare
from journey_mkdocs.layers import layer, templates_folder
from journey_mkdocs.log import log, printable, refused
from journey_mkdocs.mistakes import fault, tell_plainly
from journey_mkdocs.navigation import landing_titles, targets, with_landings
from journey_mkdocs.options import Day, OneOf, Patterns, Revision
from journey_mkdocs.page import NOT_FOUND, PlanPage, frame_document
from journey_mkdocs.pages import Inclusion, Place, PlanFiles, made, places
from journey_mkdocs.privacy import private
from journey_mkdocs.publication import Publication, linked_folder, named_files, withhold
from journey_mkdocs.repository import GUESSES, Repository
from journey_mkdocs.search import append, searched
from journey_mkdocs.serving import write_when_asked
from journey_mkdocs.sharing import Begun, share
from journey_mkdocs.signals import held_back
from journey_mkdocs.stitching import Stitching, Values, may_stitch
from journey_mkdocs.whole import Aside

if TYPE_CHECKING:  # a build has no server
    from mkdocs.livereload import LiveReloadServer

_MANY = 500_000
"""So many new objects make Python look for garbage: a plan has more of them, and all are in use.

With its usual 700, that would be a tenth of the time of a large build.
"""


class PlanConfig(Config):
    """Options of `journey/plan`."""

    today = Day()
    """The date that counts as today; by default, today in the brand's time zone."""

    publish = Patterns()
    """Patterns, as in `.gitignore`, of further files of the content folder to publish."""

    stitch = OneOf[str | bool]("auto", True, False, default="auto")
    """Whether pages are put together from pieces of others; by default, where that is the same."""

    compare_to = Revision()
    """A branch, tag or commit of git: the site has a page of what changed since they parted."""


class PlanPlugin(BasePlugin[PlanConfig]):
    """Shows the plan in `docs_dir`."""

    def __init__(self) -> None:
        super().__init__()
        self._loader = Loader()  # MkDocs keeps the plugin, and what it knows, while it serves
        self._views, self._pages = Compiled("views"), Compiled("pages")
        self._built: Inclusion = InclusionLevel.is_included
        self._serves = False
        self._stitched: Stitching | None = None
        self._late: dict[str, PlanPage] = {}
        self._begun: Begun[Place, Values] | None = None
        self._in_place = False
        self._aside: Aside | None = None
        self._compared = Compared()

    def on_startup(self, *, command: str, dirty: bool, **_: Any) -> None:
        """Live through `mkdocs serve`; MkDocs keeps the plugins that define this event."""
        gc.set_threshold(_MANY)
        self._serves = command == "serve" and _reloads()
        self._in_place = command == "serve" or dirty  # its folder is its own; old pages stay
        if command == "serve":  # drafts are shown
            self._built = InclusionLevel.is_in_serve

    def on_shutdown(self) -> None:
        """Leave nothing behind; end without looking through the plan for what can be thrown away.

        Whoever ends the build with Ctrl-C ends it here, and does not end this with another.
        """
        with held_back(signal.SIGINT):
            self._stop()
        gc.freeze()

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
    def _read(self, /, *, config: MkDocsConfig) -> None:
        """Read the plan."""
        if linked := linked_folder(config.docs_dir):
            raise PluginError(
                f"{printable(linked)} is a link to a folder, and MkDocs would follow it wherever "
                "it leads. Put the folder itself in its place, or delete the link."
            )
        self.plan: Plan = self._loader.load(self._folder, self.config.today)
        if not self.plan.documents:
            log.warning(
                "There is no plan in %s: no strategy.yml, no calendars/*.yml, no posts/*.md.",
                printable(config.docs_dir),
            )

    @event_priority(-200)  # when nobody names another folder for the site any more
    def _begin(self, /, *, config: MkDocsConfig) -> None:
        """Leave the site as it is until there is another, whole."""
        if self._in_place:
            return
        try:
            self._aside = Aside(config)
        except OSError as error:
            log.debug("The site is built in its place: %s", printable(str(error)))

    on_pre_build = CombinedEvent(_read, _begin)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what is not published, and add the pages of the plan."""
        checked = self.findings is not None
        base, name = self._base(checked=checked), self.config.compare_to or ""
        self.site = Site(
            self.plan,
            self.findings or (),
            checked=checked,
            feeds=self.feeds,
            base=base,
            base_name=name,
        )
        withhold(files, self._publication(self.site, config), config)
        found = places(site_pages(self.site), files, config, self._built)
        self.addresses = self._addresses(found, files, config)
        environment = self._environment(config)
        titles = landing_titles((place.shown.path for place in found), self.plan.today)
        named = {*targets(config.nav), *(f"{path}.md" for path in titles)}
        free = [p for p in found if p.source not in named and not p.introduction]
        stitches = self._stitches(config)
        self._stitching = Stitching(free if stitches else (), environment, config)
        if not self._serves:
            stitching, others = self._stitching, tuple(self._stitching.pages.values())
            self._begun = Begun(stitching.values, stitching.write_made, others)
        self._texts = searched(self.site)
        whole = [place for place in found if place.url not in self._stitching.pages]
        pages = {p.shown.path: p for p in made(whole, config, environment, titles, self._texts)}
        self._landings = [pages[path] for path in titles]
        self._whole = tuple(pages.values())
        for page in self._whole:
            page.late = self._serves and may_stitch(config)
        built = [page.file for page in pages.values() if page.file.generated_by]
        return PlanFiles((*files, *built), self._stitching.pages.values(), config)

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

    def on_env(self, env: jinja2.Environment, **_: Any) -> None:
        """Let templates build on those behind them, tell plainly of mistakes, compile but once."""
        layer(env)
        tell_plainly(env)
        env.bytecode_cache = self._pages
        self._env = env

    @event_priority(100)  # before search reads the page
    def _hide(self, /, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        if isinstance(page, PlanPage):
            page.hide()
        return context

    @event_priority(-100)  # when search has read it
    def _show(self, /, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Show the view, and keep what surrounds it for others of its kind."""
        if isinstance(page, PlanPage):
            page.show()
            self._stitching.watch(page, context, self._env)
        return context

    on_page_context = CombinedEvent(_hide, _show)

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
        """So too the pages that the theme makes, such as 404.html; the sitemap names all pages."""
        if template_name == "sitemap.xml":
            return self._stitching.sitemap(output)
        return private(output) if template_name.endswith(".html") else output

    @event_priority(-100)  # when search has written its index
    def _stitch(self, /, *, config: MkDocsConfig) -> None:
        """Let the stitched pages be found, and write them, at once or when they are asked for."""
        append(config, self._stitching.found(self._texts))
        self._stitched = self._stitching
        self._late = {_address(page.url): page for page in self._whole if page.late}
        if self._begun:
            share(self._stitching.write, self._begun.finish(self._stitching.chromes()))
            share(self._stitching.write, self._begun.failed())

    @event_priority(-200)  # when all is written, and all warnings are counted
    def _end(self, /, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Let the new site take the place of the old one."""
        if self._aside and not refused():
            self._aside.put()
            self._aside = None

    on_post_build = CombinedEvent(_stitch, _end)

    @event_priority(-200)  # when all others have heard of it
    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """End what was begun; where the fault is ours, or the disk's, say so in words."""
        self._stop()
        if words := fault(error):
            log.debug("The fault:", exc_info=error)
            log.error("%s", words)
            raise Abort("The site is not built.") from error

    def _stop(self) -> None:
        if self._begun:
            self._begun.end()
        if self._aside:
            self._aside.drop()
            self._aside = None

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Build again when a template changes; MkDocs itself watches the content folder."""
        write_when_asked(server, self._write_asked, self._fill_asked)
        for folder in (str(templates_folder()), config.theme.custom_dir):
            if folder:
                server.watch(folder)
        return server

    def _write_asked(self, path: str) -> bool:
        try:
            return self._stitched is not None and self._stitched.write_if_known(path)
        except Exception as error:  # the server goes on
            log.error("%s", fault(error) or error)
            return False

    def _fill_asked(self, path: str) -> bool:
        page = self._late.pop(_address(quote(path)), None)
        if not page:
            return False
        with suppress(FileNotFoundError):  # a build that begins meanwhile takes it away
            page.fill()
        return True

    def _base(self, *, checked: bool) -> Site | None:
        name = self.config.compare_to
        return self._compared.site(self._folder, name, self.plan, checked=checked) if name else None

    def _stitches(self, config: MkDocsConfig) -> bool:
        wanted = self.config.stitch
        return may_stitch(config) if wanted == "auto" else bool(wanted)

    def _publication(self, site: Site, config: MkDocsConfig) -> Publication:
        named = named_files(config)
        return Publication(site.shown, self._folder, named, self.config.publish)

    def _addresses(self, found: list[Place], files: Files, config: MkDocsConfig) -> Addresses:
        pages = {place.shown.path: place.url for place in found}
        media = {
            file.src_uri: file.url
            for file in files.media_files()
            if file.src_dir == config.docs_dir and self._built(file.inclusion)
        }
        return Addresses(pages, media)

    def _environment(self, config: MkDocsConfig) -> Environment:
        repository = Repository(config, self._folder.prefix)
        return Environment(
            config.theme.dirs, self.site.frame, self.addresses, repository, self._views
        )


def _reloads() -> bool:
    """Whether `mkdocs serve` watches files: without that, it asks no plugin to write a page."""
    command = click.get_current_context(silent=True)
    return bool(command is None or command.params.get("livereload", True))


def _address(url: str) -> str:
    """The URL of a page, however a folder's is written."""
    return url.removesuffix("index.html")


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
