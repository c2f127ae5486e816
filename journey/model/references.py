"""Which fields name something, and the names that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from journey.model.source import Path
from journey.sources.nodes import Mapping as Node
from journey.sources.nodes import Sequence, Value

Kind = Literal[
    "stage", "type", "channel", "audience", "campaign", "goal", "person", "post", "rule", "field"
]
"""What a field can name."""

Pattern: TypeAlias = tuple[str, ...]
"""Field names; `*` for every name of a group, `#` for every item of a list (or the only one)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that stands for something.

    Args:
        kind: What it names.
        name: The name.
        path: Where it stands: field names and list indices as they are in the file.
        is_key: It is the name before the colon, and not the value behind it.
    """

    kind: Kind
    name: str
    path: Path
    is_key: bool = False

    @property
    def field(self) -> str:
        """The field that names it."""
        path = self.path[:-1] if self.is_key else self.path
        return next(str(step) for step in reversed(path) if isinstance(step, str))


IN_POSTS: Mapping[str, tuple[tuple[Pattern, Kind], ...]] = {
    "stage": (((), "stage"),),
    "type": (((), "type"),),
    "audience": ((("#",), "audience"),),
    "campaign": (((), "campaign"),),
    "goal": (((), "goal"),),
    "owner": (((), "person"),),
    "responder": (((), "person"),),
    "approved": ((("by",), "person"),),
    "closes": (((), "post"),),
    "ignore": ((("#", "rule"), "rule"), (("#", "by"), "person")),
}
"""The fields of a post that name something, by their first step; `channels` is apart."""

IN_STRATEGY: Mapping[str, tuple[tuple[Pattern, Kind], ...]] = {
    "channels": ((("*", "responder"), "person"),),
    "audiences": ((("*", "channels", "#"), "channel"),),
    "campaigns": (
        (("*", "goal"), "goal"),
        (("*", "channels", "#"), "channel"),
        (("*", "stages", "#"), "stage"),
    ),
    "types": ((("*", "stages", "#"), "stage"),),
    "approval": ((("by", "#"), "person"),),
    "days_off": ((("#", "channels", "#"), "channel"),),
    "blackouts": ((("#", "channels", "#"), "channel"),),
    "publish": ((("hide", "#"), "field"),),
    "views": (
        (("*", "stage", "#"), "stage"),
        (("*", "channel", "#"), "channel"),
        (("*", "type", "#"), "type"),
        (("*", "campaign", "#"), "campaign"),
        (("*", "audience", "#"), "audience"),
        (("*", "person", "#"), "person"),
    ),
    "waivers": (
        (("#", "rule"), "rule"),
        (("#", "by"), "person"),
        (("#", "channel"), "channel"),
        (("#", "stage"), "stage"),
        (("#", "type"), "type"),
        (("#", "audience"), "audience"),
        (("#", "post"), "post"),
    ),
}
"""The fields of the strategy that name something. The names of `rules` are seen to with them."""


def names_in_strategy(node: Node) -> Iterator[Reference]:
    """Every name in the strategy that stands for something."""
    return _names(node, IN_STRATEGY, ())


def names_in_post(node: Node) -> Iterator[Reference]:
    """Every name in a post that stands for something, and in what differs on its channels."""
    yield from _names(node, IN_POSTS, ())
    channels = node.get("channels")
    if not isinstance(channels, Node):
        for name, path in _texts(channels, ("#",), ("channels",)):
            yield Reference("channel", name, path)
        return
    for name, changes in channels.items():
        path = "channels", name
        yield Reference("channel", name, path, is_key=True)
        if isinstance(changes, Node):
            yield from _names(changes, IN_POSTS, path)


def _names(
    node: Node, fields: Mapping[str, tuple[tuple[Pattern, Kind], ...]], around: Path
) -> Iterator[Reference]:
    for field, value in node.items():
        for pattern, kind in fields.get(field, ()):
            for name, path in _texts(value, pattern, (*around, field)):
                yield Reference(kind, name, path)


def _texts(value: Value, pattern: Pattern, path: Path) -> Iterator[tuple[str, Path]]:
    """The texts that a pattern leads to, with their paths."""
    if not pattern:
        if isinstance(value, str) and (name := value.strip()):
            yield name, path
        return
    step, rest = pattern[0], pattern[1:]
    if step == "#" and isinstance(value, Sequence):
        for number, item in enumerate(value):
            yield from _texts(item, rest, (*path, number))
    elif step == "#" and isinstance(value, str) and not rest:
        for part in value.split(","):
            yield from _texts(part, (), path)
    elif step == "#":
        yield from _texts(value, rest, path)
    elif isinstance(value, Node):
        for name in value if step == "*" else {step} & value.keys():
            yield from _texts(value[name], rest, (*path, name))
