"""Dates and times as people write them elsewhere, and what to write here instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from journey.dates import MONTHS, WEEKDAYS, spoken

_CLOCK = re.compile(
    r"([0-9]{1,2})(?:[.:h]([0-9]{2})(?::[0-5][0-9])?)?h?\s*(?:([ap])\.?m\.?|uhr|o['’]clock)?",
    re.IGNORECASE,
)
_YEAR = r"(?P<year>[0-9]{4}|[2-9][0-9])"
_FIRST_YEAR = 20
"""A number of two digits may be a year from here on."""
_NUMBER = "[0-9]{1,2}"
_DAY = rf"(?P<one>{_NUMBER})(?:st|nd|rd|th)?"
_MONTH = r"(?P<name>[a-z]{3,})\.?"
_DATES = [
    re.compile(
        rf"(?:(?P<weekday>[a-z]{{2,}})[.,]?\s+)?{order}(?:[T,\s]\s*(?:(?:at|[-–])\s+)?(?P<time>[0-9].*))?",
        re.IGNORECASE,
    )
    for order in (
        rf"(?P<year>[0-9]{{4}})(?P<sign>[-/. ])(?P<two>{_NUMBER})(?P=sign)(?P<one>{_NUMBER})",
        r"(?P<year>[0-9]{4})(?P<two>[0-9]{2})(?P<one>[0-9]{2})",
        rf"(?P<one>{_NUMBER})(?P<sign>[-/.])\s*(?P<two>{_NUMBER})(?P=sign)\s*{_YEAR}",
        rf"{_DAY}\.?[-\s]*(?:of\s+)?{_MONTH},?[-\s]+{_YEAR}",
        rf"{_MONTH}\s*{_DAY},?\s+{_YEAR}",
    )
]


def time_meant(text: str) -> str | None:
    """A time of day as other clocks show it: 6pm, 6.30 p.m., 18h30."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    half = (match[3] or "").lower()
    hour = int(match[1]) % 12 + 12 * (half == "p") if half else int(match[1])
    minute = int(match[2] or 0)
    fits = hour < 24 and minute < 60 and (not half or 0 < int(match[1]) < 13)
    return f"{hour:02}:{minute:02}" if fits else None


def date_help(text: str, *, timed: bool = True) -> str:
    """What to write for a date such as 1 December 2026 or 12/31/2026.

    Args:
        text: What was written.
        timed: Whether a time of day may stand behind it.
    """
    match = next(filter(None, (form.fullmatch(text) for form in _DATES)), None)
    days = _days_meant(match) if match else []
    time = time_meant(match["time"].strip()) if match and match["time"] else ""
    if not days or time is None:
        with_time = ", with a time if you like: 2026-12-31 18:00" if timed else ""
        return f"Write year, month and day: 2026-12-31{with_time}."
    written = [f"{day} {time}".strip() if timed else f"{day}" for day in days]
    if len(days) == 1:
        return f"Write {written[0]}."
    one, other = (f"{line} for {spoken(day)}" for line, day in zip(written, days, strict=True))
    return f"Write {one}, or {other}."


def _days_meant(match: re.Match[str]) -> list[date]:
    """The days that a date may mean: two where its numbers could be swapped, none of too many."""
    days: list[date] = []
    for year, month, day in dict.fromkeys(_readings(match)):
        with suppress(ValueError):
            days.append(date(year + 2000 * (year < 100), month, day))
    if weekday := match["weekday"]:
        days = [day for day in days if _begins(WEEKDAYS[day.weekday()], weekday)]
    return days if len(days) <= 2 else []


def _readings(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Year, month and day, in each order that somebody could mean."""
    parts = match.groupdict()
    year, one = int(parts["year"]), int(parts["one"])
    if name := parts.get("name"):
        name = "sep" if name.lower() == "sept" else name
        yield from ((year, n, one) for n, month in enumerate(MONTHS, 1) if _begins(month, name))
        return
    two = int(parts["two"])
    yield year, two, one
    if match.start("year") > match.start("one"):  # by year, month and day nobody means another
        yield year, one, two
        if year < 100 and one >= _FIRST_YEAR:
            yield one, two, year


def _begins(word: str, beginning: str) -> bool:
    return word.lower().startswith(beginning.lower())
