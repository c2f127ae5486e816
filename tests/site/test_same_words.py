"""The same finding, in the same words, wherever somebody may read it: a test for every rule.

The plans are those of the rules' own tables of cases; the site is really built.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from journey.dates import dates
from journey.findings import Finding
from journey.plan import Plan
from journey.reports import Report, write
from journey.rules.catalogue import catalogue
from journey.rules.checking import check
from journey.rules.waivers import span_of
from journey.terminal import inert
from journey.views import slots
from tests.plans import TODAY, plan_of
from tests.site.conftest import BuiltSite, MakeSite

TABLES = Path(__file__).parents[1] / "rules"


class Texts(HTMLParser):
    """The text of a page, and of each element that has an id."""

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str | None] = []
        self.pieces: dict[str, list[str]] = {"": []}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for name in {"", *(name for name in self.open if name)}:
            self.pieces.setdefault(name, []).append(data)

    def text(self, name: str = "") -> str:
        return plain("".join(self.pieces.get(name, [])))


def plain(text: str) -> str:
    """Words alone: pages set code in type, where a terminal has back quotes."""
    return " ".join(text.replace("`", "").split())


def failing_case(rule: str) -> dict[str, Any]:
    """The first case of a rule's table in which it finds something, preferably not in the past."""
    path = TABLES / f"{rule}.yml"
    cases = [case for case in yaml.safe_load(path.read_text()) if case["findings"]]
    assert cases
    return min(cases, key=lambda case: any(f.get("past") for f in case["findings"]))


def files_of(case: dict[str, Any]) -> dict[str, str]:
    files = dict(case.get("files", {}))
    if "strategy" in case:
        files["strategy.yml"] = case["strategy"]
    if "calendar" in case:
        files["calendars/plan.yml"] = case["calendar"]
    return files


@pytest.mark.parametrize("rule", sorted(catalogue()))
def test_a_finding_reads_the_same_everywhere(rule: str, make_site: MakeSite) -> None:
    case = failing_case(rule)
    files, today = files_of(case), case.get("today", TODAY)
    plan = plan_of(files, today)
    findings = check(plan)
    mine = [finding for finding in findings if finding.rule == rule]
    assert mine

    site = make_site(
        {f"content/{path}": text for path, text in files.items()},
        plugins=[{"journey/plan": {"today": str(today)}}, "journey/gaps"],
    )
    gaps = Texts(site.html("gaps"))
    terminal, data = printed("text", plan, findings), json.loads(printed("json", plan, findings))
    for finding in mine:
        said = next(f for f in data["findings"] if f["fingerprint"] == finding.fingerprint)
        assert (said["message"], said["help"]) == (finding.message, finding.help)
        assert f"{inert(finding.message)} [{rule}]\n    {inert(finding.help)}\n" in terminal
        shown = gaps.text(f"f-{finding.fingerprint}")
        assert plain(finding.message) in shown
        assert plain(finding.help) in shown
        stands_on_its_post(finding, site)
        stands_on_its_day(finding, plan, site)


MORE = re.compile(r"\b[1-9][0-9]* more findings?\b")


def printed(name: str, plan: Plan, findings: list[Finding]) -> str:
    out = io.StringIO()
    write(name, Report(plan, tuple(findings)), out)
    return out.getvalue()


def stands_on_its_post(finding: Finding, site: BuiltSite) -> None:
    if finding.post:
        page = Texts(site.html(f"posts/{finding.post}")).text()
        assert plain(finding.message) in page
        assert plain(finding.help) in page


def stands_on_its_day(finding: Finding, plan: Plan, site: BuiltSite) -> None:
    """On one of its days in the calendar, or at the head of its week.

    A day of which much is said shows the worst, and leads to all of that among the gaps; where it
    has many posts, the page of its week shows them. What is said of no days, of too many, or of a
    plan that is but a day, is said of the plan: at home, or among the gaps.
    """
    span = span_of(finding, plan)
    if span is None or (not finding.post and is_of_the_plan(span, plan)):
        said = [Texts(site.html("")).text(), Texts(site.html("gaps")).text()]
    else:
        said = list(said_on(span, site))
    assert any(plain(finding.message) in text or MORE.search(text) for text in said)


def is_of_the_plan(span: tuple[dt.date, dt.date], plan: Plan) -> bool:
    days = (span[1] - span[0]).days
    return days >= slots._LONGEST or (span == plan.window and (days == 0 or days > 7))


def said_on(span: tuple[dt.date, dt.date], site: BuiltSite) -> Iterator[str]:
    for day in dates(*span):
        year, number, _ = day.isocalendar()
        week = f"{year}-w{number:02}"
        page = Texts(site.html(f"calendar/{day:%Y-%m}"))
        yield page.text(f"day-{day}")
        yield page.text(f"week-{week}")
        if (site.folder / "calendar" / week).exists():
            yield Texts(site.html(f"calendar/{week}")).text(f"day-{day}")
