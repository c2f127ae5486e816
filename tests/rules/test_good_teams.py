"""Teams that do what they should, in very different ways, for months: no rule may nag them.

Their posts have no copy, as those of a plan that is being laid out; `good_plans` has some that are
written. What is for information alone is not looked at here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import pytest

from journey.findings import Finding
from journey.rules.checking import check
from tests.plans import plan_of

DAY = dt.timedelta(days=1)
FIRST = dt.date(2026, 9, 1)
ROUND = [  # the stages with what serves them: a good mix, in an order in which it can be posted
    ("interest", "question"),
    ("research", "article"),
    ("retention", "feedback-request"),
    ("interest", "video"),
    ("validation", "review"),
    ("retention", "announcement"),
    ("interest", "quote"),
    ("decision", "deal"),
    ("advocacy", "reshare"),
    ("research", "how-to"),
]
PICTURE = "media/picture.jpg"


@dataclass(frozen=True)
class Team:
    """A plan, and the days on which it is looked at.

    Args:
        strategy: The strategy.
        posts: The posts, whatever day it is.
        days: The days that count as today, one after the other.
        published: Whether posts are marked as published once they are out.
    """

    strategy: dict[str, Any]
    posts: list[dict[str, Any]]
    days: list[dt.date]
    published: bool = True

    def seen_on(self, today: dt.date) -> Iterator[Finding]:
        posts = [
            post | ({"status": "published"} if self.published and _day(post) < today else {})
            for post in self.posts
        ]
        files = {
            "strategy.yml": json.dumps(self.strategy),
            "calendars/plan.yml": json.dumps({"posts": posts}),
            PICTURE: "",
        }
        plan = plan_of(files, today)
        assert not plan.problems
        yield from (f for f in check(plan) if f.severity != "info")


def _day(post: dict[str, Any]) -> dt.date:
    return dt.date.fromisoformat(post["date"])


def _posts(
    days: list[dt.date], channel: str, turn: list[tuple[str, str]] = ROUND, **fields: str
) -> list[dict[str, Any]]:
    """A post for each day, the stages in turn."""
    return [
        {
            "title": f"{channel} {number}",
            "date": str(day),
            "channels": channel,
            "stage": stage,
            "type": kind,
            "topic": f"topic {number % 5}",
            "media": PICTURE,
            "alt": f"Picture {number}",
        }
        | _of_its_type(kind, day)
        | fields
        for number, (day, (stage, kind)) in enumerate(zip(days, cycle(turn), strict=False))
    ]


def _of_its_type(kind: str, day: dt.date) -> dict[str, Any]:
    """What a post of a type needs besides."""
    if kind == "deal":
        return {"offer": {"expires": str(day + DAY * 2)}, "link": "https://shop.example"}
    return {"permission": "by e-mail"} if kind == "reshare" else {}


def _letters(days: list[dt.date], stages: list[str]) -> list[dict[str, Any]]:
    """A letter to all readers for each day, the stages in turn."""
    return [
        {
            "title": f"Letter {number}",
            "date": str(day),
            "channels": "newsletter",
            "type": "newsletter",
            "stage": stage,
            "segment": "all readers",
            "subject": f"The letter of {day}",
            "preheader": "What is in it",
        }
        for number, (day, stage) in enumerate(zip(days, cycle(stages), strict=False))
    ]


def _days(number: int, every: int = 1, first: dt.date = FIRST) -> list[dt.date]:
    return [first + DAY * every * n for n in range(number)]


def _around(first: dt.date, last: dt.date) -> list[dt.date]:
    """Days on which to look at a plan: the first, the last, and some between."""
    return [first + (last - first) * n // 6 for n in range(7)]


def _daily_social_team() -> Team:
    """Two channels a day, and answers ready for whoever asks."""
    facebook = _posts(_days(120), "facebook", time="08:00", owner="dana")
    later = ROUND[4:] + ROUND[:4]
    instagram = _posts(_days(120), "instagram", later, time="19:30", owner="sam")
    daily = {
        "cadence": {"per": "day"},
        "active": ["07:30-09:00", "19:00-21:00"],
        "responder": "sam",
    }
    strategy = {
        "channels": {"facebook": daily, "instagram": daily},
        "people": {"dana": {}, "sam": {}},
    }
    return Team(strategy, facebook + instagram, _around(FIRST, FIRST + DAY * 100))


def _team_of_many_posts() -> Team:
    """A dozen a day on one network, for a month and a half."""
    days = [day for day in _days(45) for _ in range(12)]
    posts = [
        post | {"time": f"{8 + number % 12:02}:00"}
        for number, post in enumerate(_posts(days, "bluesky"))
    ]
    channel = {"cadence": {"per": "day", "min": 6}, "responder": "sam"}
    strategy = {"channels": {"bluesky": channel}, "people": {"sam": {}}}
    return Team(strategy, posts, _around(FIRST, FIRST + DAY * 30))


def _team_that_works_on_weekdays() -> Team:
    """Monday to Friday, a fortnight of holidays, and one holiday that all have."""
    off = [dt.date(2026, 10, 12) + DAY * n for n in range(14)] + [dt.date(2026, 9, 21)]
    days = [day for day in _days(120) if day.weekday() < 5 and day not in off]
    weekdays = {"per": "day", "days": ["mon", "tue", "wed", "thu", "fri"]}
    strategy = {
        "channels": {"linkedin": {"cadence": weekdays, "responder": "sam"}},
        "people": {"sam": {}},
        "days_off": [{"start": "2026-10-12", "end": "2026-10-25"}, {"start": "2026-09-21"}],
    }
    return Team(strategy, _posts(days, "linkedin"), _around(FIRST, FIRST + DAY * 100))


def _team_with_slow_customers() -> Team:
    """A post a week for businesses, and a letter to customers each month."""
    mondays = _days(40, 7, dt.date(2026, 9, 7))
    months = [dt.date(2026 + n // 12, n % 12 + 1, 17) for n in range(8, 17)]
    letters = [
        post | {"audience": "clients", "segment": ["clients"]}
        for post in _letters(months, ["retention"])
    ]
    strategy = {
        "preset": "b2b",
        "channels": {
            "linkedin": {"cadence": {"per": "week"}, "responder": "sam"},
            "newsletter": {"network": "email", "cadence": {"per": "month"}},
        },
        "audiences": {"clients": {"relationship": "customer"}},
        "people": {"sam": {}},
    }
    posts = _posts(mondays, "linkedin") + letters
    return Team(strategy, posts, _around(FIRST, FIRST + DAY * 230))


STAGES = ["interest", "research", "validation", "decision", "retention", "advocacy"]


def _newsletter_and_blog_team() -> Team:
    """An article on Tuesday, the newsletter on Friday."""
    tuesdays = _days(26, 7)
    turn = [(stage, "article") for stage in STAGES]
    articles = _posts(tuesdays, "blog", turn, link="https://shop.example")
    fridays = [day + DAY * 3 for day in tuesdays]
    strategy = {
        "channels": {
            "blog": {"cadence": {"per": "week", "days": "tue"}},
            "newsletter": {"network": "email", "cadence": {"per": "week", "days": "fri"}},
        }
    }
    posts = articles + _letters(fridays, STAGES[3:] + STAGES[:3])
    return Team(strategy, posts, _around(FIRST, FIRST + DAY * 160))


def _weekly_newsletter() -> Team:
    """One letter a week, for each stage in turn."""
    stages = ["interest", "research", "retention", "validation", "decision", "advocacy"]
    channel = {"network": "email", "cadence": {"per": "week"}}
    strategy = {"channels": {"newsletter": channel}}
    return Team(strategy, _letters(_days(18, 7), stages), _around(FIRST, FIRST + DAY * 98))


def _monthly_newsletter() -> Team:
    """One letter a month with the preset for it."""
    months = [dt.date(2026 + n // 12, n % 12 + 1, 5) for n in range(18)]
    channel = {"network": "email", "cadence": {"per": "month"}}
    strategy = {"preset": "newsletter", "channels": {"newsletter": channel}}
    return Team(strategy, _letters(months, STAGES), _around(months[0], months[-2]))


def _letter_of_a_year() -> Team:
    """A weekly letter that is for interest, most weeks, and sells twice a year."""
    stages = ["interest"] * 9 + ["retention", "advocacy"] + ["interest"] * 13 + ["decision"]
    channel = {"network": "email", "cadence": {"per": "week"}}
    strategy = {"preset": "newsletter", "channels": {"newsletter": channel}}
    letters = _letters(_days(52, 7), stages)
    return Team(strategy, letters, _around(FIRST, FIRST + DAY * 340))


def _team_without_statuses() -> Team:
    """Everything a draft for ever."""
    team = _daily_social_team()
    return Team(team.strategy, team.posts, team.days, published=False)


def _campaign_of_a_month() -> Team:
    """A window of a month in a calendar that goes on before and after it."""
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    strategy = {
        "window": {"start": str(first), "end": str(last)},
        "channels": {"facebook": {"cadence": {"per": "day"}, "responder": "sam"}},
        "people": {"sam": {}},
    }
    days = [first - DAY * 20, last, last + DAY, last + DAY * 60]
    return Team(strategy, _posts(_days(120), "facebook"), [*_around(first, last), *days])


def _campaign_and_nothing_else() -> Team:
    """The same month, nothing written around it."""
    team = _campaign_of_a_month()
    days = _days(30, first=dt.date(2026, 11, 1))
    return Team(team.strategy, _posts(days, "facebook"), team.days)


def _first_three_days() -> Team:
    """The plan of a team that has just begun to write it."""
    strategy = {
        "channels": {
            "facebook": {"cadence": {"per": "day"}, "responder": "sam"},
            "instagram": {"responder": "sam"},
        },
        "people": {"sam": {}},
        "audiences": {
            "new": {"relationship": "prospect"},
            "cold": {"relationship": "prospect"},
            "regular": {"relationship": "customer"},
        },
        "rules": {"cadence/runway": "off"},  # which is there to say that three days are few
    }
    posts = _posts(_days(3), "facebook") + _posts(_days(1), "instagram")
    for post in posts:
        post["audience"] = "regular" if post["stage"] == "retention" else "new"
    return Team(strategy, posts, _days(4))


TEAMS = [
    _daily_social_team,
    _team_of_many_posts,
    _team_that_works_on_weekdays,
    _team_with_slow_customers,
    _newsletter_and_blog_team,
    _weekly_newsletter,
    _monthly_newsletter,
    _letter_of_a_year,
    _team_without_statuses,
    _campaign_of_a_month,
    _campaign_and_nothing_else,
    _first_three_days,
]


@pytest.mark.parametrize("team", TEAMS, ids=lambda team: team.__name__.strip("_"))
def test_good_teams_are_left_in_peace(team: Callable[[], Team]) -> None:
    good = team()
    for today in good.days:
        found = [f"{f.rule}: {f.message}" for f in good.seen_on(today)]
        assert found == [], f"on {today}"


def test_the_same_teams_at_fault_are_not() -> None:
    team = _daily_social_team()
    gone = [p for p in team.posts if not FIRST + DAY * 50 <= _day(p) < FIRST + DAY * 80]
    one = [p | {"type": "deal", "stage": "decision"} for p in team.posts]
    for posts, rules in (
        (gone, {"cadence/daily-posting", "stages/coverage"}),
        (one, {"stages/coverage", "stages/selling-too-much", "variety/type-share"}),
    ):
        faulty = Team(team.strategy, posts, team.days)
        assert rules <= {f.rule for f in faulty.seen_on(FIRST + DAY * 85)}
    stopped = Team(team.strategy, team.posts, [], published=False)
    assert "cadence/runway" in {f.rule for f in stopped.seen_on(FIRST + DAY * 115)}


def test_a_plan_of_three_days_is_short_and_nothing_else() -> None:
    good = _first_three_days()
    strategy = {key: value for key, value in good.strategy.items() if key != "rules"}
    team = Team(strategy, good.posts, good.days)
    assert {f.rule for day in team.days for f in team.seen_on(day)} == {"cadence/runway"}
