"""A plan without a post that goes out.

## What it does

Says so where the plan has no live placement in its window: no posts at all, only ideas and
cancelled ones, only posts without a date or a channel, or only posts outside the window.

## Why

What goes out by chance leads somewhere by chance: decide what the posts are for, and write down
when each goes out (000, keys to success). Besides, rules that look at shares and stretches have
nothing to say of an empty plan, which must not be taken for praise.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {title: Winter list, status: idea}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.values import listed
from journey.plan import Plan

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield one finding where the plan has no live placement."""
    if plan.live:
        return
    scope = Scope(*plan.window) if plan.window else None
    within = f" in its window, {spoken(*plan.window)}" if plan.window else ""
    yield Finding(
        SEVERITY,
        f"the plan has no live post{within}{_why(plan)}",
        "Add posts with date, channels, type and stage to calendars/, or correct the window.",
        plan.source.locate_key("window"),
        scope=scope,
        gap=True,
    )


def _why(plan: Plan) -> str:
    """What the posts are that do not count, where there are any."""
    off = sum(not post.live for post in plan.posts)
    placed = sum(post.live and post.id in plan.placements_of for post in plan.posts)
    nowhere = len(plan.posts) - off - placed
    parts = [
        f"{off} {'is an idea' if off == 1 else 'are ideas'} or cancelled" * (off > 0),
        f"{placed} {'is' if placed == 1 else 'are'} outside it" * (placed > 0),
        f"{nowhere} {'has' if nowhere == 1 else 'have'} no date or no channel" * (nowhere > 0),
    ]
    what = [part for part in parts if part]
    posts = f"{len(plan.posts)} post{'s' * (len(plan.posts) > 1)}"
    return f"; of {posts}, {listed(what, 'and')}" if what else ""
