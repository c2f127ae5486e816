"""A post whose date has passed, but that never went out.

## What it does

Looks at live posts in the plan's window whose date lies before today and whose status is still
`draft`, `review` or `approved`, on each channel. Channels of a post that are late from the same day
and with the same status are one finding.

A team that keeps no statuses is left alone: nothing is said where no post of the plan, on any
channel, is in review, approved, scheduled or published.

## Why

A plan is worth something if it is kept, day after day (000, keys 1 and 6). A draft whose day is
over is either a gap that looks like a post, or a status that nobody took care of; both mislead
those who read the plan.

## Fails

```yaml
# today: 2026-12-03
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-11-30, title: Autumn list, status: published}
  - {date: 2026-12-01, title: Winter list}
```

## Passes

```yaml
# today: 2026-12-03
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-11-30, title: Autumn list, status: published}
  - {date: 2026-12-01, title: Winter list, status: published}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import weekday
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import FEW, listed, shown
from journey.plan import Plan

SEVERITY: Severity = "warning"

_KEPT = frozenset({"review", "approved", "scheduled", "published"})
_BEFORE_SCHEDULED = {"draft": "a draft", "review": "in review", "approved": "only approved"}


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that should have gone out, by date and status."""
    if not _keeps_statuses(plan):
        return
    late: dict[tuple[object, ...], list[Placement]] = {}
    for placement in plan.live:
        if placement.date >= plan.today:
            break
        if placement.status in _BEFORE_SCHEDULED:
            late.setdefault((placement.id, placement.date, placement.status), []).append(placement)
    for placements in late.values():
        yield _finding(plan, placements)


def _keeps_statuses(plan: Plan) -> bool:
    """Whether any post of the plan has come further than a draft."""
    posts = (*plan.posts, *(placement.content for placement in plan.placements))
    return any(post.status in _KEPT for post in posts)


def _finding(plan: Plan, placements: list[Placement]) -> Finding:
    first = placements[0]
    source = first.content.source
    channels = [p.channel for p in placements]
    some = len(channels) < len(first.post.channels)
    on = f" on {listed(channels, 'and', FEW)}" if some else ""
    return Finding(
        SEVERITY,
        f"{shown(first.title)} was due on {weekday(first.date)} and is still"
        f" {_BEFORE_SCHEDULED[first.status]}{on}",
        "If it went out, set its status to scheduled or published; if not, move or cancel it.",
        source.locate("status" if source.node.get("status") else "date"),
        post=first.id,
        scope=Scope(first.date, plan.today, channel=channels[0] if len(channels) == 1 else None),
        field="status",
    )
