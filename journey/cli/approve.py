"""`journey approve`: write down who approved a post, and exactly what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from journey.cli._plan import Today, load_plan, plan_folder
from journey.terminal import inert


class Refused(click.ClickException):
    """Why nothing was written."""

    exit_code = 2


@click.command("approve")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--by", "name", required=True, metavar="NAME", help="Who approves.")
@click.option(
    "--date",
    "--today",
    "today",
    type=Today(),
    metavar="DATE",
    help="The day of the approval (default: today).",
)
@click.option("--content", metavar="FOLDER", help="The folder of the plan (default: content).")
def command(ids: tuple[str, ...], name: str, today: dt.date | None, content: str | None) -> None:
    """Approve the posts ID: write `approved:` into their files.

    Nothing else in the files changes. The approval holds for what readers will see of a post: its
    texts, title, link, media and offer, and the channels, dates and times it goes out on. A later
    change of any of these voids it, and `journey check` says which. Status, owner and other notes
    of the team may change; the status stays as it is now, too.
    """
    from journey.approving import NotApproved, approve
    from journey.sources.tree import Folder

    plan = load_plan(content, today)
    try:
        places = approve(plan, Folder(plan_folder(content)), ids, name.strip())
    except NotApproved as reason:
        folder = next((id for id in ids if id not in plan.post_by_id and Path(id).is_dir()), None)
        hint = f" To name the folder of the plan, write --content {folder}." if folder else ""
        raise Refused(inert(f"{reason}{hint}")) from None
    for id, place in zip(dict.fromkeys(ids), places, strict=True):
        click.echo(inert(f"{name.strip()} approved {id}: {place.path}, line {place.line}"))
