"""A year at a glance: a row for each channel, a stroke for each day with a post."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from journey.dates import MONTHS
from journey.views.basis import Site
from journey.views.labels import ChannelLabel
from journey.views.record import record
from journey.views.words import month_id

_MOST = 3
"""The highest level that is told apart."""


@record
class YearRow:
    """A channel's year.

    Args:
        channel: The channel.
        paths: Level (1 to 3 posts a day or more) and the SVG path of its strokes, a day a unit.
        days: How many days have a post.
    """

    channel: ChannelLabel
    paths: tuple[tuple[int, str], ...]
    days: int


@record
class Year:
    """A year.

    Args:
        number: The year.
        length: How many days it has.
        today: The number of today in it, from 0; None where it is another year.
        rows: A row for each channel with a live placement in it.
        months: Name and page of each month; without a page, an empty path.
        month: The number of the month that is shown beside it.
    """

    number: int
    length: int
    today: int | None
    rows: tuple[YearRow, ...]
    months: tuple[tuple[str, str], ...]
    month: int


def year(site: Site, day: dt.date) -> Year:
    """The year of a date."""
    first = day.replace(month=1, day=1)
    length = (day.replace(month=12, day=31) - first).days + 1
    today = site.plan.today
    return Year(
        number=day.year,
        length=length,
        today=(today - first).days if today.year == day.year else None,
        rows=site.once(_rows).get(day.year, ()),
        months=_months(site, day.year),
        month=day.month,
    )


def _months(site: Site, number: int) -> tuple[tuple[str, str], ...]:
    firsts = {first: f"calendar/{month_id(first)}" for first in site.months if first.year == number}
    return tuple(
        (name, firsts.get(dt.date(number, month, 1), "")) for month, name in enumerate(MONTHS, 1)
    )


def _rows(site: Site) -> dict[int, tuple[YearRow, ...]]:
    """The rows of every year."""
    rows: dict[int, list[YearRow]] = {}
    for name, label in site.labels.channels.items():
        years: dict[int, Counter[int]] = {}
        for placement in site.shown.plan.by_channel.get(name, ()):
            day = placement.date
            years.setdefault(day.year, Counter())[day.timetuple().tm_yday - 1] += 1
        for number, counts in years.items():
            rows.setdefault(number, []).append(YearRow(label, _paths(counts), len(counts)))
    return {number: tuple(found) for number, found in rows.items()}


def _paths(counts: Counter[int]) -> tuple[tuple[int, str], ...]:
    levels: dict[int, list[int]] = {}
    for day, n in sorted(counts.items()):
        levels.setdefault(min(n, _MOST), []).append(day)
    return tuple((level, _strokes(days)) for level, days in sorted(levels.items()))


def _strokes(days: Sequence[int]) -> str:
    """One stroke for each stretch of neighbouring days."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == sum(runs[-1]):
            runs[-1][1] += 1
        else:
            runs.append([day, 1])
    return "".join(f"M{day} 4h{length}" for day, length in runs)
