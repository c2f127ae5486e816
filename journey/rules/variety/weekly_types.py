"""Too few types of post in a week.

## What it does

Looks at any `days` consecutive days of the plan's window on each social channel; a window that is
shorter is looked at as a whole. Where they hold at least `min_posts` live placements, these must be
of at least `min_types` types. Stretches that fail and begin on consecutive days are one finding,
from the first day of the first to the last day of the last, shown at the first placement in it.

On YouTube and TikTok every post is a video: there, each `video` counts as a type of its own. So
does a post without a type, until it has one.

## Why

Some people answer questions, some watch videos, some wait for a deal: a week of one kind of post is
for some of them alone (000, key 2). Three types in four posts a week is our own measure.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-03, channels: facebook, type: video, stage: interest, title: Two}
  - {date: 2026-12-05, channels: facebook, type: quote, stage: interest, title: Three}
  - {date: 2026-12-07, channels: facebook, type: video, stage: interest, title: Four}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-03, channels: facebook, type: video, stage: interest, title: Two}
  - {date: 2026-12-05, channels: facebook, type: quote, stage: interest, title: Three}
  - {date: 2026-12-07, channels: facebook, type: question, stage: interest, title: Four}
```

## Options

- `days`: how many days are looked at together (default: 7).
- `min_posts`: how many placements it takes before variety is asked for (default: 4).
- `min_types`: how many types these must have (default: 3).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Channel
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.days import between, failing_stretches, number_of_days
from journey.rules.options import RuleOptions
from journey.rules.repeats import kind_on

SEVERITY: Severity = "warning"

Kind = tuple[str | None, str]


class Options(RuleOptions):
    """What a plan can set."""

    days: Count = 7
    min_posts: Count = 4
    min_types: Count = 3


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each stretch in which any so many days have too few types."""
    enough = max(options.min_posts, 1)

    def fails(kinds: Counter[Kind], posts: int) -> bool:
        return posts >= enough and len(kinds) < options.min_types

    for channel in plan.social_channels:
        placements = plan.by_channel.get(channel, [])
        if len(placements) < enough:
            continue
        length, kind = max(options.days, 1), _kind(plan.strategy.channels[channel])
        for start, end in failing_stretches(plan.days, length, placements, kind, fails):
            inside = between(placements, start, end)
            yield Finding(
                SEVERITY,
                f"{channel} has {_what(inside, options.min_types, length, start, end)}",
                f"Use at least {options.min_types} types of post in any {number_of_days(length)}.",
                inside[0].content.source.locate("type"),
                scope=Scope(start, end, channel=channel),
            )


def _kind(channel: Channel) -> Callable[[Placement], Kind]:
    """What a placement is counted as: its type; of one without, itself."""
    type_of = kind_on(channel)

    def kind(placement: Placement) -> Kind:
        found = type_of(placement)
        return found, "" if found else placement.id

    return kind


def _what(
    inside: Sequence[Placement], least: int, length: int, start: dt.date, end: dt.date
) -> str:
    types = list(dict.fromkeys(placement.type or "no type" for placement in inside))
    when = spoken(start, end)
    if (end - start).days < length:
        count = f"{len(types)} type{'s' * (len(types) > 1)}"
        posts = f"{len(inside)} post{'s' * (len(inside) > 1)}"
        return f"only {count} ({', '.join(types)}) in its {posts} of {when}"
    return f"fewer than {least} types of post in any {number_of_days(length)} of {when}"
