"""What to write where a group of fields is something else, or a field has a name of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields
from typing import NamedTuple

from pydantic_core import ValidationError

from journey.model.schema import validator
from journey.model.validation import field_names
from journey.model.values import FEW, listed

_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month"}
_PLAIN = re.compile(r"\w[\w /.-]{0,59}")
"""Text that YAML reads as it stands, wherever it stands."""


class Wrong(NamedTuple):
    """What is wrong with a value, to follow the field's name, and what to do about it."""

    message: str
    help: str


UNCLEAR = Wrong("cannot be understood", "Write it as the README shows.")


def not_a_group(group: type | None, written: object) -> Wrong:
    """What to say of a value where a group of fields belongs."""
    message = "should be a group of fields"
    if group is None:
        return Wrong(message, "Write the fields below it, one per line and indented.")
    if item := _as_group(group, written):
        return Wrong(message, f"Write `{item}`.")
    if cadence := _as_cadence(field_names(group), written):
        return Wrong(message, f"Write `{cadence}`.")
    needed = needed_fields(group)
    others = listed([name for name in field_names(group) if name not in needed], "and", FEW)
    if needed:
        return Wrong(message, f"{_below(needed)} It can have {others}, too.")
    return Wrong(message, f"Write its fields below it, one per line and indented: {others}.")


def _as_cadence(known: tuple[str, ...], written: object) -> str | None:
    """What `weekly` is in a cadence, or in a channel that has one."""
    period = _PERIODS.get(written.strip().lower()) if isinstance(written, str) else None
    if period and "per" in known:
        return f"{{per: {period}}}"
    return f"{{cadence: {{per: {period}}}}}" if period and "cadence" in known else None


def not_names(written: object) -> Wrong:
    """What to say of a value where names with their settings belong."""
    names = _names_in(written)
    return Wrong(
        "should be a group of names",
        f"{_below(names)[:-1]}, without dashes."
        if names
        else "Write the names below it, one per line and indented, each with a colon.",
    )


def _below(names: Collection[str]) -> str:
    """Help that says which names to write below a field."""
    lines = ", one per line and indented" if len(names) > 1 else ", indented"
    return f"Write {listed([f'`{name}:`' for name in names], 'and', FEW)} below it{lines}."


def _names_in(written: object) -> list[str]:
    """The names that somebody wrote in a list, where names with their settings belong."""
    items = written.split(",") if isinstance(written, str) else written
    names = [_name_of(item) for item in items] if isinstance(items, list) else []
    return [name.strip() for name in names if _PLAIN.fullmatch(name.strip())]


def _name_of(item: object) -> str:
    """The name in an item of a list: `newcomers`, `newcomers: {}` or `name: newcomers`."""
    if isinstance(item, Mapping):
        item = item.get("name") or (next(iter(item)) if len(item) == 1 else "")
    return item if isinstance(item, str) else ""


def _as_group(group: type, written: object) -> str | None:
    """A value as the first field that a group needs: `{start: 2026-12-25}`; None if it is not."""
    needed = needed_fields(group)
    if not needed or not isinstance(written, str) or not _PLAIN.fullmatch(written):
        return None
    first, *others = needed
    try:
        validator(group).validate_python({first: written, **dict.fromkeys(others, "text")})
    except ValidationError:
        return None
    return f"{{{', '.join([f'{first}: {written}', *(f'{name}: …' for name in others)])}}}"


def value_as_name(group: type, written: str, free: Collection[str]) -> str | None:
    """A name that is the value of the field that is missing: `2026-12-25: Christmas`."""
    needed = needed_fields(group)
    if not needed or needed[0] not in free or _as_group(group, "any"):  # where any text would do
        return None
    return _as_group(group, written)


def needed_fields(group: type) -> list[str]:
    """The fields that a group cannot do without."""
    return [f.name for f in fields(group) if f.default is MISSING and f.default_factory is MISSING]


def other_field(written: str, known: tuple[str, ...]) -> str:
    """What to write instead of a field that is like none."""
    own = re.sub(r"[^\w-]+", "-", re.sub(r"(?i)^x[-_ ]+", "", written)).strip("-_").lower()[:30]
    free = f"A field of your own begins with x-, such as x-{own or 'note'}."
    return f"It can have {listed(known)}. {free}" if len(known) <= 12 else free
