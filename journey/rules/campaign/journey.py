"""A campaign that skips a stage, or sells too soon.

## What it does

Looks at each campaign that lists `stages:`, and at its live posts, inside the plan's window or not.

A stage that it lists and that none of its posts is for is a gap; a campaign names all of them in
one finding, and one that has no post at all says just that. A campaign that begins before the
window or ends after it is passed over: what is missing may be in the part outside.

A post for decision that goes out on an earlier day than the campaign's first post for a stage
before it is a finding, at the first such post: of the stages before decision, those count that the
campaign lists and reaches later. This is asked of campaigns with a `start:` that is not before the
window.

Only stages that the plan knows count, and decision has to be one of them.

## Why

Selling comes later: at first be useful, solve problems, amuse, and offer something to buy when
people are ready for it (001, eight tricks: create relationships). Each stage gives people what they
need for the next (003, the customer journey stage by stage). Which stages a campaign needs is for
the strategy to say; the rule looks whether it does what it says.

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: }
campaigns:
  winter: {title: Winter, start: 2026-12-01, end: 2026-12-20, stages: [interest, decision]}
# calendars/december.yml
defaults: {channels: facebook, campaign: winter}
posts:
  - {date: 2026-12-02, title: Buy now, type: deal, stage: decision}
  - {date: 2026-12-04, title: Hello winter, type: quote, stage: interest}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: }
campaigns:
  winter: {title: Winter, start: 2026-12-01, end: 2026-12-20, stages: [interest, decision]}
# calendars/december.yml
defaults: {channels: facebook, campaign: winter}
posts:
  - {date: 2026-12-02, title: Hello winter, type: quote, stage: interest}
  - {date: 2026-12-04, title: Buy now, type: deal, stage: decision}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Campaign
from journey.model.values import listed
from journey.plan import Plan
from journey.rules.campaigns import (
    begins_inside,
    called,
    lies_inside,
    placements_by_campaign,
    span,
)

SEVERITY: Severity = "warning"

_SELLING = "decision"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a gap for what a campaign does not reach, and a finding where it sells too early."""
    placed = placements_by_campaign(plan)
    for name, campaign in plan.strategy.campaigns.items():
        stages = [stage for stage in plan.strategy.journey if stage in campaign.stages]
        if not stages:
            continue
        first: dict[str | None, Placement] = {}
        for placement in placed.get(name, ()):
            first.setdefault(placement.stage, placement)
        if lies_inside(plan, campaign):
            yield from _missing(plan, name, campaign, stages, first)
        if campaign.start and begins_inside(plan, campaign):
            yield from _too_early(called(name, campaign), stages, first)


def _missing(
    plan: Plan,
    name: str,
    campaign: Campaign,
    stages: Sequence[str],
    first: Mapping[str | None, Placement],
) -> Iterator[Finding]:
    missing = [stage for stage in stages if stage not in first]
    if not missing:
        return
    dates = span(plan, campaign)
    yield Finding(
        SEVERITY,
        f"{called(name, campaign)} has no post for {listed(missing)}"
        if first
        else f"{called(name, campaign)} has no post",
        f"Add a post for {listed(missing, 'and')} with `campaign: {name}`, or remove what it does "
        "not need from its `stages:`.",
        plan.source.locate("campaigns", name, "stages", campaign.stages.index(missing[0])),
        scope=Scope(dates.start, dates.end, stage=missing[0] if len(missing) == 1 else None),
        field=f"campaigns.{name}.stages",
        gap=True,
    )


def _too_early(
    campaign: str, stages: Sequence[str], first: Mapping[str | None, Placement]
) -> Iterator[Finding]:
    selling = first.get(_SELLING)
    if selling is None or _SELLING not in stages:
        return
    before = [first[stage] for stage in stages[: stages.index(_SELLING)] if stage in first]
    later = [placement for placement in before if placement.date > selling.date]
    if not later:
        return
    names = listed([placement.stage or "" for placement in later], "and")
    yield Finding(
        SEVERITY,
        f"{campaign} reaches {_SELLING} on {spoken(selling.date)}, before its first post for "
        f"{names}",
        f"Move it after a post for {names}, or add one before it: people buy when they are ready.",
        selling.content.source.locate("date"),
        post=selling.id,
        scope=Scope(selling.date, max(placement.date for placement in later), stage=_SELLING),
        field="date",
    )
