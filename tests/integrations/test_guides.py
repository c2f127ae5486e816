"""The guides say what is there: their files are the files, their options those of the action."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journey.fault import ISSUES
from tests.integrations.steps import ACTION, ROOT, read

GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
README = ROOT / "README.md"
FILES = [path for path in (ROOT / "docs" / "ci").rglob("*") if path.is_file()]
INCLUDE = "include: {local: journey.gitlab-ci.yml}\n"


def named(path: Path) -> str:
    return path.name


def blocks(page: Path, language: str) -> list[str]:
    """What stands between the fences of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


def test_there_is_a_guide_for_each_place() -> None:
    assert [page.stem for page in GUIDES] == ["github", "gitlab", "pre-commit"]


@pytest.mark.parametrize("page", GUIDES, ids=named)
def test_what_is_to_be_copied_is_in_a_file_that_is_tested(page: Path) -> None:
    for block in blocks(page, "yaml"):
        assert block == INCLUDE or any(block in path.read_text("utf-8") for path in FILES), block


def test_the_file_to_include_has_the_name_that_is_included() -> None:
    [template] = [path.name for path in FILES if path.parent.name == "gitlab"]
    assert f" {template}}}" in INCLUDE


@pytest.mark.parametrize("path", FILES, ids=named)
def test_files_name_the_home_of_the_project(path: Path) -> None:
    home = ISSUES.removesuffix("/issues").removeprefix("https://github.com/")
    used = re.findall(r"(?:github\.com/|uses: )([\w-]+/mkdocs-journey)\b", path.read_text("utf-8"))
    assert set(used) == ({home} if path.name != "comment.yml" else set())


def test_the_lines_in_the_readme_are_those_of_the_file() -> None:
    check = (ROOT / "docs" / "ci" / "github" / "check.yml").read_text("utf-8")
    lines = [line.partition("  # ")[0].strip() for line in check.splitlines()]
    [block] = [
        block for block in blocks(README, "yaml") if "mkdocs-journey/mkdocs-journey" in block
    ]
    for line in block.splitlines():
        assert line.partition("  # ")[0].strip() in lines


def test_the_options_of_the_action_are_all_there() -> None:
    [page] = [page for page in GUIDES if page.stem == "github"]
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?)\| ?", page.read_text("utf-8"), re.M)
    inputs = read(ACTION)["inputs"]
    assert [name for name, _ in rows] == list(inputs)
    for name, default in rows:
        known = inputs[name].get("default", "")
        if default.startswith("`"):
            assert default.strip(" `'") == known
        else:  # in words
            assert not known or known.startswith("${{")


@pytest.mark.parametrize("page", [*GUIDES, README], ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link


def test_what_it_says_when_something_is_in_the_way_is_what_it_says() -> None:
    """A message that is written otherwise now is not found by whoever looks for it."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "journey").rglob("*.py"))
    sources += "".join(path.read_text("utf-8") for path in FILES)
    ours = ["There is no revision ", "There is no git here, which knows the revisions."]
    ours += ["There is no folder ", "Nothing is written: pull request "]
    for words in ours:
        assert words in sources
        assert any(words in page.read_text("utf-8") for page in GUIDES)
