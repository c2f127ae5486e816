"""Which post is which: every post has an id that no other has."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from journey.model.calendar import Entry
from journey.model.post import Post
from journey.model.values import shown
from journey.sources.problem import Problem


def with_ids_of_their_own(entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    """Give each post an id that no other has, and say which of them shared one.

    Ids that differ only in case are one: they would be one folder on many computers.

    Args:
        entries: The posts, in the order of files and lines.

    Returns:
        The posts, all but the first of those that shared an id with a number behind it, and the
        problems, each at the later post.
    """
    counts = Counter(entry.post.id.casefold() for entry in entries)
    if len(counts) == len(entries):
        return list(entries), []
    first: dict[str, Post] = {}
    numbers: Counter[str] = Counter()
    kept: list[Entry] = []
    problems: list[Problem] = []
    for entry in entries:
        post, key = entry.post, entry.post.id.casefold()
        if counts[key] > 1 and (other := first.setdefault(key, post)) is not post:
            own = _free(post.id, counts, numbers)
            if post.title or _is_given(post):
                problems.append(_shared(post, other, own))
            entry = Entry(
                replace(post, id=own),
                {name: replace(content, id=own) for name, content in entry.variants.items()},
                entry.problems,
            )
        kept.append(entry)
    return kept, problems


def _free(id: str, taken: Counter[str], numbers: Counter[str]) -> str:
    """An id with the next number behind it that makes it free."""
    stem = id[:90]
    key = stem.casefold()
    while True:
        numbers[key] += 1
        own = f"{stem}-{numbers[key] + 1}"
        if not taken[own.casefold()]:
            taken[own.casefold()] = 1
            return own


def _shared(post: Post, other: Post, own: str) -> Problem:
    there = other.source.locate("id") if _is_given(other) else other.source.locate()
    if post.source.node == other.source.node:
        what, help = "the same post appears twice", "Delete one of the two."
    elif not _is_given(post):
        what = f"the title {shown(post.title)} gives the id “{post.id}”, which another post has"
        help = "Give one of them an `id:` of its own."
    elif post.id == other.id:
        what = f"two posts have the id “{post.id}”"
        help = "Give one of them another id."
    else:
        what = f"the ids “{post.id}” and “{other.id}” differ only in capitals"
        help = "Give one of them another id: on many computers they are the same."
    return Problem(
        "model/duplicate-id",
        f"{what}; see {there.path}, line {there.line}",
        help,
        post.source.locate("id") if _is_given(post) else post.source.locate(),
        post=own,
        field="id" if _is_given(post) else None,
    )


def _is_given(post: Post) -> bool:
    """Whether the id is written, and not made from the title."""
    written = post.source.node.get("id")
    return isinstance(written, str) and unicodedata.normalize("NFC", written.strip()) == post.id
