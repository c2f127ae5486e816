"""The catalogue of networks: that its data is whole, and that it counts as networks count."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import journey.networks
from journey.networks import NETWORKS, SOCIAL, Fact, Network, network
from journey.networks.counting import UNITS, beginning, bound, count
from tests.plans import findings_of

FILES = sorted(Path(journey.networks.__file__).parent.glob("*.yml"))
TEXTS = ("copy", "title", "subject", "alt", "fold")


def facts(one: Network) -> Iterator[tuple[str, Fact]]:
    for field in fields(one):
        value = getattr(one, field.name)
        for fact in value if isinstance(value, tuple) else (value,):
            if isinstance(fact, Fact):
                yield field.name, fact


def test_every_network_but_other_has_a_file_and_every_file_is_of_a_network() -> None:
    assert {path.stem for path in FILES} == set(NETWORKS) - {"other"}


def test_nothing_is_known_of_other_networks_and_of_none() -> None:
    assert not list(facts(network("other")))
    assert not list(facts(network(None)))
    assert not list(facts(network("../networks/x")))
    assert network(None).links_clickable is None


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_every_fact_says_how_sure_it_is_and_where_it_stands(name: str) -> None:
    known = list(facts(network(name)))
    assert known
    for what, fact in known:
        assert fact.confidence in ("high", "medium", "low")
        assert re.fullmatch(r"https://\S+( \(\S+( \S+)*\))?|[A-Z]?[\w ,;]{20,}", fact.source)
        assert re.fullmatch(r"20\d\d(-\d\d-\d\d)?", fact.date)
        assert len(fact.date) == 4 or dt.date.fromisoformat(fact.date)
        assert fact.when in ("always", "media", "pictures", "video")
        assert (fact.unit in UNITS) == (what in TEXTS), what
        wanted: Any = int if what in TEXTS else {"kinds": tuple, "formats": tuple}.get(what)
        assert wanted is None or type(fact.value) is wanted
        assert not (fact.confidence == "high" and fact.source.startswith("no page"))


def test_where_links_are_dead_and_where_nobody_knows() -> None:
    assert {name for name in NETWORKS if network(name).links_clickable is False} == {
        "instagram",
        "tiktok",
    }
    assert {name for name in SOCIAL if network(name).links_clickable is None} == {
        "google-business",
        "youtube",
        "other",
    }


@pytest.mark.parametrize(
    ("name", "what", "fact"),
    [
        pytest.param(path.stem, what, fact, id=f"{path.stem} {what} {fact.value} {fact.unit}")
        for path in FILES
        for what, fact in facts(network(path.stem))
        if what in ("copy", "title", "subject")
    ],
)
def test_a_text_at_its_limit_passes_and_one_character_more_does_not(
    name: str, what: str, fact: Fact
) -> None:
    """A plain letter counts 1 everywhere; a family is 1 on Bluesky, too, but of many bytes."""
    letter = "👨‍👩‍👧‍👦" if name == "bluesky" and fact.unit == "bytes" else "a"
    size = len(letter.encode()) if letter != "a" else 1
    media = {"pictures": "a://a.jpg", "video": "a://a.mp4"}.get(fact.when, "a://a.jpg")
    post: dict[str, Any] = {"date": "2026-12-20", "channels": name, "title": "T", "type": "quote"}
    if fact.when != "always":
        post["media"] = media
    for more in (0, 1):
        long = post | {what: letter * (fact.value // size + more)}
        files = {
            "strategy.yml": f"channels: {{{name}: }}",
            "calendars/plan.yml": yaml.safe_dump({"posts": [long]}, allow_unicode=True),
        }
        found = findings_of(files, "channel/length")
        assert [(f.field, f.severity) for f in found] == more * [
            (what, "error" if fact.confidence == "high" else "warning")
        ]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("Bücher", "codepoints", 6),
        ("Bu\u0308cher", "graphemes", 6),
        ("a\r\nb", "graphemes", 3),
        ("🔥", "utf16", 2),
        ("Bücher", "bytes", 7),
        ("🔥", "threads", 4),
        ("❤️ é 日", "threads", 6 + 4),
        ("🇩🇪", "threads", 8),
        ("1️⃣", "threads", 7),
        ("Hi @ada@a.server.example!", "mastodon", 8),
        ("mail ada@fern.example, @ada", "mastodon", 27),
        ("(https://fern.example/a_(b)).", "mastodon", 1 + 23 + 3),
        ("https://fern.example/winter, http://a.io", "mastodon", 23 + 2 + 23),
        ("👨‍👩‍👧‍👦", "mastodon", 1),
        ("plain", "x-weighted", 5),
        ("a\r\nb", "x-weighted", 3),
        ("© 2026 ®", "x-weighted", 8),
        ("©️ ®️", "x-weighted", 5),
        ("日本", "x-weighted", 4),
        ("See example.com", "x-weighted", 4 + 23),
    ],
)
def test_counts(text: str, unit: str, expected: int) -> None:
    assert count(text, unit) == expected


ODD = st.lists(
    st.sampled_from("ab. @#:/\r\né🔥👍🏽\u200d\ufe0f日🇩🇪©®1⃣")
    | st.sampled_from(["https://example.com", " @a@b.c ", "a.io"]),
    max_size=40,
).map("".join)


@given(ODD, st.sampled_from(UNITS))
def test_no_count_is_over_its_bound(text: str, unit: str) -> None:
    assert count(text, unit) <= bound(text, unit)


@given(ODD, st.sampled_from(UNITS), st.integers(0, 30))
def test_the_beginning_of_a_text_fits(text: str, unit: str, most: int) -> None:
    kept = beginning(text, unit, most)
    assert text.startswith(kept)
    assert count(kept, unit) <= most
    if count(text, unit) <= most:
        assert count(kept, unit) == count(text, unit)


LATER = {"÷ 2701 × 200D × 2701 ÷"}
"""Characters that are no emoji any more in later versions of Unicode than that of the vectors."""


def test_graphemes_are_those_of_unicode(corpus: Path) -> None:
    lines = (corpus / "text/GraphemeBreakTest.txt").read_text(encoding="utf-8").splitlines()
    tested = 0
    for line in lines:
        parts = line.partition("#")[0].split()
        if not parts or " ".join(parts) in LATER:
            continue
        text = "".join(chr(int(part, 16)) for part in parts if part not in "÷×")
        assert count(text, "graphemes") == parts.count("÷") - 1, line
        tested += 1
    assert tested > 600
