"""`journey rule`: the rules there are, and the manual page of each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from journey.cli._plan import load_plan
from journey.names import nearest
from journey.presets import PRESETS, preset
from journey.terminal import COLOURS, colourful

if TYPE_CHECKING:
    from journey.rules.settings import Settings


@click.command("rule")
@click.argument("name", required=False)
@click.option(
    "--content", metavar="FOLDER", help="The plan whose settings are shown (default: content)."
)
@click.option(
    "--preset",
    "preset_name",
    metavar="PRESET",
    help=f"Show the rules as a preset sets them: {', '.join(PRESETS)}.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text or json.",
)
def command(
    name: str | None, content: str | None, preset_name: str | None, format_name: str
) -> None:
    """List the rules, or show the manual page of the rule NAME.

    With --preset and no NAME, show what the preset says about rules, and why.
    """
    wanted = _chosen(name, _wanted(content, preset_name))
    if format_name == "json":
        click.echo(json.dumps([_data(setting) for setting in wanted], indent=2))
    elif name and wanted[0].rule.name == name:
        _show(wanted[0])
    elif preset_name and not name:
        click.echo(preset(preset_name).text, nl=False)
    else:
        for line in _listed(wanted):
            click.echo(line, color=colourful(sys.stdout))


def _wanted(content: str | None, preset_name: str | None) -> Mapping[str, Settings]:
    """Every rule as a preset or the plan wants it; by itself where there is neither."""
    from journey.rules.settings import by_preset, settings

    if preset_name:
        if content is not None:
            raise click.UsageError(
                "Give either --content or --preset: a plan names its own preset."
            )
        if preset_name not in PRESETS:
            near = nearest(preset_name, PRESETS)
            help = f"Did you mean {near}?" if near else f"There are: {', '.join(PRESETS)}."
            raise click.UsageError(f"There is no preset {preset_name!r}. {help}")
        return by_preset(preset_name)
    try:
        plan = load_plan(content, None)
    except click.UsageError:
        if content is not None:
            raise
        return by_preset(None)
    return settings(plan)[0]


def _chosen(name: str | None, wanted: Mapping[str, Settings]) -> list[Settings]:
    """The rule of a name, those of a family, or all."""
    from journey.rules.catalogue import unknown

    if name and name in wanted:
        return [wanted[name]]
    chosen = [s for s in wanted.values() if name in (None, s.rule.family)]
    if not chosen:
        raise click.UsageError(unknown([name or ""]) or "")
    return chosen


def _listed(wanted: Sequence[Settings]) -> Iterator[str]:
    from journey.rules.described import level

    width = max(len(setting.rule.name) for setting in wanted)
    family = wanted[0].rule.family
    for setting in wanted:
        rule = setting.rule
        if rule.family != family:
            yield ""
        family = rule.family
        severity = level(setting)
        coloured = click.style(f"{severity:<8}", fg=COLOURS.get(severity), dim=severity == "off")
        yield f"{rule.name:<{width}}  {coloured} {rule.title}"


def _show(setting: Settings) -> None:
    text = "\n".join(_page(setting))
    if not colourful(sys.stdout):
        click.echo(text)
        return
    from rich.console import Console  # only at a terminal: it takes longer than a check
    from rich.markdown import Markdown

    Console(width=min(Console().width, 100)).print(Markdown(text))


def _page(setting: Settings) -> Iterator[str]:
    """The manual page of a rule in Markdown, with how it is wanted here."""
    from journey.rules.described import level, options

    rule, severity = setting.rule, level(setting)
    usual = f" (usually {rule.severity})" if severity != rule.severity else ""
    yield f"# {rule.name}\n\n{_capital(severity)}{usual}. {rule.manual}"
    given = list(options(setting))
    if given and setting.set_by:
        yield f"\n## {'In this plan' if setting.set_by == 'plan' else 'With this preset'}\n"
        for option in given:
            usual = f" (usually {option.usual})" if option.usual else ""
            yield f"- `{option.name}`: {option.value}{usual}"


def _capital(severity: str) -> str:
    return {"info": "For information", "off": "Off"}.get(severity, severity.capitalize())


def _data(setting: Settings) -> dict[str, Any]:
    from journey.rules.described import level, options

    rule = setting.rule
    return {
        "rule": rule.name,
        "family": rule.family,
        "severity": level(setting),
        "usual_severity": rule.severity,
        "set_by": setting.set_by or None,
        "options": {option.name: option.value for option in options(setting)},
        "title": rule.title,
        "manual": rule.manual,
    }
