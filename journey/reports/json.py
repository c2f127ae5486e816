"""Findings as JSON, version 1: every key always there, null where it does not apply."""

from __future__ import annotations

import json
from typing import Any, TextIO

from journey.findings import SEVERITIES, Finding, Fix, Scope
from journey.reports import Report
from journey.terminal import ORDER


def write(report: Report, out: TextIO) -> None:
    """Write the report as one JSON document."""
    dump(as_data(report), out)


def dump(data: Any, out: TextIO) -> None:
    """Write plain data as JSON with a final newline, in ASCII.

    Whatever stands in a file, nothing in the output means anything to a terminal or to a CI.
    """
    out.write(ORDER.sub(r"\\u0023", json.dumps(data, indent=2)) + "\n")


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    plan = report.plan
    start, end = plan.window or (None, None)
    summary = {severity: report.count(severity) for severity in SEVERITIES}
    return {
        "version": 1,
        "today": str(plan.today),
        "window": {"start": start and str(start), "end": end and str(end)},
        "summary": summary
        | {
            "past": report.past,
            "known": report.known,
            "posts": len(plan.posts),
            "files": len(plan.documents),
        },
        "findings": [finding_data(finding) for finding in report.findings],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    place = finding.location
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "post": finding.post,
        "gap": finding.gap,
        "past": finding.past,
        "scope": finding.scope and _scope(finding.scope),
        "fix": finding.fix and _fix(finding.fix),
        "fingerprint": finding.fingerprint,
    }


def _fix(fix: Fix) -> dict[str, str | int]:
    place = fix.place
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": fix.text,
    }


def _scope(scope: Scope) -> dict[str, str | None]:
    return {
        "start": str(scope.start) if scope.start else None,
        "end": str(scope.end) if scope.end else None,
        "channel": scope.channel,
        "stage": scope.stage,
        "type": scope.type,
        "audience": scope.audience,
    }
