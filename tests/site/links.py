"""The links of a built site: which of them lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """What a page links to, and what can be linked to on it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value or "")
            elif name in ("href", "src", "poster") and value:
                self.links.append(value)


def broken_links(site: Path) -> list[str]:
    """Every internal link that leads to no file or no anchor, as `page: link`.

    That there is no page can be said at any address, so 404.html links from the root.
    """
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    names = sorted(name for name in files if name.endswith(".html"))
    pages = {name: _Page((site / name).read_text(encoding="utf-8")) for name in names}
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in page.links
        if not all(_resolved(name, link, files, pages))
    ]


def outside_links(site: Path) -> set[str]:
    """The hosts that anything is loaded from: scripts, styles, pictures."""
    hosts = set()
    for path in site.rglob("*.html"):
        page = _Loads(path.read_text(encoding="utf-8"))
        hosts |= {host for url in page.urls if (host := urlsplit(url).netloc)}
    return hosts


class _Loads(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.urls: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source", "video", "audio", "embed"):
            self.urls.append(given.get("src") or "")
        elif tag == "link" and given.get("rel") != "canonical":
            self.urls.append(given.get("href") or "")


def _resolved(name: str, link: str, files: set[str], pages: dict[str, _Page]) -> Iterator[bool]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    target = name
    if parts.path:
        path = unquote(parts.path).removeprefix("/") if name == "404.html" else unquote(parts.path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        if parts.path.endswith("/") or target == ".":
            target = posixpath.normpath(posixpath.join(target, "index.html"))
    yield target in files
    # A fragment that begins with two underscores is the theme's own, made by its script.
    if parts.fragment and target in pages and not parts.fragment.startswith("__"):
        yield unquote(parts.fragment) in pages[target].anchors
