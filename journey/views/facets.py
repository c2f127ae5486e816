"""What a list of posts can be filtered by, and how many posts each choice has.

A post that goes out at two times of day has two cards, and counts once, as it does in headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from journey.model.post import STATUSES
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.labels import StageLabel

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to filter.

    Args:
        key: Its name in addresses.
        title: Its name on the page.
        options: Value, words and count of each choice.
    """

    key: str
    title: str
    options: tuple[tuple[str, str, int], ...]


Stages = tuple[tuple[StageLabel, int], ...]


def facets(site: Site, cards: Sequence[Card]) -> tuple[Stages, tuple[Facet, ...]]:
    """The stages with their counts, and the other facets that leave a choice."""
    counts = _posts(cards, lambda card: [card.stage.id] if card.stage else [])
    stages = tuple((stage, counts[stage.id]) for stage in site.frame.stages)
    found = (
        _channel(site, cards),
        _type(cards),
        _status(cards),
        _campaign(site, cards),
        *_those_with_a_choice((_audience(site, cards), _person(site, cards))),
    )
    return stages, tuple(facet for facet in found if facet.options)


def _posts(cards: Iterable[Card], values: Callable[[Card], Iterable[K]]) -> Counter[K]:
    """How many posts have each value."""
    found = {(value, card.path) for card in cards for value in values(card)}
    return Counter(value for value, _ in found)


def _channel(site: Site, cards: Iterable[Card]) -> Facet:
    counts = _posts(cards, lambda card: [channel.name for channel in card.channels])
    names = [*site.labels.channels, *sorted(set(counts) - set(site.labels.channels))]
    labels = [site.labels.channel(name) for name in names]
    options = ((label.value, label.title, counts[label.name]) for label in labels)
    return Facet("channel", "Channel", _used(options))


def _type(cards: Iterable[Card]) -> Facet:
    counts = _posts(cards, lambda card: [card.type] if card.type else [])
    kinds = sorted(counts, key=lambda kind: (kind.word, kind.value))
    options = ((kind.value, kind.word, counts[kind]) for kind in kinds)
    return Facet("type", "Type", _used(options))


def _status(cards: Iterable[Card]) -> Facet:
    counts = _posts(cards, lambda card: [card.status])
    return Facet("status", "Status", _used((name, name, counts[name]) for name in STATUSES))


def _campaign(site: Site, cards: Iterable[Card]) -> Facet:
    counts = _posts(cards, lambda card: [card.campaign])
    values = site.labels.campaign_values
    options = ((value, _title(site, name), counts[value]) for name, value in values.items())
    return Facet("campaign", "Campaign", _used(options))


def _audience(site: Site, cards: Iterable[Card]) -> Facet:
    counts = _posts(cards, lambda card: card.audience)
    labels = site.labels.audiences.values()
    options = ((label.value, label.title, counts[label.value]) for label in labels)
    return Facet("audience", "Audience", _used(options))


def _person(site: Site, cards: Iterable[Card]) -> Facet:
    counts = _posts(cards, lambda card: card.who)
    labels = site.labels.people.values()
    options = ((label.value, label.title, counts[label.value]) for label in labels)
    return Facet("who", "Person", _used(options))


def _those_with_a_choice(facets: Iterable[Facet]) -> Iterable[Facet]:
    return (facet for facet in facets if len(facet.options) > 1)


def _title(site: Site, name: str) -> str:
    campaign = site.labels.campaign(name)
    return campaign.text if campaign else name


def _used(options: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    return tuple(option for option in options if option[2])
