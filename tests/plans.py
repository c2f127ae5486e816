"""Plans in memory, for tests: files by name, no disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from journey.findings import Finding
from journey.loading import load
from journey.plan import Plan
from journey.rules.checking import check

TODAY = dt.date(2026, 12, 1)
"""The day on which the tests take place, unless they say otherwise: a Tuesday."""


class Files:
    """A tree of files in memory.

    Args:
        files: Text or bytes by path, relative to the content folder.
    """

    prefix = "content/"

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {path: t.encode() if isinstance(t, str) else t for path, t in files.items()}

    def files(self) -> list[str]:
        return sorted(self._files)

    def left_out(self) -> dict[str, str]:
        return {}

    def size(self, path: str) -> int:
        return len(self._files[path])

    def read(self, path: str, limit: int) -> bytes:
        return self._files[path][:limit]


def plan_of(files: Mapping[str, str | bytes], today: dt.date = TODAY) -> Plan:
    """The plan that some files make."""
    return load(Files(files), today)


def findings_of(
    files: Mapping[str, str | bytes], rule: str = "", today: dt.date = TODAY
) -> list[Finding]:
    """What the check says of some files, all rules or one."""
    return check(plan_of(files, today), select=[rule] if rule else [])
