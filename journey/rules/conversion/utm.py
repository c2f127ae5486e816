"""UTM tags in a link that statistics cannot use.

## What it does

Looks at the links of live posts, those in `link:` and those in the copy, that lead to one of the
strategy's `domains:` or below one, and that somebody tagged by hand: with any `utm_…` in the
address. Such a link should say source, medium and campaign, all three, and in lower case. And it
should not be on a page of the brand itself, such as a blog, where it leads from one of the brand's
pages to another; a link that goes out on other channels as well is not looked at for that.

Links without any tag are left alone: the strategy's `utm: auto` makes tagged ones for each channel,
to be copied from the post's page. So are values in curly brackets, which another program fills in.

## Why

Which channel brought a visitor can only be known if the link says so (000: see what gives the best
results, and do it again). Statistics count "Facebook" and "facebook" as two, file a visit without
a medium under "other", and begin a new visit when somebody follows a tagged link within the site.
That is how the usual programs for statistics work, and not from the articles.

## Fails

```yaml
# strategy.yml
domains: [fern.example]
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: research}
posts:
  - {date: 2026-12-01, title: Lamps, link: "https://fern.example/lamps?utm_source=facebook"}
```

## Passes

```yaml
# strategy.yml
domains: [fern.example]
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: research}
posts:
  - date: 2026-12-01
    title: Lamps
    link: https://fern.example/lamps?utm_source=facebook&utm_medium=social&utm_campaign=winter
  - {date: 2026-12-02, title: Chairs, link: "https://fern.example/chairs"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.tagging import is_own, is_own_page
from journey.model.values import listed, shown
from journey.plan import Plan
from journey.rules.links import links_of

SEVERITY: Severity = "warning"

_NEEDED = ("utm_source", "utm_medium", "utm_campaign")


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each link of a post and what is wrong with its tags."""
    if not plan.strategy.domains:
        if plan.strategy.utm == "auto":
            yield _tags_nothing(plan)
        return
    for (id, field, link), placements in _tagged(plan).items():
        for fault, help in _faults(plan, link, placements):
            yield Finding(
                SEVERITY,
                f"the link {shown(link)} {fault}",
                help,
                placements[0].content.source.locate(field),
                post=id,
                field=field,
            )


def _tags_nothing(plan: Plan) -> Finding:
    return Finding(
        SEVERITY,
        "utm: auto tags no links, because the strategy names no domains",
        "List your own under `domains:`, such as `[fern.example]`.",
        plan.source.locate("utm"),
        field="utm",
    )


def _tagged(plan: Plan) -> dict[tuple[str, str, str], list[Placement]]:
    """Where each tagged link to the brand's own pages stands, by post, field and link."""
    tagged: dict[tuple[str, str, str], list[Placement]] = {}
    for placement in plan.live:
        for field, link in links_of(placement.content):
            if "utm_" in link.lower() and is_own(link, plan.strategy.domains):
                tagged.setdefault((placement.id, field, link), []).append(placement)
    return tagged


def _faults(plan: Plan, link: str, placements: list[Placement]) -> Iterator[tuple[str, str]]:
    from urllib.parse import parse_qsl

    query = link.partition("#")[0].partition("?")[2]
    tags = {name: value for name, value in parse_qsl(query) if name.lower().startswith("utm_")}
    if not tags:
        return
    strategy = plan.strategy
    channels = [strategy.channels.get(placement.channel) for placement in placements]
    if all(channel and is_own_page(channel, strategy.domains) for channel in channels):
        yield (
            "is tagged, but is on a page of your own",
            "Remove the tags: they make one visit count as two.",
        )
        return
    if missing := [name for name in _NEEDED if name not in tags]:
        yield (
            f"is tagged without {listed(missing, 'and')}",
            "Add what is missing, or remove all tags: `utm: auto` in the strategy adds them."
            if strategy.utm == "auto"
            else "Add what is missing, or remove all tags and write `utm: auto` in the strategy.",
        )
    capitals = [name for name in _NEEDED if _has_capitals(tags.get(name, ""))]
    if capitals:
        yield (
            f"has capitals in {listed(capitals, 'and')}",
            "Write tags in lower case: statistics count each spelling separately.",
        )


def _has_capitals(value: str) -> bool:
    return value != value.lower() and "{" not in value
