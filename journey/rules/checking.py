"""The check: every rule applied to a plan, and what comes of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from journey.dates import spoken
from journey.findings import Finding, Severity, fingerprint
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.catalogue import own_severity
from journey.rules.settings import Settings, settings
from journey.rules.waivers import Accepted, Waivers, span_of


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
    for name in applied.keys() & {"plan/expired-waiver", "plan/unused-waiver"}:
        for other in waivers.rules & on.keys() - applied.keys():
            list(_apply(other, on[other], plan, problems, waivers))  # is there anything to silence?
        found = _about_waivers(name, on, waivers)
        findings += [_finished(f, name, on[name], plan) for f in found]
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


def _about_waivers(name: str, on: dict[str, Settings], waivers: Waivers) -> Iterator[Finding]:
    severity = own_severity(on[name].rule)
    if name == "plan/expired-waiver":
        for accepted in waivers.expired():
            waiver = accepted.waiver
            assert waiver.expires
            yield _about(
                accepted,
                severity,
                f"ended on {spoken(waiver.expires)}",
                "Take it out and mend what it covered, or give it a later `expires:`.",
                "expires",
            )
    else:
        what = {"waiver": "rule, dates and channel", "ignore": "rule"}
        for accepted in waivers.unused(set(on)):
            help = f"Take it out, or correct its {what[accepted.word]}."
            yield _about(accepted, severity, "silences nothing", help, "rule")


def _about(accepted: Accepted, severity: Severity, what: str, help: str, field: str) -> Finding:
    waiver = accepted.waiver
    return Finding(
        severity,
        f"the {accepted.word} of {waiver.rule} {what}: {shown(waiver.reason)}",
        help,
        accepted.source.locate(*accepted.path, field),
        post=waiver.post,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.location
    return place.path, place.line, place.column, finding.rule, finding.message


def _numbered(findings: list[Finding]) -> list[Finding]:
    """The findings with fingerprints: equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        base = fingerprint(finding, 0)
        numbered.append(replace(finding, fingerprint=fingerprint(finding, seen[base])))
        seen[base] += 1
    return numbered
