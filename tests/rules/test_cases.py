"""Every rule against its table of cases: plans that pass, plans that fail, plans that configure it.

A table is `tests/rules/<family>/<name>.yml`, a list of cases:

    - case: what the plan shows, in words
      today: 2026-12-03            # default 2026-12-01
      strategy: |                  # text of strategy.yml
        brand: Fern
      calendar: |                  # text of calendars/plan.yml
        posts: []
      files: {posts/long.md: "…"}  # further files, if any
      findings:                    # exactly those of this rule, in order; [] where it passes
        - message: the exact words
          line: 3                  # in calendars/plan.yml, or in `path`
          path: content/strategy.yml
          start: 2026-12-01        # scope, and every other field of a finding: compared if given
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from journey.findings import Finding
from journey.model.stages import STAGES, TYPES
from journey.rules.articles import ARTICLES, cited
from journey.rules.catalogue import catalogue
from tests.plans import TODAY, findings_of

HERE = Path(__file__).parent
TABLES = {f"{path.parent.name}/{path.stem}": path for path in sorted(HERE.glob("*/*.yml"))}
CALENDAR = "content/calendars/plan.yml"


def _cases() -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule}: {case['case']}")
        for rule, path in TABLES.items()
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("rule", "case"), _cases())
def test_finds_exactly_what_the_table_says(rule: str, case: dict[str, Any]) -> None:
    assert not set(case) - {"case", "today", "strategy", "calendar", "files", "findings"}
    files = dict(case.get("files", {}))
    if "strategy" in case:
        files["strategy.yml"] = case["strategy"]
    if "calendar" in case:
        files["calendars/plan.yml"] = case["calendar"]
    found = [_flat(f) for f in findings_of(files, rule, case.get("today", TODAY)) if f.rule == rule]
    expected = [{"path": CALENDAR, **_texts(finding)} for finding in case["findings"]]
    assert all({"message", "line"} <= set(finding) for finding in expected), "say message and line"
    assert [{key: f[key] for key in e} for f, e in zip(found, expected, strict=False)] == expected
    assert [f["message"] for f in found] == [e["message"] for e in expected]


def _texts(finding: dict[str, Any]) -> dict[str, Any]:
    return {k: str(v) if isinstance(v, dt.date) else v for k, v in finding.items()}


def _flat(finding: Finding) -> dict[str, Any]:
    """A finding with the parts of its place and scope beside its own fields, dates as text."""
    scope = asdict(finding.scope) if finding.scope else {}
    own = asdict(finding)
    del own["location"], own["scope"]
    own["days"] = [str(day) for day in finding.days]
    place = asdict(finding.location)
    return own | place | {k: str(v) if isinstance(v, dt.date) else v for k, v in scope.items()}


@pytest.mark.parametrize("rule", sorted(catalogue()))
def test_every_rule_has_cases_that_pass_and_cases_that_fail(rule: str) -> None:
    cases = yaml.safe_load(TABLES[rule].read_text(encoding="utf-8"))
    assert any(case["findings"] for case in cases)
    assert any(not case["findings"] for case in cases)
    if fields(catalogue()[rule].options):
        assert any(rule in case.get("strategy", "") for case in cases), "show it configured"


def test_every_table_belongs_to_a_rule() -> None:
    assert set(TABLES) <= set(catalogue())


@pytest.mark.parametrize("rule", sorted(catalogue()))
def test_every_manual_page_has_the_same_parts(rule: str) -> None:
    manual = catalogue()[rule].manual
    parts = [line[3:] for line in manual.splitlines() if line.startswith("## ")]
    expected = ["What it does", "Why", "Fails", "Passes"]
    options = fields(catalogue()[rule].options)
    cites = ["Articles"] if cited(manual) else []
    assert parts == expected + (["Options"] if options else []) + cites
    assert all(f"\n- {number}: {title}" in manual for number, title in cited(manual).items())
    for option in options:
        assert f"- `{option.name}`:" in manual


def test_each_article_is_cited_and_each_number_is_one() -> None:
    cites = {number for rule in catalogue().values() for number in cited(rule.docstring)}
    assert cites == set(ARTICLES)


def test_the_page_of_type_fit_lists_the_built_in_types() -> None:
    manual = " ".join(catalogue()["stages/type-fit"].manual.split())
    for stage in STAGES:
        names = sorted(kind.id for kind in TYPES if stage.id in kind.stages)
        assert f"- {stage.id}: {', '.join(names)} " in manual
