"""Saved views: links for what the strategy has names for; none gives away what is hidden."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from journey.views.saved import SavedView, saved_views, views_of
from journey.views.site import Site, site_pages
from tests.views.sites import page_of, site_of, view_of
from tests.views.test_templates import render

STRATEGY = """
channels: {facebook: {title: Our page}, "news|letter": }
campaigns: {winter: {title: Winter launch}}
audiences: {newcomers: , regulars: {relationship: customer}}
people: {dana: {name: Dana Reyes}, sam: }
window: {start: 2026-12-01, end: 2027-01-31}
PUBLISH
views:
"""
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: interest, campaign: winter, owner: dana}
posts:
  - {date: 2026-12-02, title: One, status: review, audience: newcomers, offer: {code: WARM10}}
  - {date: 2027-01-03, title: Two, channels: {"news|letter": }}
  - {title: Three, status: idea}
"""


def _site(views: str, publish: str = "", today: str = "2026-12-01") -> Site:
    strategy = STRATEGY.replace("PUBLISH", f"publish: {{{publish}}}" if publish else "")
    return site_of(f"{strategy}  {views}\n", CALENDAR, dt.date.fromisoformat(today))


def _one(views: str, publish: str = "", today: str = "2026-12-01") -> SavedView:
    (saved,) = saved_views(_site(views, publish, today))
    return saved


def test_a_view_is_a_link_that_filters() -> None:
    saved = _one(
        "{client: {title: For the client, status: [approved, review], channel: facebook,"
        " stage: interest, type: quote, campaign: winter, audience: [newcomers, regulars],"
        " person: dana, text: 'two  words'}}"
    )
    assert (saved.view.text, urlsplit(saved.view.path).path) == (
        "For the client",
        "calendar/2026-12",
    )
    assert saved.view.path.partition("?")[2] == (
        "stage=interest&channel=facebook&type=quote&status=approved,review&campaign=winter"
        "&audience=newcomers,regulars&who=dana&text=two+words"
    )


def test_a_view_says_what_it_shows_unless_it_is_told_to_say_something_else() -> None:
    assert _one("{client: {status: 'approved, review', channel: facebook, text: mug}}").about == (
        "Calendar · Our page · approved or review · “mug”"
    )
    assert _one("{client: {page: gaps, severity: error, about: The worst}}").about == "The worst"


def test_names_make_titles() -> None:
    assert [s.view.text for s in saved_views(_site("{to-read: {status: review}, all: }"))] == [
        "To read",
        "All",
    ]


def test_values_are_those_of_the_cards() -> None:
    site = _site("{letters: {channel: 'news|letter'}}")
    (saved,) = saved_views(site)
    (wanted,) = parse_qs(urlsplit(saved.view.path).query)["channel"]
    assert wanted == site.dated[1].channel_names


@pytest.mark.parametrize(
    ("page", "today", "path"),
    [
        ("calendar", "2026-11-01", "calendar/2026-12"),
        ("calendar", "2026-12-20", "calendar/2026-12"),
        ("calendar", "2027-01-01", "calendar/2027-01"),
        ("calendar", "2028-01-01", "calendar/2027-01"),
        ("week", "2026-12-13", "calendar/2026-w50"),
        ("week", "2028-01-01", "calendar/2027-w04"),
        *((page, "2026-12-01", page) for page in ("board", "ideas", "campaigns", "gaps")),
    ],
)
def test_a_view_opens_its_page_and_of_the_calendar_that_of_today(
    page: str, today: str, path: str
) -> None:
    saved = _one(f"{{a: {{page: {page}, stage: interest}}}}", today=today)
    assert saved.view.path == f"{path}?stage=interest"
    assert path in {page.path for page in site_pages(_site("{a: }"))}


def test_a_view_that_filters_by_nothing_is_its_page() -> None:
    site = _site("{all: {page: board}}")
    assert saved_views(site)[0].view.path == "board"
    assert [link.path for link in views_of(site, "board")] == ["?"]


def test_views_stand_on_their_pages_and_those_of_the_calendar_on_months_and_weeks() -> None:
    views = (
        "{a: {stage: interest}, b: {page: week, stage: interest}, c: {page: board},"
        " d: {page: gaps}, e: {page: ideas}, f: {page: campaigns}}"
    )
    site = _site(views)
    found = {
        path: [link.text for link in view_of(site, path).views]
        for path in ("calendar/2027-01", "calendar/2026-w49", "board", "gaps", "ideas", "campaigns")
    }
    assert found == {
        "calendar/2027-01": ["A", "B"],
        "calendar/2026-w49": ["A", "B"],
        "board": ["C"],
        "gaps": ["D"],
        "ideas": ["E"],
        "campaigns": ["F"],
    }
    assert [saved.view.text for saved in view_of(site, "").views] == list("ABCDEF")


def test_a_plan_without_views_has_none() -> None:
    site = site_of("channels: {facebook: }\n", CALENDAR)
    for path in ("", "calendar/2026-12"):
        assert "j-views" not in render(site, page_of(site, path))


@pytest.mark.parametrize(
    ("view", "publish"),
    [
        ("campaign: winter", "hide: [campaign]"),
        ("audience: newcomers", "hide: [audience]"),
        ("person: dana", "hide: [owner]"),
        ("person: dana", "hide: [owner, responder, approved]"),
        ("page: gaps, person: dana", "hide: [owner, responder, approved]"),
        ("status: [draft, idea]", "statuses: [approved, review]"),
        ("text: warm10", "hide: [offer.code]"),
        ("title: All with WARM10, stage: interest", "hide: [offer.code]"),
        ("about: All with WARM10, stage: interest", "hide: [offer.code]"),
    ],
)
def test_a_view_that_filters_by_what_is_hidden_is_left_out(view: str, publish: str) -> None:
    assert len(saved_views(_site(f"{{a: {{{view}}}}}"))) == 1
    assert saved_views(_site(f"{{a: {{{view}}}}}", publish)) == ()


def test_hidden_statuses_are_left_out_of_a_view() -> None:
    saved = _one("{a: {status: [draft, review]}}", "statuses: [approved, review]")
    assert saved.view.path.endswith("?status=review")
    assert saved.about == "Calendar · review"


@pytest.mark.parametrize(
    "view",
    [
        "channel: facbook",
        "stage: buy",
        "person: somebody",
        "status: aproved",
        "statuses: approved",
        "severity: error",
        "page: gaps, status: review",
        "page: gaps, severity: error, campaign: winter",
    ],
)
def test_a_view_of_which_a_part_does_not_count_is_left_out_for_it_would_show_too_much(
    view: str,
) -> None:
    site = _site(f"{{a: {{{view}}}, b: {{stage: interest, x-note: ours}}}}")
    assert [saved.view.text for saved in saved_views(site)] == ["B"]


def test_where_it_is_not_certain_what_may_be_shown_no_view_is() -> None:
    assert saved_views(_site("{a: {stage: interest}}", "statuses: aproved")) == ()


HIDDEN = """posts:
- {id: secret-post, date: 2026-12-03, channels: facebook, title: Purple kiln, status: draft}
- {id: other, date: 2026-12-04, channels: facebook, title: Other, status: approved}
"""


@pytest.mark.parametrize(
    "view",
    ["title: Purple kiln launch", "text: purple KILN", "text: secret-post", "about: Purple kiln"],
)
def test_a_view_with_words_of_a_hidden_post_is_left_out(view: str) -> None:
    strategy = f"channels: {{facebook: }}\nviews: {{a: {{{view}}}, b: {{stage: interest}}}}\n"
    assert len(saved_views(site_of(strategy, HIDDEN))) == 2
    (left,) = saved_views(site_of(f"{strategy}publish: {{statuses: [approved]}}\n", HIDDEN))
    assert left.view.text == "B"
