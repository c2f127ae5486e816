"""Findings as data: those of the check, with what the site may tell."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from typing import Any

from journey.exchange.findings_json import findings_data
from journey.findings import Finding, Scope
from journey.reports import Report, write
from journey.views.site import Site
from tests.exchange.plans import site_of


def printed(site: Site) -> dict[str, Any]:
    """What `journey check --format json` prints."""
    out = io.StringIO()
    write("json", Report(site.plan, site.findings), out)
    data: dict[str, Any] = json.loads(out.getvalue())
    return data


def test_where_everything_is_shown_they_are_those_of_the_check() -> None:
    site = site_of()
    ours, theirs = findings_data(site), printed(site)
    key = lambda finding: finding["fingerprint"]  # noqa: E731
    assert len(ours["findings"]) > 5
    assert sorted(ours["findings"], key=key) == sorted(theirs["findings"], key=key)
    assert ours["summary"] == {**theirs["summary"], "files": None}
    assert {**ours, "findings": 0, "summary": 0} == {**theirs, "findings": 0, "summary": 0}


def test_they_come_in_the_order_of_the_page() -> None:
    site = site_of()
    found = [f"f-{finding['fingerprint']}" for finding in findings_data(site)["findings"]]
    assert found == [view.anchor for view in site.told]


HALF = """
channels: {facebook: , instagram: }
publish: {statuses: [approved]}
"""
CALENDAR = """
posts:
  - {date: 2026-12-04, channels: facebook, type: quote, stage: interest, title: The secret launch,
     colour: red}
  - {date: 2026-12-05, channels: facebook, type: quote, stage: interest, title: Shown,
     status: approved, colour: red}
"""


def test_a_finding_of_what_is_not_shown_has_the_words_of_its_page() -> None:
    data = findings_data(site_of(HALF, CALENDAR))
    fields = [f for f in data["findings"] if f["rule"] == "model/unknown-field"]
    hidden = next(f for f in fields if f["post"] is None)
    assert hidden["message"].endswith(": about a post that this site does not show")
    assert (hidden["line"], hidden["scope"]) == (4, None)  # as its page says
    assert {hidden[key] for key in ("column", "end_line", "end_column")} == {None}
    shown = next(f for f in fields if f["post"])
    assert shown["post"] == "shown"
    assert "“colour”" in shown["message"]
    assert (shown["line"], shown["column"]) == (6, 24)
    assert data["summary"]["posts"] == 1
    assert "secret" not in json.dumps(data)


def test_dates_and_places_that_pages_do_not_tell_are_null() -> None:
    site = site_of(HALF, CALENDAR)
    place = site.plan.post_by_id["the-secret-launch"].source.locate()
    scope = Scope(dt.date(2026, 12, 4), dt.date(2026, 12, 5), channel="facebook")
    late = Finding("error", "“The secret launch” is late", "", place, "the-secret-launch", scope)
    gap = Finding("error", "facebook has no post", "Add one.", place, scope=scope, gap=True)
    findings = (replace(late, fingerprint="late"), replace(gap, fingerprint="gap"))
    data = findings_data(replace(site, findings=findings))["findings"]
    told = {finding["fingerprint"]: finding for finding in data}
    dates = {name: (f["scope"]["start"], f["scope"]["end"]) for name, f in told.items()}
    assert dates == {"late": (None, None), "gap": ("2026-12-04", "2026-12-05")}
    assert {finding["scope"]["channel"] for finding in data} == {"facebook"}
    assert (told["late"]["line"], told["gap"]["line"], told["gap"]["path"]) == (3, None, None)
