"""The e-mails of a plan, and whom they go to."""

from __future__ import annotations

from collections.abc import Sequence

from journey.model.post import Placement, Post
from journey.plan import Plan


def email_channels(plan: Plan) -> tuple[str, ...]:
    """The channels whose network is e-mail."""
    channels = plan.strategy.channels.items()
    return tuple(name for name, channel in channels if channel.network == "email")


def emails(plan: Plan) -> Sequence[Placement]:
    """The live placements of the window on e-mail channels, in order."""
    names = email_channels(plan)
    if len(names) == 1:  # as in nearly every plan
        return plan.by_channel.get(names[0], ())
    channels = frozenset(names)
    return [placement for placement in plan.live if placement.channel in channels]


def named_audiences(plan: Plan, content: Post) -> tuple[str, ...]:
    """The audiences that an e-mail names, as audience or as segment, each once.

    A segment that is no audience of the strategy has a name for the e-mail system alone.
    """
    names = dict.fromkeys((*content.audience, *content.segment))
    return tuple(name for name in names if name in plan.strategy.audiences)
