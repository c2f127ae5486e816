"""What a list of posts or findings can be filtered by, and how many of them each choice has.

A post that goes out at two times of day has two cards, and counts once, as it does in headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from journey.findings import SEVERITIES
from journey.model.post import STATUSES
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.findings import FindingView
from journey.views.labels import StageLabel
from journey.views.record import record

K = TypeVar("K", bound=Hashable)


@record
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
    """The stages with their counts, and the other facets that leave a choice among posts."""
    counts = _posts(cards, lambda card: [card.stage.id] if card.stage else [])
    stages = tuple((stage, counts[stage.id]) for stage in site.frame.stages)
    found = (
        _channel(site, cards),
        _type(cards),
        _status(cards),
        _campaign(site, cards),
        _audience(site, cards),
        _person(site, cards),
    )
    return stages, _with_a_choice(found, len({card.path for card in cards}))


def facets_of_findings(
    site: Site, views: Sequence[FindingView]
) -> tuple[Stages, tuple[Facet, ...]]:
    """The stages with their counts, and the other facets; those that leave a choice."""
    counts = Counter(view.stage.id for view in views if view.stage)
    stages = tuple((stage, counts[stage.id]) for stage in site.frame.stages if counts[stage.id])
    total = len(views)
    leave_a_choice = any(count < total for _, count in stages)
    return stages if leave_a_choice else (), _with_a_choice(_of_findings(site, views), total)


def _of_findings(site: Site, views: Sequence[FindingView]) -> Iterator[Facet]:
    severities = Counter(view.severity for view in views)
    yield Facet("severity", "Severity", _used((n, n, severities[n]) for n in SEVERITIES))
    channels = Counter(view.channel for view in views if view.channel)
    yield Facet("channel", "Channel", tuple((c.value, c.title, n) for c, n in channels.items()))
    types = Counter(view.type for view in views if view.type)
    kinds = sorted(site.labels.types.values(), key=lambda kind: (kind.word, kind.value))
    yield Facet("type", "Type", _used((k.value, k.word, types[k.value]) for k in kinds))
    audiences = Counter(value for view in views for value in view.reached)
    known = site.labels.audiences.values()
    options = ((a.value, a.title, audiences[a.value]) for a in known)
    yield Facet("audience", "Audience", _used(options))
    people = Counter(view.who for view in views if view.who)
    yield Facet("who", "Person", tuple((p.value, p.title, n) for p, n in people.items()))
    families = Counter(view.family for view in views)
    yield Facet("family", "Rules", tuple((name, name, n) for name, n in sorted(families.items())))


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


def _with_a_choice(facets: Iterable[Facet], total: int) -> tuple[Facet, ...]:
    """Those of which some choice leaves something out."""
    return tuple(f for f in facets if any(count < total for _, _, count in f.options))


def _title(site: Site, name: str) -> str:
    campaign = site.labels.campaign(name)
    return campaign.text if campaign else name


def _used(options: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    return tuple(option for option in options if option[2])
