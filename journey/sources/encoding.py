"""Bytes to text, and the characters that a reader of the text would not see."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from journey.sources.document import Document
from journey.sources.nodes import Span
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
    lines = _by_line(document, _CONTROL.finditer(document.text))
    for at, found in islice(lines, MAX_FINDINGS):
        document.report(
            "source/encoding",
            f"This line holds {_names(found)}, which is no text.",
            "Delete it and write the text again: it often comes along when text is copied.",
            (at, at + 1),
        )


def _report_hidden(document: Document) -> None:
    text = document.text
    hidden = (match for match in _HIDDEN.finditer(text) if not _is_harmless(text, match))
    for at, found in islice(_by_line(document, hidden), MAX_FINDINGS):
        document.report(
            "source/hidden-characters",
            f"This line holds {_names(found)}, which cannot be seen and changes how it reads.",
            "Delete the line and write it again: such characters come along when text is copied.",
            (at, at + 1),
        )


def _by_line(
    document: Document, matches: Iterable[re.Match[str]]
) -> Iterator[tuple[int, list[str]]]:
    """The offset of the first match of each line, with the characters found in that line."""
    line, first, found = 0, 0, list[str]()
    for match in matches:
        here, _ = document.position(match.start())
        if here != line and found:
            yield first, found
            found = []
        if not found:
            line, first = here, match.start()
        if match[0] not in found:
            found.append(match[0])
    if found:
        yield first, found


def _names(characters: list[str]) -> str:
    """The characters by number and name, at most three of them."""
    names = [_name(character) for character in characters[:3]]
    more = ["others"] if len(characters) > 3 else []
    *head, last = names + more
    return f"{', '.join(head)} and {last}" if head else last


def _name(character: str) -> str:
    name = unicodedata.name(character, "") or _CONTROL_NAMES.get(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


_CONTROL_NAMES = {"\x00": "NULL", "\x08": "BACKSPACE", "\x0b": "LINE TABULATION",
                  "\x0c": "FORM FEED", "\x1b": "ESCAPE", "\x7f": "DELETE"}  # fmt: skip


def _is_harmless(text: str, match: re.Match[str]) -> bool:
    """Whether a hidden character is part of an emoji, or of the spelling of its script."""
    character, at = match[0], match.start()
    if character in _JOINERS:
        return _joins(text, at)
    if character in _BIDI:
        return _is_sound_bidi(text, at)
    if character in _BLANKS:
        return _is_sound_blank(text, at)
    if "\U000e0020" <= character <= "\U000e007f":
        return _is_flag_tag(text, at)
    return character == "\u180e" and _JOINING.match(text, max(at - 1, 0)) is not None


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands within an emoji, or after or before a letter that joins."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if text[at] == "\u200d" and _BEFORE_JOINER.match(before) and _AFTER_JOINER.match(after):
        return True
    return bool(_JOINING.match(before) or (_JOINING.match(after) and not before.isalnum()))


def _is_sound_bidi(text: str, at: int) -> bool:
    """Whether a control of direction stands in a line with right-to-left text, and is closed."""
    start, end = _line(text, at)
    if _RIGHT_TO_LEFT.search(text, start, end) is None or text[at] in _OVERRIDES:
        return False
    return text[at] in _MARKS or _is_balanced(text[start:end])


def _is_balanced(line: str) -> bool:
    stack: list[str] = []
    for character in line:
        if character in _OPENERS or character in _OVERRIDES:
            stack.append(character)
        elif character in _CLOSERS and (not stack or stack.pop() not in _CLOSERS[character]):
            return False
    return not stack


def _is_sound_blank(text: str, at: int) -> bool:
    """Whether a blank makes an empty line (as on Instagram) or parts words written unspaced."""
    start, end = _line(text, at)
    if _BLANK_LINE.fullmatch(text, start, end):
        return True
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return text[at] in "\u200b\u2060" and _UNSPACED.search(around) is not None


def _is_flag_tag(text: str, at: int) -> bool:
    """Whether a tag belongs to the flag of a region, such as Scotland's."""
    flag = text.rfind("\U0001f3f4", max(at - 8, 0), at)
    match = _FLAG.match(text, flag) if flag >= 0 else None
    return match is not None and at < match.end()


def _line(text: str, at: int) -> Span:
    """The line that an offset is in."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end
