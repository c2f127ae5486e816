"""Codes of posts: every post can be read again from its code."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journey.views.cards import Card
from journey.views.codes import Codes
from journey.views.labels import ChannelLabel, StageLabel, TypeLabel

NAMES = st.sampled_from([f"n{number}" for number in range(40)])


@st.composite
def a_card(draw: st.DrawFn) -> Card:
    stage, kind = draw(st.none() | NAMES), draw(st.none() | NAMES)
    return Card(
        path="posts/a",
        title="A",
        date=None,
        when="",
        time="",
        channels=tuple(ChannelLabel(n, n, value=n) for n in draw(st.lists(NAMES, max_size=3))),
        stage=StageLabel(stage, stage, value=stage) if stage else None,
        type=TypeLabel(kind, kind, kind, value=kind) if kind else None,
        status=draw(st.sampled_from(["idea", "draft"])),
        campaign=draw(st.just("") | NAMES),
        audience=tuple(draw(st.lists(NAMES, max_size=3))),
        who=tuple(draw(st.lists(NAMES, max_size=2))),
        counts=draw(st.booleans()),
    )


def _read(code: str, values: str) -> list[list[str]]:
    known = [part.split("|") for part in values.split(";")]
    return [
        [known[n][int(digits, 36)] for digits in part.split("-")] if part else []
        for n, part in enumerate(code.split("."))
    ]


@given(st.lists(a_card(), min_size=1, max_size=60))
def test_what_filters_know_of_a_post_can_be_read_from_its_code(cards: list[Card]) -> None:
    codes = Codes()
    written = codes.of(cards).split(" ")
    for card, code in zip(cards, written, strict=True):
        assert _read(code, codes.values) == [
            [card.stage.value] if card.stage else [],
            [channel.value for channel in card.channels],
            [card.type.value] if card.type else [],
            [card.status],
            [card.campaign] if card.campaign else [],
            list(card.audience),
            list(card.who),
            ["live"] if card.counts else [],
        ]


@given(st.lists(a_card(), min_size=1, max_size=20))
def test_a_post_that_stands_there_twice_can_be_told(cards: list[Card]) -> None:
    other = replace(cards[0], path="posts/b")
    codes = Codes([*cards, cards[0], other])
    once, twice = (_read(codes.of([card]), codes.values) for card in (other, cards[0]))
    assert twice == [*once, ["a"]]
