"""Copy that says nearly the same: words, and a join that finds near-duplicates without all pairs.

Most copy is like no other, and a look at a few pieces of it tells (`worth_comparing`). Two texts
are as alike as the part of their runs of three words that both have: the exact Jaccard similarity
of two sets. Texts that are alike enough share one of their rarest runs (the prefix filter), so that
only those that do are compared. What thousands of texts from one template share is not rare; there,
only the latest few are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from math import ceil
from typing import Generic, TypeVar

T = TypeVar("T")

FEW_WORDS, FEW_CHARACTERS = 5, 20
"""Copy of fewer words, or characters where words have no spaces, is a formula: "Good morning!"."""
MOST = 32
"""At most so many earlier texts are compared with one, those that share its rarest runs first."""

Words = tuple[str, ...]


def words(copy: str) -> Words:
    """The words of a copy, as they are compared: none where it is too short to say something.

    Case, punctuation, emoji, what a link asks for behind its `?`, and hashtags at the end do not
    count. Scripts that write no spaces between words are compared by characters.
    """
    text = copy.casefold() if copy.isascii() else unicodedata.normalize("NFKC", copy).casefold()
    if "#" in text:
        text = _without_last_hashtags(text)
    if "://" in text or "www." in text:
        text = _links().sub(_one_word, text)
    if text.isascii():
        found = text.translate(_ASCII).split()
        few = FEW_WORDS
    else:
        found, few = _split(text)
    return tuple(found) if len(found) >= few else ()


_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}


def _split(text: str) -> tuple[list[str], int]:
    text = text.translate({ord(c): " " for c in set(text) if not _is_letter(c)})
    spaced = _spaceless().sub(r" \g<0> ", text)
    return spaced.split(), FEW_WORDS if spaced == text else FEW_CHARACTERS


def _is_letter(character: str) -> bool:
    if character.isalnum():
        return True
    return unicodedata.category(character)[0] == "M" and character not in "\ufe0e\ufe0f\u20e3"


def _without_last_hashtags(text: str) -> str:
    """A text without the hashtags after its last word; links between them stay."""
    kept: list[str] = []
    parts = text.split()
    while parts:
        last = parts.pop()
        if "://" in last or last.startswith("www."):
            kept.append(last)
        elif not last.startswith("#") and any(map(_is_letter, last)):
            return " ".join((*parts, last, *reversed(kept)))
    return " ".join(reversed(kept))


def _one_word(link: re.Match[str]) -> str:
    """Where a link leads, as a word."""
    place = link[0].partition("://")[2] or link[0]
    return "".join(c for c in re.split("[?#]", place)[0] if c.isalnum())


@lru_cache(maxsize=1)
def _links() -> re.Pattern[str]:
    return re.compile(r"(?:\b[a-z]+://|\bwww\.)\S+")


@lru_cache(maxsize=1)
def _spaceless() -> re.Pattern[str]:
    """Thai, Lao, Tibetan, Burmese, Khmer, Japanese and Chinese characters."""
    return re.compile(
        "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
        "\uf900-\ufaff\U00020000-\U0003ffff]"
    )


def worth_comparing(copies: Iterable[str]) -> set[str]:
    """Choose the copies that may be alike: short ones, and those that share a piece with another.

    Taking a copy apart into words takes many times as long.

    Args:
        copies: Different copies.
    """
    pieces = {copy: set(_pieces(copy)) for copy in copies}
    times = Counter(chain.from_iterable(pieces.values()))
    shared = {piece for piece, number in times.items() if number > 1}
    return {
        copy
        for copy, found in pieces.items()
        if len(copy) < _SHORT or len(found) < _FEW_PIECES or not found.isdisjoint(shared)
    }


_SHORT, _PIECE = 120, 32
"""Characters of a copy that is short, and of a piece."""
_FEW_PIECES = 4
"""A copy with fewer, in another alphabet for example, has too few to tell."""


def _pieces(copy: str) -> list[bytes]:
    """Pieces of a copy, from all over it, that stay the same where another part is changed.

    Each begins with a letter, so that it is found again where words before it come or go; with one
    that is neither in every word nor rare.
    """
    text = copy.encode("utf-8", "replace").translate(_LOWER, b".,!?")
    find, half = text.find, len(text) // 2
    places = [find(letter, zone) for zone in (0, half) for letter in b"bgp"]
    return [text[place : place + _PIECE] for place in places if 0 <= place <= len(text) - _PIECE]


_LOWER = bytes(range(256)).lower().replace(b"\n", b" ")
"""Small letters for large ones, where they are English, and lines that go on."""


class Texts:
    """Texts taken apart, to be compared with each other.

    Args:
        texts: The words of each text.
        least: The similarity from which on texts are alike.
    """

    def __init__(self, texts: Iterable[Words], least: float) -> None:
        self.least = least
        numbers: dict[Words, int] = {}
        runs: dict[Words, set[int]] = {}
        for text in texts:
            if text not in runs:
                in_text = zip(text, text[1:], text[2:], strict=False)
                runs[text] = {numbers.setdefault(run, len(numbers)) for run in in_text}
        texts_with = [0] * len(numbers)
        for found in runs.values():
            for run in found:
                texts_with[run] += 1
        del numbers
        self.sizes = {text: len(found) for text, found in runs.items()}
        self.shared: dict[Words, frozenset[int]] = {}
        self.rarest: dict[Words, list[int]] = {}
        for text, found in runs.items():
            shared = [run for run in found if texts_with[run] > 1]
            needed = len(shared) - _at_least(least * len(found)) + 1
            self.shared[text] = frozenset(shared)
            self.rarest[text] = (
                sorted(shared, key=lambda run: (texts_with[run], run))[:needed]
                if needed > 0
                else []
            )

    def similarity(self, one: Words, other: Words) -> float:
        """The part of the runs of two texts that both have, from 0 to 1."""
        both = len(self.shared[one] & self.shared[other])
        return both / (self.sizes[one] + self.sizes[other] - both)


def _at_least(number: float) -> int:
    # 0.7 · 10 is a little over 7
    return ceil(number - 1e-9)


class Earlier(Generic[T]):
    """The texts that came before, each with what it belonged to when it came last.

    Args:
        texts: All texts that will be asked for.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._last: dict[Words, tuple[int, int, T]] = {}
        self._with_run: dict[int, dict[Words, None]] = defaultdict(dict)  # in order, the last last
        self._count = 0

    def same(self, text: Words, since: int) -> T | None:
        """What the last same text belongs to, unless it came before a day."""
        if text not in self._last:
            return None
        _, day, owner = self._last[text]
        return owner if day >= since else None

    def alike(self, text: Words, since: int) -> T | None:
        """What the last other text that is alike belongs to, unless it came before a day."""
        texts, least = self._texts, self._texts.least
        compared = {text}
        found, latest = None, -1
        for run in texts.rarest[text]:
            for other in reversed(self._with_run[run]):
                place, day, owner = self._last[other]
                if place < latest or day < since or len(compared) > MOST:
                    break
                if other in compared:
                    continue
                compared.add(other)
                if texts.similarity(text, other) >= least:
                    found, latest = owner, place
        return found

    def add(self, text: Words, day: int, owner: T) -> None:
        """Note a text, which came on a day, after all that were noted before."""
        self._last[text] = self._count, day, owner
        self._count += 1
        for run in self._texts.rarest[text]:
            with_run = self._with_run[run]
            with_run.pop(text, None)
            with_run[text] = None
