"""Where something in the plan is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import TypeAlias

from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Span, Value
from journey.sources.problem import Location

Path: TypeAlias = tuple[str | int, ...]
"""Field names and list indices, from a group of fields inwards."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A group of fields in a file.

    Args:
        document: The file.
        node: The fields, with their places.
        left_out: Items that could not be used, in order, by the path of their list in the file:
            the model counts without them.
    """

    document: Document
    node: Mapping
    left_out: AnyMapping[Path, tuple[int, ...]] | None = None

    def locate(self, *path: str | int) -> Location:
        """The place of a value; of the nearest thing around it where there is none.

        Args:
            path: Field names and list indices as in the model, from the group inwards. None at all
                means the group: its title or, failing that, its first field.
        """
        if not path:
            path = ("title",) if self.node.get("title") else tuple(self.node)[:1]
        return self.document.location(self._span(path))

    def locate_key(self, *path: str | int) -> Location:
        """The place of a field's name; of the nearest thing around it where there is none."""
        return self.document.location(self._span(path, key=True))

    def inherits(self, field: str) -> bool:
        """Whether a field stands elsewhere: a post has it from the defaults of its calendar."""
        spans = self.node.spans.get(field)
        start, end = self.node.span
        return spans is not None and not start <= spans[0] < max(end, start + 1)

    def as_written(self, path: Path) -> Path:
        """The path in the file of what has a path in the model."""
        if not self.left_out:
            return path
        written: Path = ()
        for step in path:
            if isinstance(step, int) and (missing := self.left_out.get(written)):
                kept_before = range(len(missing))
                step += bisect_right(kept_before, step, key=lambda n: missing[n] - n)
            written += (step,)
        return written

    def _span(self, path: Path, *, key: bool = False) -> Span:
        span = _heading(self.node)
        value: Value = self.node
        for depth, step in enumerate(self.as_written(path), 1):
            if isinstance(value, Mapping) and isinstance(step, str) and step in value:
                wanted_key = key and depth == len(path)
                span = value.key_span(step) if wanted_key else value.value_span(step)
                value = value[step]
            elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
                span = value.spans[step]
                value = value[step]
            elif isinstance(step, int) and isinstance(value, Mapping):
                continue  # one thing where a list is expected
            else:
                break
        return span


def _heading(node: Mapping) -> Span:
    for key in node:
        start, _, _, end = node.spans[key]
        return start, end
    return node.span
