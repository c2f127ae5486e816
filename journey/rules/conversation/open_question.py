"""A question that leaves people little to say.

## What it does

Looks at live posts of type `question` on social channels, at the copy that each channel gets. The
copy should ask for at least a sentence. It asks nothing where it has no question mark, no word like
"which" or "why", and no invitation such as "tell us". It can be answered with yes or no where each
of its questions begins with a word like "do", "is" or "would", offers nothing to choose from
("or"), and nothing around it invites more than that.

Words are those of the strategy's `language:`, English, German, French or Spanish; in others nothing
is said. What might be an open question passes: one with "what" in any sentence, a gap to fill in, a
hand that points to the comments. What the pictures' `alt:` says counts as copy, and so does the
title on networks that show one. Where no copy is written yet, the title is looked at if it is a
question; a title that is not may be just a working title.

## Why

A question is the best way to start a discussion if it asks for a sentence at least (000, key 4).
"Do you like winter?" is over with one word; "what do you like about winter?" is not.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: question, stage: interest}
posts:
  - {date: 2026-12-01, title: Winter, copy: Do you like winter?}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: question, stage: interest}
posts:
  - {date: 2026-12-01, title: Winter, copy: Do you like winter? Tell us what you like about it.}
  - {date: 2026-12-02, title: Tea, copy: Is it tea or coffee?}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.values import shown
from journey.plan import Plan

SEVERITY: Severity = "warning"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each question that asks nothing, or only for yes or no."""
    social = frozenset(plan.social_channels)
    said: set[tuple[str, str]] = set()
    for placement in plan.by_type.get("question", ()):
        if placement.channel not in social:
            continue
        content, copied = placement.content, (placement.content.copy or "").strip()
        text = copied or content.title
        if (placement.id, text) in said:
            continue
        fault = _fault(plan, placement, copied)
        if fault is None:
            continue
        said.add((placement.id, text))
        field = "copy" if copied else "title"
        yield Finding(
            SEVERITY,
            f"the question {shown(placement.title)} {fault}, on {placement.channel}, "
            f"{spoken(placement.date)}",
            "Ask something that takes a sentence to answer: begin with what, which, how or why.",
            content.source.locate(field),
            post=placement.id,
            field=field,
        )


def _fault(plan: Plan, placement: Placement, copied: str) -> str | None:
    """What is wrong with the way in which a placement asks."""
    from journey.rules.asking import NOTHING, fault_of_question  # words of several languages

    content, language = placement.content, plan.strategy.language
    if not copied:
        fault = fault_of_question(content.title, language)
        return None if fault == NOTHING else fault
    told = [content.alt, *(medium.alt for medium in content.media)]
    texts = [copied, *(text for text in told if text)]
    fault = fault_of_question("\n".join(texts), language)
    if fault and _shows_titles(plan, placement):
        fault = fault_of_question("\n".join([content.title, *texts]), language)
    return fault


def _shows_titles(plan: Plan, placement: Placement) -> bool:
    from journey.networks import network  # reads a file: for what is at fault alone

    return bool(network(plan.strategy.channels[placement.channel].network).title)
