"""Cards: a post on one day, as calendars and lists show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from journey.model.post import Placement, Post
from journey.views.findings import FindingView
from journey.views.labels import ChannelLabel, Labels, StageLabel, TypeLabel
from journey.views.record import record
from journey.views.words import short_day


@record
class Card:
    """A post with those of its placements that go out at one time and look alike.

    Args:
        path: The post's page.
        title: Its title there.
        date: The day; None for a post without a date.
        when: The day in words.
        time: The time of day, "18:00"; empty without one.
        channels: Where it goes out.
        stage: The stage that it serves.
        type: What kind of post it is.
        status: How far it is.
        campaign: Its campaign, as filters have it; empty without one.
        audience: The audiences that it reaches, as filters have them.
        who: Its owners, as filters have them: one on each channel at most.
        counts: It is among the live posts that the plan counts: it goes out in the plan's dates.
        findings: What the check says of it, worst first.
    """

    path: str
    title: str
    date: dt.date | None
    when: str
    time: str
    channels: tuple[ChannelLabel, ...]
    stage: StageLabel | None
    type: TypeLabel | None
    status: str
    campaign: str
    audience: tuple[str, ...]
    who: tuple[str, ...]
    counts: bool = False
    findings: tuple[FindingView, ...] = ()

    @property
    def channel_names(self) -> str:
        """Its channels as filters have them, with bars between them."""
        return "|".join([channel.value for channel in self.channels])

    @property
    def where(self) -> str:
        """Its channels in words."""
        return ", ".join([channel.title for channel in self.channels])

    @property
    def reached(self) -> str:
        """The audiences that it reaches as filters have them, with bars between them."""
        return "|".join(self.audience)

    @property
    def live(self) -> bool:
        """It is meant to go out."""
        return self.status not in ("idea", "cancelled")


def cards(
    placements: Iterable[Placement],
    labels: Labels,
    paths: dict[str, str],
    findings: dict[str, tuple[FindingView, ...]],
    inside: bool = True,
) -> tuple[Card, ...]:
    """The cards of the placements of one day, in their order.

    Args:
        placements: The placements that are shown.
        labels: What things are called.
        paths: The address of each post.
        findings: What the check says of each post, worst first.
        inside: The day is one of the plan's.
    """
    groups: dict[tuple[object, ...], list[Placement]] = {}
    for placement in placements:
        groups.setdefault(_look(placement), []).append(placement)
    return tuple(
        _dated(group, labels, paths[group[0].post.id], findings.get(group[0].post.id, ()), inside)
        for group in groups.values()
    )


def undated_card(post: Post, labels: Labels, path: str, findings: tuple[FindingView, ...]) -> Card:
    """The card of a post without a date."""
    return _card([post], post.channels, labels, path, findings)


def _look(placement: Placement) -> tuple[object, ...]:
    content = placement.content
    return (
        placement.post.id,
        placement.date,
        placement.time,
        content.status,
        content.stage,
        content.type,
        content.title,
    )


def _dated(
    group: Sequence[Placement],
    labels: Labels,
    path: str,
    findings: tuple[FindingView, ...],
    inside: bool,
) -> Card:
    first = group[0]
    names = {placement.channel for placement in group}
    return _card(
        [placement.content for placement in group],
        [name for name in first.post.channels if name in names],
        labels,
        path,
        _about(findings, names, first.post),
        first,
        inside,
    )


def _card(
    contents: Sequence[Post],
    channels: Iterable[str],
    labels: Labels,
    path: str,
    findings: tuple[FindingView, ...],
    on: Placement | None = None,
    inside: bool = False,
) -> Card:
    first = contents[0]
    return Card(
        path=f"posts/{path}",
        title=first.title,
        date=on.date if on else None,
        when=short_day(on.date) if on else "",
        time=f"{on.time:%H:%M}" if on and on.time else "",
        channels=tuple([labels.channel(name) for name in channels]),
        stage=labels.stage(first.stage),
        type=labels.type(first.type),
        status=first.status,
        campaign=labels.campaign_values[first.campaign] if first.campaign else "",
        audience=tuple([labels.audience_values[name] for name in labels.reached(first)]),
        who=_owners(contents, labels),
        counts=inside and first.live,
        findings=findings,
    )


def _owners(contents: Iterable[Post], labels: Labels) -> tuple[str, ...]:
    names = dict.fromkeys(content.owner for content in contents)
    return tuple(labels.person_values[name] for name in names if name)


def _about(
    findings: tuple[FindingView, ...], names: set[str], post: Post
) -> tuple[FindingView, ...]:
    """The findings of a post that concern some of its channels: all that name no other of them."""
    if not findings:
        return ()
    others = set(post.channels) - names
    return tuple(f for f in findings if f.channel is None or f.channel.name not in others)
