"""The workflow that writes the comment: its shell, as it is in the file, with a stand-in for gh."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integrations.steps import EXAMPLES, Runner, steps_of

COMMENT = next(path for path in EXAMPLES if path.name == "comment.yml")
MARKER = "<!-- journey -->\n"
BOT = "github-actions[bot]"
SHA = "a" * 40
RUN = "https://github.example/fern/plan/actions/runs/4711"
HEAD = {"sha": SHA, "ref": "more-tea", "repo": {"full_name": "somebody/plan"}}


class Project:
    """A project at GitHub, with pull request 7 from a fork, about which a run has a report."""

    def __init__(self, folder: Path) -> None:
        self.artifact = folder / "artifact"
        self.artifact.mkdir()
        self.world = folder / "world.json"
        self.folder = folder
        self.report("## Two posts more\n")
        self.change(
            run="4711", artifact=str(self.artifact), pulls={"7": {"head": HEAD}}, comments=[]
        )
        commands = folder / "commands"
        commands.mkdir()
        gh = commands / "gh"
        stand_in = Path(__file__).with_name("gh.py")
        gh.write_text(f'#!/bin/sh\nexec {sys.executable} {stand_in} {self.world} "$@"\n')
        gh.chmod(0o755)
        self.commands = commands

    def change(self, **what: Any) -> None:
        known = json.loads(self.world.read_text()) if self.world.exists() else {}
        self.world.write_text(json.dumps(known | what))

    def report(self, text: str | bytes, number: str = "7\n") -> None:
        """What the run of the pull request has left."""
        data = text if isinstance(text, bytes) else text.encode()
        (self.artifact / "comment.md").write_bytes(data)
        (self.artifact / "pull-request.txt").write_text(number)

    @property
    def comments(self) -> list[dict[str, Any]]:
        found = json.loads(self.world.read_text())["comments"]
        assert isinstance(found, list)
        return found

    def run(self, nth: int = 0) -> tuple[int, str]:
        """Run the workflow: the last exit code, and all that was printed."""
        workspace = self.folder / f"workspace-{nth}"
        workspace.mkdir()
        runner = Runner(workspace, self.folder / f"temp-{nth}", self.commands)
        event = "github.event.workflow_run."
        values = {
            f"{event}id": "4711",
            f"{event}html_url": RUN,
            f"{event}head_sha": SHA,
            f"{event}head_repository.full_name": "somebody/plan",
            f"{event}head_branch": "more-tea",
        }
        printed = ""
        for step in steps_of(COMMENT):
            outputs = {f"steps.pull-request.outputs.{n}": v for n, v in runner.outputs().items()}
            if "if" in step and not outputs.get(step["if"]):
                continue
            done = runner.run(step, values | outputs, GH_TOKEN="-", GH_REPO="fern/plan")
            printed += done.stdout + done.stderr
            if done.returncode:
                return done.returncode, printed
        assert not list(workspace.iterdir())
        return 0, printed


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def by(login: str, body: str, on: str = "7", id: int = 1) -> dict[str, Any]:
    return {"id": id, "on": on, "user": {"login": login}, "body": body}


def test_it_writes_one_comment_and_then_changes_it(project: Project) -> None:
    assert project.run(1) == (0, "")
    [first] = project.comments
    assert (first["on"], first["body"]) == ("7", f"{MARKER}## Two posts more\n")
    project.report("## Three posts more\n")
    assert project.run(2) == (0, "")
    [second] = project.comments
    assert (second["id"], second["body"]) == (first["id"], f"{MARKER}## Three posts more\n")


def test_it_finds_its_comment_among_those_of_others(project: Project) -> None:
    theirs = [
        by("dana", f"{MARKER}Mine, said Dana.", id=1),
        by(BOT, "Of another workflow.", id=2),
        by(BOT, f"> {MARKER}quoted", id=3),
        by(BOT, f"{MARKER}On another pull request.", on="8", id=4),
    ]
    ours = by(BOT, f"{MARKER}Ours, from before.", id=5)
    project.change(comments=[*theirs, ours, by(BOT, f"{MARKER}Twice.", id=6)])
    assert project.run() == (0, "")
    assert [comment["body"] for comment in project.comments] == [
        *(comment["body"] for comment in theirs),
        f"{MARKER}## Two posts more\n",
        f"{MARKER}Twice.",
    ]


@pytest.mark.parametrize(
    "number",
    [
        "",
        "0",
        "07",
        "-7",
        "7 8",
        "7\n8",
        "7/../8",
        "7?x",
        "seven",
        "$(touch pwned)",
        "7; touch pwned",
        "٧",  # seven, in the digits of Arabic
        "77777777777",
        "7" + " " * 30,
    ],
)
def test_it_refuses_what_is_not_a_number(project: Project, number: str) -> None:
    project.report("text", number)
    code, said = project.run()
    assert (code, project.comments) == (1, [])
    assert said == "::error::What the report names is not the number of a pull request.\n"
    assert not list(project.folder.rglob("pwned"))


@pytest.mark.parametrize(
    "head",
    [
        HEAD | {"sha": "b" * 40},
        HEAD | {"ref": "less-tea"},
        HEAD | {"repo": {"full_name": "fern/plan"}},
        HEAD | {"repo": None},  # the fork is gone
    ],
    ids=["commit", "branch", "repository", "no repository"],
)
def test_it_refuses_a_pull_request_of_another_head(project: Project, head: dict[str, Any]) -> None:
    """Else a report could be put under whatever pull request its sender names."""
    project.change(pulls={"7": {"head": head}})
    code, said = project.run()
    assert (code, project.comments) == (0, [])
    assert said.startswith("::warning::Nothing is written: pull request 7 is not, or no longer,")


def test_it_refuses_a_number_that_nothing_has(project: Project) -> None:
    project.report("text", "8\n")
    code, said = project.run()
    assert (code, project.comments) == (1, [])
    assert "HTTP 404" in said


@pytest.mark.parametrize("file", ["pull-request.txt", "comment.md"])
def test_it_follows_no_link(project: Project, tmp_path: Path, file: str) -> None:
    """What a link leads to on the machine that may write is nobody's to read."""
    secret = tmp_path / "secret"
    secret.write_text("7")
    (project.artifact / file).unlink()
    (project.artifact / file).symlink_to(secret)
    code, said = project.run()
    assert (code, project.comments) == (1, [])
    assert said.startswith("::error::")


@pytest.mark.parametrize(
    "line", ["a" * 79, "é" * 60, "🎄" * 25, "facebook has no post on 3 December"], ids=len
)
def test_a_long_report_is_cut_between_lines(project: Project, line: str) -> None:
    project.report(f"{line}\n" * 3000)
    assert project.run() == (0, "")
    [comment] = project.comments
    marker, *lines, empty, end = comment["body"].splitlines()
    assert 64_500 < len(comment["body"]) <= 65_000 + len(MARKER)
    assert (marker, empty) == (MARKER.strip(), "")
    assert set(lines) == {line}
    assert end == f"[The rest is in the summary of the run.]({RUN})"


@pytest.mark.parametrize("character", ["a", "é", "🎄"])
def test_a_report_that_fits_is_whole(project: Project, character: str) -> None:
    project.report(character * 65_000)
    assert project.run() == (0, "")
    assert project.comments[0]["body"] == f"{MARKER}{character * 65_000}\n"


def test_bytes_that_are_no_text_do_not_matter(project: Project) -> None:
    project.report(b"\xff\xfe" * 40_000)
    assert project.run() == (0, "")
    assert "The rest is in the summary of the run." in project.comments[0]["body"]


def test_a_report_of_one_long_line_is_cut_too(project: Project) -> None:
    project.report("🎄" * 70_000)
    assert project.run() == (0, "")
    assert "The rest is in the summary of the run." in project.comments[0]["body"]


def test_the_text_of_a_report_is_nothing_but_text(project: Project) -> None:
    text = "$(touch pwned) `touch pwned` ${GH_TOKEN} @file {owner} ::warning::x %0A \\n\n"
    project.report(text)
    assert project.run() == (0, "")
    assert project.comments[0]["body"] == MARKER + text
    assert not list(project.folder.rglob("pwned"))
