"""What is wrong with a line that is no YAML, in words for the people who wrote it."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from journey.sources.nodes import Span

MAX_SHOWN = 60
"""Characters of a file's text that a message repeats."""


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


def shortened(text: str) -> str:
    """Text from a file for a message: one line, at most `MAX_SHOWN` characters."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_SHOWN else f"{line[: MAX_SHOWN - 1]}…"


def line_with_quotes(source: str, start: int) -> str:
    """The line that an offset is in, with what begins there in quotes, as a sentence of help."""
    begin = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    line = source[begin:].split("\n", 1)[0].rstrip()
    value = line[start - begin :]
    if len(line) > 2 * MAX_SHOWN:
        return ""
    return f"Write: {line[: start - begin].lstrip()}{quoted(value)}"


def quoted(text: str) -> str:
    """Text in the quotes that need no escapes in it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def explain(source: str, error: yaml.YAMLError) -> Mistake:
    """Say what a parser's error is about."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(mark.index if mark else 0, len(source))
    return Mistake((at, min(at + 1, len(source))), "This line cannot be read.", "Check its quotes and its indentation.")
