"""The plan as JSON, version 1: every key always there, null where nothing is said or shown.

- `version`, `brand`, `today`, `timezone`, `language`, `window`: `start` and `end`.
- `stages`, in the order of the journey: `id`, `title`, `relationship`, `share`, `purpose`.
- `channels`: `name`, `title`, `network`, `timezone`, `url`, its page on the site.
- `campaigns`: `name`, `title`, `start`, `end`, `launch`, `goal`, `landing`, `url`.
- `audiences`: `name`, `title`, `relationship`. `people`: `name`, `title`.
- `posts`, by id: `id`, `url`, `date`, `time`, the fields as people write them, those of the team
  (`x-…`) where a post has them, `channels`, `placements`. `approved` has `holds`, which is false
  where the post changed since.
- `placements`, in the order of the channels: `channel`, `date`, `time`, `at`, the moment with its
  offset (null without a time), `uid`, that of calendars, and `changes`, the fields that are
  different there.

Lists of what the strategy names are in its order. The same plan on the same day gives the same
bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from journey.exchange import Url
from journey.exchange.fields import plain, told, zone
from journey.exchange.identity import shown_id, uid
from journey.model.post import Placement, Post
from journey.views.basis import Site


def plan_data(site: Site, url: Url) -> dict[str, Any]:
    """The plan as plain data.

    Args:
        site: What the site shows.
        url: Tells the absolute URL of a page.
    """
    strategy = site.plan.strategy
    start, end = site.plan.window or (None, None)
    posts = sorted((shown_id(site, id), id) for id in site.shown.posts)
    return {
        "version": 1,
        "brand": strategy.brand,
        "today": plain(site.plan.today),
        "timezone": str(strategy.timezone),
        "language": strategy.language,
        "window": {"start": plain(start), "end": plain(end)},
        "stages": [plain(stage) for stage in strategy.journey.values()],
        "channels": list(_channels(site, url)),
        "campaigns": list(_campaigns(site, url)),
        "audiences": list(_audiences(site, url)),
        "people": list(_people(site, url)),
        "posts": [_post(site, id, url) for _, id in posts],
    }


def _channels(site: Site, url: Url) -> Iterator[dict[str, Any]]:
    for name, label in site.labels.channels.items():
        yield {
            "name": name,
            "title": label.title,
            "network": site.plan.strategy.channels[name].network,
            "timezone": zone(site, name),
            "url": url(label.path) or None,
        }


def _campaigns(site: Site, url: Url) -> Iterator[dict[str, Any]]:
    if site.shown.field("campaign"):
        for name, campaign in site.plan.strategy.campaigns.items():
            label = site.labels.campaigns[name]
            keys = ("start", "end", "launch", "goal", "landing")
            written = {key: plain(getattr(campaign, key)) for key in keys}
            yield {"name": name, "title": label.text, **written, "url": url(label.path) or None}


def _audiences(site: Site, url: Url) -> Iterator[dict[str, Any]]:
    if site.shown.field("audience"):
        for name, audience in site.plan.strategy.audiences.items():
            label = site.labels.audience(name)
            yield {
                "name": name,
                "title": label.title,
                "relationship": audience.relationship,
                "url": url(label.path) or None,
            }


def _people(site: Site, url: Url) -> Iterator[dict[str, Any]]:
    """Those whom the strategy and shown posts name: owners, and who answers."""
    contents = [*site.shown.posts.values(), *(p.content for p in site.shown.placements)]
    named = {name for content in contents for name in (content.owner, content.responder)}
    for name in site.plan.strategy.people:
        if name in named:
            label = site.labels.people[name]
            yield {"name": name, "title": label.title, "url": url(label.path) or None}


def _post(site: Site, id: str, url: Url) -> dict[str, Any]:
    post = site.shown.posts[id]
    data = told(site, id, post)
    placements = site.shown.placements_of.get(id, ())
    return {
        "id": shown_id(site, id),
        "url": url(f"posts/{site.post_paths[id]}") or None,
        **_moment(post),
        **data,
        "channels": list(post.channels),
        "placements": [
            _placement(site, placement, _changes(site, placement, post, data))
            for placement in placements
        ],
    }


def _moment(post: Post) -> dict[str, Any]:
    """The local date and time of a post as a whole."""
    day, time = post.date or (None, None)
    return {"date": plain(day), "time": _clock(post.time or time)}


def _clock(time: dt.time | None) -> str | None:
    return f"{time:%H:%M}" if time else None


def _placement(site: Site, placement: Placement, changes: dict[str, Any]) -> dict[str, Any]:
    return {
        "channel": placement.channel,
        "date": plain(placement.date),
        "time": _clock(placement.time),
        "at": placement.at.isoformat() if placement.at else None,
        "uid": uid(site, placement.id, placement.channel),
        "changes": changes,
    }


def _changes(site: Site, placement: Placement, post: Post, data: dict[str, Any]) -> dict[str, Any]:
    """The fields of a placement that differ from those of its post."""
    if placement.content is post:
        return {}
    own = told(site, placement.id, placement.content)
    names = dict.fromkeys([*data, *own])
    return {name: own.get(name) for name in names if own.get(name) != data.get(name)}
