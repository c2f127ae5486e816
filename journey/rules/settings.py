"""How a plan wants each rule: its severity and options, after preset and strategy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from journey.findings import Finding, Severity
from journey.model.presets import PRESETS
from journey.model.source import Source
from journey.model.strategy import RuleSettings
from journey.model.validation import read
from journey.plan import Plan
from journey.rules.catalogue import Rule, catalogue, near_rule, own_severity
from journey.rules.options import RuleOptions
from journey.sources.nodes import Mapping as Node


@dataclass(frozen=True, slots=True)
class Settings:
    """A rule as a plan wants it.

    Args:
        rule: The rule.
        severity: What its findings count as; None where each keeps the rule's own.
        on: Whether it is applied at all.
        options: An instance of the rule's options.
    """

    rule: Rule
    severity: Severity | None
    on: bool
    options: RuleOptions


def settings(plan: Plan) -> tuple[Mapping[str, Settings], list[Finding]]:
    """Every rule as the plan wants it, and what is wrong with what the plan says of rules."""
    preset = PRESETS.get(plan.strategy.preset or "", {})
    problems: list[Finding] = []
    wanted = {
        name: _settings(rule, preset.get(name, {}), plan, problems)
        for name, rule in catalogue().items()
    }
    problems += [_unknown(name, plan) for name in plan.strategy.rules if name not in wanted]
    return wanted, problems


def _settings(
    rule: Rule, preset: Mapping[str, Any], plan: Plan, problems: list[Finding]
) -> Settings:
    given = plan.strategy.rules.get(rule.name, RuleSettings())
    severity = given.severity or preset.get("severity")
    options = rule.options(**{k: v for k, v in preset.items() if k != "severity"})
    if given.options:
        options = _with_given(rule, options, plan, problems)
    return Settings(
        rule=rule,
        severity=None if severity == "off" else severity,
        on=(severity or rule.severity) != "off",
        options=options,
    )


def _with_given(
    rule: Rule, options: RuleOptions, plan: Plan, problems: list[Finding]
) -> RuleOptions:
    """The options with those that the strategy sets, each checked like any other field."""
    rules = plan.source.node["rules"]
    assert isinstance(rules, Node)
    written = rules[rule.name]
    assert isinstance(written, Node)
    node = Node(written.span)
    for key, value in written.items():
        if key != "severity":
            node[key], node.spans[key] = value, written.spans[key]
    source = Source(plan.source.document, node)
    usual = {f.name: getattr(options, f.name) for f in fields(options) if node.get(f.name) is None}
    reading = read(rule.options, source, what=f"the rule {rule.name}", own=usual)
    problems += [
        Finding(
            own_severity(catalogue()[p.rule]),
            p.message,
            p.help,
            p.location,
            field=f"rules.{rule.name}.{p.field}",
            rule=p.rule,
        )
        for p in reading.problems
    ]
    return reading.value or options


def _unknown(name: str, plan: Plan) -> Finding:
    near = near_rule(name)
    return Finding(
        "error",
        f"rules: there is no rule “{name}”",
        f"Did you mean {near}?" if near else "`journey rule` lists the rules.",
        plan.source.locate_key("rules", name),
        field=f"rules.{name}",
        rule="model/unknown-reference",
    )
