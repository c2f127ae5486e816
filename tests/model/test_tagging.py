"""Tagged links: what is added, what stays as it is."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model.tagging import host_of, is_own, tag_names, tagged_link, with_tags
from tests.plans import plan_of

STRATEGY = """
domains: [fern.example]
utm: auto
channels:
  facebook:
  Our page: {network: facebook}
  letter: {network: email}
  blog:
  guest: {network: blog, url: https://paper.example/fern}
  Forum: {network: other}
  unknown:
"""


def links(fields: str, strategy: str = STRATEGY) -> dict[str, str | None]:
    """The tagged link of a post on each of its channels."""
    post = f"{{id: Winter-List, date: 2026-12-01, title: T, type: deal, stage: decision, {fields}}}"
    plan = plan_of({"strategy.yml": strategy, "calendars/plan.yml": f"posts:\n  - {post}\n"})
    return {p.channel: tagged_link(p, plan.strategy) for p in plan.placements}


def test_a_link_says_where_its_readers_came_from() -> None:
    fields = "campaign: Winter Sale, link: https://fern.example/winter"
    made = links(f"{fields}, channels: 'facebook, Our page, letter, Forum'")
    tags = "utm_campaign=winter%20sale&utm_content=winter-list"
    page = "https://fern.example/winter"
    assert made == {
        "facebook": f"{page}?utm_source=facebook&utm_medium=social&{tags}",
        "Our page": f"{page}?utm_source=facebook&utm_medium=social&{tags}",
        "letter": f"{page}?utm_source=email&utm_medium=email&{tags}",
        "Forum": f"{page}?utm_source=forum&utm_medium=social&{tags}",
    }


def test_a_post_of_no_campaign_is_counted_as_always_on() -> None:
    made = links("link: https://www.fern.example, channels: facebook")["facebook"]
    assert made == (
        "https://www.fern.example?utm_source=facebook&utm_medium=social"
        "&utm_campaign=always-on&utm_content=winter-list"
    )


def test_what_differs_on_a_channel_is_tagged_as_it_is_there() -> None:
    fields = "channels: {facebook: {link: https://fern.example/a, campaign: b}, letter: }"
    made = links(f"link: https://fern.example, {fields}")
    assert str(made["facebook"]).startswith("https://fern.example/a?")
    assert "utm_campaign=b&" in str(made["facebook"])
    assert str(made["letter"]).startswith("https://fern.example?")


@pytest.mark.parametrize(
    "fields",
    [
        "channels: facebook",
        "channels: facebook, link: https://other.example/",
        "channels: facebook, link: mailto:us@fern.example",
        "channels: blog, link: https://fern.example/",
        "channels: unknown, link: https://fern.example/",
        "channels: nowhere, link: https://fern.example/",
    ],
)
def test_there_is_nothing_to_tag(fields: str) -> None:
    assert set(links(fields).values()) == {None}


def test_somebody_elses_blog_is_a_place_to_come_from() -> None:
    made = str(links("channels: guest, link: https://fern.example/")["guest"])
    assert "?utm_source=guest&utm_medium=referral&" in made


@pytest.mark.parametrize("change", [("utm: auto", "utm: off"), ("utm: auto\n", "")])
def test_a_strategy_has_to_ask_for_it(change: tuple[str, str]) -> None:
    made = links("channels: facebook, link: https://fern.example/", STRATEGY.replace(*change))
    assert made == {"facebook": None}


TAGS = {"utm_source": "Face Book", "utm_content": "ä&b"}
SOURCE, CONTENT = "utm_source=face%20book", "utm_content=%C3%A4%26b"


@pytest.mark.parametrize(
    ("link", "tagged"),
    [
        ("https://a.example", f"https://a.example?{SOURCE}&{CONTENT}"),
        ("https://a.example/?", f"https://a.example/?{SOURCE}&{CONTENT}"),
        ("https://a.example/?b=1", f"https://a.example/?b=1&{SOURCE}&{CONTENT}"),
        ("https://a.example/?b=1&", f"https://a.example/?b=1&{SOURCE}&{CONTENT}"),
        ("https://a.example/#b?c", f"https://a.example/?{SOURCE}&{CONTENT}#b?c"),
        ("https://a.example/#", f"https://a.example/?{SOURCE}&{CONTENT}#"),
        ("https://a.example/?b=?&c#d#e", f"https://a.example/?b=?&c&{SOURCE}&{CONTENT}#d#e"),
        (
            "https://a.example/?utm_source=Own&utm_id=7",
            f"https://a.example/?utm_source=Own&utm_id=7&{CONTENT}",
        ),
        ("https://a.example/?UTM_Source=", f"https://a.example/?UTM_Source=&{CONTENT}"),
        (
            "https://a.example/?utm%5fsource=x&utm_content",
            "https://a.example/?utm%5fsource=x&utm_content",
        ),
    ],
)
def test_all_else_stays_as_it_is(link: str, tagged: str) -> None:
    assert with_tags(link, TAGS) == tagged


PARTS = st.text(st.characters(exclude_characters="#?", exclude_categories=["Cs", "Cc", "Zs"]))
QUERIES = st.text(st.sampled_from("ab=&%2uUtmM_source ?+;é"), max_size=30)


@given(PARTS, st.none() | QUERIES, st.none() | st.text(max_size=9), st.text(max_size=9))
def test_tags_are_added_and_nothing_is_taken_away(
    path: str, query: str | None, fragment: str | None, value: str
) -> None:
    link = f"https://a.example/{path}"
    link += "" if query is None else f"?{query}"
    before = link
    link += "" if fragment is None else f"#{fragment}"
    tags = {"utm_source": value, "utm_medium": "social"}
    tagged = with_tags(link, tags)
    assert with_tags(tagged, tags) == tagged
    assert tagged.startswith(before)
    assert tagged.endswith("" if fragment is None else f"#{fragment}")
    added = tagged[len(before) : len(tagged) - (len(link) - len(before))]
    asked = tagged.partition("#")[0].partition("?")[2]
    there = tag_names(query or "")
    assert dict(parse_qsl(added.lstrip("?&"), keep_blank_values=True)) == {
        name: text.lower() for name, text in tags.items() if name not in there
    }
    if "+" not in asked and "%" not in (query or ""):
        pairs = parse_qsl(asked, keep_blank_values=True)
        assert pairs[: len(pairs) - len(tags.keys() - there)] == parse_qsl(
            query or "", keep_blank_values=True
        )
    assert added.isascii()
    assert urlsplit(f"https://a.example/?{added}").query.isprintable()


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://WWW.Fern.example:8080/a", "fern.example"),
        ("https://fern.example.", "fern.example"),
        ("https://fern.example@other.example/", "other.example"),
        ("https://[fern", ""),
        ("mailto:us@fern.example", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_link(link: str, host: str) -> None:
    assert host_of(link) == host


@pytest.mark.parametrize(
    ("link", "own"),
    [
        ("https://fern.example/a", True),
        ("https://shop.fern.example", True),
        ("https://notfern.example", False),
        ("https://fern.example.evil.example", False),
        ("https://example", False),
        ("https://fable.example", True),
        ("mailto:us@fern.example", False),
    ],
)
def test_what_is_the_brands_own(link: str, own: bool) -> None:
    assert is_own(link, ["Fern.example", "https://www.fable.example/shop", ""]) is own
