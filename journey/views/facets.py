"""What a list of posts can be filtered by, and how many posts each choice has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journey.model.post import STATUSES
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.labels import StageLabel


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
    counts = Counter(card.stage.id for card in cards if card.stage)
    stages = tuple((stage, counts[stage.id]) for stage in site.frame.stages)
    found = (_channel(site, cards), _type(cards), _status(cards), _campaign(site, cards))
    return stages, tuple(facet for facet in found if facet.options)


def _channel(site: Site, cards: Iterable[Card]) -> Facet:
    counts = Counter(channel.name for card in cards for channel in card.channels)
    names = [*site.labels.channels, *sorted(set(counts) - set(site.labels.channels))]
    labels = [site.labels.channel(name) for name in names]
    options = ((label.value, label.title, counts[label.name]) for label in labels)
    return Facet("channel", "Channel", _used(options))


def _type(cards: Iterable[Card]) -> Facet:
    counts = Counter((card.type.word, card.type.value) for card in cards if card.type)
    options = ((value, word, n) for (word, value), n in sorted(counts.items()))
    return Facet("type", "Type", _used(options))


def _status(cards: Iterable[Card]) -> Facet:
    counts = Counter(card.status for card in cards)
    return Facet("status", "Status", _used((name, name, counts[name]) for name in STATUSES))


def _campaign(site: Site, cards: Iterable[Card]) -> Facet:
    counts = Counter(card.campaign for card in cards if card.campaign)
    values = site.labels.campaign_values
    options = ((value, _title(site, name), counts[value]) for name, value in values.items())
    return Facet("campaign", "Campaign", _used(options))


def _title(site: Site, name: str) -> str:
    campaign = site.labels.campaign(name)
    return campaign.text if campaign else name


def _used(options: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    return tuple(option for option in options if option[2])
