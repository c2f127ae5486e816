"""A shock from a serious brand.

## What it does

Where the strategy says `tone: serious`, a live post in the plan's window with `shock: true` is a
finding.

## Why

The unexpected makes people look, but not everybody may be funny: a company that sells security had
better stay sober (001, eight tricks), and no joke is worth offending those who read it (000, key
3).

## Fails

```yaml
# strategy.yml
tone: serious
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: video}
posts:
  - {date: 2026-12-01, shock: yes, title: We pick our own lock}
```

## Passes

```yaml
# strategy.yml
tone: serious
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: video}
posts:
  - {date: 2026-12-01, title: How a lock is made}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.placements import on_some, scope_of, together

SEVERITY: Severity = "error"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that is to shock people whom the brand wants to reassure."""
    if plan.strategy.tone != "serious":
        return
    shocking = ((placement, True) for placement in plan.live if placement.content.shock)
    for placements, _shocks in together(shocking):
        first = placements[0]
        yield Finding(
            SEVERITY,
            f"{shown(first.title)} is marked with `shock: true`{on_some(placements)}, but the "
            "brand's tone is serious",
            "Find another idea, or remove `shock:` if nobody will be shocked.",
            first.content.source.locate("shock"),
            post=first.id,
            field="shock",
            scope=scope_of(plan, placements),
        )
