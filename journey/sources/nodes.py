"""YAML as it was written: text, lists and mappings, each value with its place.

The reader turns nothing into numbers, dates or booleans: a scalar is the text that stands in the
file, or None where nothing stands (an empty plain scalar, `~`, `null`). What a value means is
decided by the model. Places are offsets into the document's text, two integers each, because most
of them are never shown; `Document.location` turns them into lines and columns.
"""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Offsets of the first character and of the one after the last, in code points of the text."""

Places: TypeAlias = tuple[int, int, int, int]
"""The offsets of a key, and of its value."""


class Mapping(dict[str, "Value"]):
    """A YAML mapping: a dict whose keys and values know their places.

    `span` is the mapping's own place. The reader puts those of keys and values into `unasked`, four
    numbers for each key, in order: next to none of them are ever asked for, and so they take a
    tenth of the memory that `spans` would.
    """

    __slots__ = ("_spans", "span", "unasked")

    def __init__(self, span: Span = (0, 0)) -> None:
        super().__init__()
        self.span = span
        self.unasked = array("I")
        self._spans: dict[str, Places] = {}

    @property
    def spans(self) -> dict[str, Places]:
        """By key, where that and its value are: key start, key end, value start, value end."""
        if self.unasked:
            numbers = iter(self.unasked)
            keys = islice(self, len(self._spans), None)
            places = zip(numbers, numbers, numbers, numbers, strict=True)
            self._spans.update(zip(keys, places, strict=False))
            del self.unasked[:]
        return self._spans

    def key_span(self, key: str) -> Span:
        """The place of a key."""
        start, end, _, _ = self.spans[key]
        return start, end

    def value_span(self, key: str) -> Span:
        """The place of a value; that of its key where the value is nothing."""
        key_start, key_end, start, end = self.spans[key]
        return (start, end) if end > start else (key_start, key_end)


class Sequence(list["Value"]):
    """A YAML list whose items know their places: `spans[i]` is that of item i."""

    __slots__ = ("span", "spans")

    def __init__(self, span: Span = (0, 0)) -> None:
        super().__init__()
        self.span = span
        self.spans: list[Span] = []


Value: TypeAlias = str | Mapping | Sequence | None


def cut(node: Mapping | Sequence, at: int) -> None:
    """Take out what begins at an offset or after it."""
    if isinstance(node, Mapping):
        for key in [key for key, spans in node.spans.items() if spans[2] >= at]:
            del node[key], node.spans[key]
    else:
        while node.spans and node.spans[-1][0] >= at:
            node.pop()
            node.spans.pop()


def clamp(node: Value, end: int) -> None:
    """Take back to the end of a text what ends after it: the last value of each level."""
    while isinstance(node, Mapping | Sequence):
        node.span = min(node.span[0], end), min(node.span[1], end)
        if not node:
            return
        if isinstance(node, Mapping):
            key = next(reversed(node))
            start, stop, first, last = (min(place, end) for place in node.spans[key])
            node.spans[key] = start, stop, first, last
            node = node[key]
        else:
            node.spans[-1] = min(node.spans[-1][0], end), min(node.spans[-1][1], end)
            node = node[-1]


def count(node: Value, limit: int) -> int:
    """How many values a node stands for, counting no further than the limit."""
    count, waiting = 0, [node]
    while waiting and count < limit:
        node = waiting.pop()
        count += 1
        if isinstance(node, Mapping):
            waiting.extend(node.values())
        elif isinstance(node, Sequence):
            waiting.extend(node)
    return count
