"""Campaigns over the days of a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from journey.model.strategy import Campaign
from journey.views.basis import Site
from journey.views.labels import Link
from journey.views.record import record
from journey.views.words import span


@record
class Band:
    """A campaign over the days of a week.

    Args:
        campaign: Its title, and its place on the campaigns' page.
        when: Its days in words.
        lane: Its row, from 1: campaigns that overlap stand below each other.
        start: Its first column here, 1 for Monday.
        end: The column behind its last.
        begins: It begins here.
        ends: It ends here.
        launch: The column of its launch; 0 where that is not here.
    """

    campaign: Link
    when: str
    lane: int
    start: int
    end: int
    begins: bool
    ends: bool
    launch: int


def bands(site: Site, days: Sequence[dt.date]) -> tuple[Band, ...]:
    """The campaigns that run on days of one week, those that overlap below each other.

    Args:
        site: The site.
        days: The days, in order.
    """
    found: list[Band] = []
    lanes: list[int] = []  # the column in which each lane is free again
    for name, campaign in site.plan.strategy.campaigns.items():
        inside = [day for day in days if _runs(campaign, day)]
        if not inside:
            continue
        start = inside[0].weekday() + 1
        lane = next((n for n, free in enumerate(lanes) if free <= start), len(lanes))
        lanes[lane : lane + 1] = [inside[-1].weekday() + 2]
        found.append(_band(site, name, campaign, inside, lane + 1))
    return tuple(found)


def _runs(campaign: Campaign, day: dt.date) -> bool:
    return bool(campaign.start and campaign.end and campaign.start <= day <= campaign.end)


def _band(site: Site, name: str, campaign: Campaign, inside: Sequence[dt.date], lane: int) -> Band:
    start, end, launch = campaign.start, campaign.end, campaign.launch
    assert start
    assert end
    return Band(
        campaign=site.labels.campaigns[name],
        when=span(start, end),
        lane=lane,
        start=inside[0].weekday() + 1,
        end=inside[-1].weekday() + 2,
        begins=inside[0] == start,
        ends=inside[-1] == end,
        launch=launch.weekday() + 1 if launch in inside and launch else 0,
    )
