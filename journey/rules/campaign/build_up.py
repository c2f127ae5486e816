"""A launch without a build-up.

## What it does

Looks at each campaign that has live posts and a launch: its `launch:` date, or else the day of its
first live post of type launch. In the `days` days before that day, at least `posts` live posts of
the campaign should be for the stage interest, or be teasers. A post counts once, however many
channels it is on.

Nothing is said where the launch or a part of those days lies outside the plan's window, because the
build-up may be in another plan; nor of a campaign whose `stages:` leave interest out, nor in a
journey of a plan's own without a stage of that name.

## Why

Talking about a new thing on the day that it can be bought is too late. Teasers, a waiting list, a
look at how it is made, and a secret that is kept: people should be waiting for it when it comes
(001, eight tricks: build excitement early). Three posts in two weeks are our own measure.

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: }
campaigns: {winter: {title: Winter, launch: 2026-12-15}}
# calendars/december.yml
defaults: {channels: facebook, campaign: winter}
posts:
  - {date: 2026-12-10, title: Something is coming, type: teaser, stage: interest}
  - {date: 2026-12-15, title: Here it is, type: launch, stage: decision}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: }
campaigns: {winter: {title: Winter, launch: 2026-12-15}}
# calendars/december.yml
defaults: {channels: facebook, campaign: winter}
posts:
  - {date: 2026-12-03, title: In the workshop, type: behind-the-scenes, stage: interest}
  - {date: 2026-12-07, title: What would you call it?, type: question, stage: interest}
  - {date: 2026-12-10, title: Something is coming, type: teaser, stage: interest}
  - {date: 2026-12-15, title: Here it is, type: launch, stage: decision}
```

## Options

- `posts`: how many posts should build up to a launch (default: 3).
- `days`: how many days before the launch they may stand in (default: 14).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from journey.dates import moved, spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.campaigns import called, placements_by_campaign
from journey.rules.days import between
from journey.rules.options import RuleOptions

SEVERITY: Severity = "warning"

_FIRST_STAGE = "interest"


class Options(RuleOptions):
    """What a plan can set."""

    posts: Count = 3
    days: Count = 14


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each campaign whose launch has too few posts before it."""
    if _FIRST_STAGE not in plan.strategy.journey:
        return
    placed, length = placements_by_campaign(plan), max(options.days, 1)
    for name, campaign in plan.strategy.campaigns.items():
        placements = placed.get(name, [])
        if not placements or (campaign.stages and _FIRST_STAGE not in campaign.stages):
            continue
        post = None if campaign.launch else _first_launch(placements)
        launch = campaign.launch or (post.date if post else None)
        if launch is None or not _shows(plan, launch, length):
            continue
        start, end = moved(launch, -length), moved(launch, -1)
        before = {p.id for p in between(placements, start, end) if _builds_up(p)}
        if len(before) >= options.posts:
            continue
        yield Finding(
            SEVERITY,
            f"{called(name, campaign)} has {_many(len(before))} for {_FIRST_STAGE} "
            f"{_in(length)} before its launch on {spoken(launch)}; it should have {options.posts}",
            "Add teasers, a question or a look behind the scenes: anything that makes people look "
            "forward to it.",
            post.content.source.locate("date")
            if post
            else plan.source.locate("campaigns", name, "launch"),
            post=post.id if post else None,
            scope=Scope(start, end, stage=_FIRST_STAGE),
            field=None if post else f"campaigns.{name}.launch",
            gap=True,
        )


def _first_launch(placements: Sequence[Placement]) -> Placement | None:
    return next((placement for placement in placements if placement.type == "launch"), None)


def _shows(plan: Plan, launch: dt.date, days: int) -> bool:
    """Whether the launch and the days before it lie inside the plan's window."""
    if not plan.window:
        return False
    start, end = plan.window
    return (launch - start).days >= days and launch <= end


def _builds_up(placement: Placement) -> bool:
    return placement.stage == _FIRST_STAGE or placement.type == "teaser"


def _many(posts: int) -> str:
    return f"{posts or 'no'} post{'s' * (posts > 1)}"


def _in(days: int) -> str:
    return f"in the {days} days" if days > 1 else "on the day"
