"""A brand that is falling silent.

## What it does

Counts the live placements of the `days` days before today, and of as many days before them. If the
later stretch holds under `ratio` of what the earlier one held, the plan is fading. Where the later
stretch has more days off and blackouts (those of all channels), that much less is expected of it.

Only what lies before today counts: a plan that thins out in the future is not written yet. The rule
is silent where the earlier stretch holds fewer than `min_posts` placements, and after the `end` of
the strategy's window. The finding is about the later stretch up to today, so that it is not past.

## Why

Most brands begin with zeal and give up too soon, before there is anything to see of it (000, key
6). Readers notice a page that its owner has left, and leave as well (001, nine ways, 2). Four weeks
and the half are our own numbers.

## Fails

```yaml
# today: 2026-12-01
# strategy.yml
channels: {facebook: }
rules: {cadence/fading: {days: 4, min_posts: 3}}
# calendars/november.yml
posts:
  - {date: 2026-11-23, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-11-24, channels: facebook, type: video, stage: interest, title: Two}
  - {date: 2026-11-25, channels: facebook, type: quote, stage: interest, title: Three}
  - {date: 2026-11-27, channels: facebook, type: video, stage: interest, title: Four}
```

## Passes

```yaml
# today: 2026-12-01
# strategy.yml
channels: {facebook: }
rules: {cadence/fading: {days: 4, min_posts: 3}}
# calendars/november.yml
posts:
  - {date: 2026-11-23, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-11-24, channels: facebook, type: video, stage: interest, title: Two}
  - {date: 2026-11-25, channels: facebook, type: quote, stage: interest, title: Three}
  - {date: 2026-11-27, channels: facebook, type: video, stage: interest, title: Four}
  - {date: 2026-11-30, channels: facebook, type: quote, stage: interest, title: Five}
```

## Options

- `days`: how many days each of the two stretches has (default: 28).
- `ratio`: under which part of the earlier stretch the later one is too thin (default: 0.5).
- `min_posts`: how many placements the earlier stretch must hold to be compared with (default: 10).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from journey.dates import dates, moved, spoken
from journey.findings import Finding, Scope, Severity
from journey.model.values import Count, Number
from journey.plan import Plan
from journey.rules.days import between, number_of_days, place_of_gap
from journey.rules.options import RuleOptions
from journey.rules.shares import MIN_SAMPLE

SEVERITY: Severity = "warning"


class Options(RuleOptions):
    """What a plan can set."""

    days: Count = 28
    ratio: Number = 0.5
    min_posts: Count = MIN_SAMPLE


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap where the days before today hold much less than those before them."""
    over = plan.strategy.window.end
    if not options.days or (over and over < plan.today):
        return
    start, end = moved(plan.today, -options.days), moved(plan.today, -1)
    earlier = moved(start, -options.days), moved(start, -1)
    before, lately = (len(between(plan.live, *span)) for span in (earlier, (start, end)))
    if before < max(options.min_posts, 1):
        return
    if lately >= options.ratio * before * _part(_open(plan, *earlier), _open(plan, start, end)):
        return
    yield Finding(
        SEVERITY,
        f"the plan is fading: {lately} post{'s' * (lately != 1)}, {spoken(start, end)}, "
        f"after {before} in the {number_of_days(options.days)} before",
        "Plan posts for the coming weeks, and keep at it.",
        place_of_gap(plan, plan.live, plan.today, "window"),
        scope=Scope(start, plan.today),
        gap=True,
    )


def _open(plan: Plan, start: dt.date, end: dt.date) -> int:
    return sum(not plan.closed(day) for day in dates(start, end))


def _part(before: int, lately: int) -> float:
    """How much of the earlier stretch can be expected of the later one, 0 to 1."""
    return min(1.0, lately / before) if before else 1.0
