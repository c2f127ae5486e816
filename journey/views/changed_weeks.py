"""The weeks in which a plan changed, as a calendar: what stood where, and what stands there now."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from journey.changes.posts import PostChange
from journey.dates import DAY, MONTHS, WEEKDAYS, monday
from journey.model.post import Placement
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.changed import anchor, marks
from journey.views.findings import FindingView
from journey.views.record import record
from journey.views.slots import slots
from journey.views.words import short_day, span, week_id


@record
class Entry:
    """A post on a day that is another one now than it was.

    Args:
        card: The post there.
        mark: What became of it there: "new", "removed", "come", "left" or "changed".
        words: That in words: "Moved here from Tue 1 Dec".
        path: Where all that changed of it stands.
    """

    card: Card
    mark: str
    words: str
    path: str


@record
class ChangedDay:
    """A day on which something changed.

    Args:
        date: The date.
        number: Its number in the month.
        weekday: Its weekday's name.
        month: Its month's name.
        column: Its column, 1 for Monday.
        entries: The posts that changed there.
        opened: What is missing or amiss there now, and was not.
        closed: What was missing or amiss there, and is no more.
    """

    date: dt.date
    number: int
    weekday: str
    month: str
    column: int
    entries: tuple[Entry, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]


@record
class ChangedWeek:
    """A week in which something changed.

    Args:
        id: The ISO week, "2026-w49".
        number: Its number in the year.
        path: Its page; empty where it has none.
        when: Its days in words.
        days: All its days.
    """

    id: str
    number: int
    path: str
    when: str
    days: tuple[ChangedDay, ...]


def changed_entries(
    site: Site, base: Site, posts: Iterable[PostChange]
) -> dict[dt.date, list[Entry]]:
    """The posts that changed, by the days on which they stand or stood."""
    found: dict[dt.date, list[Entry]] = defaultdict(list)
    for change in posts:
        path = f"changes#{anchor(site, base, change)}"
        now, was = _days(change.placements_after), _days(change.placements_before)
        for day in sorted({*now, *was}):
            mark, words = _mark(site, change, day, was, now)
            where, post = (site, change.after) if day in now else (base, change.before)
            id = post.id if post else ""
            for card in where.cards_of_day.get(day, ()):
                if card.path == f"posts/{where.post_paths[id]}":
                    found[day].append(Entry(card, mark, words, path))
    return found


def _mark(
    site: Site, change: PostChange, day: dt.date, was: Sequence[dt.date], now: Sequence[dt.date]
) -> tuple[str, str]:
    """What became of a post on a day, given all its days before and after."""
    if day in was and day in now:
        return "changed", ", ".join(marks(site, change)).capitalize()
    if day in now:
        come = f"Moved here from {_listed(was)}" if was else "Has a date now"
        return ("come", come) if change.before else ("new", "New")
    left = f"Moved away to {_listed(now)}" if now else "Has no date any more"
    return ("left", left) if change.after else ("removed", "Removed")


def _days(placements: Iterable[Placement]) -> list[dt.date]:
    return sorted({placement.date for placement in placements})


def _listed(days: Sequence[dt.date]) -> str:
    return ", ".join(map(short_day, days))


def changed_weeks(
    site: Site,
    base: Site,
    entries: dict[dt.date, list[Entry]],
    opened: Iterable[FindingView],
    closed: Iterable[FindingView],
) -> Iterator[ChangedWeek]:
    """The weeks in which something changed, in order."""
    come, gone = _of_days(site, opened), _of_days(base, closed)
    for day in come.keys() & gone.keys():  # a gap that is the same there is neither
        same = come[day].keys() & gone[day].keys()
        come[day] = {label: None for label in come[day] if label not in same}
        gone[day] = {label: None for label in gone[day] if label not in same}
    busy = {day for found in (entries, come, gone) for day, one in found.items() if one}
    for start in sorted({monday(day) for day in busy}):
        dates = [start + DAY * number for number in range(7)]
        yield ChangedWeek(
            id=week_id(start),
            number=start.isocalendar().week,
            path=f"calendar/{week_id(start)}" if start in site.weeks else "",
            when=f"{span(dates[0], dates[-1])} {dates[-1].year}",
            days=tuple(
                ChangedDay(
                    date=day,
                    number=day.day,
                    weekday=WEEKDAYS[day.weekday()],
                    month=MONTHS[day.month - 1],
                    column=day.weekday() + 1,
                    entries=tuple(entries.get(day, ())),
                    opened=tuple(come.get(day, ())),
                    closed=tuple(gone.get(day, ())),
                )
                for day in dates
            ),
        )


def _of_days(site: Site, views: Iterable[FindingView]) -> dict[dt.date, dict[str, None]]:
    """What is said of single days by some findings, as the calendar says it."""
    wanted = {view.anchor for view in views}
    return {
        day: labels
        for day, found in site.once(slots).of_day.items()
        if (labels := {slot.label: None for slot in found if slot.finding.anchor in wanted})
    }
