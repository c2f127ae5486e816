"""A plan with something of everything, and the site that shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from journey.exchange import feeds
from journey.rules.checking import check
from journey.views.site import Site
from tests.plans import plan_of

TODAY = dt.date(2026, 12, 3)
STRATEGY = r"""
brand: "Fern & Fable, Ltd; \\N"
timezone: America/Chicago
window: {start: 2026-11-01, end: 2027-03-31}
channels:
  facebook: {title: Facebook, responder: sam, cadence: {per: day}}
  "odd; name, é": {timezone: Europe/Berlin}
  letter: {network: email}
people: {dana: {name: Dana Reyes}, sam: {name: Sam Ode}, nobody: {name: Nobody}}
campaigns: {winter: {title: Winter launch, start: 2026-12-01, end: 2026-12-20}}
audiences: {newcomers: {title: Newcomers}}
types: {recipe: {title: "Recipe, or how; to"}}
"""
CALENDAR = r"""
defaults: {channels: facebook, type: question, stage: interest}
posts:
  - date: 2026-12-01 10:30
    title: Past, with a list
    owner: dana
    status: published
    copy: "- one;\n- two, \\three \\N four\n\n@everybody “quoted” 茶🍵"
  - date: 2026-12-04 02:30
    title: Elsewhere
    type: recipe
    campaign: winter
    status: approved
    channels:
      facebook: {time: "23:30", copy: Late, title: "Another; title", status: draft}
      "odd; name, é":
  - {date: 2026-12-05, title: A whole day, channels: letter, status: scheduled, responder: dana}
  - {date: 2026-12-06 08:00, title: An idea, status: idea, owner: somebody}
  - {date: 2026-12-07 08:00, title: Called off, status: cancelled}
  - {date: 2027-03-28 02:30, title: In the lost hour, channels: ["odd; name, é"]}
  - date: 2026-12-08 09:00
    title: =1+1
    copy: "Everything"
    offer: {code: WARM10, expires: 2026-12-09, exclusive: yes}
    media: [{file: media/a.png, alt: A bowl}, media/b.png]
    tags: [one, two]
    approved: {by: sam, date: 2026-12-01, of: 3f2a9c}  # and edited since
    closes: an-idea
    audience: newcomers
    link: https://fern.example/a?b=c,d;e
    x-note: {mood: cosy, words: [a, b]}
  - {title: Without a date, date: ~, status: idea, channels: [facebook, letter]}
"""


def site_of(
    strategy: str = STRATEGY, calendar: str = CALENDAR, today: dt.date = TODAY, **more: str
) -> Site:
    """The site of a plan, with feeds; further files by path, / as __."""
    files: dict[str, str | bytes] = {"strategy.yml": strategy, "calendars/plan.yml": calendar}
    return of_files(
        {**files, **{path.replace("__", "/"): text for path, text in more.items()}}, today
    )


def of_files(files: Mapping[str, str | bytes], today: dt.date = TODAY) -> Site:
    """The site of some files, with feeds."""
    plan = plan_of(files, today)
    return Site(plan, tuple(check(plan)), feeds=True)


def url(path: str) -> str:
    """The absolute URL of a page."""
    return f"https://plan.example/{path}/"


def nowhere(_: str) -> str:
    """The URL of a page of a site that knows none."""
    return ""


def fed(site: Site, absolute: bool = True) -> dict[str, bytes]:
    """The feeds of a site, by path."""
    return dict(feeds.feeds(site, url if absolute else nowhere))
