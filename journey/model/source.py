"""Where something in the plan is written."""

from __future__ import annotations

from dataclasses import dataclass

from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Value
from journey.sources.problem import Location


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A group of fields in a file.

    Args:
        document: The file.
        node: The fields, with their places.
    """

    document: Document
    node: Mapping

    def locate(self, *path: str | int) -> Location:
        """The place of a value; of the nearest thing around it where there is none.

        Args:
            path: Field names and list indices, from the group inwards. None at all means the
                group: its title or, failing that, its first field.
        """
        if not path:
            path = ("title",) if self.node.get("title") else tuple(self.node)[:1]
        return self.document.location(self._span(path))

    def locate_key(self, *path: str | int) -> Location:
        """The place of a field's name; of the nearest thing around it where there is none."""
        return self.document.location(self._span(path, key=True))

    def _span(self, path: tuple[str | int, ...], *, key: bool = False) -> tuple[int, int]:
        span = _heading(self.node)
        value: Value = self.node
        for depth, step in enumerate(path, 1):
            if isinstance(value, Mapping) and isinstance(step, str) and step in value:
                wanted_key = key and depth == len(path)
                span = value.key_span(step) if wanted_key else value.value_span(step)
                value = value[step]
            elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
                span = value.spans[step]
                value = value[step]
            else:
                break
        return span


def _heading(node: Mapping) -> tuple[int, int]:
    for key in node:
        start, _, _, end = node.spans[key]
        return start, end
    return node.span
