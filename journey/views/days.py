"""Days: what goes out, what does not, and what else there is to know of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from journey.dates import MONTHS, WEEKDAYS
from journey.model.strategy import Closed, Holiday
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.codes import Codes
from journey.views.record import record
from journey.views.slots import Slot, slots
from journey.views.words import week_id

SHOWN_A_DAY = 4
"""Cards of a day that are shown at once; the others are folded."""
FOLDED_A_DAY = 4
"""Where more than so many would be folded, the day leads to its week, which shows them."""
_MOST_SLOTS = 3
"""Findings of a day that are shown there; all of them stand among the gaps."""


@record
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
        brief: Of the findings of cards only their number is said, because there is much to show.
        rest: Where the rest is shown, and not here, because it is too much; empty where it is here.
        codes: That rest for filters, as `Codes` writes it.
        slots: What is missing or amiss on this very day, the worst.
        amiss: How much else is.
        week: Where all that is found in its week.
        blackouts: Why nothing may go out.
        days_off: Why no post is asked for.
        holidays: What readers have in mind.
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
    brief: bool
    rest: str
    codes: str
    slots: tuple[Slot, ...]
    amiss: int
    week: str
    blackouts: tuple[str, ...]
    days_off: tuple[str, ...]
    holidays: tuple[str, ...]
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


def days(
    site: Site,
    dates: Iterable[dt.date],
    rest: str = "",
    codes: Codes | None = None,
    folded: int = FOLDED_A_DAY,
) -> Iterator[DayView]:
    """Days of the calendar.

    Args:
        site: The site.
        dates: The dates.
        rest: The page that shows busy days whole; empty where this one does.
        codes: Writes down what is not shown.
        folded: How many cards a day may fold; with more, it leads to that page. None where there
            is much to show: then cards are brief, too.
    """
    for day in dates:
        yield _day(site, day, rest, codes or Codes(), folded)


def _day(site: Site, day: dt.date, rest: str, codes: Codes, folded: int) -> DayView:
    plan, strategy = site.plan, site.plan.strategy
    found = site.cards_of_day.get(day, ())
    more = found[SHOWN_A_DAY:]
    busy = bool(rest) and len(more) > folded
    said = site.once(slots).of_day.get(day, ())
    return DayView(
        date=day,
        number=day.day,
        weekday=WEEKDAYS[day.weekday()],
        month=MONTHS[day.month - 1],
        column=day.weekday() + 1,
        cards=found[:SHOWN_A_DAY],
        more=more,
        brief=not folded,
        rest=f"{rest}#day-{day}" if busy else "",
        codes=codes.of(more) if busy else "",
        slots=said[:_MOST_SLOTS],
        amiss=len(said[_MOST_SLOTS:]),
        week=f"gaps?week={week_id(day)}",
        blackouts=_reasons(site, strategy.blackouts, day, "Blackout"),
        days_off=_reasons(site, strategy.days_off, day, "Day off"),
        holidays=tuple(_titles(strategy.holidays, day)),
        today=day == plan.today,
        past=day < plan.today,
        outside=not site.inside(day),
        idle=not site.frame.everything or day.weekday() not in site.once(_posting_weekdays),
    )


def _titles(holidays: Iterable[Holiday], day: dt.date) -> Iterator[str]:
    return (one.title for one in holidays if one.start <= day <= (one.end or one.start))


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
