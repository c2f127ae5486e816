"""Turning what was read into models: every error at once, each at its own value.

A value that cannot be used is reported and left out, and the rest is kept: one wrong date must not
hide what else is wrong with a post.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic_core import ValidationError

from journey.model.annotations import bare, group_type, hints, type_at
from journey.model.schema import validator
from journey.model.source import Source
from journey.model.values import Reason, Text, Texts
from journey.sources.problem import Problem

T = TypeVar("T")

MAX_PROBLEMS = 100
"""Problems of one group of fields that are told: more help nobody."""


class Reading(NamedTuple, Generic[T]):
    """What came of reading one group of fields.

    Args:
        value: The model; None where not even the usable part of it holds together.
        problems: Everything that is wrong, in the order of the fields.
        meant: Fields that were written under a wrong name, by the name that was meant.
        source: The group, knowing which items of its lists were left out.
    """

    value: T | None
    problems: list[Problem]
    meant: frozenset[str]
    source: Source


class Problems:
    """What is wrong with a group: each problem once, and no more of them than anybody will read.

    Args:
        what: What the group is, for messages: "this post".
    """

    def __init__(self, what: str) -> None:
        self.what = what
        self.told: dict[Problem, None] = {}

    @property
    def full(self) -> bool:
        """Whether nothing that is added will be told."""
        return len(self.told) > MAX_PROBLEMS

    def add(self, problem: Problem) -> None:
        """Note a problem, unless it is known or there are too many."""
        if self.full or problem in self.told:
            return
        if len(self.told) == MAX_PROBLEMS:
            problem = Problem(
                "model/invalid-value",
                f"{self.what} has more than {MAX_PROBLEMS} mistakes",
                "Fix the ones above first.",
                problem.location,
            )
        self.told[problem] = None


@cache
def field_names(model: type) -> tuple[str, ...]:
    """The fields that people may write in a group."""
    return tuple(f.name for f in fields(model) if f.name != "source")


@cache
def field_paths(model: type) -> tuple[str, ...]:
    """The fields of a group and of the groups within it, with dots: "offer", "offer.code"."""
    paths: list[str] = []
    for name in field_names(model):
        inner = group_type(type_at(model, (name,)))
        paths += [name, *(f"{name}.{path}" for path in (field_names(inner) if inner else ()))]
    return tuple(paths)


def is_own_field(path: str) -> bool:
    """Whether a path is that of a field of the team's own, `x-budget`, and not of a part of it."""
    return path.startswith("x-") and "." not in path


def text_fields(model: type) -> frozenset[str]:
    """The names of the fields that hold words for people to read, in a group and within it."""
    names: set[str] = set()
    for name in field_names(model):
        hint = hints(model)[name]
        kinds = {hint, *get_args(hint)}
        if kinds & {Text, Texts, Reason}:
            names.add(name)
        elif inner := group_type(bare(hint)):
            names |= text_fields(inner)
    return frozenset(names)


def read(
    model: type[T], source: Source, *, what: str, own: Mapping[str, Any] | None = None
) -> Reading[T]:
    """Read a group of fields into a model.

    Args:
        model: A group of fields, or the options of a rule: a dataclass with annotated fields.
        source: The group, and where it stands. A model with a field `source` gets it, too.
        what: What the group is, for messages: "this post".
        own: Values that do not come from the file.

    Returns:
        The model made of all the values that can be used, and what is wrong with the others.
    """
    data: dict[str, Any] = dict(source.node)
    known = _known_fields(model)
    if not all(data.values()) or not known.issuperset(data):
        data = {
            key: value
            for key, value in data.items()
            if (value is not None or key not in known) and key[:2] != "x-"
        }
    if own:
        data.update(own)
    reader = validator(model)
    try:
        return Reading(reader.validate_python(data), [], frozenset(), source)
    except ValidationError as error:
        from journey.model.mending import Mending  # nearly all groups are right

        return Mending(reader, model, source, what).read(data, error)


_known_fields: Callable[[Any], frozenset[str]] = cache(lambda model: frozenset(field_names(model)))
