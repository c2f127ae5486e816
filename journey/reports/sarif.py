"""Findings as SARIF 2.1.0, which GitHub shows as alerts of code scanning and editors as problems.

It has the rules that found something, with their manual pages: all of them would be larger than
most reports, and are read nowhere. No more results than GitHub takes, the worst of them.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

from journey import HOME
from journey.findings import Finding
from journey.reports import Report
from journey.reports._words import findings, sentences
from journey.reports.json import dump
from journey.rules.catalogue import Rule, catalogue, own_severity
from journey.terminal import inert

MOST = 25_000
"""Results that GitHub takes of a run; it shows the 5,000 that are worst."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"


def write(report: Report, out: TextIO) -> None:
    """Write one run, in ASCII."""
    kept = report.findings
    if len(kept) > MOST:
        worst = {id(finding) for finding in report.worst_first()[:MOST]}
        kept = tuple(finding for finding in kept if id(finding) in worst)
    names = sorted({finding.rule for finding in kept})
    places = {name: nth for nth, name in enumerate(names)}
    rules = catalogue()
    run = {
        "tool": {
            "driver": {
                "name": "journey",
                "version": version("mkdocs-journey"),
                "informationUri": HOME,
                "rules": [_rule(rules[name]) for name in names],
            }
        },
        "invocations": [_invocation(len(report.findings) - len(kept))],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The repository that holds the content folder."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places[finding.rule]) for finding in kept],
    }
    dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out)


def _invocation(left_out: int) -> dict[str, Any]:
    said = f"{findings(left_out)} left out: a run has at most {MOST:,} results, the worst."
    notes = [{"level": "warning", "message": {"text": said}}] if left_out else []
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.replace("/", "-").split("-")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.manual, "markdown": rule.manual},
        "defaultConfiguration": {"level": _LEVELS[own_severity(rule)]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    place = finding.location
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": "note" if finding.past else _LEVELS[finding.severity],
        "message": {"text": _text(sentences(finding))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(place.path, errors="replace"),
                        "uriBaseId": _ROOT,
                    },
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": place.end_line,
                        "endColumn": place.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"journey/v1": finding.fingerprint},
    }


def _text(text: str) -> str:
    """Text of files in which there is no link, `[text](target)`, and no place for an argument."""
    return inert(text).replace("](", "] (")
