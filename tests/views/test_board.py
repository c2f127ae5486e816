"""The board: a column for each status, the next post first."""

from __future__ import annotations

import pytest

from journey.views.board import BoardColumn
from journey.views.site import Site
from tests.views.sites import site_of, view_of

STRATEGY = "channels: {facebook: , instagram: }\nwindow: {start: 2026-11-01, end: 2026-12-31}\n"
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-11-02, title: Long gone}
  - {date: 2026-11-20, title: Gone}
  - {date: 2026-12-01, title: Today}
  - {date: 2026-12-20, title: Later, type: video}
  - {title: Some day}
  - {date: 2026-11-03, title: First, status: published}
  - {date: 2026-11-04, title: Second, status: published}
  - {date: 2026-12-03, title: Half, channels: {facebook: , instagram: {status: review}}}
  - {date: 2026-12-04 09:00, title: Twice, status: review,
     channels: {facebook: , instagram: {time: "18:00"}}}
  - {title: Perhaps, status: idea}
  - {date: 2026-12-05, title: Off, status: cancelled}
"""


def _site(more: str = "") -> Site:
    return site_of(STRATEGY + more, CALENDAR)


def _columns(site: Site) -> dict[str, BoardColumn]:
    return {column.status: column for column in view_of(site, "board").columns}


def _titles(column: BoardColumn) -> list[str]:
    return [card.title for card in (*column.cards, *column.more)]


def test_there_is_a_column_for_each_status_in_order() -> None:
    statuses = ["idea", "draft", "review", "approved", "scheduled", "published", "cancelled"]
    assert list(_columns(_site())) == statuses
    assert list(_columns(_site("publish: {statuses: [published, review]}\n"))) == [
        "review",
        "published",
    ]


def test_the_next_post_comes_first_and_what_is_past_last() -> None:
    draft = _columns(_site())["draft"]
    assert _titles(draft) == ["Today", "Half", "Later", "Some day", "Gone", "Long gone"]


def test_what_is_published_begins_with_the_last() -> None:
    assert _titles(_columns(_site())["published"]) == ["Second", "First"]


def test_posts_are_counted_once_in_each_status_that_they_have() -> None:
    columns = _columns(_site())
    assert {name: column.count for name, column in columns.items() if column.count} == {
        "idea": 1,
        "draft": 6,
        "review": 2,
        "published": 2,
        "cancelled": 1,
    }
    assert _titles(columns["review"]) == ["Half", "Twice", "Twice"]
    assert view_of(_site(), "board").posts == 11


def test_long_columns_are_folded_and_the_longest_lead_to_the_months(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("journey.views.board._AT_ONCE", 2)
    monkeypatch.setattr("journey.views.board._MOST", 4)
    draft = _columns(_site())["draft"]
    assert [card.title for card in draft.cards] == ["Today", "Half"]
    assert [card.title for card in draft.more] == ["Later", "Some day"]
    assert [(m.path, m.count) for m in draft.months] == [
        ("calendar/2026-11?status=draft", 2),
        ("calendar/2026-12?status=draft", 3),
    ]
    assert _columns(_site())["review"].months == ()


def test_it_is_filtered_by_what_its_cards_have_but_for_the_status() -> None:
    view = view_of(_site(), "board")
    assert {stage.id: n for stage, n in view.stages}["interest"] == 11
    keys = [facet.key for facet in view.facets]
    assert keys == ["channel", "type"]


def test_an_empty_plan_has_an_empty_board() -> None:
    view = view_of(site_of(), "board")
    assert view.posts == 0
    assert all(not column.cards for column in view.columns)
