"""Links that readers cannot click, or too many links.

## What it does

Looks at the links (`https://…`) in the copy of each live placement. On Instagram and TikTok nobody
can follow them: a finding for each placement that has one. Threads takes five different ones; a
channel that wants fewer says so in the strategy: `facebook: {limits: {links: 1}}`. The post's
`link:` is not part of the copy and is not looked at, nor is an address without `https://`, which
readers may remember and type.

## Why

Whoever wants to know more should have the shortest way there (003, decision). A link that does
nothing when it is touched is a closed door, and long ones are nothing to read. Where links work and
how many a post may have is the networks' own.

## Fails

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: instagram, type: deal, stage: decision,
     copy: "The winter mugs are here: https://fern.example/winter"}
```

## Passes

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: instagram, type: deal, stage: decision,
     copy: "The winter mugs are here: link in bio", link: "https://fern.example/winter"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.values import shown
from journey.networks import network
from journey.plan import Plan
from journey.rules.limits import or_its_own, too_many_in_copy
from journey.rules.links import links_in

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each placement whose links cannot be followed, or are too many."""
    for name, channel in plan.strategy.channels.items():
        if network(channel.network).links_clickable is False:
            yield from _dead(plan, name)
    yield from too_many_in_copy(plan, "links", _different, SEVERITY)


def _dead(plan: Plan, channel: str) -> Iterator[Finding]:
    for placement in plan.by_channel.get(channel, ()):
        link = next(links_in(placement.content.copy or ""), None)
        if link:
            yield Finding(
                SEVERITY,
                f"nobody can click {shown(link)} on {channel}: links in its copy are plain text",
                "Say where to find it (“link in bio”) and put the link into `link:`"
                f"{or_its_own('copy', placement)}.",
                placement.content.source.locate("copy"),
                post=placement.id,
                field="copy",
                scope=Scope(placement.date, placement.date, channel=channel),
            )


def _different(copy: str) -> set[str]:
    return set(links_in(copy))
