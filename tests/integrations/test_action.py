"""The action, step by step, in a repository of a team: its shell is run as it is in the file."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.integrations.conftest import DECEMBER, FEWER, TODAY, Repository
from tests.integrations.steps import ACTION, Runner, read, step

CHECK = step(ACTION, "Check the plan")
INSTALL = step(ACTION, "Install journey")
INPUTS = read(ACTION)["inputs"]

HOSTILE = [
    '"; touch pwned; "',
    "$(touch pwned)",
    "'\"; `touch pwned` | touch pwned && touch pwned\ntouch pwned\n#",
    "--help",
]


def inputs(**given: str) -> dict[str, str]:
    """What the expressions of the steps come to, with some inputs given and the others left out."""
    values = {name: about.get("default", "") for name, about in INPUTS.items()}
    values |= {"since": "", "today": TODAY} | {n.replace("_", "-"): v for n, v in given.items()}
    return {f"inputs.{name}": value for name, value in values.items()}


@pytest.fixture
def runner(repository: Repository, tmp_path: Path) -> Runner:
    return Runner(repository.folder, tmp_path / "temp")


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if ".git" not in path.parts}


def test_findings_fail_the_check(runner: Runner) -> None:
    done = runner.run(CHECK, inputs())
    assert done.returncode == 1, done.stderr
    assert "facebook has no post on 2 days, 6–7 December 2026" in done.stdout


def test_what_is_known_from_the_base_does_not(repository: Repository, runner: Runner) -> None:
    repository.git("switch", "--quiet", "--create", "more")
    assert runner.run(CHECK, inputs(since="main")).returncode == 0
    repository.commit({"content/calendars/december.yml": FEWER})
    done = runner.run(CHECK, inputs(since="main"))
    assert done.returncode == 1
    assert "3 December 2026" in done.stdout
    assert "6–7 December" not in done.stdout


def test_what_the_base_got_meanwhile_is_not_held_against_it(
    repository: Repository, runner: Runner
) -> None:
    """GitHub checks out what comes of merging; the base may have gone on since that was made."""
    repository.git("switch", "--quiet", "--create", "more")
    repository.commit({"content/index.md": "# Our plan\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"content/calendars/december.yml": FEWER})
    repository.git("switch", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-edit", "more")
    merged = repository.git("rev-parse", "HEAD")
    repository.git("switch", "--quiet", "main")
    repository.commit({"content/calendars/december.yml": DECEMBER})
    repository.git("switch", "--quiet", "--detach", merged)
    done = runner.run(CHECK, inputs(since="main"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_baseline_is_used_instead_of_the_base(repository: Repository, runner: Runner) -> None:
    run = [sys.executable, "-m", "journey", "baseline", "--today", TODAY]
    subprocess.run(run, cwd=repository.folder, check=True, capture_output=True)
    done = runner.run(CHECK, inputs(since="no-such-branch", baseline="journey-baseline.yml"))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"fail_on": "never"}, 0),
        ({"today": "2026-12-31"}, 0),  # all of it is past
        ({"content": "elsewhere"}, 2),
        ({"since": "no-such-branch"}, 2),
        ({"fail_on": "sometimes"}, 2),
        ({"today": "tomorrow"}, 2),
    ],
)
def test_inputs_reach_the_check(runner: Runner, given: Mapping[str, str], code: int) -> None:
    done = runner.run(CHECK, inputs(**given))
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_clone_without_history_says_what_to_set(repository: Repository, tmp_path: Path) -> None:
    repository.git("switch", "--quiet", "--create", "more")
    repository.commit({"content/strategy.yml": "brand: Fern\n"})
    shallow = tmp_path / "shallow"
    clone = ["git", "clone", "--quiet", "--depth=1", "--branch=more"]
    subprocess.run([*clone, f"file://{repository.folder}", shallow], check=True)
    done = Runner(shallow, tmp_path / "temp").run(CHECK, inputs(since="origin/main"))
    assert done.returncode == 2
    assert "`fetch-depth: 0`" in done.stderr


def test_folders_may_be_called_anything(repository: Repository, runner: Runner) -> None:
    for name in ("our plan", "$(touch pwned)", "a;b", "-x", "--help"):
        repository.git("mv", "--", "content", name)
        done = runner.run(CHECK, inputs(content=name))
        assert done.returncode == 1, done.stderr
        assert "6–7 December" in done.stdout
        repository.git("mv", "--", name, "content")
    assert not list(repository.folder.glob("pwned"))


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", [name for name in INPUTS if name != "python-version"])
def test_an_input_is_never_a_command(
    repository: Repository, runner: Runner, tmp_path: Path, name: str, value: str
) -> None:
    stubs = tmp_path / "stubs"
    stubs.mkdir()
    asked = tmp_path / "asked.txt"
    (stubs / "python").write_text(f"#!/bin/sh\nprintf '%s\\0' \"$@\" > {asked}\n")
    (stubs / "python").chmod(0o755)
    runner.commands = stubs
    before = files_below(tmp_path)
    installed = runner.run(INSTALL, inputs(**{name: value}))
    checked = runner.run(CHECK, inputs(**{name: value}))
    assert installed.returncode == 0, installed.stderr
    assert checked.returncode in ((1,) if name in ("version", "sarif") else (2,))
    assert "Traceback" not in checked.stderr
    new = {path.name for path in files_below(tmp_path) - before}
    assert new == {"asked.txt", "step.sh"}
    said = asked.read_text().split("\0")
    assert said[:6] == ["-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if name == "version":
        assert said[6:] == [f"mkdocs-journey=={value}", ""]


def test_it_installs_itself_and_nothing_of_the_repository_runs(
    repository: Repository, tmp_path: Path
) -> None:
    """For real, by pip; what is needed is there already, so that nothing is asked for."""
    trap = "from pathlib import Path\nPath(__file__).with_name('pwned').touch()\n"
    for name in ("pip", "click", "journey", "sitecustomize", "yaml", "platform", "hatchling"):
        repository.write({f"{name}.py": trap, f"content/{name}.py": trap})
    repository.write({"setup.py": trap, "pip.conf": "[global]\nindex-url = https://fern.example\n"})
    machine = tmp_path / "machine"
    venv.create(machine, symlinks=True)
    there = next(machine.glob("lib/python3*/site-packages"))
    here = next(path for path in sys.path if path.endswith("site-packages"))
    (there / "what-is-needed.pth").write_text(f"{here}\n")
    runner = Runner(repository.folder, tmp_path / "temp", machine / "bin")
    alone = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": ""}
    done = runner.run(INSTALL, inputs(), **alone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (there / "journey" / "cli" / "check.py").is_file()
    done = runner.run(CHECK, inputs(), **alone)
    assert done.returncode == 1, done.stderr
    assert "6–7 December" in done.stdout
    assert not list(repository.folder.rglob("pwned"))


def test_sarif_is_written_where_it_is_asked_for_and_the_exit_code_kept(runner: Runner) -> None:
    done = runner.run(CHECK, inputs(sarif="true"))
    assert done.returncode == 1, done.stderr
    written = Path(runner.outputs()["sarif"])
    assert "cadence/daily-posting" in written.read_text(encoding="utf-8")
    assert "6–7 December" in done.stdout


def test_nothing_is_uploaded_where_nothing_was_written(runner: Runner) -> None:
    runner.temp.joinpath("journey.sarif").write_text("that of another job")
    runner.run(CHECK, inputs(sarif="false"))
    assert runner.outputs() == {}


OWN = {
    "github.repository": "fern/plan",
    "github.event.pull_request.head.repo.full_name": "fern/plan",
}
FORK = OWN | {"github.event.pull_request.head.repo.full_name": "somebody/plan"}
PUSH = {"github.base_ref": "", "github.event.pull_request.head.repo.full_name": ""}


@pytest.mark.parametrize(
    ("situation", "uploaded"),
    [
        (OWN, True),
        (OWN | PUSH, True),
        (FORK, False),
        (OWN | {"github.actor": "dependabot[bot]"}, False),
        (OWN | {"cancelled": "yes"}, False),
        (OWN | {"steps.check.outputs.sarif": ""}, False),
    ],
    ids=["own branch", "push", "fork", "dependabot", "cancelled", "nothing written"],
)
def test_sarif_is_uploaded_only_where_that_is_allowed(
    situation: Mapping[str, str], uploaded: bool
) -> None:
    usual = {
        "cancelled": "",
        "github.actor": "dana",
        "github.base_ref": "main",
        "steps.check.outputs.sarif": "journey.sarif",
    }
    upload = step(ACTION, "Upload the findings")
    assert bool(evaluated(upload["if"], usual | situation)) is uploaded


@pytest.mark.parametrize(
    ("base", "queued", "since"),
    [
        ("main", "", "origin/main"),
        ("release/2026", "", "origin/release/2026"),
        ("", "0123abc", "0123abc"),
        ("", "", ""),
    ],
    ids=["pull request", "pull request for another branch", "merge queue", "push"],
)
def test_the_base_is_what_the_change_is_for(base: str, queued: str, since: str) -> None:
    values = {"github.base_ref": base, "github.event.merge_group.base_sha": queued}
    assert evaluated(INPUTS["since"]["default"], values) == since


def evaluated(expression: str, values: Mapping[str, str]) -> str | bool:
    """What an expression of GitHub's comes to: names, texts, !, &&, ||, ==, != and format()."""
    bare = re.sub(r"^\$\{\{|\}\}$", "", expression)
    python = "".join(_in_python(bare, values))
    result = eval(python, {"format": str.format})
    assert isinstance(result, str | bool)
    return result


def _in_python(expression: str, values: Mapping[str, str]) -> Iterator[str]:
    words = {"&&": " and ", "||": " or ", "!": " not "}
    for part in re.findall(r"'[^']*'|[\w.-]+(?:\(\))?|&&|\|\||[!=]=|[!(),]", expression):
        if part[0].isalpha() and part != "format":
            yield repr(values[part.removesuffix("()")])
        else:
            yield words.get(part, part)
