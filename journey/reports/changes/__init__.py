"""Changes of a plan in the formats that people and programs read: one module each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from journey.changes import Changes
from journey.reports import formats_in


@dataclass(frozen=True, slots=True)
class ChangesReport:
    """What there is to report.

    Args:
        changes: What changed.
        base: What the plan is compared with, in words.
        head: Which plan that is, in words; None for the one in the working tree.
        parted_at: The hash of the commit where the two parted, if the base has gone on since and is
            taken as it was then; None where it is taken as it is.
    """

    changes: Changes
    base: str
    head: str | None = None
    parted_at: str | None = None


def report_names() -> list[str]:
    """The formats there are."""
    return formats_in(__path__)


def write(name: str, report: ChangesReport, out: TextIO) -> None:
    """Write a report.

    Args:
        name: One of `report_names()`.
        report: What to write.
        out: Where to.
    """
    import_module(f"{__name__}.{name}").write(report, out)
