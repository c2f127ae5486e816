"""The home page: the plan at a glance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from journey.dates import MONTHS, day_and_month, monday, spoken
from journey.plan import Plan
from journey.views import calendar, people
from journey.views.ahead import Ahead, ahead
from journey.views.basis import Site, SitePage
from journey.views.calendar import WeekView
from journey.views.campaigns import CampaignLine, lines
from journey.views.feeds import Feeds, of_plan
from journey.views.findings import FindingView
from journey.views.kept import Kept, all_kept
from journey.views.labels import Link
from journey.views.lacking import for_whom
from journey.views.matrices import Matrix, Share, glance, shares
from journey.views.record import record
from journey.views.saved import SavedView, saved_views
from journey.views.waiting import (
    WaitGroup,
    by_friday,
    every_post_is_approved,
    friday,
    grouped,
    waiting,
)
from journey.views.walk import WalksView, walks
from journey.views.words import count, month_id, week_id

_WORST = 6
_WAITING = 5


@record
class HomeView:
    """The plan at a glance.

    Args:
        window: Its dates, in words; empty where it has none.
        ideas: The ideas, where there is nothing else yet: "there are 2 ideas".
        posts: How many live posts it has.
        placements: How many live placements.
        kept: The posting days; None where no channel posts by the day.
        next_gap: The gap that comes first; None where there is none.
        week_title: What the week below is called.
        week: The week of today, or the plan's nearest.
        next_week: The week behind it; None where no page shows it.
        month: The month that it belongs to.
        ahead: The next launch, contest, deal and request for feedback.
        coverage: Stages against the weeks around today.
        shares: Each stage's share against its target.
        walks: What everybody to whom the plan speaks sees from today on.
        campaigns: The campaigns.
        worst: The worst gaps, and what stands on no day and no post; else the worst findings.
        gaps: Whether all of these are gaps.
        missing: Those for whom something is missing, and where that stands.
        waiting: The posts that wait for an approval, each once, by when they must have it.
        waiting_count: How many do.
        due: How many of them must have it by Friday; and those that should have it already.
        friday: That Friday, in words.
        required: Every post has to be approved, and not only those that are in review.
        views: The filters that the strategy has names for.
        feeds: The plan as files for other programs; None where the site has none.
        people: There are pages of people.
    """

    window: str
    ideas: Link | None
    posts: int
    placements: int
    kept: Kept | None
    next_gap: FindingView | None
    week_title: str
    week: WeekView
    next_week: Link | None
    month: Link
    ahead: tuple[Ahead, ...]
    coverage: Matrix
    shares: tuple[Share, ...]
    walks: WalksView
    campaigns: tuple[CampaignLine, ...]
    worst: tuple[FindingView, ...]
    gaps: bool
    missing: tuple[Link, ...]
    waiting: tuple[WaitGroup, ...]
    waiting_count: int
    due: int
    friday: str
    required: bool
    views: tuple[SavedView, ...]
    feeds: Feeds | None
    people: bool


def pages(site: Site) -> Iterator[SitePage]:
    """The home page."""
    yield SitePage(
        path="",
        title=f"{site.frame.brand}: the plan",
        template="home.html",
        view=partial(_home, site),
        about=f"What {site.frame.brand} will say, to whom, where and when.",
    )


def _home(site: Site) -> HomeView:
    plan = site.plan
    present = [view for view in site.told if not view.past]
    gaps = [view for view in present if view.gap]
    worst = [view for view in present if view.gap or _of_the_plan(view)]
    waits = waiting(site)
    day, title = _week(plan)
    return HomeView(
        window=spoken(*plan.window) if plan.window else "",
        ideas=_ideas(site),
        posts=len(site.shown.plan.live_posts),
        placements=len(site.shown.plan.live),
        kept=all_kept(site),
        next_gap=_next(gaps, plan),
        week_title=title,
        week=calendar.week_of(site, day),
        next_week=_next_week(site, day),
        month=_month(site, day),
        ahead=ahead(site),
        coverage=glance(site),
        shares=shares(site),
        walks=walks(site),
        campaigns=lines(site),
        worst=tuple((worst or present)[:_WORST]),
        gaps=bool(gaps) and all(view.gap for view in worst[:_WORST]),
        missing=tuple(one.link for one in for_whom(site) if one.gaps),
        waiting=grouped(site, waits, _WAITING),
        waiting_count=len(waits),
        due=by_friday(site, waits),
        friday=f"Friday {day_and_month(friday(plan.today))}",
        required=every_post_is_approved(site),
        people=people.are_shown(site),
        views=saved_views(site),
        feeds=of_plan(site),
    )


def _ideas(site: Site) -> Link | None:
    """The ideas of a plan in which no post has a date."""
    ideas = sum(card.status == "idea" for card in site.undated)
    if site.shown.placements or not ideas:
        return None
    return Link(f"there {'is' if ideas == 1 else 'are'} {count(ideas, 'idea')}", "ideas")


def _of_the_plan(view: FindingView) -> bool:
    """Whether a finding is about the strategy or a file, so that no day and no post shows it."""
    return view.told and not view.post and not view.start


def _next(gaps: Iterable[FindingView], plan: Plan) -> FindingView | None:
    """The gap whose days come first from today on; gaps of the whole plan come at no time."""
    coming = [
        (max(gap.start, plan.today), gap.start, gap)
        for gap in gaps
        if gap.start and (gap.start, gap.end) != plan.window
    ]
    return min(coming, key=lambda one: one[:2])[2] if coming else None


def _week(plan: Plan) -> tuple[dt.date, str]:
    """A day of the week to show, and what that week is called."""
    today = plan.today
    if not plan.window or (monday(plan.window[0]) <= today and monday(today) <= plan.window[1]):
        return today, "This week"
    if today < plan.window[0]:
        return plan.window[0], "The first week"
    return plan.window[1], "The last week"


def _next_week(site: Site, day: dt.date) -> Link | None:
    start = dt.date.fromordinal(min(monday(day).toordinal() + 7, dt.date.max.toordinal()))
    if start not in site.weeks:
        return None
    now = monday(day) == monday(site.plan.today)
    return Link(
        "Next week" if now else f"Week {start.isocalendar().week}", f"calendar/{week_id(start)}"
    )


def _month(site: Site, day: dt.date) -> Link:
    first = min(site.months, key=lambda month: abs((month - day.replace(day=1)).days))
    return Link(MONTHS[first.month - 1], f"calendar/{month_id(first)}")
