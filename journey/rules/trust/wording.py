"""A word that the brand avoids.

## What it does

Looks for what the strategy lists under `avoid:` in what readers will read of live posts in the
plan's window: copy, subject and preheader, and the title on networks that show one. It is found as
a word of its own, in small or large letters: “free” is in “sugar-free” and “FREE!”, and not in
“freedom”. Several words are found with any space between them; in scripts that have no spaces
between words, anywhere. Links do not count. Each word is found once in a post, at its first place.

## Why

A brand thinks before it speaks, for a slip is read long before it is deleted (001), and keeps to
itself what only causes a storm, such as the opinions of those who write (001, nine ways). Which
words that means for your brand, you decided once, in `avoid:`.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
avoid: [guaranteed, best in the world]
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: quote}
posts:
  - {date: 2026-12-01, title: Mugs, copy: Guaranteed to keep your tea warm.}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
avoid: [guaranteed, best in the world]
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: quote}
posts:
  - {date: 2026-12-01, title: Mugs, copy: It keeps your tea warm for an hour.}
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from journey.findings import Finding, Location, Severity
from journey.model.post import Placement, Post
from journey.model.values import shown
from journey.networks import network
from journey.plan import Plan

SEVERITY: Severity = "warning"

MOST = 64
"""So many words of a phrase are looked at: a phrase that begins with them is as good as found."""

_FEW = 64
"""So many words are quickly looked for one by one."""

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each word to avoid that a post says."""
    words = _Words()
    for avoided in plan.strategy.avoid:
        words.add(avoided)
    if not words.next:
        return
    said: set[tuple[str, str]] = set()
    for name, channel in plan.strategy.channels.items():
        titled = _shows_title(channel.network)
        for placement in plan.by_channel.get(name, ()):
            if not _may_say(words, placement.content):
                continue
            for field_name, text in _texts(placement.content, titled=titled):
                found = dict.fromkeys(word for word, _, _ in _found(words, text))
                new = [word for word in found if (placement.id, word) not in said]
                places = _places(words, placement.content, field_name) if new else {}
                for word in new:
                    said.add((placement.id, word))
                    yield _finding(placement, field_name, word, places.get(word))


def _may_say(words: _Words, content: Post) -> bool:
    """Whether a post is worth taking apart: nearly none holds the letters of a word to avoid."""
    text = f"{content.title} {content.copy}"
    if content.subject or content.preheader:
        text += f" {content.subject} {content.preheader}"
    if not text.isascii() or len(words.next) > _FEW:
        return True
    return any(map(text.lower().__contains__, words.next))


def _texts(content: Post, *, titled: bool) -> Iterator[tuple[str, str]]:
    """What readers read of a post, by field."""
    if content.copy:
        yield "copy", content.copy
    if content.subject:
        yield "subject", content.subject
    if content.preheader:
        yield "preheader", content.preheader
    if titled and content.source.node.get("title"):
        yield "title", content.title


@cache
def _shows_title(name: str | None) -> bool:
    return name == "blog" or bool(network(name).title)


def _finding(placement: Placement, name: str, word: str, place: Location | None) -> Finding:
    where = "" if name == "copy" else f" in its {name}"
    return Finding(
        SEVERITY,
        f"{shown(placement.title)} says {shown(word)}{where}, which the brand avoids",
        "Say it in other words, or remove it from `avoid:` in the strategy.",
        place or placement.content.source.locate(name),
        post=placement.id,
        field=name,
    )


def _places(words: _Words, content: Post, name: str) -> dict[str, Location]:
    """The first place of each word in the file; of one that is written otherwise there, none."""
    document = content.source.document
    start, end = content.source.node.spans[name][2:]
    places: dict[str, Location] = {}
    for word, first, last in _found(words, document.text[start:end]):
        if word not in places:
            places[word] = document.location((start + first, start + last))
    return places


class _Found(NamedTuple):
    """A word to avoid, and where it begins and ends in a text."""

    word: str
    start: int
    end: int


@dataclass
class _Words:
    """Words to avoid that begin alike.

    Args:
        word: The one that ends here, as the strategy has it.
        next: Those that go on, by what comes next.
    """

    word: str = ""
    next: dict[str, _Words] = field(default_factory=dict)

    def add(self, word: str) -> None:
        """Take in another word."""
        here = self
        for piece in _all_alike(word)[:MOST]:
            here = here.next.setdefault(piece, _Words())
        if here is not self:
            here.word = here.word or word


def _found(words: _Words, text: str) -> Iterator[_Found]:
    """The words to avoid in a text, in order; of two that begin at the same place, the longer."""
    alike = _all_alike(text)
    if words.next.keys().isdisjoint(alike):
        return
    if _LINK.search(text):
        text = _LINK.sub(lambda link: "\0" * len(link[0]), text)
        alike = _all_alike(text)
    alike.append("")
    places: list[re.Match[str]] = []
    for number, first in enumerate(alike):
        longest, last = "", number
        here, at = words.next.get(first), number
        while here:
            if here.word:
                longest, last = here.word, at
            at += 1
            here = here.next.get(alike[at])
        if longest:
            places = places or list(_pieces().finditer(text))
            yield _Found(longest, places[number].start(), places[last].end())


# Combining marks are part of a word, where `\w` knows only letters and digits.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff"
)
# Scripts that write words without spaces between them: Thai, Lao, Tibetan, Myanmar, Khmer, Chinese,
# Japanese.
_NO_SPACES = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)


@cache
def _pieces() -> re.Pattern[str]:
    """What words to avoid are made of: words, single letters of some scripts, and signs."""
    return re.compile(rf"[{_NO_SPACES}]|(?:[^\W_{_NO_SPACES}]|[{_MARKS}])+|[^\w\s]|_")


@cache
def _ascii_pieces() -> re.Pattern[str]:
    """The same for text that has only letters of English, which is quicker."""
    return re.compile(r"[^\W_]+|[^\w\s]|_", re.ASCII)


@cache
def _signs() -> Mapping[int, str]:
    return str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})


def _all_alike(text: str) -> list[str]:
    """The pieces of a text as they are compared."""
    if text.isascii():
        return _ascii_pieces().findall(text.lower())
    return [_alike(piece) for piece in _pieces().findall(text)]


def _alike(piece: str) -> str:
    if piece.isascii():
        return piece.lower()
    return unicodedata.normalize("NFC", piece.casefold()).translate(_signs())
