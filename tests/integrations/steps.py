"""The steps of the action and of the workflows, from their files, run by bash as at GitHub.

Expressions are filled in by a test; the rest is what is in the file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXAMPLES = sorted((ROOT / "docs" / "ci" / "github").glob("*.yml"))
WORKFLOWS = [*OURS, *EXAMPLES]
GITLAB = ROOT / "docs" / "ci" / "gitlab" / "journey.gitlab-ci.yml"

_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
_BASH = {
    None: ["bash", "-e"],  # what a step without `shell:` gets
    "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
}


class _Loader(yaml.SafeLoader):
    """YAML as GitHub and GitLab read it: `on` is a word, and `!reference` a list of names."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:bool"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("!reference", lambda loader, node: loader.construct_sequence(node))


def read(path: Path) -> Any:
    """What a file of YAML says."""
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)


def steps_of(path: Path) -> list[dict[str, Any]]:
    """All steps of the action or of a workflow."""
    said = read(path)
    if "runs" in said:
        return list(said["runs"]["steps"])
    return [step for job in said["jobs"].values() for step in job["steps"]]


def step(path: Path, name: str) -> dict[str, Any]:
    """The step of a name."""
    return next(step for step in steps_of(path) if step.get("name") == name)


class Runner:
    """A machine that runs steps in a folder.

    Args:
        folder: Where the repository is checked out.
        temp: A folder beside it, for what a runner keeps.
        commands: Where commands are looked for first.
    """

    def __init__(self, folder: Path, temp: Path, commands: Path | None = None) -> None:
        self.folder = folder
        self.temp = temp
        self.commands = commands or Path(sys.executable).parent
        self.summary = temp / "summary.md"
        self.output = temp / "output.txt"
        temp.mkdir(exist_ok=True)
        self.summary.touch()
        self.output.touch()

    def run(
        self, step: Mapping[str, Any], values: Mapping[str, str], **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the shell of a step.

        Args:
            step: From the file.
            values: What each expression of its `env:` comes to.
            environment: What the job, or the machine, sets besides.
        """
        own = {name: filled(text, values) for name, text in step.get("env", {}).items()}
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        return subprocess.run(
            [*_BASH[step.get("shell")], str(script)],
            cwd=self.folder,
            env=self._environment() | environment | own,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PYTHONPATH", "LANG") if name in os.environ}
        return kept | {
            "PATH": f"{self.commands}:{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.temp),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
        }

    def outputs(self) -> dict[str, str]:
        """What steps have set."""
        lines = self.output.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its expressions replaced by what they come to."""
    return _EXPRESSION.sub(lambda match: values[match[1]], text)
