"""The examples of the pages about what files say: a part of a calendar, or of the strategy."""

from __future__ import annotations

import pytest

from journey.findings import Finding
from journey.rules.catalogue import catalogue
from tests.plans import findings_of

PAGES = sorted(name for name in catalogue() if name.startswith(("model/", "source/")))
NOT_AS_TEXT = {"source/encoding", "source/hidden-characters", "source/stray-file"}


def _found(rule: str, part: str) -> list[Finding]:
    manual = catalogue()[rule].manual
    example = manual.partition(f"## {part}\n")[2].partition("```yaml\n")[2].partition("```")[0]
    files = {"strategy.yml": "channels: {facebook: }\n", "calendars/plan.yml": example}
    if "# content/strategy.yml" in example:
        files = {"strategy.yml": example}
    return [f for f in findings_of(files) if f.rule.startswith(("model/", "source/"))]


@pytest.mark.parametrize("rule", [name for name in PAGES if name not in NOT_AS_TEXT])
def test_the_failing_example_fails_in_nothing_else_and_the_passing_one_passes(rule: str) -> None:
    assert {f.rule for f in _found(rule, "Fails")} == {rule}
    assert _found(rule, "Passes") == []
