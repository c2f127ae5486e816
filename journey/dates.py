"""Dates as numbers and as words. The words are English whatever the machine's language is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

DAY = dt.timedelta(days=1)
MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def dates(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    """Every date from the first to the last, both included."""
    for number in range(start.toordinal(), end.toordinal() + 1):
        yield dt.date.fromordinal(number)


def moved(day: dt.date, days: int) -> dt.date:
    """A date so many days later, or earlier; beyond the calendar, its first or last date."""
    number = day.toordinal() + days
    return dt.date.fromordinal(min(max(number, 1), dt.date.max.toordinal()))


def spoken(start: dt.date, end: dt.date | None = None) -> str:
    """A date, or a span of them, in words: "6 December 2026", "4–6 December 2026"."""
    end = end or start
    last = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {last}"
    return f"{start.day} {MONTHS[start.month - 1]} {start.year} – {last}"


def weekday(day: dt.date) -> str:
    """A date with its weekday: "Tue 1 December 2026"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {spoken(day)}"


def monday(day: dt.date) -> dt.date:
    """The Monday of a date's ISO week."""
    return day - DAY * day.weekday()


def week_name(day: dt.date) -> str:
    """The ISO week of a date: "week 49"."""
    return f"week {day.isocalendar().week}"


def duration(length: dt.timedelta) -> str:
    """A length of time: "14 days", "2 hours", "30 minutes"."""
    number, unit = int(length.total_seconds()) // 60, "minute"
    for size, larger in ((24 * 60, "day"), (60, "hour")):
        if number and number % size == 0:
            number, unit = number // size, larger
            break
    return f"{number} {unit}{'s' * (number != 1)}"


def day_and_month(day: dt.date) -> str:
    """A date without its year: "1 December"."""
    return f"{day.day} {MONTHS[day.month - 1]}"
