"""`journey diff`: which two plans it compares, and what it does not touch."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journey.cli import commands
from tests.sources.test_git import Git, commit, git_in, repository

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git")

STRATEGY = "channels: {facebook: }\nwindow: {start: 2026-12-01, end: 2026-12-03}\n"


def calendar(*titles: str) -> str:
    return "posts:\n" + "".join(
        f"  - {{date: 2026-12-0{day}, channels: facebook, type: quote, stage: interest, "
        f"title: {title}}}\n"
        for day, title in enumerate(titles, 1)
    )


def files(*titles: str, at: str = "content/") -> dict[str, str | bytes]:
    return {f"{at}strategy.yml": STRATEGY, f"{at}calendars/a.yml": calendar(*titles)}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def git(root: Path) -> Git:
    """A repository where `main` and `side`, which is checked out, parted after “One”."""
    git = repository(root, files("One"))
    git("tag", "start")
    git("checkout", "-q", "-b", "side")
    commit(root, git, files("One", "Ours"))
    git("checkout", "-q", "main")
    commit(root, git, files("One", "Theirs"))
    git("checkout", "-q", "side")
    return git


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["diff", "--today", "2026-12-01", *arguments])


def told(*arguments: str) -> list[str]:
    """Titles before and after of the posts that changed."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return [
        " → ".join(side["title"] if side else "" for side in (post["before"], post["after"]))
        for post in json.loads(result.stdout)["posts"]
    ]


def test_since_a_branch_what_was_done_there_in_the_meantime_is_not_told(git: Git) -> None:
    assert told("main") == [" → Ours"]


def test_where_the_base_has_gone_on_since_it_says_from_which_commit_it_compares(git: Git) -> None:
    start = git("rev-parse", "start")
    said = (
        f"Compared with commit {start[:7]}, where this plan and main parted: what has changed on "
        "main since then is not told."
    )
    assert said in run("main").output.splitlines()
    assert json.loads(run("main", "--format", "json").stdout)["before"]["parted_at"] == start
    git("checkout", "-q", "start")  # which main is ahead of
    assert run("main").output.startswith(f"What changed in the plan since main: nothing.\n{said}\n")
    inert = said.replace(start[:7], f"<span>{start[:6]}</span>{start[6]}")
    assert inert in run("main", "--format", "markdown").output.splitlines()


@pytest.mark.parametrize("arguments", [["HEAD"], ["start"], ["main", "side"]])
def test_a_base_that_is_taken_as_it_is_needs_no_such_words(git: Git, arguments: list[str]) -> None:
    assert "parted" not in run(*arguments).output
    found = json.loads(run(*arguments, "--format", "json").stdout)
    assert found["before"]["parted_at"] is None


def test_between_two_revisions_all_is_told_as_it_is(git: Git) -> None:
    assert told("main", "side") == ["Theirs → Ours"]
    assert told("side", "start") == ["Ours → "]


def test_what_is_not_committed_counts(root: Path, git: Git) -> None:
    commit(root, git, {})
    (root / "content/calendars/a.yml").write_text(calendar("One", "Ours", "Draft"))
    assert told("HEAD") == [" → Draft"]
    assert told("main") == [" → Ours", " → Draft"]
    assert told("main", "HEAD") == ["Theirs → Ours"]


def test_folders(root: Path, tmp_path: Path) -> None:
    for name, titles in (("old", ["One"]), ("new/content", ["One", "Two"])):
        for path, text in files(*titles, at=f"{name}/").items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(str(text))
    assert told("old", "new") == [" → Two"]
    assert told("./new/", "old/.") == ["Two → "]
    assert told(str(root / "old"), "new/content") == [" → Two"]
    assert told("old", "--content", "new/content") == [" → Two"]


def test_findings_name_the_files_of_their_own_folder(root: Path) -> None:
    for name, title in (("old", "One"), ("new", "")):
        for path, text in files(title, at=f"{name}/").items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(str(text))
    (root / "old/calendars/b.yml").write_text("post: []\n")
    findings = json.loads(run("./old", "./new", "--format", "json").stdout)["findings"]
    assert {side: {one["path"] for one in found} for side, found in findings.items()} == {
        "opened": {"new/calendars/a.yml"},
        "closed": {"old/calendars/b.yml"},
    }


def test_a_copy_of_a_folder_differs_in_nothing(root: Path) -> None:
    """Though findings name other files, and some of them in their words."""
    broken = {"calendars/b.yml": 'posts:\n  - {title: "One}\n', "calendars/c.txt": "", "d.yml": ""}
    for path, text in (files("", at="") | broken).items():
        (root / "old" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "old" / path).write_text(str(text))
    shutil.copytree(root / "old", root / "new")
    assert "What changed in the plan from ./old to ./new: nothing." in run("./old", "./new").output


@pytest.mark.parametrize("base", ["content", "./content", "."])
def test_a_folder_is_not_compared_with_itself(git: Git, base: str) -> None:
    result = run(base)
    assert result.exit_code == 2
    said = " ".join(result.output.split())
    assert f"{base} is compared with itself. Name a branch, a tag or a commit, such as" in said


def test_where_the_base_has_no_plan_it_says_so(root: Path, git: Git) -> None:
    git("mv", "content", "plan")
    words = "There is no plan in main in this place, so all of it is new."
    assert words in run("main", "--content", "plan").output.splitlines()
    assert words not in run("main", "main", "--content", "plan").output.splitlines()


def test_a_name_is_a_revision_before_it_is_a_folder(root: Path, git: Git) -> None:
    for path, text in files("Elsewhere", at="main/").items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(str(text))
    assert told("main", "side") == ["Theirs → Ours"]
    assert told("./main", "side") == ["Elsewhere → One", " → Ours"]
    assert told("main/", "start") == ["Elsewhere → One"]


def test_a_revision_against_a_folder(root: Path, git: Git, tmp_path: Path) -> None:
    for path, text in files("One", at="").items():
        (tmp_path / "other" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "other" / path).write_text(str(text))
    assert told("side", str(tmp_path / "other")) == ["Ours → "]
    assert told(str(tmp_path / "other"), "side") == [" → Ours"]


def test_the_content_folder_says_which_repository(
    root: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told("main", "--content", "repository/content") == [" → Ours"]


def test_a_base_without_a_plan_is_one_without_posts(root: Path, git: Git) -> None:
    git("checkout", "-q", "--orphan", "empty")
    git("rm", "-rfq", ".")
    commit(root, git, {"README.md": "Nothing yet"})
    git("checkout", "-q", "side")
    assert told("empty", "side") == [" → One", " → Ours"]
    assert run("empty", "empty").exit_code == 2


def test_changes_or_not_it_exits_with_0(git: Git) -> None:
    assert (run("main").exit_code, run("HEAD").exit_code) == (0, 0)
    assert run("HEAD").output == (
        "What changed in the plan since HEAD: nothing.\n\nToday is 1 December 2026.\n"
    )


def test_nothing_is_touched(root: Path, git: Git) -> None:
    (root / "content/calendars/a.yml").write_text(calendar("One", "Ours", "Draft"))
    index = (root / ".git/index").read_bytes()
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    for arguments in (["main"], ["start", "main"], ["main", "./content"]):
        assert run(*arguments).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
    assert (root / ".git/index").read_bytes() == index


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope"], "There is no revision nope in this repository."),
        (["main", "nope"], "There is no revision nope in this repository."),
        (["./nope"], "There is no folder ./nope."),
        (["main", "--content", "nope"], "There is no folder nope."),
        (["main", "--format", "html"], "Formats: json, markdown, text."),
        (["main", "content/strategy.yml"], "There is no revision content/strategy.yml"),
        (["--", "-x"], "There is no revision -x"),
        ([], "Missing argument 'BASE'"),
        (["main\x1b[2J"], "There is no revision main\\x1b[2J"),
    ],
)
def test_what_cannot_be_compared_is_said(git: Git, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_without_a_repository(root: Path) -> None:
    (root / "content").mkdir()
    result = run("main")
    assert result.exit_code == 2
    assert "is in no git repository, so it has no revision main." in result.output


def test_the_same_files_are_read_once(
    root: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    import journey.sources.content as content

    read: list[str] = []
    reader = content.read_yaml

    def counting(path: str, text: str) -> object:
        read.append(path)
        return reader(path, text)

    monkeypatch.setattr(content, "read_yaml", counting)
    commit(root, git, {"content/calendars/b.yml": "posts: []\n"})
    assert told("HEAD~1", "HEAD") == []
    assert sorted(read) == [
        "content/calendars/a.yml",
        "content/calendars/b.yml",
        "content/strategy.yml",
    ]


def test_the_plan_of_a_linked_worktree(root: Path, git: Git, tmp_path: Path) -> None:
    git("worktree", "add", "-q", str(tmp_path / "linked"), "main")
    commit(tmp_path / "linked", git_in(tmp_path / "linked"), files("One", "Theirs", "Linked"))
    assert told("main~1", "--content", str(tmp_path / "linked/content")) == [" → Linked"]
