"""One e-mail to both customers and prospects.

## What it does

Looks at every live post on a channel whose network is e-mail, and at the audiences that it names
there: in `audience`, and in `segment` where a segment has the name of an audience. Some of them
being prospects and some customers is a finding, one for each post. Segments with other names are
not looked at, nor are posts that name no audience.

## Why

Those who bought want to know how to get more out of it, and what is new; those who did not are to
be taught and won, with an offer now and then. So what they are told should not be the same (000,
e-mail marketing).

## Fails

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
audiences: {newcomers: {relationship: prospect}, regulars: {relationship: customer}}
# calendars/december.yml
posts:
  - date: 2026-12-01
    channels: newsletter
    type: newsletter
    stage: interest
    title: Winter
    audience: newcomers, regulars
```

## Passes

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
audiences: {newcomers: {relationship: prospect}, regulars: {relationship: customer}}
# calendars/december.yml
defaults: {date: 2026-12-01, channels: newsletter, type: newsletter}
posts:
  - {title: Winter is coming, stage: interest, audience: newcomers}
  - {title: Your plants in winter, stage: retention, audience: regulars}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journey.findings import Finding, Severity
from journey.model.values import listed, shown
from journey.plan import Plan
from journey.rules.emails import emails, named_audiences

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that goes out by e-mail to prospects and customers at once."""
    said: set[str] = set()
    for email in emails(plan):
        content = email.content
        prospects, customers = _divided(plan, named_audiences(plan, content))
        if not prospects or not customers or email.id in said:
            continue
        said.add(email.id)
        field = "audience" if all(_divided(plan, content.audience)) else "segment"
        yield Finding(
            SEVERITY,
            f"{shown(email.title)} goes to prospects ({listed(prospects, 'and')}) and to "
            f"customers ({listed(customers, 'and')}) at once",
            "Split it into two e-mails: one that helps those who bought, one that wins the others.",
            content.source.locate(field),
            post=email.id,
            field=field,
        )


def _divided(plan: Plan, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The audiences of prospects, and those of customers."""
    known = plan.strategy.audiences
    prospects = [n for n in names if n in known and known[n].relationship == "prospect"]
    customers = [n for n in names if n in known and known[n].relationship == "customer"]
    return prospects, customers
