"""A campaign without a measurable goal.

## What it does

Looks at each campaign of the strategy. One without `goal:` is a finding. So is a goal that lacks
`metric` (what is counted), `target` (how much of it) or `deadline` (by when); it is named once,
with the first campaign that has it. A goal that the strategy does not know is left to
`model/unknown-reference`.

## Why

Setting goals comes before the first post; then test, look at what came of it, and do again what
went best (000, keys to Facebook success). That takes a number and a day, or nobody can say
afterwards whether it went well. A strategy should be clear and concise (001, customer service with
social media, 1).

## Fails

```yaml
# strategy.yml
channels: {facebook: }
goals: {orders: {metric: pieces sold}}
campaigns: {winter: {title: Winter, goal: orders}}
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
channels: {facebook: }
goals: {orders: {metric: pieces sold, target: 40, deadline: 2026-12-20}}
campaigns: {winter: {title: Winter, goal: orders}}
# calendars/december.yml
posts:
  - date: 2026-12-02
    channels: facebook
    type: quote
    stage: interest
    title: Hello winter
    campaign: winter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.values import listed, shown
from journey.plan import Plan
from journey.rules.campaigns import called

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each campaign without a goal, and each goal that lacks something."""
    said: set[str] = set()
    for name, campaign in plan.strategy.campaigns.items():
        dates = Scope(campaign.start, campaign.end)
        if campaign.goal is None:
            yield Finding(
                SEVERITY,
                f"{called(name, campaign)} has no goal",
                "Add a goal under `goals:` with metric, target and deadline, and name it in the "
                "campaign's `goal:`.",
                plan.source.locate_key("campaigns", name),
                scope=dates,
                field=f"campaigns.{name}.goal",
            )
            continue
        goal = plan.strategy.goals.get(campaign.goal)
        if goal is None or campaign.goal in said:
            continue
        said.add(campaign.goal)
        given = {"metric": goal.metric, "target": goal.target, "deadline": goal.deadline}
        missing = [field for field, value in given.items() if value is None]
        if missing:
            helps = {
                "metric": "what you count",
                "target": "how much of it you want",
                "deadline": "by when",
            }
            yield Finding(
                SEVERITY,
                f"the goal {shown(goal.title or campaign.goal)} of {called(name, campaign)} has "
                f"no {listed(missing)}",
                f"Add {listed([f'{helps[field]} (`{field}:`)' for field in missing], 'and')}.",
                plan.source.locate_key("goals", campaign.goal),
                scope=dates,
                field=f"goals.{campaign.goal}.{missing[0]}",
            )
