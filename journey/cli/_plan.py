"""What the commands that read a plan share: where it is, and what day it is."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from journey.terminal import inert

if TYPE_CHECKING:
    from journey.plan import Plan

F = TypeVar("F", bound=Callable[..., Any])


class Today(click.ParamType[dt.date]):
    """A date on the command line."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The date; fails with what to write instead."""
        from journey.model.values import YEARS

        try:
            day = value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2026-12-31.", param, ctx)
        if day.year not in YEARS:
            years = f"{YEARS[0]} to {YEARS[-1]}"
            self.fail(f"a plan can be about the years {years}, not {day.year}.", param, ctx)
        return day


def content_argument(command: F) -> F:
    """The argument that names the content folder."""
    return click.argument("content", required=False, metavar="[CONTENT]")(command)


def today_option(command: F) -> F:
    """The option that says which day counts as today."""
    return click.option("--today", type=Today(), metavar="DATE", help="The date to use as today.")(
        command
    )


def load_plan(content: str | None, today: dt.date | None) -> Plan:
    """Read the plan that a command is about.

    Args:
        content: The content folder as it was given; by default `content`, else this folder.
        today: The date that counts as today; by default, today in the brand's time zone.

    Raises:
        click.UsageError: There is no plan.
    """
    from journey.loading import load

    folder = plan_folder(content)
    plan = load(folder, today)
    if not plan.documents:
        raise click.UsageError(
            f"There is no plan in {inert(str(folder))}: no strategy.yml, no calendars/*.yml, "
            "no posts/*.md."
        )
    return plan


def plan_folder(content: str | None) -> Path:
    """The content folder.

    Args:
        content: As it was given; by default `content`, else this folder.

    Raises:
        click.UsageError: There is no such folder.
    """
    if content is None:
        here = Path()
        if not (here / "content").is_dir() and not (here / "strategy.yml").is_file():
            raise click.UsageError(f"There is no folder “content” here. {_where_else()}")
        return here / "content" if (here / "content").is_dir() else here
    folder = Path(content)
    if folder.is_file():
        raise click.UsageError(
            f"{inert(content)} is a file. Name the folder of the plan: journey checks it whole."
        )
    if not folder.is_dir():
        raise click.UsageError(f"There is no folder {inert(content)}.")
    return folder


def _where_else() -> str:
    """How to name the plan that is above this folder, or any."""
    above = _plan_above()
    folder = os.path.relpath(above) if above else "FOLDER"
    context = click.get_current_context()
    is_option = any("--content" in parameter.opts for parameter in context.command.params)
    written = f"--content {folder}" if is_option else f"{context.command_path} {folder}"
    if above:
        return f"For the plan above, {'add' if is_option else 'write'} `{written}`."
    return f"Name the folder of the plan: `{written}`."


def _plan_above() -> Path | None:
    """The nearest content folder that is above this one, or beside one that is."""
    try:
        here = Path.cwd()
    except FileNotFoundError:
        said = "The folder in which you are is not there any more. Go to that of the plan."
        raise click.UsageError(said) from None
    for above in here.parents:
        for folder in (above, above / "content"):
            if os.path.isfile(folder / "strategy.yml"):  # noqa: PTH113 - where none may look, none
                return folder
    return None
