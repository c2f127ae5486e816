"""Findings accepted on purpose: waivers of the strategy, and what a post says to ignore."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from journey.findings import Finding, Scope
from journey.model.post import Ignore, Post
from journey.model.source import Source
from journey.model.strategy import Waiver
from journey.plan import Plan
from journey.sources.problem import Location



class Waivers:
    """The waivers of a plan, and which of them were of use.

    Args:
        plan: The plan, on its day: one that expired before it does nothing.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._used: set[int] = set()
        self._all: list[tuple[Waiver, Location]] = [
            (waiver, plan.source.locate("waivers", number) if _many(plan.source) else plan.source.locate("waivers"))
            for number, waiver in enumerate(plan.strategy.waivers)
        ]
        for post in plan.posts:
            for number, ignore in enumerate(post.ignore):
                place = post.source.locate("ignore", number)
                self._all.append((_as_waiver(ignore, post), place))

    def excused(self, rule: str, findings: list[Finding]) -> Mapping[str | None, frozenset[dt.date]]:
        """Days that waivers take away from a rule that looks at each day, by channel."""
        days: dict[str | None, set[dt.date]] = {}
        for _, waiver in self._of(rule):
            if failing := _failing_days(waiver, findings):
                days.setdefault(waiver.channel, set()).update(failing)
        return {channel: frozenset(span) for channel, span in days.items()}

    def note_excused(self, rule: str, before: list[Finding], after: list[Finding]) -> None:
        """Count the waivers as used that took away days: some that failed before fail no more.

        Args:
            rule: The rule.
            before: What it found on all days.
            after: What it found without the days that the waivers take away.
        """
        for number, waiver in self._of(rule):
            if _failing_days(waiver, before) - _failing_days(waiver, after):
                self._used.add(number)

    def kept(self, rule: str, findings: list[Finding]) -> Iterator[Finding]:
        """The findings of a rule that no waiver silences."""
        waivers = list(self._of(rule))
        for finding in findings:
            silencing = [number for number, waiver in waivers if _silences(waiver, finding, self._plan)]
            self._used.update(silencing)
            if not silencing:
                yield finding

    def expired(self) -> Iterator[tuple[Waiver, Location]]:
        """The waivers that ended before today."""
        return ((waiver, place) for waiver, place in self._all if self._expired(waiver))

    def unused(self, rules: set[str]) -> Iterator[tuple[Waiver, Location]]:
        """The waivers in force that silenced nothing, of rules that were applied."""
        for number, (waiver, place) in enumerate(self._all):
            if number not in self._used and waiver.rule in rules and not self._expired(waiver):
                yield waiver, place

    def _of(self, rule: str) -> Iterator[tuple[int, Waiver]]:
        for number, (waiver, _) in enumerate(self._all):
            if waiver.rule == rule and not self._expired(waiver):
                yield number, waiver

    def _expired(self, waiver: Waiver) -> bool:
        return waiver.expires is not None and waiver.expires < self._plan.today


def _many(source: Source) -> bool:
    return isinstance(source.node.get("waivers"), list)


def _as_waiver(ignore: Ignore, post: Post) -> Waiver:
    return Waiver(rule=ignore.rule, reason=ignore.reason, by=ignore.by, expires=ignore.expires, post=post.id)


def _failing_days(waiver: Waiver, findings: list[Finding]) -> set[dt.date]:
    """The days of a waiver that fail for a rule that looks at each day, in the waiver's dimension."""
    if not waiver.start or (waiver.stage, waiver.type, waiver.audience, waiver.post) != (None,) * 4:
        return set()
    start, end = waiver.start, waiver.end or waiver.start
    same = [f for f in findings if f.scope and waiver.channel in (None, f.scope.channel)]
    return {day for finding in same for day in finding.days if start <= day <= end}


def _silences(waiver: Waiver, finding: Finding, plan: Plan) -> bool:
    """Whether a waiver names the finding's post and dimension, and contains its whole span."""
    scope = finding.scope or Scope()
    if waiver.post not in (None, finding.post):
        return False
    if not (waiver.channel in (None, scope.channel) or _on(waiver.channel, finding, plan)):
        return False
    if any(
        wanted not in (None, got)
        for wanted, got in ((waiver.stage, scope.stage), (waiver.type, scope.type), (waiver.audience, scope.audience))
    ):
        return False
    if not waiver.start:
        return True
    span = span_of(finding, plan)
    return span is not None and waiver.start <= span[0] and span[1] <= (waiver.end or waiver.start)


def _on(channel: str | None, finding: Finding, plan: Plan) -> bool:
    """Whether a finding about a post alone is about one on that channel and no other."""
    post = plan.post_by_id.get(finding.post or "")
    return finding.scope is None and post is not None and list(post.channels) == [channel]


def span_of(finding: Finding, plan: Plan) -> tuple[dt.date, dt.date] | None:
    """First and last day that a finding is about: its scope's, else its post's."""
    scope = finding.scope
    if scope and scope.start and scope.end:
        return scope.start, scope.end
    days = [p.date for p in plan.placements_of.get(finding.post or "", ())]
    return (min(days), max(days)) if days else None
