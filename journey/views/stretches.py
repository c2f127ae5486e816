"""Stretches of time, as tables have them for columns: the weeks of the plan, or its months."""

from __future__ import annotations

import datetime as dt

from journey.dates import MONTHS, monday
from journey.views.basis import Site, month_days
from journey.views.record import record
from journey.views.words import month_id, short_span, week_id

MOST_WEEKS = 27
"""A plan of more weeks than this is shown by month."""


@record
class Stretch:
    """A week or a month of the plan.

    Args:
        kind: "week" or "month".
        title: What it is called above a narrow column: "W49", "Dec".
        note: A smaller line below: its days, or its year.
        current: It holds today.
        start: Its first day, in the plan or not.
        end: Its last day.
        path: Its calendar.
    """

    kind: str
    title: str
    note: str
    current: bool
    start: dt.date
    end: dt.date
    path: str


def stretches(site: Site) -> tuple[Stretch, ...]:
    """The weeks of the plan; its months where it is long; nothing where it has no dates."""
    found = weeks(site)
    return found if len(found) <= MOST_WEEKS else _months(site)


def weeks(site: Site) -> tuple[Stretch, ...]:
    """The weeks of the plan that have a page."""
    window = site.plan.window
    if not window:
        return ()
    return tuple(
        _week(site, start, window)
        for start in site.weeks
        if monday(window[0]) <= start <= monday(window[1])
    )


def beginning(kind: str, day: dt.date) -> dt.date:
    """The first day of the week or month of a date.

    Args:
        kind: "week" or "month".
        day: The date.
    """
    return monday(day) if kind == "week" else day.replace(day=1)


def _week(site: Site, start: dt.date, window: tuple[dt.date, dt.date]) -> Stretch:
    end = dt.date.fromordinal(min(start.toordinal() + 6, dt.date.max.toordinal()))
    return Stretch(
        kind="week",
        title=f"W{start.isocalendar().week}",
        note=short_span(max(start, window[0]), min(end, window[1])),
        current=start <= site.plan.today <= end,
        start=start,
        end=end,
        path=f"calendar/{week_id(start)}",
    )


def _months(site: Site) -> tuple[Stretch, ...]:
    """The months of the plan that have a page."""
    window = site.plan.window
    found = [_month(site, first) for first in site.months]
    return tuple(m for m in found if window and m.start <= window[1] and window[0] <= m.end)


def _month(site: Site, first: dt.date) -> Stretch:
    end = month_days(first)[-1]
    return Stretch(
        kind="month",
        title=MONTHS[first.month - 1][:3],
        note=str(first.year),
        current=first <= site.plan.today <= end,
        start=first,
        end=end,
        path=f"calendar/{month_id(first)}",
    )
