"""Audiences: who they are, where they are, and which steps of the journey reach them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.findings import FindingView
from journey.views.labels import AudienceLabel, ChannelLabel, Link
from journey.views.listings import Listing, cards_by, listing
from journey.views.matrices import Matrix, StageCell, by_audience
from journey.views.record import record


@record
class AudienceSummary:
    """An audience in the list of audiences.

    Args:
        audience: The audience.
        channels: The channels that it uses; empty where the strategy names none: then all.
        posts: How many live posts are for it.
        findings: What is said of it, worst first.
    """

    audience: AudienceLabel
    channels: tuple[ChannelLabel, ...]
    posts: int
    findings: tuple[FindingView, ...]


@record
class AudiencesView:
    """The audiences, in the order of the strategy.

    Args:
        audiences: The audiences.
        coverage: Stages against them.
    """

    audiences: tuple[AudienceSummary, ...]
    coverage: Matrix


@record
class AudienceView:
    """An audience.

    Args:
        summary: Who they are.
        walk: What they see, day by day.
        stages: The steps of the journey, and the posts that serve each for them.
        posts: The posts that are for them.
    """

    summary: AudienceSummary
    walk: Link
    stages: tuple[StageCell, ...]
    posts: Listing


def pages(site: Site) -> Iterator[SitePage]:
    """The list of audiences, and a page for each; nothing where the site does not tell of them."""
    if not site.shown.field("audience"):
        return
    yield SitePage(
        path="audiences",
        title="Audiences",
        template="audiences.html",
        view=partial(_audiences, site),
        about="Whom the plan speaks to, and which steps of the journey reach them.",
    )
    for label in site.labels.audiences.values():
        yield SitePage(
            path=label.path,
            title=label.title,
            template="audience.html",
            view=partial(_audience, site, label),
            about=f"What {site.frame.brand} says to {label.title}.",
        )


def _audiences(site: Site) -> AudiencesView:
    labels = site.labels.audiences.values()
    return AudiencesView(tuple(_summary(site, one) for one in labels), site.once(by_audience))


def _audience(site: Site, label: AudienceLabel) -> AudienceView:
    number = list(site.labels.audiences).index(label.name)
    cards = site.once(_cards).get(label.value, ())
    return AudienceView(
        summary=_summary(site, label),
        walk=Link(f"{label.title}: what they see, day by day", f"walk/{label.value}"),
        stages=site.once(by_audience).column(number),
        posts=listing(site, cards, "audience", label.value),
    )


def _summary(site: Site, label: AudienceLabel) -> AudienceSummary:
    names = site.plan.strategy.audiences[label.name].channels
    return AudienceSummary(
        audience=label,
        channels=tuple(site.labels.channel(name) for name in names),
        posts=site.once(_counts).get(label.name, 0),
        findings=tuple(f for f in site.of_audience.get(label.name, ()) if not f.past),
    )


def _counts(site: Site) -> dict[str, int]:
    """How many live posts are for each audience."""
    posts: dict[str, set[str]] = {}
    for placement in site.shown.plan.live:
        for name in site.labels.reached(placement.content):
            posts.setdefault(name, set()).add(placement.id)
    return {name: len(ids) for name, ids in posts.items()}


def _cards(site: Site) -> dict[str, tuple[Card, ...]]:
    """The cards of each audience, by what filters call it."""
    return cards_by((*site.dated, *site.undated), lambda card: card.audience)
