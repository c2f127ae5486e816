"""A contest without a closing post.

## What it does

Each live post of type `contest` on a social channel should be followed by a live post that
`closes:` it, on the contest's first day or later; one after the end of the plan's window counts,
too. The contest is over on the day of its last placement, or on its `offer: {expires: …}` if that
is later. The closing post is asked for only where the plan goes on for `days` days after that; how
soon it comes is for the team to decide.

A contest post that goes out while another contest is running, between that one and the post that
closes it, is taken for a reminder of it, and needs no closing post of its own.

## Why

Contests draw people in who would otherwise say nothing (001, nine ways, 7), and a discussion that
was started is to be carried on (000, key 5). A contest without a winner looks like a trick, and is
the last one that anybody takes part in; and the winners, with what they sent, make the best post of
all. Two weeks are our own measure.

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: contest, stage: advocacy, title: Name the glaze}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, stage: advocacy}
posts:
  - {date: 2026-12-01, type: contest, title: Name the glaze}
  - {date: 2026-12-12, type: user-generated, title: It is called Rain, closes: name-the-glaze}
```

## Options

- `days`: how many days after the end of a contest the closing post is missed (default: 14).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from journey.dates import DAY, spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Offer, Placement
from journey.model.values import Count, shown
from journey.plan import Plan
from journey.rules.options import RuleOptions

SEVERITY: Severity = "warning"


class Options(RuleOptions):
    """What a plan can set."""

    days: Count = 14


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each contest that no later post closes."""
    if plan.window is None:
        return
    contests = _contests(plan)
    closed = _closed(plan, contests)
    running_until: dt.date | None = None
    for id, placements in contests.items():
        first, last = placements[0], placements[-1]
        if id in closed:
            running_until = max(closed[id], running_until or closed[id])
            continue
        if running_until and first.date <= running_until:
            continue
        offer = last.content.offer
        over = max(last.date, (offer and offer.expires) or last.date)
        if (plan.window[1] - over).days < options.days:
            continue
        yield Finding(
            SEVERITY,
            f"no post closes the contest {shown(first.title)}, which ends on {spoken(over)}",
            f"Add a post that shows who won, with `closes: {id}`{_or_later(offer)}.",
            first.content.source.locate(),
            post=id,
            scope=Scope(over, over + DAY * options.days, type="contest"),
            gap=True,
        )


def _or_later(offer: Offer | None) -> str:
    return "" if offer and offer.expires else ", or write when it ends: `offer: {expires: …}`"


def _contests(plan: Plan) -> dict[str, list[Placement]]:
    """The placements of each contest on social channels, in the order in which they begin."""
    social = frozenset(plan.social_channels)
    contests: dict[str, list[Placement]] = defaultdict(list)
    for placement in plan.by_type.get("contest", ()):
        if placement.channel in social:
            contests[placement.id].append(placement)
    return contests


def _closed(plan: Plan, contests: Mapping[str, list[Placement]]) -> dict[str, dt.date]:
    """The contests that are closed, and when, the last time."""
    closed: dict[str, dt.date] = {}
    for placement in plan.planned:
        contest = placement.content.closes or ""
        if contest == placement.id or contest not in contests:
            continue
        if placement.date >= contests[contest][0].date:
            closed[contest] = placement.date
    return closed
