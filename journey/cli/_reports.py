"""Which reports a check writes, and where to."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from journey.terminal import inert

if TYPE_CHECKING:
    from journey.reports import Report

F = TypeVar("F", bound=Callable[..., Any])

_AT_HOME = {"GITHUB_ACTIONS": "github", "GITLAB_CI": "gitlab"}
"""What says that this is a CI, and the format that it reads."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The reports to write.

    Args:
        printed: The format that is printed.
        files: Formats, and the files that they go to.
    """

    printed: str
    files: Sequence[tuple[str, Path]]

    def write(self, report: Report) -> None:
        """Write them all, the files first: whoever reads what is printed may stop doing so.

        Raises:
            click.UsageError: A file cannot be written.
        """
        from journey.reports import write

        for name, path in self.files:
            _write_whole(name, report, path)
        write(self.printed, report, sys.stdout)


def report_options(command: F) -> F:
    """The options that say which reports to write."""
    command = click.option(
        "--output",
        "outputs",
        multiple=True,
        metavar="FORMAT=FILE",
        help="Write the findings to a file, too. May be given several times.",
    )(command)
    return click.option(
        "--format",
        "format_name",
        metavar="NAME",
        help="text, concise, json, github, gitlab, sarif, junit or markdown (default: github in"
        " GitHub Actions, gitlab in GitLab CI, else text).",
    )(command)


def wanted_reports(format_name: str | None, outputs: Sequence[str]) -> Wanted:
    """The reports that the options ask for.

    Args:
        format_name: The format to print; None where the surroundings choose.
        outputs: Files to write, each as `FORMAT=FILE`.

    Raises:
        click.UsageError: There is no such format, or no such file can be written.
    """
    files = [_output(text) for text in outputs]
    paths = [os.path.abspath(path) for _, path in files]  # noqa: PTH100 - follows no links
    for nth, path in enumerate(paths):
        if path in paths[:nth]:
            raise click.UsageError(f"--output names {inert(str(files[nth][1]))} twice.")
    from journey.reports import report_names

    wanted = format_name or _usual([name for name, _ in files])
    return Wanted(known_format(wanted, report_names()), files)


def _usual(in_files: Sequence[str]) -> str:
    """What the CI reads that this runs in; text where there is none, or where a file has that."""
    here = (name for key, name in _AT_HOME.items() if os.environ.get(key) == "true")
    return next((name for name in here if name not in in_files), "text")


def known_format(name: str, known: Sequence[str]) -> str:
    """The name of a format.

    Args:
        name: The name, as it was given.
        known: The formats there are.

    Raises:
        click.UsageError: There is no such format.
    """
    if name in known:
        return name
    from journey.names import nearest  # only when a name is wrong

    near = nearest(name, known)
    help = f"Did you mean {near}?" if near else f"Formats: {', '.join(known)}."
    raise click.UsageError(f"There is no format {name!r}. {help}")


def _output(text: str) -> tuple[str, Path]:
    from journey.reports import report_names

    name, _, file = text.partition("=")
    if not file:
        raise click.UsageError(
            f"--output {inert(text)} names no file; write it as sarif=journey.sarif."
        )
    if file == "-":
        raise click.UsageError("--output writes files. To print a report, use --format.")
    path = Path(file)
    try:
        refusal = _refusal(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    if refusal:
        raise click.UsageError(inert(refusal))
    return known_format(name, report_names()), path


def _refusal(path: Path) -> str:
    """Why no report goes there; empty where one may."""
    if not path.parent.is_dir():
        return f"There is no folder {path.parent} for {path}."
    if path.is_symlink():  # from a stranger, it could lead anywhere
        return f"{path} is a link to another file: name that one."
    if path.exists() and not path.is_file():
        return f"{path} is no file that could be written."
    return ""


def _unwritable(path: Path, error: OSError) -> click.UsageError:
    return click.UsageError(inert(f"{path} cannot be written: {error.strerror or error}."))


def _write_whole(name: str, report: Report, path: Path) -> None:
    """Put a report into a file: all of it or, where that fails, nothing."""
    from journey.reports import write
    from journey.writing import write_whole

    out = io.StringIO()
    write(name, report, out)
    try:
        write_whole(path, out.getvalue().encode())
    except OSError as error:
        raise _unwritable(path, error) from None
