"""Which days had no post, from nothing but file names and `media:` lists.

Written apart from the tool, for comparison with it: it imports nothing of it, reads no YAML, and
looks at each date by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

NAME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
MEDIA = re.compile(r"^media:[ \t]*\n((?:[ \t]*-[ \t]+[^\n]+\n)+)", re.MULTILINE)


def date_of(name: str) -> dt.date | None:
    """The date in a file's name."""
    match = NAME.search(name)
    return dt.date(*map(int, match.groups())) if match else None


def media_of(text: str) -> list[str]:
    """The names below `media:`."""
    match = MEDIA.search(text.replace("\r\n", "\n"))
    return [line.strip(" \t-") for line in match[1].splitlines()] if match else []


def empty_days(files: Mapping[str, str]) -> dict[str, set[dt.date]]:
    """The dates without a post of each channel, from the first dated file to the last."""
    posted: dict[str, set[dt.date]] = {}
    every = set()
    for name, text in files.items():
        day = date_of(name)
        for channel in media_of(text):
            posted.setdefault(channel, set())
            if day:
                posted[channel].add(day)
                every.add(day)
    if not every:
        return {}
    first, last = min(every), max(every)
    return {
        channel: {
            first + dt.timedelta(days=n)
            for n in range((last - first).days + 1)
            if first + dt.timedelta(days=n) not in days
        }
        for channel, days in posted.items()
    }
