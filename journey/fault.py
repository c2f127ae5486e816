"""A fault: what to say of it, and what to report where it is our own."""

from __future__ import annotations

import platform
import traceback
from importlib.metadata import version
from pathlib import PurePath

from journey import HOME
from journey.terminal import inert

ISSUES = f"{HOME}/issues"


def explained(error: Exception) -> str:
    """Say that the machine refused something; else that we failed, and what to send us.

    Args:
        error: What went wrong.
    """
    if isinstance(error, OSError):
        file = f"{error.filename}: " if isinstance(error.filename, str) else ""
        return f"journey cannot go on: {inert(f'{file}{error.strerror or error}')}."
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(frame.filename).name}:{frame.lineno} in {frame.name}"
    return (
        "journey failed, and it is our fault, not that of your files.\n"
        f"Please report these two lines at {ISSUES}:\n"
        f"  mkdocs-journey {version('mkdocs-journey')}, Python {platform.python_version()}\n"
        f"  {type(error).__name__} at {place}: {inert(str(error))[:200]}"
    )
