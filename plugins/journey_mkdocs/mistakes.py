"""Mistakes in templates, told in words to those who write them."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import jinja2
from mkdocs.exceptions import PluginError

from journey_mkdocs.log import printable


@contextmanager
def told_plainly(template: str) -> Iterator[None]:
    """Tell of a mistake in a template by its file and line, without a traceback.

    Args:
        template: The name of the template that is used, should the mistake not say where it is.
    """
    try:
        yield
    except jinja2.TemplateError as error:
        place = printable(_place(error) or template)
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


def _what(error: jinja2.TemplateError) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template “{error.name}”"
    return printable(error.message or type(error).__name__)


def _place(error: jinja2.TemplateError) -> str:
    """The file and line; empty where the mistake is in none."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or error.name}, line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if not frame.filename.endswith(".py"):  # Jinja gives templates their own files and lines
            return f"{frame.filename}, line {frame.lineno}"
    return ""
