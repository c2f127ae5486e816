"""Placements of a post about which a rule has the same to say: one finding, and not one each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from journey.findings import Scope
from journey.model.post import Placement
from journey.model.values import FEW, listed
from journey.plan import Plan

S = TypeVar("S", bound=Hashable)


def together(said: Iterable[tuple[Placement, S]]) -> Iterator[tuple[list[Placement], S]]:
    """Placements of one post of which the same is said, in the order of the first of each.

    Args:
        said: Placements, in order, and what there is to say of each.
    """
    groups: dict[tuple[str, S], list[Placement]] = {}
    for placement, what in said:
        groups.setdefault((placement.id, what), []).append(placement)
    for (_, what), placements in groups.items():
        yield placements, what


def on_some(placements: Sequence[Placement]) -> str:
    """Where a post is meant, in words: " on instagram"; empty where that is everywhere."""
    channels = [placement.channel for placement in placements]
    if len(channels) == len(placements[0].post.channels):
        return ""
    return f" on {listed(channels, 'and', FEW)}"


def scope_of(plan: Plan, placements: Sequence[Placement]) -> Scope:
    """The days of placements, in order, and their channel if it is one, and the plan knows it."""
    name = placements[0].channel
    channel = name if len(placements) == 1 and name in plan.strategy.channels else None
    return Scope(placements[0].date, placements[-1].date, channel=channel)
