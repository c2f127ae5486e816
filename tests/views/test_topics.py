"""Topics: what posts are about, however they spell it."""

from __future__ import annotations

import pytest

from journey.views.site import Site, site_pages
from tests.views.sites import site_of, view_of

STRATEGY = "channels: {facebook: , instagram: }\nwindow: {start: 2026-11-01, end: 2026-12-31}\n"
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-11-02, title: One, topic: Glazes}
  - {date: 2026-11-20, title: Two, topic: glazes}
  - {date: 2026-12-01, title: Three, topic: "GLAZES ", channels: "facebook, instagram"}
  - {date: 2026-12-20, title: Four, topic: glazes}
  - {date: 2026-12-03, title: Five, topic: Mugs}
  - {date: 2026-11-04, title: Six, channels: {facebook: , instagram: {topic: "a, b|c"}}}
  - {title: Seven, topic: "A,  b|c"}
  - {date: 2026-12-24, title: Eight, topic: glazes, status: cancelled}
  - {date: 2026-12-25, title: Nine}
"""


def _site(more: str = "") -> Site:
    return site_of(STRATEGY + more, CALENDAR)


def test_spellings_of_a_topic_are_one_and_the_most_used_is_its_name() -> None:
    view = view_of(_site(), "topics")
    assert [(t.topic.text, t.posts) for t in view.topics] == [
        ("glazes", 5),
        ("a, b|c", 2),
        ("Mugs", 1),
    ]
    assert view_of(_site(), "topics/glazes").spellings == ("Glazes", "GLAZES")


def test_a_topic_says_when_it_was_last_and_is_next() -> None:
    glazes, other, mugs = view_of(_site(), "topics").topics
    assert (glazes.last, glazes.next) == ("Fri 20 Nov", "Tue 1 Dec")
    assert (other.last, other.next) == ("Wed 4 Nov", "")
    assert (mugs.last, mugs.next) == ("", "Thu 3 Dec")


def test_a_topic_of_one_post_leads_to_the_post() -> None:
    site = _site()
    paths = [page.path for page in site_pages(site) if page.path.startswith("topics/")]
    assert sorted(paths) == ["topics/a-b-c", "topics/glazes"]
    assert [t.topic.path for t in view_of(site, "topics").topics] == [
        "topics/glazes",
        "topics/a-b-c",
        "posts/five",
    ]


def test_a_topic_lists_its_posts() -> None:
    posts = view_of(_site(), "topics/glazes").posts
    assert [card.title for card in posts.cards] == ["One", "Two", "Three", "Four", "Eight"]
    assert [card.title for card in view_of(_site(), "topics/a-b-c").posts.cards] == ["Six", "Seven"]


def test_a_long_topic_is_cut_without_leading_to_months_that_cannot_be_filtered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("journey.views.listings.MOST", 2)
    posts = view_of(_site(), "topics/glazes").posts
    assert (len(posts.cards), posts.total, posts.cut, posts.months) == (2, 5, True, ())


@pytest.mark.parametrize(
    ("post", "path"), [("one", "topics/glazes"), ("five", ""), ("seven", "topics/a-b-c")]
)
def test_a_post_leads_to_its_topic_where_there_is_more_of_it(post: str, path: str) -> None:
    (fact,) = (f for f in view_of(_site(), f"posts/{post}").facts if f.label == "Topic")
    assert fact.path == path


def test_a_lot_of_topics_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.views.topics._MOST", 2)
    view = view_of(_site(), "topics")
    assert ([t.topic.text for t in view.topics], view.more) == (["glazes", "a, b|c"], 1)


def test_hidden_topics_have_no_pages() -> None:
    pages = site_pages(_site("publish: {hide: [topic]}\n"))
    assert not [page.path for page in pages if page.path.startswith("topics")]
    assert "lazes" not in repr([page.view() for page in pages])


def test_topics_of_posts_that_are_not_shown_are_not_told() -> None:
    site = _site("publish: {statuses: cancelled}\n")
    assert [(t.topic.text, t.posts) for t in view_of(site, "topics").topics] == [("glazes", 1)]


def test_a_plan_without_topics_has_an_empty_page() -> None:
    assert view_of(site_of(), "topics").topics == ()
