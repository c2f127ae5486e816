"""What there is in all, before and after: stages, types, and who has how much to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from journey.plan import Plan


@dataclass(frozen=True, slots=True)
class ShareChange:
    """How many live posts of the window a stage or type has, before and after.

    Args:
        name: The stage or type; empty for posts that have none.
        before: How many posts it had.
        after: How many it has.
        share_before: Percent of all live posts that it had.
        share_after: Percent of all live posts that it has.
        target: Percent that the strategy wants; None where it wants none.
    """

    name: str
    before: int
    after: int
    share_before: float
    share_after: float
    target: float | None = None


@dataclass(frozen=True, slots=True)
class LoadChange:
    """What somebody has to do in the plan, before and after.

    Args:
        person: The person, as posts name them.
        owned_before: How many live posts of the window were theirs.
        owned_after: How many are.
        answered_before: How many live placements of the window they were to answer.
        answered_after: How many they are to answer.
    """

    person: str
    owned_before: int
    owned_after: int
    answered_before: int
    answered_after: int


def stages(before: Plan, after: Plan) -> Iterator[ShareChange]:
    """The live posts of each stage, in the order of the journey."""
    targets = {name: stage.share for name, stage in after.strategy.journey.items()}
    was, now = _stage_counts(before), _stage_counts(after)
    others = sorted({*was, *now} - {*targets, ""})
    for name in (*targets, *others, *([""] if was[""] or now[""] else [])):
        yield _share(name, was, now, targets.get(name))


def _stage_counts(plan: Plan) -> Counter[str]:
    return Counter(plan.stage_of.get(post.id, "") for post in plan.live_posts)


def types(before: Plan, after: Plan) -> Iterator[ShareChange]:
    """The live posts of each type, the most frequent first."""
    was, now = _type_counts(before), _type_counts(after)
    for name in sorted({*was, *now}, key=lambda name: (-now[name], -was[name], name)):
        yield _share(name, was, now)


def _type_counts(plan: Plan) -> Counter[str]:
    """The live posts of each type: that of their first live placement that has one."""
    types: dict[str, str] = {}
    for placement in plan.live:
        if not types.get(placement.id):
            types[placement.id] = placement.type or ""
    return Counter(types.values())


def _share(
    name: str, was: Counter[str], now: Counter[str], target: float | None = None
) -> ShareChange:
    return ShareChange(
        name,
        was[name],
        now[name],
        100 * was[name] / (was.total() or 1),
        100 * now[name] / (now.total() or 1),
        target,
    )


def people(before: Plan, after: Plan) -> Iterator[LoadChange]:
    """What each person has to do, the people of the strategy first."""
    (owned_was, answered_was), (owned_now, answered_now) = _work(before), _work(after)
    known_people = [*after.strategy.people]
    all_ = {*owned_was, *owned_now, *answered_was, *answered_now}
    for name in (*known_people, *sorted(all_ - set(known_people))):
        if name in all_:
            yield LoadChange(
                name, owned_was[name], owned_now[name], answered_was[name], answered_now[name]
            )


def _work(plan: Plan) -> tuple[Counter[str], Counter[str]]:
    """How many live posts each person owns, and how many live placements each answers."""
    owned = {(p.content.owner, p.id) for p in plan.live if p.content.owner}
    answered = Counter(name for p in plan.live if (name := plan.responder(p)))
    return Counter(owner for owner, _ in owned), answered
