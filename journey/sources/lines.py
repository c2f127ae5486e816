"""Lines of a file, taken apart and written anew without understanding the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from journey.sources.problem import MAX_SHOWN

MAX_LINE = 500
"""Characters of a line in which its key is looked for."""
MAX_LINES_BACK = 200
"""How far above the place where the parser gave up a slip is looked for."""

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
    r"(?P<key>(?:\"[^\"]*\"|'[^']*'|[^\s\"'#\[\]{},&*!|>%@`][^#]*?)[ \t]*:(?=[ \t]|$))?"
    r"[ \t]*(?P<value>.*)"
)
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_END_IN_BRACKETS = re.compile(r"[,\]}]")
_WORD = re.compile(r"\S+")


class Line(NamedTuple):
    """A line of a file, taken apart as far as that is possible without understanding it.

    Args:
        start: Offset of its first character.
        text: Without the line break and trailing blanks.
        indent: Number of blanks that it begins with.
        column: Number of characters before its key, or before its value where it has no key.
        key: The name of a field, without the colon; empty if there is none.
        colon: Offset of that colon; -1 if there is none.
        value: What follows, and its offset.
    """

    start: int
    text: str
    indent: int
    column: int
    key: str
    colon: int
    value: str
    value_start: int

    @property
    def end(self) -> int:
        """Offset of the end, before trailing blanks."""
        return self.start + len(self.text)

    @property
    def dashes(self) -> bool:
        """Whether it begins an item of a list."""
        return self.text[self.indent : self.indent + 1] == "-" and self.column > self.indent


def line_at(source: str, at: int) -> Line:
    """Take the line of an offset apart."""
    start = source.rfind("\n", 0, at) + 1
    end = source.find("\n", at)
    text = source[start : len(source) if end < 0 else end].rstrip()
    match = _LINE.match(text, 0, MAX_LINE)
    if match is None:  # which cannot be: the expression matches any line
        return Line(start, text, 0, 0, "", -1, text, start)
    key = match["key"]
    return Line(
        start,
        text,
        len(match["indent"]),
        match.end("dashes"),
        key[:-1].rstrip() if key else "",
        start + match.end("key") - 1 if key else -1,
        text[match.start("value") :],
        start + match.start("value"),
    )


def lines_above(source: str, line: Line) -> Iterator[Line]:
    """The lines above one that are not empty, nearest first."""
    start = line.start
    for _ in range(MAX_LINES_BACK):
        if start == 0:
            return
        above = line_at(source, start - 1)
        start = above.start
        if above.text:
            yield above


def last_line(source: str, at: int) -> Line:
    """The last line above an offset that is not empty."""
    line = line_at(source, at)
    return next(lines_above(source, line), line)


def _line_below(source: str, line: Line) -> Line | None:
    end = line.end
    while end < len(source) and source[end].isspace():
        end += 1
    return line_at(source, end) if end < len(source) else None


def goes_on(source: str, line: Line) -> bool:
    """Whether the text of a line goes on in the next one."""
    below = _line_below(source, line)
    if below is None or below.dashes:
        return False
    return below.indent > line.column and not _FIELD_NAME.fullmatch(below.key)


def written(line: Line, start: int, value: str, goes_on: bool = False) -> str:
    """Help that shows a line with another value; long text is better moved below a |."""
    lead = line.text[: start - line.start].lstrip()
    if goes_on:
        return f"Write “{lead.rstrip() or '-'} |” and the text in the lines below, indented."
    shown = f"{lead}{value}"
    if len(shown) > 2 * MAX_SHOWN:
        return "Put the text in quotes."
    return f"Write: {shown}"


def line_in(help: str, line: Line) -> tuple[int, int, str] | None:
    """What `written` shows, as a change of its line: where that begins and ends, and the new text.

    Args:
        help: The help for a mistake in the line; where it is any other than of `written`, None.
        line: The line.
    """
    lead, _, shown = help.partition("Write: ")
    if lead or not shown or shown.endswith("…"):
        return None
    return line.start + line.indent, line.end, shown


def line_end(source: str, start: int, limit: int | None = None) -> int:
    """Where the line of an offset ends, before its line break."""
    end = source.find("\n", start, limit)
    if end < 0:
        return len(source) if limit is None else min(limit, len(source))
    return end - 1 if end > start and source[end - 1] == "\r" else end


def word_end(source: str, start: int) -> int:
    """Where the word at an offset ends."""
    match = _WORD.match(source, start)
    return match.end() if match else start


def quoted(text: str) -> str:
    """Text in the quotes that need no escapes in it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def with_quotes(source: str, start: int) -> str:
    """Help that shows the line of an offset with what begins there in quotes."""
    line = line_at(source, start)
    lead, rest = line.text[: start - line.start], line.text[start - line.start :]
    in_brackets = sum(map(lead.count, "[{")) > sum(map(lead.count, "]}"))
    end = len(_END_IN_BRACKETS.split(rest, 1)[0].rstrip()) if in_brackets else len(rest)
    return written(line, start, f"{quoted(rest[:end])}{rest[end:]}", goes_on(source, line))
