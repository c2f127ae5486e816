"""What of the content folder is published: pages, and what shown posts use. Never the data."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils import is_markdown_file
from pathspec.gitignore import GitIgnoreSpec

from journey.sources.tree import Folder
from journey.views.shown import Shown
from journey_mkdocs.log import log, printable

PLAN_FOLDERS = ("calendars/", "media/", "posts/", "results/")
"""Folders of the plan; their Markdown is no page of its own."""

DATA = frozenset({".csv", ".tsv", ".yaml", ".yml"})
"""The endings of the plan's own files. They are never published."""

MEDIA = frozenset(
    ".avif .gif .jpeg .jpg .m4a .m4v .mov .mp3 .mp4 .ogg .ogv .pdf .png .srt .vtt .wav .webm "
    ".webp".split()
)
"""The endings of what a post may show. No HTML or SVG: they could run scripts on the site."""

_NO_ASSETS = frozenset({".html", ".md", ".py"})


class Publication:
    """Which files of the content folder the site has.

    Args:
        shown: What the site may show of the plan.
        folder: The content folder; links that leave it are not followed.
        named: The files that mkdocs.yml itself names: styles, scripts, the logo.
        also: Patterns of further files.
    """

    def __init__(
        self, shown: Shown, folder: Folder, named: Iterable[str], also: GitIgnoreSpec | None
    ) -> None:
        self.media = frozenset(_media(shown))
        self.refused = folder.left_out()
        self._inside = frozenset(folder.files())
        self._named = frozenset(named)
        self._also = also

    def allows(self, path: str) -> bool:
        """Whether a file of the content folder is published, by its path there."""
        ending = PurePosixPath(path).suffix.lower()
        if path not in self._inside or ending in DATA:
            return False
        if is_markdown_file(path):
            return not path.startswith(PLAN_FOLDERS)
        return (
            path in self._named
            or (path in self.media and ending in MEDIA)
            or bool(self._also and self._also.match_file(path))
        )


def linked_folder(docs_dir: str) -> str | None:
    """The path of a link to a folder; None where there is none.

    MkDocs would go into it, read what is outside of the content folder, and never end where a link
    leads back to where it is.
    """
    for folder, names, _ in os.walk(docs_dir):
        for name in sorted(names):
            if Path(folder, name).is_symlink():
                return Path(folder, name).relative_to(docs_dir).as_posix()
    return None


def withhold(files: Files, publication: Publication, config: MkDocsConfig) -> None:
    """Take out of the site's files what is not published.

    A file that stood in for one of the theme's makes room for it again.

    Args:
        files: All files of the site, changed in place.
        publication: Which ones it may have.
        config: The configuration of the site.
    """
    for file in list(files):
        path = file.src_uri
        if file.src_dir != config.docs_dir or publication.allows(path):
            continue
        if file.is_documentation_page() and (reason := publication.refused.get(path)):
            log.warning("%s is not published: it %s.", printable(path), reason)
        files.remove(file)
        if theirs := _of_theme(path, config):
            files.append(theirs)


def named_files(config: MkDocsConfig) -> Iterator[str]:
    """The files that mkdocs.yml itself names."""
    yield from (str(path) for path in config.extra_css)
    yield from (str(script) for script in config.extra_javascript)
    yield from config.extra_templates
    usual = Theme(config.theme.name)
    for key in ("logo", "favicon"):
        if isinstance(path := config.theme.get(key), str) and path != usual.get(key):
            yield path


def _media(shown: Shown) -> Iterator[str]:
    """The files of the posts that the site shows, and of their variants."""
    if not shown.field("media"):
        return
    variants = (p.content for p in shown.placements if p.content is not p.post)
    for post in (*shown.posts.values(), *variants):
        yield from (medium.file for medium in post.media)


def _of_theme(path: str, config: MkDocsConfig) -> File | None:
    if PurePosixPath(path).suffix in _NO_ASSETS | DATA:
        return None
    for folder in config.theme.dirs:
        if Path(folder, path).is_file():
            return File(path, folder, config.site_dir, config.use_directory_urls)
    return None
