"""An audience without a post for one of its stages.

## What it does

Each audience of the strategy should have a live post in the plan's window for every stage of its
relationship: audiences of prospects for the stages up to decision, audiences of customers for
retention and advocacy. A post that names no audience is for all audiences of its stage's
relationship. A stage that has no post at all is left to `stages/coverage`, and one whose `share` is
`0%` is not asked for. A plan with no more live posts than stages has hardly begun, and is left
alone.

## Why

The reader decides what is worth reading: a buyer has no use for the words that win a stranger,
nor one group of buyers for those meant for another (000, e-mail marketing). The strategy knows its
groups, so that each can be spoken to (001). A stage that is served for one audience and never for
another looks covered, and is not.

## Fails

```yaml
# strategy.yml
stages: {learn: , buy: }
audiences: {newcomers: {relationship: prospect}, returners: {relationship: prospect}}
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: article, stage: learn, title: One}
  - {date: 2026-12-01, channels: facebook, type: quote, stage: learn, title: Three}
  - {date: 2026-12-02, channels: facebook, type: deal, stage: buy, title: Two, audience: newcomers}
```

## Passes

```yaml
# strategy.yml
stages: {learn: , buy: }
audiences: {newcomers: {relationship: prospect}, returners: {relationship: prospect}}
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: article, stage: learn, title: One}
  - {date: 2026-12-01, channels: facebook, type: quote, stage: learn, title: Three}
  - date: 2026-12-02
    channels: facebook
    type: deal
    stage: buy
    title: Two
    audience: newcomers, returners
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.plan import Plan
from journey.rules.days import place_of_gap

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a gap for each audience and stage of its relationship without a live post."""
    if not plan.window:
        return
    start, end = plan.window
    asked = [stage for stage in plan.strategy.journey.values() if stage.share != 0]
    if len(plan.live_posts) <= len(asked):
        return
    served = _served(plan)
    for name, audience in plan.strategy.audiences.items():
        for stage in asked:
            if stage.relationship != audience.relationship:
                continue
            to = served.get(stage.id)
            if to is None or name in to or None in to:
                continue
            yield Finding(
                SEVERITY,
                f"the audience {name} has no post for {stage.id} in the plan, {spoken(start, end)}",
                f"Add one for {name}, or add {name} to the `audience:` of a post for {stage.id}.",
                place_of_gap(plan, (), start, "audiences", name),
                scope=Scope(start, end, stage=stage.id, audience=name),
                gap=True,
                share=0.0,  # of the plan: a longer one is no new gap
            )


def _served(plan: Plan) -> dict[str | None, set[str | None]]:
    """The audiences that each stage has live posts for; None is all of its relationship."""
    served: dict[str | None, set[str | None]] = defaultdict(set)
    for placement in plan.live:
        served[placement.stage].update(placement.content.audience or (None,))
    return served
