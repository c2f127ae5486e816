"""Months and weeks: what goes out when, and what does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from journey.dates import MONTHS, monday, spoken, week_name
from journey.views.bands import Band, bands
from journey.views.basis import Site, SitePage, month_days
from journey.views.codes import Codes
from journey.views.days import FOLDED_A_DAY, DayView, days
from journey.views.facets import Facet, Stages, facets
from journey.views.findings import FindingView
from journey.views.labels import Link
from journey.views.record import record
from journey.views.saved import views_of
from journey.views.slots import slots
from journey.views.words import month_id, span, week_id
from journey.views.year import Year, year

FULL_MONTH = 100
"""With more cards than so many, a month is brief, and folds none: busy days lead to their weeks."""


@record
class WeekView:
    """A week, or the part of it that lies in a month.

    Args:
        id: The ISO week, "2026-w49".
        number: Its number in the year.
        path: Its page.
        when: Its days in words.
        days: Its days.
        bands: The campaigns that run in it.
        findings: What is said of more than one of its days, worst first.
    """

    id: str
    number: int
    path: str
    when: str
    days: tuple[DayView, ...]
    bands: tuple[Band, ...]
    findings: tuple[FindingView, ...]


@record
class CalendarView:
    """A month or a week.

    Args:
        kind: "month" or "week".
        title: What it is called.
        sub: The rest of its title: the year, or the days.
        outside: The dates of the plan, in words, where none of its days is among them; else empty.
        previous: The one before it.
        today: The day that is today, in a calendar of this kind; without a path where none has it.
        next: The one behind it.
        weeks: Its weeks.
        stages: The stages to filter by.
        facets: What else to filter by.
        views: The filters that the strategy has names for.
        posts: How many posts it shows.
        placements: How many placements they have here.
        codes: What the codes of posts stand for that only the weeks show.
        year: The year that it is part of, day by day.
    """

    kind: str
    title: str
    sub: str
    outside: str
    previous: Link | None
    today: Link
    next: Link | None
    weeks: tuple[WeekView, ...]
    stages: Stages
    facets: tuple[Facet, ...]
    views: tuple[Link, ...]
    posts: int
    placements: int
    codes: str
    year: Year


def pages(site: Site) -> Iterator[SitePage]:
    """A page for each month, and one for each week."""
    for number, first in enumerate(site.months):
        title = f"{MONTHS[first.month - 1]} {first.year}"
        yield SitePage(
            path=f"calendar/{month_id(first)}",
            title=title,
            template="calendar.html",
            view=partial(_month, site, number),
            about=f"What {site.frame.brand} says in {title}.",
        )
    for number, start in enumerate(site.weeks):
        title = _week_title(start)
        yield SitePage(
            path=f"calendar/{week_id(start)}",
            title=title,
            template="calendar.html",
            view=partial(_week, site, number),
            about=f"What {site.frame.brand} says in {title}.",
        )


def week_of(site: Site, day: dt.date) -> WeekView:
    """The whole week of a date; of busy days the first few posts."""
    return _week_view(site, _week_days(monday(day)), Codes(), FOLDED_A_DAY, whole=False)


def _month(site: Site, number: int) -> CalendarView:
    first = site.months[number]
    weeks = [list(days) for _, days in groupby(month_days(first), monday)]
    return _calendar(
        site,
        "month",
        (MONTHS[first.month - 1], str(first.year)),
        weeks,
        tuple(_month_link(site, n, first) for n in (number - 1, number + 1)),
        first,
    )


def _month_link(site: Site, number: int, beside: dt.date) -> Link | None:
    if not 0 <= number < len(site.months):
        return None
    first = site.months[number]
    name = MONTHS[first.month - 1] + (f" {first.year}" if first.year != beside.year else "")
    return Link(name, f"calendar/{month_id(first)}")


def _week(site: Site, number: int) -> CalendarView:
    days = _week_days(site.weeks[number])
    return _calendar(
        site,
        "week",
        (f"Week {days[0].isocalendar().week}", f"{span(days[0], days[-1])} {days[-1].year}"),
        [days],
        tuple(_week_link(site, n) for n in (number - 1, number + 1)),
        days[min(3, len(days) - 1)],
    )


def _week_link(site: Site, number: int) -> Link | None:
    if not 0 <= number < len(site.weeks):
        return None
    start = site.weeks[number]
    return Link(f"Week {start.isocalendar().week}", f"calendar/{week_id(start)}")


def _week_title(start: dt.date) -> str:
    days = _week_days(start)
    return f"{week_name(start).capitalize()}, {span(days[0], days[-1])} {days[-1].year}"


def _week_days(start: dt.date) -> list[dt.date]:
    last = min(start.toordinal() + 6, dt.date.max.toordinal())
    return [dt.date.fromordinal(number) for number in range(start.toordinal(), last + 1)]


def _calendar(
    site: Site,
    kind: str,
    title: tuple[str, str],
    weeks: Sequence[Sequence[dt.date]],
    beside: Sequence[Link | None],
    in_year: dt.date,
) -> CalendarView:
    shown = [card for days in weeks for day in days for card in site.cards_of_day.get(day, ())]
    stages, others = facets(site, shown)
    codes = Codes(shown)
    folded = FOLDED_A_DAY if len(shown) <= FULL_MONTH else 0
    whole = kind == "week"
    found = tuple(_week_view(site, days, codes, folded, whole=whole) for days in weeks)
    return CalendarView(
        kind=kind,
        title=title[0],
        sub=title[1],
        outside=_outside(site, weeks),
        previous=beside[0],
        today=_today(site, kind),
        next=beside[1],
        weeks=found,
        stages=stages,
        facets=others,
        views=views_of(site, "calendar") if shown else (),
        posts=len({card.path for card in shown}),
        placements=sum(len(card.channels) for card in shown),
        codes=codes.values,
        year=year(site, in_year),
    )


def _outside(site: Site, weeks: Sequence[Sequence[dt.date]]) -> str:
    window = site.plan.window
    if not window or any(site.inside(day) for days in weeks for day in days):
        return ""
    return spoken(*window)


def _today(site: Site, kind: str) -> Link:
    today = site.plan.today
    path = site.day_paths.get(today, "")
    if kind == "week" and monday(today) in site.weeks:
        path = f"calendar/{week_id(today)}#day-{today}"
    return Link("Today", path)


def _week_view(
    site: Site, dates: Sequence[dt.date], codes: Codes, folded: int, *, whole: bool
) -> WeekView:
    start = monday(dates[0])
    path = f"calendar/{week_id(start)}" if start in site.weeks else ""
    return WeekView(
        id=week_id(start),
        number=start.isocalendar().week,
        path=path,
        when=span(dates[0], dates[-1]),
        days=tuple(days(site, dates, "" if whole else path, codes, folded)),
        bands=bands(site, dates),
        findings=site.once(slots).of_week.get(start, ()),
    )
