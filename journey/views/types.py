"""Types: the kinds of post that the plan uses, and the stages that they serve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from journey.dates import duration
from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.findings import FindingView
from journey.views.labels import StageLabel, TypeLabel
from journey.views.listings import Listing, cards_by, listing
from journey.views.record import record


@record
class TypeSummary:
    """A type in the list of types.

    Args:
        type: The type.
        stages: The stages that it serves; empty where it serves all.
        kinds: "promotional", "conversational", or both.
        every: How often it should come, in words; empty where nothing is said.
        posts: How many live posts are of it.
        share: Their share of the plan's, in percent.
        findings: What is said of it, worst first.
    """

    type: TypeLabel
    stages: tuple[StageLabel, ...]
    kinds: tuple[str, ...]
    every: str
    posts: int
    share: float
    findings: tuple[FindingView, ...]


@record
class TypesView:
    """The types, the most used first.

    Args:
        types: The types in use, and others of which something is said.
        unused: The types that the strategy knows and no live post is of.
    """

    types: tuple[TypeSummary, ...]
    unused: tuple[TypeLabel, ...]


@record
class TypeView:
    """A type.

    Args:
        summary: What it is.
        posts: Its posts.
    """

    summary: TypeSummary
    posts: Listing


def pages(site: Site) -> Iterator[SitePage]:
    """The list of types, and a page for each that is in use or has something said of it."""
    yield SitePage(
        path="types",
        title="Types",
        template="types.html",
        view=partial(_types, site),
        about="The kinds of post that the plan uses, and the stages that they serve.",
    )
    for summary in site.once(_summaries):
        yield SitePage(
            path=summary.type.path,
            title=summary.type.title,
            template="type.html",
            view=partial(_type, site, summary),
            about=f"The posts of type {summary.type.word}.",
        )


def _types(site: Site) -> TypesView:
    told = tuple(one for one in site.once(_summaries) if one.posts or one.findings)
    names = {summary.type.id for summary in told}
    unused = tuple(label for name, label in site.labels.types.items() if name not in names)
    return TypesView(told, unused)


def _type(site: Site, summary: TypeSummary) -> TypeView:
    cards = site.once(_cards).get(summary.type.id, ())
    return TypeView(summary, listing(site, cards, "type", summary.type.value))


def _summaries(site: Site) -> tuple[TypeSummary, ...]:
    counts = Counter(post.type for post in site.shown.plan.live_posts)
    used = {*counts, *site.once(_cards), *site.of_type}
    summaries = [
        _summary(site, label, counts[name])
        for name, label in site.labels.types.items()
        if name in used
    ]
    return tuple(sorted(summaries, key=lambda summary: -summary.posts))


def _summary(site: Site, label: TypeLabel, posts: int) -> TypeSummary:
    kind = site.plan.strategy.post_types[label.id]
    kinds = {"promotional": kind.promotional, "conversational": kind.conversational}
    return TypeSummary(
        type=label,
        stages=tuple(stage for name in kind.stages if (stage := site.labels.stage(name))),
        kinds=tuple(name for name, true in kinds.items() if true),
        every=duration(kind.every) if kind.every else "",
        posts=posts,
        share=100 * posts / (len(site.shown.plan.live_posts) or 1),
        findings=tuple(f for f in site.of_type.get(label.id, ()) if not f.past and not f.post),
    )


def _cards(site: Site) -> dict[str, tuple[Card, ...]]:
    """The cards of each type."""
    every = (*site.dated, *site.undated)
    return cards_by(every, lambda card: [card.type.id] if card.type else [])
