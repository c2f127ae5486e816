"""A missing field.

## What it does

A post needs a date, a stage, a type, channels, and a title or copy. What the `defaults:` of its
calendar give counts, and so does what every one of its channels gives for itself. A post with
`status: idea` needs only a title or copy. Further groups have fields that they cannot do without: a
waiver and an `ignore:` need rule and reason, days off and blackouts a start. And a plan needs a
strategy.yml. If reading a file stopped in the middle of a post, nothing is asked of that post.

## Why

A plan says what goes out where and when, to whom at which stage of the journey, and in which form
(003, the customer journey stage by stage; 000, variety of types). A post that leaves one of them
open cannot be counted by any rule.

## Fails

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, title: Winter list}
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
  - {title: Something about snow, status: idea}
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
