"""Posts too close together on one channel.

## What it does

Looks at the live placements with a time on each channel that has a `cadence`, in order. One that
goes out less than `cadence.spacing` after the one before it is a finding; two in the same minute
are an error. Where the cadence names no spacing, it is an hour, and 15 minutes on X, Threads,
Bluesky and Mastodon, where a dozen posts a day are usual. Exactly that far apart is far enough.
Time is counted as it passes, over midnight and through the change of clocks. A placement without a
time is passed over.

Two variants of one `experiment` may go out at once, and so may two e-mails for different people:
those that have no segment and no audience in common.

## Why

Posts on one page compete for the same eyes: the second pushes the first down before it was seen.
Two in the same minute are nearly always one that was copied and not moved. An hour, and a quarter
of one, are our own numbers; set `spacing:` in the channel's cadence to yours.

## Fails

```yaml
# strategy.yml
channels: {facebook: {cadence: {per: day}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01 08:00, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-01 08:20, channels: facebook, type: video, stage: interest, title: Two}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: {cadence: {per: day}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01 08:00, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-01 09:00, channels: facebook, type: video, stage: interest, title: Two}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from journey.dates import weekday
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.hours import field_of_time, minute, place_of_time, spoken_length

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each placement that follows another too closely."""
    for name, channel in plan.strategy.channels.items():
        if channel.cadence is None:
            continue
        least = channel.spacing.total_seconds() / 60
        timed = [(minute(p.at), p) for p in plan.by_channel.get(name, ()) if p.at]
        timed.sort(key=lambda pair: pair[0])
        for (before, first), (after, second) in pairwise(timed):
            apart = after - before
            too_close = apart < least or not apart
            if too_close and not _may_go_together(first, second, channel.network):
                yield _finding(first, second, apart, least)


def _finding(first: Placement, second: Placement, apart: int, least: float) -> Finding:
    one, other = shown(first.title), shown(second.title)
    message = (
        f"{other} goes out only {spoken_length(apart)} after {one}"
        if apart
        else f"{one} and {other} go out in the same minute"
    )
    return Finding(
        SEVERITY if apart else "error",
        f"{message} on {second.channel}, {weekday(second.date)}, {second.time:%H:%M}",
        f"Leave at least {spoken_length(round(least))} between them, or "
        "change `spacing:` in the channel's cadence."
        if least > 0
        else "Move one of them to another time.",
        place_of_time(second),
        post=second.id,
        scope=Scope(first.date, second.date, channel=second.channel),
        field=field_of_time(second),
    )


def _may_go_together(first: Placement, second: Placement, network: str | None) -> bool:
    one, other = first.content.experiment, second.content.experiment
    if one and other and one.name and one.name == other.name:
        return True
    return network == "email" and not _same_people(first, second)


def _same_people(first: Placement, second: Placement) -> bool:
    """Whether two e-mails may reach the same people; so do those that do not say whom."""
    one = {*first.content.segment, *first.content.audience}
    other = {*second.content.segment, *second.content.audience}
    return not one or not other or bool(one & other)
