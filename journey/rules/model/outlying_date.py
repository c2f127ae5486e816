"""A date that is far from everything.

## What it does

Looks at every post with a date that is not cancelled, inside the window or not. A post is an
outlier where all its dates are more than 400 days from today and from the dates of all other posts.
A window that the strategy gives is taken at its word: dates inside of it are never outliers.

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

import datetime as dt
from collections.abc import Iterator

from journey.dates import DAY, weekday
from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.values import shown
from journey.plan import Plan

SEVERITY: Severity = "warning"

FAR = DAY * 400


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that is far from today and from all others."""
    for cluster in _clusters([p for p in plan.placements if p.status != "cancelled"]):
        first = cluster[0]
        if any(p.id != first.id or _is_expected(plan, p.date) for p in cluster):
            continue
        others = " and from all other posts" if len(plan.posts) > 1 else ""
        yield Finding(
            SEVERITY,
            f"{shown(first.title)} is on {weekday(first.date)}, more than 400 days from today"
            f"{others}",
            "Check the year; if it is right, give the strategy a `window:` that holds the date.",
            first.content.source.locate("date"),
            post=first.id,
            field="date",
        )


def _clusters(placements: list[Placement]) -> Iterator[list[Placement]]:
    """Placements in order of their dates, cut where nothing happens for long."""
    cluster: list[Placement] = []
    for placement in placements:
        if cluster and placement.date - cluster[-1].date > FAR:
            yield cluster
            cluster = []
        cluster.append(placement)
    if cluster:
        yield cluster


def _is_expected(plan: Plan, day: dt.date) -> bool:
    """Whether a date is near today, or within the window that the strategy gives."""
    if abs(day - plan.today) <= FAR:
        return True
    window = plan.strategy.window
    if not window.start and not window.end:
        return False
    return (window.start or day) <= day <= (window.end or day)
