"""A fault of our own: what to say, and what to report."""

from __future__ import annotations

import platform
import traceback
from importlib.metadata import version

import click

from journey import HOME
from journey.terminal import inert

ISSUES = f"{HOME}/issues"


def report(error: Exception) -> int:
    """Say that the machine refused something; else that we failed, and what to send us.

    Args:
        error: What went wrong.

    Returns:
        The exit code, 2.
    """
    if isinstance(error, OSError):
        click.echo(f"journey cannot go on: {inert(error.strerror or str(error))}.", err=True)
        return 2
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{frame.filename.rpartition('/')[2]}:{frame.lineno} in {frame.name}"
    click.echo(
        "journey failed, and it is our fault, not that of your files.\n"
        f"Please report these two lines at {ISSUES}:\n"
        f"  mkdocs-journey {version('mkdocs-journey')}, Python {platform.python_version()}\n"
        f"  {type(error).__name__} at {place}: {inert(str(error))[:200]}",
        err=True,
    )
    return 2
