"""Names as pages show them: what they say, where they lead, how they are drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from journey.model.post import Post
from journey.model.stages import title_of, uncapitalised
from journey.model.strategy import Strategy
from journey.views.addresses import addresses
from journey.views.record import record


@record
class Link:
    """Words that lead to a page of the site.

    Args:
        text: The words.
        path: The page, and perhaps a place on it; empty where there is none to lead to.
    """

    text: str
    path: str = ""


@record
class StageLabel:
    """A stage of the journey.

    Args:
        id: Its name in the files.
        title: Its name on pages.
        number: Its place in the journey, from 1; 0 for a stage that the plan does not know.
        path: Its page.
        relationship: "prospects" or "customers".
        value: What filters call it.
    """

    id: str
    title: str
    number: int = 0
    path: str = ""
    relationship: str = ""
    value: str = ""

    @property
    def step(self) -> int:
        """By which number it is drawn: those behind the twelfth look alike."""
        return min(self.number, 13)


@record
class ChannelLabel:
    """A channel.

    Args:
        name: Its name in the files.
        title: Its name on pages.
        network: The network that it is on; "other" where that is not known.
        path: Its page.
        value: What filters call it.
    """

    name: str
    title: str
    network: str = "other"
    path: str = ""
    value: str = ""


@record
class TypeLabel:
    """A kind of post.

    Args:
        id: Its name in the files.
        title: Its name in a heading.
        word: Its name in a line of words.
        path: Its page.
        value: What filters call it.
    """

    id: str
    title: str
    word: str
    path: str = ""
    value: str = ""


@record
class PersonLabel:
    """Somebody.

    Args:
        name: Their name in the files.
        title: Their name on pages.
        path: Their page; empty for somebody of whom the site tells nothing.
        value: What filters call them.
    """

    name: str
    title: str
    path: str = ""
    value: str = ""


@record
class AudienceLabel:
    """An audience.

    Args:
        name: Its name in the files.
        title: Its name on pages.
        path: Its page; empty for an audience that the strategy does not know.
        relationship: "prospects" or "customers".
        value: What filters call it.
    """

    name: str
    title: str
    path: str = ""
    relationship: str = ""
    value: str = ""


class Labels:
    """What pages call the stages, channels, types, campaigns, people and audiences of a strategy.

    Args:
        strategy: The strategy.
        people: Those of whom the site tells what they do, by their names in the files.
    """

    def __init__(self, strategy: Strategy, people: Iterable[str] = ()) -> None:
        self._strategy = strategy
        self._stage_values = _Values(strategy.journey, "stage")
        self._channel_values = _Values(strategy.channels, "channel")
        self._type_values = _Values(strategy.post_types, "type")
        self.campaign_values = _Values(strategy.campaigns, "campaign")
        self.audience_values = _Values(strategy.audiences, "audience")
        self.person_values = _Values(dict.fromkeys((*strategy.people, *people)), "person")
        self.stages = _stages(strategy)
        self.channels = _channels(strategy)
        self.types = _types(strategy)
        self.campaigns = _campaigns(strategy)
        self.audiences = {name: self._audience(name) for name in strategy.audiences}
        self.people = {name: self._person(name, "people/") for name in people}

    def stage(self, name: str | None) -> StageLabel | None:
        """A stage, one that the strategy does not know too; None for none."""
        if not name:
            return None
        known = self.stages.get(name)
        return known or StageLabel(name, title_of(name), value=self._stage_values[name])

    def channel(self, name: str) -> ChannelLabel:
        """A channel, one that the strategy does not know too."""
        known = self.channels.get(name)
        return known or ChannelLabel(name, name, value=self._channel_values[name])

    def type(self, name: str | None) -> TypeLabel | None:
        """A type, one that the strategy does not know too; None for none."""
        if not name:
            return None
        return self.types.get(name) or _type(name, title_of(name), "", self._type_values[name])

    def campaign(self, name: str | None) -> Link | None:
        """A campaign, one that the strategy does not know too; None for none."""
        return self.campaigns.get(name) or Link(name) if name else None

    def reached(self, post: Post) -> Sequence[str]:
        """The audiences that a post reaches: without one of its own, all of its stage's kind."""
        step = self._strategy.journey.get(post.stage or "")
        if post.audience or not step or "audience" in self._strategy.publish.hide:
            return post.audience
        known = self._strategy.audiences.items()
        return [name for name, one in known if one.relationship == step.relationship]

    def person(self, name: str | None) -> PersonLabel | None:
        """Somebody, of whom the site tells nothing else too; None for nobody."""
        if not name:
            return None
        return self.people.get(name) or self._person(name)

    def audience(self, name: str) -> AudienceLabel:
        """An audience, one that the strategy does not know too."""
        return self.audiences.get(name) or AudienceLabel(
            name, title_of(name), value=self.audience_values[name]
        )

    def _person(self, name: str, folder: str = "") -> PersonLabel:
        known, value = self._strategy.people.get(name), self.person_values[name]
        title = (known and known.name) or name
        return PersonLabel(name, title, f"{folder}{value}" if folder else "", value)

    def _audience(self, name: str) -> AudienceLabel:
        audience, value = self._strategy.audiences[name], self.audience_values[name]
        hidden = "audience" in self._strategy.publish.hide
        return AudienceLabel(
            name,
            audience.title or title_of(name),
            "" if hidden else f"audiences/{value}",
            f"{audience.relationship}s",
            value,
        )


class _Values(dict[str, str]):
    """What filters call things: their addresses, which have neither commas nor bars.

    Args:
        names: The names that the strategy knows. Others are added when they are asked for.
        otherwise: The value of a name that has neither letters nor digits.
    """

    def __init__(self, names: Iterable[str], otherwise: str) -> None:
        super().__init__(addresses(names, otherwise))
        self._otherwise = otherwise

    def __missing__(self, name: str) -> str:
        self[name] = addresses([*self, name], self._otherwise)[name]
        return self[name]


def _stages(strategy: Strategy) -> Mapping[str, StageLabel]:
    paths = addresses(strategy.journey, "stage")
    return {
        name: StageLabel(
            name,
            stage.title,
            number,
            f"journey/{paths[name]}",
            f"{stage.relationship}s",
            paths[name],
        )
        for number, (name, stage) in enumerate(strategy.journey.items(), 1)
    }


def _channels(strategy: Strategy) -> Mapping[str, ChannelLabel]:
    paths = addresses(strategy.channels, "channel")
    return {
        name: ChannelLabel(
            name,
            channel.title or name,
            channel.network or "other",
            f"channels/{paths[name]}",
            paths[name],
        )
        for name, channel in strategy.channels.items()
    }


def _types(strategy: Strategy) -> Mapping[str, TypeLabel]:
    paths = addresses(strategy.post_types, "type")
    return {
        name: _type(name, kind.title, f"types/{paths[name]}", paths[name])
        for name, kind in strategy.post_types.items()
    }


def _type(name: str, title: str, path: str, value: str) -> TypeLabel:
    return TypeLabel(name, title, uncapitalised(title), path, value)


def _campaigns(strategy: Strategy) -> Mapping[str, Link]:
    anchors = addresses(strategy.campaigns, "campaign")
    return {
        name: Link(campaign.title or title_of(name), f"campaigns#c-{anchors[name]}")
        for name, campaign in strategy.campaigns.items()
    }


@record
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
