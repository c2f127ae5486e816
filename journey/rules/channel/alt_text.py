"""A picture with missing or unhelpful alternative text.

## What it does

Looks at the pictures of each live post (files whose ending is that of a picture), on its social
channels, in its e-mails and on the blog, and finds one

- without `alt:`, of its own or of the post;
- whose `alt:` begins with "image of", "picture of" and the like, says no more than the name of the
  file, or is nothing but a hashtag or a link;
- whose `alt:` is longer than a network of the post takes, as that network counts.

All pictures of a post without alternative text are one finding. Telegram, TikTok, YouTube and
WhatsApp have no place for it: a post that is only there needs none.

## Why

People who cannot see a picture hear its alternative text, and a screen reader says "image" by
itself. A post is for everybody whom you want to reach, wherever they are (001, where your customers
are). The articles are older than this custom; the advice is that of the Web Accessibility
Initiative.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Blue,
     media: media/blue.jpg, alt: Picture of a blue mug}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Blue,
     media: media/blue.jpg, alt: A blue mug on a window sill}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journey.findings import Finding, Severity
from journey.model.post import Medium, Placement
from journey.model.values import FEW, listed, shown
from journey.networks import Fact
from journey.networks.counting import bound, count
from journey.plan import Plan
from journey.rules.attachments import with_kind
from journey.rules.limits import allowed, limits

SEVERITY: Severity = "warning"

_WITHOUT = frozenset({"telegram", "tiktok", "youtube", "whatsapp-channel", None})
_NO_WORDS = re.compile(r"#\w+|https?://\S+")
_OPENING = re.compile(r"(?:an? |the )?(?:image|picture|photo|photograph|graphic) (?:of|showing)\b")


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post whose pictures lack a text that helps."""
    seen: set[tuple[str, str]] = set()
    most = {
        name: limits(channel, "alt")
        for name, channel in plan.strategy.channels.items()
        if channel.network not in _WITHOUT
    }
    for placement in plan.live:
        if not placement.content.media or placement.channel not in most:
            continue
        for finding in _findings(placement, most[placement.channel]):
            key = placement.id, finding.message
            if key not in seen:
                seen.add(key)
                yield finding


def _findings(placement: Placement, most: Sequence[Fact]) -> Iterator[Finding]:
    content = placement.content
    pictures = with_kind(content, "picture")
    bare = [medium for medium in pictures if not (medium.alt or content.alt or "").strip()]
    if bare:
        files = listed([shown(medium.file) for medium in bare], "and", most=FEW)
        number = content.media.index(bare[0])
        yield Finding(
            SEVERITY,
            f"{files} {'has' if len(bare) == 1 else 'have'} no alternative text",
            "Describe it in `alt:` for people who cannot see it: “A blue mug on a sill”.",
            content.source.locate("media", number),
            post=placement.id,
            field="alt",
        )
    for medium in pictures:
        if alt := (medium.alt or content.alt or "").strip():
            for what, help in _faults(alt, medium, placement.channel, most):
                path = ("media", content.media.index(medium), "alt") if medium.alt else ("alt",)
                yield Finding(
                    SEVERITY,
                    f"the alternative text {shown(alt)} {what}",
                    help,
                    content.source.locate(*path),
                    post=placement.id,
                    field="alt",
                )


def _faults(
    alt: str, medium: Medium, channel: str, most: Sequence[Fact]
) -> Iterator[tuple[str, str]]:
    """What is wrong with an alternative text, and what to do about it."""
    lower, name = alt.lower(), medium.file.rpartition("/")[2].lower()
    if opening := _OPENING.match(lower):
        yield (
            f"begins with “{alt[: opening.end()]}”",
            "Begin with what the picture shows: screen readers already say that it is a picture.",
        )
    elif lower in (name, name.rpartition(".")[0]):
        yield "is the name of the file", "Say what the picture shows: “A blue mug on a sill”."
    elif _NO_WORDS.fullmatch(alt):
        yield "describes nothing", "Say what the picture shows: “A blue mug on a sill”."
    for fact in most:
        if bound(alt, fact.unit) > fact.value and (n := count(alt, fact.unit)) > fact.value:
            yield (
                f"is {n:,} characters long, but {allowed(fact, channel)} {fact.value:,}",
                "Keep what matters in the picture, and put the rest into the copy.",
            )
