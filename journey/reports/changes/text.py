"""Changes for people: in colour at a terminal, plain when piped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

import click

from journey.reports.changes import ChangesReport
from journey.reports.changes._outline import (
    Line,
    headline,
    notes,
    sections,
    title,
    today,
)
from journey.terminal import colourful, inert

_COLOURS = {"+": "green", "-": "red", "~": "yellow"}
_OF_LACKS = _COLOURS | {"+": "red", "-": "green"}


def write(report: ChangesReport, out: TextIO) -> None:
    """Write what changed in three lines, then all of it.

    What came is marked by `+` and what went by `-`, in texts by `{+…+}` and `[-…-]`.
    """
    text = "".join(f"{line}\n" for line in _lines(report))
    out.write(text if colourful(out) else click.unstyle(text))


def _lines(report: ChangesReport) -> Iterator[str]:
    if report.changes.empty:
        yield f"{inert(title(report))}: nothing."
    else:
        yield click.style(f"{inert(title(report))}:", bold=True)
        yield from (f"  {f'{about}:':<9} {inert(words)}" for about, words in headline(report))
    yield from map(inert, notes(report))
    for section in sections(report):
        yield ""
        yield click.style(section.title, bold=True)
        for line in section.lines:
            colours = _OF_LACKS if section.lacks else _COLOURS
            mark = click.style(line.mark, fg=colours[line.mark], bold=True) if line.mark else " "
            yield f"  {mark} {_said(line)}"
            for below in line.below:
                yield f"      {_said(below)}"
    yield ""
    yield inert(today(report))


def _said(line: Line) -> str:
    said = ""
    for part in line.parts:
        text = inert(part.text)
        if part.kind == "removed":
            said += click.style(f"[-{text}-]" if line.words else text, fg="red")
        elif part.kind == "added":
            said += click.style(f"{{+{text}+}}" if line.words else text, fg="green")
        else:
            said += text
    return said
