"""Posts that go out while the audience sleeps.

## What it does

Looks at the live placements with a time on social channels. One that goes out within the quiet
`hours`, in the channel's local time, is a finding: from the first minute up to, not including, the
last. Hours that end before they begin run over midnight. A time within the channel's own `active`
hours is never quiet. In a plan that names no time zone, or UTC, nobody knows what time it is where
the audience lives, and nothing is said.

E-mails and blog posts wait until they are read; this rule passes over them.

## Why

The best times are when the audience is on the site (003, "not a 9-to-5 job"); what goes out in the
middle of its night has sunk by the morning, and nobody is there to answer. The hours are our own
choice, wide enough for early birds and night owls.

## Fails

```yaml
# strategy.yml
timezone: America/Chicago
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01 03:00, channels: facebook, type: quote, stage: interest, title: One}
```

## Passes

```yaml
# strategy.yml
timezone: America/Chicago
channels: {facebook: {active: ["23:00-01:00"]}}
# calendars/december.yml
posts:
  - {date: 2026-12-01 23:30, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-02 06:00, channels: facebook, type: video, stage: interest, title: Two}
```

## Options

- `hours`: the quiet hours (default: `22:00-06:00`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from journey.dates import weekday
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Hours, shown
from journey.plan import Plan
from journey.rules.hours import field_of_time, place_of_time, spoken_hours, within
from journey.rules.options import RuleOptions

SEVERITY: Severity = "info"

_NOWHERE = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu"})
"""Time zones that nobody lives in."""


class Options(RuleOptions):
    """What a plan can set."""

    hours: Hours = (dt.time(22), dt.time(6))


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each placement within the quiet hours."""
    for name in plan.social_channels:
        channel = plan.strategy.channels[name]
        if (channel.timezone or plan.strategy.timezone).key in _NOWHERE:
            continue
        for placement in plan.by_channel.get(name, ()):
            time = placement.time
            if (
                time is not None
                and _quiet(time, options.hours)
                and not any(within(time, hours) for hours in channel.active)
            ):
                yield _finding(placement, options.hours)


def _quiet(time: dt.time, hours: tuple[dt.time, dt.time]) -> bool:
    start, end = hours
    return time != end and start != end and within(time, hours)


def _finding(placement: Placement, hours: tuple[dt.time, dt.time]) -> Finding:
    return Finding(
        SEVERITY,
        f"{shown(placement.title)} goes out on {placement.channel} while its audience sleeps, "
        f"{weekday(placement.date)}, {placement.time:%H:%M}",
        f"Choose a time outside {spoken_hours(hours)}, or give the channel `active:` hours that "
        "include it.",
        place_of_time(placement),
        post=placement.id,
        scope=Scope(placement.date, placement.date, channel=placement.channel),
        field=field_of_time(placement),
    )
