"""What may be shown of the changes of a plan, and how posts that changed are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import TypeVar

from journey.changes.matching import matched
from journey.changes.posts import FieldChange, Kind, Move, PostChange, post_change
from journey.findings import Finding
from journey.model.post import Post
from journey.views.basis import Site

WORDS: dict[Kind, str] = {
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


_KIND_OF: dict[str, Kind] = {"status": "status", "stage": "stage", "type": "type"}
"""Fields whose changes have a kind of their own."""

F = TypeVar("F", bound=FieldChange)


def without_what_is_hidden(site: Site, base: Site) -> Site:
    """A base that shows no post that is hidden today, nor any on a channel where it is so."""
    return replace(
        base,
        held=frozenset(
            (was.id, channel)
            for was, now in matched(base.plan, site.plan)
            if was and now
            for channel in (
                site.shown.hidden_channels.get(now.id, ())
                if now.id in site.shown.posts
                else (None,)
            )
        ),
    )


def shown_changes(site: Site, base: Site) -> Iterator[PostChange]:
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
            if told_kinds(site, change):
                yield change


def may_be_told(site: Site, base: Site, finding: Finding) -> bool:
    """Whether a finding of the other state gives away nothing that is hidden there or today."""
    return base.discretion.tells(finding) and site.discretion.tells(finding)


def marks(site: Site, change: PostChange, on: Set[str] | None = None) -> list[str]:
    """What happened to a post that the site shows, in words.

    Args:
        site: The site.
        change: What became of the post.
        on: The channels that it is asked about; all where it is None.
    """
    kinds = told_kinds(site, change, on)
    return ["changed"] if kinds == ["changed"] else [WORDS[kind] for kind in kinds]


def told_kinds(site: Site, change: PostChange, on: Set[str] | None = None) -> list[Kind]:
    """What happened to a post that the site shows, on some channels or on any."""
    kinds = set(change.kinds)
    fields = told_fields(site, change.fields, change.after, on)
    kinds &= (
        {"added", "removed", "approved", "unapproved"}
        | ({"moved"} if any(on is None or _concerns(move, on) for move in change.moves) else set())
        | {_KIND_OF.get(field.field, "changed") for field in fields}
        | ({"reworded"} if told_fields(site, change.rewordings, change.after, on) else set())
    )
    if not site.shown.field("approved"):
        kinds -= {"approved", "unapproved"}
    return [kind for kind in WORDS if kind in kinds]


def _concerns(move: Move, on: Set[str]) -> bool:
    return any(placement and placement.channel in on for placement in (move.before, move.after))


def told_fields(
    site: Site, changed: Iterable[F], post: Post | None, on: Set[str] | None = None
) -> list[F]:
    """The changes of fields of a post, as it is now, that may be shown; of some channels or of all.

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
        and (not one.channels or on is None or not on.isdisjoint(one.channels))
    ]


def shown_channels(field: FieldChange, post: Post | None) -> list[str]:
    """The channels on which a field changed, without those on which the post is not shown."""
    return [name for name in field.channels if post is None or name in post.channels]


def anchor(site: Site, base: Site, change: PostChange) -> str:
    """The id of a post on the page: those that are gone could have the address of one that came."""
    if change.after:
        return f"p-{site.post_paths[change.after.id]}"
    return f"gone-{base.post_paths[change.post.id]}"
