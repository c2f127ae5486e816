"""What changed in a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKENS = re.compile(r"\s+|https?://\S+|[#@]?\w+(?:['’]\w+)*|[^\w\s]")
_MOST = 10_000
"""A text of more words and blanks than this is told as a whole."""

PartKind = Literal["equal", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of two texts.

    Args:
        kind: Whether both have it, or only the first, or only the second.
        text: The stretch.
    """

    kind: PartKind
    text: str


def parts(before: str, after: str) -> tuple[Part, ...]:
    """Two texts word by word.

    The parts that are not added make the first text, those that are not removed the second.
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if max(len(old), len(new)) > _MOST:
        old, new = [before], [after]
    merged: list[Part] = []
    for kind, text in _stretches(old, new):
        if not text:
            continue
        merged.append(Part(kind, text))
    return tuple(merged)


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[PartKind, str]]:
    """What both have, and between that what only one has; blanks between changes belong to them."""
    removed: list[str] = []
    added: list[str] = []
    blocks = [
        block
        for block in SequenceMatcher(None, old, new).get_matching_blocks()
        if not block.size or any(map(_says, old[block.a : block.a + block.size]))
    ]
    at_old = at_new = 0
    for block in blocks:
        removed = old[at_old : block.a]
        added = new[at_new : block.b]
        yield "removed", "".join(removed)
        yield "added", "".join(added)
        yield "equal", "".join(old[block.a : block.a + block.size])
        at_old, at_new = block.a + block.size, block.b + block.size


def _says(token: str) -> bool:
    return any(character.isalnum() for character in token)
