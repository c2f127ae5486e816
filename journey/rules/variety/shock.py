"""Nothing out of the ordinary for a long time, or too much of it.

## What it does

Looks at any stretch of `every` days inside the plan's window, over all social channels together.
One that holds at least 10 live placements, none of them with `shock: true`, is a gap. One that
holds more than `at_most` posts with `shock: true` is a finding, shown at the first one too many; a
post that goes out on several channels counts once. Stretches that fail and begin on consecutive
days are one finding, whose dates are, for too many, those of the first and the last such post.

Something out of the ordinary is asked for where the strategy says `tone: playful` or sets `every`,
or where a post is marked with `shock: true`: of a team that never thought of surprising anybody,
the rule knows nothing. A window that is shorter than `every` owes nothing out of the ordinary, and
is looked at as a whole for too much of it. With `at_most: 0` nothing is owed either. The rule is
silent where the strategy says `tone: serious`.

## Why

A surprise now and then makes readers stop and ask what it is about; it must not hurt anybody (000,
key 3). The unexpected is what they remember and share, except of a brand that sells safety and had
better stay sober (001, eight tricks). What happens all the time surprises nobody. How often is our
own choice.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
rules: {variety/shock: {every: 5d, at_most: 1}}
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: video}
posts:
  - {date: 2026-12-01, shock: yes, title: A teapot in the lion's cage}
  - {date: 2026-12-03, shock: yes, title: We smash every cup we own}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
rules: {variety/shock: {every: 5d, at_most: 1}}
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: video}
posts:
  - {date: 2026-12-01, shock: yes, title: A teapot in the lion's cage}
  - {date: 2026-12-06, shock: yes, title: We smash every cup we own}
```

## Options

- `every`: how long a stretch is, within which there should be something out of the ordinary
  (default: 30d, and only of teams that surprise people at all).
- `at_most`: how many such posts a stretch may hold (default: 2).
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator, Sequence

from journey.dates import DAY, spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Count, Duration
from journey.plan import Plan
from journey.rules.days import between, failing_stretches, number_of_days, place_of_gap
from journey.rules.options import RuleOptions
from journey.rules.shares import MIN_SAMPLE

SEVERITY: Severity = "info"

USUAL = dt.timedelta(days=30)


class Options(RuleOptions):
    """What a plan can set."""

    every: Duration | None = None
    at_most: Count = 2


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each stretch without a shocking post, a finding for each with too many."""
    if plan.strategy.tone == "serious":
        return
    social = set(plan.social_channels)
    placements = [placement for placement in plan.live if placement.channel in social]
    shocking = [placement for placement in placements if placement.content.shock]
    asked = options.every is not None or plan.strategy.tone == "playful" or bool(shocking)
    length = max(math.ceil((USUAL if options.every is None else options.every) / DAY), 1)
    if asked and options.at_most and len(plan.days) >= length:
        yield from _too_few(plan, placements, shocking, length)
    yield from _too_many(plan, shocking, length, options.at_most)


def _too_few(
    plan: Plan, placements: Sequence[Placement], shocking: Sequence[Placement], length: int
) -> Iterator[Finding]:
    def fails(counts: Counter[bool], posts: int) -> bool:
        return posts >= MIN_SAMPLE and not counts[True]

    for start, end in failing_stretches(
        plan.days, length, placements, lambda p: p.content.shock, fails
    ):
        yield Finding(
            SEVERITY,
            f"nothing out of the ordinary for {number_of_days((end - start).days + 1)}, "
            f"{spoken(start, end)}",
            "Plan one post that surprises people and offends nobody, and mark it with "
            "`shock: yes`.",
            place_of_gap(plan, shocking, start, "rules", "variety/shock"),
            scope=Scope(start, end),
            gap=True,
        )


def _too_many(
    plan: Plan, shocking: Sequence[Placement], length: int, at_most: int
) -> Iterator[Finding]:
    def fails(posts: Counter[str], _: int) -> bool:
        return len(posts) > at_most

    for stretch in failing_stretches(plan.days, length, shocking, lambda p: p.id, fails):
        inside = between(shocking, *stretch)
        start, end = inside[0].date, inside[-1].date
        posts: dict[str, Placement] = {}
        for placement in inside:
            posts.setdefault(placement.id, placement)
        too_many = list(posts.values())[at_most]
        yield Finding(
            SEVERITY,
            f"{len(posts)} post{'s' * (len(posts) > 1)} out of the ordinary, {spoken(start, end)}: "
            f"more than {at_most} in {number_of_days(length)}",
            "Keep some of them for later: what comes often surprises nobody.",
            too_many.content.source.locate("shock"),
            post=too_many.id,
            scope=Scope(start, end),
            field="shock",
        )
