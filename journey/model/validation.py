"""Turning what was read into models: every error at once, each at its own value.

A value that cannot be used is reported and left out, and the rest is kept: one wrong date must not
hide what else is wrong with a post.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from functools import cache, partial
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    NamedTuple,
    TypeAlias,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic_core import ErrorDetails, SchemaValidator, ValidationError

from journey.model.schema import Fields, validator
from journey.model.source import Path, Source
from journey.model.values import FEW, Reason, Text, Texts, listed, not_text, shown
from journey.names import meant, nearest
from journey.sources.nodes import Mapping as Node
from journey.sources.problem import Problem

if TYPE_CHECKING:
    from journey.model.slips import Slip

T = TypeVar("T")

MAX_PROBLEMS = 100
"""Problems of one group of fields that are told: more help nobody."""

_ROUNDS = 8
"""How often what is left is read again; then the fields that are still wrong are dropped whole."""


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
                "Mend the ones above first.",
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
        inner = _group_type(_type_at(model, (name,)))
        paths += [name, *(f"{name}.{path}" for path in (field_names(inner) if inner else ()))]
    return tuple(paths)


def is_own_field(path: str) -> bool:
    """Whether a path is that of a field of the team's own, `x-budget`, and not of a part of it."""
    return path.startswith("x-") and "." not in path


def text_fields(model: type) -> frozenset[str]:
    """The names of the fields that hold words for people to read, in a group and within it."""
    names: set[str] = set()
    for name in field_names(model):
        hint = _hints(model)[name]
        kinds = {hint, *get_args(hint)}
        if kinds & {Text, Texts, Reason}:
            names.add(name)
        elif inner := _group_type(_bare(hint)):
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
    if None in data.values() or not _known_fields(model).issuperset(data):
        known = _known_fields(model)
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
        return _Mending(reader, model, source, what).read(data, error)


@dataclass
class _Mending(Generic[T]):
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
            named = isinstance(last, str) and get_origin(_type_at(self.model, path[:-1])) is dict
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
            more = {
                path: tuple(sorted({*old.left_out.get(path, ()), *numbers}))
                for path, numbers in left_out.items()
            }
            self.source = replace(old, left_out={**old.left_out, **more})
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
            wrong = Wrong(str(context["message"]), str(context["help"]))
        elif kind == "dataclass_type":
            wrong = _not_a_group(_group_type(_type_at(self.model, path)), details["input"])
        elif kind == "dict_type":
            wrong = _not_names(details["input"])
        elif kind in ("string_type", "string_too_short"):
            wrong = Wrong(*not_text(details["input"]))
        else:
            wrong = _UNCLEAR
        if kind == "journey":
            from journey.model.slips import curly_quotes  # few plans need it

            wrong = Wrong(*(curly_quotes(_part(details)) or wrong))
        place = self.source.locate(*path)
        return Problem(
            "model/invalid-value",
            f"{name}: {wrong.message}",
            wrong.help,
            place,
            field=self._dotted(path),
        )

    def _unknown_field(self, path: Path, data: dict[str, Any]) -> Problem:
        written = str(path[-1])
        group = _at(data, path[:-1])
        model = _group_type(_type_at(self.model, path[:-1])) or self.model
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
        help = self._which_option(known) if options else _which(written, known)
        if near:
            help = f"Did you mean {near}?"
        elif item := _value_as_name(model, written, free):
            near, help = _needed(model)[0], f"Write `{item}`."
        if near:
            self.meant.add(self.source.as_written((*path[:-1], near)))
        return Problem(
            "model/unknown-field",
            f"{self._group(path[:-1])} has no {'option' if options else 'field'} {shown(written)}",
            help,
            self.source.locate_key(*path),
            field=self._dotted(path),
        )

    def _slip(self, path: Path, written: str, known: tuple[str, ...]) -> Slip | None:
        from journey.model.slips import slip_in_name  # few plans need it

        node = _at(self.source.node, self.source.as_written(path[:-1]))
        if not isinstance(node, Node) or written not in node.spans:
            return None
        return slip_in_name(self.source.document, node, written, known)

    def _which_option(self, known: tuple[str, ...]) -> str:
        """What to write instead of an option that a rule does not have."""
        if known:
            return f"It can have {listed(known)}."
        rule = self.what.removeprefix("the rule ")
        return f"This rule has no options: set its severity alone, `{rule}: info` or `{rule}: off`."

    def _dotted(self, path: Path) -> str:
        """A path as it was written, for a problem."""
        return ".".join(map(str, self.source.as_written(path)))

    def _group(self, path: Path) -> str:
        """The group of fields at a path, for a message."""
        return shown(name) if (name := _name(path, "")) else self.what


class Wrong(NamedTuple):
    """What is wrong with a value, to follow the field's name, and what to do about it."""

    message: str
    help: str


_UNCLEAR = Wrong("cannot be understood", "Write it as the README shows.")


def _not_a_group(group: type | None, written: object) -> Wrong:
    message = "should be a group of fields"
    if group is None:
        return Wrong(message, "Write the fields below it, one a line and indented.")
    if item := _as_group(group, written):
        return Wrong(message, f"Write `{item}`.")
    if cadence := _as_cadence(field_names(group), written):
        return Wrong(message, f"Write `{cadence}`.")
    needed = _needed(group)
    others = listed([name for name in field_names(group) if name not in needed], "and", FEW)
    if needed:
        return Wrong(message, f"{_below(needed)} It can have {others}, too.")
    return Wrong(message, f"Write its fields below it, one a line and indented: {others}.")


_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month"}


def _as_cadence(known: tuple[str, ...], written: object) -> str | None:
    """What `weekly` is in a cadence, or in a channel that has one."""
    period = _PERIODS.get(written.strip().lower()) if isinstance(written, str) else None
    if period and "per" in known:
        return f"{{per: {period}}}"
    return f"{{cadence: {{per: {period}}}}}" if period and "cadence" in known else None


def _not_names(written: object) -> Wrong:
    names = _names_in(written)
    return Wrong(
        "should be a group of names",
        f"{_below(names)[:-1]}, without dashes."
        if names
        else "Write the names below it, one a line and indented, each with a colon.",
    )


def _below(names: Collection[str]) -> str:
    """Help that says which names to write below a field."""
    lines = ", one a line and indented" if len(names) > 1 else ", indented"
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
    needed = _needed(group)
    if not needed or not isinstance(written, str) or not _PLAIN.fullmatch(written):
        return None
    first, *others = needed
    try:
        validator(group).validate_python({first: written, **dict.fromkeys(others, "…")})
    except ValidationError:
        return None
    return f"{{{', '.join([f'{first}: {written}', *(f'{name}: …' for name in others)])}}}"


def _value_as_name(group: type, written: str, free: Collection[str]) -> str | None:
    """A name that is the value of the field that is missing: `2026-12-25: Christmas`."""
    needed = _needed(group)
    if not needed or needed[0] not in free or _as_group(group, "any"):  # where any text would do
        return None
    return _as_group(group, written)


def _needed(group: type) -> list[str]:
    return [f.name for f in fields(group) if _is_needed(f)]


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


_PLAIN = re.compile(r"\w[\w /.-]{0,59}")
"""Text that YAML reads as it stands, wherever it stands."""


def _which(written: str, known: tuple[str, ...]) -> str:
    """What to write instead of a field that is like none."""
    own = re.sub(r"[^\w-]+", "-", re.sub(r"(?i)^x[-_ ]+", "", written)).strip("-_").lower()[:30]
    free = f"A field of your own begins with x-, such as x-{own or 'note'}."
    return f"It can have {listed(known)}. {free}" if len(known) <= 12 else free


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


def _type_at(model: Any, path: Path) -> Any:
    """The annotation of what a path leads to; None where it leads nowhere."""
    hint = model
    for step in path:
        hint = _bare(hint)
        if is_dataclass(hint):
            hint = _hints(hint).get(str(step))
        elif get_origin(hint) is dict:
            hint = get_args(hint)[1]
        else:
            hint = next(iter(get_args(hint)), None)
    return _bare(hint)


def _bare(hint: Any) -> Any:
    """An annotation without what validates it, and without the None that it allows."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if type(None) in get_args(hint):
        return _bare(next(part for part in get_args(hint) if part is not type(None)))
    return hint


def _group_type(hint: Any) -> type | None:
    """The dataclass that an annotation is, or that a list or mapping of it holds."""
    if get_origin(hint) in (dict, tuple):
        args = get_args(hint)
        return _group_type(_bare(args[1] if get_origin(hint) is dict else args[0]))
    return hint if isinstance(hint, type) and is_dataclass(hint) else None


_known_fields: Callable[[Any], frozenset[str]] = cache(lambda model: frozenset(field_names(model)))
_hints: Callable[[Any], dict[str, Any]] = cache(partial(get_type_hints, include_extras=True))
