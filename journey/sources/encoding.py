"""Bytes to text, and the characters that a reader of the text would not see."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from functools import cached_property
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

_OVERRIDES = "\u202d\u202e"
_OPENERS = "\u202a\u202b\u2066\u2067\u2068"
_CLOSERS = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
_MARKS = "\u061c\u200e\u200f"
_BIDI = f"{_MARKS}{_OPENERS}{_OVERRIDES}\u202c\u2069"
_BLANKS = "\u200b\u2060\ufeff\u3164\uffa0"
_JOINERS = "\u200c\u200d"
_ODDITIES = "\u180e\u206a-\u206f\ufff9-\ufffb\U0001d173-\U0001d17a"
_TAGS = "\U000e0001\U000e0020-\U000e007f"

_HIDDEN = re.compile(f"[{_BIDI}{_BLANKS}{_JOINERS}{_ODDITIES}{_TAGS}]")
_ANY = re.compile(f"{_CONTROL.pattern[:-1]}{_HIDDEN.pattern[1:]}")

# Scripts whose letters join, or stack, or are written without spaces: there the joiners, and for
# South-East Asia the zero width space, are part of the spelling.
_JOINING = re.compile(
    "[\u0600-\u074f\u0750-\u077f\u07c0-\u07ff\u0840-\u08ff\u0900-\u109f\u1780-\u18af\u1900-\u1cff"
    "\ua800-\ua8ff\ua980-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\ua9e0-\uaadf]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_BEFORE_JOINER = re.compile(f"[{_EMOJI}\ufe0f\u20e3\U000e007f]")
_AFTER_JOINER = re.compile(f"[{_EMOJI}]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_BLANK_LINE = re.compile(f"[\\s{_BLANKS}]*")


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
        return _unreadable(path, f"This file is saved as {name} and cannot be read.")
    if data.count(0, 0, 4096) * 4 > min(len(data), 4096):
        return _unreadable(path, "This file is not text: it is full of NUL characters.")
    data = data.removeprefix(BOM_UTF8)
    try:
        document = Document(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        document = _decoded_with_gaps(path, data, error)
    if _ANY.search(document.text):
        _report_control(document)
        document = Document(path, _CONTROL.sub("\ufffd", document.text), problems=document.problems)
        _report_hidden(document)
    return Decoded(document.text, document.problems, True)


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
        f"This file is not UTF-8: the byte 0x{data[error.start]:02X} in line {line}, column "
        f"{column} is no character.",
        f"{_SAVE} Until then, what cannot be read is shown as \ufffd.",
        (at, at + 1),
    )
    return document


def _report_control(document: Document) -> None:
    for start, line in islice(_lines(document.text, _CONTROL), MAX_FINDINGS):
        found = list(_CONTROL.finditer(line))
        at = start + found[0].start()
        document.report(
            "source/encoding",
            f"This line holds {_names(found)}, which is no text.",
            "Delete it and write the text again: it often comes along when text is copied.",
            (at, at + 1),
        )


def _report_hidden(document: Document) -> None:
    lines = ((start, _Line(line).suspects()) for start, line in _lines(document.text, _HIDDEN))
    for start, found in islice((line for line in lines if line[1]), MAX_FINDINGS):
        at = start + found[0].start()
        document.report(
            "source/hidden-characters",
            f"This line holds {_names(found)}, which cannot be seen and changes how it reads.",
            "Delete the line and write it again: such characters come along when text is copied.",
            (at, at + 1),
        )


def _lines(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The lines in which a pattern is found, each with its offset."""
    end = 0
    while match := pattern.search(text, end):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        yield start, text[start:end]


def _names(found: list[re.Match[str]]) -> str:
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


class _Line:
    """A line with hidden characters, and what decides whether they are harmless in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def suspects(self) -> list[re.Match[str]]:
        """The hidden characters that belong neither to an emoji nor to the spelling."""
        return [match for match in _HIDDEN.finditer(self.text) if not self._is_harmless(match)]

    def _is_harmless(self, match: re.Match[str]) -> bool:
        character, at = match[0], match.start()
        if character in _JOINERS:
            return self._joins(at)
        if character in _BIDI:
            return (
                character not in _OVERRIDES
                and self._is_right_to_left
                and (character in _MARKS or self._is_balanced)
            )
        if character in _BLANKS:
            return self._is_blank or (character in "\u200b\u2060" and self._parts_words(at))
        if "\U000e0020" <= character <= "\U000e007f":
            return self._is_in_flag(at)
        return character == "\u180e" and _JOINING.match(self.text, max(at - 1, 0)) is not None

    def _joins(self, at: int) -> bool:
        """Whether a joiner stands within an emoji, or after or before a letter that joins."""
        before, after = self.text[max(at - 1, 0) : at], self.text[at + 1 : at + 2]
        is_emoji = _BEFORE_JOINER.match(before) and _AFTER_JOINER.match(after)
        if self.text[at] == "\u200d" and is_emoji:
            return True
        return bool(_JOINING.match(before) or (_JOINING.match(after) and not before.isalnum()))

    def _parts_words(self, at: int) -> bool:
        """Whether a blank stands in a script that is written without spaces."""
        around = self.text[max(at - 1, 0) : at] + self.text[at + 1 : at + 2]
        return _UNSPACED.search(around) is not None

    def _is_in_flag(self, at: int) -> bool:
        """Whether a tag belongs to the flag of a region, such as Scotland's."""
        flag = self.text.rfind("\U0001f3f4", max(at - 8, 0), at)
        match = _FLAG.match(self.text, flag) if flag >= 0 else None
        return match is not None and at < match.end()

    @cached_property
    def _is_right_to_left(self) -> bool:
        return _RIGHT_TO_LEFT.search(self.text) is not None

    @cached_property
    def _is_blank(self) -> bool:
        """Whether it is an empty line, as people write them on Instagram."""
        return _BLANK_LINE.fullmatch(self.text) is not None

    @cached_property
    def _is_balanced(self) -> bool:
        """Whether each embedding and isolate is closed, the inner ones first."""
        stack: list[str] = []
        for character in self.text:
            if character in _OPENERS or character in _OVERRIDES:
                stack.append(character)
            elif character in _CLOSERS and (not stack or stack.pop() not in _CLOSERS[character]):
                return False
        return not stack
