"""Days without a post.

## What it does

Looks at each channel that has a `cadence`. With `per: day`, every posting day of the channel must
have at least `min` live placements; posting days that fall short and follow each other are one
finding. With `per: week` or `per: month`, every ISO week or month that lies wholly inside the
plan's window, and has a posting day, must. A posting day is a date of one of the cadence's `days`
that is neither a day off nor a blackout. Where no channel has a cadence, every date of the window
must have a live placement on some channel.

## Why

"You have to post something every day" is the first key to success on Facebook in the articles that
this tool follows (000, key 1), and the sixth is to keep at it (000, key 6); the conversation does
not stop after office hours (003). A brand that goes silent is forgotten.

## Fails

```yaml
# facebook: {cadence: {per: day}}, and nothing on 2 December
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-03, channels: facebook, type: quote, stage: interest, title: Two}
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-02, channels: facebook, type: video, stage: interest, title: Two}
```

## Options

- `scope`: `channel` looks at each channel by itself (the default); `plan` asks only that each date
  that is a posting day of some channel has a placement on any of them.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Literal

from journey.dates import DAY, MONTHS, monday, spoken, week_name
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Cadence
from journey.model.values import choice
from journey.plan import Plan
from journey.rules.days import place_of_gap, runs
from journey.rules.options import RuleOptions

SEVERITY: Severity = "error"


@dataclass(frozen=True)
class Options(RuleOptions):
    """What a plan can set."""

    scope: Annotated[Literal["channel", "plan"], choice("channel", "plan")] = "channel"


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each run of short posting days, and for each short week or month."""
    cadences = {name: c.cadence for name, c in plan.strategy.channels.items() if c.cadence}
    if not cadences or options.scope == "plan":
        yield from _whole_plan(plan, [name for name, c in cadences.items() if c.per == "day"])
        cadences = {name: cadence for name, cadence in cadences.items() if cadence.per != "day"}
    for channel, cadence in cadences.items():
        days = plan.posting_days(channel)
        placements = plan.by_channel.get(channel, [])
        if cadence.per == "day":
            yield from _days(plan, channel, cadence, days, placements)
        else:
            yield from _periods(plan, channel, cadence, days, placements)


def _whole_plan(plan: Plan, channels: Sequence[str]) -> Iterator[Finding]:
    if channels:
        wanted = sorted({day for channel in channels for day in plan.posting_days(channel)})
    else:
        wanted = [day for day in plan.days if not plan.closed(day)]
    short = set(wanted) - set(plan.by_day)
    for run in runs(short, wanted):
        yield Finding(
            SEVERITY,
            f"the plan has no post on {_when(run)}",
            "Add a post on any channel, or mark the day under `days_off:` in the strategy.",
            place_of_gap(plan, plan.live, run[0], "window"),
            scope=Scope(run[0], run[-1]),
            gap=True,
            days=run,
        )


def _days(
    plan: Plan, channel: str, cadence: Cadence, days: Sequence[dt.date], placements: Sequence[Placement]
) -> Iterator[Finding]:
    counts = {day: len(list(group)) for day, group in groupby(placements, lambda p: p.date)}
    short = {day for day in days if counts.get(day, 0) < cadence.min}
    for run in runs(short, days):
        found = sum(counts.get(day, 0) for day in run)
        missing = "no post" if not found else f"fewer than {cadence.min} posts a day"
        yield Finding(
            SEVERITY,
            f"{channel} has {missing} on {_when(run)}",
            "Add a post, or mark the day under `days_off:` in the strategy.",
            place_of_gap(plan, placements, run[0], "channels", channel, "cadence"),
            scope=Scope(run[0], run[-1], channel=channel),
            gap=True,
            days=run,
        )


def _periods(
    plan: Plan, channel: str, cadence: Cadence, days: Sequence[dt.date], placements: Sequence[Placement]
) -> Iterator[Finding]:
    bounds = _week if cadence.per == "week" else _month
    name = _week_name if cadence.per == "week" else _month_name
    assert plan.window or not days
    for (start, end), group in groupby(days, bounds):
        if plan.window is None or start < plan.window[0] or end > plan.window[1]:
            continue
        count = sum(start <= p.date <= end for p in placements)
        if count < cadence.min:
            yield Finding(
                SEVERITY,
                f"{channel} has {_of(count, cadence.min)} in {name(start, end)}",
                f"Add one, or change the channel's cadence: it asks for {cadence.min} a {cadence.per}.",
                place_of_gap(plan, placements, start, "channels", channel, "cadence"),
                scope=Scope(start, end, channel=channel),
                gap=True,
                days=tuple(group),
            )


def _when(run: Sequence[dt.date]) -> str:
    return spoken(run[0]) if len(run) == 1 else f"{len(run)} days, {spoken(run[0], run[-1])}"


def _of(count: int, wanted: int) -> str:
    return "no post" if not count else f"{count} of {wanted} posts"


def _week(day: dt.date) -> tuple[dt.date, dt.date]:
    return monday(day), monday(day) + DAY * 6


def _month(day: dt.date) -> tuple[dt.date, dt.date]:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _week_name(start: dt.date, end: dt.date) -> str:
    return f"{week_name(start)}, {spoken(start, end)}"


def _month_name(start: dt.date, _: dt.date) -> str:
    return f"{MONTHS[start.month - 1]} {start.year}"
