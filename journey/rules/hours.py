"""Hours of the day: what lies within them, and where and how a time is told."""

from __future__ import annotations

import datetime as dt

from journey.model.post import Placement
from journey.sources.problem import Location

_MINUTES_A_DAY = 24 * 60

Hours = tuple[dt.time, dt.time]
"""A span of the day; one that does not end after it begins runs over midnight."""


def within(time: dt.time, hours: Hours) -> bool:
    """Whether a time of day lies within hours, both ends included."""
    start, end = hours
    return start <= time <= end if start < end else time >= start or time <= end


def spoken_hours(hours: Hours) -> str:
    """Put hours into words: "07:30–09:00"."""
    start, end = hours
    return f"{start:%H:%M}–{end:%H:%M}"


def spoken_length(minutes: int) -> str:
    """Put a length of time into words: "20 minutes", "2 hours", "1 hour 30 minutes", "2 days"."""
    days, rest = divmod(minutes, _MINUTES_A_DAY)
    parts = [(days, "day"), (rest // 60, "hour"), (rest % 60, "minute")]
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n)


def field_of_time(placement: Placement) -> str:
    """Name the field that gives a placement its time: its `time`, else its `date`."""
    return "time" if placement.content.time else "date"


def place_of_time(placement: Placement) -> Location:
    """Where a placement's time is written."""
    return placement.content.source.locate(field_of_time(placement))


def minute(moment: dt.datetime) -> int:
    """Give the number of a moment's minute, on one count for all time zones.

    A local clock that is put forward or back does not change how far two moments are apart, so
    this counts in UTC; in whole numbers, because those know no last date.
    """
    offset = moment.utcoffset() or dt.timedelta()
    local = moment.hour * 60 + moment.minute
    return moment.toordinal() * _MINUTES_A_DAY + local - round(offset.total_seconds() / 60)
