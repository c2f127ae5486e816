"""The weeks in which a plan changed, as a calendar: what stood where, and what stands there now."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journey.changes.posts import PostChange
from journey.comparison import FindingChange
from journey.dates import DAY, MONTHS, WEEKDAYS, monday
from journey.model.post import Placement, Post
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.changed import anchor, marks
from journey.views.labels import ChannelLabel
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
    """The posts that changed, by the days on which they stand or stood, in the order of the day."""
    found: dict[dt.date, list[Entry]] = defaultdict(list)
    for change in posts:
        path = f"changes#{anchor(site, base, change)}"
        stand = (
            here
            for card in _cards(site, change.after, change.placements_after)
            for here in _here(site, base, change, card)
        )
        stood = (
            _gone(change, card) for card in _cards(base, change.before, change.placements_before)
        )
        for card, mark, words in (*stand, *stood):
            if card.date and words:
                found[card.date].append(Entry(card, mark, words, path))
    for entries in found.values():
        entries.sort(key=lambda entry: entry.card.time or "24:00")
    return found


def _cards(site: Site, post: Post | None, placements: Iterable[Placement]) -> Iterator[Card]:
    """The cards of a post in the calendar of a site."""
    path = f"posts/{site.post_paths[post.id]}" if post else ""
    for day in _days(placements):
        yield from (card for card in site.cards_of_day.get(day, ()) if card.path == path)


def _here(
    site: Site, base: Site, change: PostChange, card: Card
) -> Iterator[tuple[Card, str, str]]:
    """What became of a post where a card of it stands, by the channels on which it is the same."""
    found: dict[tuple[str, str], list[ChannelLabel]] = defaultdict(list)
    for channel in card.channels:
        found[_became(site, base, change, channel.name, card.date)].append(channel)
    for (mark, words), channels in found.items():
        yield replace(card, channels=tuple(channels)), mark, words


def _became(
    site: Site, base: Site, change: PostChange, channel: str, date: dt.date | None
) -> tuple[str, str]:
    """What became of a post where it stands; no words where nothing did."""
    if not change.before:
        return "new", "New"
    if not change.placements_before:
        return "come", "Has a date now"
    for move in change.moves:
        if move.after and move.after.channel == channel:
            was = move.before
            if not was:
                return "come", "Goes out here, too"
            if was.date != date:
                return "come", f"Moved here from {short_day(was.date)}"
            if was.channel != channel:
                return "come", f"Moved here from {base.labels.channel(was.channel).title}"
    return "changed", ", ".join(marks(site, change, {channel})).capitalize()


def _gone(change: PostChange, card: Card) -> tuple[Card, str, str]:
    """What became of a post where a card of it stood, on the channels where it stands no more."""
    if not change.after:
        return card, "removed", "Removed"
    moved = {move.before.channel: move.after for move in change.moves if move.before}
    gone = tuple(c for c in card.channels if c.name in moved and not _stays(moved[c.name], card))
    left = replace(card, channels=gone)
    if not gone:
        return left, "left", ""
    if days := _days(moved[channel.name] for channel in gone):
        return left, "left", f"Moved away to {_listed(days)}"
    words = "Goes out here no more" if change.placements_after else "Has no date any more"
    return left, "left", words


def _stays(placement: Placement | None, card: Card) -> bool:
    return placement is not None and placement.date == card.date


def _days(placements: Iterable[Placement | None]) -> list[dt.date]:
    return sorted({placement.date for placement in placements if placement})


def _listed(days: Sequence[dt.date]) -> str:
    return ", ".join(map(short_day, days))


def changed_weeks(
    site: Site,
    base: Site,
    entries: dict[dt.date, list[Entry]],
    opened: Iterable[FindingChange],
    closed: Iterable[FindingChange],
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


def _of_days(site: Site, found: Iterable[FindingChange]) -> dict[dt.date, dict[str, None]]:
    """What is said of single days by some findings, as the calendar says it, where it is new."""
    changes = {f"f-{one.finding.fingerprint}": one for one in found}
    return {
        day: labels
        for day, said in site.once(slots).of_day.items()
        if (
            labels := {
                slot.label: None
                for slot in said
                if not slot.finding.past
                and (change := changes.get(slot.finding.anchor))
                and change.on(day)
            }
        )
    }
