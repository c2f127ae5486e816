"""An exclusive offer that others get as well.

## What it does

Looks at live posts with `offer: {exclusive: yes}`, deals, contests and others, and at the live
posts with the same `code`. All of them together may appear in one of three places: on social media,
in e-mails, or on the blog. An offer that appears in two is a finding, shown at the first exclusive
post. Two social networks are one place, and two newsletters are: an offer for all who follow the
brand is exclusive, if nobody else gets it.

## Why

An offer binds people if they can get it nowhere else, and only if that is true (001, special
offers); a page of the brand that repeats what everybody gets in the shop gives no reason to follow
it (001, nine ways, 7). The same holds for the readers of an e-mail (000, e-mail marketing).

## Fails

```yaml
# strategy.yml
channels: {newsletter: {network: email}, facebook: }
# calendars/december.yml
defaults: {type: deal, stage: decision}
posts:
  - date: 2026-12-01
    channels: newsletter, facebook
    title: For our readers alone
    offer: {code: EARLY, expires: 2026-12-05, exclusive: yes}
```

## Passes

```yaml
# strategy.yml
channels: {newsletter: {network: email}, facebook: }
# calendars/december.yml
defaults: {type: deal, stage: decision}
posts:
  - date: 2026-12-01
    channels: newsletter
    title: For our readers alone
    offer: {code: EARLY, expires: 2026-12-05, exclusive: yes}
  - date: 2026-12-02
    channels: facebook
    title: For everybody
    offer: {code: LATER, expires: 2026-12-05}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import listed, shown
from journey.plan import Plan

SEVERITY: Severity = "warning"

_PLACES = {"email": "in e-mails", "blog": "on the blog"}


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each exclusive offer that stands in several places."""
    for placements in _offers(plan):
        exclusive = [p for p in placements if p.content.offer and p.content.offer.exclusive]
        places = dict.fromkeys(p for p in (_place(plan, x) for x in placements) if p)
        if not exclusive or len(places) < 2:
            continue
        first = exclusive[0]
        start, end = placements[0].date, placements[-1].date
        yield Finding(
            SEVERITY,
            f"the exclusive offer of {shown(first.title)} appears {listed(places, 'and')}, "
            f"{spoken(start, end)}",
            "Keep it in one place, or remove `exclusive:`.",
            first.content.source.locate("offer", "exclusive"),
            post=first.id,
            scope=Scope(start, end),
            field="offer.exclusive",
        )


def _offers(plan: Plan) -> Iterator[list[Placement]]:
    """The placements of each offer, in order: those of one code, or of one post without a code."""
    offers: dict[tuple[str, str], list[Placement]] = defaultdict(list)
    for placement in plan.live:
        if offer := placement.content.offer:
            code = (offer.code or "").strip().casefold()
            offers["code" if code else "post", code or placement.id].append(placement)
    yield from offers.values()


def _place(plan: Plan, placement: Placement) -> str | None:
    channel = plan.strategy.channels.get(placement.channel)
    if channel is None or not channel.network:
        return None
    return _PLACES.get(channel.network, "on social media")
