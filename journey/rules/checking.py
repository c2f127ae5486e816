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
from journey.rules.written import value_of


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
    chosen = _chosen(on, select, ignore)
    waivers = Waivers(plan)
    findings = [
        f
        for name, setting in chosen.items()
        for f in _apply(name, setting, plan, problems, waivers)
    ]
    last = [setting for setting in chosen.values() if setting.rule.check_waivers]
    if last:
        for name in waivers.rules & on.keys() - chosen.keys():
            list(_apply(name, on[name], plan, problems, waivers))  # is there anything to silence?
    for setting in last:
        findings += _apply_to_waivers(setting, plan, waivers, on)
    return _numbered(sorted(findings, key=_order), plan)


def applied(
    plan: Plan, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> dict[str, Settings]:
    """The rules that a check of a plan applies, as the plan wants them.

    Args:
        plan: The plan.
        select: Rules or families to apply; all where empty.
        ignore: Rules or families to leave out.
    """
    return _chosen({name: one for name, one in settings(plan)[0].items() if one.on}, select, ignore)


def _chosen(
    rules: Mapping[str, Settings], select: Sequence[str], ignore: Sequence[str]
) -> dict[str, Settings]:
    def named(name: str, names: Sequence[str]) -> bool:
        return name in names or name.partition("/")[0] in names

    return {
        name: setting
        for name, setting in rules.items()
        if (not select or named(name, select)) and not named(name, ignore)
    }


def _apply(
    name: str, setting: Settings, plan: Plan, problems: list[Finding], waivers: Waivers
) -> Iterator[Finding]:
    findings = list(_found(name, setting, plan))
    if excused := waivers.excused(name, findings):
        before, findings = findings, list(_found(name, setting, plan.excusing(excused)))
        waivers.note_excused(name, before, findings)
    findings += [problem for problem in problems if problem.rule == name]
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
            fix=problem.fix,
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


def _numbered(findings: list[Finding], plan: Plan) -> list[Finding]:
    """The findings with fingerprints: equal ones are told apart by their order."""
    documents = {document.path: document for document in plan.documents}
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        value = value_of(finding, plan, documents.get(finding.location.path))
        first = fingerprint(finding, value, 0)
        own = fingerprint(finding, value, seen[first]) if seen[first] else first
        numbered.append(replace(finding, fingerprint=own))
        seen[first] += 1
    return numbered
