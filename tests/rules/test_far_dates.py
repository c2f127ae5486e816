"""Rules at the ends of the calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import journey
from tests.site.conftest import write

FIRST, LAST = dt.date.min, dt.date.max
DAYS = (FIRST, dt.date(2026, 12, 31), LAST)


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("day", DAYS)
def test_a_plan_is_checked_whatever_today_and_its_days_are(
    tmp_path: Path, today: dt.date, day: dt.date
) -> None:
    post = f"date: {day.isoformat()}, channels: facebook, type: contest, stage: interest"
    files: dict[str, str | bytes] = {
        "strategy.yml": (
            "channels: {facebook: {cadence: {per: day}}}\n"
            "approval: {required: yes, days: 9}\n"
            f"campaigns: {{winter: {{launch: {day.isoformat()}, start: {day.isoformat()}}}}}\n"
        ),
        "calendars/a.yml": f"posts:\n- {{{post}, title: Only, campaign: winter, copy: Words}}\n",
    }
    write(tmp_path, files)
    plan = journey.load(tmp_path)
    assert plan.posts
    assert journey.check(plan, today=today)
