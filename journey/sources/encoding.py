"""Bytes to text, and the characters that a reader of the text would not see."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from journey.sources.document import Document
from journey.sources.problem import Problem

MAX_FINDINGS = 20
"""Findings of one kind in a file; a file that is broken on every line needs no more."""

_SAVE = "Save the file as UTF-8."
_WIDE = (
    (BOM_UTF32_LE, "UTF-32"),
    (BOM_UTF32_BE, "UTF-32"),
    (BOM_UTF16_LE, "UTF-16"),
    (BOM_UTF16_BE, "UTF-16"),
)

# U+0085 is a line separator that some programs write; it is text to us.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

# Characters that may hide something; `journey.sources.hidden` decides. Emoji have some of them.
_UNSEEN = (
    "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_ODD = re.compile(f"{_CONTROL.pattern[:-1]}{_UNSEEN}]")
PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""The characters of ASCII that are text."""


class Decoded(NamedTuple):
    """A file's text.

    Args:
        text: Without a byte order mark; what cannot be read is U+FFFD, one for one.
        problems: What is wrong with bytes and characters, in the order of their places.
        readable: False where it is no use to read on: the text is empty then.
    """

    text: str
    problems: list[Problem]
    readable: bool


def decode(path: str, data: bytes) -> Decoded:
    """Decode a file of the plan; never raises.

    Args:
        path: The path that findings name.
        data: The whole file.
    """
    if name := _wide_name(data):
        return _unreadable(path, f"this file is saved as {name} and cannot be read")
    if data.count(0, 0, 4096) * 4 > min(len(data), 4096):
        return _unreadable(path, "this file is not text: it is full of NUL characters")
    data = data.removeprefix(BOM_UTF8)
    try:
        document = Document(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        document = _decoded_with_gaps(path, data, error)
    if _may_be_odd(data):
        from journey.sources.hidden import report_hidden  # few files need it

        _report_control(document)
        document = Document(path, _CONTROL.sub("\ufffd", document.text), problems=document.problems)
        report_hidden(document)
    return Decoded(document.text, document.problems, True)


def _may_be_odd(data: bytes) -> bool:
    """Whether a file may hide something, by what of it is not plain ASCII: often nothing."""
    rest = data.translate(None, PLAIN)
    return bool(rest) and _ODD.search(rest.decode("utf-8", "replace")) is not None


def _wide_name(data: bytes) -> str:
    return next((name for mark, name in _WIDE if data.startswith(mark)), "")


def _unreadable(path: str, message: str) -> Decoded:
    document = Document(path, "")
    document.report("source/encoding", message, _SAVE, (0, 0))
    return Decoded("", document.problems, False)


def _decoded_with_gaps(path: str, data: bytes, error: UnicodeDecodeError) -> Document:
    document = Document(path, data.decode("utf-8", "replace"))
    at = len(data[: error.start].decode("utf-8"))
    line, column = document.position(at)
    document.report(
        "source/encoding",
        f"this file is not UTF-8: the byte 0x{data[error.start]:02X} in line {line}, column "
        f"{column} is not a character",
        f"{_SAVE} Until then, what cannot be read is shown as \ufffd.",
        (at, at + 1),
    )
    return document


def _report_control(document: Document) -> None:
    for start, line in islice(lines_with(document.text, _CONTROL), MAX_FINDINGS):
        found = list(_CONTROL.finditer(line))
        at = start + found[0].start()
        document.report(
            "source/encoding",
            f"this line contains {names(found)}: that is not text",
            "Delete it and write the text again: it often comes along when text is copied.",
            (at, at + 1),
        )


def lines_with(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The lines in which a pattern is found, each with its offset."""
    end = 0
    while match := pattern.search(text, end):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        yield start, text[start:end]


def names(found: list[re.Match[str]]) -> str:
    """The characters by number and name, at most three of them."""
    characters = list(dict.fromkeys(match[0] for match in found))
    names = [_name(character) for character in characters[:3]]
    more = ["others"] if len(characters) > 3 else []
    *head, last = names + more
    return f"{', '.join(head)} and {last}" if head else last


def _name(character: str) -> str:
    name = unicodedata.name(character, "") or _CONTROL_NAMES.get(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


_CONTROL_NAMES = {"\x00": "NULL", "\x08": "BACKSPACE", "\x0b": "LINE TABULATION",
                  "\x0c": "FORM FEED", "\x1b": "ESCAPE", "\x7f": "DELETE"}  # fmt: skip
