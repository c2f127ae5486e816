"""YAML as it was written: text, lists and mappings, each value with its place.

The reader turns nothing into numbers, dates or booleans: a scalar is the text that stands in the
file, or None where nothing stands (an empty plain scalar, `~`, `null`). What a value means is
decided by the model. Places are offsets into the document's text, two integers each, because most
of them are never shown; `Document.location` turns them into lines and columns.
"""

from __future__ import annotations

from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Offsets of the first character and of the one after the last, in code points of the text."""


class Mapping(dict[str, "Value"]):
    """A YAML mapping: a dict whose keys and values know their places.

    `spans[key]` is (key start, key end, value start, value end); `span` is the mapping's own.
    """

    __slots__ = ("span", "spans")

    def __init__(self, span: Span = (0, 0)) -> None:
        super().__init__()
        self.span = span
        self.spans: dict[str, tuple[int, int, int, int]] = {}

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
