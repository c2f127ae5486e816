"""The pages of the plan among the files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from journey.views.site import SitePage
from journey_mkdocs.addresses import destination
from journey_mkdocs.environment import Environment
from journey_mkdocs.log import log, printable
from journey_mkdocs.navigation import written_titles
from journey_mkdocs.page import IntroducedPage, PlanPage

Inclusion = Callable[[InclusionLevel], bool]
"""Tells whether files of a level are built."""

Placed = tuple[SitePage, File]
"""A page of the plan, and its file."""


def place(
    pages: Sequence[SitePage], files: Files, config: MkDocsConfig, inclusion: Inclusion
) -> list[Placed]:
    """Give each page a file of the site.

    A page of the user's own counts more than ours at the same address; on the home page it is the
    introduction.

    Args:
        pages: The pages of the plan.
        files: All files of the site; ours are added.
        config: The configuration of the site.
        inclusion: Tells which of the user's files are built.
    """
    theirs = {file.dest_uri: file for file in files.documentation_pages(inclusion=inclusion)}
    placed = []
    for page in pages:
        target = destination(page.path, directories=config.use_directory_urls)
        other = theirs.get(target)
        if other is None:
            placed.append((page, _add(page, target, files, config)))
        elif not page.path:
            placed.append((page, other))
        else:
            log.warning(
                "%s takes the place of the plan's own page “%s”. Rename it to have both.",
                printable(other.src_uri),
                printable(page.title),
            )
    return placed


def made(
    placed: Sequence[Placed],
    config: MkDocsConfig,
    environment: Environment,
    titles: Mapping[str, str],
    words: Mapping[str, str],
) -> Iterator[PlanPage]:
    """The pages themselves, each known to its file.

    Args:
        placed: What they show, and their files.
        config: The configuration of the site.
        environment: Renders them.
        titles: What our navigation calls some of them, by path; the user's counts more.
        words: What search finds some of them by, by path.
    """
    written = dict(written_titles(config.nav))
    for shown, file in placed:
        kind = PlanPage if file.generated_by else IntroducedPage
        title = written.get(file.src_uri, titles.get(shown.path))
        yield kind(shown, file, config, environment, title, words.get(shown.path))


def _add(page: SitePage, target: str, files: Files, config: MkDocsConfig) -> File:
    file = File.generated(
        config, f"{page.path or 'index'}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    file.dest_uri = target
    if excluded := files.get_file_from_path(file.src_uri):
        files.remove(excluded)
    files.append(file)
    return file
