"""An offer without an end, already over, or overlapping another.

## What it does

Looks at three things of live posts.

- A post of type `deal` should say when its offer ends: `offer: {expires: …}`. Another post with the
  same `code`, or of the same campaign, may say so for it, after the plan's window, too; so may the
  `end` of its campaign.
- No offer, of whatever type of post, may have ended before the day its post goes out.
- Two offers should not run at the same time for the same people: deals that go out on the same
  channel, to a common audience, and overlap by more than a day. A deal begins on its `starts` or,
  without that, on the day that it goes out, and one without an end is not looked at. Posts with the
  same `code`, or of the same campaign, are one offer. A post without an audience is for all
  audiences of its stage's relationship; where the strategy has none, nothing is said. Each offer is
  named once, with one that it overlaps.

## Why

An offer works because it is only there for those who act: for a limited time (001, special offers),
and told to the people it is for (000, e-mail marketing). One without an end is a price, and two at
once make people wait for a third. That offers should not overlap is our own advice.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: deal, stage: decision}
posts:
  - {date: 2026-12-01, title: Ten percent off}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: deal, stage: decision}
posts:
  - {date: 2026-12-01, title: Ten percent off, offer: {code: TEN, expires: 2026-12-05}}
  - {date: 2026-12-05, title: Ten percent off until tonight, offer: {code: TEN}}
```
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Offer, Placement, Post
from journey.model.values import shown
from journey.plan import Plan

SEVERITY: Severity = "warning"

Identity = tuple[str, str]
"""What makes posts posts of one offer."""


class _Running(NamedTuple):
    """A deal, from its first day to its last."""

    start: dt.date
    end: dt.date
    which: Identity
    placement: Placement


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each offer without an end, that is over, or that overlaps another."""
    yield from _endless(plan)
    yield from _over(plan)
    yield from _overlapping(plan)


def _endless(plan: Plan) -> Iterator[Finding]:
    ending = {
        key
        for placement in plan.planned
        if placement.content.offer and placement.content.offer.expires
        for key in _keys(placement.content)
    }
    campaigns = plan.strategy.campaigns
    ending |= {("campaign", name) for name, campaign in campaigns.items() if campaign.end}
    said: set[str] = set()
    for placement in plan.by_type.get("deal", ()):
        content = placement.content
        if placement.id in said or (content.offer and content.offer.expires):
            continue
        if not ending.isdisjoint(_keys(content)):
            continue
        said.add(placement.id)
        yield Finding(
            SEVERITY,
            f"the deal {shown(placement.title)} of {spoken(placement.date)} has no end date",
            "Say when it ends, for example `offer: {expires: 2026-12-31}`, and tell readers.",
            content.source.locate("offer"),
            post=placement.id,
            field="offer.expires",
        )


def _keys(content: Post) -> list[Identity]:
    """What a post may have in common with others of the same offer."""
    code = _code(content.offer)
    keys = [("code", code)] if code else []
    return keys + ([("campaign", content.campaign)] if content.campaign else [])


def _code(offer: Offer | None) -> str:
    return (offer.code or "").strip().casefold() if offer else ""


def _over(plan: Plan) -> Iterator[Finding]:
    said: set[str] = set()
    for placement in plan.live:
        offer = placement.content.offer
        if not offer or not offer.expires or offer.expires >= placement.date:
            continue
        if placement.id in said or (offer.starts and offer.expires < offer.starts):
            continue
        said.add(placement.id)
        yield Finding(
            SEVERITY,
            f"the offer of {shown(placement.title)} ends on {spoken(offer.expires)}, before the "
            f"post goes out on {placement.channel} on {spoken(placement.date)}",
            "Move the post, or correct `expires:`.",
            placement.content.source.locate("offer", "expires"),
            post=placement.id,
            field="offer.expires",
        )


def _overlapping(plan: Plan) -> Iterator[Finding]:
    """A finding for each offer that begins while another runs for the same people."""
    said: set[Identity] = set()
    for (channel, audience), deals in _deals(plan).items():
        latest: _Running | None = None  # of those that have begun, the one that runs longest
        other: _Running | None = None  # and the one that does so of those of another offer
        for deal in sorted(deals, key=lambda d: d.start):
            rival = other if latest and latest.which == deal.which else latest
            if rival and deal.start < min(deal.end, rival.end):
                if deal.which not in said:
                    yield _overlap(deal, rival, channel, audience)
                said.add(deal.which)
            if latest is None or latest.which == deal.which:
                latest = max(filter(None, (latest, deal)), key=lambda d: d.end)
            elif deal.end > latest.end:
                latest, other = deal, latest
            elif other is None or deal.end > other.end:
                other = deal


def _overlap(deal: _Running, rival: _Running, channel: str, audience: str) -> Finding:
    placement, end = deal.placement, min(deal.end, rival.end)
    return Finding(
        SEVERITY,
        f"the deal {shown(placement.title)} overlaps with {shown(rival.placement.title)} for "
        f"{audience} on {channel}, {spoken(deal.start, end)}",
        "Let one end before the other begins, or give them different audiences.",
        placement.content.source.locate("offer"),
        post=placement.id,
        scope=Scope(deal.start, end, channel=channel, audience=audience),
        field="offer",
    )


def _deals(plan: Plan) -> dict[tuple[str, str], list[_Running]]:
    """The deals that end, by channel and audience, in order of their placements."""
    campaign_of: dict[str, str] = {}
    deals = [(p, p.content.offer) for p in plan.by_type.get("deal", ()) if p.content.offer]
    for placement, offer in deals:
        if placement.content.campaign and _code(offer):
            campaign_of.setdefault(_code(offer), placement.content.campaign)
    running: dict[tuple[str, str], list[_Running]] = defaultdict(list)
    for placement, offer in deals:
        if offer is None or offer.expires is None:
            continue
        code = _code(offer)
        campaign = placement.content.campaign or campaign_of.get(code)
        which = ("campaign", campaign) if campaign else ("code", code) if code else None
        start = offer.starts or placement.date
        if start <= offer.expires:
            deal = _Running(start, offer.expires, which or ("post", placement.id), placement)
            for audience in _audiences(plan, placement):
                running[placement.channel, audience].append(deal)
    return running


def _audiences(plan: Plan, placement: Placement) -> list[str]:
    """The audiences of a post, as far as the strategy knows them."""
    known, stage = plan.strategy.audiences, plan.strategy.journey.get(placement.stage or "")
    if named := placement.content.audience:
        return [name for name in dict.fromkeys(named) if name in known]
    whom = stage and stage.relationship
    return [name for name, audience in known.items() if audience.relationship == whom]
