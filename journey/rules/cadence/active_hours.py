"""Posting days without a post in the audience's active hours.

## What it does

Looks at each channel that names the hours in which its audience is `active`. A posting day that has
live placements with a time must have at least one of them within those hours, both ends included;
hours that end before they begin run over midnight. Such days that follow each other (passing over
days without a timed placement, which say nothing) are one finding, shown at the first placement.

A posting day is a date of the window that is neither a day off nor a blackout, on one of the
`days` of the channel's cadence, if it has one. A placement without a time is passed over.

## Why

Be on the site when the audience is there: most pages are liveliest at eight in the morning and at
eight in the evening, outside of office hours (003, "not a 9-to-5 job"). One post a day at such a
time is enough for this rule; others may go out when they like.

## Fails

```yaml
# strategy.yml
channels: {facebook: {active: ["07:30-09:00", "19:00-21:00"]}}
# calendars/december.yml
posts:
  - {date: 2026-12-01 14:00, channels: facebook, type: quote, stage: interest, title: One}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: {active: ["07:30-09:00", "19:00-21:00"]}}
# calendars/december.yml
posts:
  - {date: 2026-12-01 14:00, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-01 20:00, channels: facebook, type: video, stage: interest, title: Two}
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import listed
from journey.plan import Plan
from journey.rules.days import runs, spoken_run
from journey.rules.hours import Hours, place_of_time, spoken_hours, within

SEVERITY: Severity = "info"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each run of posting days with every timed placement at other hours."""
    for name, channel in plan.strategy.channels.items():
        if not channel.active:
            continue
        timed = [p for p in plan.by_channel.get(name, ()) if p.time is not None]
        by_day = {day: list(group) for day, group in groupby(timed, lambda p: p.date)}
        judged = [day for day in plan.posting_days(name) if day in by_day]
        missed = {day for day in judged if not any(_seen(p, channel.active) for p in by_day[day])}
        for run in runs(missed, judged):
            yield _finding(name, channel.active, run, by_day[run[0]][0])


def _finding(
    channel: str, active: Sequence[Hours], run: tuple[dt.date, ...], first: Placement
) -> Finding:
    return Finding(
        SEVERITY,
        f"{channel} posts on {spoken_run(run)}, but never while its audience is active",
        f"Move one post a day to {listed(spoken_hours(hours) for hours in active)}.",
        place_of_time(first),
        scope=Scope(run[0], run[-1], channel=channel),
        days=run,
    )


def _seen(placement: Placement, active: Sequence[Hours]) -> bool:
    time = placement.time
    return time is not None and any(within(time, hours) for hours in active)
