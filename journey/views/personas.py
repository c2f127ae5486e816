"""Personas: somebody of each audience, who sees what is for them on the channels that they use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from journey.model.post import Placement, Post
from journey.views.addresses import addresses
from journey.views.basis import Site
from journey.views.cards import Card, cards
from journey.views.labels import ChannelLabel
from journey.views.openings import opening
from journey.views.record import record

_MOST_LANES = 5
"""Where somebody uses more channels than this, they have no columns."""
_NOBODY = {"prospects": "Newcomers", "customers": "Customers"}
"""Those who walk where no audience has their relationship."""


@record
class Persona:
    """Somebody who walks the journey.

    Args:
        audience: The audience that they belong to, by its name in the files; empty where the
            strategy has none of their relationship.
        title: What they are called.
        path: What they see from today on.
        relationship: "prospects" or "customers".
        channels: The channels that they use.
    """

    audience: str
    title: str
    path: str
    relationship: str
    channels: tuple[ChannelLabel, ...]

    @property
    def drawn(self) -> bool:
        """Each of the channels can have a column of its own."""
        return len(self.channels) <= _MOST_LANES


@record
class Encounter:
    """A post that a persona meets.

    Args:
        card: The post, on the channels that they use.
        opening: How it begins; empty where that is its title.
        lane: The column of the first of the channels, from 1; 0 where channels have no columns.
    """

    card: Card
    opening: str
    lane: int


Meetings = Mapping[dt.date, tuple[Encounter, ...]]
"""What a persona meets on each day with something to meet, in order."""


def personas(site: Site) -> tuple[Persona, ...]:
    """Somebody of each audience; a newcomer and a customer where no audience is of their kind."""
    return site.once(_personas)


def meetings(site: Site, persona: Persona) -> Meetings:
    """What a persona meets in the plan."""
    return site.once(_meetings)[persona.path]


def _personas(site: Site) -> tuple[Persona, ...]:
    labels = site.labels.audiences.values() if site.shown.field("audience") else ()
    known = [
        Persona(
            label.name, label.title, f"walk/{label.value}", label.relationship, _used(site, names)
        )
        for label in labels
        for names in [site.plan.strategy.audiences[label.name].channels]
    ]
    stages = {stage.relationship for stage in site.frame.stages}
    missing = stages - {persona.relationship for persona in known}
    others = [_nobody(site, kind) for kind in _NOBODY if kind in missing]
    return (*known, *others)


def _nobody(site: Site, relationship: str) -> Persona:
    """Somebody who belongs to no audience."""
    audiences = site.plan.strategy.audiences if site.shown.field("audience") else {}
    title = _NOBODY[relationship]
    own = addresses([*audiences, ""], "", {"": title.lower()})[""]
    return Persona("", title, f"walk/{own}", relationship, _used(site, ()))


def _used(site: Site, names: tuple[str, ...]) -> tuple[ChannelLabel, ...]:
    """The channels of some names; without any, all that posts are on."""
    every = (*site.plan.strategy.channels, *(p.channel for p in site.shown.plan.live))
    return tuple(site.labels.channel(name) for name in dict.fromkeys(names or every))


def _meetings(site: Site) -> dict[str, Meetings]:
    return {
        persona.path: {
            day: tuple(_encounters(site, persona, list(group)))
            for day, group in groupby(_seen(site, persona), lambda placement: placement.date)
        }
        for persona in personas(site)
    }


def _encounters(
    site: Site, persona: Persona, placements: Sequence[Placement]
) -> Iterator[Encounter]:
    """What is met on one day."""
    lanes = {channel.name: number for number, channel in enumerate(persona.channels, 1)}
    contents = {(f"posts/{site.post_paths[p.id]}", p.channel): p.content for p in placements}
    for card in cards(placements, site.labels, site.post_paths, site.of_post):
        first = min(card.channels, key=lambda channel: lanes[channel.name])
        yield Encounter(
            card,
            opening(contents[card.path, first.name], site.shown, email=first.network == "email"),
            lanes[first.name] if persona.drawn else 0,
        )


def _seen(site: Site, persona: Persona) -> Iterator[Placement]:
    channels = {channel.name for channel in persona.channels}
    for placement in site.shown.plan.live:
        if placement.channel in channels and _is_for(site, persona, placement.content):
            yield placement


def _is_for(site: Site, persona: Persona, content: Post) -> bool:
    """Whether a post is for a persona: for their audience, or for no other and of their stages."""
    if persona.audience:
        return persona.audience in site.labels.reached(content)
    stage = site.labels.stage(content.stage)
    known = site.labels.audiences
    return (
        stage is not None
        and stage.relationship == persona.relationship
        and not any(name in known for name in content.audience)
    )
