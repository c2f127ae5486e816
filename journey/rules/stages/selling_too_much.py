"""Too much selling in a short time.

## What it does

Looks at any `days` consecutive days of the plan's window; a window that is shorter is looked at as
a whole. Of the live posts in them, at most `max` percent, to the nearest whole post, may be of a
promotional type (deal, contest, launch, and types of the plan's own with `promotional: yes`): of
14 posts 20 percent are 2.8, so three may sell. A post counts once, on the day of its first
placement; one without a type that the plan knows does not count. Stretches with fewer than 5 posts
are passed over; those that fail and begin on consecutive days are one finding, shown at the first
promotional post in it.

## Why

A sales pitch to strangers drives them away. Help, amuse and answer first, and make an offer to
those who are ready for one; even then it is a conversation that goes on, not a counter (001, eight
tricks: create relationships). That one post in five may sell is a convention of the trade, 80/20,
and not from the articles.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: interest}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-02, title: Two, type: deal, stage: decision}
  - {date: 2026-12-03, title: Three}
  - {date: 2026-12-04, title: Four, type: launch, stage: decision}
  - {date: 2026-12-05, title: Five}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: interest}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-02, title: Two, type: deal, stage: decision}
  - {date: 2026-12-03, title: Three}
  - {date: 2026-12-04, title: Four, type: teaser}
  - {date: 2026-12-05, title: Five}
```

## Options

- `max`: the largest share of promotional posts, in percent (default: 20%).
- `days`: how many days are looked at together (default: 14).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Count, Share
from journey.plan import Plan
from journey.rules.days import between, judged_stretches, number_of_days
from journey.rules.options import RuleOptions
from journey.rules.shares import percent

SEVERITY: Severity = "warning"

MIN_SAMPLE = 5
"""Under so many posts in a stretch, a share of them is silent."""

HALF_A_POST = 0.5
"""Over the share by so much is as near to it as whole posts come."""


class Options(RuleOptions):
    """What a plan can set."""

    max: Share = 20.0
    days: Count = 14


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each stretch in which any so many days hold too many that sell."""
    kinds = plan.strategy.post_types
    first: dict[str, Placement] = {}
    for placement in plan.live:
        if placement.type in kinds:
            first.setdefault(placement.id, placement)
    posts = list(first.values())
    promotional = {kind.id for kind in kinds.values() if kind.promotional}

    def sells(placement: Placement) -> bool:
        return placement.type in promotional

    def too_much(counts: Counter[bool], number: int) -> tuple[int, int] | None:
        failing = number >= MIN_SAMPLE and (counts[True] - HALF_A_POST) * 100 > options.max * number
        return (counts[True], number) if failing else None

    length = min(max(options.days, 1), len(plan.days))
    for start, end, shares in judged_stretches(plan.days, length, posts, sells, too_much):
        most, of = max(shares, key=lambda share: (share[0] / share[1], share[0]))
        selling = next(filter(sells, between(posts, start, end)))
        several = len(shares) > 1
        yield Finding(
            SEVERITY,
            f"{'up to ' * several}{most} of {of} posts in {'any ' * several}"
            f"{number_of_days(length)} sell, {spoken(start, end)}: {percent(100 * most / of)}; at "
            f"most {percent(options.max)} should",
            "Turn some into posts that help, inform or entertain, or move them to other weeks.",
            selling.content.source.locate("type"),
            scope=Scope(start, end),
            share=100 * most / of,
        )
