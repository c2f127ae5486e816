"""The command line, as people use it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import journey.loading
from journey.cli import commands

STRATEGY = """\
brand: Fern
window: {start: 2026-12-01, end: 2026-12-02}
channels: {facebook: {cadence: {per: day}}}
"""
POST = "{date: 2026-12-01, channels: facebook, stage: interest, type: quote, title: One}"
SELECT = ["--select", "cadence/daily-posting", "--select", "model"]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with a day without a post, in `content` of the folder that the tests run in."""
    content = tmp_path / "content"
    (content / "calendars").mkdir(parents=True)
    (content / "strategy.yml").write_text(STRATEGY)
    (content / "calendars" / "plan.yml").write_text(f"posts: [{POST}]\n")
    monkeypatch.chdir(tmp_path)
    return content


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def check(*arguments: str) -> Result:
    return run("check", "--today", "2026-12-01", *SELECT, *arguments)


def test_findings_fail_the_check(plan: Path) -> None:
    result = check()
    assert result.exit_code == 1
    assert "facebook has no post on 2 December 2026 [cadence/daily-posting]" in result.output


def test_no_findings_pass(plan: Path) -> None:
    (plan / "strategy.yml").write_text("channels: {facebook: {}}\n")
    result = check("--select", "model")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "never", 0),
    ],
)
def test_fail_on_says_what_fails(plan: Path, severity: str, fail_on: str, code: int) -> None:
    text = f"{STRATEGY}rules: {{cadence/daily-posting: {severity}}}\n"
    (plan / "strategy.yml").write_text(text)
    assert check("--fail-on", fail_on).exit_code == code


def test_days_gone_by_are_shown_and_never_fail(plan: Path) -> None:
    result = run("check", "--today", "2026-12-03", *SELECT)
    assert result.exit_code == 0
    assert "past error: facebook has no post on 2 December 2026" in result.output
    assert "1 about days gone by" in result.output


def test_a_rule_can_be_ignored(plan: Path) -> None:
    assert check("--ignore", "cadence").exit_code == 0
    assert check("--ignore", "cadence/daily-posting").exit_code == 0
    assert check("--ignore", "variety").exit_code == 1


def test_ideas_count_when_they_are_asked_to(plan: Path) -> None:
    idea = "{date: 2026-12-02, channels: facebook, status: idea, title: Two}"
    (plan / "calendars" / "plan.yml").write_text(f"posts: [{POST}, {idea}]\n")
    assert check().exit_code == 1
    assert check("--count-ideas").exit_code == 0


def test_json_is_the_same_every_time(plan: Path) -> None:
    outputs = {check("--format", "json").output for _ in range(3)}
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["summary"]["error"] == 1


def test_the_same_bytes_whatever_the_hash_seed(plan: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "journey",
        "check",
        "--today",
        "2026-12-01",
        "--format",
        "json",
    ]
    outputs = {
        subprocess.run(
            command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert b"daily-posting" in outputs.pop()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere"], "There is no folder nowhere."),
        (["check", "content/strategy.yml"], "content/strategy.yml is a file."),
        (["rule", "daily-postin"], "Did you mean cadence/daily-posting?"),
        (["check", "--format", "jsno"], "There is no format 'jsno'. Did you mean json?"),
        (["check", "--format", "x"], "Formats: concise, github, gitlab, json, junit, markdown, "),
        (["check", "--today", "tomorrow"], "'tomorrow' is not a date; write it as 2026-12-31."),
        (["check", "--today", "0001-01-01"], "the years 1970 to 2199, not 1."),
        (["stats", "--today", "9999-12-31"], "the years 1970 to 2199, not 9999."),
        (["check", "--select", "cadence/spacin"], "Did you mean cadence/spacing?"),
        (["check", "--ignore", "varity"], "Did you mean variety?"),
        (["chekc"], "There is no command 'chekc'. Did you mean check?"),
        (["rule", "cadence/dialy-posting"], "Did you mean cadence/daily-posting?"),
    ],
)
def test_a_wrong_call_says_what_to_write(plan: Path, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.skipif(os.name != "posix", reason="elsewhere, where somebody is cannot be deleted")
@pytest.mark.parametrize(
    "arguments", ["check", "diff main", "stats", "baseline", "approve a --by Dana"]
)
def test_where_the_folder_is_not_there_any_more_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    result = run(*arguments.split())
    assert result.exit_code == 2
    assert result.output.endswith(
        "The folder in which you are is not there any more. Go to that of the plan.\n"
    )


@pytest.mark.parametrize("today", ["1970-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_that_can_be_today(plan: Path, today: str) -> None:
    assert run("check", "--today", today, "--fail-on", "never").exit_code == 0


def test_no_plan_is_a_wrong_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check").output.endswith(
        "There is no folder “content” here. Name the folder of the plan: `commands check FOLDER`.\n"
    )
    (tmp_path / "content").mkdir()
    result = run("check")
    assert result.exit_code == 2
    assert "There is no plan in content" in result.output


@pytest.mark.parametrize(
    ("here", "arguments", "how"),
    [
        ("content/calendars", "diff main", "add `--content ..`"),
        ("content/calendars/more", "approve one --by dana", "add `--content ../..`"),
        ("content/calendars", "check", "write `commands check ..`"),
        ("media", "stats", "write `commands stats ../content`"),
        ("media", "diff main", "add `--content ../content`"),
        ("other/old plan/calendars", "check", "write `commands check ..`"),
        ("other/else", "baseline", "write `commands baseline ../../content`"),
    ],
)
def test_where_there_is_no_plan_it_says_how_to_name_the_one_above(
    plan: Path, monkeypatch: pytest.MonkeyPatch, here: str, arguments: str, how: str
) -> None:
    other = plan.parent / "other" / "old plan"
    for folder in (plan.parent / here, other):
        folder.mkdir(parents=True, exist_ok=True)
    (other / "strategy.yml").write_text(STRATEGY)
    monkeypatch.chdir(plan.parent / here)
    result = run(*arguments.split())
    assert result.exit_code == 2
    assert result.output.endswith(
        f"There is no folder “content” here. For the plan above, {how}.\n"
    )


def test_a_folder_that_is_a_plan_needs_no_name(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan)
    assert check().exit_code == 1


def test_a_fault_of_our_own_says_what_to_report(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("half of nothing")

    monkeypatch.setattr(journey.loading, "load", broken)
    monkeypatch.setattr(sys, "argv", ["journey", "check"])
    said: list[str] = []
    monkeypatch.setattr("click.echo", lambda text, err: said.append(text))
    with pytest.raises(SystemExit) as stop:
        journey.cli.main()
    assert stop.value.code == 2
    assert "it is our fault" in said[0]
    assert "ZeroDivisionError at test_commands.py" in said[0]


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
def test_a_closed_output_is_no_fault(plan: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m journey check {shlex.quote(str(plan))}"
    result = subprocess.run(
        f"{command} >&-", shell=True, stderr=subprocess.PIPE, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (1, "")


@pytest.mark.skipif(os.name != "posix", reason="needs pipes that close")
def test_nobody_need_read_to_the_end(plan: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m journey check {shlex.quote(str(plan))}"
    result = subprocess.run(
        f"{command} | true", shell=True, stderr=subprocess.PIPE, text=True, check=False
    )
    assert result.stderr == ""


def test_stats_say_which_file_is_half_read(plan: Path) -> None:
    (plan / "calendars" / "plan.yml").write_text(f'posts:\n  - {POST}\n  - title: "Two\n')
    assert "Not read to its end, so posts are missing: " in run("stats").output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_said_plainly(plan: Path, unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "journey", "check", str(plan)],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr == "journey cannot go on: No space left on device.\n"


def test_stats_count_the_plan(plan: Path) -> None:
    output = run("stats").output
    assert output.startswith("1 post, 1 live, on 1 placement: 1–2 December 2026.")
    data = json.loads(run("stats", "--format", "json").output)
    assert data["tables"]["Channels"] == [
        {"name": "facebook", "count": 1, "share": 100.0, "target": None}
    ]
    assert data["tables"]["Stages"][0]["target"] == 30


def test_checking_imports_neither_mkdocs_nor_rich(plan: Path) -> None:
    code = (
        "import sys; sys.argv = ['journey', 'check', '--fail-on', 'never'];"
        "from journey.cli import commands; commands(standalone_mode=False);"
        "heavy = {'mkdocs', 'rich', 'jinja2', 'frontmatter', 'markdown', 'nh3'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_without_the_letters_gets_the_findings_all_the_same(
    plan: Path, encoding: str
) -> None:
    post = '{date: 2026-12-01, channels: facebook, stage: x, type: quote, title: "日本 🎄"}'
    (plan / "calendars" / "plan.yml").write_text(f"posts: [{post}]\n", encoding="utf-8")
    command = [sys.executable, "-m", "journey", "check", "--today", "2026-12-01"]
    result = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}
    )
    assert result.returncode == 1, result.stderr
    assert b"model/unknown-reference" in result.stdout


def test_channels_may_be_written_like_names(plan: Path) -> None:
    loaded = journey.loading.load(plan)
    assert loaded.strategy.channels["facebook"].social
    (plan / "strategy.yml").write_text("channels: {Facebook: }\n")
    assert journey.loading.load(plan).strategy.channels["Facebook"].network == "facebook"
