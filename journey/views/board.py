"""The board: every post by its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.facets import Facet, Stages, facets
from journey.views.labels import Link
from journey.views.listings import Month, cards_by, months_of
from journey.views.record import record
from journey.views.saved import views_of

_AT_ONCE = 6
"""Cards of a column that are shown at once; the others are folded."""
_MOST = 60
"""A column of more cards than this leads to the months."""


@record
class BoardColumn:
    """A column of the board.

    Args:
        status: The status that its posts have.
        count: How many they are.
        cards: The posts, the first few.
        more: Others.
        months: Where all of them are, if they are too many for the board.
    """

    status: str
    count: int
    cards: tuple[Card, ...]
    more: tuple[Card, ...]
    months: tuple[Month, ...]


@record
class BoardView:
    """Every post by its status.

    Args:
        columns: The statuses that the site shows, in order.
        stages: The stages to filter by.
        facets: What else to filter by.
        views: The filters that the strategy has names for.
        posts: How many posts are on the board.
    """

    columns: tuple[BoardColumn, ...]
    stages: Stages
    facets: tuple[Facet, ...]
    views: tuple[Link, ...]
    posts: int


def pages(site: Site) -> Iterator[SitePage]:
    """The board."""
    yield SitePage(
        path="board",
        title="Board",
        template="board.html",
        view=partial(_board, site),
        about="Every post of the plan by its status.",
    )


def _board(site: Site) -> BoardView:
    by_status = cards_by((*site.dated, *site.undated), lambda card: [card.status])
    columns = tuple(_column(site, name, by_status.get(name, ())) for name in site.frame.statuses)
    shown = [card for column in columns for card in (*column.cards, *column.more)]
    stages, others = facets(site, shown)
    return BoardView(
        columns=columns,
        stages=stages,
        facets=tuple(facet for facet in others if facet.key != "status"),
        views=views_of(site, "board") if shown else (),
        posts=len({card.path for card in shown}),
    )


def _column(site: Site, status: str, cards: Sequence[Card]) -> BoardColumn:
    shown = _in_order(site, status, cards)[:_MOST]
    return BoardColumn(
        status=status,
        count=len({card.path for card in cards}),
        cards=tuple(shown[:_AT_ONCE]),
        more=tuple(shown[_AT_ONCE:]),
        months=months_of(site, cards, f"status={status}") if len(cards) > _MOST else (),
    )


def _in_order(site: Site, status: str, cards: Sequence[Card]) -> list[Card]:
    """The next one first, then those without a date, then what lies behind, the last one first.

    What is published begins with the last one.
    """
    today = site.plan.today
    undated = [card for card in cards if not card.date]
    past = [card for card in cards if card.date and card.date < today]
    coming = [card for card in cards if card.date and card.date >= today]
    if status == "published":
        return [*reversed(past + coming), *undated]
    return [*coming, *undated, *reversed(past)]
