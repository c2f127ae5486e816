"""One file of the plan, read: its text, its data, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from journey.sources.nodes import Span, Value
from journey.sources.positions import Positions
from journey.sources.problem import Location, Problem, Severity


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

    def report(
        self,
        rule: str,
        message: str,
        help: str,
        span: Span,
        severity: Severity | None = None,
    ) -> None:
        """Note a problem at a place of this file."""
        self.problems.append(Problem(rule, message, help, self.location(span), severity))
