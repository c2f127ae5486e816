"""A sales e-mail to existing customers.

## What it does

Looks at every live post on a channel whose network is e-mail that goes to customers only: all
audiences that it names, in `audience` or `segment`, are customers; where it names none, its stage
is one for customers. There, a promotional type (deal, contest, and types of the plan's own with
`promotional: yes`) is a finding, unless the post has an offer that nobody else gets: `offer:` with
`exclusive: yes`. A launch passes: customers want to hear what is new. Each post is one finding.

This rule is off unless the strategy asks for it: `rules: {email/hard-sell: warning}`.

## Why

Where businesses sell to businesses, a customer is not sold to but kept informed: updates, upgrades,
how to do things, new products (000, e-mail marketing). The same article expects nothing but sales
and specials of shops, so the rule is for those whom it fits. An offer for readers alone makes them
feel part of something, and is welcome.

## Fails

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
audiences: {clients: {relationship: customer}}
rules: {email/hard-sell: warning}
# calendars/december.yml
posts:
  - date: 2026-12-01
    channels: newsletter
    type: deal
    stage: retention
    title: Ten percent off
    audience: clients
```

## Passes

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
audiences: {clients: {relationship: customer}}
rules: {email/hard-sell: warning}
# calendars/december.yml
posts:
  - date: 2026-12-01
    channels: newsletter
    type: deal
    stage: retention
    title: A day before everybody else
    audience: clients
    offer: {code: EARLY, expires: 2026-12-02, exclusive: yes}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.strategy import Level
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.emails import emails, named_audiences

SEVERITY: Level = "off"

_NEWS = "launch"
"""Promotional, and what customers want to hear all the same."""


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that sells to customers by e-mail, and to them like to all."""
    severity: Severity = "warning"
    said: set[str] = set()
    for email in emails(plan):
        if email.id in said or not _sells(plan, email) or not _for_customers(plan, email):
            continue
        said.add(email.id)
        yield Finding(
            severity,
            f"{shown(email.title)} sells to customers: its type is {email.type}, and its offer is "
            "not for them alone",
            "Help them get more out of what they bought, or make the offer exclusive: "
            "`offer: {exclusive: yes}`.",
            email.content.source.locate("type"),
            post=email.id,
            field="type",
        )


def _sells(plan: Plan, email: Placement) -> bool:
    kind = plan.strategy.post_types.get(email.type or "")
    offer = email.content.offer
    exclusive = offer is not None and offer.exclusive
    return kind is not None and kind.promotional and kind.id != _NEWS and not exclusive


def _for_customers(plan: Plan, email: Placement) -> bool:
    audiences = named_audiences(plan, email.content)
    if audiences:
        return {plan.strategy.audiences[name].relationship for name in audiences} == {"customer"}
    stage = plan.strategy.journey.get(email.stage or "")
    return stage is not None and stage.relationship == "customer"
