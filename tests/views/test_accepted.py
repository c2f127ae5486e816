"""What is accepted on purpose stands where the findings stand, with its reason."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.views.accepted import AcceptedView
from tests.views.sites import site_of, view_of

TODAY = dt.date(2026, 12, 3)
STRATEGY = """
channels: {facebook: {cadence: {per: day}}}
people: {dana: {name: Dana Moss}}
waivers:
  - {rule: cadence/daily-posting, channel: facebook, start: 2026-12-24, end: 2026-12-26,
     reason: The shop is closed, by: dana, expires: 2026-12-31}
  - {rule: variety/shock, end: 2026-12-31, reason: A quiet month}
  - {rule: stages/mix, reason: It was autumn, expires: 2026-11-30}
  - {rule: cadence/nothing, reason: No such rule}
"""
CALENDAR = """
posts:
  - {date: 2026-12-03, channels: facebook, stage: interest, type: quote, title: One,
     ignore: {rule: stages/type-fit, reason: A series}}
"""


def accepted(strategy: str = STRATEGY) -> tuple[AcceptedView, ...]:
    found = view_of(site_of(strategy, CALENDAR, today=TODAY), "gaps").accepted
    assert isinstance(found, tuple)
    return found


def test_each_waiver_in_force_says_what_until_when_and_why() -> None:
    closed, quiet, _ = accepted()
    assert closed.rule.path == "rules/cadence/daily-posting"
    assert (closed.about, closed.reason) == ("facebook, 24–26 December 2026", "The shop is closed")
    assert (closed.by, closed.until) == ("Dana Moss", "31 December 2026")
    assert closed.place
    assert (closed.place.path, closed.place.line) == ("content/strategy.yml", 5)
    assert (quiet.about, quiet.by, quiet.until) == ("up to 31 December 2026", "", "")


def test_what_a_post_says_to_ignore_leads_to_the_post() -> None:
    *_, ignored = accepted()
    assert ignored.post
    assert (ignored.post.text, ignored.post.path) == ("One", "posts/one")
    assert (ignored.rule.path, ignored.reason) == ("rules/stages/type-fit", "A series")


@pytest.mark.parametrize("publish", ["{statuses: published}", "{hide: ignore}"])
def test_what_is_not_shown_is_not_told(publish: str) -> None:
    assert [one.reason for one in accepted(f"{STRATEGY}publish: {publish}\n")] == [
        "The shop is closed",
        "A quiet month",
    ]
