"""What comes up: the next launch, contest and deal, and when customers are asked for feedback."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.views.ahead import Ahead
from tests.views.sites import site_of, view_of

STRATEGY = """
window: {start: 2026-11-16, end: 2026-12-31}
channels: {facebook: {responder: dana}, x: {title: Our X}, letter: {network: email}}
people: {dana: {name: Dana Reyes}}
"""
CALENDAR = """
defaults: {channels: facebook, stage: decision}
posts:
  - {date: 2026-11-20, type: launch, title: Launched}
  - {date: 2026-12-24, type: launch, title: Later}
  - {date: "2026-12-10 09:30", type: launch, title: Next, channels: "facebook, x"}
  - {date: 2026-11-25, type: contest, title: Runs, offer: {expires: 2026-12-01}}
  - {date: 2026-12-20, type: contest, title: Comes, offer: {expires: 2026-12-23}}
  - {date: 2026-11-25, type: deal, title: Over, offer: {expires: 2026-11-30}}
  - {date: 2026-12-05, type: deal, title: Perhaps, status: idea}
  - {date: 2026-12-15, type: feedback-request, stage: retention, title: How was it?}
  - {date: 2026-12-03, type: feedback-request, stage: interest, title: Of strangers}
"""
TODAY = dt.date(2026, 12, 1)


def _ahead(calendar: str = CALENDAR, more: str = "", today: dt.date = TODAY) -> list[Ahead]:
    return list(view_of(site_of(STRATEGY + more, calendar, today=today), "").ahead)


def _lines(found: list[Ahead]) -> list[tuple[str, str]]:
    return [(line.what, line.post.text if line.post else "") for line in found]


def test_of_each_kind_the_next_one_comes_up_and_what_is_not_over_yet() -> None:
    assert _lines(_ahead()) == [
        ("Contest", "Runs"),
        ("Launch", "Next"),
        ("Feedback request", "How was it?"),
    ]
    assert ("Contest", "Comes") in _lines(_ahead(today=dt.date(2026, 12, 2)))


def test_a_line_says_when_where_and_until_when() -> None:
    contest, launch, _ = _ahead()
    assert (contest.when, contest.until) == ("Wed 25 Nov", "until 1 December")
    assert (launch.when, launch.until) == ("Thu 10 Dec, 09:30", "")
    assert [channel.title for channel in launch.channels] == ["facebook", "Our X"]
    assert launch.post
    assert launch.post.path == "posts/next"


@pytest.mark.parametrize(
    ("fields", "answers", "unanswered"),
    [
        ("", ["Dana Reyes"], False),
        (", responder: sam", ["sam"], False),
        (", channels: x", [], True),
        (', channels: "x, facebook"', ["Dana Reyes"], False),
        (", channels: letter", [], False),
    ],
)
def test_who_answers_is_said_where_people_write(
    fields: str, answers: list[str], unanswered: bool
) -> None:
    post = f"date: 2026-12-02, stage: interest, type: contest, title: T, channels: facebook{fields}"
    if "channels" in fields:
        post = post.replace(", channels: facebook", "", 1)
    line = _ahead(f"posts:\n  - {{{post}}}\n")[0]
    assert ([one.text for one in line.answers], line.unanswered) == (answers, unanswered)


def test_nobody_answers_a_launch_in_particular() -> None:
    assert [line.answers for line in _ahead() if line.what == "Launch"] == [()]


def test_that_no_feedback_is_asked_for_is_said_where_it_might_be() -> None:
    post = "{date: 2026-12-02, type: quote, title: T, stage: interest, channels: facebook}"
    calendar = f"posts:\n  - {post}\n"
    assert _lines(_ahead(calendar)) == [("Feedback request", "")]
    assert _ahead(calendar, "stages: {learn: , buy: }\n") == []
    assert _ahead(calendar.replace("facebook", "letter")) == []
    assert _ahead(calendar, today=dt.date(2026, 12, 3)) == [], "nothing is left of the plan"


def test_a_type_of_the_team_that_asks_is_called_what_they_call_it() -> None:
    types = "types: {pulse: {title: Pulse survey, conversational: yes}}\n"
    post = "{date: 2026-12-02, type: pulse, title: T, stage: retention, channels: facebook}"
    assert _lines(_ahead(f"posts:\n  - {post}\n", types)) == [("Pulse survey", "T")]


def test_what_the_site_does_not_show_does_not_come_up() -> None:
    hidden = _ahead(more="publish: {hide: [responder, offer.expires]}\n")
    assert _lines(hidden)[0] == ("Launch", "Next")
    assert all(not line.answers and not line.unanswered and not line.until for line in hidden)
    assert _ahead(more="publish: {hide: [type]}\n") == []
    assert _lines(_ahead(more="publish: {statuses: [approved]}\n")) == []


def test_what_still_runs_comes_up_when_the_last_post_has_gone_out() -> None:
    assert _lines(
        _ahead(
            "posts:\n- {date: 2026-11-25, channels: facebook, type: contest, "
            "title: Runs, offer: {expires: 2026-12-24}}\n"
        )
    ) == [("Contest", "Runs")]
