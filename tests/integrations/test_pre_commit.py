"""The hook for pre-commit, by pre-commit itself, which installs it as it would at a team's.

No network is needed: pip builds the package with what the tests have, and finds the rest there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from pre_commit.commands.run import Classifier

from tests.integrations.conftest import DECEMBER, FEWER, STRATEGY, TODAY, Repository
from tests.integrations.steps import ROOT, read

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
CONFIG = ROOT / ".pre-commit-config.yaml"
EXAMPLE = ROOT / "docs" / "ci" / "pre-commit" / ".pre-commit-config.yaml"
COMMANDS = Path(sys.executable).parent
PRE_COMMIT = COMMANDS / "pre-commit"


def run(folder: Path, home: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command where pre-commit keeps its things in `home`."""
    packages = [path for path in sys.path if path.endswith("site-packages")]
    environment = {
        "PATH": f"{COMMANDS}:{os.environ['PATH']}",
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(packages),
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # how pip spells that what builds is there already
    }
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("kind", "file"), [("manifest", MANIFEST), ("config", CONFIG), ("config", EXAMPLE)]
)
def test_pre_commit_takes_the_file(kind: str, file: Path, tmp_path: Path) -> None:
    done = run(ROOT, tmp_path, PRE_COMMIT, f"validate-{kind}", file)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A repository with this package as it is now, and where pre-commit keeps what it installs."""
    folder = tmp_path_factory.mktemp("ours")
    package = Repository(folder / "package")
    kept = [".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"]
    parts = ["journey", "plugins/journey_mkdocs", "site_templates"]
    copy = ["cp", "--recursive", "--parents", *kept, *parts, package.folder]
    subprocess.run(copy, cwd=ROOT, check=True)
    package.commit({})
    return str(package.folder), folder / "home"


@pytest.fixture
def team(repository: Repository, ours: tuple[str, Path]) -> Repository:
    """A team's repository that uses the hook as our example says."""
    package, _ = ours
    config = EXAMPLE.read_text(encoding="utf-8")
    config = config.replace("https://github.com/mkdocs-journey/mkdocs-journey", package)
    config = config.replace("--since", f"--today={TODAY}, --since")
    repository.commit({".pre-commit-config.yaml": config})
    return repository


def test_a_commit_that_opens_a_gap_is_stopped(team: Repository, ours: tuple[str, Path]) -> None:
    """The gap of 6 and 7 December was there before, and stops nobody."""
    _, home = ours
    commit = ["git", "-c", "user.name=Dana", "-c", "user.email=dana@fern.example", "commit"]
    assert run(team.folder, home, PRE_COMMIT, "install").returncode == 0
    team.write({"content/calendars/december.yml": f"{DECEMBER}# nothing else\n"})
    done = run(team.folder, home, *commit, "--all", "--message", "A note")
    assert done.returncode == 0, done.stdout + done.stderr
    team.write({"content/calendars/december.yml": FEWER})
    done = run(team.folder, home, *commit, "--all", "--message", "Fewer posts")
    assert done.returncode == 1
    assert "content/calendars/december.yml:4:12: error: facebook has no post on 3" in done.stderr
    assert "6–7 December" not in done.stderr
    assert team.git("log", "-1", "--format=%s") == "A note"


def test_what_is_not_to_be_committed_does_not_count(
    team: Repository, ours: tuple[str, Path]
) -> None:
    _, home = ours
    team.write({"content/strategy.yml": f"{STRATEGY}# nothing else\n"})
    team.git("add", "--all")
    team.write({"content/calendars/december.yml": FEWER})
    done = run(team.folder, home, PRE_COMMIT, "run")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_commit_of_something_else_is_not_checked(
    team: Repository, ours: tuple[str, Path]
) -> None:
    _, home = ours
    team.write({"README.md": "# Ours\n", "site/deploy.yml": "on: push\n"})
    team.git("add", "--all")
    done = run(team.folder, home, PRE_COMMIT, "run", "--verbose")
    assert done.returncode == 0
    assert "(no files to check)Skipped" in done.stdout


def test_the_hook_is_for_the_files_of_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_a_plan = [
        "content/strategy.yml",
        "strategy.yaml",
        "content/calendars/december.yml",
        "plans/fern/calendars/2026/december.yaml",
        "content/posts/journal/a-pot-of-tea.md",
        "posts/tea.markdown",
    ]
    others = [
        "content/index.md",
        "content/media/tea.png",
        "posts/tea.png",
        "old-posts/tea.md",
        "our-strategy.yml",
        "mkdocs.yml",
    ]
    for path in (*of_a_plan, *others):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    monkeypatch.chdir(tmp_path)
    [hook] = read(MANIFEST)
    unset = {"exclude": "^$", "types": ["file"], "exclude_types": []}
    classifier = Classifier.from_config([*of_a_plan, *others], "", "^$")
    assert list(classifier.filenames_for_hook(SimpleNamespace(**unset | hook))) == of_a_plan


def test_the_whole_plan_is_checked_once() -> None:
    [hook] = read(MANIFEST)
    assert (hook["pass_filenames"], hook["require_serial"]) == ("false", "true")


def test_the_demo_plan_is_checked_where_it_is_written(tmp_path: Path) -> None:
    here = Repository(tmp_path / "here")
    shutil.copytree(ROOT / "content", here.folder / "content")
    shutil.copy(CONFIG, here.folder)
    commands = here.folder / ".venv" / "bin"
    commands.mkdir(parents=True)
    (commands / "journey").symlink_to(COMMANDS / "journey")
    here.commit({".gitignore": ".venv\n"})
    done = run(here.folder, tmp_path, PRE_COMMIT, "run", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    here.write({"content/calendars/new.yml": "posts: [{date: 2026-12-40, title: Tea}]\n"})
    here.git("add", "--all")
    done = run(here.folder, tmp_path, PRE_COMMIT, "run")
    assert done.returncode == 1
    assert "content/calendars/new.yml:1:" in done.stdout
