"""Fields that contradict each other.

## What it does

Looks for spans that end before they start: the window, campaigns, offers (`starts` and `expires`),
waivers, days off and blackouts. For a cadence whose `min` is over its `max`. For a view of a page
that cannot filter by one of its fields: posts have no `severity:`, and findings no `status:` and no
`campaign:`. And for names that are given twice in one part of the strategy: channels, audiences,
people, campaigns, goals, stages, types or views that differ only in capitals, blanks or
punctuation, such as `Winter launch` and `winter-launch`. Whoever names one of them may mean the
other, and on the site they would have one address. The same name in two parts, an audience and a
channel for example, is not a contradiction: the field that names it says which is meant.

## Why

Nothing can be between an end and a later start, so that the rules about such a span would find
nothing, and look content. This rule is our own.

## Fails

```yaml
# content/strategy.yml
window: {start: 2026-12-31, end: 2026-12-01}
```

## Passes

```yaml
# content/strategy.yml
window: {start: 2026-12-01, end: 2026-12-31}
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from journey.dates import spoken
from journey.findings import Finding, Severity
from journey.model.post import Post, slug
from journey.model.source import Path, Source
from journey.model.strategy import NOT_FILTERED_BY
from journey.model.values import shown
from journey.plan import Plan
from journey.sources.problem import Location

SEVERITY: Severity = "error"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each pair of values that contradict each other."""
    yield from _spans(plan)
    yield from _cadences(plan)
    yield from _views(plan)
    yield from _twins(plan)
    said: set[Location] = set()
    for post in _contents(plan):
        for finding in _offer(post):
            if finding.location not in said:
                said.add(finding.location)
                yield finding


def _spans(plan: Plan) -> Iterator[Finding]:
    strategy = plan.strategy
    spans: list[tuple[str, Path, dt.date | None, dt.date | None]] = [
        ("the window", ("window",), strategy.window.start, strategy.window.end)
    ]
    for name, campaign in strategy.campaigns.items():
        what = f"the campaign {shown(campaign.title or name)}"
        spans.append((what, ("campaigns", name), campaign.start, campaign.end))
    for number, waiver in enumerate(strategy.waivers):
        what = f"the waiver of {waiver.rule}"
        spans.append((what, ("waivers", number), waiver.start, waiver.end))
    for field, what in (("days_off", "the day off"), ("blackouts", "the blackout")):
        for number, closed in enumerate(getattr(strategy, field)):
            named = f"{what} {shown(closed.reason)}" if closed.reason else what
            spans.append((named, (field, number), closed.start, closed.end))
    for number, holiday in enumerate(strategy.holidays):
        what = f"the holiday {shown(holiday.title)}"
        spans.append((what, ("holidays", number), holiday.start, holiday.end))
    for what, path, start, end in spans:
        yield from _backwards(plan.source, what, path, ("start", start), ("end", end))


def _offer(post: Post) -> Iterator[Finding]:
    if post.offer:
        starts, expires = ("starts", post.offer.starts), ("expires", post.offer.expires)
        what = f"the offer of {shown(post.title)}"
        yield from _backwards(post.source, what, ("offer",), starts, expires, post)


def _backwards(
    source: Source,
    what: str,
    path: Path,
    start: tuple[str, dt.date | None],
    end: tuple[str, dt.date | None],
    post: Post | None = None,
) -> Iterator[Finding]:
    """A span that ends before it starts, at its end."""
    (first, begins), (last, ends) = start, end
    if begins and ends and ends < begins:
        yield Finding(
            SEVERITY,
            f"{what} ends on {spoken(ends)}, before it starts on {spoken(begins)}",
            f"Correct `{first}:` or `{last}:`.",
            source.locate(*path, last),
            post=None if post is None or source.inherits(str(path[0])) else post.id,
            field=".".join(map(str, (*path, last))),
        )


def _contents(plan: Plan) -> Iterator[Post]:
    """Every post, and what it is on channels where something differs."""
    yield from plan.posts
    for placement in plan.placements:
        if placement.content is not placement.post:
            yield placement.content


def _cadences(plan: Plan) -> Iterator[Finding]:
    for name, channel in plan.strategy.channels.items():
        cadence = channel.cadence
        if cadence and cadence.max is not None and cadence.min > cadence.max:
            yield Finding(
                SEVERITY,
                f"{name} asks for at least {cadence.min} and at most {cadence.max} posts a"
                f" {cadence.per}",
                "Correct `min:` or `max:`."
                if "min" in _written(plan, name)
                else "Write `min: 0`: without `min:`, a cadence asks for at least one post.",
                plan.source.locate("channels", name, "cadence", "max"),
                field=f"channels.{name}.cadence.max",
            )


def _written(plan: Plan, channel: str) -> Mapping[str, object]:
    """The cadence of a channel as it was written."""
    node: object = plan.source.node
    for step in ("channels", channel, "cadence"):
        node = node.get(step) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else {}


def _views(plan: Plan) -> Iterator[Finding]:
    for name, view in plan.strategy.views.items():
        listed, other = ("findings", "calendar") if view.page == "gaps" else ("posts", "gaps")
        for field in NOT_FILTERED_BY[view.page]:
            if getattr(view, field):
                yield Finding(
                    SEVERITY,
                    f"the view {shown(view.title or name)} filters by {field}, but the page"
                    f" {view.page} lists {listed}, which have none",
                    f"Write `page: {other}`, or delete `{field}:`.",
                    plan.source.locate("views", name, field),
                    field=f"views.{name}.{field}",
                )


def _twins(plan: Plan) -> Iterator[Finding]:
    strategy = plan.strategy
    groups: dict[str, tuple[str, Mapping[str, object]]] = {
        "goals": ("goal", strategy.goals),
        "channels": ("channel", strategy.channels),
        "audiences": ("audience", strategy.audiences),
        "people": ("person", strategy.people),
        "campaigns": ("campaign", strategy.campaigns),
        "stages": ("stage", strategy.journey),
        "types": ("type", strategy.post_types),
        "views": ("view", strategy.views),
    }
    for group, (what, names) in groups.items():
        first: dict[str, str] = {}
        for name in names:
            other = first.setdefault(slug(name) or name, name)
            if other != name:
                yield Finding(
                    SEVERITY,
                    f"{group}: {shown(other)} and {shown(name)} count as the same name",
                    f"Keep only one {what}, or give one of them another name.",
                    plan.source.locate_key(group, name),
                    field=f"{group}.{name}",
                )
