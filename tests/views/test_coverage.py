"""Coverage: stages against weeks, audiences and channels, and shares against targets."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.views.matrices import Matrix
from journey.views.site import Site
from tests.views.sites import site_of, view_of

STRATEGY = """
channels: {facebook: , instagram: }
window: {start: 2026-12-21, end: 2027-01-17}
rules: {stages/coverage: {days: 28}}
audiences: {newcomers: , gift-buyers: , regulars: {relationship: customer}}
"""
POSTS = [
    ("2026-12-21", "facebook", "interest", "newcomers"),
    ("2026-12-22", "'facebook, instagram'", "interest", "gift-buyers"),
    ("2027-01-03", "facebook", "interest", ""),
    ("2027-01-04", "facebook", "decision", ""),
    ("2027-01-05", "facebook", "retention", ""),
    ("2027-01-10", "facebook", "interest", "newcomers"),
]
QUOTES = "defaults: {channels: facebook, type: quote, stage: interest}\nposts:\n"
CALENDAR = QUOTES + "".join(
    f"- {{date: {date}, channels: {where}, stage: {stage}, title: {n}, audience: {who or '~'}}}\n"
    for n, (date, where, stage, who) in enumerate(POSTS)
)


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(STRATEGY, CALENDAR, today=dt.date(2026, 12, 23))


def _counts(matrix: Matrix) -> dict[str, list[int]]:
    return {row.stage.id: [cell.count for cell in row.cells] for row in matrix.rows}


def test_weeks_run_over_the_turn_of_the_year(site: Site) -> None:
    matrix = view_of(site, "journey").by_time
    assert [column.title for column in matrix.columns] == ["W52", "W53", "W1", "W2"]
    assert [column.note for column in matrix.columns] == [
        "21–27 Dec",
        "28 Dec – 3 Jan",
        "4–10 Jan",
        "11–17 Jan",
    ]
    assert [column.current for column in matrix.columns] == [True, False, False, False]
    counts = _counts(matrix)
    assert counts["interest"] == [2, 1, 1, 0]
    assert counts["decision"] == [0, 0, 1, 0]
    assert [row.total for row in matrix.rows if row.stage.id == "interest"] == [4]


def test_a_post_counts_once_in_a_cell_and_once_for_each_channel(site: Site) -> None:
    assert _counts(view_of(site, "journey").by_channel)["interest"] == [4, 1]


def test_a_post_without_audience_is_for_all_of_its_stages_relationship(site: Site) -> None:
    counts = _counts(view_of(site, "journey").by_audience)
    assert counts["interest"] == [3, 2, 0]
    assert counts["retention"] == [0, 0, 1]


def test_cells_lead_to_their_posts(site: Site) -> None:
    view = view_of(site, "journey")
    assert view.by_time.rows[0].cells[0].path == "calendar/2026-w52?stage=interest&only=live"
    assert view.by_channel.rows[0].cells[1].path == "channels/instagram?stage=interest&only=live"
    path = "journey/interest?audience=gift-buyers&only=live"
    assert view.by_audience.rows[0].cells[1].path == path


def test_an_empty_cell_is_a_gap_where_a_rule_asks_for_a_post(site: Site) -> None:
    rows = {row.stage.id: row for row in view_of(site, "journey").by_time.rows}
    missing = [cell.finding and cell.finding.message for cell in rows["validation"].cells]
    (finding,) = (
        f
        for f in site.findings
        if f.rule == "stages/coverage" and f.scope and f.scope.stage == "validation"
    )
    assert missing == [finding.message] * 4
    assert rows["interest"].cells[3].finding is None, "a week without is no gap yet"


def test_a_stage_shows_its_own_row(site: Site) -> None:
    view = view_of(site, "journey/validation")
    assert {row.stage.id for matrix in view.matrices for row in matrix.rows} == {"validation"}
    assert view.matrices[0].caption == "Live posts in each week"
    assert {finding.rule for finding in view.findings} >= {"stages/coverage"}


TYPES = """
channels: {facebook: }
window: {start: 2026-12-01, end: 2026-12-31}
types: {recipe: {stages: [retention], every: 7d}, rare: {every: 700d}, anything: {every: 7d}}
"""
OF_TYPES = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-02, title: Two, type: video}
  - {date: 2026-12-03, title: Three, type: video, stage: research}
  - {date: 2026-12-04, title: Four, type: deal, status: idea}
  - {date: 2026-12-05, title: Five, type: unheard}
"""


def test_types_that_are_in_use_or_asked_for_stand_against_stages() -> None:
    site = site_of(TYPES, OF_TYPES)
    matrix = view_of(site, "journey").by_type
    assert [c.title for c in matrix.columns] == ["Video", "Quote", "Recipe", "Rare", "Anything"]
    assert matrix.kind == "few"
    counts = _counts(matrix)
    assert counts["interest"] == [1, 1, 0, 0, 0]
    assert counts["research"] == [1, 0, 0, 0, 0]
    assert matrix.rows[0].cells[0].path == "types/video?stage=interest&only=live"


def test_a_type_that_is_missing_is_a_gap_of_the_stages_that_it_serves() -> None:
    site = site_of(TYPES, OF_TYPES)
    rows = {row.stage.id: row.cells for row in view_of(site, "journey").by_type.rows}
    missing = {
        id: [cell.finding and cell.finding.rule for cell in cells[2:]] for id, cells in rows.items()
    }
    drought = "variety/type-drought"
    assert missing["retention"] == [drought, None, drought]
    assert missing["interest"] == [None, None, drought], "it serves every stage"


def test_a_stage_shows_the_types_that_have_something_to_do_with_it() -> None:
    matrix = view_of(site_of(TYPES, OF_TYPES), "journey/retention").matrices[-1]
    assert matrix.caption == "Live posts by type"
    assert [column.title for column in matrix.columns] == ["Recipe", "Anything"]


def test_many_types_have_their_heads_on_end() -> None:
    kinds = ("question", "quote", "video", "faq", "deal", "review", "article", "contest", "teaser")
    calendar = QUOTES + "".join(
        f"- {{date: 2026-12-01, title: {kind}, type: {kind}}}\n" for kind in kinds
    )
    assert view_of(site_of("channels: {facebook: }\n", calendar), "journey").by_type.kind == "many"


def test_shares_count_each_post_once() -> None:
    both = QUOTES.replace("facebook", "[facebook, instagram]")
    calendar = both + "".join(
        f"- {{date: 2026-12-{n:02}, stage: {stage}, title: {n}}}\n"
        for n, stage in enumerate(["interest"] * 6 + ["decision"] * 4, 1)
    )
    shares = {
        s.stage.id: s
        for s in view_of(site_of("channels: {facebook: , instagram: }", calendar), "").shares
    }
    assert (shares["interest"].count, shares["interest"].share, shares["interest"].target) == (
        6,
        60.0,
        30,
    )
    assert shares["interest"].enough
    assert shares["research"].share == 0


def test_few_posts_have_no_shares(site: Site) -> None:
    assert not any(share.enough for share in view_of(site, "").shares)


def test_a_long_plan_is_shown_by_month() -> None:
    calendar = (
        "posts:\n- {date: 2026-03-15, channels: facebook, type: quote, stage: interest, title: T}\n"
    )
    site = site_of("channels: {facebook: }\nwindow: {start: 2026-01-01, end: 2026-12-31}", calendar)
    matrix = view_of(site, "journey").by_time
    assert [column.title for column in matrix.columns][:3] == ["Jan", "Feb", "Mar"]
    assert _counts(matrix)["interest"] == [0, 0, 1, *[0] * 9]
    assert len(view_of(site, "").coverage.columns) == 8


def test_own_stages_are_numbered_in_their_order() -> None:
    site = site_of("stages: {notice: {title: Notice}, decision: , love: {relationship: customer}}")
    assert [(s.id, s.number, s.relationship) for s in site.frame.stages] == [
        ("notice", 1, "prospects"),
        ("decision", 2, "prospects"),
        ("love", 3, "customers"),
    ]
    assert [step.stage.path for step in view_of(site, "journey").steps] == [
        "journey/notice",
        "journey/decision",
        "journey/love",
    ]


def test_types_in_use_come_first_and_others_are_named(site: Site) -> None:
    view = view_of(site, "types")
    assert [(t.type.id, t.posts, round(t.share)) for t in view.types] == [("quote", 6, 100)]
    assert "video" in [t.id for t in view.unused]
    kinds = {
        "contest": ("promotional", "conversational"),
        "question": ("conversational",),
        "video": (),
    }
    for name, expected in kinds.items():
        calendar = f"{QUOTES}- {{date: 2026-12-01, type: {name}, title: T}}\n"
        summary = view_of(site_of("channels: {facebook: }", calendar), f"types/{name}").summary
        assert summary.kinds == expected


def test_a_channel_tells_its_cadence_and_its_posts() -> None:
    strategy = (
        "channels: {facebook: {cadence: {per: day, days: [tue, wed]}, active: 07:30-09:00}}\n"
    )
    calendar = (
        "posts:\n- {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: T}\n"
    )
    site = site_of(f"{strategy}window: {{start: 2026-12-01, end: 2026-12-02}}", calendar)
    view = view_of(site, "channels/facebook")
    assert view.summary.cadence.startswith("At least 1 post a day, Tuesday and Wednesday")
    assert view.summary.active == "07:30–09:00"
    assert (view.summary.kept.kept, view.summary.kept.days) == (1, 2)
    assert [card.title for card in view.posts.cards] == ["T"]
    assert [f.message for f in view.summary.findings] == ["facebook has no post on 2 December 2026"]


def test_a_long_list_shows_what_is_near_and_leads_to_the_months() -> None:
    start = dt.date(2026, 9, 1)
    calendar = QUOTES + "".join(
        f"- {{date: {start + dt.timedelta(n)}, title: T{n}}}\n" for n in range(150)
    )
    listing = view_of(site_of("channels: {facebook: }", calendar), "journey/interest").posts
    assert (len(listing.cards), listing.total) == (120, 150)
    assert [month.count for month in listing.months] == [30, 31, 30, 31, 28]
    assert listing.months[0].path == "calendar/2026-09?stage=interest"
