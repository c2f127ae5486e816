"""The same type of post too many times in a row.

## What it does

Goes through the live placements of each social channel in order. A run of over `max_run`
consecutive placements of one type is one finding, shown at the first one too many; its dates are
those of the whole run. A pause of more than 30 days ends a run: nobody remembers the last one.
Placements of one day count in order of their times, untimed ones last.

On YouTube and TikTok every post is a video, so `video` there never makes a run; neither do posts
without a type.

## Why

People who see one kind of post again and again stop looking. A page lives on the change between
asking, telling, showing, offering and playing (000, key 2, which names eight types to begin with).
How many in a row is too many, and how long a pause is, are our own numbers.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-02, channels: facebook, type: quote, stage: interest, title: Two}
  - {date: 2026-12-03, channels: facebook, type: quote, stage: interest, title: Three}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-02, channels: facebook, type: quote, stage: interest, title: Two}
  - {date: 2026-12-03, channels: facebook, type: question, stage: interest, title: Three}
```

## Options

- `max_run`: how many placements in a row may be of one type (default: 2).
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.options import RuleOptions
from journey.rules.repeats import kind_on, too_long_runs

SEVERITY: Severity = "warning"


class Options(RuleOptions):
    """What a plan can set."""

    max_run: Count = 2


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each run of one type that is too long."""
    for channel in plan.social_channels:
        placements, kind = (
            plan.by_channel.get(channel, []),
            kind_on(plan.strategy.channels[channel]),
        )
        for type_, run in too_long_runs(placements, options.max_run, kind):
            first, last, too_many = run[0].date, run[-1].date, run[options.max_run]
            yield Finding(
                SEVERITY,
                f"{channel} has {len(run)} posts of type {type_} in a row, {spoken(first, last)}",
                "Put a post of another type between them, or turn one of them into another type.",
                too_many.content.source.locate("type"),
                post=too_many.id,
                scope=Scope(first, last, channel=channel, type=type_),
                field="type",
            )
