"""The live posts, each once, for shares of the whole plan."""

from __future__ import annotations

from journey.plan import Plan


def stages_of_posts(plan: Plan) -> dict[str, str]:
    """The stage of each live post by its id: that of its first placement with one that is known."""
    stages: dict[str, str] = {}
    for placement in plan.live:
        if placement.stage in plan.strategy.journey and placement.stage is not None:
            stages.setdefault(placement.id, placement.stage)
    return stages
