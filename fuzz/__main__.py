"""Try odd inputs: `make fuzz`, or `python -m fuzz SECONDS TARGET WAY` for one of them.

Atheris changes inputs by which lines of the code they reach; what it finds worth keeping stays in
`.fuzz/`, where the next run goes on. In the way `drawn`, hypothesis makes plans of what it changes.
An input that fails is kept in `tests/crashers/`, where `tests/test_crashers.py` tries it from then
on; one a place is enough, so the run goes on.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import atheris
from hypothesis import HealthCheck, given, settings

with atheris.instrument_imports(include=["journey", "journey_mkdocs"]):
    from fuzz.targets import BETWEEN, TARGETS, attempt

    for known in TARGETS:  # imports what is imported only when it is needed
        attempt(known, b"x")

from fuzz.plans import DRAWN

ROOT = Path(__file__).parents[1]
CRASHERS = ROOT / "tests" / "crashers"
KEPT = ROOT / ".fuzz"
LONGEST = 64 * 1024
"""Bytes of an input."""
SLOW = 5.0
"""Seconds of computing that no input may take: twice tried, and slowed down by being watched."""

OPTIONS = (f"-max_len={LONGEST}", "-timeout=60", "-len_control=0", "-rss_limit_mb=4096")
WAYS = (*((target, "changed") for target in TARGETS), *((target, "drawn") for target in DRAWN))
"""The targets, and how inputs for them are made."""


def main(arguments: list[str]) -> int:
    """Try each target for some seconds, in each of the ways; or one in one way."""
    if len(arguments) == 3:
        _try(arguments[1], arguments[2], int(arguments[0]))
    seconds = arguments[0] if arguments else "300"
    before = set(CRASHERS.iterdir())
    for target, way in WAYS:
        print(f"== {target}, {way}, {seconds} seconds", flush=True)
        command = [sys.executable, "-m", "fuzz", seconds, target, way]
        subprocess.run(command, cwd=ROOT, check=False)
    found = sorted(set(CRASHERS.iterdir()) - before)
    print(f"{len(found)} inputs fail." if found else "No input fails.")
    return int(bool(found))


def _try(target: str, way: str, seconds: int) -> None:
    """Try a target until the time is over; ends the process."""
    folder = KEPT / f"{target}-{way}"
    folder.mkdir(parents=True, exist_ok=True)
    for seed in _dice() if way == "drawn" else _seeds(target):
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-artifact_prefix={folder}-", "-print_final_stats=1"]
    one = _drawn(target) if way == "drawn" else _given(target)
    atheris.Setup([sys.argv[0], *OPTIONS, *limits, str(folder)], one)
    atheris.Fuzz()


def _given(target: str) -> Callable[[bytes], None]:
    seen: set[str] = set()

    def one(content: bytes) -> None:
        start = time.process_time()
        try:
            attempt(target, content)
            took = time.process_time() - start
            assert took < SLOW, f"it takes {took:.1f} seconds"
        except Exception as error:
            place = _place(error)
            if place not in seen:
                seen.add(place)
                name = f"{target}-{hashlib.sha256(content).hexdigest()[:12]}"
                (CRASHERS / name).write_bytes(content)
                print(f"!! {name}: {place}", flush=True)

    return one


def _drawn(target: str) -> Callable[[bytes], object]:
    tried = _given(target)

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(DRAWN[target]())
    def one(content: bytes) -> None:
        tried(content)

    return one.hypothesis.fuzz_one_input


def _place(error: Exception) -> str:
    """Where something failed, and as what."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "journey" in frame.filename] or frames
    return f"{type(error).__name__} at {ours[-1].filename}:{ours[-1].lineno}: {str(error)[:200]}"


def _dice() -> Iterator[bytes]:
    """What hypothesis draws its first plans from."""
    random = Random(0)
    yield from (random.randbytes(size) for size in range(1_000, 20_000, 1_000))


def _seeds(target: str) -> Iterator[bytes]:
    """The demo plan, and what JOURNEY_CORPUS has of hostile inputs, in inputs of a target."""
    content = ROOT / "content"
    strategy = (content / "strategy.yml").read_bytes()
    hostile = list(_hostile())
    documents = [part for part in hostile if b"\n" in part]
    calendars = [path.read_bytes() for path in sorted(content.glob("calendars/*.yml"))]
    posts = [path.read_bytes() for path in sorted(content.glob("posts/*/*.md"))]
    if target == "texts":
        yield from (*hostile, *posts)
    elif target == "baseline":
        yield (
            b'version: 1\nfindings:\n  - {rule: cadence/daily-posting, channel: "facebook", '
            b'days: "2026-12-04..2026-12-06", says: "facebook has no post"}\n'
            b'  - {rule: model/missing-field, post: "a", id: 1234abcd, says: "no stage"}\n'
            b'  - {rule: variety/mix, type: "deal", share: 31.50%, says: "too many"}\n'
        )
        yield from hostile
    elif target == "changes":
        yield from (BETWEEN.join((strategy, *two)) for two in pairwise(calendars))
        yield from (BETWEEN.join((strategy, part, calendars[-1])) for part in documents)
    else:
        yield from (BETWEEN.join((strategy, part)) for part in calendars)
        yield from (BETWEEN.join((strategy, b"", part)) for part in posts)
        yield from documents
        yield from (BETWEEN.join((b"brand: Fern\nchannels: {facebook: }", d)) for d in documents)


def _hostile() -> Iterator[bytes]:
    folder = Path(os.environ.get("JOURNEY_CORPUS", ROOT / "none"), "hostile")
    for path in sorted(folder.glob("*.yaml")):
        yield path.read_bytes()
    for path in sorted(folder.glob("*.json")):
        yield from (text.encode() for text in _strings(json.loads(path.read_text("utf-8"))))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _strings(part)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
