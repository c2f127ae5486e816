"""A post on a channel that its audience does not use.

## What it does

Looks at the audiences of each live placement. Where each of them has `channels:` in the strategy,
and the placement's channel is in none of the lists, that is a finding: one for a post, naming the
channels. A post without an audience, and an audience without a list, are for every channel.

## Why

Find out where your customers are, and be there; what you say elsewhere, they never hear (001,
several channels: where your customers are). There may be reasons to do so all the same, so it is
information only.

## Fails

```yaml
# strategy.yml
channels: {facebook: , tiktok: }
audiences: {students: {channels: tiktok}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One,
     audience: students}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: , tiktok: }
audiences: {students: {channels: tiktok}, parents: {channels: facebook}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One,
     audience: [students, parents]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.values import FEW, listed
from journey.plan import Plan

SEVERITY: Severity = "info"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post on channels that none of its audiences uses."""
    unused: dict[tuple[str, tuple[str, ...]], list[Placement]] = {}
    for placement in plan.live:
        if placement.content.audience and not _reaches(plan, placement):
            key = placement.id, placement.content.audience
            unused.setdefault(key, []).append(placement)
    for (post, audiences), placements in unused.items():
        channels = listed(dict.fromkeys(p.channel for p in placements), most=FEW)
        used = dict.fromkeys(c for a in audiences for c in plan.strategy.audiences[a].channels)
        who, verb = listed(audiences, "and", most=FEW), "is" if len(audiences) == 1 else "are"
        yield Finding(
            SEVERITY,
            f"the audience{'s' * (len(audiences) > 1)} {who} {verb} not on {channels}",
            f"Post it on {listed(used, most=FEW)}, or add the channel to the audience's "
            "`channels:`.",
            placements[0].content.source.locate("audience"),
            post=post,
            field="channels",
        )


def _reaches(plan: Plan, placement: Placement) -> bool:
    audiences = plan.strategy.audiences
    for name in placement.content.audience:
        channels = audiences[name].channels if name in audiences else ()
        if not channels or placement.channel in channels:
            return True
    return False
