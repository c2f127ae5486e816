"""What libyaml reads although it is not YAML, so that text would be lost without a word.

It follows YAML 1.1, and takes some things that 1.1 forbids. Each of these is looked at here, at the
places where it can occur, and reported as the slip that it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from journey.sources.lines import line_end, with_quotes, word_end
from journey.sources.nodes import Mapping, Sequence

NOTE_WITHOUT_SPACE = "a note needs a space before its #"
NOTE_HELP = (
    "Put a space before the # if it is a note; put the text in quotes if the # is part of it."
)

_DIRECTIVE_NOTE = re.compile(r"%YAML[ \t]+[0-9.]+#")
_HEADER_NOTE = re.compile(r"[|>][-+0-9]*#")
_HEADER_DIGIT = re.compile(r"[|>][-+]?[0-9]")
_LOST_LINE = re.compile(r"\s*\n( *)#[^\r\n]*")
_FLOW_SLIP = re.compile(r"[\[{,](?:#|\s*\?[^\s,\[\]{}])")
_FLOW_TOKEN = re.compile(
    r"""(?P<note>[\[{,]\#)"""
    r"""|[\[{,]\s*(?P<question>\?)(?=[^\s,\[\]{}])"""
    r"""|"(?:[^"\\]|\\.)*"|'[^']*'|[ \t]\#[^\r\n]*|\?(?=\s)"""
    r"""|[^\s,\[\]{}"'\#:](?:[^\r\n,\[\]{}: \t]|[ \t](?!\#)|:(?=[^\s,\[\]{}]))*""",
    re.DOTALL,
)
_CLOSERS = re.compile(r"[\]},\s]*(?:[ \t]#.*)?")


class Lapses:
    """Looks at the places of a text where libyaml is too kind.

    Args:
        source: The text.
        report: Notes a slip: rule, message, help, and where it starts and ends.
    """

    def __init__(self, source: str, report: Callable[[str, str, str, int, int], None]) -> None:
        self._source = source
        self._report = report

    def directive(self, start: int) -> None:
        """Look at the lines before the first `---`."""
        line = self._source[start : line_end(self._source, start)]
        if _DIRECTIVE_NOTE.match(line):
            self._say(
                NOTE_WITHOUT_SPACE,
                "Delete the line: a plan needs no line that begins with %.",
                start,
                start + len(line),
            )

    def block(self, value: str, start: int, parent: Mapping | Sequence | None) -> None:
        """Look at text behind a `|` or `>`; `parent` is what it is in."""
        source = self._source
        if source.startswith("\n", start + 1) and value.strip("\n"):
            return  # nearly all text
        if _HEADER_NOTE.match(source, start):
            at = source.index("#", start)
            self._say(NOTE_WITHOUT_SPACE, NOTE_HELP, at, at + 1)
        if value.strip("\n") or parent is None or _HEADER_DIGIT.match(source, start):
            return
        at = line_end(source, start)
        match = _LOST_LINE.match(source, at)
        if match and len(match[1]) > self._indent(parent):
            self._say(
                "this line is lost: an empty line above it is indented further than it is",
                "Delete the spaces in the empty lines above it.",
                match.end(1),
                match.end(),
            )

    def quoted(self, start: int, end: int, parent: Mapping | Sequence | None) -> None:
        """Look at text in quotes; `parent` is what it is in, if that is in block style."""
        self._note_after(end)
        if parent is not None:
            self._further_lines(start, end, parent)

    def _note_after(self, end: int) -> None:
        if self._source[end : end + 1] == "#":
            self._say(NOTE_WITHOUT_SPACE, NOTE_HELP, end, end + 1)

    def flow(self, start: int, end: int, parent: Mapping | Sequence | None) -> None:
        """Look at a list or mapping in brackets, the outermost; `parent` is what it is in."""
        self._note_after(end)
        if _FLOW_SLIP.search(self._source, start, end):
            self._flow_starts(start, end)
        if parent is not None:
            self._further_lines(start, end, parent)

    def _flow_starts(self, start: int, end: int) -> None:
        for match in _FLOW_TOKEN.finditer(self._source, start, end):
            if match["note"]:
                at = match.end() - 1
                self._say(
                    "what follows the # is lost: a # begins a note",
                    'Put each hashtag in quotes: ["#one", "#two"].',
                    at,
                    line_end(self._source, at),
                )
            elif match["question"]:
                at = match.start("question")
                self._say(
                    "text that begins with ? needs quotes",
                    'Put it in quotes: ["?one", "two"].',
                    at,
                    word_end(self._source, at),
                )

    def _further_lines(self, start: int, end: int, parent: Mapping | Sequence) -> None:
        """Report a line of a quoted text or a bracket that stands not to the right of its key."""
        at = self._source.find("\n", start, end)
        indent = self._indent(parent) if at >= 0 else -1
        while at >= 0 and indent >= 0:
            at += 1
            stop = line_end(self._source, at, end)
            line = self._source[at:stop]
            text = line.lstrip()
            spaces = len(line) - len(line.lstrip(" "))
            if text and spaces <= indent and text[0] != "#" and not _CLOSERS.fullmatch(text):
                self._say(
                    "this line continues the one above, but is not indented far enough",
                    f"Begin it with {indent + 2} spaces or more (spaces, not tabs).",
                    at,
                    stop,
                )
                return
            at = self._source.find("\n", stop, end)

    def _indent(self, parent: Mapping | Sequence) -> int:
        """The column, from 0, of a list or mapping in block style; -1 where it cannot be told."""
        start = parent.span[0]
        line = self._source.rfind("\n", 0, start) + 1
        return -1 if self._source[start : start + 1] in {"&", "!"} else start - line

    def anchor(self, name: str, start: int) -> None:
        """Look at the name of a value, which libyaml ends where YAML 1.2 goes on: `&an:chor`."""
        at = self._source.find("&", start)
        after = at + 1 + len(name)
        if not self._source[after : after + 1].strip(" \t\r\n,]}"):
            return
        self._say(
            "text that begins with & needs quotes",
            with_quotes(self._source, at),
            at,
            word_end(self._source, at),
        )

    def _say(self, message: str, advice: str, start: int, end: int) -> None:
        self._report("source/syntax", message, advice, start, end)
