"""The plan: what is in it, and when."""

from __future__ import annotations

import datetime as dt

from tests.plans import plan_of

STRATEGY = "channels: {facebook: }\n"


def posts(*days: str) -> str:
    lines = [
        f"  - {{date: {day}, channels: facebook, type: quote, stage: interest, title: T{n}}}"
        for n, day in enumerate(days)
    ]
    return "posts:\n" + "\n".join(lines) + "\n"


def window(*days: str, strategy: str = STRATEGY) -> tuple[str, ...]:
    plan = plan_of({"strategy.yml": strategy, "calendars/plan.yml": posts(*days)})
    return tuple(map(str, plan.window or ()))


def test_the_window_is_that_of_the_strategy_else_that_of_the_posts() -> None:
    given = f"{STRATEGY}window: {{start: 2026-12-01, end: 2026-12-31}}\n"
    assert window("2026-12-05", "2026-12-07") == ("2026-12-05", "2026-12-07")
    assert window("2026-12-05", strategy=given) == ("2026-12-01", "2026-12-31")
    assert window("2026-12-05", strategy=f"{STRATEGY}window: {{end: 2026-12-31}}\n") == (
        "2026-12-05",
        "2026-12-31",
    )
    assert window() == ()


def test_a_slip_of_the_year_does_not_stretch_the_window() -> None:
    assert window("2026-12-05", "2026-12-07", "2062-12-06") == ("2026-12-05", "2026-12-07")
    assert window("2062-12-06") == ("2062-12-06", "2062-12-06")


def test_the_same_plan_on_another_day() -> None:
    plan = plan_of(
        {"strategy.yml": STRATEGY, "calendars/plan.yml": posts("2026-12-05", "2029-12-05")}
    )
    assert plan.window == (dt.date(2026, 12, 5),) * 2
    later = plan.seen_from(dt.date(2029, 12, 1))
    assert later.window == (dt.date(2029, 12, 5),) * 2
