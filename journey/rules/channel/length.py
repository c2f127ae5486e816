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
from journey.model.post import Placement, Post
from journey.model.strategy import Channel
from journey.networks import Fact, network
from journey.networks.counting import beginning, bound, count
from journey.plan import Plan
from journey.rules.attachments import with_kind
from journey.rules.limits import Limited, allowed, limits, or_its_own, severity

SEVERITY: Severity = "error"

_TEXTS: tuple[Limited, ...] = ("copy", "title", "subject")
_COUNTED = {
    "graphemes": "characters (an emoji counts 1)",
    "utf16": "characters (an emoji counts 2 or more)",
    "bytes": "bytes (an accent counts 2, an emoji 4 or more)",
    "x-weighted": "characters (a link counts 23, an emoji 2)",
    "threads": "characters (an emoji counts 4 or more)",
    "mastodon": "characters (a link counts 23)",
}


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each text of a placement that is longer than its channel takes."""
    for name, channel in plan.strategy.channels.items():
        for what in _TEXTS:
            for fact in limits(channel, what):
                for placement in plan.by_channel.get(name, ()):
                    text = getattr(placement.content, what)
                    if text and _applies(fact, placement.content):
                        yield from _too_long(placement, channel, what, text.rstrip(), fact)


def _applies(fact: Fact, content: Post) -> bool:
    """Whether a limit is for a post with such media."""
    if fact.when == "always":
        return True
    video = content.type == "video" or bool(with_kind(content, "video"))
    if fact.when == "media":
        return video or bool(content.media)
    return video if fact.when == "video" else bool(content.media) and not video


def _too_long(
    placement: Placement, channel: Channel, what: Limited, text: str, fact: Fact
) -> Iterator[Finding]:
    link = _link_behind(placement.content, channel) if what == "copy" else ""
    if bound(text + link, fact.unit) <= fact.value:
        return
    number = count(text + link, fact.unit)
    if number <= fact.value:
        return
    characters = _COUNTED[fact.unit] if number != len(text + link) else "characters"
    kept = beginning(text, fact.unit, fact.value - count(link, fact.unit))
    yield Finding(
        severity(fact),
        f"the {what}{' with its link' if link else ''} has {number:,} {characters}, but "
        f"{allowed(fact, placement.channel)} {fact.value:,}: {number - fact.value:,} too many"
        f"{_cut(kept)}",
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


def _link_behind(content: Post, channel: Channel) -> str:
    """What a link adds to the copy, where it has no place of its own."""
    in_copy = network(channel.network).link_in_copy
    if not content.link or not (in_copy and in_copy.value) or content.link in (content.copy or ""):
        return ""
    return f"\n{content.link}"
