"""A file that is too large, or nested too deep.

## What it does

Names files over 2 MB, which are not read; lists and fields more than 32 deep inside one another;
and aliases (`*name`) that stand for more than 10,000 values together or for themselves. Reading
stops there, and all other files are read as usual.

## Why

A year of daily posts on five channels is a tenth of that, and a plan is six deep. What is larger is
a file in the wrong place, a slip, or meant to bring the tool down. This rule is our own.

## Fails

```yaml
posts:
  - status: idea
    title: Winter list
    x-notes: &notes [*notes]
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
