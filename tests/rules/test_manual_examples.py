"""The examples of the manual pages, where they are whole plans, do what the pages say of them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from journey.findings import Finding
from journey.rules.catalogue import catalogue
from tests.plans import TODAY, findings_of

PARTS = [  # about how files are read and what fields hold: a few lines of a file say more
    "model/contradiction",
    "model/duplicate-id",
    "model/invalid-value",
    "model/missing-field",
    "model/outlying-date",
    "model/unknown-field",
    "model/unknown-reference",
    "source/ambiguous",
    "source/encoding",
    "source/hidden-characters",
    "source/limits",
    "source/stray-file",
    "source/swallowed-text",
    "source/syntax",
]
WHOLE = [name for name, rule in catalogue().items() if rule.manual.count("# strategy.yml") == 2]


def test_the_pages_have_whole_plans() -> None:
    assert sorted(catalogue().keys() - WHOLE) == PARTS


@pytest.mark.parametrize("rule", WHOLE)
def test_the_failing_example_fails_and_the_passing_one_passes(rule: str) -> None:
    fails, passes = _example(rule, "Fails"), _example(rule, "Passes")
    assert [f.rule for f in _found(rule, fails)] == [rule]
    assert _found(rule, passes) == []


@pytest.mark.parametrize("rule", WHOLE)
def test_the_examples_are_right_in_all_else(rule: str) -> None:
    for part in ("Fails", "Passes"):
        findings = _found("model", _example(rule, part)) + _found("source", _example(rule, part))
        assert [f.message for f in findings] == []


def _example(rule: str, part: str) -> str:
    manual = catalogue()[rule].manual
    return manual.partition(f"## {part}\n")[2].partition("```yaml\n")[2].partition("```")[0]


def _found(rule: str, example: str) -> list[Finding]:
    today = re.search(r"^# today: (.*)$", example, re.MULTILINE)
    pieces = re.split(r"^# (\S+\.\w+)$", example, flags=re.MULTILINE)[1:]
    files = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return findings_of(files, rule, dt.date.fromisoformat(today[1]) if today else TODAY)
