"""The live posts, each once, for shares of the whole plan."""

from __future__ import annotations

from journey.plan import Plan


def stages_of_posts(plan: Plan) -> dict[str, str]:
    """The stage of each live post by its id: that of its first placement with one that is known."""
    journey = plan.strategy.journey
    stages: dict[str, str] = {}
    for placement in plan.live:
        stage = placement.stage
        if stage is not None and stage in journey:
            stages.setdefault(placement.id, stage)
    return stages
