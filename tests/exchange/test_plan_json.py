"""The plan as JSON: every key, what differs from channel to channel, in an order that stays."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from journey.exchange import plan_json
from journey.exchange.fields import NAMES
from journey.exchange.plan_json import plan_data
from tests.exchange import plans
from tests.exchange.plans import nowhere, of_files, site_of, url


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return plan_data(site_of(), url)


@pytest.fixture(scope="module")
def posts(data: dict[str, Any]) -> dict[str, Any]:
    return {post["id"]: post for post in data["posts"]}


def test_its_keys_are_those_that_the_manual_lists(data: dict[str, Any]) -> None:
    listed = set(re.findall("`([^`]+)`", plan_json.__doc__ or ""))
    keys = {*data, *data["window"], *data["posts"][0]["placements"][0]}
    for group in ("stages", "channels", "campaigns", "audiences", "people"):
        assert len({tuple(one) for one in data[group]}) == 1
        keys |= set(data[group][0])
    keys |= {key for key in data["posts"][0] if key not in NAMES and not key.startswith("x-")}
    assert keys <= listed
    assert listed - keys == {"approved", "holds", "x-…"}


def test_every_post_has_every_field(posts: dict[str, Any]) -> None:
    assert list(posts) == sorted(posts)
    usual = ["id", "url", "date", "time", *NAMES, "channels", "placements"]
    for id, post in posts.items():
        assert [key for key in post if not key.startswith("x-")] == usual, id
    assert [key for key in posts["1-1"] if key.startswith("x-")] == ["x-note"]


def test_a_post_says_what_is_written(posts: dict[str, Any]) -> None:
    post = posts["1-1"]
    assert (post["date"], post["time"], post["status"]) == ("2026-12-08", "09:00", "draft")
    assert post["offer"] == {
        "code": "WARM10",
        "starts": None,
        "expires": "2026-12-09",
        "exclusive": True,
        "terms": None,
    }
    assert post["media"] == [
        {"file": "media/a.png", "alt": "A bowl"},
        {"file": "media/b.png", "alt": None},
    ]
    assert post["x-note"] == {"mood": "cosy", "words": ["a", "b"]}
    assert post["url"] == "https://plan.example/posts/1-1/"
    assert post["closes"] == "an-idea"


def test_an_approval_says_whether_it_holds(posts: dict[str, Any]) -> None:
    assert posts["1-1"]["approved"] == {"by": "sam", "date": "2026-12-01", "holds": False}


def test_a_placement_says_what_is_different_there(posts: dict[str, Any]) -> None:
    here, there = posts["elsewhere"]["placements"]
    assert here["channel"] == "facebook"
    assert here["at"] == "2026-12-04T23:30:00-06:00"
    assert here["changes"] == {"title": "Another; title", "copy": "Late", "status": "draft"}
    assert there["channel"] == "odd; name, é"
    assert there["at"] == "2026-12-04T02:30:00+01:00"
    assert there["changes"] == {}
    (whole_day,) = posts["a-whole-day"]["placements"]
    assert (whole_day["time"], whole_day["at"]) == (None, None)


def test_a_post_without_a_date_has_channels_and_no_placements(posts: dict[str, Any]) -> None:
    post = posts["without-a-date"]
    assert (post["date"], post["channels"]) == (None, ["facebook", "letter"])
    assert post["placements"] == []


def test_only_those_are_named_who_own_or_answer(data: dict[str, Any]) -> None:
    assert data["people"] == [
        {"name": "dana", "title": "Dana Reyes", "url": "https://plan.example/people/dana/"}
    ]


def test_its_bytes_do_not_depend_on_files() -> None:
    first, second = plans.CALENDAR.split("  - date: 2026-12-04", 1)
    defaults = first.partition("posts:")[0]
    parts = {
        "strategy.yml": plans.STRATEGY,
        "calendars/z.yml": first,
        "calendars/a.yml": f"{defaults}posts:\n  - date: 2026-12-04{second}",
    }
    assert json.dumps(plan_data(of_files(parts), url)) == json.dumps(plan_data(site_of(), url))


def test_a_site_that_knows_no_address_has_no_urls() -> None:
    data = plan_data(site_of(), nowhere)
    named = [*data["channels"], *data["campaigns"], *data["posts"]]
    assert {one["url"] for one in named} == {None}
