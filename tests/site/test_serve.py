"""`mkdocs serve`: what is edited is seen at once, and no mistake ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.site.conftest import settings, write

DEADLINE = 60.0  # seconds; a stalled machine is no failure
POST = "content/calendars/december.yml"
TEMPLATE = "overrides/journey/post.html"
FILES = {
    "mkdocs.yml": settings(
        theme={"name": "material", "custom_dir": "overrides"},
        plugins=[{"journey/plan": {"today": "2026-12-03"}}, "journey/gaps", "journey/feeds"],
    ),
    "content/strategy.yml": "brand: Test\nchannels: {facebook: }\n",
}


def _calendar(title: str, more: str = "") -> str:
    return f"posts:\n- {{id: a, date: 2026-12-04, channels: facebook, title: {title}}}\n{more}"


def _template(word: str) -> str:
    return f"<p>{word}: {{{{ view.title }}}}</p>"


@contextmanager
def _serve(root: Path, *options: str) -> Iterator[Serving]:
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}", *options]
    with (root / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=root, stdout=log, stderr=log, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        try:
            yield Serving(process, root, f"http://127.0.0.1:{port}/")
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@dataclass
class Serving:
    """A server that runs, and the folder that it serves."""

    process: subprocess.Popen[bytes]
    root: Path
    url: str

    def write(self, path: str, text: str) -> None:
        write(self.root, {path: text})

    def shows(self, text: str, path: str = "posts/a/") -> bool:
        """Whether a page shows a text before the deadline."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self.process.poll() is None:
            if text in self._get(path):
                return True
            time.sleep(0.05)
        return False

    def said(self, text: str) -> bool:
        """Whether the server says a text before the deadline."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self.process.poll() is None:
            if text in self.log():
                return True
            time.sleep(0.05)
        return False

    def log(self) -> str:
        """All that the server has said."""
        return (self.root / "log").read_text(encoding="utf-8", errors="replace")

    def _get(self, path: str) -> str:
        try:
            with urlopen(self.url + path, timeout=DEADLINE) as answer:
                return answer.read().decode()
        except HTTPError as error:
            return f"{error.code}"
        except (URLError, OSError):
            return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    root = tmp_path_factory.mktemp("serve")
    write(root, {**FILES, POST: _calendar("First words"), TEMPLATE: _template("First")})
    with _serve(root) as server:
        assert server.shows("<p>First: First words<"), server.log()
        yield server


@pytest.mark.parametrize(
    ("options", "changes", "pages"),
    [
        (["--no-livereload"], {}, ["", "gaps/", "posts/a/", "calendar/2026-w49/"]),
        ([], {"use_directory_urls": False}, ["", "index.html", "gaps.html", "posts/a.html"]),
        ([], {"hooks": ["hook.py"]}, ["", "gaps/", "posts/a/"]),
    ],
    ids=["no reload", "files", "hook"],
)
def test_pages_are_whole_however_they_are_served(
    tmp_path: Path, options: list[str], changes: dict[str, object], pages: list[str]
) -> None:
    plan = {"journey/plan": {"today": "2026-12-03", "stitch": True}}
    hook = (
        "import re\n\ndef on_post_page(output, **_):\n"
        "    return re.sub('<!--.*?-->', '', output, flags=re.DOTALL)\n"
    )
    files = {
        "mkdocs.yml": settings(plugins=["search", plan, "journey/gaps"], **changes),
        "content/strategy.yml": FILES["content/strategy.yml"],
        "hook.py": hook,
        POST: _calendar("Seen"),
    }
    write(tmp_path, files)
    with _serve(tmp_path, *options) as server:
        for page in pages:
            assert server.shows("</h1>", page), page
            assert server.shows("</article>", page), page


def test_an_edited_calendar_is_seen(serving: Serving) -> None:
    serving.write(POST, _calendar("An edited calendar"))
    assert serving.shows("An edited calendar")


@pytest.mark.parametrize("path", ["", "calendar/2026-12/", "calendar/2026-w49/", "index.html"])
def test_pages_are_whole_when_they_are_first_asked_for(serving: Serving, path: str) -> None:
    title = f"Asked for {path or 'home'}".rstrip("/")
    serving.write(POST, _calendar(title))
    assert serving.shows(f">{title}<", path)
    assert serving.shows("</article>", path)


def test_feeds_are_written_anew(serving: Serving) -> None:
    serving.write(POST, _calendar("Fed"))
    assert serving.shows("SUMMARY:facebook: Fed", "feeds/plan.ics")


def test_an_edited_template_is_seen(serving: Serving) -> None:
    serving.write(TEMPLATE, _template("Edited"))
    assert serving.shows("<p>Edited: ")


def test_a_broken_file_is_survived(serving: Serving) -> None:
    serving.write(POST, _calendar('"Broken'))
    assert serving.said("[source/syntax]")
    serving.write(POST, _calendar("Mended"))
    assert serving.shows(": Mended<")


def test_findings_are_told_once_and_counted_after_that(serving: Serving) -> None:
    serving.write(POST, _calendar("Told", "- {id: b, date: 2026-12-05, channels: nowhere}\n"))
    assert serving.said("[model/unknown-reference]")
    told = serving.log().count("[model/unknown-reference]")
    serving.write(POST, _calendar("Counted", "\n- {id: b, date: 2026-12-05, channels: nowhere}\n"))
    assert serving.shows(": Counted<")
    assert "Findings as before: " in serving.log()
    assert serving.log().count("[model/unknown-reference]") == told


def test_a_template_is_compiled_anew_whenever_it_changes(serving: Serving) -> None:
    for word in ("One", "Two", "One"):
        serving.write(TEMPLATE, _template(word))
        assert serving.shows(f"<p>{word}: ")


def test_a_broken_template_is_survived(serving: Serving) -> None:
    serving.write(TEMPLATE, "{{ view.title")
    assert serving.shows("A template has a mistake, ")
    assert serving.said("A template has a mistake, ")
    serving.write(TEMPLATE, _template("Mended"))
    assert serving.shows("<p>Mended: ")


def test_nothing_of_one_build_is_left_in_the_next(serving: Serving) -> None:
    another = "- {id: b, date: 2026-12-05, channels: facebook, title: Another}\n"
    serving.write(POST, _calendar("One", another))
    assert serving.shows(": Another<", "posts/b/")
    serving.write(POST, _calendar("One"))
    assert serving.shows("404", "posts/b/")


def test_a_page_of_the_user_comes_and_goes(serving: Serving) -> None:
    serving.write("content/about.md", "# About this plan")
    assert serving.shows("About this plan", "about/")
    (serving.root / "content/about.md").unlink()
    assert serving.shows("404", "about/")


def test_a_fault_of_our_own_is_told_where_somebody_asks_for_a_page(tmp_path: Path) -> None:
    hook = "import journey_mkdocs.environment as e\ne.way_up = lambda url: 1 // 0\n"
    plugins = [{"journey/plan": {"today": "2026-12-03"}}]
    write(tmp_path, {**FILES, "mkdocs.yml": settings(hooks=["hook.py"], plugins=plugins)})
    write(tmp_path, {POST: _calendar("First words"), "hook.py": hook})
    with _serve(tmp_path) as server:
        assert server.shows("and it is our fault, not that of your files.", "channels/")
        assert server.said("ZeroDivisionError at hook.py:2 in <lambda>")
