"""Characters that cannot be read.

## What it does

Names bytes that are not UTF-8, files saved as UTF-16 or UTF-32, and control characters such as NUL,
with the line that they are in. What cannot be read is shown as the replacement character; the rest
of the file is in the plan, except where the file is not UTF-8 at all.

## Why

Programs save text in other ways, and copying brings along what nobody sees. A name with a broken
umlaut would go out as it stands. This rule is our own.

## Fails

```yaml
# saved as Latin-1: <E9> stands for a byte that is no character of UTF-8
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Caf<E9>}
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Café}
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
