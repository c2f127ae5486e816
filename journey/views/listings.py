"""Lists of posts on the page of something that they share."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from journey.dates import MONTHS
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.facets import Facet, Stages, facets
from journey.views.record import record
from journey.views.words import listed, month_id

MOST = 120
"""A list of more cards than this shows those around today, and leads to the months."""
_BEFORE = 12
_IDEAS = "ideas"


@record
class Month:
    """The posts of a list in one month.

    Args:
        title: The month, "December 2026".
        path: The month's page, filtered to the list.
        count: How many they are.
    """

    title: str
    path: str
    count: int


@record
class Listing:
    """Posts, in order of their dates, those without a date last.

    Args:
        cards: The posts, each once for every time that it goes out.
        total: How many posts there are.
        note: How many of them count nowhere else, and why: ", of them 2 ideas and 1 cancelled".
        cut: They are too many for a page.
        months: Where all of them are then, if there is a filter for what they share.
        stages: The stages to filter by; none where all of them are of one.
        facets: What else the list can be filtered by.
    """

    cards: tuple[Card, ...]
    total: int
    note: str
    cut: bool
    months: tuple[Month, ...]
    stages: Stages
    facets: tuple[Facet, ...]


def cards_by(
    cards: Iterable[Card], names: Callable[[Card], Iterable[str]]
) -> dict[str, tuple[Card, ...]]:
    """The cards of each of some things, in their order.

    Args:
        cards: The cards.
        names: What a card belongs to.
    """
    found: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for name in names(card):
            found[name].append(card)
    return {name: tuple(group) for name, group in found.items()}


def listing(site: Site, cards: Sequence[Card], key: str = "", value: str = "") -> Listing:
    """A list of posts.

    Args:
        site: The site.
        cards: The posts, dated ones first and in order.
        key: What they share, as the address of a filter has it: "stage"; empty where there is no
            filter for it.
        value: What they share, as filters have it.
    """
    shown = tuple(cards)
    months: tuple[Month, ...] = ()
    if len(cards) > MOST:
        dates = [card.date or dt.date.max for card in cards]
        start = max(0, min(bisect_left(dates, site.plan.today) - _BEFORE, len(cards) - MOST))
        shown = tuple(cards[start : start + MOST])
        months = months_of(site, cards, f"{key}={value}") if key else ()
    stages, found = facets(site, shown)
    posts = len({card.path for card in shown})
    return Listing(
        shown,
        len({card.path for card in cards}),
        _note(cards),
        len(shown) < len(cards),
        months,
        stages if any(0 < count < posts for _, count in stages) else (),
        tuple(f for f in found if f.key != key),
    )


def _note(cards: Sequence[Card]) -> str:
    """Why a list has more posts than the plan counts."""
    why: dict[str, str] = {}
    for card in cards:
        reason = _uncounted(card)
        why[card.path] = reason and why.get(card.path, reason)
    counts = Counter(reason for reason in why.values() if reason)
    parts = [
        f"{n} {'idea' if reason == _IDEAS and n == 1 else reason}" for reason, n in counts.items()
    ]
    return f", of them {listed(parts)}" if parts else ""


def _uncounted(card: Card) -> str:
    """Why a card counts nowhere; empty for one that does."""
    if card.counts:
        return ""
    if card.status == "idea":
        return _IDEAS
    if card.status == "cancelled":
        return "cancelled"
    if not card.date:
        return "without a date"
    return "outside of the plan's dates"


def months_of(site: Site, cards: Sequence[Card], query: str) -> tuple[Month, ...]:
    """The months in which some cards stand.

    Args:
        site: The site.
        cards: The cards.
        query: What filters the calendar to them: "stage=interest".
    """
    posts = {(card.date.replace(day=1), card.path) for card in cards if card.date}
    counts = Counter(month for month, _ in posts)
    return tuple(
        Month(
            f"{MONTHS[first.month - 1]} {first.year}",
            f"calendar/{month_id(first)}?{query}",
            counts[first],
        )
        for first in site.months
        if counts[first]
    )
