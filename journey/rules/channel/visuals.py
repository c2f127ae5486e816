"""Too few pictures and videos.

## What it does

Counts, for each social channel, the live placements with a picture or a video in `media:`, and
those of type video. Fewer than `min` percent are a finding. Networks that take nothing else
(YouTube, Instagram, TikTok, Pinterest) are passed over, and so is a channel with fewer than 10
placements, and a plan in which no post has any `media:`: it keeps its pictures elsewhere.

## Why

Posts with strong pictures are the ones that people stop at and pass on (001, eight tricks: great
graphics). That it should be every other post is our own number, and so it is information only.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-01, title: One, media: media/one.jpg}
  - {date: 2026-12-02, title: Two}
  - {date: 2026-12-03, title: Three}
  - {date: 2026-12-04, title: Four}
  - {date: 2026-12-05, title: Five}
  - {date: 2026-12-06, title: Six}
  - {date: 2026-12-07, title: Seven}
  - {date: 2026-12-08, title: Eight}
  - {date: 2026-12-09, title: Nine}
  - {date: 2026-12-10, title: Ten}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-01, title: One, media: media/one.jpg}
  - {date: 2026-12-02, title: Two}
  - {date: 2026-12-03, title: Three, media: media/three.mp4}
  - {date: 2026-12-04, title: Four}
  - {date: 2026-12-05, title: Five, type: video}
  - {date: 2026-12-06, title: Six}
  - {date: 2026-12-07, title: Seven, media: media/seven.jpg}
  - {date: 2026-12-08, title: Eight}
  - {date: 2026-12-09, title: Nine, media: media/nine.jpg}
  - {date: 2026-12-10, title: Ten}
```

## Options

- `min`: the smallest share of placements with a picture or a video, in percent (default: 50%).
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import Share
from journey.networks import network
from journey.plan import Plan
from journey.rules.attachments import kind_of
from journey.rules.options import RuleOptions
from journey.rules.shares import percent, shares

SEVERITY: Severity = "info"


class Options(RuleOptions):
    """What a plan can set."""

    min: Share = 50.0


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each social channel with too few pictures and videos."""
    if not any(placement.content.media for placement in plan.live):
        return
    for name in plan.social_channels:
        if network(plan.strategy.channels[name].network).text_alone:
            continue
        placements = plan.by_channel.get(name, [])
        found = shares([_visual(placement) for placement in placements])
        share = found.get(True, 0.0)
        if found and share < options.min:
            first, last = placements[0].date, placements[-1].date
            bare = next(placement for placement in placements if not _visual(placement))
            without = 100 - share  # which is worse the larger it is
            yield Finding(
                SEVERITY,
                f"{percent(without)} of the posts on {name} have no picture and no video; at least "
                f"{percent(options.min)} should have one",
                "Add pictures or videos to some of them: they are what people stop for and share.",
                bare.content.source.locate(),
                scope=Scope(first, last, channel=name),
                share=without,
            )


def _visual(placement: Placement) -> bool:
    if placement.type == "video":
        return True
    return any(kind_of(medium) in ("picture", "video") for medium in placement.content.media)
