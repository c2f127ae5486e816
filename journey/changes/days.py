"""Days of gaps that only one of two plans has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journey.comparison import Base, Known, Span, known, united
from journey.findings import Finding


@dataclass(frozen=True, slots=True)
class DaysChange:
    """Days of gaps that only one of two plans has, of one rule and dimension.

    Args:
        rule: The rule.
        channel: The channel; None for all of them. So too the other dimensions.
        stage: The stage.
        type: The type.
        audience: The audience.
        opened: Spans of days on which something is missing now.
        closed: Spans of days on which something is missing no more.
    """

    rule: str
    channel: str | None
    stage: str | None
    type: str | None
    audience: str | None
    opened: tuple[Span, ...]
    closed: tuple[Span, ...]


def day_changes(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[DaysChange]:
    """Days on which something is missing in only one of two plans.

    Args:
        before: The findings of the one as it was.
        after: Those of the one as it is.
    """
    was, now = _gaps(before), _gaps(after)
    old, new = Base(was.values()), Base(now.values())
    for rule, dimension in sorted({*was, *now}, key=lambda key: (key[0], str(key[1]))):
        closed = new.lacking(was[rule, dimension]) if (rule, dimension) in was else ()
        opened = old.lacking(now[rule, dimension]) if (rule, dimension) in now else ()
        if opened or closed:
            yield DaysChange(rule, *dimension, opened=opened, closed=closed)


_Gap = tuple[str, tuple[str | None, str | None, str | None, str | None]]


def _gaps(findings: Iterable[Finding]) -> dict[_Gap, Known]:
    """All days of the gaps of each rule and dimension, but of those about the plan as a whole."""
    spans: dict[_Gap, list[Span]] = defaultdict(list)
    for finding in findings:
        one = known(finding)
        scope = finding.scope
        if finding.gap and one.by == "days" and scope and (finding.days or any(scope.dimension)):
            dimension = (scope.channel, scope.stage, scope.type, scope.audience)
            spans[finding.rule, dimension] += one.spans
    return {
        (rule, dimension): Known(
            rule, "days", dimension=dimension, gap=True, spans=tuple(united(days))
        )
        for (rule, dimension), days in spans.items()
    }
