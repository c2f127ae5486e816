"""Reports of changes, against snapshots that are reviewed like code.

After a wanted change: JOURNEY_SNAPSHOTS=write pytest tests/reports, and read the difference.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from journey.changes import changes
from journey.changes.matching import findings_of_before
from journey.changes.posts import Kind
from journey.plan import Plan
from journey.reports import report_names as formats_of_findings
from journey.reports.changes import ChangesReport, report_names, write
from journey.rules.checking import check
from tests.plans import plan_of
from tests.reports.hostile import TEXTS, payloads
from tests.reports.test_hostile import LINKS, page
from tests.reports.test_reports import Terminal, same_as_snapshot

TODAY = dt.date(2026, 12, 3)
STRATEGY = """\
brand: Fern & Fable
window: {start: 2026-12-01, end: 2026-12-09}
channels:
  facebook: {responder: sam, cadence: {per: day, days: [mon, tue, wed, thu, fri]}}
  instagram: {responder: dana}
people: {sam: , dana: }
"""
BEFORE = """\
defaults: {channels: facebook, stage: interest, type: question, owner: dana}
posts:
  - {date: 2026-12-03 08:00, title: Stays as it is}
  - date: 2026-12-04 08:00
    title: What is on your winter list?
    copy: |
      A long winter lies before us, and the garden sleeps. We sit by the window with seed
      catalogues and tea, and make lists of what we shall sow when the ground is soft again.

      What is on your list? Tell us below.
    approved: {by: sam, date: 2026-11-30}
  - {date: 2026-12-07 08:00, title: Tea by the window, status: draft}
  - {date: 2026-12-08 08:00, title: Never mind}
  - {id: seeds, title: Seeds for free, status: idea}
  - {date: 2026-12-09 08:00, title: To another file}
"""
AFTER = """\
defaults: {channels: facebook, stage: interest, type: question, owner: dana}
posts:
  - {date: 2026-12-03 08:00, title: Stays as it is}
  - date: 2026-12-04 18:00
    title: What is on your spring list?
    copy: |
      A long winter lies before us, and the garden sleeps. We sit by the window with seed
      catalogues and coffee, and make lists of what we shall sow when the ground is soft again.

      What is on yours? Tell us.
  - date: 2026-12-07 08:00
    title: Tea by the window
    status: review
    owner: sam
    stage: retention
    type: quote
    channels: {facebook: , instagram: {copy: Tea time, time: "16:00"}}
    approved: {by: sam, date: 2026-12-02}
  - {id: seeds, date: 2026-12-10 08:00, title: Seeds for free, stge: interest}
  - {date: 2026-12-07 08:30, title: "A new one, for @fern #1", channels: "instagram, facebook"}
"""
OTHER = """\
posts:
  - {date: 2026-12-09 08:00, title: To another file, channels: facebook, stage: interest,
     type: question, owner: dana}
"""


def plan(calendar: str, strategy: str = STRATEGY, **more: str) -> Plan:
    files = {"strategy.yml": strategy, "calendars/december.yml": calendar}
    return plan_of(files | {f"calendars/{name}.yml": text for name, text in more.items()}, TODAY)


def report_of(before: Plan, after: Plan, head: str | None = None) -> ChangesReport:
    return ChangesReport(changes(before, after, check(before), check(after)), "main", head)


@pytest.fixture(scope="module")
def report() -> ChangesReport:
    strategy = STRATEGY.replace("responder: dana", "responder: sam")
    return report_of(plan(BEFORE), plan(AFTER, strategy, other=OTHER))


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def written(name: str, report: ChangesReport) -> str:
    out = io.StringIO()
    write(name, report, out)
    return out.getvalue()


def test_the_formats_are_found_by_name() -> None:
    assert report_names() == ["json", "markdown", "text"]
    assert "changes" not in formats_of_findings()


@pytest.mark.parametrize("name", report_names())
def test_a_report_piped_is_as_in_its_snapshot(name: str, report: ChangesReport) -> None:
    text = written(name, report)
    assert "\x1b" not in text
    same_as_snapshot(f"changes.{name}", text)


def test_text_at_a_terminal_is_in_colour_and_says_the_same(
    report: ChangesReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Terminal()
    write("text", report, out)
    same_as_snapshot("changes.terminal.txt", out.getvalue().replace("\x1b", "␛"))
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    write("text", report, plain)
    assert plain.getvalue() == written("text", report)


@pytest.mark.parametrize("name", report_names())
def test_no_changes_are_said_in_a_line(name: str) -> None:
    same = report_of(plan(BEFORE), plan(BEFORE))
    if name == "json":
        assert json.loads(written(name, same))["posts"] == []
    else:
        said = "What changed in the plan since main: nothing"
        first = {"text": f"{said}.", "markdown": f"## {said}"}[name]
        assert written(name, same) == f"{first}\n\nToday is 3 December 2026.\n"


def test_a_heading_and_three_lines_of_markdown_say_it_all(report: ChangesReport) -> None:
    heading, _, posts, findings, stages, end, *_ = written("markdown", report).splitlines()
    assert heading == "## What changed in the plan since main"
    assert posts.startswith("- **Posts:** 1 added, 1 removed, 3 moved, 1 reworded")
    assert findings.startswith("- **Findings:** ")
    assert stages.startswith("- **Stages:** ")
    assert end == ""


def lines_of(name: str, report: ChangesReport) -> set[str]:
    """What the lines say, without the marks of a list."""
    return {line.lstrip(" -+~") for line in written(name, report).splitlines()}


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_what_has_no_stage_or_type_is_called_so_and_one_is_no_many(name: str) -> None:
    posts = "  - {date: 2026-12-03, channels: facebook, title: One, owner: dana}\n"
    more = "".join(
        f"  - {{date: 2026-12-04, channels: facebook, title: T{n}, type: quote, stage: research}}\n"
        for n in range(2)
    )
    nothing = plan("posts: []\n")
    one, three = plan(f"posts:\n{posts}"), plan(f"posts:\n{posts}{more}")
    came, went = report_of(nothing, one), report_of(three, one)
    assert lines_of(name, came) >= {
        "without a stage: 0 → 1 post, 0 % → 100 %",
        "without a type: 0 → 1 post, 0 % → 100 %",
        "dana: owns 0 → 1 post",
        "sam: answers 0 → 1 placement",
    }
    assert lines_of(name, went) >= {
        "research: 2 → 0 posts, 67 % → 0 % (target 15 %)",
        "quote: 2 → 0 posts, 67 % → 0 %",
        "sam: answers 3 → 1 placement",
    }
    label = {"text": "Stages:   ", "markdown": "**Stages:** "}[name]
    assert f"{label}without a stage 0 % → 100 %" in lines_of(name, came)


def with_shares(quotes: int, customers: int) -> Plan:
    """Twenty posts, so many of which are of one type and have no picture, or are for customers."""
    posts = "".join(
        f"  - {{date: 2026-12-0{n % 9 + 1}, channels: facebook, title: T{n}, "
        f"stage: {'retention' if n < customers else 'interest'}, "
        + ("type: quote}\n" if n < quotes else f"type: t{n}, media: media/{n}.png, alt: A}}\n")
        for n in range(20)
    )
    return plan(f"posts:\n{posts}")


SHARES = {
    "variety/type-share": (
        "warning: 16 of 20 posts on facebook are of type quote, 1–9 December 2026; at most 40 % "
        "should be (80 %, {} 60 %)",
        (60, 80),
    ),
    "channel/visuals": (
        "info: 80 % of the posts on facebook have no picture and no video; at least 50 % should "
        "have one ({} 60 %)",
        (60, 80),
    ),
    "stages/existing-customers": (
        "warning: only 1 of 20 posts is for people who already bought: 5 %; at least 20 % should be"
        " ({} 15 %)",
        (15, 5),
    ),
}


@pytest.mark.parametrize("rule", SHARES)
def test_a_share_that_got_worse_or_better_says_what_it_was_or_is(rule: str) -> None:
    better, worse = with_shares(12, 3), with_shares(16, 1)
    said, shares = SHARES[rule]
    for side, when, plans in (
        ("opened", "was", (better, worse)),
        ("closed", "now", (worse, better)),
    ):
        report = ChangesReport(changes(*plans, *(check(p, select=[rule]) for p in plans)), "main")
        assert f"{said.format(when)} [{rule}]" in written("text", report)
        assert rf"{said.format(when)} \[{rule}\]" in written("markdown", report)
        [told] = json.loads(written("json", report))["findings"][side]
        told_shares = (told["share_before"], told["share_after"])
        assert told_shares == (shares if side == "opened" else shares[::-1])


def test_a_finding_that_is_gone_names_its_post_by_the_title_that_it_had() -> None:
    post = "posts:\n- {{date: 2026-12-09, channels: x, title: {}, copy: The kiln is full of {}}}\n"
    before, after = (
        plan_of({"calendars/a.yml": post.format(*words)}, TODAY)
        for words in (("Kiln news", "lorem ipsum"), ("Out of the kiln", "bowls and pots"))
    )
    told = changes(before, after, findings_of_before(before, after, check), check(after))
    text = written("text", ChangesReport(told, "main"))
    assert "warning: “Kiln news”: the copy still says “lorem ipsum”" in text


def test_json_says_all_keys_always(report: ChangesReport) -> None:
    keys = shape(json.loads(written("json", report)))
    nothing = report_of(plan_of({}, TODAY), plan_of({}, TODAY), "v2")
    for name, wanted in shape(json.loads(written("json", nothing))).items():
        assert keys[name] == wanted
    assert list(json.loads(written("json", nothing))["summary"]) == [
        *get_args(Kind),
        "opened",
        "closed",
    ]


def shape(value: Any, path: str = "") -> dict[str, list[str]]:
    """The keys of every object, by its path; all of a list must have the same."""
    if isinstance(value, list):
        found = [shape(item, f"{path}[]") for item in value]
        merged: dict[str, list[str]] = {}
        for one in found:
            for name, keys in one.items():
                assert merged.setdefault(name, keys) == keys, name
        return merged
    if isinstance(value, dict):
        merged = {path: list(value)}
        for key, item in value.items():
            merged |= shape(item, f"{path}.{key}")
        return merged
    return {}


def test_a_file_that_ends_too_early_is_named() -> None:
    broken = plan(BEFORE, broken='posts:\n  - {title: "One}\n')
    line = "Not read to its end in main, so posts are missing: content/calendars/broken.yml."
    assert line in written("text", report_of(broken, plan(BEFORE)))
    assert line.replace(" in main", "") in written("text", report_of(plan(BEFORE), broken))
    incomplete = json.loads(written("json", report_of(broken, plan(BEFORE))))["before"]
    assert incomplete["incomplete"] == ["content/calendars/broken.yml"]


def test_a_comment_has_room_for_the_end_whatever_there_is_to_say() -> None:
    title = "word " * 10
    posts = "".join(f"  - {{id: p{n}, title: {title}{n}, copy: {title * 9}}}\n" for n in range(900))
    text = written("markdown", report_of(plan("posts: []\n"), plan(f"posts:\n{posts}")))
    assert 25_000 < len(text) < 65_536
    assert "more, which `journey diff` tells" in text
    assert text.count("<details>") == text.count("</details>") > 0
    assert "error:" in text
    assert "Today is 3 December 2026" in text.splitlines()[-1]


@pytest.mark.parametrize("text", ["\\e[2Jgone", "\\u009b31m", "\\u202Edesrever", "\\r\\nsecond"])
def test_text_of_files_does_nothing_to_a_terminal(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    fields = "title copy type stage owner campaign topic x-note".split()
    one, two = (
        "posts:\n  - {id: a, channels: facebook, date: 2026-12-01, "
        + ", ".join(f'{field}: "{value}"' for field in fields)
        + "}\n"
        for value in ("Was", text)
    )
    hostile = report_of(plan(one), plan(two))
    for name in report_names():
        for out in (io.StringIO(), Terminal()):
            write(name, hostile, out)
            said = out.getvalue().replace("\n", "")
            assert not set(said) & set("\x1b\x9b\u202e\r\x07\x08")


def assert_nothing_is_live(*texts: str) -> None:
    """Whatever stands in the files, and however the plans are called."""
    fields = "title copy type stage owner campaign topic x-note".split()

    def hostile(values: Sequence[str], strategy: str) -> Plan:
        posts = [
            {"id": f"p{n}", "channels": "facebook", "date": "2026-12-01"} | dict.fromkeys(fields, v)
            for n, v in enumerate(values)
        ]
        new = [{"title": value} for value in values]
        return plan(json.dumps({"posts": [*posts, *new]}), strategy)

    before = hostile(["Was"] * len(texts), STRATEGY)
    after = hostile(texts, f"{STRATEGY}{json.dumps(texts[0])}: {{}}\n")
    found = changes(before, after, *(check(p, select=["model"]) for p in (before, after)))
    shown = page(BLOCK.sub("", written("markdown", ChangesReport(found, texts[0], texts[-1]))))
    assert shown.elements <= ELEMENTS, shown.elements - ELEMENTS
    assert not shown.attributes
    assert not shown.open
    assert not [said for said in shown.texts if LINKS.search(said) or said.count("$") > 1]


BLOCK = re.compile(r"^ *(`{3,})(?:suggestion|yaml)\n.*?^ *\1\n", re.MULTILINE | re.DOTALL)
"""What to write for a finding: see test_patches.py."""
ELEMENTS = frozenset("h2 ul li p strong del ins details summary b span code".split())


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_in_a_comment_is_live(text: str) -> None:
    assert_nothing_is_live(text)


def test_what_others_collected_is_not_live_in_a_comment(corpus: Path) -> None:
    texts = payloads(corpus)
    for first in range(0, len(texts), 6):
        assert_nothing_is_live(*texts[first : first + 6])


def test_the_snapshots_are_read() -> None:
    assert {path.name for path in (Path(__file__).parent / "snapshots").glob("changes.*")} == {
        "changes.json",
        "changes.markdown",
        "changes.terminal.txt",
        "changes.text",
    }
