"""What differs between two plans: posts, findings, days, the mix, and who has how much to do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journey.changes.days import DaysChange, day_changes
from journey.changes.mix import LoadChange, ShareChange, people, stages, types
from journey.changes.posts import Kind, PostChange, order, post_changes
from journey.comparison import FindingChange, changes_of_findings, known
from journey.findings import Finding
from journey.plan import Plan


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two plans.

    Args:
        before: The plan as it was.
        after: The plan as it is.
        posts: The posts that differ, in the order in which they go out; those without a date last.
        opened: Findings that are new.
        closed: Findings that are gone, or got better.
        days: Days of gaps that only one of the plans has.
        stages: Live posts of each stage, in the order of the journey.
        types: Live posts of each type, the most frequent first.
        people: What each person has to do.
        strategy: Parts of the strategy that differ, such as `window` or `channels.facebook`.
    """

    before: Plan
    after: Plan
    posts: tuple[PostChange, ...]
    opened: tuple[FindingChange, ...]
    closed: tuple[FindingChange, ...]
    days: tuple[DaysChange, ...]
    stages: tuple[ShareChange, ...]
    types: tuple[ShareChange, ...]
    people: tuple[LoadChange, ...]
    strategy: tuple[str, ...]

    def of_kind(self, kind: Kind) -> tuple[PostChange, ...]:
        """The posts to which something happened."""
        return tuple(change for change in self.posts if kind in change.kinds)

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.posts or self.opened or self.closed or self.days or self.strategy)


def changes(
    before: Plan,
    after: Plan,
    before_findings: Sequence[Finding],
    after_findings: Sequence[Finding],
) -> Changes:
    """Compare two plans.

    Args:
        before: The plan as it was.
        after: The plan as it is, on the same day.
        before_findings: What the check says of the first.
        after_findings: What it says of the second.
    """
    return Changes(
        before,
        after,
        posts=tuple(sorted(post_changes(before, after), key=order)),
        opened=changes_of_findings(after_findings, map(known, before_findings)),
        closed=changes_of_findings(before_findings, map(known, after_findings)),
        days=tuple(day_changes(before_findings, after_findings)),
        stages=tuple(stages(before, after)),
        types=tuple(types(before, after)),
        people=tuple(people(before, after)),
        strategy=tuple(strategy_parts(before, after)),
    )


def strategy_parts(before: Plan, after: Plan) -> Iterator[str]:
    """The parts of the strategy that differ: a field, or what has a name in a field."""
    was, now = before.source.node, after.source.node
    for key in dict.fromkeys((*now, *was)):
        old, new = was.get(key), now.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            names = dict.fromkeys((*new, *old))
            changed = [name for name in names if not _same(old, new, name)]
            yield from (f"{key}.{name}" for name in changed)
            if not changed and list(old) != list(new):  # stages are in the order of the journey
                yield key
        elif not _same(was, now, key):
            yield key


def _same(old: Mapping[str, object], new: Mapping[str, object], name: str) -> bool:
    """Whether two groups say the same under a name, in the same order."""
    return (name in old) == (name in new) and json.dumps(old.get(name)) == json.dumps(new.get(name))
