"""Days without a post.

## What it does

Looks at each channel that has a `cadence`. With `per: day`, every posting day of the channel must
have at least `min` live placements; posting days that fall short and follow each other are one
finding. With `per: week` or `per: month`, every ISO week or month that lies wholly inside the
plan's window, and has a posting day, must; those that fall short and follow each other are one
finding, too. A week or month at the edges of the window that is only partly in it is not judged:
the posts that it needs may be in the part outside.

Where the strategy says when the plan begins (`window:` with `start:`), every channel is asked from
there on; else each is asked from its own first post on, so that an account that was opened later
owes nothing for the time before. One without any post is asked for the whole plan.

A posting day is a date of the window, on one of the cadence's `days`, that is neither a day off nor
a blackout. A waiver takes its days away; a week or month is silenced by one that leaves it no
posting day.

Where no channel has a cadence, every date of the window that is neither a day off nor a blackout
must have a live placement on some channel. A brand that has nothing but e-mail and blogs, and no
cadence for them, is not asked to post every day; nor is one with a preset other than
`daily-social`.

## Why

A brand that is there every day is remembered, and one that comes and goes is forgotten (000, key
1). People who find a page deserted do not come back to it (001, nine ways, 2), and the results need
patience (000, key 6).

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-03}
channels: {facebook: {cadence: {per: day}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-03, channels: facebook, type: video, stage: interest, title: Three}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-03}
channels: {facebook: {cadence: {per: day}}}
days_off: [{start: 2026-12-02, reason: Stocktaking}]
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-03, channels: facebook, type: video, stage: interest, title: Three}
```

## Options

- `scope`: `channel` looks at each channel by itself (the default). `plan` asks of the channels with
  `per: day` only that each date that is a posting day of one of them has a placement on any channel
  at all.
- `without_cadence`: whether every date is asked for a post where no channel has a cadence: `yes`
  (the default) or `no` (that of the presets `newsletter`, `b2b` and `minimal`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Literal

from journey.dates import dates, spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Cadence, Period
from journey.model.values import Flag, choice
from journey.plan import Plan
from journey.rules.days import place_of_gap, runs, spoken_run
from journey.rules.options import RuleOptions
from journey.rules.periods import period, period_name

SEVERITY: Severity = "error"


class Options(RuleOptions):
    """What a plan can set."""

    scope: Annotated[Literal["channel", "plan"], choice("channel", "plan")] = "channel"
    without_cadence: Flag = True


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each run of short posting days, and for each short week or month."""
    cadences = {name: c.cadence for name, c in plan.strategy.channels.items() if c.cadence}
    if not cadences and options.without_cadence:
        yield from _any_channel(plan, _every_day(plan))
    elif options.scope == "plan":
        yield from _any_channel(plan, _posting_days_of_any(plan, cadences))
    for channel, cadence in cadences.items():
        if cadence.per != "day":
            yield from _periods(plan, channel, cadence)
        elif options.scope == "channel":
            yield from _days(plan, channel, cadence)


def _every_day(plan: Plan) -> list[dt.date]:
    networks = {channel.network for channel in plan.strategy.channels.values()}
    if networks and networks <= {"blog", "email"}:
        return []
    return [day for day in plan.days if not plan.closed(day)]


def _posting_days_of_any(plan: Plan, cadences: Mapping[str, Cadence]) -> list[dt.date]:
    daily = [name for name, cadence in cadences.items() if cadence.per == "day" and cadence.min]
    return sorted({day for channel in daily for day in plan.posting_days(channel)})


def _any_channel(plan: Plan, wanted: Sequence[dt.date]) -> Iterator[Finding]:
    for run in runs(set(wanted) - set(plan.by_day), wanted):
        yield Finding(
            SEVERITY,
            f"the plan has no post on {spoken_run(run)}",
            "Add a post on any channel, or list the day under `days_off:` in the strategy.",
            place_of_gap(plan, plan.live, run[0], "window"),
            scope=Scope(run[0], run[-1]),
            gap=True,
            days=run,
        )


def _days(plan: Plan, channel: str, cadence: Cadence) -> Iterator[Finding]:
    placements = plan.by_channel.get(channel, [])
    counts = Counter(placement.date for placement in placements)
    begin = _begin(plan, placements)
    wanted = [day for day in plan.posting_days(channel) if day >= begin]
    for run in runs({day for day in wanted if counts[day] < cadence.min}, wanted):
        found = sum(counts[day] for day in run)
        yield Finding(
            SEVERITY,
            f"{channel} has {_few(found, cadence.min, len(run))} on {spoken_run(run)}",
            "Add a post, or list the day under `days_off:` in the strategy.",
            place_of_gap(plan, placements, run[0], "channels", channel, "cadence"),
            scope=Scope(run[0], run[-1], channel=channel),
            gap=True,
            days=run,
        )


def _periods(plan: Plan, channel: str, cadence: Cadence) -> Iterator[Finding]:
    if plan.window is None:
        return
    bounds = partial(period, cadence.per)
    placements = plan.by_channel.get(channel, [])
    counts = Counter(bounds(placement.date)[0] for placement in placements)
    begin = _begin(plan, placements)
    ends = dict(map(bounds, plan.posting_days(channel)))
    asked = [start for start, end in ends.items() if begin <= start and end <= plan.window[1]]
    for run in runs({start for start in asked if counts[start] < cadence.min}, asked):
        start, end = run[0], ends[run[-1]]
        found = sum(counts[start] for start in run)
        when = period_name(cadence.per, start, end)
        if len(run) > 1:
            when = f"{len(run)} {cadence.per}s, {spoken(start, end)}"
        yield Finding(
            SEVERITY,
            f"{channel} has {_few(found, cadence.min, len(run), cadence.per)} in {when}",
            "Add a post, or list the days under `days_off:` in the strategy.",
            place_of_gap(plan, placements, start, "channels", channel, "cadence"),
            scope=Scope(start, end, channel=channel),
            gap=True,
            days=tuple(day for start in run for day in dates(start, ends[start])),
        )


def _begin(plan: Plan, placements: Sequence[Placement]) -> dt.date:
    """The day from which on a channel is asked for posts."""
    if plan.strategy.window.start or not placements:
        return plan.days[0] if plan.days else dt.date.min
    return placements[0].date


def _few(found: int, wanted: int, periods: int, per: Period = "day") -> str:
    if not found:
        return "no post"
    if periods == 1:
        return f"only {found} of {wanted} posts"
    return f"fewer than {wanted} posts a {per}"
