"""Two posts with the same id.

## What it does

Every post has an id: the one that it gives, or else its title in lower case with hyphens. Where two
posts of the plan, in whatever files, come to the same id, the later one is an error, which names
the place of the other. Ids that differ only in capital letters count as the same. Until it is
fixed, the later one has a number after its id.

## Why

The id is a post's address on the site and its name in references (`closes:`, waivers). If two had
one, a link, a waiver or an approval could mean the wrong post; and on many computers, `Winter` and
`winter` are one folder. This rule is our own.

## Fails

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
  - {date: 2026-12-08, channels: facebook, type: video, stage: interest, title: Winter list}
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
  - date: 2026-12-08
    id: winter-list-video
    channels: facebook
    type: video
    stage: interest
    title: Winter list
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
