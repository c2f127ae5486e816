"""A plan that is about to end.

## What it does

Looks ahead from today. The plan must reach at least `days` days ahead: with the default of 14, on 1
December its last live placement must be on 15 December or later. Where it ends sooner, the finding
is about the dates that nothing is planned for. Nothing is asked for after the `end` of the
strategy's window, so a campaign may come to its end.

A plan lasts until its last live placement, even one after the window. Where its channels have a
cadence, and none has `per: day`, it lasts until the end of the week that holds the last placement
or, where all are `per: month`, of the month. Days off and blackouts that come directly after it
count as planned.

The rule is silent where nothing is planned at all, and after the `end` of the strategy's window.

## Why

It is a long way to results, and a plan that stops half-way never gets there (000, key 6). Whoever
looks for ideas only on the day itself skips that day. Two weeks are our own number.

## Fails

```yaml
# today: 2026-12-01
# strategy.yml
channels: {facebook: {cadence: {per: day}}}
# calendars/december.yml
posts:
  - {date: 2026-12-04, channels: facebook, type: quote, stage: interest, title: The last one}
```

## Passes

```yaml
# today: 2026-12-01
# strategy.yml
channels: {facebook: {cadence: {per: day}}}
# calendars/december.yml
posts:
  - {date: 2026-12-15, channels: facebook, type: quote, stage: interest, title: The last one}
```

## Options

- `days`: how many days ahead the plan must reach (default: 14).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from journey.dates import DAY, moved, weekday
from journey.findings import Finding, Scope, Severity
from journey.model.strategy import Period
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.days import number_of_days, place_of_gap
from journey.rules.options import RuleOptions
from journey.rules.periods import period

SEVERITY: Severity = "warning"


class Options(RuleOptions):
    """What a plan can set."""

    days: Count = 14


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap where the plan ends sooner than so many days from today."""
    over = plan.strategy.window.end
    if not plan.live or (over and over < plan.today):
        return
    wanted = moved(plan.today, options.days)
    wanted = min(wanted, over or wanted)
    planned = plan.planned
    last = planned[-1].date
    end = period(_most_frequent(plan), last)[1]
    while end < wanted and plan.closed(end + DAY):
        end += DAY
    if end >= wanted:
        return
    empty = max(end + DAY, plan.today)
    yield Finding(
        SEVERITY,
        f"the plan has no post after {weekday(last)}, {_from(plan.today, last)}",
        f"Plan at least {number_of_days(options.days)} ahead.",
        place_of_gap(plan, planned, empty, "window"),
        scope=Scope(empty, wanted),
        gap=True,
    )


def _most_frequent(plan: Plan) -> Period:
    wanted = {c.cadence.per for c in plan.strategy.channels.values() if c.cadence and c.cadence.min}
    return "day" if "day" in wanted or not wanted else "week" if "week" in wanted else "month"


def _from(today: dt.date, day: dt.date) -> str:
    days = abs((day - today).days)
    if not days:
        return "which is today"
    ago = day < today
    return f"{number_of_days(days)} {'ago' if ago else 'from today'}"
