"""How a plan wants a rule, in words: for `journey rule` and the pages of rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields

from journey.dates import duration
from journey.model.strategy import Level
from journey.rules.settings import Settings


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a rule.

    Args:
        name: Its name.
        value: What it is in the plan.
        usual: What it is where a plan says nothing; empty where it is that.
    """

    name: str
    value: str
    usual: str


def level(settings: Settings) -> Level:
    """What the findings of a rule count as; "off" where it is not applied."""
    return (settings.severity or settings.rule.severity) if settings.on else "off"


def options(settings: Settings) -> Iterator[Option]:
    """The options of a rule as the plan wants them."""
    usual = settings.rule.options()
    for field in fields(usual):
        value = _words(getattr(settings.options, field.name))
        by_default = _words(getattr(usual, field.name))
        yield Option(field.name, value, "" if value == by_default else by_default)


def _words(value: object) -> str:
    """An option's value, as the plan would have it written."""
    if value is None:
        return "by default"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.timedelta):
        return duration(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple | list):
        times = len(value) == 2 and all(isinstance(item, dt.time) for item in value)
        return ("–" if times else ", ").join(_words(item) for item in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
