"""Too many mentions for the network.

## What it does

Counts who is mentioned (`@name`) in the copy of each live placement, each account once. Instagram
takes 20; the other networks say nothing. An e-mail address is not a mention. A channel that wants
fewer says so in the strategy: `instagram: {limits: {mentions: 3}}`.

## Why

Learn how each place works before you post there (001, several channels). A post with more mentions
than the network takes is refused. The number is the network's own.

## Fails

```yaml
# strategy.yml
channels: {instagram: {limits: {mentions: 2}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: instagram, type: reshare, stage: advocacy,
     copy: "Thank you @ada, @ben and @cleo"}
```

## Passes

```yaml
# strategy.yml
channels: {instagram: {limits: {mentions: 2}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: instagram, type: reshare, stage: advocacy,
     copy: "Thank you @ada and @ben, write to hello@fern.example"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.plan import Plan
from journey.rules.limits import MENTION, too_many_in_copy

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each placement with more mentions than its channel takes."""
    yield from too_many_in_copy(plan, "mentions", _accounts, SEVERITY)


def _accounts(copy: str) -> set[str]:
    return {name.casefold().rstrip(".") for name in MENTION.findall(copy)}
