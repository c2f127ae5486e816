"""Nothing exclusive for e-mail readers.

## What it does

Looks at any `days` consecutive days of the plan's window that hold at least 3 e-mails: live posts
on channels whose network is e-mail. One of them should be for readers alone: a post that is on no
other kind of channel, or one with an offer for them (`offer:` with `exclusive: yes`). Stretches
without one that begin on consecutive days are one gap. A window that is shorter than `days` is too
short to say.

So it finds letters that only pass on what is on the blog and the social networks anyway.

## Why

People give their address to get something for it. An offer or a piece of news for readers alone
makes them part of a circle that others want to join, and the list grows (000, e-mail marketing).
Sixty days, and three letters, are our own measure.

## Fails

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2027-01-31}
channels: {newsletter: {network: email}, blog: {network: blog}}
# calendars/winter.yml
defaults: {channels: "newsletter, blog", type: article, stage: interest}
posts:
  - {date: 2026-12-04, title: December}
  - {date: 2026-12-18, title: Christmas}
  - {date: 2027-01-08, title: January}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-01, end: 2027-01-31}
channels: {newsletter: {network: email}, blog: {network: blog}}
# calendars/winter.yml
defaults: {channels: "newsletter, blog", type: article, stage: interest}
posts:
  - {date: 2026-12-04, title: December}
  - {date: 2026-12-18, title: Christmas}
  - {date: 2027-01-08, title: A first look for our readers, channels: newsletter}
```

## Options

- `days`: how many days are looked at together (default: 60).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Count
from journey.plan import Plan
from journey.rules.days import failing_stretches, number_of_days, place_of_gap
from journey.rules.emails import email_channels, emails
from journey.rules.options import RuleOptions

SEVERITY: Severity = "info"

MIN_SAMPLE = 3
"""Under so many e-mails in a stretch, nothing is asked of them."""


class Options(RuleOptions):
    """What a plan can set."""

    days: Count = 60


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap for each stretch of days in which readers get what all others get, too."""
    length = max(options.days, 1)
    if len(plan.days) < length:
        return
    channels = email_channels(plan)
    posts: dict[str, Placement] = {}
    for email in emails(plan):
        posts.setdefault(email.id, email)
    others = plan.strategy.channels.keys() - set(channels)
    elsewhere = {placement.id for placement in plan.planned if placement.channel in others}

    def for_readers(email: Placement) -> bool:
        offer = email.content.offer
        return email.id not in elsewhere or (offer is not None and offer.exclusive)

    def fails(counts: Counter[bool], number: int) -> bool:
        return number >= MIN_SAMPLE and not counts[True]

    sent = list(posts.values())
    alone = [email for email in sent if for_readers(email)]
    for start, end in failing_stretches(plan.days, length, sent, for_readers, fails):
        yield Finding(
            SEVERITY,
            f"nothing just for e-mail readers for {number_of_days((end - start).days + 1)}, "
            f"{spoken(start, end)}",
            "Send them something that nobody else gets: an early look, an answer, or an offer with "
            "`exclusive: yes`.",
            place_of_gap(plan, alone, start, "channels", channels[0]),
            scope=Scope(start, end),
            gap=True,
        )
