"""Runs of days, any so many days, and days that waivers take away, against naive counting."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.rules.checking import check
from journey.rules.days import between, empty_stretches, failing_stretches, last_before, runs
from tests.plans import findings_of, plan_of
from tests.rules.random_plans import DAY, any_days, oracle

FIRST = dt.date(2026, 12, 1)
WINDOWS = st.integers(0, 30).map(lambda n: [FIRST + DAY * i for i in range(n)])
LENGTHS = st.integers(1, 35)


def _placed(days: list[dt.date]) -> list[Any]:
    return [SimpleNamespace(date=day, type=day.day % 3) for day in sorted(days)]


def _some(data: st.DataObject, days: list[dt.date]) -> list[Any]:
    return _placed(data.draw(st.lists(st.sampled_from(days), max_size=20)) if days else [])


@oracle
@given(st.data(), WINDOWS, LENGTHS, st.integers(0, 6))
def test_failing_stretches_looks_at_every_stretch(
    data: st.DataObject, days: list[dt.date], length: int, least: int
) -> None:
    placed = _some(data, days)

    def naive(start: dt.date, end: dt.date) -> bool:
        inside = [p for p in placed if start <= p.date <= end]
        return len(inside) < least or len({p.type for p in inside}) == 1

    def fails(counts: Counter[int], total: int) -> bool:
        assert all(count > 0 for count in counts.values())
        return total < least or len(counts) == 1

    found = list(failing_stretches(days, length, placed, lambda p: p.type, fails))
    assert found == any_days(days, length, naive)


@oracle
@given(st.data(), WINDOWS, LENGTHS)
def test_empty_stretches_are_failing_stretches_with_none(
    data: st.DataObject, days: list[dt.date], length: int
) -> None:
    placed = _some(data, days)

    def none(start: dt.date, end: dt.date) -> bool:
        return not any(start <= p.date <= end for p in placed)

    assert list(empty_stretches(days, length, placed)) == any_days(days, length, none)


@oracle
@given(st.data(), WINDOWS)
def test_what_lies_between_two_days_and_before_one(
    data: st.DataObject, days: list[dt.date]
) -> None:
    placed = _some(data, days)
    start, end = (FIRST + DAY * data.draw(st.integers(-3, 33)) for _ in "ab")
    assert list(between(placed, start, end)) == [p for p in placed if start <= p.date <= end]
    assert last_before(placed, start) == next((p for p in placed[::-1] if p.date < start), None)


def test_days_that_do_not_count_never_break_a_run() -> None:
    days = [FIRST, FIRST + DAY, FIRST + DAY * 4, FIRST + DAY * 5, FIRST + DAY * 6]
    failing = {FIRST + DAY, FIRST + DAY * 2, FIRST + DAY * 4, FIRST + DAY * 6}
    assert list(runs(failing, days)) == [(FIRST + DAY, FIRST + DAY * 4), (FIRST + DAY * 6,)]
    assert list(runs(failing, [])) == []


def test_stretches_at_both_ends_of_time() -> None:
    last = [dt.date.max - DAY, dt.date.max]
    first = [dt.date.min, dt.date.min + DAY]
    for days in (first, last):
        assert list(empty_stretches(days, 2, [])) == [tuple(days)]
        assert list(failing_stretches(days, 2, [], lambda p: p, lambda _, n: not n)) == [
            tuple(days)
        ]


@pytest.mark.parametrize("today", ["1970-01-01", "1970-01-02", "2199-12-30", "2199-12-31"])
@pytest.mark.parametrize("date", ["1970-01-01", "1970-01-02", "2199-12-30", "2199-12-31"])
@pytest.mark.parametrize("per", ["day", "week", "month"])
def test_no_date_makes_a_rule_stumble(date: str, today: str, per: str) -> None:
    cadence = f"{{per: {per}, max: 0}}"
    zones = {"facebook": "America/Chicago", "instagram": "Pacific/Auckland"}
    channels = "".join(
        f"  {name}: {{timezone: {zone}, cadence: {cadence}, active: 01:00-02:00}}\n"
        for name, zone in zones.items()
    )
    rules = "rules: {cadence/fading: {min_posts: 1}, variety/shock: {at_most: 0}}\n"
    post = "channels: [facebook, instagram], type: quote, stage: interest, shock: yes, topic: ends"
    times = ["00:00", "12:00", "23:59"]
    posts = "".join(f"  - {{date: {date} {time}, {post}, title: At {time}}}\n" for time in times)
    files = {
        "strategy.yml": f"channels:\n{channels}{rules}",
        "calendars/plan.yml": f"posts:\n{posts}",
    }
    plan = plan_of(files, dt.date.fromisoformat(today))
    assert len(plan.live) == 6
    assert {"cadence/too-many-posts", "variety/shock"} <= {f.rule for f in check(plan)}


STRATEGY = """\
window: {start: 2026-11-30, end: 2026-12-06}
channels:
  facebook: {cadence: {per: day, min: 1}}
  newsletter: {network: email, cadence: {per: week, min: 1}}
waivers:
"""
POST = "posts: [{date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}]"


@pytest.mark.parametrize(
    ("waiver", "used"),
    [
        ("channel: facebook, start: 2026-12-02", True),
        ("channel: facebook, start: 2026-12-01", False),  # there is a post on that day
        ("channel: facebook, start: 2026-12-07", False),  # outside of the window
        ("channel: facebook, start: 2026-11-30, end: 2026-12-06", True),
        ("channel: newsletter, start: 2026-11-30, end: 2026-12-06", True),
        ("channel: newsletter, start: 2026-11-30, end: 2026-12-05", False),  # not the whole week
        ("channel: newsletter", True),
        ("start: 2026-12-06", True),
        ("channel: facebook, start: 1970-01-01, end: 2199-12-31", True),
    ],
)
def test_a_waiver_of_days_is_used_where_days_are_gone(waiver: str, used: bool) -> None:
    strategy = f"{STRATEGY}  - {{rule: cadence/daily-posting, reason: Away, {waiver}}}\n"
    findings = findings_of({"strategy.yml": strategy, "calendars/plan.yml": POST})
    unused = [f for f in findings if f.rule == "plan/unused-waiver"]
    assert bool(unused) is not used
