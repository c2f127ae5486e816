"""A file that cannot be read.

## What it does

Says where a file stops being YAML (or a long post has no front matter), what was expected there,
and, where only quotes are missing, how the line should look. What stands before that place is in
the plan; what follows is not, until the line is mended. All other files are read as usual.

## Why

A calendar is text that many people edit, and what they write is not always what YAML reads: `@dana`
or `What's new: winter` need quotes, and a line that is indented by one blank too few belongs to
another post. Said with line and column, it is a slip of a second. This rule is our own.

## Fails

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: @dana says}
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: "@dana says"}
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
