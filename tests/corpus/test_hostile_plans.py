"""Inputs that were made to break readers, the whole way through: files, check, JSON, site."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from journey.findings import Finding
from journey.model.values import shown
from journey.reports import Report, write
from journey.rules.checking import check
from tests.plans import plan_of

STRATEGY = "brand: Hostile\nchannels: {facebook: }\n"
GOOD = """\
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Good, colour: red}
"""
OWN = "“Good” has no field “colour”"


def findings_beside(text: str | bytes, name: str = "bad.yml") -> list[Finding]:
    """The findings of a plan with a good calendar and another file; the good one's are kept."""
    files = {"strategy.yml": STRATEGY, "calendars/good.yml": GOOD, f"calendars/{name}": text}
    findings = check(plan_of(files))
    assert OWN in [f.message for f in findings if f.location.path == "content/calendars/good.yml"]
    return findings


def test_every_document_of_the_yaml_suite_is_a_calendar_like_any_other(corpus: Path) -> None:
    suite = json.loads((corpus / "hostile" / "yaml-test-suite.json").read_text(encoding="utf-8"))
    assert len(suite["cases"]) == 402
    for case in suite["cases"]:
        findings = findings_beside(case["yaml"])
        refused = [
            f
            for f in findings
            if f.location.path == "content/calendars/bad.yml" and f.severity == "error"
        ]
        if case["must_fail"]:
            assert any(f.rule.startswith("source/") for f in refused), case["id"]


@pytest.mark.parametrize(
    "name",
    [
        "billion_laughs_yamlbeans_CVE-2023-24620.yaml",
        "recursive_acme.yaml",
        "small_bomb_binary.yaml",
    ],
)
def test_bombs_hide_nothing_of_the_other_files(corpus: Path, name: str) -> None:
    findings = findings_beside((corpus / "hostile" / name).read_bytes())
    bombs = [f for f in findings if f.rule == "source/limits"]
    assert bool(bombs) == (not name.startswith("small"))


@pytest.fixture(scope="module")
def naughty(corpus: Path) -> list[str]:
    found = json.loads((corpus / "hostile" / "naughty-strings.json").read_text(encoding="utf-8"))
    strings: list[str] = found["strings"]
    assert len(strings) == 515
    return strings


def test_naughty_strings_as_files_hide_nothing_of_the_other_files(naughty: list[str]) -> None:
    for text in naughty:
        assert OWN in [finding.message for finding in findings_beside(text)]


def quoted(text: str) -> str:
    """Text in double quotes, as YAML has it: what cannot stand in a file is escaped."""
    return "".join(
        c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(text, ensure_ascii=False)
    )


def calendar(strings: list[str]) -> str:
    """A post for each string: its title, its copy, a tag and a field of the team's own."""
    posts = "".join(
        f"  - id: s-{number}\n"
        f"    date: 2026-12-01\n"
        f"    channels: facebook\n"
        f"    type: quote\n"
        f"    title: {quoted(text)}\n"
        f"    copy: {quoted(text)}\n"
        f"    x-own: {quoted(text)}\n"
        for number, text in enumerate(strings)
    )
    return f"posts:\n{posts}"


def test_naughty_strings_come_out_of_json_as_they_went_in(naughty: list[str]) -> None:
    strings = [text for text in naughty if text.strip()]
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/naughty.yml": calendar(strings)})
    assert [(p.title, p.copy, p.extras["x-own"]) for p in plan.posts] == [(t,) * 3 for t in strings]
    out = io.StringIO()
    write("json", Report(plan, tuple(check(plan, select=["model/missing-field"]))), out)
    found = {f["post"]: f["message"] for f in json.loads(out.getvalue())["findings"]}
    for number, text in enumerate(strings):
        assert found[f"s-{number}"] == f"{shown(text)} has no stage"
        if len(text) < 60 and text.isprintable() and text == " ".join(text.split()):
            assert text in found[f"s-{number}"]
