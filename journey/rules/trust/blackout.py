"""A post during a blackout.

## What it does

Finds live posts of the plan's window on a day that `blackouts:` of the strategy closes, for all
channels or for those that it names. Channels of a post that fall into the same blackout are one
finding. Days off are not blackouts: nothing is asked for on them, and posts may go out.

## Why

Professionals think before every post (001: think before you speak); the same sentence that
pleases on one day hurts on another. A day of mourning, a court hearing, the silence before
quarterly figures: the strategy knows them long before, and the calendar forgets them.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
blackouts: [{start: 2026-12-02, reason: Day of remembrance}]
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: question}
posts:
  - {date: 2026-12-02, title: What is on your winter list?}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
blackouts: [{start: 2026-12-02, reason: Day of remembrance}]
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: question}
posts:
  - {date: 2026-12-03, title: What is on your winter list?}
```
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from journey.dates import spoken, weekday
from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.strategy import Closed
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.placements import on_some, scope_of, together

SEVERITY: Severity = "error"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post in a blackout."""
    blackouts = plan.strategy.blackouts
    if not blackouts:
        return
    named = {channel for blackout in blackouts for channel in blackout.channels}
    everywhere = _Blackouts(blackouts, None)
    by_channel = {channel: _Blackouts(blackouts, channel) for channel in named}

    def inside() -> Iterator[tuple[Placement, int]]:
        for placement in plan.live:
            number = by_channel.get(placement.channel, everywhere).on(placement.date)
            if number is not None:
                yield placement, number

    for placements, number in together(inside()):
        yield _finding(plan, placements, blackouts[number])


def _finding(plan: Plan, placements: Sequence[Placement], blackout: Closed) -> Finding:
    first, last = placements[0], placements[-1]
    days = weekday(first.date) if first.date == last.date else spoken(first.date, last.date)
    reason = f": {shown(blackout.reason)}" if blackout.reason else ""
    return Finding(
        SEVERITY,
        f"{shown(first.title)} goes out{on_some(placements)} on {days}, in a blackout{reason}",
        "Move it to another day, or cancel it.",
        first.content.source.locate("date"),
        post=first.id,
        field="date",
        scope=scope_of(plan, placements),
    )


class _Blackouts:
    """The blackouts of a channel by their days.

    Args:
        blackouts: All of them.
        channel: The channel; None for one that none of them names.
    """

    def __init__(self, blackouts: Sequence[Closed], channel: str | None) -> None:
        spans = sorted(
            (blackout.start, blackout.end or blackout.start, number)
            for number, blackout in enumerate(blackouts)
            if not blackout.channels or channel in blackout.channels
        )
        self._starts = [start for start, _, _ in spans]
        self._longest: list[tuple[dt.date, int]] = []  # of those that have begun, the last to end
        for _, end, number in spans:
            before = self._longest[-1:]
            self._longest.append(max([*before, (end, number)], key=lambda one: one[0]))

    def on(self, day: dt.date) -> int | None:
        """The number of a blackout on a day; None where there is none."""
        begun = bisect_right(self._starts, day)
        if begun == 0 or self._longest[begun - 1][0] < day:
            return None
        return self._longest[begun - 1][1]
