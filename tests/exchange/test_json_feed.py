"""The next posts, for feed readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from journey.exchange import json_feed
from journey.exchange.json_feed import feed
from tests.exchange import plans
from tests.exchange.plans import nowhere, site_of, url


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = feed(site_of(), url)["items"]
    return found


def test_it_has_the_live_posts_from_today_on_each_once(items: list[dict[str, Any]]) -> None:
    titles = [item["title"] for item in items]
    assert titles == ["Elsewhere", "A whole day", "=1+1", "In the lost hour"]


def test_an_item_says_where_and_when_it_goes_out_and_what_it_is(
    items: list[dict[str, Any]],
) -> None:
    item = items[0]
    assert item["content_text"] == (
        "odd; name, é, Fri 4 December 2026, 02:30\n"
        "Facebook, Fri 4 December 2026, 23:30\n"
        "Stage: Interest\nType: Recipe, or how; to\nStatus: approved"
    )
    assert item["date_published"] == "2026-12-04T02:30:00+01:00"
    assert item["tags"] == ["odd; name, é", "Facebook", "Interest", "Recipe, or how; to"]
    assert item["url"] == "https://plan.example/posts/elsewhere/"


def test_a_post_without_a_time_is_out_when_its_day_begins(items: list[dict[str, Any]]) -> None:
    assert items[1]["date_published"] == "2026-12-05T00:00:00-06:00"


def test_an_owner_is_its_author_by_name() -> None:
    calendar = "posts:\n- {date: 2026-12-04, channels: letter, title: T, owner: dana}\n"
    (item,) = feed(site_of(calendar=calendar), url)["items"]
    assert item["authors"] == [{"name": "Dana Reyes"}]


def test_an_item_keeps_its_id_when_the_post_moves(items: list[dict[str, Any]]) -> None:
    moved = feed(site_of(calendar=plans.CALENDAR.replace("2026-12-0", "2027-02-0")), url)["items"]
    ids = {item["title"]: item["id"] for item in moved}
    assert all(ids[item["title"]] == item["id"] for item in items)
    assert len(set(ids.values())) == len(ids)


def test_it_does_not_grow_with_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_feed, "_MOST", 2)
    assert len(feed(site_of(), url)["items"]) == 2


@pytest.mark.parametrize("where", [url, nowhere])
def test_it_is_a_json_feed_by_the_schema(corpus: Path, where: Any) -> None:
    one, own = (
        json.loads((corpus / "schemas" / name).read_text(encoding="utf-8"))
        for name in ("feed-1.json", "feed.json")
    )
    registry = Registry().with_resource("feed-1", DRAFT4.create_resource(one))
    validator = Draft4Validator(own, registry=registry)
    data = feed(site_of(), where, where("feeds/posts.json"))
    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors({**data, "items": [{"id": 1}]}))


def test_a_site_that_knows_no_address_links_to_nothing() -> None:
    assert "plan.example" not in json.dumps(feed(site_of(), nowhere))
