"""The rules about variety against naive oracles that look at every day."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey.findings import Finding
from tests.rules.random_plans import Drawn, Placed, any_days, oracle, plans

Span = tuple[Any, ...]


def _spans(findings: list[Finding]) -> list[Span]:
    scopes = [(f.scope, f.post) for f in findings]
    return sorted(
        (s.channel or "", s.start, s.end, s.type or "", post or "") for s, post in scopes if s
    )


def _kind(placed: Placed) -> str | None:
    return None if placed.channel == "youtube" and placed.type == "video" else placed.type


def _topic(placed: Placed) -> str | None:
    return placed.topic.lower() if placed.topic else None


def _runs(on: list[Placed], key: Any, most: int) -> list[list[Placed]]:
    """Every stretch of the list that is alike, cannot be made longer, and is over the most."""
    found = []
    for first in range(len(on)):
        for end in range(first + most + 1, len(on) + 1):
            run = on[first:end]
            if len({key(p) for p in run}) != 1 or key(run[0]) is None or _pauses(run):
                continue
            longer = [on[first - 1 : end]] if first else []
            longer += [on[first : end + 1]] if end < len(on) else []
            if all(len({key(p) for p in more}) != 1 or _pauses(more) for more in longer):
                found.append(run)
    return found


def _pauses(run: list[Placed]) -> bool:
    return any((b.day - a.day).days > 30 for a, b in pairwise(run))


@oracle
@given(plans(types=2), st.integers(0, 3))
def test_same_type_in_a_row_finds_every_run_that_is_too_long(plan: Drawn, most: int) -> None:
    expected = [
        (name, run[0].day, run[-1].day, run[0].type, run[most].id)
        for name in plan.social
        for run in _runs(plan.on(name), _kind, most)
    ]
    rules = {"variety/same-type-in-a-row": {"max_run": str(most)}}
    assert _spans(plan.found("variety/same-type-in-a-row", rules=rules)) == sorted(expected)


@oracle
@given(plans(), st.integers(0, 3))
def test_repeated_topic_finds_every_run_that_is_too_long(plan: Drawn, most: int) -> None:
    expected = [
        (name, run[0].day, run[-1].day, "", run[most].id)
        for name in plan.social
        for run in _runs(plan.on(name), _topic, most)
    ]
    rules = {"variety/repeated-topic": {"max_run": str(most)}}
    assert _spans(plan.found("variety/repeated-topic", rules=rules)) == sorted(expected)


@oracle
@given(plans(types=4), st.integers(1, 9), st.integers(1, 5), st.integers(1, 4))
def test_weekly_types_looks_at_any_so_many_days(
    plan: Drawn, days: int, min_posts: int, min_types: int
) -> None:
    expected = []
    for name in plan.social:

        def fails(start: dt.date, end: dt.date, name: str = name) -> bool:
            inside = [p for p in plan.on(name) if start <= p.day <= end]
            types = {_kind(p) or p.id for p in inside}
            return len(inside) >= min_posts and len(types) < min_types

        expected += [(name, *span, "", "") for span in any_days(plan.days, days, fails)]
    options = {"days": str(days), "min_posts": str(min_posts), "min_types": str(min_types)}
    found = plan.found("variety/weekly-types", rules={"variety/weekly-types": options})
    assert _spans(found) == sorted(expected)


@oracle
@given(plans(), st.sampled_from([25, 40, 50, 60]), st.integers(0, 6))
def test_type_share_finds_every_type_over_the_most(plan: Drawn, most: int, sample: int) -> None:
    expected = []
    for name in plan.social:
        on = plan.on(name)
        for kind in {_kind(p) for p in on} - {None}:
            count = sum(_kind(p) == kind for p in on)
            if len(on) >= sample and count * 100 > most * len(on):
                expected.append((name, plan.days[0], plan.days[-1], kind, ""))
    rules = {"variety/type-share": {"max": f"{most}%", "min_sample": str(sample)}}
    assert _spans(plan.found("variety/type-share", rules=rules)) == sorted(expected)


@oracle
@given(plans(), st.integers(1, 10), st.integers(1, 10))
def test_type_drought_counts_the_open_days_without_a_type(
    plan: Drawn, quote: int, deal: int
) -> None:
    expected = []
    for kind, most in (("quote", quote), ("deal", deal)):
        held = {p.day for p in plan.inside if p.type == kind}
        missing: list[dt.date] = []
        for day in [*plan.days, None]:
            if day is None or day in held:
                if len(missing) > most:
                    expected.append(("", missing[0], missing[-1], kind, ""))
                missing = []
            elif not plan.closed(day):
                missing.append(day)
    types = {"quote": {"every": f"{quote}d"}, "deal": {"every": f"{deal}d"}}
    assert _spans(plan.found("variety/type-drought", types=types)) == sorted(expected)


@oracle
@given(plans(max_posts=40), st.integers(1, 15), st.integers(0, 3))
def test_shock_wants_one_now_and_then_and_never_too_many(
    plan: Drawn, every: int, at_most: int
) -> None:
    social = [p for p in plan.inside if p.channel in plan.social]

    def between(start: dt.date, end: dt.date) -> list[Placed]:
        return [p for p in social if start <= p.day <= end]

    def none(start: dt.date, end: dt.date) -> bool:
        inside = between(start, end)
        return len(inside) >= 10 and not any(p.shock for p in inside)

    def many(start: dt.date, end: dt.date) -> bool:
        return len({p.id for p in between(start, end) if p.shock}) > at_most

    expected: list[Span] = []
    if at_most and len(plan.days) >= every:
        expected += [("", *span, "", "") for span in any_days(plan.days, every, none)]
    for span in any_days(plan.days, every, many):
        shocking = [p for p in between(*span) if p.shock]
        ids = list(dict.fromkeys(p.id for p in shocking))
        expected.append(("", shocking[0].day, shocking[-1].day, "", ids[at_most]))
    rules = {"variety/shock": {"every": f"{every}d", "at_most": str(at_most)}}
    found = plan.found("variety/shock", rules=rules)
    assert _spans(found) == sorted(expected)
    assert all(f.gap == (f.post is None) for f in found)
    assert plan.found("variety/shock", rules=rules, tone="serious") == []
