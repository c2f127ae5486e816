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
    return tuple(Part(kind, text) for kind, text in _stretches(old, new) if text)


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[PartKind, str]]:
    """What both have, and between that what only one has; a blank between changes is one, too."""
    at_old = at_new = 0
    for old_start, new_start, size in SequenceMatcher(None, old, new).get_matching_blocks():
        same = "".join(old[old_start : old_start + size])
        if same.isspace() and old_start + size < len(old):
            continue
        yield "removed", "".join(old[at_old:old_start])
        yield "added", "".join(new[at_new:new_start])
        yield "equal", same
        at_old, at_new = old_start + size, new_start + size
