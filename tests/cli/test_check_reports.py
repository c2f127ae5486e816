"""`journey check --format` and `--output`: which reports are written where, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journey.cli import commands
from journey.reports import report_names

STRATEGY = """\
brand: Fern
window: {start: 2026-12-01, end: 2026-12-02}
channels: {facebook: {cadence: {per: day}}}
"""
POST = "{date: 2026-12-01, channels: facebook, stage: interest, type: quote, title: One}"
ARGUMENTS = ["check", "--today", "2026-12-01", "--select", "cadence/daily-posting"]
FIRST = {
    "concise": "content/calendars/plan.yml:1:16: error: facebook has no post on 2 December 2026 [",
    "github": "::error file=content/calendars/plan.yml,line=1,endLine=1,col=16,endColumn=26,title=",
    "gitlab": '[\n  {\n    "description": "cadence/daily-posting: facebook has no post on 2 Decem',
    "json": '{\n  "version": 1,',
    "junit": '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>',
    "markdown": "## 1 error in 1 post\n",
    "sarif": '{\n  "$schema": "',
    "text": "content/calendars/plan.yml:1:16: error: facebook has no post on 2 December 2026 [",
}
"""How each format begins."""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with a day without a post, in `content` of the folder that the tests run in."""
    content = tmp_path / "content"
    (content / "calendars").mkdir(parents=True)
    (content / "strategy.yml").write_text(STRATEGY)
    (content / "calendars" / "plan.yml").write_text(f"posts: [{POST}]\n")
    monkeypatch.chdir(tmp_path)
    return content


def check(*arguments: str) -> Result:
    return CliRunner().invoke(commands, [*ARGUMENTS, *arguments])


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", report_names())
def test_every_format_is_printed_and_ends_as_the_check_does(plan: Path, name: str) -> None:
    failing = check("--format", name)
    assert failing.output.startswith(FIRST[name])
    passing = check("--format", name, "--fail-on", "never")
    nothing = check("--format", name, "--ignore", "cadence")
    wrong = check("nowhere", "--format", name)
    codes = [result.exit_code for result in (failing, passing, nothing, wrong)]
    assert codes == [1, 0, 0, 2]
    assert failing.output == passing.output or name == "junit"  # which says what fails


@pytest.mark.parametrize("name", report_names())
def test_every_format_is_written_to_a_file_and_the_check_ends_as_without(
    plan: Path, tmp_path: Path, name: str
) -> None:
    printed = check("--format", name).output
    result = check("--output", f"{name}=report")
    assert result.exit_code == 1
    assert result.output.startswith(FIRST["text"])
    assert (tmp_path / "report").read_bytes().decode() == printed
    assert check("--output", f"{name}=report", "--ignore", "cadence").exit_code == 0
    assert (tmp_path / "report").read_bytes().decode() != printed


def test_several_reports_at_once_and_one_format_twice(plan: Path, tmp_path: Path) -> None:
    outputs = ("sarif=plan.sarif", "junit=junit.xml", "json=a=b.json", "json=b.json")
    result = check("--format", "concise", *(f"--output={output}" for output in outputs))
    assert result.output.startswith(FIRST["concise"])
    assert listed(tmp_path) == ["a=b.json", "b.json", "content", "junit.xml", "plan.sarif"]
    assert (tmp_path / "a=b.json").read_text() == (tmp_path / "b.json").read_text()


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("sarf=plan.sarif", "There is no format 'sarf'. Did you mean sarif?"),
        ("sarif", "--output sarif names no file; write it as sarif=journey.sarif."),
        ("sarif=", "--output sarif= names no file"),
        ("sarif=-", "--output writes files. To print a report, use --format."),
        ("sarif=nowhere/plan.sarif", "There is no folder nowhere for nowhere/plan.sarif."),
        ("sarif=content", "content is no file that could be written."),
        ("sarif=content/strategy.yml/x", "There is no folder content/strategy.yml for "),
        ("sarif=\x1b[2J/x", "There is no folder \\x1b[2J for \\x1b[2J/x."),
        ("sarif=link", "link is a link to another file: name that one."),
        ("sarif=/dev/null", "/dev/null is no file that could be written."),
        (f"sarif={'x' * 300}", "x cannot be written: File name too long."),
    ],
)
def test_what_cannot_be_written_is_a_wrong_call(
    plan: Path, tmp_path: Path, output: str, said: str
) -> None:
    (tmp_path / "link").symlink_to("content/strategy.yml")
    result = check("--output", "json=first.json", "--output", output)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
    assert (plan / "strategy.yml").read_text() == STRATEGY
    assert set(listed(tmp_path)) <= {"content", "first.json", "link"}


def test_a_file_that_is_named_twice_is_a_wrong_call(plan: Path) -> None:
    result = check("--output", "json=a.json", "--output", "sarif=./content/../a.json")
    assert result.exit_code == 2
    assert "--output names content/../a.json twice." in result.output


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that limits the size of files")
def test_a_disk_that_refuses_leaves_the_old_file_and_nothing_beside_it(
    plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "plan.sarif").write_text("old")
    command = f"ulimit -f 1; exec {sys.executable} -m journey check --output sarif=plan.sarif"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "plan.sarif cannot be written: File too large." in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "plan.sarif").read_text() == "old"
    assert listed(tmp_path) == ["content", "plan.sarif"]


@pytest.mark.skipif(os.name != "posix", reason="needs files that are replaced while they are read")
def test_who_reads_the_old_report_reads_it_to_its_end(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("old")
    with (tmp_path / "plan.json").open() as old:
        check("--output", "json=plan.json")
        assert old.read() == "old"
    assert (tmp_path / "plan.json").read_text().startswith(FIRST["json"])


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
def test_others_may_read_a_report_as_they_may_any_new_file(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("")
    check("--output", "json=plan.json")
    assert (tmp_path / "plan.json").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize(
    ("surroundings", "arguments", "name"),
    [
        ({}, [], "text"),
        ({"GITHUB_ACTIONS": "true"}, [], "github"),
        ({"GITLAB_CI": "true"}, [], "gitlab"),
        ({"GITHUB_ACTIONS": "false", "GITLAB_CI": ""}, [], "text"),
        ({"GITHUB_ACTIONS": "true"}, ["--format", "text"], "text"),
        ({"GITLAB_CI": "true"}, ["--format", "json"], "json"),
        ({"GITLAB_CI": "true"}, ["--output", "gitlab=quality.json"], "text"),
        ({"GITLAB_CI": "true"}, ["--output", "junit=junit.xml"], "gitlab"),
        ({"GITHUB_ACTIONS": "true"}, ["--output", "sarif=plan.sarif"], "github"),
    ],
)
def test_a_ci_gets_the_format_that_it_reads_unless_one_is_named_or_a_file_has_it(
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    surroundings: dict[str, str],
    arguments: list[str],
    name: str,
) -> None:
    named = check("--format", name).output
    for variable, value in surroundings.items():
        monkeypatch.setenv(variable, value)
    result = check(*arguments)
    assert result.output == named
    assert result.exit_code == 1


def test_github_s_summary_has_the_report_in_markdown(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert check().exit_code == 1
    assert summary.read_text(encoding="utf-8").strip() == (
        check("--format", "markdown").output.strip()
    )


@pytest.mark.parametrize(
    ("summary", "why"),
    [("no/where.md", "No such file or directory"), ("content", "Is a directory")],
)
@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("never", 0)])
def test_a_summary_that_cannot_be_written_changes_nothing_of_what_the_check_says(
    plan: Path, summary: str, why: str, fail_on: str, code: int
) -> None:
    surroundings = {**os.environ, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary}
    result = subprocess.run(
        [sys.executable, "-m", *["journey", *ARGUMENTS, "--fail-on", fail_on]],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (code, "")
    *said, last = result.stdout.splitlines(keepends=True)
    assert "".join(said) == check("--format", "github").output
    assert last == f"::warning::The job has no summary: {summary} cannot be written ({why}).\n"


def test_a_check_imports_only_the_formats_that_it_writes(plan: Path) -> None:
    code = (
        "import sys; sys.argv = ['journey', 'check', '--fail-on', 'never'];"
        "from journey.cli import commands\n"
        "try: commands()\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith('journey.reports.')))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.splitlines()[-1] == "['journey.reports._words', 'journey.reports.text']"
