"""`journey stats`: the plan in numbers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from journey.cli._plan import content_argument, load_plan, today_option
from journey.dates import spoken
from journey.terminal import cells, inert

if TYPE_CHECKING:
    from journey.views.statistics import Row, Statistics

_BAR = 30
"""Columns of a bar that stands for the whole."""


@click.command("stats")
@content_argument
@today_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text or json.",
)
def command(content: str | None, today: dt.date | None, format_name: str) -> None:
    """Count the posts of the plan in CONTENT (default: content)."""
    from journey.views.statistics import statistics

    plan = load_plan(content, today)
    numbers = statistics(plan)
    if format_name == "json":
        click.echo(json.dumps(asdict(numbers) | {"version": 1}, default=str, indent=2))
    else:
        for line in _lines(numbers):
            click.echo(line)
        if broken := [inert(d.path) for d in plan.documents if not d.complete]:
            click.echo(f"\nNot read to its end, so posts are missing: {', '.join(broken)}.")


def _lines(numbers: Statistics) -> Iterator[str]:
    window = spoken(*numbers.window) if numbers.window else "no dates yet"
    yield (
        f"{_many(numbers.posts, 'post')}, {numbers.live} live, "
        f"on {_many(numbers.placements, 'placement')}: {window}."
    )
    for name, rows in numbers.tables.items():
        if rows:
            yield ""
            yield name
            width = max(cells(inert(row.name)) for row in rows)
            yield from (_line(row, width) for row in rows)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _line(row: Row, width: int) -> str:
    name = inert(row.name)
    target = f" of {row.target:.0f} %" if row.target is not None else ""
    bar = "█" * round(row.share * _BAR / 100)
    pad = " " * (width - cells(name))
    return f"  {name}{pad}  {row.count:>5}  {row.share:>3.0f} %{target:<10}{bar}".rstrip()
