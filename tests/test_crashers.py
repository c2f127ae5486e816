"""Inputs that once failed do so no more: `make fuzz` found them."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from fuzz.plans import DRAWN
from fuzz.targets import TARGETS, attempt

CRASHERS = sorted((Path(__file__).parent / "crashers").iterdir())


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: path.name)
def test_an_input_that_failed_fails_no_more(path: Path) -> None:
    target, _, _ = path.name.partition("-")
    attempt(target, path.read_bytes())


@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("plan", b"brand: Fern\n=====\nposts: [{title: One, date: 2026-12-04}]"),
        ("changes", b"brand: Fern\n=====\nposts: [{title: One}]\n=====\nposts: [{title: Two}]"),
        ("baseline", b"version: 1\nfindings: [{rule: a/b, id: 1}]\n=====\nbrand: Fern"),
        ("texts", b"# A *text*"),
    ],
)
def test_what_is_made_of_an_input_is_compared(
    target: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt(target, content)
    numbers, made = count(), TARGETS[target]
    changing = {target: lambda content: ((name, next(numbers)) for name, _ in made(content))}
    monkeypatch.setattr("fuzz.targets.TARGETS", changing)
    with pytest.raises(AssertionError, match="is another one the second time"):
        attempt(target, content)


@pytest.mark.parametrize("target", DRAWN)
def test_plans_that_are_drawn_do_not_fail(target: str) -> None:
    @settings(max_examples=25, suppress_health_check=list(HealthCheck), database=None)
    @given(DRAWN[target]())
    def tried(content: bytes) -> None:
        attempt(target, content)

    tried()
