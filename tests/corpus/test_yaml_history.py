"""Four revisions of a real calendar: the changes told are those that its text has.

What is pinned here was read beside the difference that git shows of the files themselves.
"""

from __future__ import annotations

import json
import re
import shutil
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from journey.cli import commands
from tests.corpus.history import as_plan
from tests.sources.test_git import commit, repository

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git")


@pytest.fixture(scope="module")
def revisions(corpus: Path) -> list[str]:
    folder = corpus / "calendars" / "yaml-history"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]


@pytest.fixture(scope="module")
def root(revisions: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the four revisions, r1 to r4."""
    root = tmp_path_factory.mktemp("history")
    git = repository(root, {"README.md": "A calendar"})
    for number, calendar in enumerate(revisions, 1):
        files = {f"content/{path}": text for path, text in as_plan(calendar).items()}
        commit(root, git, files, f"Revision {number}")
        git("tag", f"r{number}")
    return root


def told(root: Path, base: int, head: int) -> dict[str, Any]:
    arguments = ["--content", str(root / "content"), "--today", "2025-12-27", "--format", "json"]
    result = CliRunner().invoke(commands, ["diff", f"r{base}", f"r{head}", *arguments])
    assert result.exit_code == 0, result.output
    data: dict[str, Any] = json.loads(result.output)
    return data


def ids_of_changed_lines(before: str, after: str) -> tuple[set[str], set[str]]:
    """The ids of the posts of whose lines some went, and some came: of the text alone."""
    sides = [text.splitlines() for text in (before, after)]
    owners: list[list[str]] = []
    for lines in sides:
        owner, names = "", []
        for line in lines:
            match = re.match(r"- id: (\S+)", line)
            owner = match[1] if match else owner
            names.append(owner)
        owners.append(names)
    gone: set[str] = set()
    come: set[str] = set()
    for kind, a, b, c, d in SequenceMatcher(None, *sides, autojunk=False).get_opcodes():
        if kind != "equal":
            gone.update(owners[0][a:b])
            come.update(owners[1][c:d])
    return gone, come


PAIRS = [(base, head) for base in range(1, 5) for head in range(1, 5)]


@pytest.mark.parametrize(("base", "head"), PAIRS)
def test_the_posts_told_are_those_whose_lines_differ(
    root: Path, revisions: list[str], base: int, head: int
) -> None:
    data = told(root, base, head)
    gone, come = ids_of_changed_lines(revisions[base - 1], revisions[head - 1])
    by_kind = {
        kind: {(p["after"] or p["before"])["id"] for p in data["posts"] if kind in p["kinds"]}
        for kind in ("added", "removed")
    }
    assert by_kind == {"added": come, "removed": gone}
    assert len(data["posts"]) == len(come) + len(gone)  # and nothing else


READ = {
    (1, 2): ([41, 42, 45, 48], "22-23 Dec", "22-23 Dec"),
    (2, 3): ([49, 51, 52, 53, 54, 55, 56, 58, 59, 50], "24-25 Dec", "24-25 Dec"),
    (3, 4): ([60, 61, 62, 63, 64, 78, 79], "26-27 Dec", "26-27 Dec"),
}
"""The numbers of the posts that came, in the order in which they go out, and the days that they
fill on x and on linkedin."""


@pytest.mark.parametrize("pair", READ)
def test_what_was_read_beside_the_difference_of_the_text(root: Path, pair: tuple[int, int]) -> None:
    numbers, on_x, on_linkedin = READ[pair]
    data = told(root, *pair)
    assert [int(post["after"]["id"].partition("-")[0]) for post in data["posts"]] == numbers
    days = {
        (one["channel"], side): [f"{span['start'][8:]}-{span['end'][8:]} Dec" for span in one[side]]
        for one in data["days"]
        if one["rule"] == "cadence/daily-posting"
        for side in ("opened", "closed")
    }
    assert days == {
        ("x", "opened"): [],
        ("x", "closed"): [on_x],
        ("linkedin", "opened"): [],
        ("linkedin", "closed"): [on_linkedin],
    }
    live = len([number for number in numbers if number != 50])  # which has no date
    (stage,) = [one for one in data["stages"] if one["before"] or one["after"]]
    assert stage["after"] - stage["before"] == live
    (rex,) = data["people"]
    assert rex["owned_after"] - rex["owned_before"] == live
    once = len({61, 62} & set(numbers))  # on x alone
    assert rex["answered_after"] - rex["answered_before"] == 2 * live - once
    opened = {one["rule"] for one in data["findings"]["opened"]}
    assert ("channel/length" in opened) == (pair == (3, 4))
    assert data["strategy"] == []
