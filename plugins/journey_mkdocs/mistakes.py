"""What goes wrong while a site is built, told in words: mistakes in templates, and faults."""

from __future__ import annotations

import sysconfig
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import jinja2
import mkdocs
from mkdocs.exceptions import Abort, BuildError, PluginError

import journey
from journey.fault import explained
from journey_mkdocs.layers import templates_folder
from journey_mkdocs.log import printable

_MKDOCS = Path(str(mkdocs.__file__)).parent
_OURS = Path(str(journey.__file__)).parent, Path(__file__).parent
_PYTHON = Path(sysconfig.get_path("stdlib"))


@contextmanager
def told_plainly(template: str) -> Iterator[None]:
    """Tell of a mistake in a template by its file and line, without a traceback.

    Args:
        template: The name of the template that is used, should the mistake not say where it is.
    """
    try:
        yield
    except BuildError:
        raise  # told already
    except Exception as error:
        file, line = _place(error)
        if _is_ours(file) or not (file or isinstance(error, jinja2.TemplateError)):
            raise
        place = printable(f"{file}, line {line}" if file else template)
        raise PluginError(f"A template has a mistake, {place}: {_what(error)}") from error


def tell_plainly(environment: jinja2.Environment) -> None:
    """Let the environment of a theme tell of mistakes in its templates by file and line."""
    reraise = environment.handle_exception

    def handle(source: str | None = None) -> NoReturn:
        with told_plainly("in the theme"):
            reraise(source)
        raise AssertionError

    # For mistakes that are found while a template is compiled.
    environment.handle_exception = handle  # type: ignore[method-assign] # Jinja has no other door


def fault(error: Exception) -> str | None:
    """What to say of an error that ends a build.

    Args:
        error: What was raised.

    Returns:
        The words, where it is a fault of ours, or where there is something wrong with a file or the
        disk; None where it speaks for itself, or is that of another plugin.
    """
    if isinstance(error, BuildError | Abort):
        return None
    of_ours = _raised_by(error)
    if of_ours or (of_ours is None and isinstance(error, OSError)):
        return explained(error)
    return None


def _raised_by(error: Exception) -> bool | None:
    """Whether it was us; None where it was MkDocs itself, or what comes with Python.

    Whatever happens below, it is the doing of the one that MkDocs asked last.
    """
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    last = max((n for n, file in enumerate(files) if _is_in(file, _MKDOCS)), default=-1)
    asked = next(iter(files[last + 1 :]), "")
    if not asked or (_is_in(asked, _PYTHON) and "site-packages" not in asked):
        return None
    return any(_is_in(asked, folder) for folder in _OURS)


def _is_ours(template: str) -> bool:
    return _is_in(template, templates_folder())


def _is_in(file: str, folder: Path) -> bool:
    return Path(file).is_relative_to(folder)


def _what(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template “{printable(str(error.name))}”"
    if isinstance(error, jinja2.TemplateError):
        return printable(error.message or type(error).__name__)
    return printable(f"{error} ({type(error).__name__})")


def _place(error: Exception) -> tuple[str, int]:
    """The file and line in a template; nothing where it is in none."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if not frame.filename.endswith(".py"):  # Jinja gives templates their own files and lines
            return frame.filename, frame.lineno or 1
    return "", 0
