"""Findings in the formats that people and programs read: one module each, found by its name."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from journey.findings import SEVERITIES, Finding, Severity
from journey.plan import Plan


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to report.

    Args:
        plan: The plan that was checked.
        findings: Its findings, in order.
        known: How many more there are that were known before; None where that is not asked.
        base: Where they are known from, in words.
        fail_on: The lowest severity that fails the check; None where nothing does.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    known: int | None = None
    base: str = "the baseline"
    fail_on: Severity | None = "error"

    def count(self, severity: str) -> int:
        """How many findings of a severity are not past."""
        return sum(f.severity == severity and not f.past for f in self.findings)

    @property
    def past(self) -> int:
        """How many findings are about days gone by."""
        return sum(f.past for f in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding fails the check: none about days gone by does."""
        if finding.past or self.fail_on is None:
            return False
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)

    def worst_first(self) -> list[Finding]:
        """The findings by severity, those about days gone by last."""
        return sorted(self.findings, key=lambda f: (f.past, SEVERITIES.index(f.severity)))


def report_names() -> list[str]:
    """The formats there are."""
    return formats_in(__path__)


def formats_in(path: Iterable[str]) -> list[str]:
    """The formats of a package: its modules, without what they share.

    Args:
        path: Where the package is.
    """
    modules = pkgutil.iter_modules(path)
    return sorted(m.name for m in modules if not (m.ispkg or m.name.startswith("_")))


def write(name: str, report: Report, out: TextIO) -> None:
    """Write a report.

    Args:
        name: One of `report_names()`.
        report: What to write.
        out: Where to.
    """
    import_module(f"{__name__}.{name}").write(report, out)
