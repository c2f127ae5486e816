"""The feeds of a site: the plan as files for calendars, spreadsheets, feed readers and programs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from journey.exchange import Url, icalendar
from journey.exchange.findings_json import findings_data
from journey.exchange.json_feed import feed
from journey.exchange.plan_json import plan_data
from journey.exchange.table import table
from journey.model.post import Placement
from journey.views import feeds as paths
from journey.views.basis import Site


def feeds(site: Site, url: Url) -> Iterator[tuple[str, bytes]]:
    """Each feed of a site: its path, and its bytes. The same plan on the same day gives the same.

    Args:
        site: What the site shows.
        url: Tells the absolute URL of a page or a feed, by its path.
    """
    yield from _calendars(site, url)
    yield paths.TABLE, table(site, url).encode()
    yield paths.PLAN, _json(plan_data(site, url))
    yield paths.POSTS, _json(feed(site, url, url(paths.POSTS)))
    if found := paths.of_findings(site):
        yield found, _json(findings_data(site))


def _calendars(site: Site, url: Url) -> Iterator[tuple[str, bytes]]:
    """The calendar of the plan, and of each channel, campaign and person."""
    events: dict[str, list[bytes]] = defaultdict(list)
    for placement in icalendar.going(site):
        event = icalendar.event(site, placement, url)
        for path in _paths(site, placement):
            events[path].append(event)
    brand = site.plan.strategy.brand
    for path, title in paths.calendars(site).items():
        yield path, icalendar.calendar(f"{brand}: {title}", events[path])


def _paths(site: Site, placement: Placement) -> set[str]:
    """The calendars that a placement is in."""
    return {
        paths.CALENDAR,
        paths.of_channel(site, placement.channel),
        paths.of_campaign(site, placement.content.campaign or ""),
        *(paths.of_person(site, name) for name in paths.involved(site, placement)),
    }


def _json(data: dict[str, Any]) -> bytes:
    """A document, in ASCII: whatever stands in a file, nothing in it moves a terminal's cursor."""
    return f"{json.dumps(data)}\n".encode()
