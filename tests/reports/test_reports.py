"""The reports, against snapshots that are reviewed like code.

After a wanted change: JOURNEY_SNAPSHOTS=write pytest tests/reports, and read the difference.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from pathlib import Path

import pytest

from journey.findings import SEVERITIES, Finding, Location
from journey.reports import Report, report_names, write
from journey.rules.catalogue import Rule
from journey.rules.checking import check
from tests.plans import plan_of

SNAPSHOTS = Path(__file__).parent / "snapshots"
TODAY = dt.date(2026, 12, 3)
STRATEGY = """\
brand: Fern & Fable
window: {start: 2026-12-01, end: 2026-12-09}
channels:
  facebook: {cadence: {per: day, days: [mon, tue, wed, thu, fri]}}
rules:
  cadence/daily-postin: error
"""
CALENDAR = """\
posts:
  - date: Tue 2026-12-01 10:30
    channels: facebook
    stage: interest
    type: question
    title: What is on your winter list? #gardening
  - date: Sat 2026-12-04 10:30
    channels: facebook
    stge: interest
    type: question
    title: "Tea 🍵 first, 茶 later"
    status: drafft
"""
ALL_KINDS = tuple(
    Finding(
        severity,
        f"{severity} of {day} December 2026",
        "Look at `days_off:` first.",
        Location("content/calendars/december.yml", day, 3, day + more, 9),
        rule=rule,
        past=past,
        fingerprint=f"{day:016x}",
    )
    for severity, rule, day, more, past in (
        ("error", "cadence/daily-posting", 1, 0, True),
        ("info", "stages/mix", 2, 0, True),
        ("info", "stages/mix", 3, 0, False),
        ("warning", "cadence/spacing", 4, 2, False),
        ("error", "cadence/daily-posting", 5, 0, False),
    )
)
SELECT = ["cadence/daily-posting", "model", "source"]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def report() -> Report:
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/december.yml": CALENDAR}, TODAY)
    return Report(plan, tuple(check(plan, select=SELECT)))


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")


def same_as_snapshot(name: str, text: str) -> None:
    path = SNAPSHOTS / name
    if os.environ.get("JOURNEY_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode()


@pytest.fixture(autouse=True)
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version does not change the snapshots, nor do the manual pages of the rules."""
    monkeypatch.setattr("journey.reports.sarif.version", lambda _: "1.2.3")
    monkeypatch.setattr(Rule, "manual", property(lambda rule: f"The page of {rule.name}."))


@pytest.mark.parametrize("name", report_names())
def test_a_report_piped_is_as_in_its_snapshot(name: str, report: Report) -> None:
    out = io.StringIO()
    write(name, report, out)
    assert "\x1b" not in out.getvalue()
    same_as_snapshot(f"piped.{name}", out.getvalue())


@pytest.mark.parametrize("name", report_names())
def test_what_is_new_of_every_kind_is_as_in_its_snapshot(name: str, report: Report) -> None:
    out = io.StringIO()
    new = Report(report.plan, ALL_KINDS, known=3, base="origin/main", fail_on="warning")
    write(name, new, out)
    same_as_snapshot(f"new.{name}", out.getvalue())


def test_text_at_a_terminal_shows_the_line_with_a_caret(report: Report) -> None:
    out = Terminal()
    write("text", report, out)
    same_as_snapshot("terminal.txt", out.getvalue().replace("\x1b", "␛"))


def test_no_color_is_honoured(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured, plain = Terminal(), Terminal()
    write("text", report, coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    write("text", report, plain)
    assert "\x1b[" in coloured.getvalue()
    assert "\x1b" not in plain.getvalue()
    assert "^^^^" in plain.getvalue()


def test_a_long_line_is_cut_around_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    line = "  - {date: 2026-12-01, title: " + "long " * 60 + ", stge: interest}"
    plan = plan_of({"calendars/plan.yml": f"posts:\n{line}\n"}, TODAY)
    found = [f for f in check(plan) if f.rule == "model/unknown-field"]
    out = Terminal()
    write("text", Report(plan, tuple(found)), out)
    excerpt, carets = out.getvalue().splitlines()[2:4]
    assert len(excerpt) <= 80
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "stge"


@pytest.mark.parametrize(
    "text", ["\\e[2Jgone", "\\u009b31m", "\\u202Edesrever", "\\r\\nsecond line"]
)
def test_text_of_files_does_nothing_to_a_terminal(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    calendar = f'posts:\n  - {{date: 2026-12-01, title: "{text}", stge: "{text}", "{text}": 1}}\n'
    plan = plan_of({"calendars/plan.yml": calendar}, TODAY)
    findings = tuple(check(plan))
    assert findings
    for name in report_names():
        for out in (io.StringIO(), Terminal()):
            write(name, Report(plan, findings), out)
            written = out.getvalue().replace("\n", "")
            assert written.isprintable() or not set(written) & set("\x1b\x9b\u202e\r\x07\x08")


def test_json_says_all_keys_always(report: Report) -> None:
    out = io.StringIO()
    write("json", report, out)
    data = json.loads(out.getvalue())
    assert list(data) == ["version", "today", "window", "summary", "findings"]
    assert list(data["summary"]) == [*SEVERITIES, "past", "known", "posts", "files"]
    keys = (
        "rule severity message help path line column end_line end_column post gap past scope fix "
        "fingerprint"
    ).split()
    for finding in data["findings"]:
        assert list(finding) == keys
        if finding["scope"] is not None:
            assert list(finding["scope"]) == "start end channel stage type audience".split()
    assert data["summary"]["past"] == sum(f["past"] for f in data["findings"])
    assert data["summary"]["error"] == sum(
        f["severity"] == "error" and not f["past"] for f in data["findings"]
    )


def test_a_plan_without_findings_says_so() -> None:
    strategy = "channels: {facebook: {}}\n"
    post = "{date: 2026-12-01, channels: facebook, stage: interest, type: quote, title: One}"
    plan = plan_of({"strategy.yml": strategy, "calendars/plan.yml": f"posts: [{post}]\n"}, TODAY)
    out = io.StringIO()
    write("text", Report(plan, ()), out)
    assert out.getvalue() == (
        "Nothing to mend in 1 post.\nThe plan runs 1 December 2026; today is 3 December 2026.\n"
    )


def test_what_is_accepted_on_purpose_leaves_a_trace() -> None:
    waiver = "{rule: cadence/spacing, reason: We are away"
    strategy = f"waivers:\n  - {waiver}}}\n  - {waiver}, expires: 2026-11-30}}\n"
    rules = ("stages/mix", "plan/empty", "no/rule")
    ignored = ", ".join(f"{{rule: {rule}, reason: Once}}" for rule in rules)
    post = f"{{title: One, ignore: [{ignored}]}}"
    plan = plan_of({"strategy.yml": strategy, "calendars/plan.yml": f"posts: [{post}]\n"}, TODAY)
    out = io.StringIO()
    write("text", Report(plan, ()), out)
    assert "Accepted on purpose: 2 ignores, 1 waiver.\n" in out.getvalue()


def test_a_file_that_ends_too_early_is_named_because_of_the_gaps_that_it_makes() -> None:
    plan = plan_of({"calendars/plan.yml": 'posts:\n  - {date: 2026-12-01, title: "One}\n'}, TODAY)
    out = io.StringIO()
    write("text", Report(plan, tuple(check(plan, select=["source"]))), out)
    assert "gaps may be false: content/calendars/plan.yml.\n" in out.getvalue()
