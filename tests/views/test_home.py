"""The home page: which week it shows, who waits, and what it says of an empty plan."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.views.home import HomeView
from tests.views.sites import site_of, view_of

CHANNELS = "channels: {facebook: , instagram: }\n"


def _waiting(view: HomeView) -> list[str]:
    return [wait.card.title for group in view.waiting for wait in group.waits]


@pytest.mark.parametrize(
    ("today", "title"),
    [
        ("2026-11-29", "The first week"),
        ("2026-11-30", "This week"),
        ("2026-12-10", "This week"),
        ("2026-12-11", "This week"),
        ("2026-12-13", "This week"),
        ("2026-12-14", "The last week"),
    ],
)
def test_the_week_of_today_is_this_week(today: str, title: str) -> None:
    strategy = f"{CHANNELS}window: {{start: 2026-12-01, end: 2026-12-10}}\n"
    view = view_of(site_of(strategy, today=dt.date.fromisoformat(today)), "")
    assert view.week_title == title


def test_a_post_waits_once_however_often_it_goes_out() -> None:
    calendar = """
defaults: {type: quote, stage: interest, status: review}
posts:
  - {date: 2026-12-02, title: One, channels: {facebook: , instagram: {date: 2026-12-04}}}
  - {date: 2026-12-03, title: Two, channels: {facebook: , instagram: {title: Three}}}
"""
    view = view_of(site_of(CHANNELS, calendar), "")
    assert _waiting(view) == ["One", "Two"]
    assert view.waiting_count == 2


def test_ideas_alone_are_said() -> None:
    ideas = "posts:\n  - {status: idea, title: One}\n"
    link = view_of(site_of(CHANNELS, ideas), "").ideas
    assert (link.text, link.path) == ("there is 1 idea", "ideas")
    more = ideas + "  - {status: idea, title: Two}\n"
    assert view_of(site_of(CHANNELS, more), "").ideas.text == "there are 2 ideas"
    planned = more + "  - {date: 2026-12-02, title: A, channels: facebook}\n"
    assert view_of(site_of(CHANNELS, planned), "").ideas is None
    assert view_of(site_of(CHANNELS), "").ideas is None


@pytest.mark.parametrize(("hide", "expected"), [("", ["Four", "Two"]), ("approved", ["Five"])])
def test_where_every_post_has_to_be_approved_those_wait_that_are_not(
    hide: str, expected: list[str]
) -> None:
    strategy = f"""
channels: {{facebook: }}
approval: {{required: yes}}
publish: {{hide: [{hide}]}}
"""
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest, date: 2026-12-05}
posts:
  - {title: One, copy: Read, approved: {by: sam}}
  - {title: Two, copy: Read, approved: {by: sam, of: 000000}}
  - {title: Three, status: published}
  - {title: Four}
  - {title: Five, status: review, approved: {by: sam}}
  - {title: Six, date: 2026-11-05}
  - {title: Seven, status: idea}
"""
    view = view_of(site_of(strategy, calendar), "")
    assert _waiting(view) == expected
    assert view.required is (not hide)
