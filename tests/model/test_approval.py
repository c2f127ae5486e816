"""What an approval covers: what readers see, and nothing else."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.model.approval import EACH, FEWEST, WHOLE, Pin, is_pin, names_parts, pin
from tests.plans import plan_of

STRATEGY = "{channels: {facebook: , instagram: , x: }, people: {dana: , sam: }}"
POST: dict[str, Any] = {
    "id": "list",
    "date": "2026-12-01 10:30",
    "channels": {"facebook": {}, "instagram": {"copy": "Shorter"}},
    "type": "question",
    "stage": "interest",
    "title": "Winter list",
    "copy": "What is on it?",
    "link": "https://fern.example/winter",
    "media": ["media/list.png"],
    "alt": "A list",
    "subject": "Winter",
    "preheader": "Is coming",
    "disclosure": "#ad",
    "offer": {"code": "WARM", "starts": "2026-12-01", "expires": "2026-12-05", "terms": "One each"},
}


def pinned(text: str) -> Pin:
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/a.yml": text})
    (post,) = plan.posts
    return pin(post, plan.placements_of.get(post.id, []))


def pin_of(**changes: Any) -> Pin:
    post = {key: value for key, value in (POST | changes).items() if value is not None}
    return pinned(json.dumps({"posts": [post]}))


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({"copy": "What is not on it?"}, ["copy"]),
        ({"copy": None}, ["copy"]),
        ({"title": "Winter lists"}, ["title"]),
        ({"title": None}, ["title"]),
        ({"link": "https://fern.example/spring"}, ["link"]),
        ({"media": ["media/other.png"]}, ["media"]),
        ({"media": ["media/list.png", "media/list.png"]}, ["media"]),
        ({"media": [{"file": "media/list.png", "alt": "Another list"}]}, ["media"]),
        ({"alt": "A short list"}, ["media"]),
        ({"alt": None}, ["media"]),
        ({"subject": "Spring"}, ["subject"]),
        ({"preheader": None}, ["preheader"]),
        ({"disclosure": "Ad"}, ["disclosure"]),
        ({"offer": None}, ["offer"]),
        ({"offer": POST["offer"] | {"code": "COLD"}}, ["offer"]),
        ({"offer": POST["offer"] | {"starts": "2026-11-30"}}, ["offer"]),
        ({"offer": POST["offer"] | {"expires": "2026-12-06"}}, ["offer"]),
        ({"offer": POST["offer"] | {"terms": "Two each"}}, ["offer"]),
        ({"offer": POST["offer"] | {"exclusive": "yes"}}, ["offer"]),
        ({"date": "2026-12-02 10:30"}, ["date"]),
        ({"date": "2026-12-01 10:31"}, ["date"]),
        ({"date": "2026-12-01"}, ["date"]),
        ({"date": "2026-12-01 00:00"}, ["date"]),
        ({"date": "2026-12-02", "copy": "Else"}, ["date", "copy"]),
        ({"channels": {"facebook": {}, "x": {"copy": "Shorter"}}}, ["channels"]),
        ({"channels": {"facebook": {}, "instagram": {"copy": "Longer"}}}, ["copy"]),
        (
            {"channels": {"facebook": {"copy": "Shorter"}, "instagram": {}}},
            [],  # the same texts, the other way round
        ),
    ],
)
def test_what_readers_see_is_covered_part_by_part(
    changes: dict[str, Any], parts: list[str]
) -> None:
    approved, now = str(pin_of()), pin_of(**changes)
    assert not now.covers(approved)
    assert now.changed(approved) == parts
    assert pin_of().covers(approved)
    assert pin_of().changed(approved) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "approved"},
        {"owner": "dana", "responder": "sam"},
        {"tags": ["a"], "x-note": "hello", "topic": "gifts", "goal": "signups"},
        {"ignore": [{"rule": "variety/shock", "reason": "So"}]},
        {"approved": {"by": "sam", "of": "3f2a9c"}},
        {"id": "other"},
        {"stage": "research", "type": "article", "campaign": "x", "audience": "all"},
        {"copy": "What is on it?\n", "title": " Winter list "},
        {"media": {"file": "media/list.png", "alt": "A list"}, "alt": None},
        {"channels": {"instagram": {"copy": "Shorter", "status": "idea"}, "facebook": {}}},
        {"date": "2026-12-01", "time": "10:30"},
        {"date": "Tue 2026-12-01 10:30"},
        {"offer": POST["offer"] | {"exclusive": "no"}},
    ],
)
def test_what_readers_do_not_see_is_not(changes: dict[str, Any]) -> None:
    assert pin_of(**changes) == pin_of()


def test_how_a_post_is_written_does_not_count() -> None:
    flow = "posts: [{date: 2026-12-01, channels: facebook, title: Café, copy: 'One two'}]"
    block = (
        "# note\ndefaults: {channels: [facebook]}\nposts:\n  - copy: >-  # a\n      One\n"
        '      two\n    "title": Cafe\u0301\n    date: Tue 2026-12-01\n'
    )
    crlf = block.replace("\n", "\r\n")
    assert pinned(flow) == pinned(block) == pinned(crlf)


def test_a_title_that_is_made_of_the_copy_is_no_part_of_its_own() -> None:
    one = "posts: [{date: 2026-12-01, channels: facebook, copy: One}]"
    two = "posts: [{date: 2026-12-01, channels: facebook, copy: Two}]"
    assert pinned(two).changed(str(pinned(one))) == ["copy"]


def test_a_further_channel_is_a_change_of_the_channels_alone() -> None:
    now = pin_of(channels={"facebook": {}, "instagram": {"copy": "Shorter"}, "x": {}})
    assert now.changed(str(pin_of())) == ["channels"]


def test_an_offer_that_says_nothing_is_none() -> None:
    assert pin_of(offer={}) == pin_of(offer=None)


def test_a_post_without_dates_has_channels_alone() -> None:
    now = pin_of(date=None, channels=["facebook"])
    assert now.changed(str(pin_of(date=None, channels=["x"]))) == ["channels"]


def test_a_pin_is_short_and_ends_with_the_last_part_that_there_is() -> None:
    post = "posts: [{date: 2026-12-01, channels: facebook, title: One, copy: Two}]"
    form = rf"[0-9a-f]{{{WHOLE}}}-[0-9a-f]{{{4 * EACH}}}"  # channels, date, title, copy
    assert re.fullmatch(form, str(pinned(post)))


def test_a_hash_by_hand_is_enough_from_six_digits_on() -> None:
    now = pin_of()
    for digits in (FEWEST, WHOLE, 40, 64):
        assert now.covers(now.whole[:digits])
        assert now.covers(now.whole[:digits].upper())
        assert not names_parts(now.whole[:digits])
    assert now.changed(pin_of(copy="Else").whole[:FEWEST]) == []
    assert not now.covers(now.whole[: FEWEST - 1])
    assert names_parts(str(now))


@pytest.mark.parametrize("text", ["", "3f2a9", "draft 3", "3f2a9c ", "3f2a9c-", "g" * 12, "0" * 65])
def test_what_is_no_pin(text: str) -> None:
    assert not is_pin(text)
    assert not pin_of().covers(text)
    assert pin_of().changed(text) == []


@pytest.mark.parametrize("text", ["3f2a9c", "3F2A9C", "0" * 64, "3f2a9c1b0d4e-41d9f0", "3f2a9c-4"])
def test_what_can_be_a_pin(text: str) -> None:
    assert is_pin(text)


def test_a_pin_of_fewer_or_more_parts_can_be_compared() -> None:
    now = pin_of(disclosure=None, offer=None)
    assert now.changed(str(now)[: -2 * EACH]) == ["subject", "preheader"]
    assert now.changed(f"{now}{'abc' * 9}") == ["offer", "disclosure"]


def test_the_pin_of_a_post_is_the_same_for_ever() -> None:
    assert str(pin_of()) == "a444518acda6-a087e044ad0d5d5454e74aa66f5dd3"


@settings(deadline=None, max_examples=50)
@given(st.permutations(list(POST)), st.booleans())
def test_the_order_of_fields_and_of_channels_does_not_count(order: list[str], back: bool) -> None:
    post = {key: POST[key] for key in order}
    if back:
        post["channels"] = dict(reversed(POST["channels"].items()))
    assert pinned(json.dumps({"posts": [post]}, indent=back or None)) == pin_of()
