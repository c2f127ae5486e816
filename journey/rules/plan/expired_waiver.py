"""A waiver that has expired.

## What it does

Looks at the waivers of the strategy and at what posts say to `ignore:`. One whose `expires` lies
before today silences nothing any more, and says so here, whether what it covered is fixed or not.

## Why

Not everything must be fixed today, and somebody may decide to live with it, for a reason and for a
while. Without an end, such decisions outlive those who made them, and the gaps that they hide stay.
Expiry is our own measure, like the rule itself.

## Fails

```yaml
# today: 2027-01-04
# strategy.yml
channels: {facebook: {cadence: {per: day}}}
waivers:
  - {rule: cadence/daily-posting, channel: facebook, start: 2026-12-24, end: 2026-12-26,
     reason: Office closed, expires: 2026-12-31}
# calendars/december.yml
posts:
  - {date: 2026-12-23, channels: facebook, type: quote, stage: interest, title: One}
```

## Passes

```yaml
# today: 2026-12-20
# strategy.yml
channels: {facebook: {cadence: {per: day}}}
waivers:
  - {rule: cadence/daily-posting, channel: facebook, start: 2026-12-24, end: 2026-12-26,
     reason: Office closed, expires: 2026-12-31}
# calendars/december.yml
posts:
  - {date: 2026-12-23, channels: facebook, type: quote, stage: interest, title: One}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Severity
from journey.plan import Plan
from journey.rules.waivers import accepted

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each waiver that ended before today."""
    for one in accepted(plan):
        if one.expired(plan) and one.waiver.expires:
            yield one.finding(
                SEVERITY,
                f"ended on {spoken(one.waiver.expires)}",
                "Remove it and fix what it covered, or give it a later `expires:`.",
                "expires",
            )
