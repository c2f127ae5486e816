"""Posts that ask for comments, with nobody to reply.

## What it does

Looks at the live posts of a conversational type (question, contest, feedback request, review
request, and types of the plan's own with `conversational: yes`) on each social channel. Somebody
should be named who answers what people write: the post's `responder:` or the channel's. A channel
with posts that have neither is one finding, shown at the channel in the strategy: that is where one
name is enough for all of them. Its dates are those of the first and the last such post.

A strategy whose `people:` are one person is left alone: that person answers.

## Why

A comment that nobody responds to does as much harm as a customer left standing in the shop (000).
Whoever starts a discussion has to go on with it (000, key 5), and what is everybody's task is
nobody's: give it to somebody by name (002).

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: question, stage: interest, title: Which one?}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: {responder: sam}, instagram: }
# calendars/december.yml
defaults: {type: question, stage: interest}
posts:
  - {date: 2026-12-01, channels: facebook, title: Which one?}
  - {date: 2026-12-02, channels: instagram, title: How many?, responder: dana}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.plan import Plan

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a gap for each channel that asks, and names nobody who answers."""
    if len(plan.strategy.people) == 1:
        return
    types = plan.strategy.post_types
    for channel in plan.social_channels:
        if plan.strategy.channels[channel].responder:
            continue
        alone = [
            placement
            for placement in plan.by_channel.get(channel, ())
            if placement.type in types
            and types[placement.type].conversational
            and not placement.content.responder
        ]
        if not alone:
            continue
        start, end = alone[0].date, alone[-1].date
        posts = f"{len(alone)} posts ask" if len(alone) > 1 else "a post asks"
        yield Finding(
            SEVERITY,
            f"nobody is named to answer on {channel}, where {posts} for comments, "
            f"{spoken(start, end)}",
            f"Name somebody in `responder:` of {channel}, or of each post.",
            plan.source.locate_key("channels", channel),
            scope=Scope(start, end, channel=channel),
            gap=True,
        )
