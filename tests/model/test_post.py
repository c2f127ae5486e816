"""Ids, titles, and a post as its file gives it."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model.post import first_words, slug
from journey.model.values import is_identifier
from tests.plans import plan_of


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("What is on your winter list?", "what-is-on-your-winter-list"),
        ("What's new: winter", "whats-new-winter"),
        ("  Größe & Élan_2 ", "große-elan-2"),
        ("ÅNGSTRÖM", "angstrom"),
        ("𝐁𝐨𝐥𝐝 claims", "bold-claims"),
        ("हिन्दी के पोस्ट", "हिन्दी-के-पोस्ट"),
        ("がんばって 한국", "がんばって-한국"),
        ("й и ё", "й-и-ё"),
        ("ﺍﻟﺸﺘﺎﺀ", "الشتاء"),
        ("CON", "con-post"),
        ("❄❄", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 70, "a" * 60),
        ("winter " * 20, "winter-winter-winter-winter-winter-winter-winter-winter"),
        ("\u0301accent first", "accent-first"),
    ],
)
def test_the_slug_of_a_title(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text())
def test_every_slug_is_an_id_that_a_folder_can_have(title: str) -> None:
    made = slug(title)
    assert made == "" or is_identifier(made)
    assert len(made.encode()) <= 205
    assert not set(made) & set('<>:"/\\|?*. ')
    assert unicodedata.is_normalized("NFC", made)


@pytest.mark.parametrize("id", ["a", "winter-list", "Größe_2", "हिन्दी", "a" * 100, "7"])
def test_what_can_be_an_id(id: str) -> None:
    assert is_identifier(id)


@pytest.mark.parametrize(
    "id",
    ["", "-a", "_a", "a b", "a/b", "..", "a.b", "nul", "LPT1", "a" * 101, "字" * 70, "a\u200bb"],
)
def test_what_cannot_be_an_id(id: str) -> None:
    assert not is_identifier(id)


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Tell us.\n\nBelow.", "Tell us. Below."),
        ("# A heading\n\nText", "A heading Text"),
        ("#gardening is fun", "#gardening is fun"),
        ("word " * 30, "word word word word word word word word word word word word…"),
        ("x" * 80, "x" * 60 + "…"),
        ("\n" * 600 + "late", "late"),
    ],
)
def test_a_title_from_the_first_words(copy: str, expected: str) -> None:
    assert first_words(copy) == expected


def test_the_teams_own_fields_stay_in_reach() -> None:
    calendar = """\
defaults: {x-tone: dry, x-from: agency}
posts:
  - {status: idea, title: One, x-briefing: [a, b], x-tone: warm}
"""
    (post,) = plan_of({"calendars/plan.yml": calendar}).posts
    assert post.extras == {"x-briefing": ["a", "b"], "x-tone": "warm", "x-from": "agency"}


def test_a_time_nearer_to_the_post_counts_more() -> None:
    calendar = """\
defaults: {time: "09:00", type: quote, stage: interest}
posts:
  - {title: A, date: 2026-12-01, channels: x}
  - {title: B, date: 2026-12-02 10:30, channels: {x: , y: {time: "18:00"}, z: {time: ~}}}
  - {title: C, date: 2026-12-03, time: ~, channels: {x: , y: {date: 2026-12-04 07:00}}}
"""
    placed = plan_of({"calendars/plan.yml": calendar}).placements
    assert [
        (p.id, p.channel, p.date.day, p.time and p.time.isoformat("minutes")) for p in placed
    ] == [
        ("a", "x", 1, "09:00"),
        ("b", "x", 2, "10:30"),
        ("b", "z", 2, "10:30"),
        ("b", "y", 2, "18:00"),
        ("c", "x", 3, None),
        ("c", "y", 4, "07:00"),
    ]


def test_what_differs_on_a_channel_is_the_same_post() -> None:
    calendar = """\
posts:
  - date: 2026-12-01
    channels: {x: {copy: Short}, y: {title: Another}}
    type: quote
    stage: interest
    copy: A long text
"""
    plan = plan_of({"calendars/plan.yml": calendar})
    assert [(p.id, p.content.id, p.title, p.content.copy) for p in plan.placements] == [
        ("a-long-text", "a-long-text", "A long text", "Short"),
        ("a-long-text", "a-long-text", "Another", "A long text"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_copy_of_a_long_post_is_where_it_stands(end: str) -> None:
    text = end.join(["---", "status: idea", "---", "", "First.", "", "Last.", ""])
    (post,) = plan_of({"posts/long.md": text}).posts
    place = post.source.locate("copy")
    assert post.copy == "First.\n\nLast.\n"
    assert post.title == "First. Last."
    assert (place.line, place.column, place.end_line) == (5, 1, 8)


def test_one_wrong_value_costs_nothing_else() -> None:
    calendar = """\
posts:
  - title: One
    date: 2026-13-01
    time: late
    channels: {x: 5, y: {date: 2026-12-01, time: noon}}
    type: quote
    stage: interest
    offer: {code: A, expires: never, terms: [b]}
    media: [{file: a.png, alt: {}}, {alt: b}, c.png]
    ignore: [{rule: a, reason: b, expires: soon}, {rule: a}]
    owner: [dana]
    tags: a, b
"""
    (post,) = plan_of({"calendars/plan.yml": calendar}).posts
    assert post.date is None
    assert post.time is None
    assert post.channels == {"x": {}, "y": {"date": "2026-12-01", "time": "noon"}}
    assert post.offer
    assert (post.offer.code, post.offer.expires, post.offer.terms) == ("A", None, None)
    assert [medium.file for medium in post.media] == ["a.png", "c.png"]
    assert [ignore.rule for ignore in post.ignore] == ["a"]
    assert post.owner is None
    assert post.tags == ("a", "b")


def test_the_place_of_an_item_behind_one_that_was_left_out() -> None:
    calendar = """\
posts:
  - status: idea
    title: One
    media:
      - {alt: no file}
      - a.png
      - {file: b.png}
"""
    (post,) = plan_of({"calendars/plan.yml": calendar}).posts
    assert [post.source.locate("media", n).line for n in range(len(post.media))] == [6, 7]


def test_days_of_the_week() -> None:
    strategy = """\
channels:
  a: {cadence: {days: mon-fri}}
  b: {cadence: {days: [sat–mon, wed]}}
  c: {cadence: {days: "tue, Thursday - fri, tue"}}
  d: {cadence: {days: sun}}
"""
    channels = plan_of({"strategy.yml": strategy}).strategy.channels
    days = {name: channel.cadence and channel.cadence.days for name, channel in channels.items()}
    assert days == {"a": (0, 1, 2, 3, 4), "b": (0, 2, 5, 6), "c": (1, 3, 4), "d": (6,)}


def test_the_moment_of_a_time_that_comes_twice_is_the_first() -> None:
    calendar = """\
posts:
  - {date: 2026-11-01 01:30, channels: x, type: quote, stage: interest, title: One}
"""
    files = {"strategy.yml": "timezone: America/Chicago", "calendars/plan.yml": calendar}
    (placed,) = plan_of(files).placements
    assert placed.at
    assert placed.at.astimezone(dt.UTC) == dt.datetime(2026, 11, 1, 6, 30, tzinfo=dt.UTC)
