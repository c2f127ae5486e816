"""`journey baseline`: write down what a plan has today, so that only what is new is reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sized
from pathlib import Path

import click

from journey.cli._plan import content_argument, load_plan, plan_folder, today_option
from journey.terminal import inert


@click.command("baseline")
@content_argument
@today_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file (default: journey-baseline.yml beside the content folder).",
)
@click.option("--all", "add", is_flag=True, help="Also add what is new to an existing baseline.")
@click.option("--count-ideas", is_flag=True, help="Count ideas as if they were planned.")
def command(
    content: str | None,
    today: dt.date | None,
    output: Path | None,
    add: bool,
    count_ideas: bool,
) -> None:
    """Record the findings of the plan in CONTENT (default: content).

    `journey check --baseline FILE` then reports only what is new. Where there is a baseline
    already, what is fixed is removed, and what is new is not added without --all.
    """
    from journey.baseline import (
        FILE_NAME,
        UNREADABLE,
        NotABaseline,
        read_baseline,
        renewed,
        text_of,
    )
    from journey.rules.checking import check
    from journey.writing import write_whole

    plan = load_plan(content, today)
    if count_ideas:
        plan = plan.counting_ideas()
    path = output or plan_folder(content).parent / FILE_NAME
    if not path.parent.is_dir():
        raise click.UsageError(f"There is no folder {inert(str(path.parent))}.")
    if path.is_symlink():  # from a stranger, it could lead anywhere
        raise click.UsageError(f"{inert(str(path))} is a link to another file: name that one.")
    try:
        before = read_baseline(path) if path.exists() else None
    except NotABaseline as error:
        raise click.UsageError(f"{inert(str(error))} Nothing was written.") from None
    findings = check(plan)
    new = renewed(before, plan, findings, add=add or before is None)
    write_whole(path, text_of(new.entries).encode())
    written = len(new.entries)
    click.echo(f"{inert(str(path))} has {_many(written)} now: {_changes(new.added, new.dropped)}.")
    unreadable = [finding for finding in findings if finding.rule in UNREADABLE]
    if unreadable:
        click.echo(
            f"{_many(len(unreadable))} about what cannot be read {_is(unreadable)} not in it: fix "
            "what `journey check` says first, because it hides what comes after it."
        )
    if new.left_out:
        click.echo(
            f"{_many(len(new.left_out))} {_is(new.left_out)} new and not in"
            " it: fix what `journey check --baseline` says, or add all with `--all`."
        )


def _is(things: Sized) -> str:
    return "is" if len(things) == 1 else "are"


def _many(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"


def _changes(added: int, dropped: int) -> str:
    if not added and not dropped:
        return "none added, none dropped"
    return f"{added or 'none'} added, {dropped or 'none'} dropped"
