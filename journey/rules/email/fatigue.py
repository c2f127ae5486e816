"""Too many e-mails to the same people.

## What it does

Counts the e-mails that a group of readers gets in any 7 consecutive days of the plan's window. More
than `max_per_week` is a finding; where such stretches begin on consecutive days, they are one,
shown at the first e-mail too many. Groups that get the very same e-mails are one finding as well.

An e-mail goes to its segments. Without `segment`, it goes to its audiences; without those, to every
audience that is what its stage is for, prospects or customers, or to all prospects or all customers
where the strategy has no such audience. All channels whose network is e-mail count together, and a
post counts once, even if it is on several of them; channels for different readers need segments to
be told apart. What is sent to a segment does not count for the audience around it: not all of the
audience gets it.

Readers who signed up for more get more: the `min` of the cadences of the group's channels, added up
for a week, is never too many.

## Why

How many e-mails are welcome depends on who gets them: a loyal customer may like one a day, somebody
who hardly knows the brand one in two weeks (001, measuring service via e-mail). Two a week is our
own measure for those who were never asked.

## Fails

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
audiences: {newcomers: }
# calendars/december.yml
defaults: {channels: newsletter, type: newsletter, stage: interest, audience: newcomers}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-03, title: Two}
  - {date: 2026-12-07, title: Three}
```

## Passes

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
audiences: {newcomers: }
# calendars/december.yml
defaults: {channels: newsletter, type: newsletter, stage: interest, audience: newcomers}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-03, title: Two}
  - {date: 2026-12-08, title: Three}
```

## Options

- `max_per_week`: how many e-mails a group may get in 7 days (default: 2).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Cadence
from journey.model.values import Count, listed, shown
from journey.plan import Plan
from journey.rules.emails import emails
from journey.rules.options import RuleOptions

SEVERITY: Severity = "warning"

WEEK = 7


class Options(RuleOptions):
    """What a plan can set."""

    max_per_week: Count = 2


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each stretch of days in which a group of readers gets too many."""
    promised = {
        name: _a_week(channel.cadence)
        for name, channel in plan.strategy.channels.items()
        if channel.cadence
    }
    groups: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    stretches: dict[tuple[int, tuple[str, ...]], Sequence[Placement]] = {}
    for group, got in _by_group(plan).items():
        expected = sum(promised.get(channel, 0) for channel in {email.channel for email in got})
        most = max(options.max_per_week, expected)
        for stretch in _too_many(got, most):
            same = most, tuple(email.id for email in stretch)
            groups[same].append(group)
            stretches.setdefault(same, stretch)
    for (most, ids), names in groups.items():
        stretch = stretches[most, ids]
        start, end, too_many = stretch[0].date, stretch[-1].date, stretch[most]
        audience = names[0] if len(names) == 1 and names[0] in plan.strategy.audiences else None
        yield Finding(
            SEVERITY,
            f"{len(ids)} e-mail{'s' * (len(ids) != 1)} to {_spoken(plan, names)}, "
            f"{spoken(start, end)}: more than {most} in {WEEK} days",
            "Move some to other weeks, combine two into one, or send them to fewer people.",
            too_many.content.source.locate("date"),
            post=too_many.id,
            scope=Scope(start, end, audience=audience),
            field="date",
        )


def _a_week(cadence: Cadence) -> int:
    """How many posts a week a cadence asks for."""
    if cadence.per == "day":
        return cadence.min * len(cadence.days)
    return cadence.min if cadence.per == "week" else 0


def _by_group(plan: Plan) -> Mapping[str, Sequence[Placement]]:
    """The e-mails that each group of readers gets, each post once."""
    groups: dict[str, dict[str, Placement]] = defaultdict(dict)
    for email in emails(plan):
        for group in dict.fromkeys(_readers(plan, email)):
            groups[group].setdefault(email.id, email)
    return {group: list(got.values()) for group, got in groups.items()}


def _readers(plan: Plan, email: Placement) -> Sequence[str]:
    content, stage = email.content, plan.strategy.journey.get(email.stage or "")
    if content.segment or content.audience or not stage:
        return content.segment or content.audience
    to = stage.relationship
    audiences = plan.strategy.audiences.items()
    return [name for name, audience in audiences if audience.relationship == to] or [f"all {to}s"]


def _too_many(got: Sequence[Placement], most: int) -> Iterator[Sequence[Placement]]:
    """Yield the e-mails of each stretch in which any 7 days hold too many.

    So many and one within 7 days are too many for every 7 days that hold them all. Where the first
    days of these follow each other, they are one stretch.
    """
    days = [email.date.toordinal() for email in got]
    stretches: list[tuple[int, int]] = []
    for first, last in zip(days, days[most:], strict=False):
        if last - first < WEEK:
            begun = last - WEEK + 1
            if stretches and begun <= stretches[-1][1] + 1:
                begun = stretches.pop()[0]
            stretches.append((begun, first))
    for begun, latest in stretches:
        yield got[bisect_left(days, begun) : bisect_right(days, latest + WEEK - 1)]


def _spoken(plan: Plan, names: Sequence[str]) -> str:
    known = {*plan.strategy.audiences, "all prospects", "all customers"}
    return listed([name if name in known else shown(name) for name in names], "and")
