"""The check: every rule applied to a plan, and what comes of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from journey.findings import Finding, fingerprint
from journey.plan import Plan
from journey.rules.catalogue import own_severity
from journey.rules.settings import Settings, settings
from journey.rules.waivers import Waivers, span_of


def check(
    plan: Plan,
    today: dt.date | None = None,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """Apply the rules to a plan.

    Args:
        plan: The plan.
        today: The date that counts as today; the plan's own by default.
        select: Rules (`cadence/spacing`) or families (`cadence`) to apply; all where empty.
        ignore: Rules or families to leave out.

    Returns:
        The findings, in order of file, line, column and rule.
    """
    if today is not None:
        plan = plan.seen_from(today)
    wanted, problems = settings(plan)
    on = {name: setting for name, setting in wanted.items() if setting.on}
    applied = {
        name: setting
        for name, setting in on.items()
        if _chosen(name, select) and not (ignore and _chosen(name, ignore))
    }
    waivers = Waivers(plan)
    findings = [
        f
        for name, setting in applied.items()
        for f in _apply(name, setting, plan, problems, waivers)
    ]
    last = [setting for setting in applied.values() if setting.rule.check_waivers]
    if last:
        for name in waivers.rules & on.keys() - applied.keys():
            list(_apply(name, on[name], plan, problems, waivers))  # is there anything to silence?
    for setting in last:
        findings += _apply_to_waivers(setting, plan, waivers, on)
    return _numbered(sorted(findings, key=_order))


def _chosen(name: str, names: Sequence[str]) -> bool:
    return not names or name in names or name.partition("/")[0] in names


def _apply(
    name: str, setting: Settings, plan: Plan, problems: list[Finding], waivers: Waivers
) -> Iterator[Finding]:
    findings = list(_found(name, setting, plan))
    findings += [problem for problem in problems if problem.rule == name]
    if excused := waivers.excused(name, findings):
        before, findings = findings, list(_found(name, setting, plan.excusing(excused)))
        findings += [problem for problem in problems if problem.rule == name]
        waivers.note_excused(name, before, findings)
    for finding in waivers.kept(name, findings):
        yield _finished(finding, name, setting, plan)


def _apply_to_waivers(
    setting: Settings, plan: Plan, waivers: Waivers, on: Mapping[str, Settings]
) -> Iterator[Finding]:
    """Apply a rule about what the waivers silenced; those of its own findings come last."""
    check, name = setting.rule.check_waivers, setting.rule.name
    assert check
    for finding in waivers.kept(name, list(check(waivers, on.keys() - {name}))):
        yield _finished(finding, name, setting, plan)
    for finding in check(waivers, {name}):
        yield _finished(finding, name, setting, plan)


def _found(name: str, setting: Settings, plan: Plan) -> Iterator[Finding]:
    """What a rule says, and what reading the files found in its name."""
    usual = own_severity(setting.rule)
    for problem in plan.problems_by_rule.get(name, ()):
        yield Finding(
            problem.severity or usual,
            problem.message,
            problem.help,
            problem.location,
            post=problem.post,
            field=problem.field,
        )
    if setting.rule.check:
        yield from setting.rule.check(plan, setting.options)


def _finished(finding: Finding, name: str, setting: Settings, plan: Plan) -> Finding:
    span = span_of(finding, plan)
    return replace(
        finding,
        rule=name,
        severity=setting.severity or finding.severity,
        past=span is not None and span[1] < plan.today,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.location
    return place.path, place.line, place.column, finding.rule, finding.message


def _numbered(findings: list[Finding]) -> list[Finding]:
    """The findings with fingerprints: equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        first = fingerprint(finding, 0)
        own = fingerprint(finding, seen[first]) if seen[first] else first
        numbered.append(replace(finding, fingerprint=own))
        seen[first] += 1
    return numbered
