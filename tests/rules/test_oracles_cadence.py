"""The rules about cadence against naive oracles that look at every day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey.findings import Finding
from tests.rules.random_plans import DAY, Drawn, Placed, oracle, plans, stretches

Span = tuple[Any, ...]


def _spans(findings: list[Finding]) -> list[Span]:
    scopes = [(f.scope, f.days) for f in findings]
    return sorted((s.channel or "", s.start, s.end, days) for s, days in scopes if s)


def _runs(channel: str, days: list[dt.date], failing: Collection[dt.date]) -> list[Span]:
    return [(channel, run[0], run[-1], tuple(run)) for run in stretches(days, failing)]


def _whole_periods(plan: Drawn, per: str) -> list[list[dt.date]]:
    """The weeks or months of which every date is in the window."""
    periods = []
    for day in plan.days:
        if per == "week" and day.isoweekday() == 1:
            periods.append([day + DAY * n for n in range(7)])
        if per == "month" and day.day == 1:
            length = calendar.monthrange(day.year, day.month)[1]
            periods.append([day + DAY * n for n in range(length)])
    return [period for period in periods if set(period) <= set(plan.days)]


def _short_days(plan: Drawn, waivers: list[dict[str, str]]) -> list[Span]:
    expected: list[Span] = []
    for name, channel in plan.strategy["channels"].items():
        cadence = channel.get("cadence")
        if not cadence:
            continue
        mine = [w for w in waivers if w.get("channel", name) == name]
        least, on = int(cadence["min"]), [p.day for p in plan.on(name)]
        opened = plan.days[:1] if plan.strategy.get("window") or not on else [min(on)]
        if cadence["per"] == "day":
            days = [
                day
                for day in plan.posting_days(name)
                if day >= opened[0]
                if on.count(day) >= least
                or not any(w["start"] <= str(day) <= w["end"] for w in mine)
            ]
            short = [day for day in days if on.count(day) < least]
            expected += _runs(name, days, short)
        else:
            asked, short = [], []
            for period in _whole_periods(plan, cadence["per"]):
                left = [
                    day
                    for day in plan.posting_days(name)
                    if day in period
                    if not any(w["start"] <= str(day) <= w["end"] for w in mine)
                ]
                full = sum(day in period for day in on) >= least
                excused = not left and not full
                if period[0] >= opened[0] and set(period) & set(plan.posting_days(name)):
                    asked += [] if excused else [period]
                    short += [] if excused or full else [period]
            for run in stretches(asked, short):
                days = tuple(day for period in run for day in period)
                expected.append((name, days[0], days[-1], days))
    return sorted(expected)


@st.composite
def _waivers(draw: st.DrawFn, plan: Drawn) -> list[dict[str, str]]:
    waivers = []
    for _ in range(draw(st.integers(0, 2))):
        start = plan.today + DAY * draw(st.integers(-20, 5))
        length = draw(st.sampled_from([1, 2, 3, 7, 14, 31]))
        waiver = {
            "rule": "cadence/daily-posting",
            "reason": "Closed",
            "start": str(start),
            "end": str(start + DAY * (length - 1)),
        }
        if draw(st.booleans()):
            waiver["channel"] = draw(st.sampled_from(list(plan.strategy["channels"])))
        waivers.append(waiver)
    return waivers


@oracle
@given(
    st.data(),
    st.one_of(plans(without_cadence=False), plans(pers="week month", without_cadence=False)),
)
def test_daily_posting_finds_every_short_day_week_and_month(
    data: st.DataObject, plan: Drawn
) -> None:
    waivers = data.draw(_waivers(plan))
    found = plan.found("cadence/daily-posting", waivers=waivers)
    assert _spans(found) == _short_days(plan, waivers)
    assert all(f.gap and f.severity == "error" for f in found)


@oracle
@given(plans(max_posts=12))
def test_daily_posting_of_the_whole_plan_asks_for_one_post_anywhere(plan: Drawn) -> None:
    channels = plan.strategy["channels"]
    found = plan.found("cadence/daily-posting", rules={"cadence/daily-posting": {"scope": "plan"}})
    cadences = {name: c["cadence"] for name, c in channels.items() if "cadence" in c}
    if cadences:
        daily = [n for n, c in cadences.items() if c["per"] == "day" and c["min"] != "0"]
        asked = [d for d in plan.days if any(d in plan.posting_days(name) for name in daily)]
    elif list(channels) == ["newsletter"]:
        asked = []
    else:
        asked = [day for day in plan.days if not plan.closed(day)]
    held = {p.day for p in plan.inside}
    expected = _runs("", asked, [day for day in asked if day not in held])
    assert [span for span in _spans(found) if not span[0]] == expected


@oracle
@given(plans(max_days=12, without_cadence=False))
def test_too_many_posts_finds_every_day_week_and_month_over_its_most(plan: Drawn) -> None:
    expected: list[Span] = []
    for name, channel in plan.strategy["channels"].items():
        if "cadence" not in channel:
            continue
        cadence, on = channel["cadence"], [p.day for p in plan.on(name)]
        if "max" not in cadence:
            per, most = "day", 2 if name != "newsletter" else 1000
        else:
            per, most = cadence["per"], int(cadence["max"])
        if per == "day":
            full = {day for day in on if on.count(day) > most}
            days = sorted({*plan.posting_days(name), *full})
            expected += _runs(name, days, full)
        else:
            for start, end in {_around(per, day) for day in on}:
                if sum(start <= day <= end for day in on) > most:
                    expected.append((name, start, end, ()))
    rules = {"cadence/too-many-posts": {"max_a_day": "2"}}
    assert _spans(plan.found("cadence/too-many-posts", rules=rules)) == sorted(expected)


def _around(per: str, day: dt.date) -> tuple[dt.date, dt.date]:
    """The week or month around a day."""
    start = end = day
    while not (start.isoweekday() == 1 if per == "week" else start.day == 1):
        start -= DAY
    while not ((end + DAY).isoweekday() == 1 if per == "week" else (end + DAY).day == 1):
        end += DAY
    return start, end


_SPACING = {"0m": 0, "20m": 20, "1h": 60, "2h": 120, "1d": 1440}


@oracle
@given(plans(max_days=7, without_cadence=False))
def test_spacing_measures_real_time_to_the_placement_before(plan: Drawn) -> None:
    expected = []
    for name, channel in plan.strategy["channels"].items():
        if "cadence" not in channel or name == "newsletter":
            continue
        least = _SPACING[channel["cadence"]["spacing"]]
        timed = [p for p in plan.on(name) if p.moment]
        for p in timed:
            earlier = [q for q in timed if (q.moment, q.id) < (p.moment, p.id)]
            if not earlier:
                continue
            apart = min(_minutes(q, p) for q in earlier)
            if apart < least or apart == 0:
                expected.append((p.id, name, "warning" if apart else "error"))
    found = [
        f for f in plan.found("cadence/spacing") if f.scope and f.scope.channel != "newsletter"
    ]
    assert sorted((f.post, f.scope.channel, f.severity) for f in found if f.scope) == sorted(
        expected
    )


def _minutes(first: Placed, second: Placed) -> float:
    assert first.moment
    assert second.moment
    return (second.moment - first.moment).total_seconds() / 60


def _minutes_of(hours: str, *, last: bool) -> set[int]:
    """Every minute of the day that lies within hours, walked through one by one."""
    start, end = (int(t[:2]) * 60 + int(t[3:]) for t in hours.split("-"))
    if start == end:
        return set(range(1440))
    minutes, now = set(), start
    while now != end:
        minutes.add(now)
        now = (now + 1) % 1440
    return minutes | ({end} if last else set())


@oracle
@given(plans(max_days=12))
def test_active_hours_finds_days_with_times_and_none_of_them_active(plan: Drawn) -> None:
    expected: list[Span] = []
    for name, channel in plan.strategy["channels"].items():
        if "active" not in channel:
            continue
        active = set().union(*(_minutes_of(hours, last=True) for hours in channel["active"]))
        times = {d: [p.minutes for p in plan.on(name) if p.day == d and p.time] for d in plan.days}
        days = [day for day in plan.posting_days(name) if times[day]]
        missed = [day for day in days if not active & set(times[day])]
        expected += _runs(name, days, missed)
    assert _spans(plan.found("cadence/active-hours")) == sorted(expected)


@oracle
@given(plans(max_days=12), st.sampled_from(["22:00-06:00", "00:30-08:00", "08:00-09:00"]))
def test_quiet_hours_finds_every_placement_in_them(plan: Drawn, hours: str) -> None:
    quiet = _minutes_of(hours, last=False)
    expected = []
    for name in plan.social:
        active = plan.strategy["channels"][name].get("active", [])
        awake = set().union(*(_minutes_of(hours, last=True) for hours in active))
        expected += [(p.id, name) for p in plan.on(name) if p.minutes in quiet - awake]
    rules = {"cadence/quiet-hours": {"hours": hours}}
    found = plan.found("cadence/quiet-hours", rules=rules)
    assert sorted((f.post, f.scope.channel) for f in found if f.scope) == sorted(expected)


@oracle
@given(plans(max_posts=8), st.integers(0, 20))
def test_runway_finds_the_days_ahead_that_nothing_reaches(plan: Drawn, days: int) -> None:
    rules = {"cadence/runway": {"days": str(days)}}
    found = _spans(plan.found("cadence/runway", rules=rules))
    window = plan.strategy.get("window")
    if not plan.inside or (window and window["end"] < str(plan.today)):
        assert found == []
        return
    cadences = [c["cadence"] for c in plan.strategy["channels"].values() if "cadence" in c]
    pers = {cadence["per"] for cadence in cadences if cadence["min"] != "0"}
    reached = max(p.day for p in plan.placed)
    if pers and "day" not in pers:
        reached = _around("week" if "week" in pers else "month", reached)[1]
    for _ in range(100):
        if plan.closed(reached + DAY):
            reached += DAY
    wanted = plan.today + DAY * days
    if window:
        wanted = min(wanted, dt.date.fromisoformat(window["end"]))
    ahead = [plan.today + DAY * n for n in range((wanted - plan.today).days + 1)]
    missing = [day for day in ahead if day > reached]
    assert found == ([("", missing[0], wanted, ())] if missing else [])


@oracle
@given(plans(max_posts=40), st.integers(0, 12), st.sampled_from(["0.25", "0.5", "1"]))
def test_fading_compares_the_days_before_today(plan: Drawn, days: int, ratio: str) -> None:
    rules = {"cadence/fading": {"days": str(days), "ratio": ratio, "min_posts": "2"}}
    found = _spans(plan.found("cadence/fading", rules=rules))
    window = plan.strategy.get("window")
    late = [plan.today - DAY * n for n in range(1, days + 1)]
    early = [plan.today - DAY * n for n in range(days + 1, 2 * days + 1)]
    now, before = ([p.day in span for p in plan.inside].count(True) for span in (late, early))
    open_now, open_before = (sum(not plan.closed(d) for d in span) for span in (late, early))
    limit = float(ratio) * before
    if open_now < open_before:
        limit = limit * (open_now / open_before)
    fades = before >= 2 and now < limit and not (window and window["end"] < str(plan.today))
    assert found == ([("", late[-1], plan.today, ())] if fades else [])
