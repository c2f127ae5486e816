"""What every finding of the tables has, whichever rule it is from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from journey.findings import SEVERITIES, Finding
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import TODAY, plan_of

HERE = Path(__file__).parent
TABLES = {f"{path.parent.name}/{path.stem}": path for path in sorted(HERE.glob("*/*.yml"))}


@pytest.mark.parametrize("rule", TABLES)
def test_findings_are_whole(rule: str) -> None:
    for case in yaml.safe_load(TABLES[rule].read_text(encoding="utf-8")):
        files = dict(case.get("files", {}))
        files |= {"strategy.yml": case["strategy"]} if "strategy" in case else {}
        files |= {"calendars/plan.yml": case["calendar"]} if "calendar" in case else {}
        plan = plan_of(files, case.get("today", TODAY))
        for finding in check(plan, select=[rule]):
            _assert_whole(finding, plan)


def _assert_whole(finding: Finding, plan: Plan) -> None:
    assert finding.severity in SEVERITIES
    assert finding.location.line >= 1
    assert finding.location.column >= 1
    if finding.post:
        assert finding.post in {post.id for post in plan.posts} or plan.problems
    scope = finding.scope
    if scope is None:
        assert not finding.days, "days that fail lie in a scope"
        return
    assert (scope.start is None) == (scope.end is None)
    if scope.start and scope.end:
        assert scope.start <= scope.end
        assert all(scope.start <= day <= scope.end for day in finding.days)
    names = {
        "channel": plan.strategy.channels,
        "stage": plan.strategy.journey,
        "type": plan.strategy.post_types,
        "audience": plan.strategy.audiences,
    }
    for dimension, known in names.items():
        assert getattr(scope, dimension) in {None, *known}, dimension
