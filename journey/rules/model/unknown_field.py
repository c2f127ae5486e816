"""A field that does not exist.

## What it does

Every group of fields in the strategy, the calendars and the posts has fields of its own, and no
others; another name is an error at that name, with the nearest field that is not used there yet.
Names that other tools use are understood as well: `caption` is our `copy`. Fields that begin with
`x-` are the team's own: they are free everywhere, and a post's page shows them.

## Why

A misspelt field is not read. `stgae: interest` looks like a stage to whoever reads the file, and to
no rule. Pointed out at once, it takes a second to fix; found weeks later, it is a hole in the plan.
This rule is our own.

## Fails

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stgae: interest, title: Winter list}
```

## Passes

```yaml
posts:
  - date: 2026-12-01
    channels: facebook
    type: quote
    stage: interest
    title: Winter list
    x-briefing: Keep it short
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
