"""Dates, counts and cadences in words."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.model.strategy import Cadence
from journey.views import words
from journey.views.addresses import addresses

DECEMBER = dt.date(2026, 12, 28)
JANUARY = dt.date(2027, 1, 3)


def test_spans() -> None:
    assert words.span(DECEMBER, DECEMBER) == "28 December"
    assert words.span(DECEMBER, DECEMBER.replace(day=31)) == "28–31 December"
    assert words.span(DECEMBER, JANUARY) == "28 December – 3 January"
    assert words.short_span(DECEMBER, JANUARY) == "28 Dec – 3 Jan"


def test_the_week_of_new_year_belongs_to_the_old_one() -> None:
    assert words.week_id(JANUARY) == "2026-w53"
    assert words.week_id(dt.date(2027, 1, 4)) == "2027-w01"


def test_counts() -> None:
    assert words.count(1, "post") == "1 post"
    assert words.count(3000, "post") == "3,000 posts"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed([]) == ""


@pytest.mark.parametrize(
    ("rhythm", "said"),
    [
        (
            Cadence(min=1, max=5, days=(0, 1, 2, 3, 4), spacing=dt.timedelta(hours=1)),
            "1 to 5 posts a day, Monday to Friday, at least 1 hour apart",
        ),
        (Cadence(min=1, max=5), "1 to 5 posts a day, every day"),
        (Cadence(min=1, max=1, days=(1, 3)), "1 post a day, Tuesday and Thursday"),
        (Cadence(per="week", min=2), "At least 2 posts a week"),
        (Cadence(per="month", min=1, max=1), "1 post a month"),
    ],
)
def test_cadences(rhythm: Cadence, said: str) -> None:
    assert words.cadence(rhythm) == said


def test_durations() -> None:
    assert words.duration(dt.timedelta(days=14)) == "14 days"
    assert words.duration(dt.timedelta(minutes=90)) == "90 minutes"
    assert words.duration(dt.timedelta(hours=2)) == "2 hours"


def test_names_are_their_own_addresses_where_they_can_be() -> None:
    assert addresses(["facebook", "my / blog", "A", "a", "index", "☃"], "channel") == {
        "facebook": "facebook",
        "my / blog": "my-blog",
        "A": "A",
        "a": "a-2",
        "index": "index-2",
        "☃": "channel",
    }


def test_an_address_is_short_enough_to_be_the_name_of_a_file() -> None:
    made = addresses(["茶" * 100, "茶" * 99, "a" * 100], "channel")
    assert max(len(f"{address}.html".encode()) for address in made.values()) < 255
    assert len(set(made.values())) == 3
