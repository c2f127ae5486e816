"""What the annotations of models say: which groups of fields there are, and what they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache, partial
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from journey.model.source import Path

hints: Callable[[Any], dict[str, Any]] = cache(partial(get_type_hints, include_extras=True))
"""The annotations of a model, by field."""


def type_at(model: Any, path: Path) -> Any:
    """The annotation of what a path leads to; None where it leads nowhere."""
    hint = model
    for step in path:
        hint = bare(hint)
        if is_dataclass(hint):
            hint = hints(hint).get(str(step))
        elif get_origin(hint) is dict:
            hint = get_args(hint)[1]
        else:
            hint = next(iter(get_args(hint)), None)
    return bare(hint)


def bare(hint: Any) -> Any:
    """An annotation without what validates it, and without the None that it allows."""
    if get_origin(hint) is Annotated:
        return bare(get_args(hint)[0])
    if type(None) in get_args(hint):
        return bare(next(part for part in get_args(hint) if part is not type(None)))
    return hint


def group_type(hint: Any) -> type | None:
    """The dataclass that an annotation is, or that a list or mapping of it holds."""
    if get_origin(hint) in (dict, tuple):
        args = get_args(hint)
        return group_type(bare(args[1] if get_origin(hint) is dict else args[0]))
    return hint if isinstance(hint, type) and is_dataclass(hint) else None
