"""`journey baseline` and `journey check --baseline`, as people use them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journey.cli import commands

STRATEGY = """\
brand: Fern
window: {start: 2026-12-01, end: 2026-12-04}
channels: {facebook: {cadence: {per: day}}}
"""
FIELDS = "channels: facebook, stage: interest, type: quote"
RULES = ["--select", "cadence/daily-posting", "--select", "model", "--select", "plan/unused-waiver"]
FILE = "journey-baseline.yml"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with two days without a post, in `content` of the folder that the tests run in."""
    content = tmp_path / "content"
    (content / "calendars").mkdir(parents=True)
    (content / "strategy.yml").write_text(STRATEGY)
    monkeypatch.chdir(tmp_path)
    post_on(content, 1, 3)
    return content


def post_on(content: Path, *days: int, more: str = "") -> None:
    posts = [f"  - {{date: 2026-12-0{day}, {FIELDS}, title: P{day}{more}}}\n" for day in days]
    (content / "calendars" / "plan.yml").write_text("posts:\n" + "".join(posts))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, [arguments[0], "--today", "2026-12-01", *arguments[1:]])


def check(*arguments: str) -> Result:
    return run("check", *RULES, "--baseline", FILE, *arguments)


def test_only_what_is_new_fails(plan: Path) -> None:
    result = run("baseline")
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"{FILE} has ")
    assert result.output.endswith(" added, none dropped.\n")
    result = check("--fail-on", "info")
    assert result.exit_code == 0
    assert result.output.splitlines()[:2] == [
        "Nothing to mend that is new in 2 posts.",
        "Known from the baseline, and not shown: 2 findings.",
    ]
    post_on(plan, 1)
    result = check()
    assert result.exit_code == 1
    assert "facebook has no post on 3 days, 2–4 December 2026" in result.output
    assert "1 error in 1 post.\nKnown from the baseline, and not shown: no findings." in (
        result.output
    )


def test_what_is_mended_is_told_and_dropped(plan: Path) -> None:
    run("baseline")
    before = Path(FILE).read_text()
    post_on(plan, 1, 2, 3)
    result = check()
    assert result.exit_code == 0
    line = 1 + next(n for n, text in enumerate(before.splitlines()) if "2026-12-02" in text)
    assert (
        f"{FILE}:{line}:1: warning: 1 finding of the baseline is gone from the plan "
        "[plan/unused-waiver]\n"
        "    Run `journey baseline` to remove what is fixed from the file.\n"
    ) in result.output
    assert "Known from the baseline, and not shown: 1 finding.\n" in result.output
    assert " 1 dropped.\n" in run("baseline").output
    after = Path(FILE).read_text()
    assert "2026-12-02" not in after
    assert "2026-12-04" in after
    assert "gone from the plan" not in check().output


def test_what_is_new_is_added_only_when_asked(plan: Path) -> None:
    run("baseline")
    before = Path(FILE).read_bytes()
    post_on(plan, 1, 3, more=", stge: x")
    result = run("baseline")
    assert result.output == (
        f"{FILE} has {before.count(b'rule:')} findings now: none added, none dropped.\n"
        "2 findings are new and not in it: fix what `journey check --baseline` says, or add all "
        "with `--all`.\n"
    )
    assert Path(FILE).read_bytes() == before
    post_on(plan, 1, 3, more=", stge: x")
    assert check().exit_code == 1
    assert " 2 added, none dropped.\n" in run("baseline", "--all").output
    assert check().exit_code == 0
    (plan / "calendars" / "plan.yml").rename(plan / "calendars" / "other.yml")
    assert check().exit_code == 0


def test_the_same_plan_gives_the_same_bytes(plan: Path) -> None:
    run("baseline")
    before = Path(FILE).read_bytes()
    assert b"\r" not in before
    run("baseline")
    assert Path(FILE).read_bytes() == before
    Path(FILE).unlink()
    run("baseline", "--all")
    assert Path(FILE).read_bytes() == before


def test_the_file_is_beside_the_content_or_where_one_says(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("baseline", "--output", "ci/known.yml")
    assert result.exit_code == 2
    assert "There is no folder ci." in result.output
    assert run("baseline", "--output", "known.yml").output.startswith("known.yml has ")
    assert Path("known.yml").exists()
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    assert run("baseline", "../content").exit_code == 0
    assert (plan.parent / FILE).exists()
    monkeypatch.chdir(plan)
    assert run("baseline").exit_code == 0
    assert (plan / FILE).exists()
    assert run("check", "--baseline", FILE).exit_code == 0


def test_ideas_count_when_they_are_asked_to(plan: Path) -> None:
    post_on(plan, 1, 2, 3, more=", status: idea")
    run("baseline", "--count-ideas")
    assert "2026-12-04" in Path(FILE).read_text()
    assert "2026-12-02" not in Path(FILE).read_text()


def test_json_says_how_many_are_known(plan: Path) -> None:
    run("baseline")
    data = json.loads(check("--format", "json").output)
    assert (data["findings"], data["summary"]["known"]) == ([], 2)
    data = json.loads(run("check", *RULES, "--format", "json").output)
    assert (len(data["findings"]), data["summary"]["known"]) == (2, None)


def test_a_baseline_that_cannot_be_read_is_a_wrong_call(plan: Path) -> None:
    result = check()
    assert result.exit_code == 2
    assert f"There is no baseline {FILE}. `journey baseline` writes one." in result.output
    Path(FILE).write_text("version: 99\nfindings:\n")
    result = check()
    assert result.exit_code == 2
    assert "of version “99”" in result.output
    result = run("baseline")
    assert result.exit_code == 2
    assert "Nothing was written." in result.output
    assert Path(FILE).read_text() == "version: 99\nfindings:\n"
    before = (plan / "strategy.yml").read_bytes()
    assert run("baseline", "--output", "content/strategy.yml").exit_code == 2
    assert (plan / "strategy.yml").read_bytes() == before
    assert run("check", "--baseline", "content").exit_code == 2


def test_a_baseline_is_not_written_through_a_link(plan: Path) -> None:
    Path(FILE).symlink_to("elsewhere.yml")
    result = run("baseline")
    assert result.exit_code == 2
    assert f"{FILE} is a link to another file: name that one." in result.output
    assert not Path("elsewhere.yml").exists()


def test_text_of_a_baseline_does_nothing_to_a_terminal(plan: Path) -> None:
    Path(FILE).write_text('version: "\\e[2J"\nfindings:\n')
    assert "\x1b" not in check().output


def test_a_check_without_a_baseline_does_not_load_it(plan: Path) -> None:
    code = (
        "import sys; sys.argv = ['journey', 'check', '--fail-on', 'never'];"
        "from journey.cli import commands; commands(standalone_mode=False);"
        "ours = {'journey.baseline', 'journey.comparison'} & set(sys.modules);"
        "sys.exit(f'imported {ours}' if ours else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
