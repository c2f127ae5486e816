"""A campaign post outside the campaign's dates.

## What it does

Looks at every live post in the plan's window with a campaign that has a `start:` or an `end:`. One
that goes out before the one or after the other is a finding, one for each post, with all its dates
that are outside.

Some posts belong there, and pass: after the end, a post that `closes:` another one and every post
for customers (by its stage: retention and advocacy, and stages of the plan's own with
`relationship: customer`); before the start, a teaser, if the campaign has no `launch:` of its own.
A campaign that ends before it starts is left to `model/contradiction`.

## Why

A campaign has its days so that everything in it pulls the same way, and an offer for a limited time
means its limit (001, eight tricks: special offers). A post outside of them was often left behind
when the campaign was moved. But the thanks, the pictures of happy buyers and the question how it
went come after the sale (003, the customer journey stage by stage), and curiosity comes before it
(001, eight tricks: build excitement early).

## Fails

```yaml
# strategy.yml
channels: {facebook: }
campaigns: {winter: {title: Winter, start: 2026-12-01, end: 2026-12-20}}
# calendars/december.yml
posts:
  - date: 2026-12-22
    channels: facebook
    type: deal
    stage: decision
    title: The last three
    campaign: winter
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
campaigns: {winter: {title: Winter, start: 2026-12-01, end: 2026-12-20}}
# calendars/december.yml
defaults: {channels: facebook, campaign: winter}
posts:
  - {date: 2026-12-19, type: deal, stage: decision, title: The last three}
  - {date: 2026-12-22, type: feedback-request, stage: retention, title: How do you like it?}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Campaign
from journey.model.values import listed, shown
from journey.plan import Plan
from journey.rules.campaigns import called

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post with days outside of its campaign."""
    outside: dict[tuple[str, str], list[Placement]] = {}
    for placement in plan.live:
        name = placement.content.campaign or ""
        campaign = plan.strategy.campaigns.get(name)
        if campaign and _is_outside(plan, placement, campaign):
            outside.setdefault((placement.id, name), []).append(placement)
    for (post, name), placements in outside.items():
        campaign, first = plan.strategy.campaigns[name], placements[0]
        days = dict.fromkeys(spoken(placement.date) for placement in placements)
        yield Finding(
            SEVERITY,
            f"{shown(first.title)} goes out on {listed(days, 'and')}, but {called(name, campaign)} "
            f"runs {_span(campaign)}",
            "Move it into the campaign's dates, or change the campaign's `start:` or `end:`.",
            first.content.source.locate("date"),
            post=post,
            scope=Scope(first.date, placements[-1].date),
            field="date",
        )


def _is_outside(plan: Plan, placement: Placement, campaign: Campaign) -> bool:
    start, end = campaign.start, campaign.end
    if start and end and end < start:
        return False
    if start and placement.date < start:
        return campaign.launch is not None or placement.type != "teaser"
    if end and placement.date > end:
        stage = plan.strategy.journey.get(placement.stage or "")
        for_customers = stage is not None and stage.relationship == "customer"
        return not for_customers and placement.content.closes is None
    return False


def _span(campaign: Campaign) -> str:
    if campaign.start and campaign.end:
        dates = spoken(campaign.start, campaign.end)
        return f"on {dates}" if campaign.start == campaign.end else dates
    if campaign.start:
        return f"from {spoken(campaign.start)} on"
    assert campaign.end
    return f"until {spoken(campaign.end)}"
