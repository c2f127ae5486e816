"""The repository that holds the plan: links to the lines that things are written in."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig

from journey.findings import Location

GUESSES = ("edit/master/docs/", "src/default/docs/")
"""What MkDocs takes for the content folder where the user names a repository and no `edit_uri`."""


class Repository:
    """Links to source lines, as `repo_url` with `edit_uri` or `edit_uri_template` say.

    Args:
        config: The configuration of the site.
        prefix: The content folder's path in its repository, such as `content/`.
    """

    def __init__(self, config: MkDocsConfig, prefix: str) -> None:
        self._root = f"{config.repo_url.rstrip('/')}/" if config.repo_url else ""
        self._edit_uri = config.edit_uri
        self._template = config.edit_uri_template
        self._prefix = prefix
        self._urls: dict[str, str | None] = {}

    @property
    def named(self) -> bool:
        """Whether the site says where files can be edited."""
        return bool(self._template or self._edit_uri)

    def edit_url(self, location: Location | None) -> str | None:
        """The page on which a line can be edited; None where the site names no repository."""
        base = self._file_url(location)
        return None if base is None or location is None else f"{base}#L{location.line}"

    def source_url(self, location: Location | None) -> str | None:
        """The page on which a line can be read; None where the site names no repository."""
        base = self._file_url(location)
        if base is None or location is None:
            return None
        url = re.sub(r"(?<=/)edit/", "blob/", base, count=1)
        plain = "?plain=1" if "/blob/" in url and url.endswith(".md") else ""
        return f"{url}{plain}#L{location.line}"

    def _file_url(self, location: Location | None) -> str | None:
        if location is None:
            return None
        if location.path not in self._urls:
            self._urls[location.path] = self._url(location.path)
        return self._urls[location.path]

    def _url(self, path: str) -> str | None:
        if not path.startswith(self._prefix):
            return None
        path = path.removeprefix(self._prefix)
        if self._template:
            return _safe(urljoin(self._root, self._template.format(path, path.rpartition(".")[0])))
        if self._edit_uri:
            return _safe(urljoin(self._root, self._edit_uri + quote(path)))
        return None


def _safe(url: str) -> str:
    """A URL without the characters that end an attribute, whatever the file is called."""
    return quote(url, safe="/:?#[]@!$&()*+,;=%~")
