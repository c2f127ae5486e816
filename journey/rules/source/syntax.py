"""A file that cannot be read.

## What it does

Says where a file stops being YAML (or a long post has no front matter), what was expected there,
and, where only quotes are missing, how the line should look. What comes before that place is in the
plan; what follows is not, until the line is fixed. All other files are read as usual.

Of what YAML can do, a plan takes the plain part. These are not read, and the rule says so: fields
without a name; a colon that is on another line than the name before it; a `:` or `?` at the start
of text in brackets, and links in brackets, without quotes; `&` and `*` before other signs than
letters and digits; lines that begin with `%`, and `...`; tabs where spaces belong.

## Why

A calendar is text that many people edit, and what they write is not always what YAML reads: `@dana`
or `What's new: winter` need quotes, and a line that is indented by one space too few belongs to
another post. Told with line and column, it takes a second to fix. This rule is our own.

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
