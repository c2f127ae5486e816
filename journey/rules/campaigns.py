"""The posts of each campaign, and how much of a campaign a plan shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from journey.findings import Scope
from journey.model.post import Placement
from journey.model.strategy import Campaign
from journey.model.values import shown
from journey.plan import Plan


def placements_by_campaign(plan: Plan) -> Mapping[str, Sequence[Placement]]:
    """The live placements of each campaign, inside the window or not, in order."""
    groups: dict[str, list[Placement]] = defaultdict(list)
    for placement in plan.planned:
        if placement.content.campaign:
            groups[placement.content.campaign].append(placement)
    return groups


def called(name: str, campaign: Campaign) -> str:
    """What a message calls a campaign: "the campaign “Winter launch”"."""
    return f"the campaign {shown(campaign.title or name)}"


def begins_inside(plan: Plan, campaign: Campaign) -> bool:
    """Whether no part of a campaign lies before the plan's window."""
    if not plan.window:
        return False
    first = campaign.start or campaign.end
    return first is None or first >= plan.window[0]


def lies_inside(plan: Plan, campaign: Campaign) -> bool:
    """Whether no part of a campaign lies outside the plan's window.

    One that ends before it starts lies nowhere.
    """
    start, end = campaign.start, campaign.end
    if not plan.window or (start and end and end < start):
        return False
    last = end or start
    return (last is None or last <= plan.window[1]) and begins_inside(plan, campaign)


def span(plan: Plan, campaign: Campaign) -> Scope:
    """The dates of a campaign; those of the window where it has none."""
    start, end = plan.window or (None, None)
    return Scope(campaign.start or start, campaign.end or end)
