"""Reading a group of fields in which something is wrong: what can be used, and what to say.

Nearly all groups are right, and are read without this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeAlias, TypeVar, cast, get_origin

from pydantic_core import ErrorDetails, SchemaValidator, ValidationError

from journey.model.advice import (
    UNCLEAR,
    Wrong,
    needed_fields,
    not_a_group,
    not_names,
    other_field,
    value_as_name,
)
from journey.model.annotations import group_type, type_at
from journey.model.schema import Fields
from journey.model.slips import Slip, curly_quotes, slip_in_name
from journey.model.source import Path, Source
from journey.model.validation import Problems, Reading, field_names
from journey.model.values import listed, not_text, shown
from journey.names import meant, nearest
from journey.sources.nodes import Mapping as Node
from journey.sources.problem import Problem

T = TypeVar("T")

_ROUNDS = 8
"""How often what is left is read again; then the fields that are still wrong are dropped whole."""


@dataclass
class Mending(Generic[T]):
    """Reading a group again and again, each time without what was wrong the last time."""

    reader: SchemaValidator
    model: type[T]
    source: Source
    what: str
    meant: set[Path] = field(default_factory=set)
    said: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.problems = Problems(self.what)

    def read(self, data: dict[str, Any], error: ValidationError) -> Reading[T]:
        """The model made of what can be used, and what is wrong with the rest.

        Args:
            data: The values, as the reader was given them.
            error: What it said.
        """
        value: T | None = None
        for rounds_left in range(_ROUNDS, -1, -1):
            broken = self._said(data, error)
            if not rounds_left:
                broken = [path[:1] for path in broken]
            data = self._mended(data, broken)
            try:
                value = self.reader.validate_python(data)
                break
            except ValidationError as again:
                error = again
        meant = frozenset(str(path[0]) for path in self.meant if len(path) == 1)
        return Reading(value, list(self.problems.told), meant, self.source)

    def _said(self, data: dict[str, Any], error: ValidationError) -> list[Path]:
        """Where the data is broken. Says what is wrong there."""
        broken, said = [], self.said
        errors = error.errors(include_url=False)
        for details in sorted(errors, key=lambda details: details["type"] == "missing"):
            path = _place(details)
            broken.append(_existing(path, data))
            if self.problems.full or _is_free(path, details):
                continue
            written = self.source.as_written(path)
            if written not in self.meant and not (details["type"] == "missing" and written in said):
                self.problems.add(self._problem(path, details, data))
                said.add(written)
        return broken

    def _mended(self, data: Any, broken: list[Path]) -> dict[str, Any]:
        """The data without what is broken."""
        left_out: dict[Path, set[int]] = {}
        cuts: _Cuts = {}
        for path in sorted(set(broken), key=len, reverse=True):  # what is around replaces it
            if not path:
                return {}
            *around, last = path
            named = isinstance(last, str) and get_origin(type_at(self.model, path[:-1])) is dict
            if isinstance(last, int):
                *group, number = self.source.as_written(path)
                left_out.setdefault(tuple(group), set()).add(cast("int", number))
            inner = cuts
            for step in around:
                inner = cast("_Cuts", inner.setdefault(step, {}))
            inner[last] = _EMPTIED if named else _LEFT_OUT  # a name stays, without settings
        data = _without(data, cuts)
        if left_out:
            old = self.source
            known = old.left_out or {}
            more = {
                path: tuple(sorted({*known.get(path, ()), *numbers}))
                for path, numbers in left_out.items()
            }
            self.source = replace(old, left_out={**known, **more})
            if data.get("source") is old:
                data["source"] = self.source
        return cast("dict[str, Any]", data)

    def _problem(self, path: Path, details: ErrorDetails, data: dict[str, Any]) -> Problem:
        """An error in the words of the people who write the plan."""
        kind = details["type"]
        if kind in ("unexpected_keyword_argument", "extra_forbidden"):
            return self._unknown_field(path, data)
        name = _name(path, self.what)
        if kind == "missing":
            return Problem(
                "model/missing-field",
                f"{self._group(path[:-1])} has no {name}",
                f"Add a line `{name}: …`.",
                self.source.locate(*path[:-1]),
                field=self._dotted(path),
            )
        if kind == "journey":
            context = details["ctx"]
            said = Wrong(str(context["message"]), str(context["help"]))
            wrong = Wrong(*(curly_quotes(_part(details)) or said))
        elif kind == "dataclass_type":
            wrong = not_a_group(group_type(type_at(self.model, path)), details["input"])
        elif kind == "dict_type":
            wrong = not_names(details["input"])
        elif kind in ("string_type", "string_too_short"):
            wrong = Wrong(*not_text(details["input"]))
        else:
            wrong = UNCLEAR
        place, fix = self.source.locate(*path), None
        if near := details.get("ctx", {}).get("near"):
            fix = self.source.document.fix(place, str(_part(details)).strip(), near)
        return Problem(
            "model/invalid-value",
            f"{name}: {wrong.message}",
            wrong.help,
            place,
            field=self._dotted(path),
            fix=fix,
        )

    def _unknown_field(self, path: Path, data: dict[str, Any]) -> Problem:
        written = str(path[-1])
        group = _at(data, path[:-1])
        model = group_type(type_at(self.model, path[:-1])) or self.model
        known = field_names(model)
        free = [name for name in known if name not in group]
        options = not issubclass(self.model, Fields)  # of a rule, which stand beside its severity
        if options:
            free.append("severity")
        near = meant(written, free) or nearest(written, known)
        if slip := self._slip(path, written, known):
            self.meant.update(self.source.as_written((*path[:-1], n)) for n in slip.explains)
            field = self._dotted(path)
            return Problem("model/unknown-field", slip.message, slip.help, slip.place, field=field)
        help = self._which_option(known) if options else other_field(written, known)
        place, fix = self.source.locate_key(*path), None
        if near:
            help = f"Did you mean {near}?"
            fix = self.source.document.fix(place, written, near) if near in free else None
        elif item := value_as_name(model, written, free):
            near, help = needed_fields(model)[0], f"Write `{item}`."
        if near:
            self.meant.add(self.source.as_written((*path[:-1], near)))
        return Problem(
            "model/unknown-field",
            f"{self._group(path[:-1])} has no {'option' if options else 'field'} {shown(written)}",
            help,
            place,
            field=self._dotted(path),
            fix=fix,
        )

    def _slip(self, path: Path, written: str, known: tuple[str, ...]) -> Slip | None:
        node = _at(self.source.node, self.source.as_written(path[:-1]))
        if not isinstance(node, Node) or written not in node.spans:
            return None
        return slip_in_name(self.source.document, node, written, known)

    def _which_option(self, known: tuple[str, ...]) -> str:
        """What to write instead of an option that a rule does not have."""
        if known:
            return f"It can have {listed(known)}."
        rule = self.what.removeprefix("the rule ")
        return f"This rule has no options: set only its severity, `{rule}: info` or `{rule}: off`."

    def _dotted(self, path: Path) -> str:
        """A path as it was written, for a problem."""
        return ".".join(map(str, self.source.as_written(path)))

    def _group(self, path: Path) -> str:
        """The group of fields at a path, for a message."""
        return shown(name) if (name := _name(path, "")) else self.what


def _place(details: ErrorDetails) -> Path:
    """The path of an error, with the step that a validator of ours adds to it."""
    at = details.get("ctx", {}).get("at") if details["type"] == "journey" else None
    return details["loc"] if at is None else (*details["loc"], at)


def _part(details: ErrorDetails) -> object:
    """The value that an error is about, or the part of it that a validator of ours names."""
    at, value = details["ctx"].get("at"), details["input"]
    return value if at is None or not _has(value, at) else value[at]


def _is_free(path: Path, details: ErrorDetails) -> bool:
    """Whether it is a team's own field, which may stand in every group."""
    return details["type"] == "unexpected_keyword_argument" and str(path[-1])[:2] == "x-"


def _name(path: Path, otherwise: str) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), otherwise)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if not (isinstance(step, int) and isinstance(data, Mapping)):
            data = data[step]
    return data


def _existing(path: Path, data: Any) -> Path:
    """The part of an error's path that exists in the data; what is missing breaks what needs it."""
    found: Path = ()
    for step in path:
        if isinstance(data, Mapping) and isinstance(step, int):
            continue  # one thing where a list is expected
        if not _has(data, step):
            break
        data = data[step]
        found += (step,)
    return found


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, list | tuple):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, Mapping) and step in data


_LEFT_OUT, _EMPTIED = "left out", "emptied"
_Cuts: TypeAlias = "dict[str | int, _Cuts | str]"
"""What becomes of the parts of a value: they are left out, emptied, or have such parts."""


def _without(data: Any, cuts: _Cuts) -> Any:
    """A copy of the data without some of its parts."""
    mapping = isinstance(data, Mapping)
    kept: list[tuple[Any, Any]] = []
    for step, value in data.items() if mapping else enumerate(data):
        cut = cuts.get(step)
        if cut is None:
            kept.append((step, value))
        elif cut != _LEFT_OUT:
            kept.append((step, _without(value, cut) if isinstance(cut, dict) else {}))
    return dict(kept) if mapping else [value for _, value in kept]
