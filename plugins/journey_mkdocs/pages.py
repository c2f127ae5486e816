"""The pages of the plan among the files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from journey.views.site import SitePage
from journey_mkdocs.addresses import destination
from journey_mkdocs.environment import Environment
from journey_mkdocs.log import log, printable
from journey_mkdocs.navigation import written_titles
from journey_mkdocs.page import IntroducedPage, PlanPage
from journey_mkdocs.search import Texts

Inclusion = Callable[[InclusionLevel], bool]
"""Tells whether files of a level are built."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the plan is.

    Args:
        shown: The page.
        url: Its URL, relative to the root of the site; empty for the home page.
        introduction: The page of the site's owner that it begins with; None where there is none.
    """

    shown: SitePage
    url: str
    introduction: File | None = None

    @property
    def source(self) -> str:
        """The file of the content folder that it pretends to be."""
        return f"{self.shown.path or 'index'}.md"


def places(
    pages: Sequence[SitePage], files: Files, config: MkDocsConfig, inclusion: Inclusion
) -> list[Place]:
    """Give each page a place on the site.

    A page of the user's own counts more than ours at the same address; on the home page it is the
    introduction.

    Args:
        pages: The pages of the plan.
        files: All files of the site; those that are not built and stand in the way are taken out.
        config: The configuration of the site.
        inclusion: Tells which of the user's files are built.
    """
    theirs = {file.dest_uri: file for file in files.documentation_pages(inclusion=inclusion)}
    found = []
    for page in pages:
        other = theirs.get(destination(page.path, directories=config.use_directory_urls))
        if other and page.path:
            log.warning(
                "%s takes the place of the plan's own page “%s”. Rename it to have both.",
                printable(other.src_uri),
                printable(page.title),
            )
            continue
        place = Place(page, _url(page.path, directories=config.use_directory_urls), other)
        if not other and (excluded := files.src_uris.get(place.source)):
            files.remove(excluded)
        found.append(place)
    return found


def _url(path: str, *, directories: bool) -> str:
    target = destination(path, directories=directories)
    return quote(target.removesuffix("index.html") if directories else target)


def made(
    found: Iterable[Place],
    config: MkDocsConfig,
    environment: Environment,
    titles: Mapping[str, str],
    texts: Mapping[str, Texts],
) -> Iterator[PlanPage]:
    """The pages themselves, each known to its file.

    Args:
        found: Where they are.
        config: The configuration of the site.
        environment: Renders them.
        titles: What our navigation calls some of them, by path; the user's counts more.
        texts: What search finds some of them by, by path.
    """
    written = dict(written_titles(config.nav))
    for place in found:
        shown, file = place.shown, place.introduction or file_of(place, config)
        kind = IntroducedPage if place.introduction else PlanPage
        title = written.get(file.src_uri, titles.get(shown.path))
        yield kind(shown, file, config, environment, title, texts.get(shown.path))


def file_of(place: Place, config: MkDocsConfig) -> File:
    """The file that MkDocs knows a page by."""
    file = File.generated(config, place.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = destination(place.shown.path, directories=config.use_directory_urls)
    return file


class PlanFiles(Files):
    """The files of the site, with those that MkDocs does not build but may link to.

    Args:
        files: Those that it builds.
        others: The places of pages that it does not.
        config: The configuration of the site.
    """

    def __init__(
        self, files: Iterable[File], others: Iterable[Place], config: MkDocsConfig
    ) -> None:
        super().__init__(files)
        self._others = {place.source: place for place in others}
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path of the content folder, if the site has it."""
        file = super().get_file_from_path(path)
        other = self._others.get(path)
        return file_of(other, self._config) if other and not file else file
