"""A year of posts that a real project really sent: the gaps found are those that were there."""

from __future__ import annotations

import datetime as dt
import json
import random
import string
from pathlib import Path

import pytest
from click.testing import CliRunner

from journey.cli import commands
from journey.dates import dates
from journey.findings import Finding
from journey.rules.checking import check
from tests.corpus.empty_days import date_of, empty_days, media_of
from tests.corpus.social import as_plan
from tests.plans import plan_of

TODAY = dt.date(2025, 1, 1)
RULE = "cadence/daily-posting"


@pytest.fixture(scope="module")
def files(corpus: Path) -> dict[str, str]:
    folder = corpus / "markdown" / "social-2025"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}


def reported(findings: list[Finding]) -> dict[str, set[dt.date]]:
    """The dates that findings say are empty, by channel."""
    days: dict[str, set[dt.date]] = {}
    for finding in findings:
        scope = finding.scope
        assert scope is not None
        days.setdefault(str(scope.channel), set()).update(dates(scope.start, scope.end))
    return days


def without_full(days: dict[str, set[dt.date]]) -> dict[str, set[dt.date]]:
    return {channel: empty for channel, empty in days.items() if empty}


def test_the_empty_days_are_those_that_file_names_tell(files: dict[str, str]) -> None:
    findings = check(plan_of(as_plan(files), TODAY), select=[RULE])
    assert reported(findings) == without_full(empty_days(files))
    assert len(findings) > 50


def test_they_still_are_after_200_deletions_and_insertions(files: dict[str, str]) -> None:
    rng = random.Random(200)
    now = dict(files)
    for number in range(200):
        if rng.random() < 0.5 and len(now) > 3:
            del now[rng.choice(sorted(now))]
        else:
            copied = rng.choice(sorted(files))
            day = dt.date(2025, 1, 1) + dt.timedelta(days=rng.randrange(365))
            now[f"{day}-{number}-{rng.choice(string.ascii_lowercase)}.md"] = files[copied]
        findings = check(plan_of(as_plan(now), TODAY), select=[RULE])
        assert reported(findings) == without_full(empty_days(now)), f"after edit {number}"


def test_files_without_a_date_are_posts_without_a_date(files: dict[str, str]) -> None:
    undated = [name for name in files if not date_of(name)]
    assert undated == ["Galaxy_WS_Freiburg.md"]
    findings = check(plan_of(as_plan(files), TODAY), select=["model/missing-field"])
    assert [(f.location.path, f.message.endswith("has no date")) for f in findings] == [
        (f"content/posts/{name}", True) for name in undated
    ]


def test_the_command_line_says_the_same_and_loses_no_file(
    files: dict[str, str], tmp_path: Path
) -> None:
    for name, text in as_plan(files).items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    arguments = ["check", str(tmp_path / "content"), "--format", "json", "--today", str(TODAY)]
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 1, result.output
    report = json.loads(result.output)
    assert report["summary"]["posts"] == len(files) == 80
    assert report["summary"]["files"] == len(files) + 1
    spans = [f for f in report["findings"] if f["rule"] == RULE]
    channels = {channel for text in files.values() for channel in media_of(text)}
    assert {f["scope"]["channel"] for f in spans} == channels
