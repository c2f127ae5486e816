"""A file that can be read in two ways.

## What it does

Names fields that are given twice in one group, a second document after a line `---`, text that
begins with `!` and would be read as a type, names of fields that are not text, and `<<`, which
copies fields from elsewhere. The first of two counts, and the second document is not read.

## Why

Programs that read YAML do not agree on these, and people do not see them: of two `title:` lines,
one is lost. This rule is our own.

## Fails

```yaml
posts:
  - date: 2026-12-01
    channels: facebook
    type: quote
    stage: interest
    title: Winter list
    title: Snow
```

## Passes

```yaml
posts:
  - date: 2026-12-01
    channels: facebook
    type: quote
    stage: interest
    title: Winter list
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
