"""Months and weeks: what goes out when, and what does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from journey.dates import MONTHS, WEEKDAYS, monday, spoken, week_name
from journey.model.strategy import Campaign, Closed
from journey.views.basis import Site, SitePage, month_days
from journey.views.cards import Card
from journey.views.facets import Facet, facets
from journey.views.findings import FindingView
from journey.views.labels import Link, StageLabel
from journey.views.slots import Slot, Slots, slots
from journey.views.words import month_id, span, week_id
from journey.views.year import Year, year

SHOWN_A_DAY = 4
"""Cards of a day that are shown at once; the others are folded."""


@dataclass(frozen=True, slots=True)
class DayView:
    """A day.

    Args:
        date: The date.
        number: Its number in the month.
        weekday: Its weekday's name.
        month: Its month's name.
        column: Its column, 1 for Monday.
        cards: What goes out, the first few.
        more: What else goes out.
        slots: What is missing or amiss on this very day.
        blackouts: Why nothing may go out.
        days_off: Why no post is asked for.
        today: It is today.
        past: It lies before today.
        outside: The plan says nothing about it.
        idle: That it is empty says nothing: no channel means to post on its weekday, or the site
            does not show all posts.
    """

    date: dt.date
    number: int
    weekday: str
    month: str
    column: int
    cards: tuple[Card, ...]
    more: tuple[Card, ...]
    slots: tuple[Slot, ...]
    blackouts: tuple[str, ...]
    days_off: tuple[str, ...]
    today: bool
    past: bool
    outside: bool
    idle: bool

    @property
    def count(self) -> int:
        """How many cards it has."""
        return len(self.cards) + len(self.more)

    @property
    def quiet(self) -> bool:
        """Nothing goes out, and nothing was to."""
        closed = self.days_off or self.blackouts or self.outside or self.idle
        return not (self.count or self.slots or closed)


@dataclass(frozen=True, slots=True)
class Band:
    """A campaign over the days of a week.

    Args:
        campaign: Its title, and its place on the campaigns' page.
        when: Its days in words.
        lane: Its row, from 1: campaigns that overlap stand below each other.
        start: Its first column here, 1 for Monday.
        end: The column behind its last.
        begins: It begins here.
        ends: It ends here.
        launch: The column of its launch; 0 where that is not here.
    """

    campaign: Link
    when: str
    lane: int
    start: int
    end: int
    begins: bool
    ends: bool
    launch: int


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
        posts: How many posts it shows.
        placements: How many placements they have here.
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
    stages: tuple[tuple[StageLabel, int], ...]
    facets: tuple[Facet, ...]
    posts: int
    placements: int
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
    """The whole week of a date."""
    return _week_view(site, _week_days(monday(day)))


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
    return CalendarView(
        kind=kind,
        title=title[0],
        sub=title[1],
        outside=_outside(site, weeks),
        previous=beside[0],
        today=_today(site, kind),
        next=beside[1],
        weeks=tuple(_week_view(site, days) for days in weeks),
        stages=stages,
        facets=others,
        posts=len({card.path for card in shown}),
        placements=sum(len(card.channels) for card in shown),
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


def _week_view(site: Site, days: Sequence[dt.date]) -> WeekView:
    start = monday(days[0])
    said = site.once(slots)
    return WeekView(
        id=week_id(start),
        number=start.isocalendar().week,
        path=f"calendar/{week_id(start)}" if start in site.weeks else "",
        when=span(days[0], days[-1]),
        days=tuple(_day(site, day, said) for day in days),
        bands=_bands(site, days),
        findings=said.of_week.get(start, ()),
    )


def _day(site: Site, day: dt.date, said: Slots) -> DayView:
    plan = site.plan
    found = site.cards_of_day.get(day, ())
    return DayView(
        date=day,
        number=day.day,
        weekday=WEEKDAYS[day.weekday()],
        month=MONTHS[day.month - 1],
        column=day.weekday() + 1,
        cards=found[:SHOWN_A_DAY],
        more=found[SHOWN_A_DAY:],
        slots=said.of_day.get(day, ()),
        blackouts=_reasons(site, plan.strategy.blackouts, day, "Blackout"),
        days_off=_reasons(site, plan.strategy.days_off, day, "Day off"),
        today=day == plan.today,
        past=day < plan.today,
        outside=not site.inside(day),
        idle=not site.frame.everything or day.weekday() not in site.once(_posting_weekdays),
    )


def _posting_weekdays(site: Site) -> frozenset[int]:
    """The days of the week on which channels mean to post: by the day, where some do so."""
    channels = site.plan.strategy.channels.values()
    cadences = [channel.cadence for channel in channels if channel.cadence]
    daily = [cadence for cadence in cadences if cadence.per == "day"]
    wanted = {day for cadence in daily or cadences for day in cadence.days}
    return frozenset(wanted or range(7))


def _reasons(site: Site, spans: Sequence[Closed], day: dt.date, what: str) -> tuple[str, ...]:
    """What closes a day, in words: "Day off on newsletter: Christmas"."""
    found = []
    for closed in spans:
        if closed.start <= day <= (closed.end or closed.start):
            names = ", ".join(site.labels.channel(name).title for name in closed.channels)
            head = f"{what} on {names}" if names else what
            found.append(f"{head}: {closed.reason}" if closed.reason else head)
    return tuple(found)


def _bands(site: Site, days: Sequence[dt.date]) -> tuple[Band, ...]:
    bands: list[Band] = []
    lanes: list[int] = []  # the column in which each lane is free again
    for name, campaign in site.plan.strategy.campaigns.items():
        inside = [day for day in days if _runs(campaign, day)]
        if not inside:
            continue
        start = inside[0].weekday() + 1
        lane = next((n for n, free in enumerate(lanes) if free <= start), len(lanes))
        lanes[lane : lane + 1] = [inside[-1].weekday() + 2]
        bands.append(_band(site, name, campaign, inside, lane + 1))
    return tuple(bands)


def _runs(campaign: Campaign, day: dt.date) -> bool:
    return bool(campaign.start and campaign.end and campaign.start <= day <= campaign.end)


def _band(site: Site, name: str, campaign: Campaign, inside: Sequence[dt.date], lane: int) -> Band:
    start, end, launch = campaign.start, campaign.end, campaign.launch
    assert start
    assert end
    return Band(
        campaign=site.labels.campaigns[name],
        when=span(start, end),
        lane=lane,
        start=inside[0].weekday() + 1,
        end=inside[-1].weekday() + 2,
        begins=inside[0] == start,
        ends=inside[-1] == end,
        launch=launch.weekday() + 1 if launch in inside and launch else 0,
    )
