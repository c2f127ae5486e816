"""Texts as networks show them, taken apart and cut without losing a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.networks import Fact
from journey.networks.counting import UNITS, count
from journey.views.texts import Part, limit_of, shown_text

PIECES = (
    *("word ", "\n\n", "#tag", " @name ", "https://a.example/b.", " ", "é", "#1", "a@b.example "),
    "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL}",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


def _fact(value: int, unit: str = "utf16", confidence: str = "high") -> Fact:
    return Fact(value, confidence, "", "", unit)  # type: ignore[arg-type]


@given(TEXTS, st.integers(1, 80), st.sampled_from(UNITS), st.integers(0, 80))
def test_no_character_is_lost_and_all_behind_the_limit_is_marked(
    text: str, fold: int, unit: str, end: int
) -> None:
    shown = shown_text(text, _fact(fold, unit), min(end, len(text)))
    seen, rest = ("".join(p.text for p in parts) for parts in (shown.parts, shown.rest))
    cut = len(text) - len(rest)
    assert text[: len(seen)] == seen
    assert text[cut:] == rest
    assert not text[len(seen) : cut].strip()
    assert all(part.text for part in (*shown.parts, *shown.rest))
    places = [*range(len(seen)), *range(cut, len(text))]
    marked = [part.over for part in (*shown.parts, *shown.rest) for _ in part.text]
    assert marked == [place >= end for place in places]
    assert count(seen, unit) <= fold or not shown.rest
    assert bool(shown.rest) == bool(shown.cut)


@given(TEXTS, st.integers(0, 120), st.sampled_from(UNITS))
def test_a_text_is_over_its_limit_from_the_first_character_that_is_too_much(
    text: str, most: int, unit: str
) -> None:
    end = limit_of(text, "", _fact(most, unit))
    if end is None:
        assert count(text, unit) <= most
    else:
        assert count(text[:end], unit) <= most
        assert count(text[: end + 1], unit) > most


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Plain.", [Part("Plain.")]),
        (
            "See https://a.example/b.",
            [Part("See "), Part("https://a.example/b", "link"), Part(".")],
        ),
        ("#one and @two", [Part("#one", "tag"), Part(" and "), Part("@two", "tag")]),
        ("no. #1", [Part("no. #1")]),
        ("https://a.example/#part", [Part("https://a.example/#part", "link")]),
    ],
)
def test_what_leads_elsewhere_is_told_apart(text: str, parts: list[Part]) -> None:
    assert list(shown_text(text).parts) == parts


def test_a_text_is_cut_between_two_words() -> None:
    shown = shown_text("one two three", _fact(9))
    assert (shown.parts, shown.rest) == ((Part("one two"),), (Part("three"),))
    assert shown_text("one two three", _fact(7)).parts == (Part("one two"),)
    assert shown_text("onetwothree", _fact(4)).parts == (Part("onet"),)


def test_a_cut_says_how_sure_it_is() -> None:
    assert shown_text("one two", _fact(4)).cut == "The cut, after 4 characters"
    assert shown_text("one two", _fact(4, confidence="low")).cut == (
        "The cut, after about 4 characters"
    )
