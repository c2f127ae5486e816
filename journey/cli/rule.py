"""`journey rule`: the rules there are, and the manual page of each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from journey.cli._plan import load_plan
from journey.terminal import COLOURS, colourful

if TYPE_CHECKING:
    from journey.rules.catalogue import Rule


@click.command("rule")
@click.argument("name", required=False)
@click.option(
    "--content", metavar="FOLDER", help="The plan whose settings are shown (default: content)."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text or json.",
)
def command(name: str | None, content: str | None, format_name: str) -> None:
    """List the rules, or show the manual page of the rule NAME."""
    from journey.rules.catalogue import catalogue, unknown

    rules = catalogue()
    if name and name not in rules:
        family = {n: rule for n, rule in rules.items() if rule.family == name}
        if not family:
            raise click.UsageError(unknown([name]) or "")
        name, rules = None, family
    severities = _severities(content)
    if format_name == "json":
        chosen = [rules[name]] if name else list(rules.values())
        click.echo(json.dumps([_data(rule, severities) for rule in chosen], indent=2))
    elif name:
        _show(rules[name], severities[name])
    else:
        for line in _listed(rules, severities):
            click.echo(line, color=colourful(sys.stdout))


def _severities(content: str | None) -> dict[str, str]:
    """What each rule counts as: in the plan, where there is one, else by itself."""
    from journey.rules.catalogue import catalogue
    from journey.rules.settings import settings

    try:
        plan = load_plan(content, None)
    except click.UsageError:
        if content is not None:
            raise
        return {name: rule.severity for name, rule in catalogue().items()}
    wanted, _ = settings(plan)
    return {
        name: (setting.severity or setting.rule.severity) if setting.on else "off"
        for name, setting in wanted.items()
    }


def _listed(rules: Mapping[str, Rule], severities: Mapping[str, str]) -> Iterator[str]:
    width = max(map(len, rules))
    family = ""
    for name, rule in rules.items():
        if rule.family != family and family:
            yield ""
        family = rule.family
        severity = severities[name]
        coloured = click.style(f"{severity:<8}", fg=COLOURS.get(severity), dim=severity == "off")
        yield f"{name:<{width}}  {coloured} {rule.title}"


def _show(rule: Rule, severity: str) -> None:
    text = f"# {rule.name}\n\n{_capital(severity)}. {rule.manual}"
    if not colourful(sys.stdout):
        click.echo(text)
        return
    from rich.console import Console  # only at a terminal: it takes longer than a check
    from rich.markdown import Markdown

    Console(width=min(Console().width, 100)).print(Markdown(text))


def _capital(severity: str) -> str:
    return {"info": "For information", "off": "Off"}.get(severity, severity.capitalize())


def _data(rule: Rule, severities: Mapping[str, str]) -> dict[str, str]:
    return {
        "rule": rule.name,
        "family": rule.family,
        "severity": severities[rule.name],
        "title": rule.title,
        "manual": rule.manual,
    }
