"""`journey diff`: what changed between two revisions of a plan, or since one."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journey.cli._plan import plan_folder, today_option
from journey.cli._reports import known_format
from journey.terminal import inert

if TYPE_CHECKING:
    from journey.sources.git import Revision
    from journey.sources.tree import Folder


@click.command("diff")
@click.argument("base")
@click.argument("head", required=False, metavar="[HEAD]")
@click.option("--content", metavar="FOLDER", help="The content folder that revisions are about.")
@today_option
@click.option(
    "--format", "format_name", default="text", metavar="NAME", help="text, json or markdown."
)
def command(
    base: str, head: str | None, content: str | None, today: dt.date | None, format_name: str
) -> None:
    """Tell what changed in the plan from BASE to HEAD.

    Each is a branch, tag or commit of git, or a folder with a plan; ./NAME is always a folder. By
    default HEAD is the plan as it is here, with what is not committed. BASE is then taken where it
    and what is checked out parted: what others changed there since is not told. With HEAD given,
    the two are compared as they are. Nothing is checked out.

    Exits with 0, changes or not, and with 2 if the plans could not be compared.
    """
    from journey.changes import changes
    from journey.changes.matching import findings_of_before
    from journey.loading import Loader
    from journey.reports.changes import ChangesReport, report_names, write
    from journey.rules.checking import check
    from journey.sources.git import NoRevision, Revision
    from journey.sources.tree import Folder

    known_format(format_name, report_names())
    try:
        then = _tree(base, content, parted=head is None)
        now = Folder(plan_folder(content)) if head is None else _tree(head, content)
        if isinstance(then, Folder) and isinstance(now, Folder) and then.path.samefile(now.path):
            raise click.UsageError(
                f"{inert(base)} is compared with itself. Name a branch, a tag or a commit, such as "
                "`journey diff main`, or a folder with another plan."
            )
        loader = Loader()
        after = loader.load(now, today)
        before = loader.load(then, after.today)
    except NoRevision as error:
        raise click.UsageError(inert(str(error))) from None
    if not (before.documents or after.documents):
        raise click.UsageError("There is no plan in either: no strategy.yml, no calendars/*.yml.")
    told = changes(before, after, findings_of_before(before, after, check), check(after))
    parted_at = then.commit if isinstance(then, Revision) and then.parted else None
    write(format_name, ChangesReport(told, base, head, parted_at), sys.stdout)


def _tree(name: str, content: str | None, *, parted: bool = False) -> Folder | Revision:
    """The plan that a name means: a revision, else a folder.

    Args:
        name: The name.
        content: The content folder, as it was given.
        parted: Whether a revision is taken where it and what is checked out parted.

    Raises:
        NoRevision: It is neither.
    """
    from journey.sources.git import NoRevision, Revision
    from journey.sources.tree import Folder

    if not name.strip():
        raise click.UsageError("Name what to compare: a branch, a tag, a commit, or a folder.")
    folder = Path(name)
    if name.startswith(("./", "../", "/")) or name in (".", ".."):
        return Folder(_inside(plan_folder(name)))
    try:
        where = plan_folder(content)
        return Revision.where_parted(where, name) if parted else Revision(where, name)
    except (NoRevision, click.UsageError):
        if not folder.is_dir():
            raise
    return Folder(_inside(folder))


def _inside(folder: Path) -> Path:
    """The content folder in a folder, if that is not one itself."""
    inside = folder / "content"
    return inside if inside.is_dir() and not (folder / "strategy.yml").is_file() else folder
