"""Invisible characters.

## What it does

Names invisible characters that make a line read differently from what it is: those that turn the
direction of writing, blanks without width, tags and runs of variation selectors. What belongs to an
emoji or a flag is left alone, and so are joiners in scripts that need them, marks of direction in
lines that are written from right to left, and lines that are kept blank on purpose. One that is
written by its number, in double quotes and after a backslash, is named as well.

## Why

They come along when text is copied from web pages and chats. A hashtag with a blank of no width in
it is another hashtag, a link is broken, and somebody can hide in a line what its readers do not
see. This rule is our own.

## Fails

```yaml
# <U+200B> stands for a zero width space
posts:
  - {date: 2026-12-01, channels: x, type: quote, stage: interest, title: "#winter<U+200B>sale"}
```

## Passes

```yaml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: "#wintersale"}
```
"""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "warning"
