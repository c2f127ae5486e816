"""Findings for editors and other programs that read lines: one for each, then the result."""

from __future__ import annotations

from typing import TextIO

from journey.reports import Report
from journey.reports._words import one_line, result


def write(report: Report, out: TextIO) -> None:
    """Write `path:line:column: severity: message [rule]` for each finding."""
    for finding in report.findings:
        out.write(f"{one_line(finding)}\n")
    out.write(f"{result(report)}\n")
