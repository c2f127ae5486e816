"""Dates, counts and cadences as a page words them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from journey.dates import MONTHS, WEEKDAYS, day_and_month, duration
from journey.model.strategy import Cadence


def short_day(day: dt.date) -> str:
    """A date in a list: "Tue 1 Dec"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def span(start: dt.date, end: dt.date) -> str:
    """A span without its year: "4–6 December", "28 December – 3 January"."""
    if start == end:
        return day_and_month(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_and_month(end)}"
    return f"{day_and_month(start)} – {day_and_month(end)}"


def short_span(start: dt.date, end: dt.date) -> str:
    """A span above a narrow column: "4–6 Dec", "28 Dec – 3 Jan"."""
    last = f"{end.day} {MONTHS[end.month - 1][:3]}"
    if start.month == end.month:
        return last if start == end else f"{start.day}–{last}"
    return f"{start.day} {MONTHS[start.month - 1][:3]} – {last}"


def week_id(day: dt.date) -> str:
    """The ISO week of a date as addresses have it: "2026-w49"."""
    year, week, _ = day.isocalendar()
    return f"{year}-w{week:02}"


def month_id(day: dt.date) -> str:
    """The month of a date as addresses have it: "2026-12"."""
    return f"{day.year:04}-{day.month:02}"


def count(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 post", "3,000 posts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "a, b and c"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def weekdays(days: Sequence[int]) -> str:
    """Days of the week: "Monday to Friday", "Tuesday and Thursday", "every day"."""
    wanted = sorted(set(days))
    names = [WEEKDAYS[day] for day in wanted]
    if len(wanted) == 7:
        return "every day"
    if len(wanted) > 2 and wanted[-1] - wanted[0] == len(wanted) - 1:
        return f"{names[0]} to {names[-1]}"
    return listed(names)


def cadence(rhythm: Cadence) -> str:
    """How often a channel posts: "1 to 5 posts a day, Monday to Friday, at least 1 hour apart"."""
    words = [f"{_posts(rhythm)} a {rhythm.per}"]
    if rhythm.per == "day" or len(set(rhythm.days)) < 7:
        words.append(weekdays(rhythm.days))
    if rhythm.per == "day" and rhythm.spacing and rhythm.max != 1:
        words.append(f"at least {duration(rhythm.spacing)} apart")
    sentence = ", ".join(words)
    return sentence[:1].upper() + sentence[1:]


def _posts(rhythm: Cadence) -> str:
    if rhythm.max is None:
        return f"at least {count(rhythm.min, 'post')}"
    if rhythm.max == rhythm.min:
        return count(rhythm.min, "post")
    return f"{rhythm.min} to {count(rhythm.max, 'post')}"
