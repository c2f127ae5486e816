"""A text as a network shows it: what leads elsewhere, where it is cut, and what is too much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journey.networks import Fact
from journey.networks.counting import beginning, bound, count
from journey.rules.limits import HASHTAG, MENTION
from journey.rules.links import places_of_links
from journey.views.record import record

_SPACE_BEFORE = re.compile(r"\s\S*\Z")


@record
class Part:
    """A stretch of text that looks alike.

    Args:
        text: The text.
        kind: "link" or "tag" (a hashtag or mention) where it leads elsewhere; else empty.
        over: It is over the limit.
    """

    text: str
    kind: str = ""
    over: bool = False


@record
class ShownText:
    """A text as a network shows it.

    Args:
        parts: What is seen at once.
        rest: What is seen by those who ask for more.
        cut: What is to say of the cut between the two; empty where there is none.
    """

    parts: tuple[Part, ...]
    rest: tuple[Part, ...] = ()
    cut: str = ""


def shown_text(text: str, fold: Fact | None = None, end: int | None = None) -> ShownText:
    """A text as a network shows it.

    Args:
        text: The text.
        fold: How much of it is seen at once; None for all.
        end: The offset from which on it is over the limit; None where it is not.
    """
    at = _cut(text.rstrip(), fold) if fold else None
    kinds = list(_kinds(text))
    if at is None or not fold:
        return ShownText(tuple(_drawn(text, 0, len(text), end, kinds)))
    about = "" if fold.confidence == "high" else "about "
    more = len(text) - len(text[at:].lstrip())
    return ShownText(
        tuple(_drawn(text, 0, at, end, kinds)),
        tuple(_drawn(text, more, len(text), end, kinds)),
        f"The cut, after {about}{fold.value} characters",
    )


def limit_of(text: str, behind: str, fact: Fact) -> int | None:
    """The offset from which on a text is over a limit; None where it is not.

    Args:
        text: The text.
        behind: What the network puts behind it, and counts: a link.
        fact: The limit.
    """
    whole = text + behind
    if bound(whole, fact.unit) <= fact.value or count(whole, fact.unit) <= fact.value:
        return None
    return len(beginning(text, fact.unit, fact.value - count(behind, fact.unit)))


def _cut(text: str, fold: Fact) -> int | None:
    """The offset at which a network cuts a text: between two words, where there are two."""
    if bound(text, fold.unit) <= fold.value or count(text, fold.unit) <= fold.value:
        return None
    seen = beginning(text, fold.unit, fold.value)
    if text[len(seen)].isspace():
        return len(seen)
    word = _SPACE_BEFORE.search(seen)
    return word.start() if word and word.start() else len(seen)


Kind = tuple[int, int, str]
"""Where something begins and ends that leads elsewhere, and what it is."""


def _kinds(text: str) -> Iterator[Kind]:
    """The links, hashtags and mentions of a text, in order."""
    found = [(start, end, "link") for start, end in places_of_links(text)]
    for sign, pattern in (("#", HASHTAG), ("＃", HASHTAG), ("@", MENTION)):
        if sign in text:
            found += [(tag.start(), tag.end(), "tag") for tag in pattern.finditer(text)]
    last = 0
    for start, end, kind in sorted(set(found)):
        if start >= last:
            yield start, end, kind
            last = end


def _drawn(
    text: str, start: int, stop: int, end: int | None, kinds: Iterable[Kind]
) -> Iterator[Part]:
    """The parts of a stretch of a text, divided where it begins to be too much."""
    middle = stop if end is None else min(max(end, start), stop)
    yield from _parts(text, start, middle, kinds, over=False)
    yield from _parts(text, middle, stop, kinds, over=True)


def _parts(
    text: str, start: int, stop: int, kinds: Iterable[Kind], *, over: bool
) -> Iterator[Part]:
    for first, last, kind in kinds:
        if last <= start or first >= stop or start >= stop:
            continue
        if first > start:
            yield Part(text[start:first], "", over)
        begin, start = max(first, start), min(last, stop)
        whole = (begin, start) == (first, last)
        yield Part(text[begin:start], kind if whole else "", over)
    if start < stop:
        yield Part(text[start:stop], "", over)
