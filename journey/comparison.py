"""Which findings are new against a base: those of another plan, or those written down in a file.

A finding about a post, or about a field, is new where the base has none with its fingerprint; one
about a run of posts of a type is not where it lies within a run of the base. One that is known by
its days is new where it has a day that no finding of the base with the same rule and dimension has:
a gap that is partly filled is no new one. A share is new where the base speaks of none for the same
days, or where it got worse by over one point.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from journey.dates import spoken
from journey.findings import Finding, Scope
from journey.model.values import listed
from journey.rules.shares import percent

DAY = dt.timedelta(days=1)
WORSE = 1.0
"""A share that is worse by up to so many points is the same."""

By = Literal["fingerprint", "days", "share"]
Span = tuple[dt.date, dt.date]
_Key = tuple[str, str, tuple[str | None, ...], bool]


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a finding, to know it again.

    Args:
        rule: The rule.
        by: By what it is known.
        fingerprint: Its fingerprint, if it is known by that.
        field: The field that it is about, else empty.
        dimension: Channel, stage, type and audience.
        gap: It is about what is not there.
        spans: Its days, as spans in order that do not touch each other; those of its run, if it is
            known by its fingerprint and about several posts of a type.
        share: Its share, if it is known by that.
    """

    rule: str
    by: By
    fingerprint: str = ""
    field: str = ""
    dimension: tuple[str | None, ...] = (None, None, None, None)
    gap: bool = False
    spans: tuple[Span, ...] = ()
    share: float | None = None

    @property
    def key(self) -> _Key:
        """What it has in common with findings about other days, or another share."""
        return self.rule, self.field, self.dimension, self.gap

    def overlaps(self, other: Known) -> bool:
        """Whether another of its key is about one of its days; or one of them about no days."""
        if not (self.spans and other.spans):
            return True
        return any(a <= last and first <= b for a, b in self.spans for first, last in other.spans)


def known(finding: Finding) -> Known:
    """What is to be remembered of a finding."""
    scope = finding.scope or Scope()
    if not finding.by_days and (finding.post or finding.share is None):
        one = Known(finding.rule, "fingerprint", finding.fingerprint)
        if scope.type and scope.start and scope.end and scope.start < scope.end:
            return replace(one, dimension=scope.dimension, spans=((scope.start, scope.end),))
        return one
    days = [(day, day) for day in finding.days]
    if not days and scope.start:
        start, end = sorted((scope.start, scope.end or scope.start))
        days = [(start, end)]  # a campaign may be written to end before it starts
    return Known(
        finding.rule,
        "days" if finding.share is None else "share",
        field=finding.named_field,
        dimension=scope.dimension,
        gap=finding.gap,
        spans=tuple(united(days)),
        share=None if finding.share is None else round(finding.share, 2),
    )


def united(spans: Iterable[Span]) -> list[Span]:
    """Spans of days in order, those that overlap or follow each other made into one."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1] + DAY:
            whole[-1] = whole[-1][0], max(whole[-1][1], end)
        else:
            whole.append((start, end))
    return whole


class Base:
    """The findings that others are compared with.

    Args:
        findings: What is remembered of each.
    """

    def __init__(self, findings: Iterable[Known]) -> None:
        self._fingerprints: set[str] = set()
        runs: dict[_Key, list[Span]] = defaultdict(list)
        self._shares: dict[_Key, list[Known]] = defaultdict(list)
        days: dict[_Key, list[Span]] = defaultdict(list)
        for one in findings:
            if one.by == "fingerprint":
                self._fingerprints.add(one.fingerprint)
                runs[one.key] += one.spans
            elif one.by == "share":
                self._shares[one.key].append(one)
            else:
                days[one.key] += one.spans
        self._days = {key: united(spans) for key, spans in days.items()}
        self._runs = {key: sorted(spans) for key, spans in runs.items()}

    def holds(self, one: Known) -> bool:
        """Whether a finding is not new."""
        if one.by == "fingerprint":
            return one.fingerprint in self._fingerprints or self._in_a_run(one)
        if one.by == "days":
            spans = self._days.get(one.key)
            return spans is not None and all(_within(span, spans) for span in one.spans)
        share = self.share(one)
        if share is None or one.share is None:
            return False
        worse = share - one.share if one.gap else one.share - share
        return worse <= WORSE + 1e-6

    def _in_a_run(self, one: Known) -> bool:
        return any(_within(span, self._runs.get(one.key, ())) for span in one.spans)

    def touches(self, one: Known) -> bool:
        """Whether a finding has something in common with one: a day of it, or its share."""
        if one.by == "fingerprint":
            return one.fingerprint in self._fingerprints
        if one.by == "days":
            return one.key in self._days and bool(self.common(one) or not one.spans)
        return self.share(one) is not None

    def share(self, one: Known) -> float | None:
        """The worst share of those that a finding's is compared with; None where there are none."""
        if one.by != "share":
            return None
        shares = (base.share or 0.0 for base in self._overlapping(one))
        return min(shares, default=None) if one.gap else max(shares, default=None)

    def common(self, one: Known) -> tuple[Span, ...]:
        """The days of a finding that ones with its rule and dimension have, too."""
        spans = self._days.get(one.key, [])
        return tuple(
            (max(start, first), min(end, last))
            for start, end in one.spans
            for first, last in _from(spans, start, end)
        )

    def lacking(self, one: Known) -> tuple[Span, ...]:
        """The days of a finding that none with its rule and dimension has."""
        left: list[Span] = []
        for start, end in one.spans:
            for first, last in self.common(replace(one, spans=((start, end),))):
                if start < first:
                    left.append((start, first - DAY))
                start = last + DAY
            if start <= end:
                left.append((start, end))
        return tuple(left)

    def _overlapping(self, one: Known) -> Iterator[Known]:
        return (base for base in self._shares.get(one.key, ()) if base.overlaps(one))


def _from(spans: Sequence[Span], start: dt.date, end: dt.date) -> Sequence[Span]:
    """Those of some spans that have a day between two, both included."""
    first = bisect_left(spans, start, key=lambda span: span[1])
    return spans[first : bisect_right(spans, end, key=lambda span: span[0])]


def _within(span: Span, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, span[0], key=lambda one: one[0]) - 1
    return at >= 0 and span[1] <= spans[at][1]


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that only one of two plans has.

    Args:
        finding: The finding.
        days: Its days that only that plan has, if it is known by its days.
        partly: The other plan has a part of it: some of its days, or a better share.
        share: The better share that the other plan has, in percent; None where it has none.
    """

    finding: Finding
    days: tuple[Span, ...] = ()
    partly: bool = False
    share: float | None = None

    def aside(self, *, gone: bool = False) -> str:
        """Say what is different, where not all of it is: "new: 7 December 2026", "was 60 %".

        Args:
            gone: It is the plan as it was that has it.
        """
        if self.share is not None:
            own = percent(self.finding.share or 0)
            said = "" if own in self.finding.message else f"{own}, "
            return f"{said}{'now' if gone else 'was'} {percent(self.share)}"
        if self.partly and self.days and self.finding.share is None:
            return f"{'no more' if gone else 'new'}: {in_words(self.days)}"
        return ""

    def on(self, day: dt.date) -> bool:
        """Whether it is on a day that only one of the plans has it, if it is known by its days."""
        return not self.days or any(start <= day <= end for start, end in self.days)


def in_words(spans: Sequence[Span]) -> str:
    """Spans of days: "4–6 December 2026 and 9 December 2026"."""
    return listed([spoken(*span) for span in spans], "and", 6)


def changes_of_findings(
    findings: Iterable[Finding], base: Iterable[Known]
) -> tuple[FindingChange, ...]:
    """The findings that are new against a base, in their order, and what is new in them.

    Args:
        findings: Findings of a check.
        base: What is remembered of those to compare with: `map(known, …)` of another plan's, or
            the entries of a baseline.
    """
    held = Base(base)
    return tuple(
        FindingChange(
            finding,
            held.lacking(one) if one.by != "fingerprint" else (),
            held.touches(one),
            held.share(one),
        )
        for finding in findings
        if not held.holds(one := known(finding))
    )


def new_findings(findings: Iterable[Finding], base: Iterable[Known]) -> list[Finding]:
    """The findings that are new against a base: their words say what of them is, if not all is.

    Args:
        findings: Findings of a check.
        base: What is remembered of those to compare with: see `changes_of_findings`.
    """
    return [
        replace(change.finding, message=f"{change.finding.message} ({aside})")
        if (aside := change.aside())
        else change.finding
        for change in changes_of_findings(findings, base)
    ]
