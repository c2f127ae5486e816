"""How our models meet pydantic's engine, which does the validating.

A model is a dataclass whose fields are annotated with what reads them. Its schema is made here,
straight from the annotations and when the model is first read: going through pydantic's own
`TypeAdapter` gives the same validator and takes longer than a whole check of a small plan.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import CoreConfig, CoreSchema, SchemaValidator, core_schema


class Fields:
    """Base of every group of fields that people may write: what it does not know is an error."""

    __slots__ = ()


class _Function:
    """An annotation that names a function.

    Args:
        function: Gets a value, returns another; raises what `journey.model.values.refused` makes.
    """

    def __init__(self, function: Callable[[Any], object]) -> None:
        self.function = function


class Words:
    """The value is text.

    Args:
        stripped: Space around it does not count, and there must be something left.
    """

    def __init__(self, *, stripped: bool = False) -> None:
        self.stripped = stripped


class Read(_Function):
    """The value is what a function makes of what was written, or of a value read before."""


class Before(_Function):
    """A function gets what was written first; the type then reads what it makes of it."""


class After(_Function):
    """A function gets what the type has read."""


def _made(model: Any) -> SchemaValidator:
    hints = get_type_hints(model, include_extras=True)
    known = [field for field in fields(model) if field.init]
    arguments = core_schema.dataclass_args_schema(
        model.__name__, [_field(field, hints[field.name]) for field in known]
    )
    schema = core_schema.dataclass_schema(
        model,
        arguments,
        [field.name for field in known],
        slots="__slots__" in model.__dict__,
        config=CoreConfig(extra_fields_behavior="forbid"),
    )
    return SchemaValidator(schema)


validator: Callable[[Any], SchemaValidator] = cache(_made)
"""The validator of a model, made when it is first asked for; that of a group in it, likewise."""


def _field(field: Field[Any], hint: Any) -> core_schema.DataclassField:
    schema = _schema(hint)
    if field.default_factory is not MISSING:
        schema = core_schema.with_default_schema(schema, default_factory=field.default_factory)
    elif field.default is not MISSING:
        schema = core_schema.with_default_schema(schema, default=field.default)
    return core_schema.dataclass_field(field.name, schema)


def _schema(hint: Any) -> CoreSchema:
    """The schema of an annotation: of the few forms that the models use."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in (Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not types.NoneType)
        return core_schema.nullable_schema(_schema(inner))
    if origin is tuple:
        return core_schema.tuple_schema([_schema(arguments[0])], variadic_item_index=0)
    if origin is dict:
        return core_schema.dict_schema(core_schema.str_schema(), _schema(arguments[1]))
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if hint is Any:
        return core_schema.any_schema()
    if issubclass(hint, Fields):
        return _group(hint)
    return core_schema.is_instance_schema(hint)


def _group(model: Any) -> CoreSchema:
    """The schema of a group within another: one that asks for its validator when it is read."""
    return core_schema.no_info_plain_validator_function(
        lambda value: validator(model).validate_python(value)
    )


def _annotated(hint: Any, functions: tuple[Any, ...]) -> CoreSchema:
    """The schema of an annotated type; its functions apply from the inside out."""
    schema: CoreSchema | None = None
    for function in functions:
        if isinstance(function, Read):
            schema = core_schema.no_info_plain_validator_function(function.function)
        elif isinstance(function, Words):  # Python needs four times as long to say text is text
            schema = core_schema.str_schema(
                strict=True, strip_whitespace=function.stripped, min_length=int(function.stripped)
            )
        else:
            wrap = (
                core_schema.no_info_before_validator_function
                if isinstance(function, Before)
                else core_schema.no_info_after_validator_function
            )
            schema = wrap(function.function, schema or _schema(hint))
    return schema or _schema(hint)
