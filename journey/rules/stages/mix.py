"""A stage with far less, or far more, than its share of posts.

## What it does

Compares each stage's share of the plan's live posts, each counted once, with its target: `share`
of the stage in the strategy, or else interest 30 %, research 15 %, validation 15 %, decision 10 %,
retention 20 %, advocacy 10 %. A share under half of the target or over twice the target is a
finding; the half is rounded to whole posts, so that half of 10 % of 21 posts is one. A stage
without a target, or with a target of `0%`, is left alone, and one without any post is left to
`stages/coverage`. Posts without a stage that the plan knows do not count, and with fewer than 10
that do, nothing is said.

## Why

Each stage needs another approach and another message (003, the customer journey stage by stage). A
plan can touch all of them and still be nearly all of one kind. The targets are our own: wide ones,
with most for those who do not know the brand yet and a third for those who bought. Set your own in
the strategy.

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-10}
stages: {learn: {share: 50%}, buy: {share: 50%}}
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: learn}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-02, title: Two}
  - {date: 2026-12-03, title: Three}
  - {date: 2026-12-04, title: Four}
  - {date: 2026-12-05, title: Five}
  - {date: 2026-12-06, title: Six}
  - {date: 2026-12-07, title: Seven}
  - {date: 2026-12-08, title: Eight}
  - {date: 2026-12-09, title: Nine, stage: buy}
  - {date: 2026-12-10, title: Ten, stage: buy}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-10}
stages: {learn: {share: 50%}, buy: {share: 50%}}
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: learn}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-02, title: Two}
  - {date: 2026-12-03, title: Three}
  - {date: 2026-12-04, title: Four}
  - {date: 2026-12-05, title: Five}
  - {date: 2026-12-06, title: Six}
  - {date: 2026-12-07, title: Seven}
  - {date: 2026-12-08, title: Eight, stage: buy}
  - {date: 2026-12-09, title: Nine, stage: buy}
  - {date: 2026-12-10, title: Ten, stage: buy}
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.stages import Stage
from journey.plan import Plan
from journey.rules.days import place_of_gap
from journey.rules.shares import MIN_SAMPLE, least, percent

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each stage whose share is under half or over twice its target."""
    found = list(plan.stage_of.values())
    counts, posts = Counter(found), len(found)
    if posts < MIN_SAMPLE:
        return
    for stage in plan.strategy.journey.values():
        count = counts[stage.id]
        if not count or not stage.share:
            continue
        if count < least(stage.share / 2, posts) or 100 * count > stage.share * 2 * posts:
            yield _finding(plan, stage, stage.share, count, posts)


def _finding(plan: Plan, stage: Stage, target: float, count: int, posts: int) -> Finding:
    assert plan.window
    start, end = plan.window
    share = 100 * count / posts
    short = share < target
    few, bound = ("only ", "under half") if short else ("", "over twice")
    posts_are = f"{count} of {posts} posts {'is' if count == 1 else 'are'}"
    more = f"Plan more posts for {stage.id}" if short else f"Plan fewer posts for {stage.id}"
    return Finding(
        SEVERITY,
        f"{few}{posts_are} for {stage.id}: {percent(share)}, {bound} its target of"
        f" {percent(target)}",
        f"{more}, or set your own target: `stages: {{{stage.id}: {{share: …}}}}`.",
        place_of_gap(plan, (), start, "stages", stage.id, "share"),
        scope=Scope(start, end, stage=stage.id),
        gap=short,
        share=share,
    )
