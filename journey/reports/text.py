"""Findings for people: with the line that each is about at a terminal, plain when piped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

import click

from journey.findings import SEVERITIES, Location
from journey.reports import Report
from journey.reports._words import counted, notes, one_line, result, severity_of
from journey.sources.document import Document
from journey.terminal import COLOURS, cells, colourful, inert, inert_cells


def write(report: Report, out: TextIO) -> None:
    """Write each finding, then what there is in all.

    At a terminal a finding is shown with its line and a caret, in colour; elsewhere it is two
    lines, the first in the form `path:line:column: severity: message [rule]`.
    """
    lines = _for_people(report) if out.isatty() else _plain(report)
    text = "".join(f"{line}\n" for line in (*lines, *_summary(report)))
    out.write(text if colourful(out) else click.unstyle(text))


def _plain(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield one_line(finding)
        yield f"    {inert(finding.help)}"


def _for_people(report: Report) -> Iterator[str]:
    import shutil  # at a terminal alone

    documents = {document.path: document for document in report.plan.documents}
    width = min(shutil.get_terminal_size().columns, 120)
    for finding in report.findings:
        place = finding.location
        severity = click.style(severity_of(finding), fg=COLOURS[finding.severity], bold=True)
        rule = click.style(f"[{finding.rule}]", dim=True)
        yield f"{severity}: {click.style(inert(finding.message), bold=True)} {rule}"
        gutter = " " * len(str(place.line))
        arrow = click.style("-->", fg="blue")
        yield f"{gutter}{arrow} {inert(place.path)}:{place.line}:{place.column}"
        if place.path in documents:
            yield from _excerpt(documents[place.path], place, gutter, width, finding.severity)
        yield f"{gutter} {click.style('=', fg='blue')} {inert(finding.help)}"
        yield ""


def _excerpt(
    document: Document, place: Location, gutter: str, width: int, severity: str
) -> Iterator[str]:
    """The line that a finding is about, with carets under the place, cut to the width."""
    line = document.line(place.line)
    end = place.end_column if place.end_line == place.line else len(line) + 1
    start, end = place.column - 1, max(min(end - 1, len(line)), place.column)
    room = max(width - len(gutter) - 4, 20)
    first = max(0, start - room // 3) if len(line) > room else 0
    shown = inert_cells(line[first : first + room])  # and not all of a line of two megabytes
    before, under = shown[: start - first], shown[start - first : end - first]
    bar = click.style("|", fg="blue")
    number = click.style(str(place.line), fg="blue")
    carets = click.style("^" * max(cells(under), 1), fg=COLOURS[severity], bold=True)
    yield f"{number} {bar} {shown.rstrip()}"
    yield f"{gutter} {bar} {' ' * cells(before)}{carets}"


def _summary(report: Report) -> Iterator[str]:
    """What there is in all: by family where there is more than one, then in one line."""
    families = Counter((f.family, f.severity) for f in report.findings if not f.past)
    names = sorted({family for family, _ in families})
    if len(names) > 1:
        for name in names:
            counts = {severity: families[name, severity] for severity in SEVERITIES}
            yield f"  {name:<14}{counted(counts)}"
    worst = (severity for severity in SEVERITIES if report.count(severity))
    colour = COLOURS.get(next(worst, ""), "green")
    yield click.style(result(report), fg=colour, bold=True)
    yield from (inert(note) for note in notes(report))
