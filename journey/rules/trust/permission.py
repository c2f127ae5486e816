"""Other people's content without their permission.

## What it does

Looks at live posts in the plan's window whose type is `user-generated` or `reshare`: each has to
say in `permission:` where the owner agreed, a link to the answer for example, or in whose words.

A `reshare` that gives the `link:` of the post, and no `media:` of its own, is sent on with the
network's own button, under its owner's name, and passes. A repost of something of your own needs
nobody's permission: `permission: our own` says so.

## Why

What customers tell and show of a brand is the best that it can share, and worth asking for (003,
advocacy). It is theirs all the same. People who are asked first are flattered; those who find their
own picture in an advertisement are not. That the answer is written down in the plan is our own
advice.

## Fails

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
defaults: {channels: instagram, stage: advocacy}
posts:
  - {date: 2026-12-01, type: user-generated, title: Ana's kitchen}
```

## Passes

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
defaults: {channels: instagram, stage: advocacy}
posts:
  - date: 2026-12-01
    type: user-generated
    title: Ana's kitchen
    permission: her message of 20 November
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.placements import on_some, scope_of, together

SEVERITY: Severity = "warning"

_SHOWS = {"user-generated": "what customers made", "reshare": "what somebody else posted"}


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that shows what is not ours, and does not say who agreed."""
    for placements, kind in together(_lacking(plan)):
        first = placements[0]
        yield Finding(
            SEVERITY,
            f"{shown(first.title)} shows {_SHOWS[kind]}{on_some(placements)}, but names "
            "no permission",
            "Ask the owner, and put the answer or a link to it in `permission:` (`our own` if it "
            "is yours).",
            first.content.source.locate("type"),
            post=first.id,
            field="permission",
            scope=scope_of(plan, placements),
        )


def _lacking(plan: Plan) -> Iterator[tuple[Placement, str]]:
    for placement in plan.live:
        kind = placement.type
        if kind not in _SHOWS or (placement.content.permission or "").strip():
            continue
        if kind != "reshare" or placement.content.media or not placement.content.link:
            yield placement, kind
