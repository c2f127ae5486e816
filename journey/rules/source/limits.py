"""A file that is too large, or nested too deep.

## What it does

Names

- files over 2 MB, which are not read;
- lists and fields more than 32 deep inside one another, and files with more than 40,000 fields and
  items: reading stops there;
- aliases (`*name`) that stand for more than 10,000 values together or for themselves, and
  `defaults:` that would give the posts of a file more than 40,000 fields and items;
- lists of more than 5,000 items and groups of more than 1,000 fields: the rest is not read;
- calendars with more than 5,000 posts, each counted once for every channel, or 10,000 mistakes;
- plans with more than 10,000 calendars and posts, or 200 MB of them: none of these is read.

All other files are read as usual.

## Why

A year of daily posts on five channels is less than a tenth of 2 MB, has 33,000 fields, and is six
deep. What is larger is a file in the wrong place, a slip, or meant to bring the tool down. This
rule is our own.

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
