"""Every finding on real plans is judged, and of each rule nearly all are right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from journey.rules.catalogue import catalogue
from tests.precision.sources import SOURCES
from tests.precision.table import (
    PATH,
    WANTED,
    judged,
    judgements,
    named,
    precision,
    written,
)

TABLE = judgements()


@pytest.mark.parametrize("source", SOURCES)
def test_every_finding_is_judged_once_and_nothing_else_is(
    source: str, request: pytest.FixtureRequest
) -> None:
    corpus: Path | None = None
    if SOURCES[source].of_others:
        corpus = request.getfixturevalue("corpus")
    found, said = set(named(SOURCES[source].plan(corpus))), Counter(judged(TABLE, source))
    help = "run `python -m tests.precision`"
    assert not found - set(said), f"not judged yet: {help}"
    assert not set(said) - found, f"judged, and gone: {help} --tidy"
    assert not [name for name, times in said.items() if times > 1], "judged twice"


@pytest.mark.parametrize("rule", sorted({judgement.rule for judgement in TABLE}))
def test_nearly_all_findings_of_a_rule_are_right(rule: str) -> None:
    right, every = precision(TABLE)[rule]
    assert right / every >= WANTED, f"{right} of {every}: narrow the rule"


def test_the_table_is_about_rules_and_sources_that_there_are() -> None:
    assert {judgement.rule for judgement in TABLE} <= set(catalogue())
    assert {source for j in TABLE for source in j.findings} <= set(SOURCES)
    assert all(judgement.reason.strip() for judgement in TABLE)


def test_the_table_is_tidy() -> None:
    lines = PATH.read_text(encoding="utf-8").splitlines(keepends=True)
    assert "".join(line for line in lines if not line.startswith("#")) == written(TABLE)
