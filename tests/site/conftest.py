"""Sites built for tests, a server for them, and a browser to look at them."""

from __future__ import annotations

import functools
import http.server
import logging
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.site.stand_in import OVERRIDES, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class BuiltSite:
    """A site on disk, and what was said while it was built."""

    folder: Path
    messages: list[tuple[int, str]] = field(default_factory=list)

    def html(self, path: str = "") -> str:
        """A page, by its path: `posts/winter-list`."""
        for name in (f"{path}/index.html", f"{path}.html") if path else ("index.html",):
            if (self.folder / name).is_file():
                return (self.folder / name).read_text(encoding="utf-8")
        raise AssertionError(f"The site has no page {path!r}.")

    def files(self) -> set[str]:
        """The paths of all its files."""
        return {
            p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*") if p.is_file()
        }

    def said(self, level: int) -> list[str]:
        """What was said at a level."""
        return [message for said, message in self.messages if said == level]


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.messages: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("mkdocs.commands"):
            self.messages.append((record.levelno, record.getMessage()))


@contextmanager
def listening() -> Iterator[list[tuple[int, str]]]:
    """What MkDocs and its plugins say meanwhile, by level."""
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    level = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.DEBUG)
    try:
        yield listener.messages
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files by path; folders come by themselves."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())


def commit(root: Path) -> None:
    """Make a folder a git repository with a branch `main`, of all that is in it."""
    author = ("-c", "user.name=Dana", "-c", "user.email=dana@fern.example")
    for words in ("init -q -b main", "add .", "commit -q -m Before"):
        subprocess.run(["git", *author, *words.split()], cwd=root, check=True, capture_output=True)


def settings(**changes: Any) -> str:
    """A mkdocs.yml for a plan in `content/`, with changes."""
    usual = {
        "site_name": "Test",
        "docs_dir": "content",
        "theme": {"name": "material"},
        "plugins": ["search", {"journey/plan": {"today": "2026-12-03"}}, "journey/gaps"],
    }
    return yaml.safe_dump({**usual, **changes})


def build_site(root: Path, *, strict: bool = False, **options: Any) -> BuiltSite:
    """Build the site of the mkdocs.yml in a folder."""
    site = root / "site"
    with listening() as messages:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=strict, **options)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return BuiltSite(site, messages)


MakeSite = Callable[..., BuiltSite]


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Builds a site from files by path; further arguments change its mkdocs.yml."""

    def make(
        files: Mapping[str, str | bytes], *, strict: bool = False, **changes: Any
    ) -> BuiltSite:
        write(tmp_path, {"mkdocs.yml": settings(**changes), **files})
        return build_site(tmp_path, strict=strict)

    return make


@pytest.fixture
def make_plain(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> MakeSite:
    """Builds a site whose views and templates are stand-ins: what is left is the plugins' doing."""
    monkeypatch.setattr("journey_mkdocs.plan.site_pages", pages)

    def make(files: Mapping[str, str | bytes], **options: Any) -> BuiltSite:
        theme = {"name": "material", "custom_dir": "overrides"}
        return make_site({**OVERRIDES, **files}, **{"theme": theme, **options})

    return make


@pytest.fixture(scope="session", params=[True, False], ids=["directories", "files"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The demonstration plan of the repository, built with both kinds of addresses."""
    root = tmp_path_factory.mktemp("demo")
    with listening() as messages:
        config = load_config(
            str(REPOSITORY / "mkdocs.yml"),
            site_dir=str(root / "site"),
            use_directory_urls=request.param,
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return BuiltSite(root / "site", messages)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a local server for a folder."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def _chromium(own: str) -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = (os.environ.get("CHROMIUM"), *map(shutil.which, names), own)
    return next((path for path in found if path and Path(path).exists()), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the one that CHROMIUM names, the system's or Playwright's own."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        path = _chromium(playwright.chromium.executable_path)
        if path is None:
            pytest.skip("there is no Chromium; set CHROMIUM to its path")
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"Chromium does not start: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page of the browser, and what it did that it should not."""

    page: Page
    base: str
    elsewhere: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def open(self, path: str = "", until: Literal["load", "networkidle"] = "networkidle") -> Page:
        """Open a page of the site, and wait until it has loaded."""
        self.page.goto(self.base + path, wait_until=until)
        return self.page


@contextmanager
def visiting(browser: Browser, folder: Path) -> Iterator[Visit]:
    """A visit to a site: requests to other hosts are noted and go nowhere, scripts are noted."""
    with served(folder) as base:
        context = browser.new_context()
        context.set_default_timeout(10_000)
        visit = Visit(context.new_page(), base)
        page = visit.page

        def route(route: Route) -> None:
            if route.request.url.startswith((base, "data:", "blob:")):
                route.continue_()
            else:
                visit.elsewhere.append(route.request.url)
                route.abort()

        context.route("**/*", route)
        context.expose_function("hacked", lambda *what: visit.ran.append(str(what)))
        page.on("dialog", lambda dialog: (visit.ran.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: visit.failed.append(str(error)))
        yield visit
        context.close()
