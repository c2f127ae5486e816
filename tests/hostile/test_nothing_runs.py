"""A repository that would run its own code wherever a tool looks for some: journey runs none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import write

REPOSITORY = Path(__file__).parents[2]
JOURNEY = "import sys; from journey.cli import main; sys.argv[0] = 'journey'; main()"
POST = "{date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}"
MODULES = (
    "sitecustomize usercustomize conftest yaml click pydantic_core frontmatter jinja2 rich regex "
    "zoneinfo json re hooks care strategy"
).split()
"""Modules that Python, or a tool, would take from the folder that it runs in."""
PROGRAMS = "git less monitor helper external command textconv clean smudge process".split()
CONFIG = """
[core]
    fsmonitor = {0}/monitor
    hooksPath = {0}/hooks
    pager = {0}/less
    editor = {0}/helper
    askPass = {0}/helper
    sshCommand = {0}/helper
    gitProxy = {0}/helper
[alias]
    ls-tree = !{0}/helper
    rev-parse = !{0}/helper
    cat-file = !{0}/helper
[diff]
    external = {0}/external
[diff "own"]
    command = {0}/command
[diff "text"]
    textconv = {0}/textconv
[filter "own"]
    clean = {0}/clean
    smudge = {0}/smudge
[filter "long"]
    process = {0}/process
[credential]
    helper = !{0}/helper
[pager]
    ls-tree = {0}/less
    cat-file = {0}/less
[gpg]
    program = {0}/helper
[remote "origin"]
    url = ext::{0}/helper
    promisor = true
    partialclonefilter = blob:none
    uploadpack = {0}/helper
[protocol]
    allow = always
[protocol "ext"]
    allow = always
"""
HOOKS = (
    "post-checkout pre-commit post-index-change reference-transaction fsmonitor-watchman".split()
)


def git(folder: Path, *arguments: str) -> None:
    """Run git, with nobody's settings."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = ["-c", "user.name=Dana", "-c", "user.email=dana@fern.example"]
    subprocess.run(
        ["git", "-C", str(folder), *names, *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, **own},
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a plan, in which everything that can be run leaves a trace."""
    root = tmp_path / "repository"
    traces = tmp_path / "traces"
    traces.mkdir()
    python = f"open({str(traces)!r} + '/' + __name__, 'w').close()\nraise SystemExit('ran')\n"
    modules = {f"{at}{name}.py": python for name in MODULES for at in ("", "content/")}
    write(
        root,
        {
            "content/strategy.yml": "brand: Test\nchannels: {facebook: }\n",
            "content/calendars/december.yml": f"posts:\n- {POST}\n",
            "content/posts/long.md": f"---\n{POST[1:-1].replace(', ', chr(10))}\n---\nCopy\n",
            **modules,
            "journey/__init__.py": python,
            "journey/__main__.py": python,
            "journey/cli/__init__.py": python,
            "journey/rules/own/rule.py": python,
            "content/journey/__init__.py": python,
            "yaml/__init__.py": python,
            "mkdocs.yml": "hooks: [hooks.py]\ntheme: {name: material, custom_dir: overrides}\n",
            "overrides/journey/post.html": f"{{{{ open('{traces}/template', 'w') }}}}",
            "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-p hooks'\n",
            ".pth": f"import os; open('{traces}/pth', 'w')\n",
            ".env": "PYTHONSTARTUP=sitecustomize.py\n",
            ".gitattributes": "*.yml diff=own filter=own\n*.md diff=text\n*.toml filter=long\n",
        },
    )
    git(root, "init", "--initial-branch", "main")
    git(root, "add", "--all", ":!.gitattributes")
    git(root, "commit", "--message", "A plan")
    for name in PROGRAMS:
        _program(root / ".git/own" / name, traces)
        _program(root / name, traces)
    for name in HOOKS:
        _program(root / ".git/own/hooks" / name, traces)
        _program(root / ".git/hooks" / name, traces)
    with (root / ".git/config").open("a", encoding="utf-8") as config:
        config.write(CONFIG.format(root / ".git/own"))
    posts = ("content/posts/long.md", "content/calendars/december.yml")
    for path in (*posts, "hooks.py", "pyproject.toml"):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write("# More\n")  # so that git has to compare it
    return root


def _program(path: Path, traces: Path) -> None:
    write(path.parent, {path.name: f"#!/bin/sh\necho ran > '{traces}/{path.name}'\nexit 1\n"})
    path.chmod(0o755)


def _run(command: list[str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run our code there, with nothing of the environment but what it needs."""
    return subprocess.run(
        [*command, *arguments, "--today", "2026-12-01"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{REPOSITORY}",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        },
    )


def _traces(repository: Path) -> set[str]:
    return {path.name for path in (repository.parent / "traces").iterdir()}


SCRIPT = [str(Path(sys.executable).parent / "journey")]
COMMANDS = {"script": SCRIPT, "safe": [sys.executable, "-P", "-m", "journey"]}
CHECK = ("check", "--fail-on", "never")
ASKED = {
    "check": (CHECK, "in 2 posts."),
    "check --since": ((*CHECK, "--since", "main"), "Known from main, and not shown:"),
    "diff": (("diff", "main"), "Posts:    1 reworded"),
    "diff of revisions": (("diff", "main", "HEAD"), "from main to HEAD: nothing."),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("inside", ["", "content"])
def test_nothing_of_the_repository_runs(
    repository: Path, name: str, asked: str, inside: str
) -> None:
    arguments, said = ASKED[asked]
    done = _run(COMMANDS[name], repository / inside, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
    assert _traces(repository) == set()


def test_a_module_beside_the_plan_does_not_run_instead_of_one_of_ours(repository: Path) -> None:
    """`python -m` looks in the folder that it runs in first; a `journey/` there is theirs."""
    for path in [repository / "journey", *repository.glob("content/journey")]:
        path.rename(path.with_name("other"))
    for module in ("json", "re"):  # Python itself needs these before it comes to us
        (repository / f"{module}.py").unlink()
    done = _run([sys.executable, "-m", "journey"], repository, *CHECK)
    assert (done.returncode, done.stderr) == (0, "")
    assert _traces(repository) == set()


def test_a_module_would_run(repository: Path) -> None:
    done = _run([sys.executable, "-m", "journey"], repository, *CHECK)
    assert "ran" in done.stderr
    assert "journey" in _traces(repository)


@pytest.mark.parametrize(
    ("command", "traces"),
    [
        ("status", {"monitor", "post-index-change", "clean"}),
        ("diff -- hooks.py", {"external"}),
        ("diff -- content/calendars", {"command", "clean"}),
        ("log --patch", {"textconv"}),
        ("checkout -- content", {"smudge"}),
        ("add --all", {"process"}),
        ("update-ref refs/heads/other HEAD", {"reference-transaction"}),
    ],
)
def test_what_git_by_itself_would_run(repository: Path, command: str, traces: set[str]) -> None:
    """So the traps work into which journey does not go."""
    subprocess.run(["git", *command.split()], cwd=repository, capture_output=True, check=False)
    assert _traces(repository) >= traces
