"""Where things are on the site, and how one page links to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)


class Addresses:
    """The URLs of the site, relative to its root.

    Args:
        pages: The URL of each page, by its path: `posts/winter-list` → `posts/winter-list/`.
        media: The URL of each published file of the plan, by its path in the content folder.
    """

    def __init__(self, pages: Mapping[str, str], media: Mapping[str, str]) -> None:
        self._pages = pages
        self._media = media

    def link(self, target: str, up: str) -> str:
        """The relative URL of a page or a file.

        Args:
            target: Its path, with a query and a fragment if one likes: `gaps?week=2026-w49#top`.
                An empty path is the home page.
            up: The way from the page that links to the root of the site: `../../`.
        """
        if url := self._pages.get(target):
            return up + url
        parts = _PARTS.fullmatch(target)
        path, rest = parts.groups() if parts else (target, "")
        url = self._pages.get(path)
        return (up + (quote(path) if url is None else url) or "./") + rest

    def medium(self, path: str, up: str) -> str | None:
        """The relative URL of a file of the plan; None where it is not on the site.

        Args:
            path: Its path in the content folder.
            up: The way from the page that shows it to the root of the site.
        """
        url = self._media.get(path)
        return None if url is None else up + url


def way_up(url: str) -> str:
    """The way from a page to the root of the site: `posts/winter-list/` → `../../`."""
    return "../" * url.count("/")


def destination(path: str, *, directories: bool) -> str:
    """The file of the site that a page is written to.

    Args:
        path: The page's path; empty for the home page.
        directories: Whether each page has a folder of its own (MkDocs' `use_directory_urls`).
    """
    if not path:
        return "index.html"
    return f"{path}/index.html" if directories else f"{path}.html"
