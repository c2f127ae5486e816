"""A fix is sure: with it, the finding is gone, and nothing else is wrong that was right before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from journey.findings import Finding
from journey.plan import Plan
from journey.rules.checking import check
from journey.sources.document import Document
from tests.plans import TODAY, plan_of
from tests.rules.test_cases import TABLES

STRATEGY = """\
brand: Fern
timezone: Europe/Lodnon
channels: {facebook: , instagram: {netwrk: instagram, responder: sma}}
people: {sam: {name: Sam}}
rules: {cadence/daily-postin: error, variety/weekly-types: eror}
"""
CALENDAR = """\
posts:
  - date: 2026-12-05
    channels: "facebook, instagrm"
    stge: interest
    type: quetion
    status: drafft
    title: Join us #gardening
    media: media/lst.png
    owner: sma
"""


def _whole(document: Document, finding: Finding) -> str:
    """The text of a file with a finding's fix in it."""
    assert finding.fix
    place = finding.fix.place
    lines = document.text.splitlines(keepends=True)
    last = lines[place.end_line - 1]
    end = last[len(last.rstrip("\r\n")) :]
    lines[place.line - 1 : place.end_line] = [document.lines_with(finding.fix) + end]
    return "".join(lines)


def _identity(finding: Finding) -> tuple[str, str, str]:
    """Without the name of the post that has a wrong field: a fix may give it a title."""
    _, has_no_field, named = finding.message.partition(" has no field ")
    return finding.rule, finding.location.path, has_no_field + named or finding.message


def _mended(plan: Plan, finding: Finding, files: Mapping[str, str | bytes]) -> list[Finding]:
    document = next(d for d in plan.documents if d.path == finding.location.path)
    path = document.path.removeprefix("content/")
    return check(plan_of({**files, path: _whole(document, finding)}, plan.today))


def test_each_kind_of_slip_has_its_fix() -> None:
    files = {"strategy.yml": STRATEGY, "calendars/a.yml": CALENDAR, "media/list.png": ""}
    plan = plan_of(files)
    documents = {document.path: document for document in plan.documents}
    fixes = {
        documents[f.location.path].lines_with(f.fix).strip(): f.rule for f in check(plan) if f.fix
    }
    assert fixes == {
        'channels: "facebook, instagram"': "model/unknown-reference",
        "stage: interest": "model/unknown-field",
        "type: question": "model/unknown-reference",
        "status: draft": "model/invalid-value",
        'title: "Join us #gardening"': "source/swallowed-text",
        "media: media/list.png": "channel/media",
        "owner: sam": "model/unknown-reference",
        "timezone: Europe/London": "model/invalid-value",
        "channels: {facebook: , instagram: {network: instagram, responder: sma}}": (
            "model/unknown-field"
        ),
        "channels: {facebook: , instagram: {netwrk: instagram, responder: sam}}": (
            "model/unknown-reference"
        ),
        "rules: {cadence/daily-posting: error, variety/weekly-types: eror}": (
            "model/unknown-reference"
        ),
        "rules: {cadence/daily-postin: error, variety/weekly-types: error}": "model/invalid-value",
    }


def _tables() -> Iterator[Any]:
    for rule, path in TABLES.items():
        if not rule.startswith(("source/", "model/", "channel/media")):
            continue
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            files = dict(case.get("files", {}))
            files |= {"strategy.yml": case["strategy"]} if "strategy" in case else {}
            files |= {"calendars/plan.yml": case["calendar"]} if "calendar" in case else {}
            yield pytest.param(files, case.get("today", TODAY), id=f"{rule}: {case['case']}")


@pytest.mark.parametrize(("files", "today"), list(_tables()))
def test_a_fix_ends_its_finding(files: dict[str, str], today: Any) -> None:
    """In all tables of rules. What a line hid that could not be read may come to light with it."""
    plan = plan_of(files, today)
    found = check(plan)
    before = Counter(map(_identity, found))
    for finding in found:
        if finding.fix:
            after = Counter(map(_identity, _mended(plan, finding, files)))
            assert after[_identity(finding)] < before[_identity(finding)], finding.fix
            new = after - before
            assert not any(rule in ("source/syntax", finding.rule) for rule, *_ in new), new
