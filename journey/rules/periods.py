"""Weeks and months: the periods that a cadence counts in."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from journey.dates import MONTHS, monday, spoken, week_name
from journey.model.strategy import Period


@lru_cache(maxsize=4096)
def period(per: Period, day: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the day, ISO week or month that holds a date.

    Args:
        per: "day", "week" or "month".
        day: The date. The week of the last date that there is ends with it.
    """
    if per == "day":
        return day, day
    if per == "week":
        first = monday(day)
        return first, dt.date.fromordinal(min(first.toordinal() + 6, dt.date.max.toordinal()))
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def period_name(per: Period, start: dt.date, end: dt.date) -> str:
    """Name a week or month: "week 49, 30 November – 6 December 2026", "December 2026"."""
    if per == "week":
        return f"{week_name(start)}, {spoken(start, end)}"
    return f"{MONTHS[start.month - 1]} {start.year}"
