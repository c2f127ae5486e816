"""What is accepted on purpose stands where the findings stand, with its reason."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.model.values import shown as quoted
from journey.views.accepted import AcceptedView
from journey.views.site import site_pages
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
    assert closed.by
    assert (closed.by.title, closed.by.path) == ("Dana Moss", "people/dana")
    assert closed.until == "31 December 2026"
    assert closed.place
    assert (closed.place.path, closed.place.line) == ("content/strategy.yml", 5)
    assert (quiet.about, quiet.by, quiet.until) == ("up to 31 December 2026", None, "")


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


LONG = "The shop is closed and nobody is there to answer until the new year begins"
SECRETS = """
defaults: {channels: facebook, stage: interest, type: quote}
posts:
  - {date: 2026-12-03, title: One, status: approved, offer: {code: WARM10},
     ignore: {rule: stages/type-fit, reason: A series, by: dana, expires: 2026-12-31}}
  - {date: 2026-12-04, title: The secret launch}
  - {date: 2026-12-05, title: Something else, id: xmas-2}
"""


@pytest.mark.parametrize(
    "reason",
    [
        f"{LONG} with WARM10",
        f"{LONG} with warm10",
        f"{LONG} of The secret launch",
        "Made room for the Secret Launch of the year",
        "Waits for the-secret-launch",
        "Waits for xmas-2",
    ],
)
def test_a_reason_that_tells_what_is_not_shown_stands_nowhere(reason: str) -> None:
    strategy = f"""
channels: {{facebook: {{cadence: {{per: day}}}}}}
publish: {{statuses: [approved], hide: [offer.code]}}
waivers:
  - {{rule: cadence/daily-posting, channel: facebook, end: 2026-12-31, reason: {reason}}}
  - {{rule: stages/mix, reason: {reason}}}
  - {{rule: variety/shock, reason: A quiet month}}
"""
    site = site_of(strategy, SECRETS.replace("A series", reason), today=TODAY)
    unused = {view.told for view in site.told if view.rule == "plan/unused-waiver"}
    assert unused == {True, False}
    assert [one.reason for one in view_of(site, "gaps").accepted] == ["A quiet month"]
    everything = repr([page.view() for page in site_pages(site)])
    assert reason not in everything
    assert quoted(reason) not in everything


def test_a_reason_that_tells_what_its_post_says_where_it_is_not_shown_stands_nowhere() -> None:
    calendar = SECRETS.replace(
        "title: One,",
        "title: One, channels: {facebook: , instagram: {status: draft, owner: Zoe}},",
    )
    strategy = "channels: {facebook: , instagram: }\npublish: {statuses: [approved]}\n"
    for reason, shown in ((f"{LONG} for Zoe", []), (LONG, [LONG])):
        site = site_of(strategy, calendar.replace("A series", reason), today=TODAY)
        assert [one.reason for one in view_of(site, "gaps").accepted] == shown


@pytest.mark.parametrize(
    ("hide", "by", "until"),
    [
        ("ignore.by", None, "31 December 2026"),
        ("ignore.expires", "Dana Moss", ""),
        ("ignore.by, ignore.expires", None, ""),
    ],
)
def test_who_and_until_when_are_hidden_where_posts_say_them(
    hide: str, by: str | None, until: str
) -> None:
    strategy = f"{STRATEGY}publish: {{hide: [{hide}]}}\n"
    site = site_of(strategy, SECRETS, today=TODAY)
    closed, _, ignored = view_of(site, "gaps").accepted
    assert (ignored.reason, ignored.until) == ("A series", until)
    assert (ignored.by and ignored.by.title) == by
    assert (closed.by.title, closed.until) == ("Dana Moss", "31 December 2026")


def test_a_reason_that_is_hidden_hides_the_whole() -> None:
    strategy = f"{STRATEGY}publish: {{hide: ignore.reason}}\n"
    for reason in ("A series", "OK"):  # two letters are no word to look for elsewhere
        site = site_of(strategy, CALENDAR.replace("A series", reason), today=TODAY)
        _, quiet = view_of(site, "gaps").accepted
        assert quiet.reason == "A quiet month"
        assert quoted(reason) not in repr(site.told)


@pytest.mark.parametrize(
    ("hide", "words"), [("link", "ended on 30 November 2026"), ("ignore.expires", "does not show")]
)
def test_a_hidden_end_is_not_told_by_the_rule_about_it_either(hide: str, words: str) -> None:
    ended = CALENDAR.replace("reason: A series", "reason: A series, expires: 2026-11-30")
    site = site_of(f"{STRATEGY}publish: {{hide: {hide}}}\n", ended, today=TODAY)
    messages = [v.message for v in site.told if site.sources[v.anchor].post == "one"]
    assert len(messages) == 1
    assert words in messages[0]
