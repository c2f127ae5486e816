"""Which words of a copy are compared with those of others."""

from __future__ import annotations

import pytest

from journey.rules.near_duplicates import words

FIVE = ("one", "two", "three", "four", "five")


@pytest.mark.parametrize(
    ("copy", "compared"),
    [
        ("One, two - three: FOUR five!", FIVE),
        ("One two three four", ()),
        ("One two three four five #tag #another", FIVE),
        ("One #two three four five", FIVE),
        ("One two three four five #tag https://fern.example/a-b #tag", (*FIVE, "fernexampleab")),
        ("One two three four five #tag www.fern.example/a", (*FIVE, "wwwfernexamplea")),
        ("One two three four five https://fern.example/a?b=c#d", (*FIVE, "fernexamplea")),
        ("One two three four five https://a.example/https://b", (*FIVE, "aexamplehttpsb")),
        ("#tag https://a.example www.b.example #tag", ()),
        (
            "One two three four five www.a.example www.b.example #tag",
            (*FIVE, "wwwaexample", "wwwbexample"),
        ),
        ("One two three four five 🎉 🎉 #tag", FIVE),
        ("ＯＮＥ two three four five", FIVE),
        ("Un deux trois quatre cinq œufs", ("un", "deux", "trois", "quatre", "cinq", "œufs")),
        ("One two three four five ☎️", FIVE),
        ("一二三四五六七八九十一二三四五六七八九", ()),
        ("一二三四五六七八九十一二三四五六七八九十", tuple("一二三四五六七八九十" * 2)),
    ],
)
def test_the_words_of_a_copy(copy: str, compared: tuple[str, ...]) -> None:
    assert words(copy) == compared


def test_links_alone_are_words_of_their_own() -> None:
    links = [f"https://{letter}.example" for letter in "abcde"]
    assert words(" ".join([*links, "#tag"])) == tuple(f"{letter}example" for letter in "abcde")
