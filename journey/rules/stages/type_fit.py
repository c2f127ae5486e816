"""A type of post that does not serve its stage.

## What it does

Looks at each live post's type and stage, and where they differ from channel to channel, at each
pair. The stages that a type serves are those that the strategy gives it under `types:`, or else
the ones that are built in. A type that serves none of the plan's stages is left alone, and so is
a stage of the plan's own, which the built-in types cannot know.

Built in are:

- interest: announcement, article, behind-the-scenes, contest, current-event, infographic, launch,
  newsletter, question, quote, teaser, video
- research: announcement, article, comparison, fact-sheet, faq, how-to, infographic,
  product-feature, video
- validation: announcement, case-study, comparison, review, testimonial, user-generated, video
- decision: announcement, case-study, deal, launch
- retention: announcement, deal, faq, feedback-request, how-to, launch, newsletter, product-feature,
  question, re-engagement, review-request, support
- advocacy: ambassador, announcement, behind-the-scenes, contest, question, reshare, review,
  review-request, user-generated

There is something to announce at every stage: an evening where people see what you do, a prize that
you won, places that can be booked, opening hours, who won.

## Why

Every stage needs its own kind of content: what informs and entertains wins interest, facts help
research, reviews and testimonials are proof, offers with a direct link help to decide, support and
news keep customers, and their own stories make advocates (003, the customer journey stage by
stage). A discount tells nothing to somebody who is still comparing. That is a hint and not a law,
so it is information only.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: deal, stage: research, title: Half price}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: deal, stage: decision, title: Half price}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.stages import STAGES, PostType
from journey.model.values import listed, shown
from journey.plan import Plan

SEVERITY: Severity = "info"

_BUILT_IN = frozenset(stage.id for stage in STAGES)


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post, or channel of a post, whose type does not fit its stage."""
    unfit: dict[tuple[str, str | None, str | None], list[Placement]] = {}
    for type_, placements in plan.by_type.items():
        stages = _unfit(plan, plan.strategy.post_types.get(type_ or ""))
        for placement in placements:
            if placement.stage in stages:
                key = placement.id, type_, placement.stage
                unfit.setdefault(key, []).append(placement)
    for placements in unfit.values():
        yield _finding(plan, placements)


def _unfit(plan: Plan, kind: PostType | None) -> set[str]:
    """The stages that a type does not serve."""
    stages = plan.strategy.journey.keys()
    if kind is None or stages.isdisjoint(kind.stages):
        return set()
    return {stage for stage in stages - set(kind.stages) if _knows(plan, kind, stage)}


def _knows(plan: Plan, kind: PostType, stage: str) -> bool:
    """Whether who wrote down what a type serves could have named the stage."""
    settings = plan.strategy.types.get(kind.id)
    return stage in _BUILT_IN or bool(settings and settings.stages)


def _finding(plan: Plan, placements: list[Placement]) -> Finding:
    first, last = placements[0], placements[-1]
    kind = plan.strategy.post_types[first.type or ""]
    serves = [stage for stage in kind.stages if stage in plan.strategy.journey]
    alone = len(first.post.channels) > 1 and len(placements) == 1
    return Finding(
        SEVERITY,
        f"{shown(first.title)} is for {first.stage}, which the type {kind.id} does not serve",
        f"{kind.title} posts serve {listed(serves, 'and')}: change the stage or the type, or add "
        f"{first.stage} to `types: {{{kind.id}: {{stages: …}}}}`.",
        first.content.source.locate("type"),
        post=first.id,
        scope=Scope(
            first.date,
            last.date,
            channel=first.channel if alone else None,
            stage=first.stage,
            type=first.type,
        ),
        field="type",
    )
