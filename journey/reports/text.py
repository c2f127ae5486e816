"""Findings for people: with the line that each is about at a terminal, plain when piped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TextIO

import click

from journey.dates import spoken
from journey.findings import SEVERITIES, Finding, Location, Severity
from journey.reports import Report
from journey.rules.catalogue import catalogue
from journey.rules.waivers import in_force
from journey.sources.document import Document
from journey.terminal import COLOURS, cells, colourful, inert, inert_cells

_WORDS = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("for information", "for information"),
}


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
        place = finding.location
        yield (
            f"{inert(place.path)}:{place.line}:{place.column}: {_severity(finding)}: "
            f"{inert(finding.message)} [{finding.rule}]"
        )
        yield f"    {inert(finding.help)}"


def _for_people(report: Report) -> Iterator[str]:
    import shutil  # at a terminal alone

    documents = {document.path: document for document in report.plan.documents}
    width = min(shutil.get_terminal_size().columns, 120)
    for finding in report.findings:
        place = finding.location
        severity = click.style(_severity(finding), fg=COLOURS[finding.severity], bold=True)
        rule = click.style(f"[{finding.rule}]", dim=True)
        yield f"{severity}: {click.style(inert(finding.message), bold=True)} {rule}"
        gutter = " " * len(str(place.line))
        arrow = click.style("-->", fg="blue")
        yield f"{gutter}{arrow} {inert(place.path)}:{place.line}:{place.column}"
        if place.path in documents:
            yield from _excerpt(documents[place.path], place, gutter, width, finding.severity)
        yield f"{gutter} {click.style('=', fg='blue')} {inert(finding.help)}"
        yield ""


def _severity(finding: Finding) -> str:
    return f"past {finding.severity}" if finding.past else finding.severity


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
            yield f"  {name:<14}{_counted(counts)}"
    yield _result(report)
    plan = report.plan
    if report.known is not None:
        findings = "1 finding" if report.known == 1 else f"{report.known or 'no'} findings"
        yield f"Known from {inert(report.base)}, and not shown: {findings}."
    if broken := [inert(d.path) for d in plan.documents if not d.complete]:
        yield f"Not read to its end, so that gaps may be false: {', '.join(broken)}."
    words = Counter(one.word for one in in_force(plan, catalogue()))
    if words:
        kinds = (f"{n} {word}{'s' * (n > 1)}" for word, n in sorted(words.items()))
        yield f"Accepted on purpose: {', '.join(kinds)}."
    window = f"The plan runs {spoken(*plan.window)}; today" if plan.window else "Today"
    yield f"{window} is {spoken(plan.today)}."


def _result(report: Report) -> str:
    counts = {severity: report.count(severity) for severity in SEVERITIES}
    posts = len(report.plan.posts)
    where = f"in {posts} {'post' if posts == 1 else 'posts'}"
    if not report.findings:
        new = " that is new" if report.known else ""
        return click.style(f"Nothing to mend{new} {where}.", fg="green", bold=True)
    past = f", {report.past} about days gone by" if report.past else ""
    colour = next((COLOURS[severity] for severity in SEVERITIES if counts[severity]), "green")
    return click.style(
        f"{_counted(counts) or 'Nothing to mend'}{past} {where}.", fg=colour, bold=True
    )


def _counted(counts: Mapping[Severity, int]) -> str:
    """Counts in words: "2 errors, 1 warning"."""
    return ", ".join(f"{n} {_WORDS[severity][n != 1]}" for severity, n in counts.items() if n)
