"""Findings for people at a terminal: the place, the source, what to do; plain when piped."""

from __future__ import annotations

from typing import TextIO

from journey.reports import Report


def write(report: Report, out: TextIO) -> None:
    """Write the report as text."""
    for f in report.findings:
        out.write(f"{f.location.path}:{f.location.line}:{f.location.column}: {f.severity}: {f.message} [{f.rule}]\n    {f.help}\n")
