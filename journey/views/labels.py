"""Names as pages show them: what they say, where they lead, how they are drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from journey.model.stages import title_of
from journey.model.strategy import Strategy
from journey.views.addresses import addresses
from journey.views.words import uncapitalised


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site.

    Args:
        text: The words.
        path: The page, and perhaps a place on it; empty where there is none to lead to.
    """

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class StageLabel:
    """A stage of the journey.

    Args:
        id: Its name in the files.
        title: Its name on pages.
        number: Its place in the journey, from 1; 0 for a stage that the plan does not know.
        path: Its page.
        relationship: "prospects" or "customers".
    """

    id: str
    title: str
    number: int = 0
    path: str = ""
    relationship: str = ""


@dataclass(frozen=True, slots=True)
class ChannelLabel:
    """A channel.

    Args:
        name: Its name in the files.
        title: Its name on pages.
        network: The network that it is on; "other" where that is not known.
        path: Its page.
    """

    name: str
    title: str
    network: str = "other"
    path: str = ""


@dataclass(frozen=True, slots=True)
class TypeLabel:
    """A kind of post.

    Args:
        id: Its name in the files.
        title: Its name in a heading.
        word: Its name in a line of words.
        path: Its page.
    """

    id: str
    title: str
    word: str
    path: str = ""


class Labels:
    """What pages call the stages, channels, types, campaigns, people and audiences of a strategy.

    Args:
        strategy: The strategy.
    """

    def __init__(self, strategy: Strategy) -> None:
        self._strategy = strategy
        self.stages = _stages(strategy)
        self.channels = _channels(strategy)
        self.types = _types(strategy)
        self.campaigns = _campaigns(strategy)

    def stage(self, name: str | None) -> StageLabel | None:
        """A stage, one that the strategy does not know too; None for none."""
        return self.stages.get(name) or StageLabel(name, title_of(name)) if name else None

    def channel(self, name: str) -> ChannelLabel:
        """A channel, one that the strategy does not know too."""
        return self.channels.get(name) or ChannelLabel(name, name)

    def type(self, name: str | None) -> TypeLabel | None:
        """A type, one that the strategy does not know too; None for none."""
        return self.types.get(name) or _type(name, title_of(name)) if name else None

    def campaign(self, name: str | None) -> Link | None:
        """A campaign, one that the strategy does not know too; None for none."""
        return self.campaigns.get(name) or Link(name) if name else None

    def person(self, name: str | None) -> str:
        """What somebody is called; empty for nobody."""
        person = self._strategy.people.get(name or "")
        return (person and person.name) or name or ""

    def audience(self, name: str) -> str:
        """What an audience is called."""
        audience = self._strategy.audiences.get(name)
        return (audience and audience.title) or title_of(name)


def _stages(strategy: Strategy) -> Mapping[str, StageLabel]:
    paths = addresses(strategy.journey, "stage")
    return {
        name: StageLabel(
            name, stage.title, number, f"journey/{paths[name]}", f"{stage.relationship}s"
        )
        for number, (name, stage) in enumerate(strategy.journey.items(), 1)
    }


def _channels(strategy: Strategy) -> Mapping[str, ChannelLabel]:
    paths = addresses(strategy.channels, "channel")
    return {
        name: ChannelLabel(
            name, channel.title or name, channel.network or "other", f"channels/{paths[name]}"
        )
        for name, channel in strategy.channels.items()
    }


def _types(strategy: Strategy) -> Mapping[str, TypeLabel]:
    paths = addresses(strategy.post_types, "type")
    return {
        name: _type(name, kind.title, f"types/{paths[name]}")
        for name, kind in strategy.post_types.items()
    }


def _type(name: str, title: str, path: str = "") -> TypeLabel:
    return TypeLabel(name, title, uncapitalised(title), path)


def _campaigns(strategy: Strategy) -> Mapping[str, Link]:
    anchors = addresses(strategy.campaigns, "campaign")
    return {
        name: Link(campaign.title or title_of(name), f"campaigns#c-{anchors[name]}")
        for name, campaign in strategy.campaigns.items()
    }


@dataclass(frozen=True, slots=True)
class Day:
    """A date in words, and its place in the calendar.

    Args:
        date: The date.
        text: The words.
        path: Where the calendar shows it; empty where no page does.
    """

    date: dt.date
    text: str
    path: str = ""
