"""Audiences: who they are, what reaches them, and what of that the site tells."""

from __future__ import annotations

from journey.views.site import Site, site_pages
from tests.views.sites import site_of, view_of

STRATEGY = """
channels: {facebook: , letter: {network: email}}
window: {start: 2026-12-01, end: 2026-12-10}
stages: {learn: , buy: , love: {relationship: customer}}
audiences:
  newcomers: {title: New ones, channels: [facebook, unheard]}
  returners:
  regulars: {relationship: customer}
"""
CALENDAR = """
defaults: {channels: facebook, type: quote}
posts:
  - {date: 2026-12-01, title: One, stage: learn}
  - {date: 2026-12-02, title: Two, stage: buy, audience: newcomers, channels: "facebook, letter"}
  - {date: 2026-12-03, title: Three, stage: learn, audience: [newcomers, strangers]}
  - {date: 2026-12-04, title: Four, stage: love}
  - {title: Undated, stage: buy, audience: returners}
"""


def _site(more: str = "") -> Site:
    return site_of(STRATEGY + more, CALENDAR)


def test_each_audience_tells_who_and_where_it_is_and_how_much_is_for_it() -> None:
    view = view_of(_site(), "audiences")
    assert [
        (one.audience.title, one.audience.relationship, [c.name for c in one.channels], one.posts)
        for one in view.audiences
    ] == [
        ("New ones", "prospects", ["facebook", "unheard"], 3),
        ("Returners", "prospects", [], 1),
        ("Regulars", "customers", [], 1),
    ]
    assert [column.title for column in view.coverage.columns] == [
        "New ones",
        "Returners",
        "Regulars",
    ]


def test_an_audience_has_its_column_of_the_matrix() -> None:
    site = _site()
    number = 1
    steps = view_of(site, "audiences/returners").stages
    rows = view_of(site, "journey").by_audience.rows
    assert [(step.stage, step.cell) for step in steps] == [
        (row.stage, row.cells[number]) for row in rows
    ]
    assert [step.cell.count for step in steps] == [1, 0, 0]


def test_what_is_said_of_an_audience_stands_on_its_page_and_leads_there() -> None:
    site = _site()
    (finding,) = view_of(site, "audiences/returners").summary.findings
    assert finding.rule == "stages/audience-coverage"
    assert finding.audience
    assert finding.audience.path == "audiences/returners"
    missing = view_of(site, "audiences/returners").stages[1].cell
    assert missing.finding == finding


def test_the_posts_for_an_audience_are_listed() -> None:
    site = _site()
    posts = view_of(site, "audiences/newcomers").posts
    assert [card.title for card in posts.cards] == ["One", "Two", "Three"]
    assert "audience" not in {facet.key for facet in posts.facets}
    undated = view_of(site, "audiences/returners").posts
    assert [card.title for card in undated.cards] == ["One", "Undated"]


def test_an_audience_leads_to_what_it_sees() -> None:
    site = _site()
    paths = {page.path for page in site_pages(site)}
    for name in ("newcomers", "returners", "regulars"):
        assert view_of(site, f"audiences/{name}").walk.path in paths


def test_a_post_leads_to_its_audiences_as_far_as_the_strategy_knows_them() -> None:
    (fact,) = (f for f in view_of(_site(), "posts/three").facts if f.label == "Audience")
    assert [(name.text, name.path) for name in fact.names] == [
        ("New ones", "audiences/newcomers"),
        ("Strangers", ""),
    ]


def test_hidden_audiences_have_no_pages() -> None:
    site = _site("publish: {hide: [audience]}\n")
    pages = site_pages(site)
    assert not [page.path for page in pages if page.path.startswith("audiences")]
    everything = repr([(page.path, page.view()) for page in pages])
    assert "New ones" not in everything
    assert "audiences/" not in everything


def test_a_plan_without_audiences_has_an_empty_page() -> None:
    view = view_of(site_of(), "audiences")
    assert (view.audiences, view.coverage.columns) == ((), ())
