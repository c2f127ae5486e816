"""The words that the formats share. Text of files is in them as it stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from journey.dates import spoken
from journey.findings import SEVERITIES, Finding, Severity
from journey.reports import Report
from journey.rules.catalogue import catalogue
from journey.rules.waivers import in_force
from journey.terminal import inert

_WORDS = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("for information", "for information"),
}


def severity_of(finding: Finding) -> str:
    """How much a finding matters: "error", "past error"."""
    return f"past {finding.severity}" if finding.past else finding.severity


def one_line(finding: Finding) -> str:
    """A finding on one line, as editors and people read it: `path:line:column: …`."""
    place = finding.location
    return inert(
        f"{place.path}:{place.line}:{place.column}: {severity_of(finding)}: "
        f"{finding.message} [{finding.rule}]"
    )


def message(finding: Finding) -> str:
    """The message for a format whose severities do not tell that a finding is past."""
    return f"{finding.message} (days gone by)" if finding.past else finding.message


def sentences(finding: Finding) -> str:
    """Message and help for a format that has one text for both."""
    return f"{message(finding)}. {finding.help}"


def counted(counts: Mapping[Severity, int]) -> str:
    """Counts in words: "2 errors, 1 warning"."""
    return ", ".join(f"{n} {_WORDS[severity][n != 1]}" for severity, n in counts.items() if n)


def findings(number: int) -> str:
    """So many findings, in words."""
    return "1 finding" if number == 1 else f"{number or 'no'} findings"


def result(report: Report) -> str:
    """What there is in all, in one line."""
    posts = len(report.plan.posts)
    where = f"in {posts} {'post' if posts == 1 else 'posts'}"
    if not report.findings:
        new = " that is new" if report.known else ""
        return f"Nothing to mend{new} {where}."
    past = f", {report.past} about days gone by" if report.past else ""
    counts = counted({severity: report.count(severity) for severity in SEVERITIES})
    return f"{counts or 'Nothing to mend'}{past} {where}."


def notes(report: Report) -> Iterator[str]:
    """What to know of the result, a line each."""
    if report.known is not None:
        yield f"Known from {report.base}, and not shown: {findings(report.known)}."
    yield from cautions(report)
    yield dates(report)


def cautions(report: Report) -> Iterator[str]:
    """What may make gaps that are none, or hide some."""
    plan = report.plan
    if broken := [document.path for document in plan.documents if not document.complete]:
        yield f"Not read to its end, so that gaps may be false: {', '.join(broken)}."
    words = Counter(one.word for one in in_force(plan, catalogue()))
    if words:
        kinds = (f"{n} {word}{'s' * (n > 1)}" for word, n in sorted(words.items()))
        yield f"Accepted on purpose: {', '.join(kinds)}."


def dates(report: Report) -> str:
    """When the plan runs, and what day it is."""
    plan = report.plan
    window = f"The plan runs {spoken(*plan.window)}; today" if plan.window else "Today"
    return f"{window} is {spoken(plan.today)}."
