"""How our models meet pydantic, which does the validating.

Models are plain dataclasses. Pydantic builds the schema of one when it is first read, so that a
plan pays at start-up for the groups of fields that it has, not for all that there are.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any, ClassVar

from pydantic import ConfigDict, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

_in_full: ContextVar[type | None] = ContextVar("_in_full", default=None)
"""The model whose own schema is being built; those within it wait until they are read."""


class Fields:
    """Base of every group of fields that people may write: what it does not know is an error."""

    __slots__ = ()
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", arbitrary_types_allowed=True
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The model's schema, or, within another model, one that asks for it when it is read."""
        if _in_full.get() is cls:
            return handler(source)
        return core_schema.no_info_plain_validator_function(
            lambda value: adapter(cls).validate_python(value)
        )


class Read:
    """A pydantic annotation: a value is what a function makes of what was written.

    Args:
        function: Gets text, a list, a mapping, nothing, or a value that was read before. Raises
            what `journey.model.values.refused` makes.
    """

    def __init__(self, function: Callable[[object], object]) -> None:
        self._function = function

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of a function: pydantic need not know the type behind it."""
        return core_schema.no_info_plain_validator_function(self._function)


def _built(model: Any) -> TypeAdapter[Any]:
    token = _in_full.set(model)
    try:
        return TypeAdapter(model)
    finally:
        _in_full.reset(token)


adapter: Callable[[Any], TypeAdapter[Any]] = cache(_built)
"""The validator of a model, built when it is first asked for."""
