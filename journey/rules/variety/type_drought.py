"""A type of post that is overdue.

## What it does

Looks at each type for which the strategy says `every: Nd`. More than N days in a row without a live
placement of that type, on any channel, are a gap. So a post that comes a day late is let through:
with `every: 14d`, one on 1 December and the next on the 16th, with 14 days between them, are fine;
the 17th is too late. Days at the beginning and at the end of the window count like those between
two placements. Days off and blackouts (those of all channels) are not counted.

Anything under a day means every day. A window of N days or fewer cannot fail.

## Why

Variety needs planning: it is easy to say "a contest now and then" (000, key 2 names the types) and
to find in March that there was none since autumn. How often is for the strategy to say.

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-10}
channels: {facebook: }
types: {contest: {every: 7d}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: contest, stage: interest, title: One}
  - {date: 2026-12-10, channels: facebook, type: contest, stage: interest, title: Two}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-10}
channels: {facebook: }
types: {contest: {every: 7d}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: contest, stage: interest, title: One}
  - {date: 2026-12-09, channels: facebook, type: contest, stage: interest, title: Two}
```
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from journey.dates import DAY, spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.plan import Plan
from journey.rules.days import number_of_days, place_of_gap

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a gap for each stretch of the window in which a type is missing for too long."""
    wanted = {name: kind.every for name, kind in plan.strategy.post_types.items() if kind.every}
    if not wanted:
        return
    open_days = [day for day in plan.days if not plan.closed(day)]
    for name, every in wanted.items():
        most = max(math.ceil(every / DAY), 1)
        placements = plan.by_type.get(name, [])
        for missing in _droughts(open_days, placements, most):
            yield Finding(
                SEVERITY,
                f"{name} is missing for {number_of_days(len(missing))}, "
                f"{spoken(missing[0], missing[-1])}; it should come every {_days(most)}",
                f"Add a post of type {name} on any channel, or change its `every:`.",
                place_of_gap(plan, placements, missing[0], "types", name, "every"),
                scope=Scope(missing[0], missing[-1], type=name),
                gap=True,
            )


def _droughts(
    days: Sequence[dt.date], placements: Sequence[Placement], most: int
) -> Iterator[Sequence[dt.date]]:
    """Yield the days between placements, before the first and after the last, if too many."""
    held = sorted({placement.date for placement in placements})
    after = [0, *(bisect_right(days, day) for day in held)]
    before = [*(bisect_left(days, day) for day in held), len(days)]
    for first, end in zip(after, before, strict=True):
        if end - first > most:
            yield days[first:end]


def _days(number: int) -> str:
    return "day" if number == 1 else f"{number} days"
