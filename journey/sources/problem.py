"""What a file has to say about itself: a place, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Severity = Literal["error", "warning", "info"]
"""How much a finding matters."""
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""Worst first."""

MAX_SHOWN = 60
"""Characters of a file's text that a message repeats."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the plan.

    Args:
        path: POSIX path, relative to the repository that holds the content folder.
        line: First line, counted from 1.
        column: First character of that line, counted from 1 in code points.
        end_line: Last line, counted from 1.
        end_column: The column after the last character, counted from 1 in code points.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @property
    def short(self) -> str:
        """The file with its folder, and the line: `calendars/may.yml:3`."""
        return f"{'/'.join(self.path.split('/')[-2:])}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fix:
    """What belongs in a place of a file, where that is sure.

    Args:
        place: The place.
        text: What belongs there, instead of what stands there.
    """

    place: Location
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding that is known as soon as a file is read, before there is a plan.

    Args:
        rule: The rule that it belongs to, `source/...` or `model/...`.
        message: One line for the people who write the plan: what is wrong, and where.
        help: What to do about it.
        location: The place.
        severity: Set only where it differs from the rule's own.
        post: The id of the post that it is about, if it is about one.
        field: The field that it is about, from the post or the strategy inwards: `offer.code`.
        fix: What belongs there, where that is sure.
    """

    rule: str
    message: str
    help: str
    location: Location
    severity: Severity | None = None
    post: str | None = None
    field: str | None = None
    fix: Fix | None = None


def shortened(text: str, limit: int = MAX_SHOWN) -> str:
    """Text from a file for a message: one line, at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
