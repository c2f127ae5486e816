"""Lists of posts say what they count, and agree with the numbers that lead to them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

import pytest

from journey.rules import described
from journey.rules.settings import by_preset
from journey.views.cards import Card
from journey.views.site import Site
from tests.views.sites import site_of, view_of
from tests.views.test_templates import _environment

STRATEGY = """
channels: {facebook: , instagram: }
window: {start: 2026-12-01, end: 2026-12-10}
audiences: {newcomers: , regulars: {relationship: customer}}
"""
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-02, title: One}
  - {date: 2026-12-03, title: Two, channels: {facebook: {status: idea}, instagram: }}
  - {date: 2026-12-03, title: Three, status: idea, type: video}
  - {title: Four, status: idea}
  - {date: 2026-12-04, title: Five, status: cancelled}
  - {date: 2026-12-20, title: Six}
  - {title: Seven, status: draft}
"""


def test_a_list_says_which_of_its_posts_count_nowhere() -> None:
    site = site_of(STRATEGY, CALENDAR)
    stage = view_of(site, "journey/interest")
    others = "2 ideas, 1 cancelled, 1 outside of the plan's dates and 1 without a date"
    assert (stage.posts.total, stage.posts.note) == (7, f", of them {others}")
    assert stage.share.count == 7 - 5
    channel = view_of(site, "channels/facebook")
    live = channel.summary.placements
    assert (live, channel.posts.total) == (1, 7)
    assert channel.posts.note.startswith(", of them 3 ideas")


def test_a_list_of_live_posts_says_no_more() -> None:
    site = site_of(STRATEGY, CALENDAR)
    assert view_of(site, "channels/instagram").posts.note == ""


@pytest.mark.parametrize("matrix", ["by_time", "by_audience", "by_channel", "by_type"])
def test_a_cell_counts_the_posts_that_its_link_lists(matrix: str) -> None:
    site = site_of(STRATEGY, CALENDAR)
    cells = [cell for row in getattr(view_of(site, "journey"), matrix).rows for cell in row.cells]
    assert any(cell.count for cell in cells)
    for cell in cells:
        assert len(_listed(site, cell.path)) == cell.count


def _listed(site: Site, address: str) -> set[str]:
    """The posts that a page lists when it is filtered as its address says."""
    parts = urlsplit(address)
    view, wanted = view_of(site, parts.path), dict(parse_qsl(parts.query))
    cards: Iterable[Card] = (
        (card for week in view.weeks for day in week.days for card in (*day.cards, *day.more))
        if parts.path.startswith("calendar/")
        else view.posts.cards
    )
    assert wanted.pop("only") == "live"
    return {
        card.path
        for card in cards
        if card.counts
        and wanted.get("stage", card.stage and card.stage.value)
        == (card.stage and card.stage.value)
        and wanted.get("audience", "") in ("", *card.audience)
    }


def test_a_type_that_only_ideas_have_is_not_in_use() -> None:
    view = view_of(site_of("channels: {facebook: }\n", CALENDAR), "types")
    assert "video" not in {one.type.id for one in view.types}
    assert "video" in {label.id for label in view.unused}


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (0.5, "under 1 %"), (0.9, "under 1 %"), (1, "1 %"), (2.5, "3 %"), (3.4, "3 %")],
)
def test_percents_are_rounded_half_up_and_never_to_nothing(share: float, words: str) -> None:
    text = '{% import "journey/macros.html" as m %}{{ m.percent(x) }}'
    assert _environment().from_string(text).render(x=share).strip() == words


def test_an_option_that_says_nothing_is_so_by_default() -> None:
    [days] = described.options(by_preset(None)["stages/coverage"])
    assert (days.value, days.usual) == ("by default", "")
