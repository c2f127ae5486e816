"""One file of the plan, read: its text, its data, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from journey.sources.nodes import Span, Value
from journey.sources.positions import Positions
from journey.sources.problem import Fix, Location, Problem, Severity

_PLAIN = re.compile(r"\w(?:[\w ./-]*\w)?")
"""A name that YAML reads as it stands, wherever it stands."""


@dataclass
class Document:
    """A file of the plan.

    Args:
        path: POSIX path, relative to the repository that holds the content folder.
        text: The whole file, decoded, without a byte order mark.
        data: What the YAML (or the front matter) says; None where it says nothing.
        body: What follows the front matter of a Markdown file; None for YAML.
        body_span: The place of the body.
        swallowed: Text that YAML dropped as a comment, by the offset at which the value before it
            starts (or would have started). Whether that value is text, only the model knows.
        problems: What is wrong with the file itself.
        complete: False where reading stopped before the end of the file.
    """

    path: str
    text: str
    data: Value = None
    body: str | None = None
    body_span: Span = (0, 0)
    swallowed: dict[int, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    complete: bool = True

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset into the text."""
        return self._positions.of(offset)

    def offset(self, line: int, column: int) -> int:
        """The offset into the text of a line and column, both from 1."""
        return self._positions.offset(line, column)

    def line(self, number: int) -> str:
        """A line of the text by its number, counted from 1, without its end."""
        return self._positions.line(number)

    def location(self, span: Span) -> Location:
        """The place that a span covers."""
        return Location(self.path, *self.position(span[0]), *self.position(max(span)))

    def fix(self, place: Location, written: str, meant: str) -> Fix | None:
        """What belongs in a place where a name is written that should be another.

        None where the name does not stand there just once, or where the other one cannot stand in
        YAML as it is.

        Args:
            place: A place of this file.
            written: The name that stands there, perhaps among others.
            meant: The name that was meant.
        """
        start = self.offset(place.line, place.column)
        end = self.offset(place.end_line, place.end_column)
        name = rf"(?<![\w-]){re.escape(written)}(?![\w-])"
        found = list(re.compile(name).finditer(self.text, start, end))
        if len(found) != 1 or not _PLAIN.fullmatch(meant):
            return None
        return Fix(self.location(found[0].span()), meant)

    def lines_with(self, fix: Fix) -> str:
        """The lines that a fix is in, as they should be, without the end of the last one."""
        first, last = self.line(fix.place.line), self.line(fix.place.end_line)
        return first[: fix.place.column - 1] + fix.text + last[fix.place.end_column - 1 :]

    def report(
        self,
        rule: str,
        message: str,
        help: str,
        span: Span,
        severity: Severity | None = None,
        fix: Fix | None = None,
    ) -> None:
        """Note a problem at a place of this file."""
        self.problems.append(Problem(rule, message, help, self.location(span), severity, fix=fix))
