"""Campaigns: which stage each reaches when, on the way to its launch."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from journey.dates import WEEKDAYS, dates, day_and_month, spoken
from journey.model.strategy import Campaign
from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.facets import Facet, Stages, facets
from journey.views.feeds import of_campaign
from journey.views.findings import FindingView, worst_first
from journey.views.labels import Link, StageLabel
from journey.views.listings import cards_by
from journey.views.record import record
from journey.views.saved import views_of
from journey.views.words import month_id, short_day, span

_LONGEST = 60
"""A campaign of more days than this is a list, not a drawing."""
_BUILD_UP = 14
_NO_STAGE = StageLabel("", "No stage")
"""The last row: posts without a stage, or with one that the journey does not know."""


@record
class CampaignLine:
    """A campaign in a list.

    Args:
        campaign: Its title, and its place on the campaigns' page.
        when: Its days, in words.
        launch: Its launch, in words; empty without one.
        posts: How many live posts belong to it.
    """

    campaign: Link
    when: str
    launch: str
    posts: int


@record
class Tick:
    """A day of the drawing.

    Args:
        number: Its number in the month.
        letter: The first letter of its weekday.
        today: It is today.
    """

    number: int
    letter: str
    today: bool


@record
class Mark:
    """The posts of a stage on one day.

    Args:
        column: The day's number in the campaign, from 1.
        cards: The posts.
    """

    column: int
    cards: tuple[Card, ...]


@record
class StageRow:
    """A stage of the drawing.

    Args:
        stage: The stage.
        marks: Its posts by day.
        wanted: The campaign lists the stage.
    """

    stage: StageLabel
    marks: tuple[Mark, ...]
    wanted: bool


@record
class CampaignView:
    """A campaign.

    Args:
        anchor: Its id on the page.
        title: Its title.
        facts: What is known of it: label, words, and an address outside of the site or none.
        path: The calendar of its month, with its posts alone.
        feed_path: Its dates, for calendars; empty where there are none to have.
        days: Its days; empty where they cannot be drawn.
        rows: The stages.
        build_up: The column in which the build-up to its launch begins; 0 without a launch.
        launch: The column of its launch; 0 without one.
        today: The column of today; 0 where it is not in it.
        findings: What the check says of its posts, worst first.
    """

    anchor: str
    title: str
    facts: tuple[tuple[str, str, str], ...]
    path: str
    feed_path: str
    days: tuple[Tick, ...]
    rows: tuple[StageRow, ...]
    build_up: int
    launch: int
    today: int
    findings: tuple[FindingView, ...]


@record
class CampaignsView:
    """The campaigns, in the order of the strategy.

    Args:
        campaigns: The campaigns.
        stages: The stages to filter by.
        facets: What else to filter by.
        views: The filters that the strategy has names for.
        posts: How many posts they have.
    """

    campaigns: tuple[CampaignView, ...]
    stages: Stages
    facets: tuple[Facet, ...]
    views: tuple[Link, ...]
    posts: int


def pages(site: Site) -> Iterator[SitePage]:
    """The page of campaigns."""
    yield SitePage(
        path="campaigns",
        title="Campaigns",
        template="campaigns.html",
        view=partial(_campaigns, site),
        about="The campaigns of the plan, and the stages that each reaches.",
    )


def lines(site: Site) -> tuple[CampaignLine, ...]:
    """The campaigns, each in a line."""
    posts: dict[str, set[str]] = defaultdict(set)
    for placement in site.shown.plan.live:
        if placement.content.campaign:
            posts[placement.content.campaign].add(placement.post.id)
    return tuple(
        CampaignLine(
            site.labels.campaigns[name],
            _when(campaign),
            short_day(campaign.launch) if campaign.launch else "",
            len(posts[name]),
        )
        for name, campaign in site.plan.strategy.campaigns.items()
    )


def _when(campaign: Campaign) -> str:
    if campaign.start and campaign.end and campaign.start <= campaign.end:
        return span(campaign.start, campaign.end)
    if campaign.start:
        return f"from {day_and_month(campaign.start)}"
    return f"until {day_and_month(campaign.end)}" if campaign.end else ""


def _campaigns(site: Site) -> CampaignsView:
    campaigns = site.plan.strategy.campaigns
    by_value = site.once(_cards)
    values = (site.labels.campaign_values[name] for name in campaigns)
    shown = [card for value in values for card in by_value.get(value, ())]
    stages, others = facets(site, shown)
    return CampaignsView(
        campaigns=tuple(_campaign(site, name, c) for name, c in campaigns.items()),
        stages=stages,
        facets=others,
        views=views_of(site, "campaigns") if shown else (),
        posts=len({card.path for card in shown}),
    )


def _campaign(site: Site, name: str, campaign: Campaign) -> CampaignView:
    cards = site.once(_cards).get(site.labels.campaign_values[name], ())
    days = _days(campaign, cards)
    drawn = days if len(days) <= _LONGEST else []
    column = {day: number for number, day in enumerate(days, 1)}
    launch = column.get(campaign.launch, 0) if campaign.launch and drawn else 0
    label = site.labels.campaigns[name]
    return CampaignView(
        anchor=label.path.partition("#")[2],
        title=label.text,
        facts=tuple(_facts(site, campaign, cards)),
        path=_calendar(site, name, campaign),
        feed_path=of_campaign(site, name),
        days=tuple(_tick(day, site.plan.today) for day in drawn),
        rows=tuple(_rows(site, campaign, cards, column)),
        build_up=max(1, launch - _BUILD_UP) if launch else 0,
        launch=launch,
        today=column.get(site.plan.today, 0) if drawn else 0,
        findings=tuple(sorted({f for card in cards for f in card.findings}, key=worst_first)),
    )


def _cards(site: Site) -> dict[str, tuple[Card, ...]]:
    """The cards of each campaign, those of cancelled posts left out."""
    going = (card for card in site.dated if card.status != "cancelled")
    return cards_by(going, lambda card: [card.campaign] if card.campaign else [])


def _days(campaign: Campaign, cards: Sequence[Card]) -> list[dt.date]:
    """The days to draw: those of the campaign, and of its posts beyond them."""
    ends = [day for day in (campaign.start, campaign.end, campaign.launch) if day]
    ends += [card.date for card in cards if card.date]
    if not ends or (max(ends) - min(ends)).days > 20 * _LONGEST:
        return sorted(set(ends))
    return list(dates(min(ends), max(ends)))


def _tick(day: dt.date, today: dt.date) -> Tick:
    return Tick(day.day, WEEKDAYS[day.weekday()][0], day == today)


def _rows(
    site: Site, campaign: Campaign, cards: Sequence[Card], column: dict[dt.date, int]
) -> Iterator[StageRow]:
    marks: dict[str, dict[int, list[Card]]] = defaultdict(lambda: defaultdict(list))
    for card in cards:
        if card.date:
            known = card.stage and card.stage.id in site.labels.stages
            name = card.stage.id if card.stage and known else ""
            marks[name][column[card.date]].append(card)
    for stage in site.frame.stages:
        yield StageRow(stage, _marks(marks[stage.id]), stage.id in campaign.stages)
    if marks[""]:
        yield StageRow(_NO_STAGE, _marks(marks[""]), wanted=False)


def _marks(by_column: dict[int, list[Card]]) -> tuple[Mark, ...]:
    return tuple(Mark(number, tuple(group)) for number, group in sorted(by_column.items()))


def _facts(site: Site, campaign: Campaign, cards: Sequence[Card]) -> Iterator[tuple[str, str, str]]:
    if when := _when(campaign):
        yield "Runs", when, ""
    if campaign.launch:
        yield "Launch", short_day(campaign.launch), ""
    if campaign.goal:
        yield "Goal", _goal(site, campaign.goal), ""
    if campaign.landing:
        yield "Landing page", campaign.landing.removeprefix("https://"), campaign.landing
    live = {card.path for card in cards if card.live}
    yield "Posts", str(len(live)), ""
    reached = {card.stage.id for card in cards if card.stage and card.live}
    of = [stage.id for stage in site.frame.stages if stage.id in campaign.stages]
    wanted = of or [stage.id for stage in site.frame.stages]
    yield "Stages reached", f"{len(reached & set(wanted))} of {len(wanted)}", ""


def _goal(site: Site, name: str) -> str:
    """A goal in words: "40 pieces sold by 13 December 2026"."""
    goal = site.plan.strategy.goals.get(name)
    if not goal:
        return name
    words = " ".join(part for part in (goal.target, goal.metric or goal.title) if part) or name
    return f"{words} by {spoken(goal.deadline)}" if goal.deadline else words


def _calendar(site: Site, name: str, campaign: Campaign) -> str:
    first = campaign.launch or campaign.start
    month = first.replace(day=1) if first else None
    return (
        f"calendar/{month_id(month)}?campaign={site.labels.campaign_values[name]}"
        if month in site.months and month
        else ""
    )
