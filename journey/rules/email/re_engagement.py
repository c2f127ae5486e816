"""No e-mail to readers who have gone quiet.

## What it does

Looks at any `days` consecutive days between the first and the last e-mail of the plan's window
(live posts on channels whose network is e-mail). Where they hold at least 6 e-mails, one of them
should be of the type re-engagement, or of another of the `types`. Stretches without one that begin
on consecutive days are one gap. So a plan whose e-mails have not gone on for so long is left alone,
and so is one with few of them.

## Why

Some people who used to open every e-mail stop from one day to the next, and say nothing. An e-mail
that says that they are missed, or an offer for them alone, brings some of them back (001, measuring
service via e-mail). Ninety days, and six e-mails in them, are our own measure.

## Fails

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
rules: {email/re-engagement: {days: 30}}
# calendars/december.yml
defaults: {channels: newsletter, stage: retention, type: newsletter}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-07, title: Two}
  - {date: 2026-12-13, title: Three}
  - {date: 2026-12-19, title: Four}
  - {date: 2026-12-25, title: Five}
  - {date: 2026-12-30, title: Six}
```

## Passes

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
rules: {email/re-engagement: {days: 30}}
# calendars/december.yml
defaults: {channels: newsletter, stage: retention, type: newsletter}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-07, title: Two}
  - {date: 2026-12-13, title: Three}
  - {date: 2026-12-19, title: Four}
  - {date: 2026-12-25, title: We miss you, type: re-engagement}
  - {date: 2026-12-30, title: Six}
```

## Options

- `days`: how many days are looked at together (default: 90).
- `types`: the types of post that count (default: re-engagement).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journey.dates import dates, spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Count, Names, listed
from journey.plan import Plan
from journey.rules.days import failing_stretches, number_of_days, place_of_gap
from journey.rules.emails import emails
from journey.rules.options import RuleOptions

SEVERITY: Severity = "info"

MIN_SAMPLE = 6
"""Under so many e-mails in a stretch, nobody has had the time to fall silent."""


class Options(RuleOptions):
    """What a plan can set."""

    days: Count = 90
    types: Names = ("re-engagement",)


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each stretch of e-mails without one to those who fell silent."""
    sent = emails(plan)
    if not sent or not options.types:
        return
    days = list(dates(sent[0].date, sent[-1].date))
    length = max(options.days, 1)
    if len(days) < length:
        return

    def asks(email: Placement) -> bool:
        return email.type in options.types

    def fails(counts: Counter[bool], number: int) -> bool:
        return number >= MIN_SAMPLE and not counts[True]

    asking = [email for email in sent if asks(email)]
    for start, end in failing_stretches(days, length, sent, asks, fails):
        yield Finding(
            SEVERITY,
            f"no e-mail for {number_of_days((end - start).days + 1)} to readers who have gone "
            f"quiet, {spoken(start, end)}",
            f"Send an e-mail of type {listed(options.types)} to those who no longer open any.",
            place_of_gap(plan, asking, start, "channels", sent[0].channel),
            scope=Scope(start, end, type=options.types[0]),
            gap=True,
        )
