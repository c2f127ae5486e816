"""What changed in the plan since another state of it: as a calendar, and post by post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from journey.changes import strategy_parts
from journey.changes.mix import LoadChange, ShareChange, people
from journey.changes.mix import stages as shares
from journey.changes.posts import Move, PostChange, order
from journey.changes.rewording import Part, PartKind, excerpt
from journey.comparison import FindingChange, changes_of_findings, known
from journey.dates import spoken
from journey.model.post import Placement
from journey.views.basis import Site, SitePage
from journey.views.changed import (
    WORDS,
    anchor,
    marks,
    may_be_told,
    shown_changes,
    shown_channels,
    told_fields,
    told_kinds,
    without_what_is_hidden,
)
from journey.views.changed_weeks import ChangedWeek, changed_entries, changed_weeks
from journey.views.facets import Facet, Stages, facets
from journey.views.findings import FindingView, worst_first
from journey.views.labels import ChannelLabel, PersonLabel, StageLabel, TypeLabel
from journey.views.named import named
from journey.views.record import record
from journey.views.words import count, short_day

MOST_POSTS = 200
"""Posts that are shown one by one; of more, only how many there are."""
MOST_WEEKS = 30


@record
class Before:
    """Something as it was, and as it is.

    Args:
        what: What it is.
        before: As it was; empty where there was nothing.
        after: As it is; empty where there is nothing.
        gone: What is said where there is nothing any more.
    """

    what: str
    before: str
    after: str
    gone: str = "nothing any more"


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
    base = without_what_is_hidden(site, base)
    posts = tuple(sorted(shown_changes(site, base), key=order))
    entries = changed_entries(site, base, posts)
    come = changes_of_findings(site.findings, map(known, base.findings))
    gone = changes_of_findings(base.findings, map(known, site.findings))
    gone = tuple(one for one in gone if may_be_told(site, base, one.finding))
    opened, closed = _findings(site, come), _findings(base, gone, gone=True)
    weeks = tuple(changed_weeks(site, base, entries, come, gone))
    stages, others = facets(site, [entry.card for day in entries.values() for entry in day])
    before, after = base.shown.plan, site.shown.plan
    parts = strategy_parts(base.plan, site.plan)
    return ChangesView(
        base=site.base_name,
        summary=_summary(site, posts, opened, closed),
        weeks=weeks[:MOST_WEEKS],
        later=len(weeks[MOST_WEEKS:]),
        posts=tuple(_post(site, base, change) for change in posts[:MOST_POSTS]),
        more=len(posts[MOST_POSTS:]),
        opened=opened,
        closed=closed,
        mix=tuple(_mix(site, shares(before, after))),
        work=tuple(_work(site, people(before, after))),
        strategy=tuple(dict.fromkeys(part.partition(".")[0] for part in parts)),
        stages=stages,
        facets=others,
        shown=len({entry.path for day in entries.values() for entry in day}),
    )


def _summary(
    site: Site,
    posts: Sequence[PostChange],
    opened: Sequence[FindingView],
    closed: Sequence[FindingView],
) -> str:
    """What changed, in words: "3 posts changed: 1 new, 2 moved. 1 new finding, none gone."."""
    counts = Counter(kind for change in posts for kind in told_kinds(site, change))
    kinds = ", ".join(f"{counts[kind]:,} {word}" for kind, word in WORDS.items() if counts[kind])
    said = f"{count(len(posts), 'post')} changed: {kinds}." if posts else ""
    if opened or closed:
        new = count(len(opened), "new finding") if opened else "No new finding"
        gone = f"{len(closed):,} gone or better" if closed else "none gone"
        said = f"{said} {new}, {gone}."
    return said.strip()


def _post(site: Site, base: Site, change: PostChange) -> ChangedPost:
    post, where = change.post, site if change.after else base
    first = change.placements[0] if change.placements else None
    return ChangedPost(
        anchor=anchor(site, base, change),
        title=post.title or post.id,
        path=f"posts/{site.post_paths[post.id]}" if change.after else "",
        marks=tuple(marks(site, change)),
        stage=where.labels.stage(post.stage),
        type=where.labels.type(post.type),
        channels=tuple(where.labels.channel(name) for name in post.channels),
        when=_moment(first) if first else "without a date",
        facts=tuple(_facts(site, base, change)),
        texts=tuple(_texts(site, change)),
    )


def _facts(site: Site, base: Site, change: PostChange) -> Iterator[Before]:
    """Where and when it goes out, what became of its approval, and its other fields."""
    yield from (_move(site, base, move) for move in change.moves)
    for field in told_fields(site, change.fields, change.after):
        what = _on(site, field.field, shown_channels(field, change.after))
        before = named(base, field.field, field.before)
        after = named(site, field.field, field.after)
        same = before == after  # it is told apart by its name in the files alone
        yield Before(what, field.before if same else before, field.after if same else after)
    if (approval := change.approval) and site.shown.field("approved"):
        by = site.labels.person(approval.by)
        who = f"by {by.title}" if by else "approved"
        said = f"{who}, {spoken(approval.date)}" if approval.date else who
        if approval.holds:
            yield Before("Approval", "", said)
        else:
            void = "holds no more: the post was changed since"
            yield Before("Approval", said, "", void if approval.voided else "taken back")


def _move(site: Site, base: Site, move: Move) -> Before:
    was, now = move.before, move.after
    if was and now and was.channel != now.channel:
        places = (base, was), (site, now)
        before, after = (f"{_channel(where, one)}, {_moment(one)}" for where, one in places)
        return Before("Goes out", before, after)
    channel = _channel(site, now) if now else _channel(base, was) if was else ""
    before, after = (_moment(placement) if placement else "" for placement in (was, now))
    return Before(f"Goes out on {channel}", before, after, "not any more")


def _channel(site: Site, placement: Placement) -> str:
    return site.labels.channel(placement.channel).title


def _moment(placement: Placement) -> str:
    time = f", {placement.time:%H:%M}" if placement.time else ""
    return f"{short_day(placement.date)}{time}"


_AROUND = 300
"""Characters around what changed in a text that are shown with it."""
_WHOLE = ("subject", "preheader", "copy")
"""What a post says, which is shown whole of one that is new or gone."""


def _texts(site: Site, change: PostChange) -> Iterator[Text]:
    if not (change.before and change.after):
        kind: PartKind = "added" if change.after else "removed"
        for name in _WHOLE:
            text = getattr(change.post, name)
            if text and site.shown.field(name):
                yield Text(_on(site, name, ()), (Part(kind, text.strip()),))
    for rewording in told_fields(site, change.rewordings, change.after):
        what = _on(site, rewording.field, shown_channels(rewording, change.after))
        yield Text(what, tuple(excerpt(rewording.parts, _AROUND)))


_CALLED = {"alt": "Alt text", "responder": "Answers comments"}
"""What pages call fields, where that is not their name in the files."""


def _on(site: Site, field: str, channels: Iterable[str]) -> str:
    """A field, and the channels on which it changed: "Copy on Instagram"."""
    name = field if field.startswith("x-") else _CALLED.get(field, field[:1].upper() + field[1:])
    on = ", ".join(site.labels.channel(channel).title for channel in channels)
    return f"{name} on {on}" if on else name


# In all.


def _findings(
    site: Site, found: Iterable[FindingChange], *, gone: bool = False
) -> tuple[FindingView, ...]:
    """Some findings of a site, as its pages show them, worst first, with what is new in them."""
    changes = {f"f-{one.finding.fingerprint}": one for one in found}
    views = [view for view in site.told if view.anchor in changes and not view.past]
    for number, view in enumerate(views):
        if view.told and (aside := changes[view.anchor].aside(gone=gone)):
            views[number] = replace(view, whole=f"{view.whole} ({aside})")
    return tuple(sorted(views, key=worst_first))


def _mix(site: Site, stages: Iterable[ShareChange]) -> Iterator[Shifted]:
    for one in stages:
        if (one.before, round(one.share_before)) != (one.after, round(one.share_after)):
            yield Shifted(site.labels.stage(one.name), *_shares(one), one.target)


def _shares(one: ShareChange) -> tuple[str, str]:
    return (
        f"{count(one.before, 'post')}, {one.share_before:.0f}\N{NO-BREAK SPACE}%",
        f"{count(one.after, 'post')}, {one.share_after:.0f}\N{NO-BREAK SPACE}%",
    )


def _work(site: Site, loads: Iterable[LoadChange]) -> Iterator[Work]:
    shown = site.shown.field
    for one in loads:
        owned = (one.owned_before, one.owned_after) if shown("owner") else (0, 0)
        answers = (one.answered_before, one.answered_after) if shown("responder") else (0, 0)
        person = site.labels.person(one.person)
        if person and (owned[0] != owned[1] or answers[0] != answers[1]):
            yield Work(person, owned, answers)
