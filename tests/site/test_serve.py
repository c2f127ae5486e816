"""`mkdocs serve`: what is edited is seen at once, and no mistake ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
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
    "mkdocs.yml": settings(theme={"name": "material", "custom_dir": "overrides"}),
    "content/strategy.yml": "brand: Test\nchannels: {facebook: }\n",
    POST: "posts:\n- {id: a, date: 2026-12-04, channels: facebook, title: First words, copy: x}\n",
    TEMPLATE: "<p>One: {{ view.title }}</p>",
}


@dataclass
class Serving:
    """A server that runs, and the folder that it serves."""

    process: subprocess.Popen[bytes]
    root: Path
    url: str

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

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
            if text in (self.root / "log").read_text(encoding="utf-8", errors="replace"):
                return True
            time.sleep(0.05)
        return False

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
    write(root, FILES)
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with (root / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=root, stdout=log, stderr=log, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        server = Serving(process, root, f"http://127.0.0.1:{port}/")
        try:
            assert server.shows("One: First words"), (root / "log").read_text(encoding="utf-8")
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def test_an_edited_calendar_is_seen(serving: Serving) -> None:
    serving.edit(POST, "First words", "Second words")
    assert serving.shows("One: Second words")


def test_an_edited_template_is_seen(serving: Serving) -> None:
    serving.edit(TEMPLATE, "One:", "Two:")
    assert serving.shows("Two: Second words")


def test_a_broken_file_is_survived(serving: Serving) -> None:
    serving.edit(POST, "title: Second words", 'title: "Second words')
    assert serving.said("[source/syntax]")
    serving.edit(POST, 'title: "Second words', "title: Third words")
    assert serving.shows("Two: Third words")


def test_a_broken_template_is_survived(serving: Serving) -> None:
    serving.edit(TEMPLATE, "{{ view.title }}", "{{ view.title")
    assert serving.said("TemplateSyntaxError")
    serving.edit(TEMPLATE, "{{ view.title", "{{ view.title }}")
    serving.edit(TEMPLATE, "Two:", "Three:")
    assert serving.shows("Three: Third words")


def test_nothing_of_one_build_is_left_in_the_next(serving: Serving) -> None:
    more = "- {id: b, date: 2026-12-05, channels: facebook, title: Another, copy: y}\n"
    serving.edit(POST, "posts:\n", f"posts:\n{more}")
    assert serving.shows("Three: Another", "posts/b/")
    serving.edit(POST, more, "")
    assert serving.shows("404", "posts/b/")


def test_a_page_of_the_user_comes_and_goes(serving: Serving) -> None:
    write(serving.root, {"content/about.md": "# About this plan"})
    assert serving.shows("About this plan", "about/")
    (serving.root / "content/about.md").unlink()
    assert serving.shows("404", "about/")
