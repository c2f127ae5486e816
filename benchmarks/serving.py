"""From a saved edit to the new page, in a browser: `mkdocs serve` as somebody works with it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WATCH = """
const look = () => {
  const title = document.querySelector("h1")?.textContent;
  if (title) requestAnimationFrame(() => window.seen(title, Date.now()));
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
"""Tells of the title in the frame after the one in which it is first drawn."""
START = 60.0  # seconds that the first build may take


def edit_to_page(folder: Path, post: str, edits: int) -> float:
    """Measure how long somebody waits who saves an edit of a post, and looks at its page.

    Args:
        folder: Where mkdocs.yml is, with a plan in content/.
        post: The id of the post.
        edits: How many edits are counted, after two that are not.

    Returns:
        The median, in seconds, from the saved file to the new title on the page.
    """
    file = _file_of(folder, post)
    seconds = []
    seen: dict[str, float] = {}
    with _served(folder) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS)), None),
            args=["--no-sandbox"],
        )
        page = browser.new_page()
        page.expose_function("seen", lambda title, when: seen.setdefault(title, when / 1000))
        page.add_init_script(WATCH)
        page.goto(f"{url}posts/{post}/")
        before = ""
        for number in range(edits + 2):
            title = f"Edit {number}"
            page.wait_for_timeout(700 + 83 * (number % 7))  # MkDocs looks every half second
            text = file.read_text(encoding="utf-8")
            old = before or _title(text, post)
            start = time.time()
            file.write_text(text.replace(old, f"    title: {title}\n", 1), encoding="utf-8")
            while title not in seen:
                page.wait_for_timeout(20)
            seconds.append(seen[title] - start)
            before = f"    title: {title}\n"
        browser.close()
    return median(seconds[2:])


def _file_of(folder: Path, post: str) -> Path:
    calendars = sorted((folder / "content" / "calendars").iterdir())
    return next(f for f in calendars if f"id: {post}\n" in f.read_text(encoding="utf-8"))


def _title(text: str, post: str) -> str:
    lines = text[text.index(f"id: {post}\n") :].splitlines(keepends=True)
    return next(line for line in lines if line.startswith("    title: "))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        end = time.monotonic() + START
        while not _answers(url) and time.monotonic() < end:
            time.sleep(0.1)
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        with urlopen(url):
            return True
    except (URLError, OSError):
        return False
