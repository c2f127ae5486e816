"""What the places that show reports take, and what is left out where there is more."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from journey.findings import SEVERITIES, Finding, Location
from journey.reports import Report, markdown, write
from tests.plans import plan_of

MANY = 30_000
MEBIBYTE = 1_048_576


@pytest.fixture(scope="module")
def many() -> Report:
    """Thirty thousand findings: of each severity, and every fourth about days gone by."""
    plan = plan_of({"calendars/plan.yml": "posts: []\n"})
    findings = tuple(
        Finding(
            SEVERITIES[n % 3],
            f"“Post {n}” is said to be about fern & fable",
            "Write `about:` as it is.",
            Location(f"content/calendars/{n // 100:03}.yml", n % 100 + 1, 1, n % 100 + 1, 5),
            rule="cadence/spacing",
            past=n % 4 == 0,
            fingerprint=f"{n:016x}",
        )
        for n in range(MANY)
    )
    return Report(plan, findings)


def written(name: str, report: Report) -> str:
    out = io.StringIO()
    write(name, report, out)
    return out.getvalue()


def test_sarif_keeps_the_worst_results_in_order_and_says_how_many_are_left_out(
    many: Report,
) -> None:
    (run,) = json.loads(written("sarif", many))["runs"]
    prints = [result["partialFingerprints"]["journey/v1"] for result in run["results"]]
    assert len(prints) == 25_000
    assert prints == sorted(prints)
    levels = [result["level"] for result in run["results"]]
    worse = [f for f in many.findings if not f.past]
    assert levels.count("error") == sum(f.severity == "error" for f in worse)
    assert levels.count("warning") == sum(f.severity == "warning" for f in worse)
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("5000 findings left out: a run has at most 25,000 ")


def test_github_shows_the_ten_worst_of_each_kind_and_lists_the_others(many: Report) -> None:
    lines = written("github", many).splitlines()
    kinds = [line.split(" ")[0] for line in lines[:30]]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert not any("gone by" in line for line in lines[:30])
    assert lines[30] == "::group::29970 findings without an annotation"
    assert lines[31 + MANY - 30] == "::endgroup::"
    assert not any(line.startswith("::") for line in lines[31 : 31 + MANY - 30])


def test_the_summary_stays_below_what_github_takes_with_what_is_there_already(
    many: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    sizes = []
    for before in (0, 1, 500_000, MEBIBYTE - 2000, MEBIBYTE - 100, MEBIBYTE - 1):
        summary.write_text("x" * before)
        written("github", many)
        text = summary.read_text(encoding="utf-8")
        sizes.append(summary.stat().st_size)
        assert text.startswith("x" * before)
        added = text[before:]
        assert added.count("<details>") == added.count("</details>")
        assert "## 7500 errors" in added or (added == "" and before > MEBIBYTE - 500)
    assert max(sizes) < MEBIBYTE
    assert min(sizes[:4]) > MEBIBYTE - 1000  # and there is no less than there is room for


def test_a_summary_that_is_nearly_full_is_filled_to_its_last_byte_and_no_further(
    many: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    few = Report(many.plan, many.findings[1:2])
    sizes = []
    for before in range(MEBIBYTE - 400, MEBIBYTE):
        with summary.open("wb") as file:
            file.truncate(before)
        written("github", few)
        sizes.append(summary.stat().st_size)
    assert max(sizes) == MEBIBYTE - 1


@pytest.mark.parametrize("most", [1_000, 2_000, 5_000, *range(10_000, 10_900, 100), 65_000])
def test_a_comment_is_cut_between_findings_and_says_how_many_are_left_out(
    many: Report, most: int
) -> None:
    out = io.StringIO()
    markdown.write(many, out, most=most)
    text = out.getvalue()
    assert most - 600 < len(text.encode()) <= most
    assert text.count("<details>") == text.count("</details>")
    left = re.search(r"\n(\d+) findings left out for want of room", text)
    assert left
    assert int(left[1]) == MANY - len(re.findall("^- Line ", text, re.MULTILINE))


def test_a_comment_fits_as_a_comment_of_github(many: Report) -> None:
    assert len(written("markdown", many)) < 65_536


def test_what_is_said_above_the_findings_has_bounds_too() -> None:
    files = {f"calendars/{n:04}-{'long' * 20}.yml": 'posts: [{title: "One}]\n' for n in range(500)}
    out = io.StringIO()
    markdown.write(Report(plan_of(files), (), known=1, base="b" * 100_000), out)
    assert len(out.getvalue()) < 5_000


def test_a_summary_begins_on_a_line_of_its_own(
    many: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    few = Report(many.plan, many.findings[1:2])
    summary.write_text("Begun by another step")
    written("github", few)
    assert summary.read_text(encoding="utf-8").startswith(
        "Begun by another step\n## 1 warning in 0 posts\n"
    )
