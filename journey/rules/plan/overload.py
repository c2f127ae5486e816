"""Too many posts for one person on one day.

## What it does

Counts, for each person and each date of the plan's window, the live placements that the person
owns (`owner`) or has to answer (`responder` of the post, else of its channel). One that the same
person owns and answers counts once. Over `max_per_day` of them is too many; days that follow each
other are one finding, shown at the first placement too many.

## Why

Whoever monitors the channels must answer quickly, and needs the time for it (003, not a 9-to-5
job); assign people, and have somebody in reserve (002). A plan that leans on one person stops with
that person. Eight a day is our own measure.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
people: {dana: }
rules: {plan/overload: {max_per_day: 1}}
# calendars/december.yml
defaults: {channels: facebook, type: quote, stage: interest, owner: dana}
posts:
  - {date: 2026-12-01 10:30, title: One}
  - {date: 2026-12-01 18:00, title: Two}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
people: {dana: , sam: }
rules: {plan/overload: {max_per_day: 1}}
# calendars/december.yml
defaults: {channels: facebook, type: quote, stage: interest, owner: dana}
posts:
  - {date: 2026-12-01 10:30, title: One}
  - {date: 2026-12-01 18:00, title: Two, owner: sam}
```

## Options

- `max_per_day`: how many placements one person can own or answer a day (default: 8).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.days import runs, spoken_run
from journey.rules.options import RuleOptions

SEVERITY: Severity = "info"


class Options(RuleOptions):
    """What a plan can set."""

    max_per_day: Count = 8


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each run of days on which a person has too much to do."""
    for person, days in sorted(_work(plan).items()):
        busy = {
            day
            for day, placements in days.items()
            if len(placements) > options.max_per_day and not plan.waived(day)
        }
        for run in runs(busy, plan.days):
            yield _finding(person, run, days, options)


def _finding(
    person: str, run: Sequence[dt.date], days: Mapping[dt.date, list[Placement]], options: Options
) -> Finding:
    most = max(len(days[day]) for day in run)
    up_to = f"up to {most} posts a day" if len(run) > 1 else f"{most} post{'s' * (most > 1)}"
    return Finding(
        SEVERITY,
        f"{person} has {up_to} to own or answer on {spoken_run(run)}",
        f"Give some of them to somebody else: more than {options.max_per_day} a day is too much.",
        days[run[0]][options.max_per_day].content.source.locate("date"),
        scope=Scope(run[0], run[-1]),
        days=tuple(run),
        field=f"people.{person}",
    )


def _work(plan: Plan) -> dict[str, dict[dt.date, list[Placement]]]:
    """The live placements that each person owns or answers, by date."""
    work: dict[str, dict[dt.date, list[Placement]]] = defaultdict(lambda: defaultdict(list))
    for placement in plan.live:
        for person in {placement.content.owner, plan.responder(placement)} - {None}:
            work[str(person)][placement.date].append(placement)
    return work
