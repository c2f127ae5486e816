"""`journey check --since`: only what a branch of git does not have, by what findings are about."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journey.cli import commands

STRATEGY = """\
brand: Fern
window: {start: 2026-12-01, end: 2026-12-07}
channels: {facebook: {cadence: {per: day}}}
"""
FIELDS = "channels: facebook, stage: interest, type: quote"
RULES = ["--select", "cadence/daily-posting", "--select", "model", "--select", "source"]


def git(*arguments: str) -> None:
    author = ("-c", "user.name=Dana", "-c", "user.email=dana@fern.example")
    subprocess.run(["git", *author, *arguments], check=True, capture_output=True)


def post_on(*days: int, more: str = "", file: str = "plan") -> None:
    """Write one post for each day."""
    posts = [f"  - {{date: 2026-12-0{day}, {FIELDS}, title: P{day}{more}}}\n" for day in days]
    Path(f"content/calendars/{file}.yml").write_text("posts:\n" + "".join(posts))


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", f"--message={message}")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan with three empty days on `main`, and a branch of it."""
    monkeypatch.chdir(tmp_path)
    Path("content/calendars").mkdir(parents=True)
    Path("content/strategy.yml").write_text(STRATEGY)
    post_on(1, 2, 3, 7)
    git("init", "--quiet", "--initial-branch=main")
    commit("Plan")
    git("checkout", "--quiet", "-b", "side")


def check(*arguments: str, since: str = "main") -> Result:
    command = ["check", "--today", "2026-12-01", "--format", "concise", *RULES, *arguments]
    return CliRunner().invoke(commands, [*command, "--since", since])


def told(result: Result) -> list[str]:
    """The findings that are told, without their places."""
    return [line.split(": ", 1)[1] for line in result.output.splitlines() if "[" in line]


def test_what_was_there_before_is_counted_and_passes() -> None:
    result = check()
    assert (result.exit_code, told(result)) == (0, [])
    assert "Nothing to mend that is new" in result.output


def test_a_gap_that_is_partly_filled_is_no_new_one() -> None:
    post_on(1, 2, 3, 5, 7)  # two gaps of one day each, where there was one of three
    assert (check().exit_code, told(check())) == (0, [])


def test_a_new_gap_fails_though_no_line_of_it_was_touched() -> None:
    post_on(1, 3, 7)
    result = check()
    assert result.exit_code == 1
    assert told(result) == [
        "error: facebook has no post on 2 December 2026 [cadence/daily-posting]"
    ]


def test_a_gap_that_grows_is_new_and_says_which_day_is() -> None:
    post_on(1, 2, 7)
    (said,) = told(check())
    assert "on 4 days, 3–6 December 2026 (new: 3 December 2026)" in said


def test_posts_may_move_to_other_files_and_lines() -> None:
    post_on(1, more=", stge: x")
    commit("A wrong field")
    git("branch", "--force", "main")
    git("mv", "content/calendars/plan.yml", "content/calendars/else.yml")
    text = Path("content/calendars/else.yml").read_text()
    Path("content/calendars/else.yml").write_text(f"# A note\n\n{text}")
    assert (check().exit_code, told(check())) == (0, [])


def test_a_title_may_be_mended_that_an_id_is_made_from() -> None:
    """What was missing in the post before is not new, though the post has another id now."""
    post = "  - {{date: 2026-12-03, channels: facebook, title: {}, copy: Words about the sale}}\n"
    calendar = Path("content/calendars/sale.yml")
    calendar.write_text("posts:\n" + post.format("Autum sale"))
    commit("A post that lacks a type")
    git("branch", "--force", "main")
    assert "has no stage" in " ".join(told(check("--select", "model", since="main~1")))
    calendar.write_text("posts:\n" + post.format("Autumn sale"))
    assert (check().exit_code, told(check())) == (0, [])


def test_a_picture_may_be_described_that_is_not_there() -> None:
    post = "  - {{date: 2026-12-03, channels: facebook, media: {{file: media/a.png, alt: {}}}}}\n"
    calendar = Path("content/calendars/picture.yml")
    calendar.write_text("posts:\n" + post.format("One"))
    commit("A picture that is not there")
    git("branch", "--force", "main")
    calendar.write_text("posts:\n" + post.format("Another"))
    assert not [said for said in told(check("--select", "channel/media")) if "media" in said]


def test_what_the_other_branch_mended_meanwhile_is_not_ours_to_answer_for() -> None:
    git("checkout", "--quiet", "main")
    post_on(4, 5, 6, file="filled")
    commit("Filled")
    git("checkout", "--quiet", "side")
    assert (check().exit_code, told(check())) == (0, [])


def test_files_that_are_not_committed_count() -> None:
    Path("content/calendars/new.yml").write_text("posts:\n  - {date: 2026-12-05, stge: x}\n")
    assert any("stge" in said for said in told(check()))
    assert any("stge" in said for said in told(check(since="HEAD")))


def test_a_base_without_a_plan_knows_nothing() -> None:
    git("checkout", "--quiet", "--orphan", "empty")
    git("rm", "-r", "--quiet", "--cached", ".")
    git("commit", "--quiet", "--allow-empty", "--message=Nothing")
    git("checkout", "--quiet", "--force", "side")
    (said,) = told(check(since="empty"))
    assert "4–6 December 2026" in said


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("nowhere", "There is no revision nowhere in this repository."),
        ("--output=x", "There is no revision --output=x in this repository."),
        ("main..side", "There is no revision main..side in this repository."),
    ],
)
def test_a_revision_that_is_not_there_is_an_error_of_use(since: str, words: str) -> None:
    result = check(since=since)
    assert result.exit_code == 2
    assert words in result.output


def test_a_baseline_besides_is_one_too_many() -> None:
    result = check("--baseline", "journey-baseline.yml")
    assert result.exit_code == 2
    assert "Give --baseline or --since" in result.output


def test_a_plan_in_no_repository_has_no_branches(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path_factory.mktemp("elsewhere")
    (root / "content").mkdir()
    (root / "content" / "strategy.yml").write_text(STRATEGY)
    monkeypatch.chdir(root)
    result = check()
    assert result.exit_code == 2
    assert "is in no git repository" in result.output
