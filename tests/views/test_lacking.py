"""What is missing for prospects, and what for customers."""

from __future__ import annotations

import pytest

from journey.views import lacking
from journey.views.lacking import Lacking, for_whom
from journey.views.site import Site
from tests.views.sites import site_of, view_of

STRATEGY = """
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: }
audiences: {newcomers: , regulars: {relationship: customer}, strangers: }
rules:
  stages/coverage: {days: 10}
  cadence/daily-posting: off
"""
POSTS = "".join(
    f"  - {{date: 2026-12-{day:02}, type: quote, stage: {stage}, title: T{day},"
    f" audience: {'newcomers' if stage != 'retention' else 'regulars'}}}\n"
    for day in range(1, 32)
    for stage in [("interest", "research", "validation", "retention")[day % 4]]
)
CALENDAR = f"defaults: {{channels: facebook}}\nposts:\n{POSTS}"


def _site(more: str = "") -> Site:
    return site_of(STRATEGY + more, CALENDAR)


def _rules(found: Lacking) -> set[tuple[str, str]]:
    return {
        (gap.rule, gap.audience.name if gap.audience else gap.stage.id if gap.stage else "")
        for gap in found.gaps
    }


def test_what_is_missing_is_missing_for_those_whom_the_stage_or_the_audience_is_for() -> None:
    prospects, customers = for_whom(_site("stages: {retention: {share: 90%}}\n"))
    assert (prospects.relationship, customers.relationship) == ("prospects", "customers")
    assert ("stages/coverage", "decision") in _rules(prospects)
    assert ("stages/audience-coverage", "strangers") in _rules(prospects)
    assert ("stages/coverage", "advocacy") in _rules(customers)
    assert not any(name in ("decision", "strangers") for _, name in _rules(customers))


def test_what_is_missing_of_customers_at_all_is_missing_for_them() -> None:
    site = _site("  stages/existing-customers: {min: 60%}\n  conversation/feedback: {days: 7}\n")
    _, customers = for_whom(site)
    assert {("stages/existing-customers", ""), ("conversation/feedback", "")} <= _rules(customers)


def test_home_counts_them_and_leads_to_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lacking, "_MOST", 1)
    site = _site()
    for link, found in zip(view_of(site, "").missing, for_whom(site), strict=True):
        count = len(found.gaps) + found.more
        assert link.text == f"{count} for {found.relationship}"
        assert link.path == f"journey#missing-{found.relationship}"
        assert len(found.gaps) == 1


def test_nothing_is_said_of_a_plan_that_was_not_checked() -> None:
    site = _site()
    assert view_of(site, "journey").lacking
    assert view_of(Site(site.plan, (), checked=False), "journey").lacking == ()


def test_a_journey_for_prospects_alone_has_nothing_for_customers() -> None:
    site = site_of("channels: {facebook: }\nstages: {learn: , buy: }\n", CALENDAR)
    assert [found.relationship for found in for_whom(site)] == ["prospects"]
