"""Copy, a title or a subject that is too long.

## What it does

Counts the copy of each live placement as its network counts it, and so the title where the network
shows one (YouTube, Pinterest, Reddit, pictures on TikTok) and the subject of an e-mail. Networks
count differently: X counts a link as 23 and an emoji as 2, Bluesky counts what readers see as one
character, YouTube counts bytes, Threads counts an emoji by its bytes, Mastodon leaves the server
out of a mention. Where a link has no place of its own and is not in the copy yet (X, Mastodon,
Telegram), it is counted after it. Each limit is kept with its source: one that the network itself
gives makes an error, one that others tell makes a warning.

A channel that may write more, or wants to write less, says so in the strategy, counted as its
network counts: `mastodon: {limits: {copy: 5000}}`. Such a limit makes an error.

## Why

What is too long is refused, or cut in the middle of the sentence that mattered, and nobody notices
until it is out. Know each place that you use, and write for it (001, several channels). The numbers
are the networks' own.

## Fails

```yaml
# strategy.yml
channels: {bluesky: {limits: {copy: 20}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: bluesky, type: quote, stage: interest,
     copy: Clay forgives most of us}
```

## Passes

```yaml
# strategy.yml
channels: {bluesky: {limits: {copy: 20}}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: bluesky, type: quote, stage: interest,
     copy: Clay forgives most}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Channel
from journey.networks import Fact
from journey.networks.counting import COUNTED, beginning, bound, count
from journey.plan import Plan
from journey.rules.limits import (
    Limited,
    allowed,
    applies,
    limits,
    link_behind,
    or_its_own,
    severity,
)

SEVERITY: Severity = "error"
MOST_CUTS = 250
"""So many findings say where the text would be cut, which takes long to find out."""

_TEXTS: tuple[Limited, ...] = ("copy", "title", "subject")


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each text of a placement that is longer than its channel takes."""
    cuts = iter(range(MOST_CUTS))
    for name, channel in plan.strategy.channels.items():
        for what in _TEXTS:
            for fact in limits(channel, what):
                for placement in plan.by_channel.get(name, ()):
                    text = getattr(placement.content, what)
                    if text and applies(fact, placement.content):
                        yield from _too_long(placement, channel, what, text.rstrip(), fact, cuts)


def _too_long(
    placement: Placement,
    channel: Channel,
    what: Limited,
    text: str,
    fact: Fact,
    cuts: Iterator[int],
) -> Iterator[Finding]:
    link = link_behind(placement.content, channel) if what == "copy" else ""
    if bound(text + link, fact.unit) <= fact.value:
        return
    number = count(text + link, fact.unit)
    if number <= fact.value:
        return
    characters = COUNTED[fact.unit] if number != len(text + link) else "characters"
    cut = ""
    if next(cuts, None) is not None:
        cut = _cut(beginning(text, fact.unit, fact.value - count(link, fact.unit)))
    yield Finding(
        severity(fact),
        f"the {what}{' with its link' if link else ''} has {number:,} {characters}, but "
        f"{allowed(fact, placement.channel)} {fact.value:,}: {number - fact.value:,} too many{cut}",
        f"Shorten it{or_its_own(what, placement)}.",
        placement.content.source.locate(what),
        post=placement.id,
        field=what,
        scope=Scope(placement.date, placement.date, channel=placement.channel),
    )


def _cut(kept: str) -> str:
    """Where the cut falls, in words: after the last ones that are kept."""
    words = " ".join(kept.split())
    if len(words) > 30:
        words = f"…{words[-30:].partition(' ')[2] or words[-30:]}"
    return f", cut after “{words}”" if words else ""
