"""A value that makes no sense.

## What it does

Every value is turned into what its field needs, and one that cannot be is an error at its place: a
date that does not exist, or that is not on the weekday that comes before it; a time that is not
one, or that differs between `date:` and `time:`; a link that is not http, https or mailto; a word
that is not among those that the field knows; text where a group or a list belongs. The other values
of a post stay in the plan, so that all that is wrong with it is said at once. What must be the same
on all channels (`id`, `ignore`) cannot be changed for one.

A local time that the change of clocks skips does not exist either. One that comes twice is only
information: the first of the two is taken.

## Why

A plan that says Tuesday and means Wednesday sends the wrong thing on one of them. What a value
means is settled here, when the file is written, and not by whoever reads it on the day. This rule
is our own.

## Fails

```yaml
posts:
  - {date: Mon 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
```

## Passes

```yaml
posts:
  - {date: Tue 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
