"""Which findings waivers silence, by looking at every pair; and how much looking that takes."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pytest

import journey.rules.waivers
from journey.findings import Finding, Location, Scope
from journey.model.strategy import Waiver
from journey.plan import Plan
from journey.rules.checking import check
from journey.rules.waivers import Waivers
from tests.plans import findings_of, plan_of

FIRST = dt.date(2026, 12, 1)
DAY = dt.timedelta(days=1)
RULE = "variety/type-share"
CALENDAR = """\
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-03, title: P0}
  - {date: 2026-12-05, title: P1, channels: {facebook: , instagram: {date: 2026-12-09}}}
"""


def _drawn(dice: Random) -> dict[str, Any]:
    fields = {
        "channel": dice.choice([None, None, "facebook", "instagram"]),
        "stage": dice.choice([None, None, None, "interest"]),
        "post": dice.choice([None, None, "p0", "p1"]),
        "start": dice.choice([None, FIRST + DAY * dice.randint(-40, 8)]),
    }
    if dice.random() < 0.6:
        fields["end"] = (fields["start"] or FIRST) + DAY * dice.choice([0, 2, 8, 30, 31, 50])
    return {key: value for key, value in fields.items() if value is not None}


def _finding(dice: Random) -> Finding:
    scope = None
    if dice.random() < 0.8:
        start = FIRST + DAY * dice.randint(0, 9)
        span = dice.choice([(None, None), (start, start + DAY * dice.choice([0, 1, 5]))])
        scope = Scope(
            *span,
            channel=dice.choice([None, "facebook", "instagram"]),
            stage=dice.choice([None, "interest"]),
        )
    post = dice.choice([None, "p0", "p1", "gone"])
    return Finding("info", "message", "", Location("content"), post=post, scope=scope)


def _silences(waiver: dict[str, Any], finding: Finding, plan: Plan) -> bool:
    scope = finding.scope or Scope()
    placed = [p for p in plan.placements if p.id == finding.post]
    channel = scope.channel
    if channel is None and len({p.channel for p in placed}) == 1:
        channel = placed[0].channel
    days = [p.date for p in placed]
    start, end = (scope.start, scope.end) if scope.start else (None, None)
    if days and not start:
        start, end = min(days), max(days)
    if "start" in waiver or "end" in waiver:
        first = waiver.get("start", dt.date.min)
        if not (start and end and first <= start and end <= waiver.get("end", first)):
            return False
    got = {"channel": channel, "stage": scope.stage, "post": finding.post}
    return all(got[key] == waiver[key] for key in got if key in waiver)


@pytest.mark.parametrize("seed", range(40))
def test_a_waiver_is_found_for_every_finding_that_it_silences(seed: int) -> None:
    dice = Random(seed)
    drawn = [_drawn(dice) for _ in range(dice.randint(0, 8))]
    findings = [_finding(dice) for _ in range(30)]
    lines = "".join(
        f"  - {{rule: {RULE}, reason: R{number}, "
        + ", ".join(f"{key}: {value}" for key, value in waiver.items())
        + "}\n"
        for number, waiver in enumerate(drawn)
    )
    strategy = f"channels: {{facebook: , instagram: }}\nwaivers:\n{lines}"
    plan = plan_of({"strategy.yml": strategy, "calendars/plan.yml": CALENDAR})
    drawn = [w for w in drawn if "end" not in w or "start" not in w or w["start"] <= w["end"]]
    waivers = Waivers(plan)
    kept = list(waivers.kept(RULE, findings))
    assert kept == [f for f in findings if not any(_silences(w, f, plan) for w in drawn)]
    used = {id(w) for w in drawn if any(_silences(w, f, plan) for f in findings)}
    assert len(list(waivers.unused({RULE}))) == len(drawn) - len(used)


def test_many_waivers_and_many_findings_are_not_compared_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = 400
    days = [FIRST + DAY * n for n in range(number)]
    waivers = "".join(
        f"  - {{rule: stages/type-fit, start: {day}, reason: So}}\n"
        f"  - {{rule: cadence/daily-posting, channel: instagram, start: {day}, reason: So}}\n"
        for day in days
    )
    posts = "".join(f"  - {{date: {day}, title: At {day}}}\n" for day in days)
    files = {
        "strategy.yml": "channels: {facebook: , instagram: {cadence: {per: day}}}\n"
        f"waivers:\n{waivers}",
        "calendars/plan.yml": "defaults: {channels: facebook, type: deal, stage: research}\n"
        f"posts:\n{posts}",
    }
    compared = 0
    silences = journey.rules.waivers._silences

    def counting(waiver: Waiver, finding: Finding, plan: Plan) -> bool:
        nonlocal compared
        compared += 1
        return silences(waiver, finding, plan)

    monkeypatch.setattr(journey.rules.waivers, "_silences", counting)
    plan = plan_of(files)
    found = check(plan, select=["stages/type-fit", "cadence/daily-posting", "plan/unused-waiver"])
    assert found == []
    assert 0 < compared < 10 * number
    without = {**files, "strategy.yml": files["strategy.yml"].partition("waivers:")[0]}
    assert len(findings_of(without, "stages/type-fit")) == number
