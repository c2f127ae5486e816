"""One type of post that crowds out the others.

## What it does

Counts the live placements of each social channel in the plan's window by type. A type that makes up
more than `max` of them is a finding, shown at the channel in the strategy. A channel with fewer
than `min_sample` placements is passed over: in a handful, every share is large.

On YouTube and TikTok every post is a video, so `video` may have any share there.

## Why

A page of nothing but articles, or nothing but deals, is one that people scroll past: forms should
take turns (000, key 2). Where a large share begins is our own number.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
rules: {variety/type-share: {min_sample: 4}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: deal, stage: decision, title: One}
  - {date: 2026-12-02, channels: facebook, type: question, stage: interest, title: Two}
  - {date: 2026-12-03, channels: facebook, type: deal, stage: decision, title: Three}
  - {date: 2026-12-04, channels: facebook, type: video, stage: interest, title: Four}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
rules: {variety/type-share: {min_sample: 4, max: 50%}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: deal, stage: decision, title: One}
  - {date: 2026-12-02, channels: facebook, type: question, stage: interest, title: Two}
  - {date: 2026-12-03, channels: facebook, type: deal, stage: decision, title: Three}
  - {date: 2026-12-04, channels: facebook, type: video, stage: interest, title: Four}
```

## Options

- `max`: the largest share that a type may have of a channel's placements (default: 40%).
- `min_sample`: how many placements it takes for a share to say something (default: 10).
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.values import Count, Share
from journey.plan import Plan
from journey.rules.options import RuleOptions
from journey.rules.repeats import kind_on
from journey.rules.shares import MIN_SAMPLE, shares

SEVERITY: Severity = "warning"


class Options(RuleOptions):
    """What a plan can set."""

    max: Share = 40.0
    min_sample: Count = MIN_SAMPLE


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each type whose share of a channel is too large."""
    if plan.window is None:
        return
    start, end = plan.window
    for channel in plan.social_channels:
        kind = kind_on(plan.strategy.channels[channel])
        kinds = [kind(placement) for placement in plan.by_channel.get(channel, ())]
        for type_, share in shares(kinds, options.min_sample).items():
            if type_ is None or share <= options.max:
                continue
            yield Finding(
                SEVERITY,
                f"{kinds.count(type_)} of {len(kinds)} posts on {channel} are of type {type_}, "
                f"{spoken(start, end)}; at most {options.max:g} % should be",
                "Turn some of them into other types, or write more of the others.",
                plan.source.locate_key("channels", channel),
                scope=Scope(start, end, channel=channel, type=type_),
                share=share,
            )
