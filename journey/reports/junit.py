"""Findings as the results of tests, in the JUnit format as Jenkins reads it.

A finding is a case of the class of its rule. It has failed where it fails the check: a CI that
reads the report is red when the check is. Others, those about days gone by among them, are skipped
cases, because a passed case would hide what they say. A clean plan is one case that passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TextIO

from journey.findings import Finding
from journey.reports import Report
from journey.reports._words import message, result, severity_of
from journey.terminal import inert


def write(report: Report, out: TextIO) -> None:
    """Write one suite, its cases in order of their rules."""
    failed = sum(map(report.fails, report.findings))
    skipped = len(report.findings) - failed
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
        f'<testsuite name="journey" tests="{failed + skipped or 1}" failures="{failed}" '
        f'errors="0" skipped="{skipped}">\n'
    )
    for line in _cases(report):
        out.write(f"{line}\n")
    out.write("</testsuite>\n</testsuites>\n")


def _cases(report: Report) -> Iterator[str]:
    for finding in sorted(report.findings, key=lambda finding: finding.rule):
        yield _case(finding, "failure" if report.fails(finding) else "skipped")
    if not report.findings:
        yield f'<testcase classname="journey" name="{_text(result(report))}"/>'


def _case(finding: Finding, outcome: str) -> str:
    place = finding.location
    where, said = _text(f"{place.path}:{place.line}:{place.column}"), _text(message(finding))
    return (
        f'<testcase classname="{_text(finding.rule.replace("/", "."))}" name="{where}: {said}">'
        f'<{outcome} type="{severity_of(finding)}" message="{said}">'
        f"{_text(finding.help)}\n{where}</{outcome}></testcase>"
    )


def _text(text: str) -> str:
    """Text without characters that XML cannot hold, in element and attribute."""
    return escape(inert(text))
