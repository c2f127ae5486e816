"""Text that is lost because it looks like a note.

## What it does

In YAML, a `#` after a space begins a note that only people who open the file can read. In fields
that hold text for people (title, copy, alt, subject, disclosure, reason and their like), such a
note is most likely the end of the text, or all of it. It is an error there, and shown with the
quotes that keep it. So is one in a topic, a segment or a variant where a letter or digit follows
the `#` at once (`VIP #1`), and in any field that has no other value (`owner: #dana`). Elsewhere,
and on lines of their own, notes are notes.

## Why

`title: Join us #gardening` loses its hashtag without a word, and `disclosure: #ad` is no disclosure
at all, while the file looks right. This rule is our own.

## Fails

```yaml
posts:
  - date: 2026-12-01
    channels: facebook
    type: quote
    stage: interest
    title: Join us #gardening
```

## Passes

```yaml
posts:
  - date: 2026-12-01   # a Tuesday
    channels: facebook
    type: quote
    stage: interest
    title: "Join us #gardening"
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
