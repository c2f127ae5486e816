"""What became of posts: where they go out, what they say, who approved them, all else."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, Literal

from journey.changes.matching import file_of, has_own_id, matched
from journey.changes.rewording import Part, parts
from journey.model.approval import is_approved
from journey.model.calendar import on_channel
from journey.model.post import Medium, Placement, Post
from journey.model.values import Moment
from journey.plan import Plan

Kind = Literal[
    "added",
    "removed",
    "moved",
    "approved",
    "unapproved",
    "status",
    "stage",
    "type",
    "reworded",
    "changed",
    "renamed",
    "filed",
]
"""What can have happened to a post; a post that is neither added nor removed may have several."""


@dataclass(frozen=True, slots=True)
class Move:
    """A placement that goes out on another day, at another time, or on another channel.

    Args:
        before: The placement as it was; None where the post was not placed on this channel.
        after: The placement as it is; None where the post is on this channel no more.
    """

    before: Placement | None
    after: Placement | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with another value.

    Args:
        field: Its name, as it is written in a post.
        channels: The channels on which it changed; none where it changed for the whole post.
        before: The value as it was, as text; empty where there was none.
        after: The value as it is; empty where there is none.
    """

    field: str
    channels: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True)
class Rewording(FieldChange):
    """A field of text that says something else."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Both texts word by word: what stayed, what went, and what came."""
        return parts(self.before, self.after)


@dataclass(frozen=True, slots=True)
class ApprovalChange:
    """An approval that was given, or that holds no more.

    Args:
        holds: Whether the post is approved now.
        by: Who approved it.
        date: When.
        voided: It stands there as before, and something that readers see was changed since.
    """

    holds: bool
    by: str | None
    date: dt.date | None
    voided: bool = False


@dataclass(frozen=True, slots=True)
class PostChange:
    """A post that is not what it was.

    Args:
        before: The post as it was; None for one that was added.
        after: The post as it is; None for one that was removed.
        placements_before: Where it was to go out.
        placements_after: Where it is to go out.
        moves: Its placements that moved.
        fields: Its fields that changed, in the order in which a post has them, without the texts.
        rewordings: Its texts that changed.
        approval: What became of its approval, if something did.
        file_before: The file it was in, relative to the content folder; empty for one added.
        file_after: The file that it is in; empty for one removed.
    """

    before: Post | None
    after: Post | None
    placements_before: tuple[Placement, ...] = ()
    placements_after: tuple[Placement, ...] = ()
    moves: tuple[Move, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    approval: ApprovalChange | None = None
    file_before: str = ""
    file_after: str = ""

    @property
    def post(self) -> Post:
        """The post as it is, or as it was before it was removed."""
        post = self.after or self.before
        assert post
        return post

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Where the post goes out, or was to go out before it was removed."""
        return self.placements_after if self.after else self.placements_before

    @property
    def filed(self) -> bool:
        """It stands in another file."""
        return bool(self.before and self.after) and self.file_before != self.file_after

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What happened to it."""
        if not (self.before and self.after):
            return ("removed",) if self.before else ("added",)
        names = {change.field for change in self.fields}
        happened: dict[Kind, bool] = {
            "moved": bool(self.moves),
            "approved": bool(self.approval and self.approval.holds),
            "unapproved": bool(self.approval and not self.approval.holds),
            "status": "status" in names,
            "stage": "stage" in names,
            "type": "type" in names,
            "reworded": bool(self.rewordings),
            "changed": not names <= _OF_THEIR_OWN,
            "renamed": "id" in names and (has_own_id(self.before) or has_own_id(self.after)),
            "filed": self.filed,
        }
        return tuple(kind for kind, did in happened.items() if did)


def order(change: PostChange) -> tuple[object, ...]:
    """Sorts changes of posts by when they go out; those without a date come last."""
    first = change.placements[0] if change.placements else None
    day = first.date if first else dt.date.max
    time = first and first.time
    return day, time is None, time or dt.time(), change.post.id, change.before is None


def post_changes(before: Plan, after: Plan) -> Iterator[PostChange]:
    """The posts that differ."""
    for was, now in matched(before, after):
        # Where all that is written is the same, so is what it means.
        same = was and now and was.source.node == now.source.node
        if was and now and same and file_of(before, was) == file_of(after, now):
            continue
        change = post_change(before, was, after, now)
        if not (was and now) or change.kinds:
            yield change


def post_change(before: Plan, was: Post | None, after: Plan, now: Post | None) -> PostChange:
    """What became of a post.

    Args:
        before: The plan as it was.
        was: The post in it; None where it is new.
        after: The plan as it is.
        now: The post in it; None where it is gone.
    """
    there = tuple(before.placements_of.get(was.id, ())) if was else ()
    here = tuple(after.placements_of.get(now.id, ())) if now else ()
    known_as = (file_of(before, was) if was else "", file_of(after, now) if now else "")
    if not (was and now):
        return PostChange(was, now, there, here, (), (), (), None, *known_as)
    misdated = _misdated(was, there, now, here)
    changed = [*_dates(misdated, now), *_fields(was, there, now, here, misdated)]
    approval = _approval(was, there, now, here)
    if approval is None and was.approved != now.approved:  # which holds on neither side
        changed.append(FieldChange("approved", (), _said(was.approved), _said(now.approved)))
    return PostChange(
        was,
        now,
        there,
        here,
        tuple(_moves(there, here, misdated)),
        tuple(change for change in changed if not isinstance(change, Rewording)),
        tuple(change for change in changed if isinstance(change, Rewording)),
        approval,
        *known_as,
    )


def _moves(
    there: Sequence[Placement], here: Sequence[Placement], misdated: Collection[str]
) -> Iterator[Move]:
    """The placements that moved; a channel for which another one came is a move, too."""
    was, now = (
        {one.channel: one for one in side if one.channel not in misdated} for side in (there, here)
    )
    for channel, placement in now.items():
        if (old := was.get(channel)) and (old.date, old.time) != (placement.date, placement.time):
            yield Move(old, placement)
    gone = [placement for channel, placement in was.items() if channel not in now]
    come = [placement for channel, placement in now.items() if channel not in was]
    if len(gone) == len(come) == 1:
        yield Move(gone[0], come[0])
    else:
        yield from (Move(placement, None) for placement in gone)
        yield from (Move(None, placement) for placement in come)


def _misdated(
    was: Post, there: Sequence[Placement], now: Post, here: Sequence[Placement]
) -> dict[str, tuple[str, str]]:
    """Both dates, as they are written, on channels where one of them is none that can be read.

    A date that is mended there, such as "Mon 2026-12-01", was none that the post moved from.
    """
    found: dict[str, tuple[str, str]] = {}
    placed = tuple({placement.channel for placement in side} for side in (there, here))
    for channel in (name for name in now.channels if name in was.channels):
        dates = _written_date(was, channel), _written_date(now, channel)
        unread = (date and channel not in on for date, on in zip(dates, placed, strict=True))
        if dates[0] != dates[1] and any(unread):
            found[channel] = dates
    return found


def _written_date(post: Post, channel: str) -> str:
    return _said({**post.source.node, **post.channels[channel]}.get("date"))


def _dates(misdated: Mapping[str, tuple[str, str]], now: Post) -> Iterator[FieldChange]:
    for a, b in dict.fromkeys(misdated.values()):
        channels = [channel for channel, dates in misdated.items() if dates == (a, b)]
        whole = len(channels) == len(now.channels)
        yield FieldChange("date", () if whole else tuple(channels), a, b)


_TEXTS = frozenset({"title", "copy", "alt", "subject", "preheader", "disclosure", "because"})
"""Fields that people read, and that are compared word by word."""
_OF_THEIR_OWN = frozenset({"status", "stage", "type", "id"})
"""Fields whose changes have a kind of their own. That of an id which nobody wrote is no news."""
_ELSEWHERE = frozenset({"source", "id", "date", "time", "channels", "approved"})
"""Fields whose changes are told otherwise: as moves, or as what became of the approval."""
_FIELDS = tuple(field.name for field in fields(Post) if field.name not in _ELSEWHERE)


def _fields(
    was: Post,
    there: Sequence[Placement],
    now: Post,
    here: Sequence[Placement],
    misdated: Collection[str],
) -> Iterator[FieldChange]:
    """The fields that changed, as they are on the channels where the post goes out."""
    old, new = (
        {channel: on_channel(post, channel) for channel in misdated}
        | {placement.channel: placement.content for placement in placements}
        for post, placements in ((was, there), (now, here))
    )
    pairs = {channel: (old[channel], new[channel]) for channel in new if channel in old}
    yield from _unplaced(was, there, now, here, misdated)
    if not pairs:
        pairs = {"": (next(iter(old.values()), was), next(iter(new.values()), now))}
    extras = {key for pair in pairs.values() for content in pair for key in content.extras}
    for name in (*_FIELDS, *sorted(extras)):
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for channel, (one, other) in pairs.items():
            a, b = _value(one, name), _value(other, name)
            if a != b:
                groups[_said(a), _said(b)].append(channel)
        kind = Rewording if name in _TEXTS else FieldChange
        for (a_text, b_text), channels in groups.items():
            whole = len(channels) == len(pairs)
            yield kind(name, () if whole else tuple(channels), a_text, b_text)
    if was.id != now.id:
        yield FieldChange("id", (), was.id, now.id)


def _unplaced(
    was: Post,
    there: Sequence[Placement],
    now: Post,
    here: Sequence[Placement],
    misdated: Iterable[str],
) -> Iterator[FieldChange]:
    """What tells when and where a post goes out, as far as no placement does."""
    if not (there or here):
        for name in ("date", "time"):
            a, b = getattr(was, name), getattr(now, name)
            if a != b:
                yield FieldChange(name, (), _said(a), _said(b))
    placed = {placement.channel for placement in (*there, *here)}.union(misdated)
    a, b = (
        {name: own for name, own in post.channels.items() if name not in placed}
        for post in (was, now)
    )
    if a.keys() != b.keys():
        yield FieldChange("channels", (), ", ".join(a), ", ".join(b))
    for channel in (name for name in b if name in a):
        yield from _own(channel, a[channel], b[channel])


def _own(
    channel: str, was: Mapping[str, object], now: Mapping[str, object]
) -> Iterator[FieldChange]:
    """What differs in the fields that a post has on a channel alone."""
    for name in sorted({*was, *now}):
        one, other = _said(was.get(name)), _said(now.get(name))
        if one != other:
            kind = Rewording if name in _TEXTS else FieldChange
            yield kind(name, (channel,), one, other)


def _value(content: Post, name: str) -> Any:
    if name.startswith("x-"):
        return content.extras.get(name)
    if name == "title" and not content.source.node.get("title"):
        return ""  # made of the copy, and changes with it
    return getattr(content, name)


def _said(value: Any) -> str:
    """A value as text, much as people write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Moment):
        return f"{value.day}" + (f" {value.time:%H:%M}" if value.time else "")
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, Medium) and not value.alt:
        return value.file
    if isinstance(value, tuple | list):
        return ", ".join(map(_said, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{k}: {_said(v)}" if v else str(k) for k, v in value.items())
    if is_dataclass(value):
        given = {field.name: getattr(value, field.name) for field in fields(value)}
        return _said({name: part for name, part in given.items() if part})
    return "" if value is None else str(value)


def _approval(
    was: Post, there: Sequence[Placement], now: Post, here: Sequence[Placement]
) -> ApprovalChange | None:
    held, holds = is_approved(was, there), is_approved(now, here)
    if holds and now.approved and (not held or was.approved != now.approved):
        return ApprovalChange(True, now.approved.by, now.approved.date)
    if held and was.approved and not holds:
        return ApprovalChange(
            False, was.approved.by, was.approved.date, voided=now.approved == was.approved
        )
    return None
