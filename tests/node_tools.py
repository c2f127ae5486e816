"""What others made in JavaScript and Java to judge our output: tests/get-node-tools gets it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "node"


def run(program: str, tool: str, *arguments: str, stdin: bytes = b"") -> tuple[bytes, bytes]:
    """Run a tool, or skip the test where it is not there.

    Args:
        program: What runs it: `node` or `java`.
        tool: Its package, and the file in it: `typescript/bin/tsc`.
        arguments: What it is told.
        stdin: What it reads.

    Returns:
        What it printed, and what it said of errors.
    """
    runs, file = shutil.which(program), HERE / "node_modules" / tool
    if runs is None or not file.exists():
        pytest.skip(f"there is no {program} with {file.name}; try: sh tests/get-node-tools")
    jar = ["-jar"] if program == "java" else []
    done = subprocess.run(
        [runs, *jar, str(file), *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=300,
        cwd=HERE,
    )
    return done.stdout, done.stderr
