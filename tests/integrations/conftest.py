"""A repository with a plan, as a team has it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

STRATEGY = """\
brand: Fern & Fable
window: {start: 2026-12-01, end: 2026-12-07}
preset: minimal
channels: {facebook: {cadence: {per: day}}}
"""
DECEMBER = """\
defaults: {channels: facebook, stage: interest, type: quote}
posts:
  - {date: 2026-12-01, title: The first snow}
  - {date: 2026-12-02, title: A pot of tea}
  - {date: 2026-12-03, title: A quiet evening}
  - {date: 2026-12-04, title: The old oak}
  - {date: 2026-12-05, title: On the way home}
"""
FEWER = DECEMBER.replace("  - {date: 2026-12-03, title: A quiet evening}\n", "")
"""Without the post of the 3rd."""
TODAY = "2026-12-01"


class Repository:
    """A repository of git in a folder, with a branch main."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git, and give what it prints."""
        who = ["-c", "user.name=Dana", "-c", "user.email=dana@fern.example"]
        done = subprocess.run(
            ["git", *who, "-c", "commit.gpgsign=false", *arguments],
            cwd=self.folder,
            env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, by path."""
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")

    def commit(self, files: Mapping[str, str]) -> str:
        """Write files, commit all that there is, and give the name of the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "The plan")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository whose plan has no post on 6 and 7 December."""
    repository = Repository(tmp_path / "repository")
    repository.commit(
        {"content/strategy.yml": STRATEGY, "content/calendars/december.yml": DECEMBER}
    )
    return repository
