"""What is wrong with a line that is no YAML, in words for the people who wrote it.

A parser says where it gave up, in its own terms and often lines after the slip. What people do
wrong is a short list: quotes, colons, indentation, tabs, brackets. Each is a function here that
looks at the lines around the place and either knows its slip or passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

from journey.sources.lines import (
    MAX_LINE,
    Line,
    goes_on,
    last_line,
    line_at,
    lines_above,
    quoted,
    written,
)
from journey.sources.nodes import Span
from journey.sources.problem import MAX_SHOWN, shortened
from journey.sources.typed import CURLY, ODD_SPACES, odd_space, without_curly
from journey.sources.yaml_lapses import NOTE_HELP, NOTE_WITHOUT_SPACE

EMPTY_LINE_WITH_TAB = "this empty line contains a tab"


_FIELD_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_BLOCK = re.compile(r"[|>][-+0-9]*(?:[ \t]+#.*)?")
_GLUED_COLON = re.compile(r"(?P<name>[A-Za-z][\w-]*):(?P<value>(?!//)\S.*)")
_GLUED_DASH = re.compile(r"[ \t]*-(?P<rest>[^\s-][^:]*:(?:[ \t].*)?)$")
_MARKS_OF_A_MERGE = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_NEEDS_QUOTES = "@`%*&!?-,:[]{}"
_IN_BRACKETS = re.compile(
    r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
    r"""|(?<=[ \t])(?P<note>\#[^\r\n]*)"""
    r"""|(?P<text>[^\s,\[\]{}"'\#:](?:[^\s,\[\]{}:]|[ \t]+(?![\#\s])|:(?=[^\s,\[\]{}]))*+)"""
    r"""|[\[\]{},:]""",
    re.DOTALL,
)
_CLOSED_IN_NOTE = re.compile(r"\s*(?:[\]}]|,\s+[\w-]+:\s)")
_QUOTES = "\"'"
_NO_PLAIN_TEXT = "\"'[{|>&*!"
_NAME = re.compile(r"[\w-]+(?: [\w-]+){0,2}")
_ODD_SPACES = re.compile(
    rf"[ \t]*+(?:-[ \t]+)*+(?:-|[\w-]+:|"
    rf"[^#{{\r\n]*\{{(?:[^#\r\n]*?,)?[ \t]*[\w-]+:)?(?P<odd>[{ODD_SPACES}]+)"
)


class Mistake(NamedTuple):
    """A line that cannot be read.

    Args:
        span: The place to point at.
        message: What is wrong.
        help: What to do, with the line as it should be where quotes are missing.
    """

    span: Span
    message: str
    help: str


class Error(NamedTuple):
    """Where a parser gave up, and what it said."""

    source: str
    at: int
    since: int
    problem: str
    context: str


def explain(source: str, error: yaml.YAMLError) -> Mistake:
    """Say what a parser's error is about.

    Args:
        source: The text that was parsed.
        error: What PyYAML raised, from libyaml or from its own parser.
    """
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    since = getattr(error, "context_mark", None) or place
    known = Error(
        source,
        min(place.index if place else 0, len(source)),
        min(since.index if since else 0, len(source)),
        str(getattr(error, "problem", "") or ""),
        str(getattr(error, "context", "") or ""),
    )
    for slip in _SLIPS:
        if mistake := slip(known):
            return mistake
    line = line_at(source, known.at)
    if not line.text and known.at:
        line = last_line(source, known.at)
    return Mistake(
        (line.start + line.indent, line.end),
        "this line cannot be read",
        "Check the quotes, brackets and indentation of this line and the one above.",
    )


# The slips, each a function that looks at the place where the parser gave up.


def _unfinished_merge(error: Error) -> Mistake | None:
    line = line_at(error.source, error.at)
    near = [line, line_at(error.source, error.since), *_first(lines_above(error.source, line))]
    for line in near:
        if line.text.startswith(_MARKS_OF_A_MERGE):
            return Mistake(
                (line.start, line.end),
                "two versions of this file were merged, and this line was left over",
                "Keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>.",
            )
    return None


def _first(lines: Iterator[Line]) -> list[Line]:
    return [line for line, _ in zip(lines, range(1), strict=False)]


def _tab(error: Error) -> Mistake | None:
    line = line_at(error.source, error.at)
    lead = line.text[: len(line.text) - len(line.text.lstrip(" \t-?:"))]
    at = error.at if error.source[error.at : error.at + 1] == "\t" else line.start + lead.find("\t")
    if "\t" not in lead and error.source[error.at : error.at + 1] != "\t":
        return None
    if not line.text and not _BLOCK.fullmatch(last_line(error.source, at).value):
        message, advice = EMPTY_LINE_WITH_TAB, "Delete what is in the line."
    elif not line.text or "\t" in line.text[: line.indent]:
        message = "this line is indented with a tab"
        advice = "Use spaces, two for each level; most editors can turn tabs into spaces."
    else:
        message, advice = "there is a tab in this line", "Put a space in its place."
    return Mistake((at, at + 1), message, advice)


def _odd_space(error: Error) -> Mistake | None:
    """A space that is none, where YAML needs one: in front of a line, behind a dash or a colon."""
    source = error.source
    line = line_at(source, error.at)
    above = [one for one in _first(lines_above(source, line)) if not _is_below_bar(source, one)]
    for near in (line, line_at(source, error.since), *above):
        if match := _ODD_SPACES.match(source, near.start, near.start + MAX_LINE):
            return Mistake(match.span("odd"), *odd_space(match["odd"]))
    return None


def _is_below_bar(source: str, line: Line) -> bool:
    """Whether a line is of a text behind a |, in which all spaces are spaces."""
    around = next((one for one in lines_above(source, line) if one.indent < line.indent), None)
    return around is not None and _BLOCK.fullmatch(around.value) is not None


def _escape(error: Error) -> Mistake | None:
    if "escape" not in error.problem and "hexadecimal" not in error.problem:
        return None
    line = line_at(error.source, error.at)
    at = error.source.rfind("\\", line.start, error.at + 1)
    advice = "Put the text in single quotes ('...'), or write \\\\ for \\."
    if line.value[:1] == '"' and line.value.endswith('"') and len(line.value) > 1:
        text = line.value[1:-1].replace('\\"', '"')
        advice = written(line, line.value_start, "'" + text.replace("'", "''") + "'")
    return Mistake(
        (max(at, 0), error.at + 1), "a backslash in double quotes is not read as text", advice
    )


def _open_quote(error: Error) -> Mistake | None:
    """A text whose closing quote is missing: the parser gives up lines below."""
    if "quoted scalar" in error.context and "end of stream" in error.problem:
        line = line_at(error.source, error.since)
        opening = line if line.value_start == error.since else _opening(error.source, line)
        return _unclosed(error.source, opening or line, opening is None, error.since)
    before = len(error.source[: error.at].rstrip()) - 1
    if before < 0 or error.source[before] not in _QUOTES:
        return None
    line = line_at(error.source, before)
    if line.value[:1] == error.source[before] and line.value_start < before:
        return None
    opening = _opening(error.source, line, error.source[before])
    return _unclosed(error.source, opening) if opening else None


def _opening(source: str, line: Line, quotes: str = _QUOTES) -> Line | None:
    """The nearest line above whose value begins with a quote and does not end with it."""
    for above in lines_above(source, line):
        value = above.value
        if value[:1] and value[0] in quotes and (len(value) < 2 or value[-1] != value[0]):
            return above
    return None


def _unclosed(source: str, line: Line, elsewhere: bool = False, at: int = 0) -> Mistake:
    start = at if elsewhere else line.value_start
    quote = source[start]
    name = "double" if quote == '"' else "single"
    advice = f"Put a {quote} at the end of the text."
    if not elsewhere and not goes_on(source, line):
        advice = written(line, start, _closed(line.value, quote))
    return Mistake((start, line.end), f"the {name} quote that opens here is never closed", advice)


def _closed(value: str, quote: str) -> str:
    """A text with its missing quote, in the other ones where it has some inside."""
    inside = value[1:]
    return value + quote if quote not in inside and "\\" not in inside else quoted(inside)


def _quotes_inside(error: Error) -> Mistake | None:
    """A quote in the text that closes it before its end: `title: 'What's new'`."""
    line = line_at(error.source, error.at)
    quote = line.value[:1]
    before = len(error.source[: error.at].rstrip()) - 1
    if not quote or quote not in _QUOTES or not line.value_start < before < error.at:
        return None
    if error.source[before] != quote:
        return None
    text = line.value
    if len(text) > 1 and text[-1] == quote:
        text = text[1:-1]
    return Mistake(
        (line.value_start, line.end),
        "the quotes close before the text ends",
        written(line, line.value_start, quoted(text)),
    )


def _hashtag_in_list(error: Error) -> Mistake | None:
    if "flow" not in error.context:
        return None
    match = re.compile(r"[\[{,][ \t]*(#)[^\r\n]*").search(error.source, error.since, error.at)
    if match is None:
        return None
    at = match.start(1)
    line = line_at(error.source, at)
    fixed = re.sub(r"(?<![\w\"'])#[^\s,\]}\"']+", lambda tag: f'"{tag[0]}"', line.value)
    return Mistake(
        (at, line.end),
        "what follows the # is lost: a # after a space or bracket begins a note",
        written(line, line.value_start, fixed),
    )


def _note_in_bracket(error: Error) -> Mistake | None:
    """A bracket that closes in a note alone: `{title: Join us #gardening}`."""
    if "flow" not in error.context:
        return None
    since = error.since
    if error.source[since : since + 1] not in {"[", "{"}:  # a value that is not there
        since = last_line(error.source, error.at).start
    before: re.Match[str] | None = None
    for token in _IN_BRACKETS.finditer(error.source, since, error.at):
        note = token["note"]
        closer = _CLOSED_IN_NOTE.search(note) if note else None
        if closer is None or sum(map(note.count, "]}")) <= sum(map(note.count, "[{")):
            before = token
            continue
        line = line_at(error.source, token.start("note"))
        text = before if before and before["text"] and before.start() >= line.start else None
        start = text.start() if text else token.start("note")
        end = token.start("note") + closer.start()
        whole = quoted(error.source[start:end])
        fixed = f"{error.source[line.value_start : start]}{whole}{error.source[end : line.end]}"
        advice = (
            f"Close the bracket before the #, or put {shortened(note[: closer.start()])} in quotes."
        )
        if text or error.source[line.value_start : start].rstrip().endswith((":", ",", "[")):
            advice = written(line, line.value_start, fixed)
        return Mistake(
            (start, line.end),
            "a # after a space begins a note, and the bracket that closes in it is lost",
            advice,
        )
    return None


def _open_bracket(error: Error) -> Mistake | None:
    if "flow" not in error.context or error.source[error.since : error.since + 1] not in {"[", "{"}:
        return None
    line, opening = line_at(error.source, error.at), line_at(error.source, error.since)
    bracket = error.source[error.since : error.since + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "")
    rest = error.source[error.since + 1 : opening.end]
    is_open = closing not in rest or not error.source[error.at :].strip()
    if closing and is_open and line.start != opening.start:
        return Mistake(
            (error.since, opening.end),
            f"the bracket {bracket} that opens here is never closed",
            f"Put a {closing} where the list ends; if the bracket is part of a text, put the text "
            "in quotes.",
        )
    if opening.value_start == error.since and opening.value[-1:] != closing:
        return _text_that_begins_with(error.source, opening)
    what = "list" if bracket == "[" else "fields"
    return Mistake(
        (error.at, line.end) if error.at < line.end else (line.start, line.end),
        f"the {what} in brackets {bracket}{closing} cannot be read from here on",
        "Put commas between its items, and texts with a colon, a bracket or a # in quotes.",
    )


def _block_with_text(error: Error) -> Mistake | None:
    """`copy: | hello`: text in the line of the bar."""
    line = line_at(error.source, error.since)
    if "block scalar" not in error.context or line.value[:1] not in ("|", ">"):
        return None
    if "tab" in error.problem:
        return None
    if line.value[1:2] == "#":
        return Mistake((line.value_start + 1, line.end), NOTE_WITHOUT_SPACE, NOTE_HELP)
    return Mistake(
        (line.value_start, line.end),
        f"after {line.value[0]} the text begins in the next line",
        written(line, line.value_start, quoted(line.value)).replace("Write: ", "Move the text "
        f"below, indented; or, if the {line.value[0]} is part of it, write: "),
    )  # fmt: skip


def _reserved_start(error: Error) -> Mistake | None:
    """Text that begins with a character that has a meaning: `copy: @dana hi`."""
    for at in dict.fromkeys((error.at, error.since)):
        line = line_at(error.source, at)
        reserved = line.value[:1] and line.value[0] in _NEEDS_QUOTES
        if reserved and line.value_start <= at <= line.end and error.at <= line.end:
            return _text_that_begins_with(error.source, line)
    return None


def _text_that_begins_with(source: str, line: Line) -> Mistake:
    return Mistake(
        (line.value_start, line.end),
        f"text that begins with {line.value[0]} needs quotes",
        written(line, line.value_start, quoted(line.value), goes_on(source, line)),
    )


def _colon_in_text(error: Error) -> Mistake | None:
    """`title: What's new: winter`."""
    line = line_at(error.source, error.at)
    if error.source[error.at : error.at + 1] != ":" or line.colon < 0 or error.at <= line.colon:
        return None
    curly = line.value[0] in CURLY
    value = without_curly(line.value) if curly else line.value
    return Mistake(
        (line.value_start, line.end),
        f"text with a colon and a space in it needs {'straight ' if curly else ''}quotes",
        written(line, line.value_start, quoted(value), goes_on(error.source, line)),
    )


def _dash_without_space(error: Error) -> Mistake | None:
    line = line_at(error.source, error.at)
    for near in [line, *_first(lines_above(error.source, line))]:
        if match := _GLUED_DASH.match(near.text):
            return Mistake(
                (near.start + near.indent, near.end),
                "the - that begins an item needs a space after it",
                f"Write: - {shortened(match['rest'], 2 * MAX_SHOWN)}",
            )
    return None


def _field_too_far_right(error: Error) -> Mistake | None:
    """A colon where a text goes on: a field is indented too far, or the text needs a bar."""
    line = line_at(error.source, error.at)
    lines = list(lines_above(error.source, line))
    if line.colon != error.at or not lines:
        return None
    above = lines[0]
    field = next((one for one in lines if one.key), None)
    if not above.key and not _NAME.fullmatch(above.text) and (cut := _textgoes_on(lines)):
        return cut
    if field is None or not field.value or line.column <= field.column >= above.column:
        return None if above.key else _missing_colon(above)
    if above is not field and above.column <= field.column:
        return _missing_colon(above)
    name = shortened(field.key)
    if _FIELD_NAME.fullmatch(line.key) and above is field:
        return Mistake(
            (line.start + line.column, line.end),
            f"“{shortened(line.key)}” is indented further than “{name}” above it",
            f"Begin the line with {_spaces(field.column)}.",
        )
    return Mistake(
        (line.start + line.column, line.end),
        f"the text of “{name}” continues here and has a colon in it",
        f"Write “{name}: |” and the whole text in the lines below, indented.",
    )


def _textgoes_on(lines: list[Line]) -> Mistake | None:
    """Text of several lines without a bar: `copy: Three days.`, and more below, not indented.

    Args:
        lines: The line that goes on, and those above it, nearest first.
    """
    number = next((n for n, one in enumerate(lines) if one.key or one.dashes), 0)
    field = lines[number]
    value = field.value
    if not number or not field.key or " " not in value or value[0] in _NO_PLAIN_TEXT:
        return None
    first = lines[number - 1]
    if first.indent > field.column:
        first = next((one for one in lines[number - 1 :: -1] if one.indent <= field.column), first)
    name = shortened(field.key)
    return Mistake(
        (first.start + first.indent, first.end),
        f"the text of “{name}” continues here, but is not indented",
        f"Text of several lines: write “{name}: |”, and begin each of its lines with "
        f"{_spaces(field.column + 2)}.",
    )


def _missing_colon(line: Line) -> Mistake:
    name = shortened(line.text)
    return Mistake(
        (line.start + line.indent, line.end),
        f"“{name}” has lines below that belong to it, but no colon",
        f"Write: {name}:",
    )


def _no_field(error: Error) -> Mistake | None:
    """A line that is neither a field nor an item."""
    if "simple key" not in error.context:
        return None
    line = line_at(error.source, error.since)
    if match := _GLUED_COLON.fullmatch(line.value):
        return Mistake(
            (line.value_start, line.end),
            "a colon needs a space after it",
            written(line, line.value_start, f"{match['name']}: {match['value']}"),
        )
    return _loose_text(error.source, line)


def _loose_text(source: str, line: Line) -> Mistake:
    """What is to be done with a line that belongs to no field."""
    above = _first(lines_above(source, line))
    place = (line.start + line.indent, line.end)
    message = "this line belongs to no field: fields are written as “name: value”"
    if above and (cut := _cut_by_note(above[0])):
        return cut
    if above and _BLOCK.fullmatch(above[0].value):
        spaces = _spaces(above[0].column + 2)
        return Mistake(
            place,
            f"the text of “{shortened(above[0].key)}” is not indented",
            f"Begin its lines with {spaces}.",
        )
    word, _, rest = line.value.partition(" ")
    is_field = _FIELD_NAME.fullmatch(word) and rest and not _is_paragraph(source, line)
    if not is_field and (cut := _textgoes_on([line, *lines_above(source, line)])):
        return cut
    if is_field and above and above[0].column == line.column:
        fixed = written(line, line.value_start, f"{word}: {rest.lstrip()}")
        return Mistake(place, message, f"If “{shortened(word)}” is a field, w{fixed[1:]}")
    if above and above[0].indent > line.indent:
        advice = f"If it goes on with the text above, begin it with {_spaces(above[0].indent)}."
        return Mistake(place, message, advice)
    return Mistake(place, message, "Give it a name, or indent it to belong to the text above.")


def _is_paragraph(source: str, line: Line) -> bool:
    """Whether a line stands below an empty one."""
    return line.start > 1 and not line_at(source, line.start - 1).text


def _cut_by_note(line: Line) -> Mistake | None:
    """A text over several lines that a # cuts off: `copy: Join us #gardening`, and more below."""
    match = re.search(r"[ \t](#.*)", line.value)
    if match is None or line.value[0] in _QUOTES:
        return None
    lead = f"{shortened(line.key)}: " if line.key else ""
    return Mistake(
        (line.value_start + match.start(1), line.end),
        "a # after a space begins a note, and cuts the text off here",
        f"Write “{lead}|” and the whole text in the lines below, indented.",
    )


def _indentation(error: Error) -> Mistake | None:
    """A line that stands at a column where nothing above it stands."""
    line = line_at(error.source, error.at)
    if error.at != line.start + line.indent or not line.text:
        return None
    above = _first(lines_above(error.source, line))
    if above and (cut := _cut_by_note(above[0])) and not line.key:
        return cut
    if above and _BLOCK.fullmatch(above[0].value):
        return Mistake(
            (above[0].end, line.start + line.indent),
            "an empty line here is indented further than the text below it",
            "Delete the spaces in the empty line.",
        )
    if not line.key and not line.dashes:
        return _loose_text(error.source, line)
    levels = [
        (one.indent if line.dashes else one.column, one)
        for one in lines_above(error.source, line)
        if (one.dashes if line.dashes else one.key)
    ]
    if not levels:
        return Mistake((line.start, line.end), "this line is indented in a way that fits nothing",
                       "Begin it like the lines around it.")  # fmt: skip
    column, like = min(levels, key=lambda level: (abs(level[0] - line.indent), -level[0]))
    name = f"“{shortened(like.key or like.text)}” above"
    return Mistake(
        (line.start + line.indent, line.end),
        "the indentation of this line fits no line above it",
        f"Begin it with {_spaces(column)} to stand level with {name}.",
    )


def _second_start(error: Error) -> Mistake | None:
    if "document start" not in error.problem:
        return None
    line = line_at(error.source, error.at)
    above = _first(lines_above(error.source, line))
    if above and above[0].text == "...":
        return Mistake(
            (above[0].start, above[0].end), "a line ... ends the file", "Delete the line."
        )
    return Mistake(
        (line.start + line.indent, line.end),
        "this line is indented less than the first line of the file",
        "Begin the fields of a file without spaces.",
    )


def _spaces(count: int) -> str:
    return {0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces")


_SLIPS: tuple[Callable[[Error], Mistake | None], ...] = (
    _unfinished_merge,
    _odd_space,
    _tab,
    _escape,
    _open_quote,
    _quotes_inside,
    _hashtag_in_list,
    _note_in_bracket,
    _open_bracket,
    _block_with_text,
    _reserved_start,
    _colon_in_text,
    _dash_without_space,
    _field_too_far_right,
    _no_field,
    _second_start,
    _indentation,
)
