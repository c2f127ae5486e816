from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import twitter_text
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journey.networks import counting
from journey.networks.counting import LINK


def count(text: str) -> int:
    return counting.count(text, "x-weighted")


VECTORS = "text/twitter-text/conformance"


@pytest.mark.parametrize(
    "group", ["WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"]
)
def test_texts_count_what_the_vectors_of_twitter_text_say(group: str, corpus: Path) -> None:
    text = (corpus / VECTORS / "validate.yml").read_text(encoding="utf-8")
    cases = yaml.safe_load(text)["tests"][group]
    assert cases
    for case in cases:
        assert count(case["text"]) == case["expected"]["weightedLength"], case["description"]


@pytest.mark.parametrize(
    "group", ["urls", "urls_with_indices", "urls_with_directional_markers", "tco_urls_with_params"]
)
def test_links_are_those_of_the_vectors_of_twitter_text(group: str, corpus: Path) -> None:
    text = (corpus / VECTORS / "extract.yml").read_text(encoding="utf-8")
    cases = yaml.safe_load(text)["tests"][group]
    assert cases
    for case in cases:
        rest = case["text"]
        links = [link["url"] if isinstance(link, dict) else link for link in case["expected"]]
        for link in links:
            assert link in rest
            rest = rest.replace(link, "", 1)
        assert count(case["text"]) == count_of_signs(rest) + LINK * len(links), case["description"]


def count_of_signs(text: str) -> int:
    """What a text without links counts; none of the vectors with links has an emoji."""
    light = "\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037"
    return len(text) + len(re.findall(f"[^{light}]", unicodedata.normalize("NFC", text)))


def test_the_names_that_addresses_end_with_are_those_of_twitter_text(corpus: Path) -> None:
    lists = yaml.safe_load((corpus / VECTORS / "tld_lib.yml").read_text(encoding="utf-8"))
    names = [str(name) for kind in ("country", "generic") for name in lists[kind]]
    assert len(names) > 1500
    assert {count(f"fern.{name}") for name in names} == {LINK}


def as_twitter_text_counts(text: str) -> int:
    """The library takes every \u00a9 for an emoji; the vectors count it as 1 where it is plain."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    rest = text
    for link in reversed(twitter_text.extract_urls_with_indices(text)):
        start = link["indices"][0]
        rest = rest[:start] + rest[start + len(link["url"]) :]
    signs = len(re.findall("[\u00a9\u00ae](?!\ufe0f)", rest))
    weight: int = twitter_text.parse_tweet(text).weightedLength
    return weight - signs


PARTS = [
    *("a", "b.", "A", "0", "com", "co", ".", ".com", ".io/", "t.co/", "http://", "https://"),
    *("xn--", "xn--p1ai", "日本語.jp", "ü.de", ".みんな", "é", "ß", "日", "п", "ф", "みんな"),
    *"-_@#$/?()&,!;:'+~%[]| \nｗ…\u00a9\u00ae",
    *(":80", "x=1", "🔥", "👍🏽", " 👨\u200d👩\u200d👧 ", " ❤\ufe0f ", " 1⃣", "🇩🇪"),
]


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
@example("éat.co/")
@example("é-x.com")
@example("a.com_b.net c.com.d.com")
@example("-lead.com/http://b.com")
@example("$TVI.CA #t.co/abc @t.co/abc")
@example("t.co/_A:80'(:80~)")
@example("a.io/(x)(y(z))(")
@example("http://t.co/abc'(x) http://t.co/" + 41 * "a")
@example(64 * "a" + ".com " + 63 * "a" + ".com")
@example(". 。foo.zip (。shop.de)")
@example("か\u3099.jp " + "a\u0323\u0301" * 300 + " か\u3099" * 300)
@example("日" * 30 + ".com " + "日" * 9 + "é.com")
@example("https://a.com/" + 4074 * "a" + " https://a.com/" + 4075 * "a")
@example("http://a.com/" + 4076 * "a" + " http://a.com/" + 4077 * "a")
@example("a.com/" + 4082 * "a" + " a.com/" + 4083 * "a")
@example(f"{'a.io' * 33} é日")
@example("a.b " * 8)
def test_texts_count_what_twitter_text_counts(text: str) -> None:
    assert count(text) == as_twitter_text_counts(text)
