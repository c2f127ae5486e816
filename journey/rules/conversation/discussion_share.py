"""Too few posts that ask for an answer.

## What it does

Counts the live placements of each social channel in the plan's window, those of a type that the
plan knows. At least `min` of them must be of a conversational type (question, contest, feedback
request, review request, and types of the plan's own with `conversational: yes`). A channel that has
fewer is a finding, shown at the channel in the strategy. A channel with fewer than `min_sample`
placements is passed over.

Networks where a post is looked up, watched or read rather than answered are passed over, too:
YouTube, Pinterest, Google Business, Telegram and WhatsApp channels. On TikTok every post is a
video, so those of type `video` are not counted there.

## Why

Information that nobody is asked about goes one way only. Pages come alive when they ask their
readers for something, and give them a place for questions of their own (000, key 4); a business
that treats them as a notice board has little success with them (000). How large the share should
be is our own number.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
rules: {conversation/discussion-share: {min_sample: 3}}
# calendars/december.yml
defaults: {channels: facebook, stage: interest}
posts:
  - {date: 2026-12-01, type: quote, title: One}
  - {date: 2026-12-02, type: article, title: Two}
  - {date: 2026-12-03, type: video, title: Three}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
rules: {conversation/discussion-share: {min_sample: 3}}
# calendars/december.yml
defaults: {channels: facebook, stage: interest}
posts:
  - {date: 2026-12-01, type: quote, title: One}
  - {date: 2026-12-02, type: article, title: Two}
  - {date: 2026-12-03, type: question, title: Which one is yours?}
```

## Options

- `min`: the smallest share of a channel's placements that should ask for an answer (default: 20%).
- `min_sample`: how many placements it takes for a share to say something (default: 10).
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.values import Count, Share
from journey.plan import Plan
from journey.rules.options import RuleOptions
from journey.rules.repeats import kind_on
from journey.rules.shares import MIN_SAMPLE

SEVERITY: Severity = "warning"

_ONE_WAY = frozenset({"youtube", "pinterest", "google-business", "telegram", "whatsapp-channel"})
"""Social networks where few answer, however well they are asked."""


class Options(RuleOptions):
    """What a plan can set."""

    min: Share = 20.0
    min_sample: Count = MIN_SAMPLE


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each channel on which too few posts ask for an answer."""
    if plan.window is None:
        return
    start, end = plan.window
    types = plan.strategy.post_types
    for channel in plan.social_channels:
        if plan.strategy.channels[channel].network in _ONE_WAY:
            continue
        kind = kind_on(plan.strategy.channels[channel])
        kinds = [kind(placement) for placement in plan.by_channel.get(channel, ())]
        asking = [types[name].conversational for name in kinds if name in types]
        number, of = sum(asking), len(asking)
        if of < max(options.min_sample, 1) or number * 100 >= options.min * of:
            continue
        yield Finding(
            SEVERITY,
            f"{number or 'none'} of {of} posts on {channel} {'are' if number > 1 else 'is'} of a "
            f"type that asks for an answer, {spoken(start, end)}; at least {options.min:g} % "
            "should be",
            "Add questions, contests or requests for feedback, or turn some posts into them.",
            plan.source.locate_key("channels", channel),
            scope=Scope(start, end, channel=channel),
            gap=True,
            share=100 * number / of,
        )
