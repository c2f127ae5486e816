"""A post: what it says where, how far it is, and what the check says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from journey.dates import weekday
from journey.findings import Location
from journey.model.post import Placement, Post
from journey.views.basis import Site, SitePage
from journey.views.facts import Fact, facts
from journey.views.findings import FindingView
from journey.views.labels import ChannelLabel, StageLabel, TypeLabel
from journey.views.neighbours import Neighbours, neighbours
from journey.views.previews import Preview, previews
from journey.views.record import record
from journey.views.words import listed


@record
class PostView:
    """A post.

    Args:
        title: Its title.
        when: When it goes out first, in words; empty without a date.
        day_path: That day in the calendar.
        stage: The stage that it serves.
        type: What kind of post it is.
        channels: Where it goes out.
        status: How far it is.
        findings: What the check says of it, worst first.
        previews: How it is on each channel.
        facts: What else is known of it.
        location: Where it is written; None where the site does not say.
        near: Its neighbours on each channel, and in its campaign.
    """

    title: str
    when: str
    day_path: str
    stage: StageLabel | None
    type: TypeLabel | None
    channels: tuple[ChannelLabel, ...]
    status: str
    findings: tuple[FindingView, ...]
    previews: tuple[Preview, ...]
    facts: tuple[Fact, ...]
    location: Location | None
    near: tuple[Neighbours, ...]


def pages(site: Site) -> Iterator[SitePage]:
    """A page for each post that is shown."""
    for id, post in site.shown.posts.items():
        yield SitePage(
            path=f"posts/{site.post_paths[id]}",
            title=post.title or id,
            template="post.html",
            view=partial(_view, site, id),
            about=partial(_description, site, id),
            source=post.source.locate,
        )


def _description(site: Site, id: str) -> str:
    post = site.shown.posts[id]
    placements = site.shown.placements_of.get(id, ())
    where = listed([site.labels.channel(name).title for name in _channel_names(post, placements)])
    kind = site.labels.type(post.type)
    what = kind.title if kind else "A post"
    when = f", {weekday(placements[0].date)}" if placements else ""
    return f"{what}{' on ' + where if where else ''}{when}."


def _channel_names(post: Post, placements: Iterable[Placement]) -> list[str]:
    return [placement.channel for placement in placements] or list(post.channels)


def _view(site: Site, id: str) -> PostView:
    post = site.shown.posts[id]
    placements = site.shown.placements_of.get(id, [])
    first = min(placements, key=_moment, default=None)
    return PostView(
        title=post.title or id,
        when=_when(first) if first else "",
        day_path=site.day_paths.get(first.date, "") if first else "",
        stage=site.labels.stage(post.stage),
        type=site.labels.type(post.type),
        channels=tuple(site.labels.channel(name) for name in _channel_names(post, placements)),
        status=post.status,
        findings=site.of_post.get(id, ()),
        previews=tuple(previews(site, post, placements)),
        facts=tuple(facts(site, post, first.date if first else None)),
        location=post.source.locate(),
        near=tuple(neighbours(site, id, post)),
    )


def _moment(placement: Placement) -> tuple[dt.date, bool, dt.time]:
    return placement.date, placement.time is None, placement.time or dt.time()


def _when(placement: Placement) -> str:
    day = weekday(placement.date)
    return f"{day}, {placement.time:%H:%M}" if placement.time else day
