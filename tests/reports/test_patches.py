"""What to write for a finding: nothing in it is live, and it is what the finding asks for."""

from __future__ import annotations

import pytest
import yaml

from journey.reports._patches import Patches
from journey.rules.checking import check
from tests.plans import plan_of

STRATEGY = (
    "window: {start: 2026-12-01, end: 2026-12-02}\nchannels: {facebook: {cadence: {per: day}}}\n"
)


def _patch(calendar: str, rule: str, indent: str = "") -> str:
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/a.yml": calendar})
    (finding,) = (f for f in check(plan) if f.rule == rule)
    return Patches(plan).markdown(finding, indent)


def test_a_line_that_is_wrong_is_a_suggestion_of_the_whole_line() -> None:
    calendar = "posts:\n  - {date: 2026-12-01, channels: facebook, stge: interest}  # a note\n"
    assert _patch(calendar, "model/unknown-field", "  ") == (
        "  ```suggestion\n"
        "    - {date: 2026-12-01, channels: facebook, stage: interest}  # a note\n"
        "  ```\n"
    )


def test_a_gap_is_a_post_to_paste() -> None:
    calendar = "posts:\n  - {date: 2026-12-01, channels: facebook}\n"
    first, *lines, last = _patch(calendar, "cadence/daily-posting").splitlines()
    assert (first, last) == ("```yaml", "```")
    (post,) = yaml.safe_load("\n".join(lines))
    assert post["date"] == "Wed 2026-12-02"
    assert post["channels"] == "facebook"


def test_where_nothing_is_sure_there_is_nothing_to_write() -> None:
    calendar = "posts:\n  - {date: 2026-13-01, channels: facebook}\n"
    assert _patch(calendar, "model/invalid-value") == ""


def test_what_stands_in_the_line_cannot_end_the_block() -> None:
    calendar = "posts:\n  - date: 2026-12-01\n    stge: interest  # ````\n"
    first, line, last = _patch(calendar, "model/unknown-field").splitlines()
    assert (first, last) == ("`````suggestion", "`````")
    assert line == "    stage: interest  # ````"


@pytest.mark.parametrize("odd", ["\t", "\u202e", "\u200b"])
def test_a_line_that_cannot_be_shown_as_it_is_is_no_suggestion(odd: str) -> None:
    """Whoever took it over would have what stands for the odd character in the file."""
    calendar = f"posts:\n  - date: 2026-12-01\n    stge: interest  # {odd} a note\n"
    assert _patch(calendar, "model/unknown-field") == ""


def test_a_fix_that_is_not_all_that_the_finding_is_about_is_no_suggestion() -> None:
    calendar = (
        "posts:\n  - date: 2026-12-01\n    channels: facebook\n    stage: >-\n      intrest\n"
    )
    assert _patch(calendar, "model/unknown-reference") == ""
