"""The options of rules are checked like other fields."""

from __future__ import annotations

from dataclasses import fields

import pytest

from journey.rules.catalogue import catalogue
from tests.plans import findings_of


@pytest.mark.parametrize("rule", catalogue())
def test_an_option_that_a_rule_does_not_have(rule: str) -> None:
    strategy = f"channels: {{facebook: }}\nrules:\n  {rule}:\n    zzzzzz: 5\n"
    (finding,) = findings_of({"strategy.yml": strategy}, "model/unknown-field")
    assert finding.message == f"the rule {rule} has no option “zzzzzz”"
    assert (finding.location.line, finding.location.column) == (4, 5)
    names = [field.name for field in fields(catalogue()[rule].options)]
    assert all(name in finding.help for name in names)
    assert ("has no options: set only its severity" in finding.help) == (not names)
    assert "x-" not in finding.help


def test_a_severity_that_is_misspelt() -> None:
    strategy = "channels: {facebook: }\nrules: {stages/mix: {severty: off}}\n"
    (finding,) = findings_of({"strategy.yml": strategy}, "model/unknown-field")
    assert finding.help == "Did you mean severity?"


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("cadence/runway: {dayz: 3}", "rules.cadence/runway.dayz"),
        ("cadence/runway: {days: soon}", "rules.cadence/runway.days"),
        ("cadence/runway: {severity: loud}", "rules.cadence/runway.severity"),
        ("cadence/runaway: off", "rules.cadence/runaway"),
    ],
)
def test_the_field_of_a_finding_begins_with_its_rule(written: str, field: str) -> None:
    files = {"strategy.yml": f"channels: {{facebook: }}\nrules: {{{written}}}\n"}
    (finding,) = findings_of(files, "model")
    assert finding.field == field
