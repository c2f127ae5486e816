"""How a plan wants a rule is told as a plan would have it written."""

from __future__ import annotations

import pytest

from journey.rules.described import Option, level, options
from journey.rules.settings import Settings, settings
from tests.plans import plan_of


def _wanted(rule: str, written: str) -> Settings:
    strategy = f"channels: {{facebook: }}\nrules: {{{rule}: {written}}}\n"
    wanted, problems = settings(plan_of({"strategy.yml": strategy}))
    assert problems == []
    return wanted[rule]


@pytest.mark.parametrize(
    ("written", "told"),
    [("off", "off"), ("info", "info"), ("error", "error"), ("{days: 3}", "warning")],
)
def test_what_its_findings_count_as(written: str, told: str) -> None:
    assert level(_wanted("cadence/runway", written)) == told


@pytest.mark.parametrize(
    ("rule", "written", "told"),
    [
        ("cadence/runway", "info", [("days", "14", "")]),
        ("cadence/runway", "{days: 3}", [("days", "3", "14")]),
        (
            "cadence/quiet-hours",
            '{hours: "21:30-07:00"}',
            [("hours", "21:30–07:00", "22:00–06:00")],
        ),
        ("stages/coverage", "info", [("days", "by default", "")]),
        ("stages/coverage", "{days: 7}", [("days", "7", "by default")]),
        ("stages/selling-too-much", "{max: 12.5%}", [("max", "12.5", "20"), ("days", "14", "")]),
        (
            "variety/shock",
            "{every: 2w}",
            [("every", "14 days", "by default"), ("at_most", "2", "")],
        ),
        (
            "cadence/daily-posting",
            "{without_cadence: no}",
            [("scope", "channel", ""), ("without_cadence", "no", "yes")],
        ),
        ("stages/mix", "error", []),
        (
            "email/re-engagement",
            "{types: [back, again]}",
            [("days", "90", ""), ("types", "back, again", "re-engagement")],
        ),
    ],
)
def test_options_and_what_they_usually_are(
    rule: str, written: str, told: list[tuple[str, str, str]]
) -> None:
    assert list(options(_wanted(rule, written))) == [Option(*option) for option in told]
