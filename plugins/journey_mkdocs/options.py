"""Options of the plugins. Of a value that is none of theirs they say what to write instead."""

from __future__ import annotations

import datetime as dt
import re
from typing import TypeVar

from mkdocs.config.base import BaseConfigOption, ValidationError
from pathspec.gitignore import GitIgnoreSpec

from journey.model.values import YEARS, listed, shown

T = TypeVar("T")


class _Option(BaseConfigOption[T]):
    """An option, with what it is where nothing is written.

    Args:
        what: What it should be, to follow "is not": "a date".
        how: How that is written, to follow "write": "it as 2026-12-31".
        default: What it is by default.
    """

    def __init__(self, what: str, how: str, default: T) -> None:
        super().__init__()
        self._what, self._how = what, how
        self.default = default

    def run_validation(self, value: object) -> T:
        """What a value means; refuses one that means nothing."""
        try:
            return self.default if value is None else self._meant(value)
        except (KeyError, TypeError, ValueError, re.error):
            said = f"{_told(value)} is not {self._what}; write {self._how}."
            raise ValidationError(said) from None

    def _meant(self, value: object) -> T:
        """What a value means. Raises one of these errors where it means nothing."""
        raise NotImplementedError


class Day(_Option[dt.date | None]):
    """A date, "2026-12-31"; by default, and where the text is empty, none."""

    def __init__(self) -> None:
        years = f"{YEARS[0]} to {YEARS[-1]}"
        super().__init__(f"a date in the years {years}", "it as 2026-12-31", None)

    def _meant(self, value: object) -> dt.date | None:
        if _is_empty(value):
            return None
        day = dt.date.fromisoformat(str(value))
        if day.year not in YEARS:
            raise ValueError
        return day


class Revision(_Option[str | None]):
    """The name of a revision of git; by default, and where the text is empty, none."""

    def __init__(self) -> None:
        how = "one, such as main, in quotes if it is a number or a date"
        super().__init__("the name of a branch, tag or commit of git", how, None)

    def _meant(self, value: object) -> str | None:
        if _is_empty(value):
            return None
        if not isinstance(value, str) or not value.isprintable():
            raise ValueError  # of a commit that begins with 0, YAML makes another number
        return value


class Patterns(_Option[GitIgnoreSpec | None]):
    """Patterns as in `.gitignore`, each on a line; by default none."""

    def __init__(self) -> None:
        how = "one, such as downloads/*.pdf, or several as a text of several lines"
        super().__init__("a pattern for the names of files", how, None)

    def _meant(self, value: object) -> GitIgnoreSpec:
        if not isinstance(value, str):
            raise TypeError
        return GitIgnoreSpec.from_lines(value.splitlines())


class OneOf(_Option[T]):
    """One of some words."""

    def __init__(self, *choices: T, default: T) -> None:
        self._choices = {_word(choice): choice for choice in choices}
        super().__init__(listed(self._choices), "one of these", default)

    def _meant(self, value: object) -> T:
        return self._choices[_word(value)]


def _word(value: object) -> str:
    """A value as one word, however it is capitalised: YAML has made True of `true` and `yes`."""
    return str(value).lower()


def _is_empty(value: object) -> bool:
    """Whether a value is a text that says nothing, as of a variable that is not set."""
    return isinstance(value, str) and not value.strip()


def _told(value: object) -> str:
    """A value, as a message tells it."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a group of options"
    if isinstance(value, bool):
        return shown(_word(value))
    return "an empty text" if _is_empty(value) else shown(value)
