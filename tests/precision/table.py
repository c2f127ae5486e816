"""The table of judgements: what each finding is called there, and what was said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import yaml

from journey.findings import Finding, Scope
from journey.plan import Plan
from journey.rules.checking import check

PATH = Path(__file__).with_name("judgements.yml")
WANTED = 0.95
"""So large a part of a rule's findings must be right."""


@dataclass(frozen=True)
class Judgement:
    """What was said of findings of one rule.

    Args:
        rule: The rule.
        right: Whether somebody who makes that plan would act on them, or take them as fair.
        reason: Why.
        findings: Their names, by source.
    """

    rule: str
    right: bool
    reason: str
    findings: dict[str, list[str]]

    @property
    def number(self) -> int:
        """How many findings it is about."""
        return sum(map(len, self.findings.values()))

    def in_order(self) -> Judgement:
        """The same, with names in alphabetical order."""
        return replace(self, findings={s: sorted(names) for s, names in self.findings.items()})

    def only(self, names: dict[str, set[str]]) -> Judgement:
        """The same of those findings alone that there are; names are rule and finding."""
        kept = {
            source: [n for n in found if source not in names or f"{self.rule} {n}" in names[source]]
            for source, found in self.findings.items()
        }
        return replace(self, findings={source: found for source, found in kept.items() if found})


def judgements(path: Path = PATH) -> list[Judgement]:
    """The table."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    table = [Judgement(**entry) for entry in entries]
    return [  # a name that is nothing but a date is text all the same
        replace(j, findings={source: [*map(str, names)] for source, names in j.findings.items()})
        for j in table
    ]


def judged(table: Iterable[Judgement], source: str) -> list[str]:
    """Rule and name of every finding of a source that was judged, as often as it was."""
    return [f"{j.rule} {name}" for j in table for name in j.findings.get(source, ())]


def named(plan: Plan) -> dict[str, Finding]:
    """The findings of a plan by rule and name.

    A finding is named after its post, or after what else it is about and its dates; the second of
    the same name is `… (2)`.
    """
    found: dict[str, Finding] = {}
    seen: Counter[str] = Counter()
    for finding in check(plan):
        name = f"{finding.rule} {_name(finding)}"
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = finding
    return found


def _name(finding: Finding) -> str:
    scope = finding.scope or Scope()
    about = [finding.post, *(part for part in scope.dimension if part)]
    if not finding.post and scope.start:
        about += [f"{scope.start}" if scope.start == scope.end else f"{scope.start}..{scope.end}"]
    return " ".join(part for part in about if part) or finding.field or finding.location.path


def precision(table: Iterable[Judgement]) -> dict[str, tuple[int, int]]:
    """How many findings of each rule are right, and how many there are, over all sources."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for judgement in table:
        every[judgement.rule] += judgement.number
        right[judgement.rule] += judgement.number * judgement.right
    return {rule: (right[rule], every[rule]) for rule in sorted(every)}


def written(table: Iterable[Judgement]) -> str:
    """The table as text, by rule, the right ones first, without what is about nothing."""
    order = sorted(table, key=lambda j: (j.rule, not j.right, j.reason))
    entries = [asdict(judgement.in_order()) for judgement in order if judgement.findings]
    return yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=100)
