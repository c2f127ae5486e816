"""Ideas: what is not planned yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.facets import Facet, Stages, facets
from journey.views.labels import Link
from journey.views.record import record
from journey.views.saved import views_of


@record
class IdeasView:
    """Ideas, and posts that still need a date.

    Args:
        ideas: Ideas without a date, in the order of the files.
        undated: Posts that are no longer ideas, and have no date.
        dated: Ideas with a date, in order.
        stages: The stages to filter by.
        facets: What else to filter by.
        views: The filters that the strategy has names for.
        posts: How many posts there are.
    """

    ideas: tuple[Card, ...]
    undated: tuple[Card, ...]
    dated: tuple[Card, ...]
    stages: Stages
    facets: tuple[Facet, ...]
    views: tuple[Link, ...]
    posts: int


def pages(site: Site) -> Iterator[SitePage]:
    """The page of ideas."""
    yield SitePage(
        path="ideas",
        title="Ideas",
        template="ideas.html",
        view=partial(_ideas, site),
        about="Ideas that are not planned yet.",
    )


def _ideas(site: Site) -> IdeasView:
    dated = tuple(card for card in site.dated if card.status == "idea")
    shown = (*site.undated, *dated)
    stages, others = facets(site, shown)
    return IdeasView(
        ideas=tuple(card for card in site.undated if card.status == "idea"),
        undated=tuple(card for card in site.undated if card.status != "idea"),
        dated=dated,
        stages=stages,
        facets=others,
        views=views_of(site, "ideas") if shown else (),
        posts=len({card.path for card in shown}),
    )
