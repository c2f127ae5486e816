"""A file that is not part of the plan.

## What it does

Names files in calendars/ and posts/ that are not part of the plan, with the reason: an ending other
than .yml and .md, an empty calendar, a second strategy, a link that leads out of the content folder
or to nothing, a file that cannot be opened. Hidden files, a README, and an index.md without front
matter are for people, and left alone. A .yml file beside strategy.yml is named as well, and so is
the first file of a folder that is nearly called calendars or posts: `Calendars/`, `post/`.

## Why

Whoever puts a file into calendars/ means it to count. If it is not read, its posts are missing from
the plan, and nothing else would say so. This rule is our own.

## Fails

```text
content/calendars/december.csv
```

## Passes

```text
content/calendars/december.yml
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "warning"
