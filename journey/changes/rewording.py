"""What changed in a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKENS = re.compile(r"\s+|https?://\S+|[#@]?\w+(?:['’]\w+)*|[^\w\s]")
_MOST = 4_000
"""What differs in more words and blanks than this is told as a whole: each is looked for in all."""

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
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    one, other = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(one), len(other)) > _MOST:
        one, other = ["".join(one)], ["".join(other)]
    told = (
        Part("equal", "".join(old[:head])),
        *_stretches(one, other),
        Part("equal", "".join(old[len(old) - tail :])),
    )
    return tuple(part for part in told if part.text)


_CUT_AT_END = re.compile(r"\s+\S{0,40}\Z")
_CUT_AT_START = re.compile(r"\A\S{0,40}\s+")
"""A word that is cut in two. Where no blank is near, as in Chinese, the cut is anywhere."""


def excerpt(told: Sequence[Part], around: int) -> Iterator[Part]:
    """What changed, and so many characters around it; "…" stands for what is left out."""
    for number, part in enumerate(told):
        text = part.text
        if part.kind == "equal" and len(text) > 2 * around:
            before = _CUT_AT_END.sub(" ", text[:around]) if number else ""
            after = _CUT_AT_START.sub(" ", text[-around:]) if number < len(told) - 1 else ""
            text = f"{before}…{after}"
        yield Part(part.kind, text)


def _common(old: list[str], new: list[str]) -> int:
    """How many words two texts have in common at their beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))


def _stretches(old: list[str], new: list[str]) -> Iterator[Part]:
    """What both have, and between that what only one has; a blank between changes is one, too."""
    at_old = at_new = 0
    for old_start, new_start, size in SequenceMatcher(None, old, new).get_matching_blocks():
        same = "".join(old[old_start : old_start + size])
        if same.isspace():
            continue
        yield Part("removed", "".join(old[at_old:old_start]))
        yield Part("added", "".join(new[at_new:new_start]))
        yield Part("equal", same)
        at_old, at_new = old_start + size, new_start + size
