"""Whole commands, timed from outside: wall seconds and peak memory, medians of several runs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """A command's medians.

    Args:
        seconds: Wall time.
        megabytes: Peak resident memory.
    """

    seconds: float
    megabytes: float


def measure(commands: dict[str, Sequence[str]], cwd: Path, runs: int) -> dict[str, Measured]:
    """Run commands in turn, so that a machine that slows down slows all of them.

    Args:
        commands: The commands by name. Their exit codes do not matter; what they print is dropped.
        cwd: The folder that they run in.
        runs: How often each is counted, after one run that is not.
    """
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            result = _run(command, cwd)
            if number or runs == 1:
                results[name].append(result)
    return {
        name: Measured(median(s for s, _ in all_), median(m for _, m in all_))
        for name, all_ in results.items()
    }


def _run(command: Sequence[str], cwd: Path) -> tuple[float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} failed with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024
