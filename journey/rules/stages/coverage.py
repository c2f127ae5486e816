"""A stage of the journey without a post for too long.

## What it does

Every stage of the journey must have a live placement, on any channel, in any `days` consecutive
days of the plan's window; a window that is shorter is looked at as a whole. Days without one that
follow each other are one gap. A stage whose `share` is `0%` is not asked for, and a plan without
any live post is left to `plan/empty`.

Nothing is asked for that the posts of the plan could not give. Unless the strategy sets `days`,
they are at least as many as it takes, at the pace of the plan, to serve each stage in turn and one
more: the number of stages and one, times the days of the window for each live post. A post a week
for six stages makes 49 days. A stage whose share is small has its turn less often, and more days: a
share of 10 % is one post in ten, and with a post a week it makes 77 days. A gap in which fewer
posts go out than there are stages is passed over: where a plan falls silent, no stage is forgotten.
A plan with no more live posts than stages has hardly begun, and is left alone.

## Why

People need different things at each stage: at the start what there is to choose from, then facts,
then proof, then an easy way to buy, and after that support and ways to tell others (003, the
customer journey stage by stage). At any time somebody is at each of them, so a plan that skips one
for weeks sends those people elsewhere. Two weeks is our own measure, and four or more for a plan
with fewer than seven posts a week, which cannot serve six stages in two.

## Fails

```yaml
# strategy.yml
stages: {learn: , buy: }
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: learn, title: One}
  - {date: 2026-12-02, channels: facebook, type: video, stage: learn, title: Two}
  - {date: 2026-12-03, channels: facebook, type: quote, stage: learn, title: Three}
```

## Passes

```yaml
# strategy.yml
stages: {learn: , buy: }
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: learn, title: One}
  - {date: 2026-12-02, channels: facebook, type: deal, stage: buy, title: Two}
  - {date: 2026-12-03, channels: facebook, type: quote, stage: learn, title: Three}
```

## Options

- `days`: how many days in a row a stage may go without a post; by default 14, or 28 where the plan
  has fewer than 7 live posts a week, or more where a turn of all stages, or of one with a small
  share, takes longer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from math import ceil

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.stages import Stage
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.days import between, empty_stretches, place_of_gap
from journey.rules.options import RuleOptions

SEVERITY: Severity = "warning"

USUAL, FOR_FEW_POSTS = 14, 28
FEW_POSTS = 7
"""Under so many live posts a week, a stage may wait for longer."""


class Options(RuleOptions):
    """What a plan can set."""

    days: Count | None = None


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each stretch of days in which a stage has no placement."""
    if not plan.live:
        return
    asked = [stage for stage in plan.strategy.journey.values() if stage.share != 0]
    if options.days is None and len(plan.live_posts) <= len(asked):
        return
    for stage in asked:
        length = _usual(plan, stage, len(asked)) if options.days is None else max(options.days, 1)
        placements = plan.by_stage.get(stage.id, [])
        for start, end in empty_stretches(plan.days, length, placements):
            if options.days is None and _posts(plan, start, end) < len(asked):
                continue
            yield Finding(
                SEVERITY,
                f"the stage {stage.id} has no post {_when(plan, start, end)}",
                f"Add a post for {stage.id} on one of these days, on any channel.",
                place_of_gap(plan, placements, start, "stages", stage.id),
                scope=Scope(start, end, stage=stage.id),
                gap=True,
            )


def _usual(plan: Plan, stage: Stage, stages: int) -> int:
    """So many days a stage may wait where the strategy says nothing."""
    days, posts = len(plan.days), len(plan.live_posts)
    turn = ceil((stages + 1) * days / posts)
    if stage.share is not None:
        turn = max(turn, ceil((100 + stage.share) * days / (stage.share * posts)))
    return max(turn, USUAL if posts * 7 >= FEW_POSTS * days else FOR_FEW_POSTS)


def _posts(plan: Plan, start: dt.date, end: dt.date) -> int:
    return len({placement.id for placement in between(plan.live, start, end)})


def _when(plan: Plan, start: dt.date, end: dt.date) -> str:
    if (start, end) == plan.window:
        return f"in the whole plan, {spoken(start, end)}"
    days = (end - start).days + 1
    return f"in {days} days, {spoken(start, end)}" if days > 1 else f"on {spoken(start)}"
