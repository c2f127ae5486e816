"""The site under the Content-Security-Policy of the README: nothing is refused, and all works."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.conftest import REPOSITORY, BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy() -> str:
    """The policy that the README tells to send, in one line as a header has it."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    written = readme.split("Content-Security-Policy:", 1)[1].split("```", 1)[0]
    return " ".join(written.split())


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_the_policy_names_the_scripts_in_the_pages_and_no_others(demo: BuiltSite) -> None:
    """They are the theme's, but for one; with another version of it they may be others."""
    named = set(re.findall(r"'sha256-[^']+'", policy()))
    needed = {
        _hash(script)
        for path in demo.files()
        if path.endswith(".html")
        for script in _INLINE.findall((demo.folder / path).read_text(encoding="utf-8"))
    }
    assert needed <= named
    assert len(named - needed) <= 1  # the deepest folder that the other kind of addresses has


def test_the_policy_lets_no_script_of_a_page_run_that_is_not_known() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in policy().split(";") if rule.strip())
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert rules["connect-src"] == "'self'"
    for name in ("frame-ancestors", "base-uri", "form-action"):
        assert rules[name] == "'none'"


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy())
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def page(demo: BuiltSite, browser: Browser) -> Iterator[tuple[Page, str, list[str]]]:
    """A page of a browser, where the site is, and what is refused or goes wrong there."""
    handler = functools.partial(_Handler, directory=str(demo.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        page, wrong = context.new_page(), []
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.expose_function("refused", lambda what: wrong.append(what))
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " e => window.refused(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))"
        )
        yield page, f"http://127.0.0.1:{server.server_port}/", wrong
        context.close()
        server.shutdown()
        thread.join()


def _address(site: BuiltSite, path: str) -> str:
    return f"{path}/index.html" if f"{path}/index.html" in site.files() else f"{path}.html"


@pytest.mark.browser
def test_nothing_is_refused_and_all_works(
    demo: BuiltSite, page: tuple[Page, str, list[str]]
) -> None:
    view, base, wrong = page
    post = next(p for p in sorted(demo.files()) if re.match(r"posts/[^/]+(/index)?\.html", p))
    for path in ("index.html", _address(demo, "calendar/2026-12"), post, _address(demo, "gaps")):
        view.goto(base + path, wait_until="networkidle")
        assert view.evaluate("document.documentElement.classList.contains('j-js')"), path

    view.goto(base + _address(demo, "calendar/2026-12"), wait_until="networkidle")
    shown = view.locator(".j-entry:visible").count()
    view.locator(".j-filter input[name=stage]").first.check(force=True)
    view.wait_for_function(f"document.querySelectorAll('.j-entry:not([hidden])').length < {shown}")
    assert "stage=" in view.url

    view.locator("label[title='Switch to dark']:visible").click()
    assert view.evaluate("document.body.dataset.mdColorScheme") == "slate"
    view.reload(wait_until="networkidle")
    assert view.evaluate("document.body.dataset.mdColorScheme") == "slate", "it is remembered"

    view.locator(".md-search__input").click()
    view.keyboard.type("kiln")
    view.wait_for_selector(".md-search-result__item")

    view.goto(base + _address(demo, "gaps"), wait_until="networkidle")
    fold = view.locator("details:visible").first
    was = fold.evaluate("d => d.open")
    fold.locator("summary").first.click()
    assert fold.evaluate("d => d.open") != was
    colour = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
    assert view.evaluate(colour) not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert wrong == []


@pytest.mark.browser
def test_a_script_that_gets_into_a_page_does_not_run(page: tuple[Page, str, list[str]]) -> None:
    view, base, wrong = page
    view.goto(base, wait_until="networkidle")
    view.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.body.append(s);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')"
    )
    view.wait_for_timeout(50)
    assert not view.evaluate("window.ran")
    assert any("script-src" in one for one in wrong)
