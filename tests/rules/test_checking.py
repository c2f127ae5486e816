"""The check: which rules it applies, as of which day, and how findings are told apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from journey.findings import fingerprint
from journey.rules.checking import check
from journey.rules.settings import settings
from journey.rules.stages.selling_too_much import Options
from tests.plans import plan_of

FILES = {
    "strategy.yml": "window: {start: 2026-12-01, end: 2026-12-01}\nchannels: {facebook: , x: }\n",
    "calendars/plan.yml": (
        "defaults: {channels: facebook, type: deal, stage: research}\n"
        "posts:\n"
        "  - {date: 2026-12-01, title: One}\n"
        "  - {date: 2026-12-01, title: Two, owner: [a, b]}\n"
    ),
}


def _rules(select: list[str], ignore: list[str]) -> set[str]:
    return {f.rule for f in check(plan_of(FILES), select=select, ignore=ignore)}


def test_rules_and_families_are_chosen_and_left_out() -> None:
    assert {"stages/type-fit", "model/invalid-value"} <= _rules([], [])
    assert _rules(["stages/type-fit"], []) == {"stages/type-fit"}
    assert _rules(["model"], []) == {"model/invalid-value"}
    assert _rules(["model", "stages/type-fit"], ["model"]) == {"stages/type-fit"}
    assert _rules(["model", "stages/type-fit"], ["stages/type-fit"]) == {"model/invalid-value"}
    assert "stages/type-fit" in _rules([], ["model"])


def test_a_plan_is_seen_from_another_day() -> None:
    plan = plan_of(FILES | {"calendars/new.yml": "posts: [{title: New, status: review}]\n"})
    on_the_day = check(plan, select=["plan/overdue"])
    later = check(plan, dt.date(2026, 12, 3), select=["plan/overdue"])
    assert (len(on_the_day), len(later)) == (0, 2)
    assert {f.scope and f.scope.end for f in later} == {dt.date(2026, 12, 3)}


def test_what_is_wrong_in_a_file_names_the_post_and_the_field() -> None:
    (finding,) = check(plan_of(FILES), select=["model/invalid-value"])
    assert (finding.post, finding.field, finding.severity) == ("two", "owner", "error")


def test_findings_about_the_same_are_told_apart_by_their_order() -> None:
    waivers = "waivers:\n" + "  - {rule: cadence/spacing, reason: Busy}\n" * 4
    files = FILES | {"strategy.yml": FILES["strategy.yml"] + waivers}
    found = check(plan_of(files), select=["plan/unused-waiver"])
    assert len(found) == 4
    without = [replace(finding, fingerprint="") for finding in found]
    expected = [fingerprint(finding, "", number) for number, finding in enumerate(without)]
    assert [finding.fingerprint for finding in found] == expected
    assert len(set(expected)) == 4


def test_a_rule_that_there_is_not() -> None:
    files = {
        "strategy.yml": "channels: {facebook: }\nrules:\n  cadence/spacin: off\n  zebra: off\n"
    }
    near, none = check(plan_of(files), select=["model/unknown-reference"])
    assert near.message == "rules: there is no rule “cadence/spacin”"
    assert near.help == "Did you mean cadence/spacing?"
    assert none.help == "`journey rule` lists the rules."
    assert (near.severity, near.field) == ("error", "rules.cadence/spacin")
    assert (near.location.line, near.location.column) == (3, 3)
    assert (none.location.line, none.location.column) == (4, 3)


def test_what_a_plan_does_not_set_stays_as_its_preset_has_it() -> None:
    strategy = "preset: newsletter\nchannels: {facebook: }\nrules:\n"
    rule = "  stages/selling-too-much: {severity: info, max: 30%}\n"
    wanted, problems = settings(plan_of({"strategy.yml": strategy + rule}))
    assert problems == []
    options = wanted["stages/selling-too-much"].options
    assert isinstance(options, Options)
    assert (options.max, options.days) == (30.0, 42)


def test_ideas_that_are_counted_may_hold_placeholders() -> None:
    post = "{date: 2026-12-01, title: TBD, status: idea, channels: facebook, copy: TODO}"
    files = {"strategy.yml": "channels: {facebook: }\n", "calendars/plan.yml": f"posts: [{post}]\n"}
    plan = plan_of(files).counting_ideas()
    assert check(plan, select=["channel/placeholder"]) == []
    assert plan.live
