"""Too many posts on one channel.

## What it does

Looks at each channel that has a `cadence`. More than `max` live placements in a day (with
`per: week` or `per: month`: in an ISO week or month, even one that lies only partly inside the
window) are too many. Days with too many that follow each other are one finding, shown at the first
post too many; days on which the channel does not post anyway never break such a run.

A social channel whose cadence names no `max` may have `max_a_day` placements a day. X, Threads,
Bluesky and Mastodon may have as many as they like, for a dozen posts a day is usual there; so may
e-mail and blogs: one issue for each segment makes several e-mails on one day.

## Why

No number suits every brand: one that has news five times on a day may well tell it five times (000,
key 1), and large ones write a dozen short messages a day (001, "Make a connection"). Beyond what a
channel's cadence says, posts take attention from each other.

## Fails

```yaml
# strategy.yml
channels: {facebook: {cadence: {per: day, max: 1}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01 08:00, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-01 20:00, channels: facebook, type: video, stage: interest, title: Two}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: {cadence: {per: day, max: 2}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01 08:00, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-01 20:00, channels: facebook, type: video, stage: interest, title: Two}
```

## Options

- `max_a_day`: how many placements a day a social channel may have whose cadence names no `max`
  (default: 5).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Channel, Period
from journey.model.values import Count
from journey.networks import BUSY
from journey.plan import Plan
from journey.rules.days import runs, spoken_run
from journey.rules.options import RuleOptions
from journey.rules.periods import period, period_name

SEVERITY: Severity = "warning"

_HELP = "Spread them out, or set a higher `max:` in the channel's cadence."


class Options(RuleOptions):
    """What a plan can set."""

    max_a_day: Count = 5


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each run of days, and for each week or month, with too many posts."""
    for name, channel in plan.strategy.channels.items():
        placements = plan.by_channel.get(name, [])
        cadence = channel.cadence
        if cadence is None or not placements:
            continue
        if cadence.max is None:
            if _limited(channel):
                yield from _days(plan, name, options.max_a_day, placements)
        elif cadence.per == "day":
            yield from _days(plan, name, cadence.max, placements)
        else:
            yield from _periods(name, cadence.per, cadence.max, placements)


def _limited(channel: Channel) -> bool:
    return channel.social and channel.network not in BUSY


def _days(
    plan: Plan, channel: str, most: int, placements: Sequence[Placement]
) -> Iterator[Finding]:
    by_day = {day: list(group) for day, group in groupby(placements, lambda p: p.date)}
    full = {
        day: group
        for day, group in by_day.items()
        if len(group) > most and not plan.waived(day, channel)
    }
    if not full:
        return
    for run in runs(full, sorted({*plan.posting_days(channel), *full})):
        yield Finding(
            SEVERITY,
            f"{channel} has {_many(run, full, most)} on {spoken_run(run)}",
            _HELP,
            full[run[0]][most].content.source.locate("date"),
            scope=Scope(run[0], run[-1], channel=channel),
            days=run,
        )


def _many(run: Sequence[dt.date], full: dict[dt.date, list[Placement]], most: int) -> str:
    if len(run) == 1:
        return _over(full[run[0]], most)
    return f"more than {most} post{'s' * (most != 1)} a day"


def _periods(
    channel: str, per: Period, most: int, placements: Sequence[Placement]
) -> Iterator[Finding]:
    for (start, end), group in groupby(placements, lambda p: period(per, p.date)):
        found = list(group)
        if len(found) > most:
            yield Finding(
                SEVERITY,
                f"{channel} has {_over(found, most)} in {period_name(per, start, end)}",
                _HELP,
                found[most].content.source.locate("date"),
                scope=Scope(start, end, channel=channel),
            )


def _over(found: Sequence[Placement], most: int) -> str:
    return f"{len(found)} post{'s' * (len(found) > 1)}, {len(found) - most} too many,"
