"""Findings as GitLab's report of code quality, which its merge requests show."""

from __future__ import annotations

from typing import Any, TextIO

from journey.findings import Finding
from journey.reports import Report
from journey.reports._words import sentences
from journey.reports.json import dump
from journey.terminal import inert

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
"""Not critical, nor a blocker: no gap in a plan of posts is an outage. What is past is `info`."""


def write(report: Report, out: TextIO) -> None:
    """Write a list with an entry for each finding, in ASCII; GitLab refuses a byte-order mark."""
    dump([_entry(finding) for finding in report.findings], out)


def _entry(finding: Finding) -> dict[str, Any]:
    place = finding.location
    return {
        "description": f"{finding.rule}: {inert(sentences(finding))}",
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": "info" if finding.past else _SEVERITIES[finding.severity],
        "location": {"path": inert(place.path), "lines": {"begin": place.line}},
    }
