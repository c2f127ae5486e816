"""Near-duplicates, compared with every pair; and how few texts are compared to find them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from random import Random

import pytest

import journey.rules.near_duplicates
from journey.rules.near_duplicates import MOST, Earlier, Texts, Words, words, worth_comparing

WORDS = ["".join(letters) for letters in product("bdfgklmnprst", "aeiou", "bdfgklmnprst")]


def _alike(one: Words, other: Words) -> float:
    """The part of the runs of three words that both have, counted by hand."""
    runs = [{text[n : n + 3] for n in range(len(text) - 2)} for text in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def _edited(text: list[str], dice: Random) -> list[str]:
    text = list(text)
    for _ in range(dice.randint(0, 4)):
        at = dice.randrange(len(text))
        match dice.randint(0, 2):
            case 0:
                text[at] = dice.choice(WORDS)
            case 1:
                text.insert(at, dice.choice(WORDS))
            case _ if len(text) > 6:
                del text[at]
    return text


def _generated(dice: Random, number: int) -> list[Words]:
    """Copy as teams write it: much of its own, some copied and changed, some from templates."""
    templates = [[dice.choice(WORDS) for _ in range(dice.randint(12, 40))] for _ in range(4)]
    texts: list[list[str]] = []
    for n in range(number):
        kind = dice.random()
        if texts and kind < 0.4:
            texts.append(_edited(texts[-dice.randint(1, min(len(texts), 60))], dice))
        elif kind < 0.6:
            text = list(dice.choice(templates))
            text[len(text) // 2] = f"product{n}"
            texts.append(_edited(text, dice))
        else:
            texts.append([dice.choice(WORDS) for _ in range(dice.randint(6, 50))])
    return [tuple(text) for text in texts]


@pytest.mark.parametrize("least", [0.5, 0.7, 0.8, 0.9, 1.0])
def test_finds_what_every_pair_would_find(least: float) -> None:
    texts = _generated(Random(f"copy {least}"), 500)
    days, found, wanted, nearest = 100, 0, 0, 0
    earlier: Earlier[int] = Earlier(Texts(texts, least))
    for number, text in enumerate(texts):
        since = number - days
        same = earlier.same(text, since)
        alike = [
            other
            for other in range(max(since, 0), number)
            if texts[other] != text and _alike(text, texts[other]) >= least
        ]
        equal = [other for other in range(max(since, 0), number) if texts[other] == text]
        assert same == (equal[-1] if equal else None)
        one = earlier.alike(text, since)
        earlier.add(text, number, number)
        assert one is None or (one >= since and _alike(text, texts[one]) >= least)
        found += one is not None
        wanted += bool(alike)
        nearest += bool(alike) and one == alike[-1]
    assert wanted > 5 or least == 1
    assert found >= 0.98 * wanted
    assert nearest >= 0.95 * wanted


@pytest.mark.parametrize("least", [0.7, 0.8])
def test_what_is_worth_comparing_holds_what_is_alike(least: float) -> None:
    held = wanted = 0
    for seed in "abc":
        texts = _generated(Random(f"worth {least} {seed}"), 500)
        copies = [_written(text, Random(number)) for number, text in enumerate(texts)]
        found = worth_comparing(copies)
        for number, text in enumerate(texts):
            near = texts[max(0, number - 100) : number]
            if any(other != text and _alike(text, other) >= least for other in near):
                wanted += 1
                held += copies[number] in found
    assert wanted > 100
    assert held >= 0.98 * wanted


def test_copies_of_their_own_are_not_compared() -> None:
    dice = Random("own")
    copies = [_written([dice.choice(WORDS) for _ in range(80)], dice) for _ in range(500)]
    assert len(worth_comparing(copies)) < 25
    assert worth_comparing(["дом в саду", "дом у реки"]) == {"дом в саду", "дом у реки"}


def _written(words: Iterable[str], dice: Random) -> str:
    """Words as a copy: sentences, with or without a hashtag behind them."""
    copy = ""
    for word in words:
        copy += word if copy else word.capitalize()
        copy += dice.choice(["! ", ", ", ".\n"]) if dice.random() < 0.1 else " "
    return f"{copy.strip()}." + dice.choice(["", " #garden", "\n\n#garden #winter"])


@pytest.mark.parametrize("length", [20, 28, 40])
def test_texts_from_one_template_are_not_all_compared(
    length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    similarity = Texts.similarity

    def counting(texts: Texts, one: Words, other: Words) -> float:
        nonlocal compared
        compared += 1
        return similarity(texts, one, other)

    monkeypatch.setattr(journey.rules.near_duplicates.Texts, "similarity", counting)
    template = WORDS[:length]
    texts = [(*template[:9], f"product{n}", *template[10:]) for n in range(500)]
    earlier: Earlier[int] = Earlier(Texts(texts, 0.8))
    for number, text in enumerate(texts):
        expected = number - 1 if number and length > 28 else None
        assert earlier.alike(text, 0) == expected
        earlier.add(text, number, number)
    assert 0 < compared <= MOST * len(texts)


def test_a_text_that_came_again_counts_from_then_on() -> None:
    one, other = tuple("abcdefgh"), tuple("abcdefgx")
    earlier: Earlier[str] = Earlier(Texts([one, other], 0.5))
    earlier.add(one, 1, "first")
    earlier.add(one, 9, "again")
    assert earlier.same(one, 9) == earlier.alike(other, 9) == "again"
    assert earlier.same(one, 10) is None
    assert earlier.alike(other, 10) is None
    assert earlier.same(other, 0) is None


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Five words, say: QUITE enough!", "five words say quite enough"),
        ("It’s five words — say enough", "it s five words say enough"),
        ("Ｆｉｖｅ words say ﬁne things", "five words say fine things"),
        ("Don't #tag the words between #tag #other 🎄 .", "don t tag the words between"),
        ("#tag the words at the start", "tag the words at the start"),
        ("Look over here: https://A.example/b-c?d=e#f, now", "look over here aexamplebc now"),
        ("look over here now: www.a.example/b #c #d", "look over here now wwwaexampleb"),
        ("Read this: http://a.example/ and ftp://b.example", "read this aexample and bexample"),
        ("a_b c/d e", "a b c d e"),
        ("four words are few", ""),
        ("𝐁𝐨𝐥𝐝 letters 1 2 ③", "bold letters 1 2 3"),
        ("👩‍🌾 one 2️⃣ three four five", "one 2 three four five"),
        ("मेरे बगीचे की सूची में", "मेरे बगीचे की सूची में"),
        ("今日は", ""),
    ],
)
def test_words_are_what_a_copy_says(copy: str, expected: str) -> None:
    assert words(copy) == (tuple(expected.split()))


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    assert words("冬のお庭のリスト、冬のお庭のリストと tea です!") == (
        *"冬のお庭のリスト冬のお庭のリストと",
        "tea",
        *"です",
    )
    for copy in (
        "ฤดูหนาวนี้คุณจะปลูกอะไร",
        "ລະດູຫນາວນີ້ທ່ານຈະປູກຫຍັງ",
        "ဤဆောင်းရာသီတွင်ဘာစိုက်မလဲ",
        "តើអ្នកនឹងដាំអ្វីនៅរដូវរងានេះ",
    ):
        assert words(copy) == tuple(copy)
    assert words("이번 겨울 정원 목록에는 무엇이") == tuple(
        "이번 겨울 정원 목록에는 무엇이".split()
    )
