"""Too many hashtags for the network.

## What it does

Counts the hashtags in the copy of each live placement. Instagram and TikTok take five, Threads
makes one of them the topic, YouTube ignores all of them where there are over 60; the other networks
say nothing. A number with `#` before it is not a hashtag. A channel that wants fewer, or may have
more, says so in the strategy: `instagram: {limits: {hashtags: 3}}`.

## Why

Learn how each place works before you post there (001, several channels). What is over the limit is
refused or counts for nothing, and a wall of hashtags hides what you have to say. The numbers are
the networks' own, or widely reported where they were never announced.

## Fails

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: instagram, type: quote, stage: interest,
     copy: "Clay forgives. #clay #mud #pots #mugs #bowls #wheel"}
```

## Passes

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: instagram, type: quote, stage: interest,
     copy: "Clay forgives. #clay #mud #pots #mugs #bowls"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.plan import Plan
from journey.rules.limits import HASHTAG, too_many_in_copy

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each placement with more hashtags than its channel takes."""
    yield from too_many_in_copy(plan, "hashtags", HASHTAG.findall, SEVERITY)
