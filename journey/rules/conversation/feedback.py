"""Customers who are not asked for feedback.

## What it does

In any `days` consecutive days of the plan's window there should be a live post, on any channel,
that asks customers for feedback: one of type `feedback-request`, or of a conversational type of the
plan's own, that is for an audience of customers or, without an audience, serves a stage of theirs.
Days without one that follow each other are one gap.

Unless the strategy sets `days`, they are 35, so that the first Tuesday of each month is often
enough, and more where a plan has few posts: as many as it takes, at its pace, for 20 live posts.
Left alone are plans that have no stage or audience of customers, that have no live post on a social
channel, and that are shorter than `days`.

## Why

Customers who were asked, and heard, come back; what they say tells what the product is worth to
them, and where it falls short (001, ask for feedback). After the purchase is the time to ask how it
went and what to improve (003, retention). How often is our own number.

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-14}
channels: {facebook: }
rules: {conversation/feedback: {days: 14}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: how-to, stage: retention, title: Wash it by hand}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-14}
channels: {facebook: }
rules: {conversation/feedback: {days: 14}}
# calendars/december.yml
defaults: {channels: facebook, type: how-to, stage: retention}
posts:
  - {date: 2026-12-01, title: Wash it by hand}
  - {date: 2026-12-08, type: feedback-request, title: How does it hold up?}
```

## Options

- `days`: how many days in a row may not pass without asking (default: 35, or more where a plan has
  few posts).
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.stages import TYPES
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.days import empty_stretches, number_of_days, place_of_gap
from journey.rules.options import RuleOptions

SEVERITY: Severity = "warning"

USUAL = 35
"""From the first Tuesday of a month to that of the next there are at most so many days."""
POSTS_BETWEEN = 20
"""Of so many posts, one that asks for feedback is not too much to ask."""


class Options(RuleOptions):
    """What a plan can set."""

    days: Count | None = None


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each stretch of days in which customers are not asked."""
    if not is_wanted(plan):
        return
    length = max(_usual(plan) if options.days is None else options.days, 1)
    if len(plan.days) < length:
        return
    asking = requests(plan)
    for start, end in empty_stretches(plan.days, length, asking):
        yield Finding(
            SEVERITY,
            f"nobody asks customers for feedback for {number_of_days((end - start).days + 1)}, "
            f"{spoken(start, end)}",
            "Add a post of type feedback-request: what do customers like, and what should change?",
            place_of_gap(plan, asking, start, "stages"),
            scope=Scope(start, end, type="feedback-request"),
            gap=True,
        )


def is_wanted(plan: Plan) -> bool:
    """Whether a plan speaks to customers, and somewhere where they can answer."""
    return _has_customers(plan) and any(plan.by_channel.get(c) for c in plan.social_channels)


def requests(plan: Plan) -> list[Placement]:
    """The live placements that ask customers for feedback, in order."""
    kinds = _kinds(plan)
    return [p for p in plan.live if p.type in kinds and _is_for_customers(plan, p)]


def _has_customers(plan: Plan) -> bool:
    stages = plan.strategy.journey.values()
    return any(stage.relationship == "customer" and stage.share != 0 for stage in stages) or any(
        audience.relationship == "customer" for audience in plan.strategy.audiences.values()
    )


def _usual(plan: Plan) -> int:
    """How many days 20 posts take at the pace of the plan, and at least the usual number."""
    return max(USUAL, -(-POSTS_BETWEEN * len(plan.days) // len(plan.live_posts)))


def _kinds(plan: Plan) -> set[str]:
    """The types that ask for feedback: the built-in one, and those of the plan that may."""
    built_in = {kind.id for kind in TYPES}
    own = plan.strategy.post_types.keys() - built_in
    return {"feedback-request"} | {n for n in own if plan.strategy.post_types[n].conversational}


def _is_for_customers(plan: Plan, placement: Placement) -> bool:
    """Whether it is for customers, as far as names are known: an unknown one may be for them."""
    audiences = placement.content.audience
    if audiences:
        known = plan.strategy.audiences
        return any(n not in known or known[n].relationship == "customer" for n in audiences)
    stage = plan.strategy.journey.get(placement.stage or "")
    return stage is None or stage.relationship == "customer"
