"""The whole way of a pull request, in a repository of a team: what it opens is what is said."""

from __future__ import annotations

import pytest

from tests.integrations.conftest import DECEMBER, FEWER, TODAY, Repository
from tests.integrations.steps import EXAMPLES, Runner, steps_of

CALENDAR = "content/calendars/december.yml"
MORE = "  - {date: 2026-12-05, title: One more, type: question}\n"


@pytest.fixture
def branch(repository: Repository) -> Repository:
    """On main, 6 and 7 December have no post. The branch adds one to the 5th, and drops the 3rd."""
    repository.git("switch", "--quiet", "--create", "more")
    repository.commit({CALENDAR: FEWER + MORE})
    return repository


def journey(
    repository: Repository, *arguments: str, github: bool = False
) -> tuple[int, list[str], str]:
    """Run the command: the exit code, the lines of its output, and what it adds to the summary."""
    runner = Runner(repository.folder, repository.folder.parent / "temp")
    step = {"shell": "bash", "run": " ".join(["journey", *arguments])}
    done = runner.run(step, {}, **({} if github else {"GITHUB_ACTIONS": ""}))
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines(), runner.summary.read_text(encoding="utf-8")


def check(repository: Repository, *more: str, github: bool = False) -> tuple[int, list[str], str]:
    return journey(repository, "check", f"--today={TODAY}", *more, github=github)


def test_it_fails_with_just_what_it_opens(branch: Repository) -> None:
    code, lines, _ = check(branch)
    assert code == 1
    assert [line for line in lines if ": error: " in line] == [
        f"{CALENDAR}:4:12: error: facebook has no post on 3 December 2026 [cadence/daily-posting]",
        f"{CALENDAR}:7:12: error: facebook has no post on 2 days, 6–7 December 2026 "
        "[cadence/daily-posting]",
    ]
    code, lines, _ = check(branch, "--since=main")
    assert code == 1
    assert [line for line in lines if ": error: " in line] == [
        f"{CALENDAR}:4:12: error: facebook has no post on 3 December 2026 [cadence/daily-posting]"
    ]
    assert "Known from main, and not shown: 1 finding." in lines


def test_it_passes_when_it_leaves_the_plan_as_good_as_it_was(branch: Repository) -> None:
    branch.commit({CALENDAR: DECEMBER + MORE})
    assert check(branch, "--since=main")[0] == 0
    branch.commit({CALENDAR: DECEMBER + MORE.replace("12-05", "12-06")})
    assert check(branch, "--since=main")[0] == 0, "one of two empty days is filled"


def test_the_annotation_stands_on_the_post_before_the_gap(branch: Repository) -> None:
    code, lines, _ = check(branch, "--since=main", github=True)
    assert code == 1
    [annotation] = [line for line in lines if line.startswith("::")]
    properties, _, said = annotation.removeprefix("::error ").partition("::")
    where = dict(part.split("=", 1) for part in properties.split(","))
    assert said.startswith("facebook has no post on 3 December 2026")
    assert where["file"] == CALENDAR
    line = (branch.folder / where["file"]).read_text().splitlines()[int(where["line"]) - 1]
    assert line == "  - {date: 2026-12-02, title: A pot of tea}"


def test_the_summary_says_it_in_three_lines(branch: Repository) -> None:
    _, _, summary = check(branch, "--since=main", github=True)
    head = summary.strip().splitlines()[:3]
    assert head[0] == "## New: 1 error in 5 posts"
    assert head[1].startswith("Compared with main. Known from there, and not shown: 1 finding.")
    assert head[2] == "The plan runs 1–7 December 2026; today is 1 December 2026."
    assert "facebook has no post on 3 December 2026" in summary
    assert "6–7 December" not in summary


def test_the_report_for_the_comment_says_what_changes(branch: Repository) -> None:
    """The step of the example, as it is in the file."""
    [report] = [path for path in EXAMPLES if path.name == "report.yml"]
    [step] = [step for step in steps_of(report) if step.get("name") == "Say what changes"]
    runner = Runner(branch.folder, branch.folder.parent / "temp")
    values = {"github.base_ref": "main", "github.event.pull_request.number": "7"}
    branch.git("update-ref", "refs/remotes/origin/main", "main")
    done = runner.run(step, values, CONTENT="content")
    assert done.returncode == 0, done.stderr
    artifact = runner.temp / "journey"
    assert (artifact / "pull-request.txt").read_text() == "7\n"
    comment = (artifact / "comment.md").read_text(encoding="utf-8")
    heading = "## What changed in the plan since origin/main"
    assert [line for line in comment.splitlines() if line.startswith("#")] == [heading]
    assert "One more" in comment
    assert "A quiet evening" in comment
    assert "A pot of tea" not in comment
    assert runner.summary.read_text(encoding="utf-8") == comment
