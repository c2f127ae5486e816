"""Counting text as X does: the rules of twitter-text, version 3.

A link counts the same however long it is, an emoji 2, a character of most scripts that are not
written with letters 2, and everything else 1
(https://docs.x.com/fundamentals/counting-characters). What is a link, with `https://` or without,
is the grammar of twitter-text; `domains.txt` has the names that it takes for the end of an address
(the list of its version 3).

Each text is read once from its beginning to its end, whatever is in it: written as one regular
expression, that grammar takes minutes for a text that was made for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_LONGEST_LINK = 4096
"""A longer one is none, its `https://` counted twice if it is written, and once if it is not."""
_LONGEST_LABEL = 63
"""Between two dots of an address (RFC 1035), in the letters that its servers know."""
_NEVER_TOO_LONG = 10
"""As many signs of any script make no label that is too long in the letters of servers."""
_ODD_LABEL = re.compile(r"xn--|.*[。．｡]", re.IGNORECASE)
"""Coded already, or with what servers take for a dot."""
_LONGEST_SLUG = 40
"""Of a t.co address; a longer one is no link."""

_BETWEEN = (
    r"\s!'#%&()*+,\\/:;<=>?@\[\]^{|}~$"
    "\u061c\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
)
"""What no address has."""
_RUN = re.compile(rf"(?<![^{_BETWEEN}])[^.{_BETWEEN}]*+\.[^{_BETWEEN}]*+")
"""Labels and the dots between them, some of which may make an address."""
_NAME = re.compile(r"[0-9A-Za-z-]*")
_CODED_NAME = re.compile(r"xn--[-0-9a-z]+", re.IGNORECASE)
_GOES_ON = re.compile(r"[0-9A-Za-z@+-]")
"""What shows that a name is not the end of an address."""

_JOINED = "0-9A-Za-z@$#＠＃\ufeff\ufffe\uffff"
"""What no address stands right behind."""
_BEGINNING = re.compile(rf"(?<![{_JOINED}])[^_-]")
_AFTER_A_SIGN = re.compile(rf"[^{_JOINED}][^._{_BETWEEN}-]")
"""At the beginning of a text, its first sign is taken for the end of something else."""
_PROTOCOL = re.compile(rf"(?:\A|[^{_JOINED}])(https?://)\Z", re.IGNORECASE)
_LONGEST_BEFORE = len(" https://")

_LETTERS = "-0-9a-zÀ-ÖØ-öø-ɏɓɔɖɗəɛɣɨɯɲʉʋʻ\u0300-\u036fḀ-ỿ"
_PLAIN = re.compile(rf"(?:[{_LETTERS}]+\.)+", re.IGNORECASE)
"""What an address without `https://` is made of, up to the name that it ends with."""

_IN_PATH = rf"[{_LETTERS}\u0400-\u04ff!*';:=+,.$/%#\[\]\u2013_~@|&]"
_LAST_IN_PATH = rf"[{_LETTERS}\u0400-\u04ff+=_#/]"
_BRACKETS = rf"\((?:{_IN_PATH}+|{_IN_PATH}*\({_IN_PATH}+\){_IN_PATH}*)\)"
_PATH = rf"/(?:(?:{_IN_PATH}|{_BRACKETS})*{_LAST_IN_PATH})?(?:{_BRACKETS})*"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"
_BEHIND = re.compile(rf"(?::[0-9]+)?({_PATH})?(?:{_QUERY})?", re.IGNORECASE)
_OPENS_BEHIND = frozenset(":/?")
_SHORTENED = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{_QUERY})?", re.IGNORECASE)

_PIECES = re.compile(r"\s+|\S{1,200}[\u0300-\u036f\u1160-\u11ff\u3099\u309a]{0,30}")
"""Words, or parts of them; what is put together with the sign before it is not cut off."""
_HEAVY = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""What counts 2 by itself; without any there is no emoji."""


def count(text: str, link: int) -> int:
    """Count a text.

    Args:
        text: The text as it was written.
        link: What a link counts.
    """
    text = _composed(text.replace("\r\n", "\n"))
    weight = read = 0
    for start, end in _links(text):
        weight += _signs(text[read:start]) + link
        read = end
    return weight + _signs(text[read:])


def _composed(text: str) -> str:
    """A text in Unicode's form C, piece by piece: whole, a run of marks takes quadratic time."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFC", piece) for piece in _PIECES.findall(text))


def _signs(text: str) -> int:
    """The weight of a text without links."""
    if text.isascii() or not _HEAVY.search(text):
        return len(text)
    rest, emoji = _emoji().subn("", text)
    weight: int = 2 * emoji + len(rest) + len(_HEAVY.findall(rest))
    return weight


@cache
def _emoji() -> Any:
    import regex  # few plans need it

    toned = r"\p{Emoji_Modifier_Base}\p{Emoji_Modifier}"
    drawn = r"(?!\p{Emoji_Presentation})\p{Extended_Pictographic}\uFE0F"
    part = rf"(?:{toned}|{drawn}|\p{{Extended_Pictographic}})"
    return regex.compile(
        r"[#*0-9]\uFE0F?\u20E3|\p{Regional_Indicator}{2}"
        r"|\U0001F3F4[\U000E0030-\U000E007A]+\U000E007F"
        rf"|{part}(?:\u200D{part})+|{toned}|{drawn}|\p{{Emoji_Presentation}}"
    )


def _links(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each link begins and ends.

    An address is labels with dots between them, and then a name that addresses end with. Hyphens
    and underscores may stand within its labels, but no underscore in the last one before the name.
    """
    read = 0
    for run in _RUN.finditer(text):
        if run.end() <= read:
            continue
        labels = _labels(text, max(run.start(), read), run.end())
        names = [0, *(_name(text, start, end) for start, end in labels[1:])]
        if not any(names):
            continue
        last = _last(text, labels, names)
        for number, (start, end) in enumerate(labels[:-1]):
            begin = _beginning(text, _first(text, start, read), end)
            until = last[number + 1]
            if begin is not None and not until and "_" in text[begin:end]:
                begin = _beginning(text, text.rindex("_", begin, end) + 1, end)
            until = until or names[number + 1]
            if begin is not None and until and text[end - 1] not in "-_":
                links, read = _link(text, begin, until, read)
                yield from links


def _labels(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the labels of a run begin and end."""
    dots = [at for at in range(start, end) if text[at] == "."]
    return [(before + 1, after) for before, after in pairwise([start - 1, *dots, end])]


def _name(text: str, start: int, end: int) -> int:
    """Where in a label a name ends that an address may end with; 0 where none does."""
    names, lengths = _names()
    found = _NAME.match(text, start, end)
    until = found.end() if found else start
    if text[start:until].lower() in names and not _GOES_ON.match(text, until):
        return until
    if coded := _CODED_NAME.match(text, start, end):
        return coded.end()
    if until < end:
        for length in lengths.get(text[start].lower(), ()):
            if text[start : start + length].lower() in names:
                until = start + length
                return 0 if _GOES_ON.match(text, until) else until
    return 0


@cache
def _names() -> tuple[frozenset[str], dict[str, list[int]]]:
    """The names that an address may end with; how long, by their first letter, foreign ones are."""
    names = Path(__file__).with_name("domains.txt").read_text(encoding="utf-8").split()
    lengths: dict[str, list[int]] = {}
    for name in sorted(names, key=len, reverse=True):
        if not name.isascii():
            lengths.setdefault(name[0], []).append(len(name))
    return frozenset(names), lengths


def _last(text: str, labels: list[tuple[int, int]], names: list[int]) -> list[int]:
    """Where the longest address ends that goes through each label but the first; 0 where none."""
    last = [0] * len(labels)
    for number in range(len(labels) - 2, 0, -1):
        start, end = labels[number]
        if start < end and text[start] not in "-_" and text[end - 1] not in "-_":
            last[number] = last[number + 1]
            if not last[number] and "_" not in text[start:end]:
                last[number] = names[number + 1]
    return last


def _first(text: str, start: int, read: int) -> int:
    """Where an address may begin at the earliest, in a label that begins there or before it."""
    if read or start:
        return max(start, read and read + 1)  # with a character before it that is not read yet
    return int(bool(_AFTER_A_SIGN.match(text)))


def _beginning(text: str, start: int, end: int) -> int | None:
    found = _BEGINNING.search(text, start, end)
    return found.start() if found else None


def _link(text: str, begin: int, end: int, read: int) -> tuple[list[tuple[int, int]], int]:
    """Give the links that an address makes, and up to where the text is read with them."""
    stop, path = end, None
    if text[end : end + 1] in _OPENS_BEHIND and (behind := _BEHIND.match(text, end)):
        stop, path = behind.end(), behind[1]
    before = text[begin - 1] if begin else " "
    web = (
        _PROTOCOL.search(text, max(read, begin - _LONGEST_BEFORE), begin) if before == "/" else None
    )
    start = web.start(1) if web else begin
    if stop - start + (begin - start or len("https://")) > _LONGEST_LINK:
        return [], stop
    if not _is_known_to_servers(text[begin:end]) or (not web and before in "-_./"):
        return [], stop
    if not web:
        return _bare(text, begin, end, stop if path else end), stop
    if shortened := _SHORTENED.match(text, start, stop):
        fits = len(shortened[1]) <= _LONGEST_SLUG
        return [(start, shortened.end())] if fits else [], stop
    return [(start, stop)], stop


def _is_known_to_servers(address: str) -> bool:
    """Whether servers could know an address: none knows a label that is too long in its letters."""
    if address.isascii() and len(address) <= _LONGEST_LABEL:
        return True
    return all(map(_is_label, address.split(".")))


def _is_label(label: str) -> bool:
    if label.isascii() or len(label) > _LONGEST_LABEL - len("xn--"):
        return len(label) <= _LONGEST_LABEL and label.isascii()
    if len(label) <= _NEVER_TOO_LONG and not _ODD_LABEL.match(label):
        return True
    try:
        return bool(label.encode("idna"))
    except UnicodeError:
        return False


def _bare(text: str, begin: int, end: int, stop: int) -> list[tuple[int, int]]:
    """Give the links of an address without `https://`: its parts in plain letters."""
    last = text.rindex(".", begin, end) + 1
    whole = _PLAIN.match(text, begin, end)
    if whole and whole.end() == last:
        return [(begin, stop)]
    links = []
    for part in _PLAIN.finditer(text, begin, end):
        at = part.end()
        name = _name(text, at, end)
        while not name and at > part.start():
            at = text.rfind(".", part.start(), at - 1) + 1
            name = _name(text, at, end) if at > part.start() else 0
        if name:
            links.append((part.start(), name))
    if links and stop > end:
        start, name = links[-1]
        links[-1] = start, name + stop - end
    return links
