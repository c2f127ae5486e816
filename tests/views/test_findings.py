"""Findings where one looks for them: on the gaps page, their day, their week, their rule, home."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from journey.findings import Finding, Location, Scope
from journey.rules.catalogue import catalogue
from journey.views.slots import slots
from tests.views.sites import site_of, view_of

STRATEGY = """
channels:
  facebook: {cadence: {per: day, spacing: 2h}}
  instagram:
window: {start: 2026-12-01, end: 2026-12-31}
stages: {interest: {share: 30%}}
"""
CALENDAR = """
defaults: {channels: facebook, stage: interest}
posts:
  - {date: 2026-12-01 10:00, type: quote, title: One}
  - {date: 2026-12-01 11:00, type: video, title: Two}
  - {date: 2026-12-20 10:00, type: quote, stage: research, title: Three, colour: red}
"""
TODAY = dt.date(2026, 12, 15)


def test_every_finding_stands_on_the_gaps_page_in_the_words_of_the_check() -> None:
    site = site_of(STRATEGY, CALENDAR, today=TODAY)
    view = view_of(site, "gaps")
    listed = [
        (f.finding.rule, f.finding.severity, f.finding.message, f.finding.help, f.finding.anchor)
        for group in (*view.groups, *view.past)
        for f in group.findings
    ]
    assert sorted(listed) == sorted(
        (f.rule, f.severity, f.message, f.help, f"f-{f.fingerprint}") for f in site.findings
    )
    assert view.count + view.past_count == len(site.findings)


def test_the_worst_come_first_and_past_ones_apart() -> None:
    view = view_of(site_of(STRATEGY, CALENDAR, today=TODAY), "gaps")
    assert [group.findings[0].finding.severity for group in view.groups] == sorted(
        (group.findings[0].finding.severity for group in view.groups),
        key=["error", "warning", "info"].index,
    )
    assert all(f.finding.past for group in view.past for f in group.findings)
    assert not any(f.finding.past for group in view.groups for f in group.findings)


def test_each_finding_with_days_stands_on_a_day_a_week_or_a_post() -> None:
    site = site_of(STRATEGY, CALENDAR, today=TODAY)
    said = site.once(slots)
    placed = {slot.finding.anchor for day in said.of_day.values() for slot in day}
    placed |= {view.anchor for week in said.of_week.values() for view in week}
    placed |= {view.anchor for card in site.dated for view in card.findings}
    whole = {view.anchor for view in site.told if not view.start}
    assert {view.anchor for view in site.told} == placed | whole


def test_a_finding_of_a_post_stands_on_its_card() -> None:
    site = site_of(STRATEGY, CALENDAR, today=TODAY)
    cards = {card.title: [f.rule for f in card.findings] for card in site.dated}
    assert "cadence/spacing" in cards["Two"]
    assert cards["Three"][0] == "model/unknown-field", "worst first"


def test_each_gap_offers_a_post_and_nothing_else_does() -> None:
    view = view_of(site_of(STRATEGY, CALENDAR, today=TODAY), "gaps")
    for group in view.groups:
        for listed in group.findings:
            assert bool(listed.filler) <= listed.finding.gap
    assert any(listed.filler for group in view.groups for listed in group.findings)


def test_posting_days_are_counted_by_channel() -> None:
    view = view_of(site_of(STRATEGY, CALENDAR, today=TODAY), "gaps")
    assert (view.kept.days, view.kept.kept, view.kept.percent) == (31, 2, 6)
    assert view.daily == ("facebook",)


def test_home_tells_the_next_gap_and_the_worst() -> None:
    view = view_of(site_of(STRATEGY, CALENDAR, today=TODAY), "")
    assert view.next_gap.start <= TODAY <= view.next_gap.end or view.next_gap.start > TODAY
    assert view.gaps
    assert view.worst[0].severity == "error"
    assert (view.posts, view.placements, view.week_title) == (3, 3, "This week")


def test_home_shows_the_nearest_week_of_the_plan() -> None:
    assert (
        view_of(site_of(STRATEGY, CALENDAR, dt.date(2026, 6, 1)), "").week_title == "The first week"
    )
    late = view_of(site_of(STRATEGY, CALENDAR, dt.date(2027, 6, 1)), "")
    assert (late.week_title, late.week.number) == ("The last week", 53)


def test_every_rule_has_a_page_with_its_settings_and_findings() -> None:
    site = site_of(STRATEGY + "rules: {cadence/spacing: error, variety/shock: off}\n", CALENDAR)
    rules = view_of(site, "rules")
    assert [rule.name for _, family in rules.families for rule in family] == list(catalogue())
    view = view_of(site, "rules/cadence/spacing")
    assert (view.summary.severity, view.usual, view.summary.set_by) == (
        "error",
        "warning",
        "this plan",
    )
    assert [f.rule for f in view.findings] == ["cadence/spacing"]
    assert view.manual.startswith("## What it does")
    assert view_of(site, "rules/variety/shock").summary.severity == "off"


def test_a_rule_shows_its_options() -> None:
    site = site_of(STRATEGY + "rules: {variety/weekly-types: {min_types: 4}}\n", CALENDAR)
    options = {
        o.name: (o.value, o.usual) for o in view_of(site, "rules/variety/weekly-types").options
    }
    assert options["min_types"] == ("4", "3")
    assert options["days"] == ("7", "")


def test_where_a_finding_stands_by_itself_its_words_name_its_post() -> None:
    calendar = CALENDAR.replace("colour: red", "colour: red, media: gone.jpg")
    found = {view.rule: view for view in site_of(STRATEGY, calendar, today=TODAY).told}
    media, unknown, near, gap = (
        found[rule]
        for rule in (
            "channel/media",
            "model/unknown-field",
            "cadence/spacing",
            "cadence/daily-posting",
        )
    )
    assert media.whole == f"“Three”: {media.message}"
    assert unknown.whole == unknown.message == "“Three” has no field “colour”"
    assert near.whole == near.message
    assert "“Two”" in near.message
    assert gap.whole == gap.message


def test_a_finding_on_a_post_of_several_dates_names_it_too() -> None:
    later = "title: Three, media: gone.jpg, channels: {facebook: , instagram: {date: 2026-12-22}}"
    calendar = CALENDAR.replace("title: Three, colour: red", later)
    told = site_of(STRATEGY, calendar, today=TODAY).told
    (media,) = [view for view in told if view.rule == "channel/media"]
    assert (media.start, media.end) == (dt.date(2026, 12, 20), dt.date(2026, 12, 22))
    assert media.whole == f"“Three”: {media.message}"


def test_a_gap_is_not_told_as_if_it_was_of_its_post() -> None:
    day = dt.date(2026, 12, 20)
    nowhere = Location("calendars/a.yml", 1, 1, 1, 1)
    gap = Finding("info", "no teaser", "Add one.", nowhere, "a", Scope(day, day), gap=True)
    assert gap.naming("“One”") == "no teaser"
    assert replace(gap, gap=False).naming("“One”") == "“One”: no teaser"
