"""What waits for an approval: what is late, what is due by Friday, and what comes later."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.views.home import HomeView
from journey.views.waiting import friday
from tests.views.sites import site_of, view_of

STRATEGY = """
window: {start: 2026-11-30, end: 2027-01-31}
channels: {facebook: }
approval: {required: yes, days: 2}
"""
DAY = dt.timedelta(days=1)


def _home(days: list[str], strategy: str = STRATEGY, today: str = "2026-12-02") -> HomeView:
    posts = "".join(f"  - {{date: {day}, title: T{n}}}\n" for n, day in enumerate(days))
    calendar = f"defaults: {{channels: facebook, type: quote, stage: interest}}\nposts:\n{posts}"
    view = view_of(site_of(strategy, calendar, today=dt.date.fromisoformat(today)), "")
    assert isinstance(view, HomeView)
    return view


def _groups(view: HomeView) -> list[tuple[str, list[str]]]:
    return [(group.title, [w.card.title for w in group.waits]) for group in view.waiting]


@pytest.mark.parametrize(
    ("today", "meant"),
    [
        ("2026-11-30", "2026-12-04"),
        ("2026-12-04", "2026-12-04"),
        ("2026-12-05", "2026-12-11"),
        ("2026-12-06", "2026-12-11"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_friday_is_the_one_that_comes(today: str, meant: str) -> None:
    assert str(friday(dt.date.fromisoformat(today))) == meant


def test_what_waits_is_late_or_due_by_friday_or_later() -> None:
    view = _home(["2026-12-03", "2026-12-04", "2026-12-06", "2026-12-07"])
    assert _groups(view) == [
        ("Late", ["T0"]),
        ("By Friday 4 December", ["T1", "T2"]),
        ("Later", ["T3"]),
    ]
    assert (view.due, view.friday) == (3, "Friday 4 December")


def test_that_nothing_is_due_by_friday_is_said() -> None:
    view = _home(["2026-12-20"])
    assert _groups(view) == [("By Friday 4 December", []), ("Later", ["T0"])]
    assert view.due == 0
    assert _groups(_home([])) == []


def test_where_approval_is_not_asked_for_the_day_counts_on_which_a_post_goes_out() -> None:
    strategy = STRATEGY.replace("required: yes, ", "")
    review = ["2026-12-03, status: review", "2026-12-05, status: review", "2026-12-03"]
    assert _groups(_home(review, strategy)) == [
        ("Goes out by Friday 4 December", ["T0"]),
        ("Later", ["T1"]),
    ]


def test_of_many_some_are_folded_and_others_counted() -> None:
    view = _home(["2026-12-05"] * 30)
    (group,) = view.waiting
    assert (len(group.waits), len(group.more), group.left, group.count) == (5, 19, 6, 30)
