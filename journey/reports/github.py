"""Findings as annotations of a pull request in GitHub Actions, and as the summary of the job.

GitHub shows the first ten errors, warnings and notices of a step: so the worst come first, and
those beyond are lines of the log. The summary has them all, in Markdown.
"""

from __future__ import annotations

import os
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import TextIO

from journey.findings import Finding
from journey.reports import Report, markdown
from journey.reports._words import findings, message, notes, one_line, result
from journey.terminal import inert

SHOWN = 10
"""How many annotations of a kind GitHub shows of a step."""
SUMMARY = 1024 * 1024
"""So many bytes are too many for the summary of a step: GitHub then shows nothing of it."""

_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, out: TextIO) -> None:
    """Write the annotations and the result, and add to the file that GITHUB_STEP_SUMMARY names."""
    written: Counter[str] = Counter()
    beyond = []
    for finding in report.worst_first():
        kind = "notice" if finding.past else _KINDS[finding.severity]
        written[kind] += 1
        if written[kind] <= SHOWN:
            out.write(f"{_command(kind, finding)}\n")
        else:
            beyond.append(finding)
    if beyond:
        out.write(f"::group::{findings(len(beyond))} without an annotation\n")
        out.writelines(f"{one_line(finding)}\n" for finding in beyond)
        out.write("::endgroup::\n")
    for said in (result(report), *notes(report)):
        out.write(f"{inert(said)}\n")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            _add(report, Path(summary))
        except OSError as error:  # the check is done, and its findings are told
            why = f"{summary} cannot be written ({error.strerror or error})"
            out.write(f"::warning::The job has no summary: {in_data(inert(why))}.\n")


def _command(kind: str, finding: Finding) -> str:
    place = finding.location
    properties = {"file": inert(place.path), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # elsewhere GitHub refuses columns
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = finding.rule
    listed = ",".join(f"{name}={in_property(str(value))}" for name, value in properties.items())
    said = f"{inert(message(finding))}\n{inert(finding.help)}"
    return f"::{kind} {listed}::{in_data(said)}"


def in_data(text: str) -> str:
    """Text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """Text as the value of a property of a workflow command."""
    return in_data(text).replace(":", "%3A").replace(",", "%2C")


def _add(report: Report, summary: Path) -> None:
    """Add the report in Markdown to the summary that other steps may have begun."""
    with summary.open("ab") as file:
        room = SUMMARY - 2 - file.tell()
        text = StringIO()
        markdown.write(report, text, most=room)
        added = text.getvalue().encode()
        if len(added) <= room:
            file.write(b"\n" + added)
