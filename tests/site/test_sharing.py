"""Several processes build one site, and what goes wrong in one of them is made good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import REPOSITORY, build_site, settings, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process does all elsewhere")

# Another process is only made where there is one thread, so not in that of the tests.
BEGIN = """
import json, os, signal, sys
from pathlib import Path
from journey_mkdocs import sharing
from journey_mkdocs.sharing import Begun, share
os.sched_getaffinity = lambda _: {0, 1}
signal.signal(signal.SIGINT, signal.default_int_handler)  # if it is ignored
here, things = os.getpid(), list(range(500))
def note(thing, *more):
    with open(f"{thing}-{os.getpid()}", "a") as file:
        file.write(json.dumps([*more]))
"""
AHEAD = """
begun, begins = os.pipe()
def make(thing):
    os.write(begins, b"x")
    return thing * 2
work = Begun(make, end, things)
for _ in range(3):  # so many things, at least, are made ahead
    os.read(begun, 1)
"""


def _run(folder: Path, code: str) -> Any:
    process = subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(process.stdout)


def _notes(folder: Path) -> dict[int, list[str]]:
    """The processes that worked on each thing."""
    notes: dict[int, list[str]] = {}
    for file in sorted(folder.iterdir()):
        thing, _, process = file.name.partition("-")
        notes.setdefault(int(thing), []).append(process)
    return notes


def test_two_processes_share_the_work(tmp_path: Path) -> None:
    work = "share(lambda part: [note(thing) for thing in part], things)\nprint(here)"
    here = str(_run(tmp_path, work))
    notes = _notes(tmp_path)
    assert list(map(len, notes.values())) == [1] * 500
    assert sum(processes == [here] for processes in notes.values()) == 250


def test_what_another_process_cannot_do_is_done_here(tmp_path: Path) -> None:
    code = """
def work(part):
    if os.getpid() != here:
        raise ValueError
    for thing in part:
        note(thing)
share(work, things)
print(here)
"""
    here = str(_run(tmp_path, code))
    assert _notes(tmp_path) == {thing: [here] for thing in range(500)}


IGNORED = "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"


def test_work_is_shared_where_the_ends_of_processes_are_ignored(tmp_path: Path) -> None:
    work = "share(lambda part: [note(thing) for thing in part], things)\nprint(here)"
    here = str(_run(tmp_path, IGNORED + work))
    notes = _notes(tmp_path)
    assert list(map(len, notes.values())) == [1] * 500
    assert sum(processes == [here] for processes in notes.values()) == 250


def test_a_process_whose_end_somebody_else_has_heard_of_is_not_trusted(tmp_path: Path) -> None:
    code = """
def work(part):
    if os.getpid() == here and part[0] == 0:
        os.wait()
    for thing in part:
        note(thing)
share(work, things)
print(here)
"""
    here = str(_run(tmp_path, code))
    assert all(here in processes for processes in _notes(tmp_path).values())


def test_few_things_are_done_here(tmp_path: Path) -> None:
    work = "share(lambda part: [note(thing) for thing in part], things[:20])\nprint(here)"
    here = str(_run(tmp_path, work))
    assert _notes(tmp_path) == {thing: [here] for thing in range(20)}


def test_what_was_begun_ahead_is_ended_with_what_was_found(tmp_path: Path) -> None:
    code = """
def end(made, found):
    for thing, value in made:
        note(thing, value, found)
"""
    code += AHEAD + "print(json.dumps([work.finish(['found']), work.failed()]))"
    rest, failed = _run(tmp_path, code)
    ended = [int(file.name.partition("-")[0]) for file in tmp_path.iterdir()]
    assert len(ended) >= 3
    assert sorted([*ended, *rest]) == list(range(500))
    assert failed == []
    (last,) = tmp_path.glob("499-*")
    assert json.loads(last.read_text()) == [998, ["found"]]


@pytest.mark.parametrize(
    "fault", ["raise ValueError", "os.abort()", "os.kill(os.getpid(), signal.SIGKILL)"]
)
def test_what_was_begun_ahead_and_not_ended_is_left_to_do(tmp_path: Path, fault: str) -> None:
    code = f"def end(made, found):\n    {fault}\n{AHEAD}"
    rest, failed = _run(tmp_path, code + "print(json.dumps([work.finish([1]), work.failed()]))")
    assert sorted([*rest, *failed]) == list(range(500))
    assert len(failed) >= 3


INTERRUPTED = """
def work(part):
    if os.getpid() == here:
        os.kill(here, signal.SIGINT)
    while True:
        signal.pause()
try:
    share(work, things)
except KeyboardInterrupt:
    print(json.dumps("interrupted"))
"""
BEGINNING = """
fork = os.fork
def interrupted():
    process = fork()
    if process:
        os.kill(here, signal.SIGINT)
    return process
os.fork = interrupted
"""


CODES = {
    "work": INTERRUPTED,
    "beginning": BEGINNING + INTERRUPTED,
    "ignored": IGNORED + INTERRUPTED,
}


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_whoever_interrupts_one_process_interrupts_all(tmp_path: Path, code: str) -> None:
    assert _run(tmp_path, code) == "interrupted"  # and nobody else has its output open still


def test_what_is_killed_while_it_is_ahead_is_left_to_do(tmp_path: Path) -> None:
    code = "def make(thing):\n    os.abort()\nwork = Begun(make, None, things)\n"
    code += "print(json.dumps([work.finish([1]), work.failed()]))"
    assert _run(tmp_path, code) == [list(range(500)), []]


@pytest.mark.parametrize("finish", ["work.finish(None)", "things"])
def test_where_nothing_is_found_all_is_left_to_do(tmp_path: Path, finish: str) -> None:
    code = f"""
def end(made, found):
    note(0)
{AHEAD}
print(json.dumps([{finish}, work.failed()]))
"""
    assert _run(tmp_path, code) == [list(range(500)), []]
    assert list(tmp_path.iterdir()) == []


def test_a_site_built_by_several_processes_is_that_of_one(tmp_path: Path) -> None:
    posts = "".join(
        f"  - {{date: 2026-12-{1 + n % 28:02}, channels: facebook, title: Post {n}, "
        "type: question, stage: interest, copy: Words}\n"
        for n in range(250)
    )
    files = {
        "content/strategy.yml": "brand: Fern\nchannels: {facebook: }\n",
        "content/calendars/a.yml": f"posts:\n{posts}",
        "mkdocs.yml": settings(),
    }
    for folder in ("one", "several"):
        write(tmp_path / folder, files)
    one = build_site(tmp_path / "one")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=tmp_path / "several",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY)},
        check=True,
    )
    other = tmp_path / "several" / "site"
    assert len(one.files()) > 300
    for file in one.files():
        if not file.endswith((".gz", "search_index.json", "sitemap.xml")):  # times, and order
            assert (other / file).read_bytes() == (one.folder / file).read_bytes(), file
