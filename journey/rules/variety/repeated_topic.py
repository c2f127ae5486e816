"""The same topic too many times in a row.

## What it does

Goes through the live placements of each social channel in order. A run of over `max_run`
consecutive placements with one `topic` (in small or large letters) is one finding, shown at the
first one too many; its dates are those of the whole run. Posts without a topic end a run, and so
does a pause of more than 30 days.

A series that is meant as one says so: `ignore: [{rule: variety/repeated-topic, reason: Series}]` on
the post that the finding is shown at.

## Why

Subjects need to change (000, key 2): whoever does not care for one today will not care for it
tomorrow either, and goes. How many in a row is too many, and how long a pause is, are our own
numbers.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, stage: interest}
posts:
  - {date: 2026-12-01, type: quote, topic: gifts, title: One}
  - {date: 2026-12-02, type: video, topic: gifts, title: Two}
  - {date: 2026-12-03, type: question, topic: gifts, title: Three}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, stage: interest}
posts:
  - {date: 2026-12-01, type: quote, topic: gifts, title: One}
  - {date: 2026-12-02, type: video, topic: gifts, title: Two}
  - {date: 2026-12-03, type: question, topic: winter, title: Three}
```

## Options

- `max_run`: how many placements in a row may be about one topic (default: 2).
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Count, shown
from journey.plan import Plan
from journey.rules.options import RuleOptions
from journey.rules.repeats import too_long_runs

SEVERITY: Severity = "warning"


class Options(RuleOptions):
    """What a plan can set."""

    max_run: Count = 2


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each run of one topic that is too long."""
    for channel in plan.social_channels:
        placements = plan.by_channel.get(channel, [])
        for _, run in too_long_runs(placements, options.max_run, _topic):
            first, last, too_many = run[0].date, run[-1].date, run[options.max_run]
            topic = shown(too_many.content.topic)
            yield Finding(
                SEVERITY,
                f"{channel} has {len(run)} posts about {topic} in a row, {spoken(first, last)}",
                "Put a post about something else between them; if it is a series, say so with "
                "`ignore:`.",
                too_many.content.source.locate("topic"),
                post=too_many.id,
                scope=Scope(first, last, channel=channel),
                field="topic",
            )


def _topic(placement: Placement) -> str | None:
    topic = placement.content.topic
    return topic.casefold() if topic else None
