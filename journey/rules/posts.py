"""The live posts: each once, for shares of the whole plan; and those on every date."""

from __future__ import annotations

from journey.model.post import Placement
from journey.plan import Plan


def stages_of_posts(plan: Plan) -> dict[str, str]:
    """The stage of each live post by its id: that of its first placement with one that is known."""
    stages: dict[str, str] = {}
    for placement in plan.live:
        if placement.stage in plan.strategy.journey and placement.stage is not None:
            stages.setdefault(placement.id, placement.stage)
    return stages


def live_on_any_day(plan: Plan) -> list[Placement]:
    """The live placements in order, those outside of the window too, but no date that is a slip."""
    slips = {placement.id for placements in plan.outlying for placement in placements}
    return [p for p in plan.placements if p.id not in slips and _counts(plan, p)]


def _counts(plan: Plan, placement: Placement) -> bool:
    return placement.live or (plan.count_ideas and placement.status == "idea")
