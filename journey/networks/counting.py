"""Counting text as each network counts it.

The units:

- `codepoints`: characters as Unicode numbers them; an emoji is often several.
- `utf16`: the halves of UTF-16, which is what most programs of the web call characters. Also for a
  network that says "characters" and no more: it is never less than `codepoints`.
- `bytes`: of UTF-8.
- `graphemes`: characters as readers see them (UAX #29).
- `x-weighted`: see `journey.networks.x`.
- `threads`: graphemes, but an emoji is as many as it has bytes of UTF-8.
- `mastodon`: graphemes, a link being 23, and of `@name@server` the name alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import Any

LINK = 23
"""What a link costs on X and Mastodon, however long it is."""

COUNTED = {
    "graphemes": "characters (an emoji counts 1)",
    "utf16": "characters (an emoji counts 2 or more)",
    "bytes": "bytes (an accent counts 2, an emoji 4 or more)",
    "x-weighted": "characters (a link counts 23, an emoji 2)",
    "threads": "characters (an emoji counts 4 or more)",
    "mastodon": "characters (a link counts 23)",
}
"""What a unit counts, in words, where that is not plainly characters."""


def count(text: str, unit: str) -> int:
    """Count a text as a network does.

    Args:
        text: The text.
        unit: One of the units above.
    """
    return _COUNT[unit](text)


def bound(text: str, unit: str) -> int:
    """Give a number that the count of a text never exceeds, without counting.

    Most texts are far below their limit; what counts some of them exactly takes long to load.

    Args:
        text: The text.
        unit: One of the units above.
    """
    if unit in ("x-weighted", "mastodon"):
        links = LINK * text.count("." if unit == "x-weighted" else "://")
        return links + len(text) * (1 if text.isascii() or unit == "mastodon" else 2)
    if text.isascii() or unit in ("codepoints", "graphemes"):
        return len(text)
    return len(text) * (2 if unit == "utf16" else 4)


def beginning(text: str, unit: str, most: int) -> str:
    """Give the longest beginning of a text that is not over a limit; none where that is below 0.

    Args:
        text: The text.
        unit: One of the units above.
        most: The limit.
    """
    enough = max(most, 1)
    while enough < len(text) and count(text[:enough], unit) <= most:
        enough *= 2  # and not the whole text at once: it may be a thousand times too long
    lengths = range(min(enough, len(text)) + 1)
    over = bisect_right(lengths, most, key=lambda length: count(text[:length], unit))
    return text[: max(over - 1, 0)]


@cache
def _grapheme() -> Any:
    import regex  # few plans come near a limit that needs it

    return regex.compile(r"\X")


@cache
def _emoji() -> Any:
    import regex

    return regex.compile(r"\p{Emoji_Presentation}|\p{Regional_Indicator}|\uFE0F|\u20E3")


def _graphemes(text: str) -> int:
    return len(text) if text.isascii() and "\r" not in text else len(_grapheme().findall(text))


def _threads(text: str) -> int:
    if text.isascii():
        return _graphemes(text)
    emoji = _emoji()
    return sum(len(one.encode()) if emoji.search(one) else 1 for one in _grapheme().findall(text))


_WEB_LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'()\[\]]")
_ELSEWHERE = re.compile(r"(?<![\w@/])(@\w+)@[\w.-]*\w")


def _mastodon(text: str) -> int:
    return _graphemes(_ELSEWHERE.sub(r"\1", _WEB_LINK.sub("x" * LINK, text)))


def _weighted(text: str) -> int:
    from journey.networks import x  # few posts on X come near its limit

    return x.count(text, LINK)


_COUNT: dict[str, Callable[[str], int]] = {
    "codepoints": len,
    "utf16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "bytes": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "graphemes": _graphemes,
    "x-weighted": _weighted,
    "threads": _threads,
    "mastodon": _mastodon,
}
UNITS = tuple(_COUNT)
