"""Turning what was read into models: every error at once, each at its own value.

A value that cannot be used is reported and left out, and the rest is kept: one wrong date must not
hide what else is wrong with a post.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from journey.model.names import nearest
from journey.model.source import Source
from journey.sources.nodes import Mapping, Sequence, Value
from journey.sources.problem import Location, Problem

T = TypeVar("T")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What came of reading one group of fields.

    Args:
        value: The model; None where not even the usable part of it holds together.
        problems: Everything that is wrong, in the order of the fields.
        meant: Fields that were written under a wrong name, by the name that was meant.
    """

    value: T | None
    problems: list[Problem] = field(default_factory=list)
    meant: frozenset[str] = frozenset()


@lru_cache(maxsize=None)
def _adapter(model: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(model)


@lru_cache(maxsize=None)
def field_names(model: type) -> tuple[str, ...]:
    """The fields that people may write in a group."""
    return tuple(f.name for f in fields(model) if f.name != "source")


def read(model: type[T], source: Source, *, what: str, own: AnyMapping[str, Any] | None = None) -> Reading[T]:
    """Read a group of fields into a model.

    Args:
        model: A pydantic dataclass.
        source: The group, and where it stands.
        what: What the group is, for messages: "a post".
        own: Values that do not come from the file.

    Returns:
        The model made of all the values that can be used, and what is wrong with the others.
    """
    data: dict[str, Any] = {key: value for key, value in source.node.items() if value is not None}
    for key in [key for key in data if key.startswith("x-")]:
        del data[key]
    data |= own or {}
    adapter = _adapter(model)
    try:
        return Reading(adapter.validate_python(data))
    except ValidationError as error:
        return _mended(adapter, data, error, source, model, what)


def _mended(
    adapter: TypeAdapter[T], data: dict[str, Any], error: ValidationError, source: Source, model: type[T], what: str
) -> Reading[T]:
    problems: list[Problem] = []
    meant: set[str] = set()
    for _ in range(8):
        broken: list[Path] = []
        for details in error.errors(include_url=False, include_input=True):
            problem, wanted = _explain(details, source, model, what)
            broken.append(_written(details["loc"], data))
            if problem not in problems:
                problems.append(problem)
            if wanted:
                meant.add(wanted)
        for path in sorted(set(broken), key=_deepest_last_first):
            data = _without(data, path)
        try:
            return Reading(adapter.validate_python(data), problems, frozenset(meant))
        except ValidationError as again:
            error = again
    return Reading(None, problems, frozenset(meant))


def _deepest_last_first(path: Path) -> tuple[int, list[int]]:
    return -len(path), [-step if isinstance(step, int) else 0 for step in path]


def _written(loc: Path, data: Any) -> Path:
    """The part of an error's path that exists in the data; what is missing breaks what needs it."""
    path: list[str | int] = []
    for step in loc:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            break
        path.append(step)
    return tuple(path)


def _without(data: Any, path: Path) -> Any:
    """A copy of the data with one value left out."""
    if not path:
        return {}
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        kept = dict(data)
        if rest:
            kept[str(step)] = _without(data[str(step)], rest)
        else:
            kept.pop(str(step), None)
        return kept
    kept_items = list(data)
    assert isinstance(step, int)
    if rest:
        kept_items[step] = _without(kept_items[step], rest)
    else:
        del kept_items[step]
    return kept_items


def _explain(
    details: ErrorDetails, source: Source, model: type, what: str
) -> tuple[Problem, str | None]:
    """A pydantic error in the words of the people who write the plan; and the field they meant."""
    path: Path = details["loc"]
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), what)
    kind = details["type"]
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return _unknown_field(path, source, model, what)
    if kind == "missing":
        inside = f"“{path[-2]}”" if len(path) > 1 else what
        return Problem(
            "model/missing-field",
            f"{inside} has no {name}",
            f"Add a line `{name}: …`.",
            _locate(source, path[:-1]),
        ), None
    if kind == "journey":
        context = details.get("ctx", {})
        message, help = f"{name}: {context['message']}", str(context["help"])
    else:
        message, help = f"{name}: {_EXPECTED.get(kind, 'cannot be understood')}", _HELP.get(kind, "See the guide for what goes here.")
    return Problem("model/invalid-value", message, help, _locate(source, path)), None


_EXPECTED = {
    "dataclass_type": "should be a group of fields",
    "dict_type": "should be a group of names",
    "list_type": "should be a list",
    "tuple_type": "should be a list",
    "string_type": "has no value",
}
_HELP = {
    "dataclass_type": "Write the fields below it, one a line and indented.",
    "dict_type": "Write the names below it, one a line and indented, each with a colon.",
    "string_type": "Write a value behind the colon, or take the line out.",
}


def _unknown_field(path: Path, source: Source, model: type, what: str) -> tuple[Problem, str | None]:
    written = str(path[-1])
    known = _fields_at(model, path[:-1])
    near = nearest(written, known)
    help = f"Did you mean {near}? " if near else f"Known fields: {', '.join(known)}. "
    inside = f"“{path[-2]}”" if len(path) > 1 and isinstance(path[-2], str) else what
    return Problem(
        "model/unknown-field",
        f"{inside} has no field “{written}”",
        f"{help}A field of your own begins with x-, such as x-{written}.",
        source.locate_key(*path),
    ), near if len(path) == 1 else None


def _fields_at(model: Any, path: Path) -> tuple[str, ...]:
    """The known fields of the group that a path leads to."""
    for step in path:
        hints: Any = model
        if is_dataclass(model):
            hints = _hints(model).get(str(step))
        model = _group_in(hints)
        if model is None:
            return ()
    return field_names(model)


@lru_cache(maxsize=None)
def _hints(model: type) -> dict[str, Any]:
    from typing import get_type_hints  # only when a field is unknown

    return get_type_hints(model)


def _group_in(hint: Any) -> Any:
    """The dataclass within a type such as dict[str, Goal] or tuple[Waiver, ...] or Offer | None."""
    if is_dataclass(hint):
        return hint
    for part in reversed(get_args(hint)):
        if (found := _group_in(part)) is not None:
            return found
    return None


def _locate(source: Source, path: Path) -> Location:
    return source.locate(*path)


def is_group(value: Value) -> bool:
    """Whether a value is a mapping as it was read."""
    return isinstance(value, Mapping)


def is_list(value: Value) -> bool:
    """Whether a value is a list as it was read."""
    return isinstance(value, Sequence)


__all__ = ["AnySequence", "Reading", "field_names", "read"]
