"""Characters that nobody sees, and that make a text read differently from what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from journey.sources.document import Document
from journey.sources.encoding import MAX_FINDINGS, lines_with, names
from journey.sources.nodes import Mapping, Sequence, Span, Value

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
_ESCAPE = re.compile(
    r"\\(?:u(?P<short>[0-9A-Fa-f]{4})|U(?P<long>00[0-9A-Fa-f]{6})|(?P<end>n)|.)", re.DOTALL
)
_BLANK_LINE = re.compile(f"[\\s{_BLANKS}]*")


def report_hidden(document: Document) -> None:
    """Note each line with characters that make it read differently from what it is."""
    suspects = (
        (start, _Line(line).suspects()) for start, line in lines_with(document.text, _HIDDEN)
    )
    for start, found in islice((line for line in suspects if line[1]), MAX_FINDINGS):
        at = start + found[0].start()
        document.report(
            "source/hidden-characters",
            f"this line contains {names(found)}: nobody sees that, but it changes how the line "
            "reads",
            "Delete the line and write it again: such characters come along when text is copied.",
            (at, at + 1),
        )


def report_escaped(document: Document) -> None:
    r"""Note each line with such characters that are written as `\u202e`, in double quotes."""
    quoted = dict.fromkeys(_double_quoted(document.data, document.text))
    found = (line for span in quoted for line in _escaped_suspects(document.text, span))
    for escapes, suspects in islice(found, MAX_FINDINGS):
        written = list(dict.fromkeys(document.text[slice(*escape)] for escape in escapes))
        more = ["the others"] if len(written) > 3 else []
        document.report(
            "source/hidden-characters",
            f"this line contains {names(suspects)}, written with a \\: nobody sees that, but it "
            "changes how the line reads",
            f"Delete {' and '.join([*written[:3], *more])}.",
            escapes[0],
        )


def _double_quoted(node: Value, text: str) -> Iterator[Span]:
    """The texts in double quotes, keys among them, in order."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            key_start, key_end, start, end = node.spans[key]
            yield from _if_double_quoted(key, (key_start, key_end), text)
            yield from _if_double_quoted(value, (start, end), text)
    elif isinstance(node, Sequence):
        for value, span in zip(node, node.spans, strict=True):
            yield from _if_double_quoted(value, span, text)


def _if_double_quoted(value: Value, span: Span, text: str) -> Iterator[Span]:
    if not isinstance(value, str):
        yield from _double_quoted(value, text)
    elif text[span[0] : span[0] + 1] == '"' and "\\" in text[slice(*span)]:
        yield span


def _escaped_suspects(text: str, span: Span) -> Iterator[tuple[list[Span], list[re.Match[str]]]]:
    """By line of what a text in double quotes says: its suspects, and where they are written."""
    parts: list[str] = []
    places: dict[int, Span] = {}
    length, at = 0, span[0]
    for escape in _ESCAPE.finditer(text, *span):
        parts += text[at : escape.start()], _meaning(escape)
        length += escape.start() - at + 1
        places[length - 1] = escape.span()
        at = escape.end()
    parts.append(text[at : span[1]])
    for start, line in lines_with("".join(parts), _HIDDEN):
        suspects = [s for s in _Line(line).suspects() if start + s.start() in places]
        if suspects:
            yield [places[start + suspect.start()] for suspect in suspects], suspects


def _meaning(escape: re.Match[str]) -> str:
    """The character that an escape stands for, as far as that matters here."""
    code = int(escape["short"] or escape["long"] or "20", 16)
    return "\n" if escape["end"] else chr(min(code, 0x10FFFF))


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
