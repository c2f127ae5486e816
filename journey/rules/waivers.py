"""Findings accepted on purpose: waivers of the strategy, and what a post says to ignore."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journey.dates import dates
from journey.findings import Finding, Scope, Severity
from journey.model.post import Ignore, Post
from journey.model.source import Path, Source
from journey.model.strategy import Waiver
from journey.model.values import shown
from journey.plan import Plan


@dataclass(frozen=True, slots=True)
class Accepted:
    """A waiver, and where it stands.

    Args:
        waiver: The waiver; what a post says to ignore is one for that post.
        word: What it is called where it is written: "waiver" or "ignore".
        source: The group that it is written in.
        path: Its path in there.
    """

    waiver: Waiver
    word: str
    source: Source
    path: Path

    def expired(self, plan: Plan) -> bool:
        """Whether it ended before the day of a plan."""
        return self.waiver.expires is not None and self.waiver.expires < plan.today

    def finding(self, severity: Severity, what: str, help: str, field: str) -> Finding:
        """A finding about it.

        Args:
            severity: How much it matters.
            what: What to say of it: "silences nothing".
            help: What to do about it.
            field: The field that the finding is shown at.
        """
        word = "`ignore:`" if self.word == "ignore" else self.word
        return Finding(
            severity,
            f"the {word} of {self.waiver.rule} {what}: {shown(self.waiver.reason)}",
            help,
            self.source.locate(*self.path, field),
            post=self.waiver.post,
            field=f"ignore.{field}" if self.word == "ignore" else None,
        )


class Waivers:
    """The waivers of a plan, and which of them were of use.

    Args:
        plan: The plan, on its day: one that expired before it does nothing.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._used: set[int] = set()
        self._all = list(accepted(plan))
        self._in_force: dict[str, list[tuple[int, Waiver]]] = defaultdict(list)
        for number, one in enumerate(self._all):
            if not one.expired(plan):
                self._in_force[one.waiver.rule].append((number, one.waiver))

    @property
    def rules(self) -> set[str]:
        """The rules of the waivers in force."""
        return set(self._in_force)

    def excused(
        self, rule: str, findings: list[Finding]
    ) -> Mapping[str | None, frozenset[dt.date]]:
        """Days that waivers take away from a rule that looks at each day, by channel."""
        if not self._of(rule):
            return {}
        days: dict[str | None, set[dt.date]] = {}
        index = _FailingDays(findings)
        for _, waiver in self._of(rule):
            if failing := index.of(waiver):
                days.setdefault(waiver.channel, set()).update(day for day, _ in failing)
        return {channel: frozenset(span) for channel, span in days.items()}

    def note_excused(self, rule: str, before: list[Finding], after: list[Finding]) -> None:
        """Count the waivers as used that took away days: some that failed before fail no more.

        Args:
            rule: The rule.
            before: What it found on all days.
            after: What it found without the days that the waivers take away.
        """
        failed, fails = _FailingDays(before), _FailingDays(after)
        for number, waiver in self._of(rule):
            if not set(failed.of(waiver)) <= set(fails.of(waiver)):
                self._used.add(number)

    def kept(self, rule: str, findings: list[Finding]) -> Iterator[Finding]:
        """The findings of a rule that no waiver silences."""
        index: dict[_Key, list[tuple[int, Waiver]]] = defaultdict(list)
        for number, waiver in self._of(rule):
            for key in _keys(waiver):
                index[key].append((number, waiver))
        for finding in findings:
            silencing = [
                number
                for key in (_keys_of_finding(finding, self._plan) if index else ())
                for number, waiver in index.get(key, ())
                if _silences(waiver, finding, self._plan)
            ]
            self._used.update(silencing)
            if not silencing:
                yield finding

    def unused(self, rules: Collection[str]) -> Iterator[Accepted]:
        """The waivers in force that silenced nothing, of rules that are switched on.

        None where a file could not be read to its end: what they silence may stand there.
        """
        if not all(document.complete for document in self._plan.documents):
            return
        for rule in self._in_force:
            for number, _ in self._of(rule) if rule in rules else ():
                if number not in self._used:
                    yield self._all[number]

    def _of(self, rule: str) -> list[tuple[int, Waiver]]:
        return self._in_force.get(rule, [])


def accepted(plan: Plan) -> Iterator[Accepted]:
    """Every waiver of the strategy, and all that posts say to ignore."""
    for number, waiver in enumerate(plan.strategy.waivers):
        yield Accepted(waiver, "waiver", plan.source, ("waivers", number))
    for post in plan.posts:
        for number, ignore in enumerate(post.ignore):
            yield Accepted(_as_waiver(ignore, post), "ignore", post.source, ("ignore", number))


def in_force(plan: Plan, rules: Container[str]) -> Iterator[Accepted]:
    """What is accepted on the plan's day, of the rules that there are."""
    for one in accepted(plan):
        if one.waiver.rule in rules and not one.expired(plan):
            yield one


def _as_waiver(ignore: Ignore, post: Post) -> Waiver:
    return Waiver(
        rule=ignore.rule, reason=ignore.reason, by=ignore.by, expires=ignore.expires, post=post.id
    )


class _FailingDays:
    """The days that fail for a rule that looks at each day, found by channel and span.

    Args:
        findings: What the rule found.
    """

    def __init__(self, findings: list[Finding]) -> None:
        days: dict[str | None, set[_FailingDay]] = defaultdict(set)
        for finding in findings:
            if finding.scope:
                channel = finding.scope.channel
                failing = [(day, channel or "") for day in finding.days]
                days[None].update(failing)
                days[channel].update(failing)
        self._days = {channel: sorted(found) for channel, found in days.items()}

    def of(self, waiver: Waiver) -> Sequence[_FailingDay]:
        """Those of a waiver, in its dimension, in order."""
        others = (waiver.stage, waiver.type, waiver.audience, waiver.post)
        if not _dated(waiver) or others != (None,) * 4:
            return ()
        start, end = _span(waiver)
        days = self._days.get(waiver.channel, [])
        return days[bisect_left(days, start, key=_day) : bisect_right(days, end, key=_day)]


_FailingDay = tuple[dt.date, str]
"""A day, and the channel on which it fails; empty for all of them."""


def _day(failing: _FailingDay) -> dt.date:
    return failing[0]


_Key = tuple[str | None, str | None, dt.date | None]
"""By what a waiver is found: its post, its channel, and a day that it is about."""

_SHORT = 31
"""A waiver of so many days is found by each of them; a longer one by its channel alone."""


def _keys(waiver: Waiver) -> Iterator[_Key]:
    start, end = _span(waiver)
    if _dated(waiver) and (end - start).days < _SHORT:
        for day in dates(start, end):
            yield waiver.post, waiver.channel, day
    else:
        yield waiver.post, waiver.channel, None


def _keys_of_finding(finding: Finding, plan: Plan) -> Iterator[_Key]:
    """Every key of a waiver that may silence a finding."""
    named = finding.scope.channel if finding.scope else None
    channels = {None, named}
    if named is None and (post := plan.post_by_id.get(finding.post or "")):
        channels.update(post.channels if len(post.channels) == 1 else ())
    span = span_of(finding, plan)
    for post_id in {None, finding.post}:
        for channel in channels:
            for day in {None, span and span[0]}:
                yield post_id, channel, day


def _silences(waiver: Waiver, finding: Finding, plan: Plan) -> bool:
    """Whether a waiver with a key of the finding is about its dimension, and its whole span."""
    scope = finding.scope or Scope()
    if any(
        wanted not in (None, got)
        for wanted, got in (
            (waiver.stage, scope.stage),
            (waiver.type, scope.type),
            (waiver.audience, scope.audience),
        )
    ):
        return False
    if not _dated(waiver):
        return True
    start, end = _span(waiver)
    span = span_of(finding, plan)
    return span is not None and start <= span[0] and span[1] <= end


def _dated(waiver: Waiver) -> bool:
    return bool(waiver.start or waiver.end)


def _span(waiver: Waiver) -> tuple[dt.date, dt.date]:
    """First and last day of a waiver with dates: one with `start` alone is about that day."""
    start = waiver.start or dt.date.min
    return start, waiver.end or start


def span_of(finding: Finding, plan: Plan) -> tuple[dt.date, dt.date] | None:
    """First and last day that a finding is about: its scope's, else its post's."""
    scope = finding.scope
    if scope and scope.start and scope.end:
        return scope.start, scope.end
    days = [p.date for p in plan.placements_of.get(finding.post or "", ())]
    return (min(days), max(days)) if days else None
