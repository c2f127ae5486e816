"""Channels: how often each posts, what, and where it falls short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from journey.model.strategy import Channel
from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.feeds import of_channel
from journey.views.findings import FindingView
from journey.views.kept import Kept, kept
from journey.views.labels import ChannelLabel, PersonLabel
from journey.views.listings import Listing, cards_by, listing
from journey.views.matrices import Share
from journey.views.record import record
from journey.views.words import cadence, listed


@record
class ChannelSummary:
    """A channel in the list of channels.

    Args:
        channel: The channel.
        network: The network that it is on, in words.
        social: People answer in public there.
        cadence: How often it posts, in words; empty where the strategy does not say.
        active: When its audience is there, in words.
        responder: Who answers there; None where nobody is named, or the site does not tell.
        timezone: Its own time zone; empty where it has the brand's.
        url: Its address; empty where the strategy does not say.
        placements: How many live placements it has.
        kept: Its posting days, and those that have a post; None for a channel that does not post
            by the day.
        findings: What is said of it, its posts apart, worst first.
    """

    channel: ChannelLabel
    network: str
    social: bool
    cadence: str
    active: str
    responder: PersonLabel | None
    timezone: str
    url: str
    placements: int
    kept: Kept | None
    findings: tuple[FindingView, ...]


@record
class ChannelsView:
    """The channels, in the order of the strategy.

    Args:
        channels: The channels.
    """

    channels: tuple[ChannelSummary, ...]


@record
class ChannelView:
    """A channel.

    Args:
        summary: What it is.
        shares: The share of each stage in its placements, without a target.
        posts: Its posts.
        feed_path: Its dates, for calendars; empty where the site has no feeds.
    """

    summary: ChannelSummary
    shares: tuple[Share, ...]
    posts: Listing
    feed_path: str


def pages(site: Site) -> Iterator[SitePage]:
    """The list of channels, and a page for each."""
    yield SitePage(
        path="channels",
        title="Channels",
        template="channels.html",
        view=partial(_channels, site),
        about="The channels of the plan, and how often each posts.",
    )
    for label in site.frame.channels:
        yield SitePage(
            path=label.path,
            title=label.title,
            template="channel.html",
            view=partial(_channel, site, label),
            about=f"What {site.frame.brand} says on {label.title}.",
        )


def _channels(site: Site) -> ChannelsView:
    return ChannelsView(tuple(_summary(site, label) for label in site.frame.channels))


def _channel(site: Site, label: ChannelLabel) -> ChannelView:
    cards = site.once(_cards).get(label.name, ())
    return ChannelView(
        summary=_summary(site, label),
        shares=tuple(_shares(site, label)),
        posts=listing(site, cards, "channel", label.value),
        feed_path=of_channel(site, label.name),
    )


def _summary(site: Site, label: ChannelLabel) -> ChannelSummary:
    channel = site.plan.strategy.channels[label.name]
    tells = site.shown.field("responder")
    return ChannelSummary(
        channel=label,
        network=(channel.network or "").replace("-", " "),
        social=channel.social,
        cadence=cadence(channel.cadence) if channel.cadence else "",
        active=_active(channel),
        responder=site.labels.person(channel.responder) if tells else None,
        timezone=str(channel.timezone or ""),
        url=channel.url or "",
        placements=len(site.shown.plan.by_channel.get(label.name, ())),
        kept=site.once(kept).get(label.name),
        findings=tuple(f for f in site.of_channel.get(label.name, ()) if not f.past),
    )


def _active(channel: Channel) -> str:
    return listed([f"{start:%H:%M}–{end:%H:%M}" for start, end in channel.active])


def _shares(site: Site, label: ChannelLabel) -> Iterator[Share]:
    placements = site.shown.plan.by_channel.get(label.name, ())
    counts = Counter(placement.stage for placement in placements)
    for stage in site.frame.stages:
        n = counts[stage.id]
        yield Share(stage, n, 100 * n / (len(placements) or 1), None, bool(placements))


def _cards(site: Site) -> dict[str, tuple[Card, ...]]:
    """The cards of each channel."""
    every = (*site.dated, *site.undated)
    return cards_by(every, lambda card: [channel.name for channel in card.channels])
