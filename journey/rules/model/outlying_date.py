"""A date that is far from all others.

## What it does

Looks at every post with a date that is not cancelled, inside the window or not. A post is an
outlier where all its dates are more than 400 days from today and from the dates of all other posts.
A window that the strategy gives is taken at its word: dates inside it are never outliers.

## Why

2062 is a slip for 2026, and a year typed wrong in January happens to everybody. One such date is
enough to stretch a plan without a window over decades, and every rule that looks for empty days
with it. Four hundred days, a year and a month, are our own measure.

## Fails

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
  - {date: 2062-12-08, channels: facebook, type: video, stage: interest, title: Snow}
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
  - {date: 2026-12-08, channels: facebook, type: video, stage: interest, title: Snow}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import weekday
from journey.findings import Finding, Severity
from journey.model.values import shown
from journey.plan import Plan

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that is far from today and from all others."""
    for first, *_rest in plan.outlying:
        others = " and from all other posts" if len(plan.posts) > 1 else ""
        yield Finding(
            SEVERITY,
            f"{shown(first.title)} is on {weekday(first.date)}, more than 400 days from today"
            f"{others}",
            "Check the year; if it is right, give the strategy a `window:` that includes the date.",
            first.content.source.locate("date"),
            post=first.id,
            field="date",
        )
