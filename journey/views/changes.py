"""What changed in the plan since another state of it: as a calendar, and post by post."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from journey.changes import (
    Changes,
    FieldChange,
    Kind,
    LoadChange,
    PostChange,
    ShareChange,
    changes,
    post_change,
)
from journey.dates import DAY, MONTHS, WEEKDAYS, monday, spoken
from journey.findings import Finding
from journey.matching import matched
from journey.model.post import Placement, Post
from journey.rewording import Part, PartKind
from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.facets import Facet, Stages, facets
from journey.views.findings import FindingView, worst_first
from journey.views.labels import ChannelLabel, PersonLabel, StageLabel, TypeLabel
from journey.views.record import record
from journey.views.slots import slots
from journey.views.words import count, short_day, span, week_id

MOST_POSTS = 200
"""Posts that are shown one by one; of more, only how many there are."""
MOST_WEEKS = 30

_WORDS: dict[Kind, str] = {
    "added": "new",
    "removed": "removed",
    "moved": "moved",
    "reworded": "reworded",
    "stage": "for another stage",
    "type": "of another type",
    "status": "with another status",
    "approved": "approved",
    "unapproved": "without its approval",
    "changed": "with other changes",
}
"""What happened to posts, as the page says it, in its order. That one stands in another file, or
has another id, is nothing that readers see."""
_NOT_SHOWN = frozenset({"id", "approved", "closes", "ignore"})
"""Fields of which the page says nothing, or says it otherwise: they may name what is hidden."""


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


@record
class Before:
    """Something as it was, and as it is.

    Args:
        what: What it is.
        before: As it was; empty where there was nothing.
        after: As it is; empty where there is nothing.
    """

    what: str
    before: str
    after: str


@record
class Text:
    """A text as it was and as it is, word by word.

    Args:
        what: The field.
        parts: What stayed, what went and what came.
    """

    what: str
    parts: tuple[Part, ...]


@record
class ChangedPost:
    """A post that is not what it was.

    Args:
        anchor: Its id on this page.
        title: Its title.
        path: Its page; empty for one that was removed.
        marks: What happened to it, in words.
        stage: The stage that it serves.
        type: What kind of post it is.
        channels: Where it goes out.
        when: When it goes out first, in words.
        facts: What else is different, and where and when it goes out.
        texts: What it says that it did not say before.
    """

    anchor: str
    title: str
    path: str
    marks: tuple[str, ...]
    stage: StageLabel | None
    type: TypeLabel | None
    channels: tuple[ChannelLabel, ...]
    when: str
    facts: tuple[Before, ...]
    texts: tuple[Text, ...]


@record
class Shifted:
    """How many posts something had, and has.

    Args:
        stage: The stage.
        before: As it was: "30 %", "12 posts".
        after: As it is.
        target: What the strategy wants, in percent; None where it wants nothing.
    """

    stage: StageLabel | None
    before: str
    after: str
    target: float | None


@record
class Work:
    """What somebody had to do, and has.

    Args:
        person: The person.
        owned: Posts of theirs, before and after.
        answered: Placements that they answer, before and after.
    """

    person: PersonLabel
    owned: tuple[int, int]
    answered: tuple[int, int]


@record
class ChangesView:
    """What changed.

    Args:
        base: What the plan is compared with, as the site's owner calls it.
        summary: What changed, in words.
        weeks: The weeks in which something changed.
        later: How many more weeks there are.
        posts: The posts that changed.
        more: How many more there are.
        opened: Findings that are new, worst first.
        closed: Findings that are gone, or got better.
        mix: Stages that have another share now.
        work: People who have more or less to do.
        strategy: The parts of the strategy that say something else.
        stages: The stages to filter by.
        facets: What else to filter by.
        shown: How many posts stand in the weeks.
    """

    base: str
    summary: str
    weeks: tuple[ChangedWeek, ...]
    later: int
    posts: tuple[ChangedPost, ...]
    more: int
    opened: tuple[FindingView, ...]
    closed: tuple[FindingView, ...]
    mix: tuple[Shifted, ...]
    work: tuple[Work, ...]
    strategy: tuple[str, ...]
    stages: Stages
    facets: tuple[Facet, ...]
    shown: int


def pages(site: Site) -> Iterator[SitePage]:
    """The page of changes, where the plan is compared with another."""
    if site.base:
        yield SitePage(
            path="changes",
            title="Changes",
            template="changes.html",
            view=partial(_view, site, site.base),
            about=f"What is different in the plan since {site.base_name}.",
        )


def _view(site: Site, base: Site) -> ChangesView:
    found = changes(base.shown.plan, site.shown.plan, base.findings, site.findings)
    posts = tuple(sorted(_posts(site, base), key=_order))
    entries = _entries(site, base, posts)
    opened = _findings(site, [change.finding.fingerprint for change in found.opened])
    gone = (change.finding for change in found.closed if _may_be_told(site, change.finding))
    closed = _findings(base, [finding.fingerprint for finding in gone])
    weeks = tuple(_weeks(site, base, entries, opened, closed))
    stages, others = facets(site, [entry.card for day in entries.values() for entry in day])
    return ChangesView(
        base=site.base_name,
        summary=_summary(site, posts, opened, closed),
        weeks=weeks[:MOST_WEEKS],
        later=len(weeks[MOST_WEEKS:]),
        posts=tuple(_post(site, base, change) for change in posts[:MOST_POSTS]),
        more=len(posts[MOST_POSTS:]),
        opened=opened,
        closed=closed,
        mix=tuple(_mix(site, found)),
        work=tuple(_work(site, found.people)),
        strategy=tuple(dict.fromkeys(part.partition(".")[0] for part in found.strategy)),
        stages=stages,
        facets=others,
        shown=len({entry.path for day in entries.values() for entry in day}),
    )


def _posts(site: Site, base: Site) -> Iterator[PostChange]:
    """The posts that changed, as far as today's strategy lets them be shown.

    Which post is which, and what became of its approval, the whole plans tell: without what is
    hidden, posts look alike that are not, and approvals seem to cover what they do not.
    """
    for was, now in matched(base.plan, site.plan):
        shown_was = base.shown.posts.get(was.id) if was else None
        shown_now = site.shown.posts.get(now.id) if now else None
        same = was and now and was.source.node == now.source.node
        if same or (now and not shown_now):  # or is not meant to be shown any more
            continue
        if shown_was or shown_now:
            change = post_change(base.shown.plan, shown_was, site.shown.plan, shown_now)
            if shown_was and shown_now:
                whole = post_change(base.plan, was, site.plan, now)
                change = replace(change, approval=whole.approval)
            if _marks(site, change):
                yield change


def _order(change: PostChange) -> tuple[object, ...]:
    first = change.placements[0] if change.placements else None
    time = first and first.time
    day = first.date if first else dt.date.max
    return day, time is None, time or dt.time(), change.post.id, change.before is None


def _may_be_told(site: Site, finding: Finding) -> bool:
    """Whether a finding of the other state gives away nothing that is hidden today."""
    post = finding.post or ""
    hidden = post in site.plan.post_by_id and post not in site.shown.posts
    return not hidden and site.discretion.tells(finding)


def _summary(
    site: Site,
    posts: Sequence[PostChange],
    opened: Sequence[FindingView],
    closed: Sequence[FindingView],
) -> str:
    """What changed, in words: "3 posts changed: 1 new, 2 moved. 1 new finding, none gone."."""
    counts = Counter(mark for change in posts for mark in _marks(site, change))
    kinds = ", ".join(f"{counts[word]:,} {word}" for word in _WORDS.values() if counts[word])
    said = f"{count(len(posts), 'post')} changed: {kinds}." if posts else ""
    if opened or closed:
        new = count(len(opened), "new finding") if opened else "No new finding"
        gone = f"{len(closed):,} gone or better" if closed else "none gone"
        said = f"{said} {new}, {gone}."
    return said.strip()


def _marks(site: Site, change: PostChange) -> list[str]:
    """What happened to a post that the site shows, in words."""
    kinds = set(change.kinds)
    fields = _told_fields(site, change.fields, change.after)
    kinds &= (
        {"added", "removed", "moved", "approved", "unapproved"}
        | {_KIND_OF.get(field.field, "changed") for field in fields}
        | ({"reworded"} if _told_fields(site, change.rewordings, change.after) else set())
    )
    if not site.shown.field("approved"):
        kinds -= {"approved", "unapproved"}
    return [word for kind, word in _WORDS.items() if kind in kinds]


_KIND_OF: dict[str, Kind] = {"status": "status", "stage": "stage", "type": "type"}
F = TypeVar("F", bound=FieldChange)


def _told_fields(site: Site, changed: Iterable[F], post: Post | None = None) -> list[F]:
    """The changes of fields that may be shown.

    A group of which a part is hidden is left out (the words of a picture may stand in it, or beside
    it), and so is what a post says on channels on which it is not shown.
    """
    hidden = {name.partition(".")[0] for name in site.shown.hidden_fields}
    hidden |= {"media"} if "alt" in hidden else set()
    return [
        one
        for one in changed
        if one.field not in _NOT_SHOWN
        and one.field not in hidden
        and (not one.channels or post is None or not post.channels.keys().isdisjoint(one.channels))
    ]


# The calendar.


def _entries(site: Site, base: Site, posts: Iterable[PostChange]) -> dict[dt.date, list[Entry]]:
    """The posts that changed, by the days on which they stand or stood."""
    found: dict[dt.date, list[Entry]] = defaultdict(list)
    for change in posts:
        path = f"changes#{_anchor(site, base, change)}"
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
        return "changed", ", ".join(_marks(site, change)).capitalize()
    if day in now:
        come = f"Moved here from {_listed(was)}" if was else "Has a date now"
        return ("come", come) if change.before else ("new", "New")
    left = f"Moved away to {_listed(now)}" if now else "Has no date any more"
    return ("left", left) if change.after else ("removed", "Removed")


def _days(placements: Iterable[Placement]) -> list[dt.date]:
    return sorted({placement.date for placement in placements})


def _listed(days: Sequence[dt.date]) -> str:
    return ", ".join(map(short_day, days))


def _weeks(
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


# Post by post.


def _post(site: Site, base: Site, change: PostChange) -> ChangedPost:
    post, where = change.post, site if change.after else base
    first = change.placements[0] if change.placements else None
    return ChangedPost(
        anchor=_anchor(site, base, change),
        title=post.title or post.id,
        path=f"posts/{site.post_paths[post.id]}" if change.after else "",
        marks=tuple(_marks(site, change)),
        stage=where.labels.stage(post.stage),
        type=where.labels.type(post.type),
        channels=tuple(where.labels.channel(name) for name in post.channels),
        when=_moment(first) if first else "without a date",
        facts=tuple(_facts(site, change)),
        texts=tuple(_texts(site, change)),
    )


def _anchor(site: Site, base: Site, change: PostChange) -> str:
    """The id of a post on the page: those that are gone could have the address of one that came."""
    if change.after:
        return f"p-{site.post_paths[change.after.id]}"
    return f"gone-{base.post_paths[change.post.id]}"


def _facts(site: Site, change: PostChange) -> Iterator[Before]:
    """Where and when it goes out, what became of its approval, and its other fields."""
    for move in change.moves:
        placement = move.after or move.before
        assert placement
        name = site.labels.channel(placement.channel).title
        if move.before and move.after and move.before.channel != move.after.channel:
            name = "Goes out"
        yield Before(name, _place(site, move.before, name), _place(site, move.after, name))
    for field in _told_fields(site, change.fields, change.after):
        shown = _shown_channels(field, change.after)
        yield Before(_on(site, field.field, shown), field.before, field.after)
    if (approval := change.approval) and site.shown.field("approved"):
        by = site.labels.person(approval.by)
        who = f"by {by.title}" if by else "approved"
        when = f", {spoken(approval.date)}" if approval.date else ""
        void = "changed since, so it holds no more" if approval.voided else "none"
        said = f"{who}{when}"
        yield Before("Approval", "" if approval.holds else said, said if approval.holds else void)


def _place(site: Site, placement: Placement | None, name: str) -> str:
    if placement is None:
        return ""
    channel = site.labels.channel(placement.channel).title
    return _moment(placement) if channel == name else f"{channel}, {_moment(placement)}"


def _moment(placement: Placement) -> str:
    time = f", {placement.time:%H:%M}" if placement.time else ""
    return f"{short_day(placement.date)}{time}"


_WHOLE = ("subject", "preheader", "copy")
"""What a post says, which is shown whole of one that is new or gone."""


def _texts(site: Site, change: PostChange) -> Iterator[Text]:
    if not (change.before and change.after):
        kind: PartKind = "added" if change.after else "removed"
        for name in _WHOLE:
            text = getattr(change.post, name)
            if text and site.shown.field(name):
                yield Text(_on(site, name, ()), (Part(kind, text.strip()),))
    for rewording in _told_fields(site, change.rewordings, change.after):
        what = _on(site, rewording.field, _shown_channels(rewording, change.after))
        yield Text(what, rewording.parts)


def _shown_channels(field: FieldChange, post: Post | None) -> list[str]:
    """The channels on which a field changed, without those on which the post is not shown."""
    return [name for name in field.channels if post is None or name in post.channels]


def _on(site: Site, field: str, channels: Iterable[str]) -> str:
    """A field, and the channels on which it changed: "Copy on instagram"."""
    name = field if field.startswith("x-") else field[:1].upper() + field[1:]
    on = ", ".join(site.labels.channel(channel).title for channel in channels)
    return f"{name} on {on}" if on else name


# In all.


def _findings(site: Site, fingerprints: Iterable[str]) -> tuple[FindingView, ...]:
    """Some findings of a site, as its pages show them, worst first."""
    wanted = {f"f-{fingerprint}" for fingerprint in fingerprints}
    views = (view for view in site.told if view.anchor in wanted and not view.past)
    return tuple(sorted(views, key=worst_first))


def _mix(site: Site, found: Changes) -> Iterator[Shifted]:
    for one in found.stages:
        if (one.before, round(one.share_before)) != (one.after, round(one.share_after)):
            yield Shifted(site.labels.stage(one.name), *_shares(one), one.target)


def _shares(one: ShareChange) -> tuple[str, str]:
    return (
        f"{count(one.before, 'post')}, {one.share_before:.0f} %",
        f"{count(one.after, 'post')}, {one.share_after:.0f} %",
    )


def _work(site: Site, people: Iterable[LoadChange]) -> Iterator[Work]:
    shown = site.shown.field
    for one in people:
        owned = (one.owned_before, one.owned_after) if shown("owner") else (0, 0)
        answers = (one.answered_before, one.answered_after) if shown("responder") else (0, 0)
        person = site.labels.person(one.person)
        if person and (owned[0] != owned[1] or answers[0] != answers[1]):
            yield Work(person, owned, answers)
