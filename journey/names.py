"""Finding the name that somebody meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

_SYNONYMS = {
    "author": ("owner", "by"),
    "body": ("copy",),
    "caption": ("copy",),
    "category": ("type",),
    "comment": ("reason",),
    "content": ("copy",),
    "count": ("min",),
    "date": ("start", "deadline"),
    "day": ("date", "days", "start"),
    "description": ("about",),
    "ends": ("end", "expires"),
    "every": ("per", "cadence"),
    "expiry": ("expires",),
    "frequency": ("per", "min", "cadence"),
    "from": ("start", "starts"),
    "hashtag": ("tags",),
    "hashtags": ("tags",),
    "headline": ("title",),
    "image": ("media",),
    "images": ("media",),
    "interval": ("per", "cadence"),
    "kind": ("type",),
    "maximum": ("max",),
    "message": ("copy",),
    "minimum": ("min",),
    "name": ("title",),
    "network": ("channels", "channel"),
    "networks": ("channels", "channel"),
    "note": ("reason",),
    "notes": ("reason",),
    "number": ("min",),
    "owner": ("person",),
    "period": ("per",),
    "photo": ("media",),
    "picture": ("media",),
    "platform": ("channels", "channel"),
    "platforms": ("channels", "channel"),
    "posts": ("min",),
    "product": ("topic",),
    "rationale": ("because", "reason"),
    "schedule": ("date", "cadence"),
    "search": ("text",),
    "text": ("copy",),
    "times": ("min",),
    "to": ("end", "expires"),
    "until": ("expires", "end"),
    "url": ("link", "landing"),
    "video": ("media",),
    "weekdays": ("days",),
    "when": ("date", "start"),
    "where": ("channels",),
    "who": ("owner", "by", "person"),
    "why": ("because", "reason"),
}
"""What other tools and everyday speech call some of our fields."""


def meant(field: str, known: Collection[str]) -> str | None:
    """The field that somebody meant: misspelt, or called by another word.

    Args:
        field: What was written.
        known: The fields that there are.
    """
    others = _SYNONYMS.get(field.strip().lower(), ())
    return next((name for name in others if name in known), None) or nearest(field, known)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a typing mistake most likely turned into `name`.

    Args:
        name: What was written.
        known: The names that exist.

    Returns:
        The name with the fewest edits (insert, drop, replace, swap two neighbours), at most a third
        of its length and at least one; None where nothing is that near. Ties go to the name that
        shares more of its beginning, then of its letters, then to the first in the alphabet.
    """
    written = name.strip().lower()
    best: tuple[int, int, int, str] | None = None
    for other in known:
        lower = other.lower()
        allowed = max(1, max(len(written), len(lower)) // 3)
        if abs(len(written) - len(lower)) > allowed:
            continue
        edits = distance(written, lower, allowed)
        if edits > allowed:
            continue
        rank = (edits, -_same_beginning(written, lower), -len(set(written) & set(lower)), other)
        best = rank if best is None else min(best, rank)
    return best[3] if best else None


def _same_beginning(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def distance(one: str, other: str, limit: int) -> int:
    """Edits between two words, a swap of neighbours counting once (optimal string alignment).

    Args:
        one: A word.
        other: Another.
        limit: Where there are more, it is enough to know that there are.
    """
    alike = _same_beginning(one, other)
    one, other = one[alike:], other[alike:]
    alike = _same_beginning(one[::-1], other[::-1])
    one, other = one[: len(one) - alike], other[: len(other) - alike]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]
