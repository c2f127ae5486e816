"""What filters call things: plain names, whatever the names in the files are made of."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from journey.views.site import Site
from tests.views.sites import site_of, view_of

STRATEGY = """
channels: {"news|letter": {cadence: {per: day}}, news-letter: }
stages: {"s,1": , two: }
campaigns: {"c|2": {start: 2026-12-01, end: 2026-12-05}, other: }
audiences: {"a,b": }
types: {"t|1": }
window: {start: 2026-12-01, end: 2026-12-05}
"""
CALENDAR = """
defaults: {campaign: "c|2", audience: ["a,b"]}
posts:
  - {date: 2026-12-02, title: One, stage: "s,1", type: "t|1", channels: {"news|letter": }}
  - {date: 2026-12-03, title: Two, stage: "x|1", type: "y|1", channels: {news-letter: }}
  - {date: 2026-12-04, title: Three, type: "t|1", channels: {news-letter: }, campaign: other}
"""
PLAIN = re.compile(r"[\w-]*")


def _site() -> Site:
    return site_of(STRATEGY, CALENDAR)


def test_values_of_cards_are_plain_and_their_own() -> None:
    one, two, three = _site().dated
    for card in (one, two, three):
        values = [card.campaign, *card.audience, card.channel_names]
        values += [label.value for label in (card.stage, card.type) if label]
        assert all(PLAIN.fullmatch(value) for value in values)
    assert one.channel_names != two.channel_names == three.channel_names
    assert one.campaign == two.campaign != three.campaign


def test_options_and_links_have_the_values_of_the_cards() -> None:
    site = _site()
    one, two, three = site.dated
    month = view_of(site, "calendar/2026-12")
    options = {facet.key: {value for value, _, _ in facet.options} for facet in month.facets}
    assert options["channel"] == {one.channel_names, two.channel_names}
    assert options["campaign"] == {one.campaign, three.campaign}
    assert one.type
    assert one.type.value in options["type"]
    campaign, _ = view_of(site, "campaigns").campaigns
    assert campaign.path == f"calendar/2026-12?campaign={one.campaign}"
    row = view_of(site, "journey").by_time.rows[0]
    assert one.stage
    assert {parse_qs(urlsplit(cell.path).query)["stage"][0] for cell in row.cells} == {
        one.stage.value
    }
    for finding in site.told:
        named = (finding.stage, finding.channel, finding.audience, finding.who)
        labels = [label.value for label in named if label]
        assert all(PLAIN.fullmatch(v) for v in (*labels, finding.type))


def test_posts_without_a_known_stage_have_a_row_of_their_own() -> None:
    campaign, _ = view_of(_site(), "campaigns").campaigns
    last = campaign.rows[-1]
    titles = [card.title for mark in last.marks for card in mark.cards]
    assert (last.stage.title, titles) == ("No stage", ["Two"])


TWICE = """
defaults: {type: quote, stage: interest}
posts:
  - {date: 2026-12-02 09:00, title: Two times,
     channels: {facebook: , instagram: {time: "18:00"}, newsletter: {time: "20:00"}}}
  - {date: 2026-12-03, title: Two months, channels: {facebook: , instagram: {date: 2027-01-03}}}
  - {date: 2026-12-04, title: Other, type: video, stage: research, status: idea, channels: facebook}
"""


def test_a_post_that_goes_out_at_several_times_counts_once() -> None:
    site = site_of("channels: {facebook: , instagram: , newsletter: }\n", TWICE)
    month = view_of(site, "calendar/2026-12")
    assert (month.posts, {s.id: n for s, n in month.stages}["interest"]) == (3, 2)
    counts = {f.key: {value: n for value, _, n in f.options} for f in month.facets}
    assert counts["type"] == {"quote": 2, "video": 1}
    assert counts["status"] == {"draft": 2, "idea": 1}
    assert counts["channel"] == {"facebook": 3, "instagram": 1, "newsletter": 1}


def test_months_of_a_long_list_count_posts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.views.listings.MOST", 1)
    site = site_of("channels: {facebook: , instagram: , newsletter: }\n", TWICE)
    posts = view_of(site, "journey/interest").posts
    assert [(month.title, month.count) for month in posts.months] == [
        ("December 2026", 2),
        ("January 2027", 1),
    ]


PEOPLE = """
channels: {facebook: , instagram: }
people: {dana: {name: Dana Reyes}, "a|b": }
audiences: {newcomers: , insiders: }
PUBLISH
"""
OWNED = """
defaults: {channels: facebook, type: quote, stage: interest, audience: newcomers}
posts:
  - {date: 2026-12-02, title: One, owner: dana}
  - {date: 2026-12-03, title: Two, owner: "a|b", channels: {facebook: , instagram: {owner: dana}}}
  - {date: 2026-12-04, title: Three, owner: "c,d", audience: [newcomers, insiders]}
"""


def _facets(site: Site) -> dict[str, list[tuple[str, int]]]:
    month = view_of(site, "calendar/2026-12")
    return {facet.key: [(text, n) for _, text, n in facet.options] for facet in month.facets}


def test_posts_are_filtered_by_person_and_by_audience() -> None:
    site = site_of(PEOPLE.replace("PUBLISH", ""), OWNED)
    assert [card.who for card in site.dated] == [("dana",), ("a-b", "dana"), ("c-d",)]
    facets = _facets(site)
    assert facets["who"] == [("Dana Reyes", 2), ("a|b", 1), ("c,d", 1)]
    assert facets["audience"] == [("Newcomers", 3), ("Insiders", 1)]


def test_what_leaves_no_choice_is_no_filter() -> None:
    one = OWNED.replace('"a|b"', "dana").replace('"c,d"', "dana").replace(", insiders]", "]")
    assert not {"who", "audience"} & set(_facets(site_of(PEOPLE.replace("PUBLISH", ""), one)))


@pytest.mark.parametrize(("hide", "key"), [("owner", "who"), ("audience", "audience")])
def test_hidden_fields_filter_nothing(hide: str, key: str) -> None:
    site = site_of(PEOPLE.replace("PUBLISH", f"publish: {{hide: [{hide}]}}"), OWNED)
    assert key not in _facets(site)
    assert {card.who if key == "who" else card.audience for card in site.dated} == {()}


def test_the_list_of_a_person_or_audience_is_not_filtered_by_it() -> None:
    site = site_of(PEOPLE.replace("PUBLISH", ""), OWNED)
    for path, key in (("people/dana", "who"), ("audiences/newcomers", "audience")):
        assert key not in {facet.key for facet in view_of(site, path).posts.facets}


def test_findings_are_filtered_by_person() -> None:
    site = site_of(PEOPLE.replace("PUBLISH", ""), OWNED.replace("type: quote", "type: odd"))
    (facet,) = (facet for facet in view_of(site, "gaps").facets if facet.key == "who")
    found = {finding.who.value for finding in site.told if finding.who}
    assert {value for value, _, _ in facet.options} == found
    assert ("a-b", "a|b") in {(value, text) for value, text, _ in facet.options}
