"""A campaign that lists a channel and never uses it.

## What it does

Looks at each campaign that names `channels:`, and at its live posts, inside the plan's window or
not. The channels among them that none of its posts is on are one gap for the campaign. A campaign
that begins before the window or ends after it is passed over: what is missing may be in the part
outside. One without any post is left to `campaign/journey` if it lists stages.

## Why

What a brand does on one channel should fit what it does on all others, and link to it (000, keys to
Facebook success); channels that work together are worth more than each by itself (000, e-mail
marketing). Which of them a campaign needs is for the strategy to say.

## Fails

```yaml
# strategy.yml
channels: {facebook: , newsletter: {network: email}}
campaigns: {winter: {title: Winter, channels: [facebook, newsletter]}}
# calendars/december.yml
posts:
  - date: 2026-12-02
    channels: facebook
    type: quote
    stage: interest
    title: Hello winter
    campaign: winter
```

## Passes

```yaml
# strategy.yml
channels: {facebook: , newsletter: {network: email}}
campaigns: {winter: {title: Winter, channels: [facebook, newsletter]}}
# calendars/december.yml
posts:
  - date: 2026-12-02
    channels: facebook, newsletter
    type: quote
    stage: interest
    title: Hello winter
    campaign: winter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.values import listed
from journey.plan import Plan
from journey.rules.campaigns import called, lies_inside, placements_by_campaign, span

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a gap for each campaign that does not use a channel that it names."""
    placed = placements_by_campaign(plan)
    journey = plan.strategy.journey
    for name, campaign in plan.strategy.campaigns.items():
        placements = placed.get(name, ())
        if not placements and not journey.keys().isdisjoint(campaign.stages):
            continue
        used = {placement.channel for placement in placements}
        named = [channel for channel in campaign.channels if channel in plan.strategy.channels]
        missing = list(dict.fromkeys(channel for channel in named if channel not in used))
        if not missing or not lies_inside(plan, campaign):
            continue
        dates, names = span(plan, campaign), listed(missing, "and")
        yield Finding(
            SEVERITY,
            f"{called(name, campaign)} lists {names}, but has no post there",
            f"Add a post on {names} with `campaign: {name}`, or remove what it does not need "
            "from its `channels:`.",
            plan.source.locate("campaigns", name, "channels", campaign.channels.index(missing[0])),
            scope=Scope(dates.start, dates.end, channel=missing[0] if len(missing) == 1 else None),
            field=f"campaigns.{name}.channels",
            gap=True,
        )
