"""The template for GitLab: its script, as it is in the file, run as GitLab does in a job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integrations.conftest import FEWER, TODAY, Repository
from tests.integrations.steps import GITLAB, read

JOURNEY = Path(sys.executable).parent / "journey"
MERGE_REQUEST = "CI_MERGE_REQUEST_DIFF_BASE_SHA"
MERGED_RESULT = "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"


def script_of(job: dict[str, Any], all_jobs: dict[str, Any]) -> str:
    """The lines of a job's script, with those that it takes from another."""
    lines = []
    for line in job.get("script") or all_jobs[job["extends"]]["script"]:
        lines += all_jobs[line[0]][line[1]] if isinstance(line, list) else [line]
    return "\n".join(lines)


def run(name: str, repository: Repository, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a job in a repository, on the day of the tests."""
    jobs = read(GITLAB)
    commands = repository.folder.parent / "commands"
    commands.mkdir(exist_ok=True)
    (commands / "journey").write_text(f'#!/bin/sh\n{JOURNEY} "$@" --today={TODAY}\n')
    (commands / "journey").chmod(0o755)
    given = {"PATH": f"{commands}:/usr/bin:/bin", "GITLAB_CI": "true"}
    kept = {k: os.environ[k] for k in ("PYTHONPATH",) if k in os.environ}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script_of(jobs[name], jobs)],
        cwd=repository.folder,
        env=given | kept | jobs[".journey"]["variables"] | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def known(repository: Repository) -> list[dict[str, Any]]:
    """The report on code quality that GitLab gets."""
    text = (repository.folder / "gl-code-quality-report.json").read_text(encoding="utf-8")
    found = json.loads(text)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("base", [MERGE_REQUEST, MERGED_RESULT])
def test_what_is_new_fails_a_merge_request(repository: Repository, base: str) -> None:
    variables = {base: repository.git("rev-parse", "main")}
    repository.git("switch", "--quiet", "--create", "more")
    done = run("journey", repository, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    repository.commit({"content/calendars/december.yml": FEWER})
    done = run("journey", repository, **variables)
    assert done.returncode == 1
    assert "error: facebook has no post on 3 December 2026" in done.stdout
    assert "6–7 December" not in done.stdout
    junit = (repository.folder / "journey-junit.xml").read_text(encoding="utf-8")
    assert "3 December 2026" in junit
    assert "6–7 December" not in junit


def test_the_report_on_code_quality_has_all_for_gitlab_to_compare(repository: Repository) -> None:
    """GitLab says what is new and what is mended by the reports of both branches."""
    base = repository.git("rev-parse", "main")
    assert run("journey-known", repository).returncode == 0
    before = known(repository)
    repository.git("switch", "--quiet", "--create", "more")
    repository.commit({"content/calendars/december.yml": FEWER})
    run("journey", repository, **{MERGE_REQUEST: base})
    after = known(repository)
    assert len(after) == len(before) + 1
    fingerprints = [finding["fingerprint"] for finding in after]
    assert {finding["fingerprint"] for finding in before} <= set(fingerprints)
