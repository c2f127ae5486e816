"""How a plan wants each rule: its severity and options, after preset and strategy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal

from journey.findings import Finding, Severity
from journey.model.source import Source
from journey.model.strategy import RuleSettings, Strategy
from journey.model.validation import read
from journey.plan import Plan
from journey.presets import preset
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
        set_by: Who wants it otherwise than it is by itself: "plan", "preset", or nobody.
    """

    rule: Rule
    severity: Severity | None
    on: bool
    options: RuleOptions
    set_by: Literal["plan", "preset", ""] = ""


def settings(plan: Plan) -> tuple[Mapping[str, Settings], list[Finding]]:
    """Every rule as the plan wants it, and what is wrong with what the plan says of rules."""
    problems: list[Finding] = []
    rules = plan.strategy.rules
    wanted = {
        name: _with_given(setting, rules[name], plan.source, problems, set_by="plan")
        if name in rules
        else setting
        for name, setting in by_preset(plan.strategy.preset).items()
    }
    problems += [_unknown(name, plan) for name in rules if name not in wanted]
    return wanted, problems


def by_preset(name: str | None) -> Mapping[str, Settings]:
    """Every rule as a preset wants it, or as it is by itself.

    Args:
        name: A preset; None for none.
    """
    usual = {
        name: Settings(rule, None, rule.severity != "off", rule.options())
        for name, rule in catalogue().items()
    }
    if name is None:
        return usual
    document = preset(name)
    assert isinstance(document.data, Node)
    reading = read(Strategy, Source(document, document.data), what=f"the preset {name}")
    rules = reading.value.rules if reading.value else {}
    for rule, given in rules.items():
        usual[rule] = _with_given(usual[rule], given, reading.source, [], set_by="preset")
    return usual


def _with_given(
    usual: Settings,
    given: RuleSettings,
    source: Source,
    problems: list[Finding],
    *,
    set_by: Literal["plan", "preset"],
) -> Settings:
    """The settings with what a strategy or a preset says of the rule."""
    options = usual.options
    if given.options:
        options = _read_options(usual.rule, options, source, problems)
    severity = given.severity
    if severity is None:
        return replace(usual, options=options, set_by=set_by)
    counts_as = None if severity == "off" else severity
    return Settings(usual.rule, counts_as, severity != "off", options, set_by)


def _read_options(
    rule: Rule, usual: RuleOptions, written_in: Source, problems: list[Finding]
) -> RuleOptions:
    """The options with those that are written, each checked like any other field."""
    rules = written_in.node["rules"]
    assert isinstance(rules, Node)
    written = rules[rule.name]
    assert isinstance(written, Node)
    node = Node(written.span)
    for key, value in written.items():
        if key != "severity":
            node[key], node.spans[key] = value, written.spans[key]
    source = Source(written_in.document, node)
    others = {f.name: getattr(usual, f.name) for f in fields(usual) if node.get(f.name) is None}
    reading = read(rule.options, source, what=f"the rule {rule.name}", own=others)
    problems += [
        Finding(
            own_severity(catalogue()[p.rule]),
            p.message,
            p.help,
            p.location,
            field=f"rules.{rule.name}.{p.field}",
            fix=p.fix,
            rule=p.rule,
        )
        for p in reading.problems
    ]
    return reading.value or usual


def _unknown(name: str, plan: Plan) -> Finding:
    near, place = near_rule(name), plan.source.locate_key("rules", name)
    return Finding(
        "error",
        f"rules: there is no rule “{name}”",
        f"Did you mean {near}?" if near else "`journey rule` lists the rules.",
        place,
        field=f"rules.{name}",
        fix=plan.source.document.fix(place, name, near) if near else None,
        rule="model/unknown-reference",
    )
