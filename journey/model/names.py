"""Finding the name that somebody meant."""

from __future__ import annotations

from collections.abc import Iterable


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
        edits = distance(written, lower)
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


def distance(one: str, other: str) -> int:
    """Edits between two words, a swap of neighbours counting once (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
