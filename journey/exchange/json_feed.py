"""The posts that come next, for feed readers (JSON Feed 1.1, jsonfeed.org).

A post is an item, once, with the first placement from today on; ideas and cancelled posts are none.
Its id stays the same when the post moves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from journey.dates import weekday
from journey.exchange import Url
from journey.exchange.fields import zone
from journey.exchange.identity import shown_id, uid
from journey.exchange.text import about, lines, one_line
from journey.model.post import Placement
from journey.views.basis import Site

_MOST = 100
"""So many items are in the feed: some months of posts, and no file that grows with the plan."""


def feed(site: Site, url: Url, here: str = "") -> dict[str, Any]:
    """The feed as plain data.

    Args:
        site: What the site shows.
        url: Tells the absolute URL of a page.
        here: The absolute URL of the feed itself; empty where it is not known.
    """
    brand = one_line(site.plan.strategy.brand)
    home = url("")
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{brand}: what comes next",
        **({"home_page_url": home} if home else {}),
        **({"feed_url": here} if here else {}),
        "description": f"The next posts in the plan of {brand}.",
        "language": site.plan.strategy.language,
        "items": [_item(site, ps, url) for ps in islice(_coming(site).values(), _MOST)],
    }


def _coming(site: Site) -> dict[str, list[Placement]]:
    """The live placements from today on of each post, by its id, in the order of the first."""
    found: dict[str, list[Placement]] = {}
    for placement in site.shown.placements:
        if placement.live and placement.date >= site.plan.today:
            found.setdefault(placement.id, []).append(placement)
    return found


def _item(site: Site, placements: Sequence[Placement], url: Url) -> dict[str, Any]:
    first = placements[0]
    content, id = first.content, first.id
    page = url(f"posts/{site.post_paths[id]}")
    owner = site.labels.person(content.owner)
    copy = lines(content.copy or "").strip()
    said = "\n".join([*_goings(site, placements), *about(site, content)])
    return {
        "id": f"urn:uuid:{uid(site, id)}",
        **({"url": page} if page else {}),
        "title": one_line(content.title) or shown_id(site, id),
        "content_text": f"{said}\n\n{copy}" if copy else said,
        "date_published": _moment(site, first).isoformat(),
        "tags": [one_line(tag) for tag in _tags(site, placements)],
        **({"authors": [{"name": one_line(owner.title)}]} if owner else {}),
    }


def _goings(site: Site, placements: Sequence[Placement]) -> Iterator[str]:
    """Where a post goes out and when: "facebook, Tue 1 December 2026, 10:30"."""
    for placement in placements:
        channel = one_line(site.labels.channel(placement.channel).title)
        time = f", {placement.time:%H:%M}" if placement.time else ""
        yield f"{channel}, {weekday(placement.date)}{time}"


def _moment(site: Site, placement: Placement) -> dt.datetime:
    """When a placement goes out: without a time, when its day begins."""
    there = ZoneInfo(zone(site, placement.channel))
    return placement.at or dt.datetime.combine(placement.date, dt.time(), there)


def _tags(site: Site, placements: Sequence[Placement]) -> Iterator[str]:
    """Channels, stage and type."""
    yield from (site.labels.channel(placement.channel).title for placement in placements)
    labels = site.labels.stage(placements[0].stage), site.labels.type(placements[0].type)
    yield from (label.title for label in labels if label)
