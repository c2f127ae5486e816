"""Fields that are given twice in one group: nearly always a new item whose dash is missing."""

from __future__ import annotations

import re
from collections.abc import Callable

from journey.sources.document import Document
from journey.sources.lines import line_end
from journey.sources.nodes import Mapping
from journey.sources.problem import MAX_SHOWN, shortened

_RULE = "source/ambiguous"
_LIST = re.compile(r"\s*(?::\s+)?-\s")


class Repeats:
    """Tells of fields that are given twice: once for each dash that is missing, not for each field.

    Args:
        document: The file.
        source: Its text as the parser reads it.
        report: Notes a slip: rule, message, help, and where it starts and ends.
    """

    def __init__(
        self, document: Document, source: str, report: Callable[[str, str, str, int, int], None]
    ) -> None:
        self._document = document
        self._source = source
        self._report = report
        self._heads: dict[int, tuple[Mapping, str]] = {}  # and the group, so that ids stay unique
        self._last: tuple[Mapping, str, int, int, int] | None = None

    def note(self, mapping: Mapping, key: str, start: int, end: int, around: str | None) -> None:
        """Note that a group has a field for a second time.

        Args:
            mapping: The group.
            key: The field.
            start: Where its name starts the second time, and `end`, where that ends.
            around: The field whose list the group is an item of; None where it is none. The group
                of the whole file is an item of "".
        """
        first = mapping.spans[key][0]
        what = f"“{shortened(key)}” is given twice, in lines {self._line(first)} and"
        if around and self._is_block(mapping):
            if known := self._heads.get(id(mapping)):
                if known[1] == key:
                    self._missing_dash(mapping, key, start, end, around)
                return
            if key == next(iter(mapping)):
                self._missing_dash(mapping, key, start, end, around)
                return
            if (last := self._last) and last[0] is mapping and mapping.spans[last[1]][0] < first:
                del self._document.problems[last[4]]
                self._missing_dash(mapping, *last[1:4], around)
                return
        advice = "Delete one of the two."
        if around == "" and self._is_list(mapping.spans[key][2]) and self._is_list(end):
            advice = "Delete this line, and keep what is below it."
        self._last = mapping, key, start, end, len(self._document.problems)
        what = f"{what} {self._line(start)}; the first one counts"
        self._report(_RULE, what, advice, start, end)

    def _missing_dash(self, mapping: Mapping, key: str, start: int, end: int, around: str) -> None:
        self._heads[id(mapping)] = mapping, key
        lines = f"{self._line(mapping.spans[key][0])} and {self._line(start)}"
        new = "post" if around == "posts" else f"item of “{shortened(around)}”"
        column = mapping.span[0] - self._source.rfind("\n", 0, mapping.span[0]) - 1
        dash = self._source.rfind("-", mapping.span[0] - column, mapping.span[0])
        gap = mapping.span[0] - dash - 1 if dash >= 0 else 1
        before = max(column - gap - 1, 0)
        spaces = f"{before} space{'s' * (before > 1)} and " if before else ""
        line = shortened(self._source[start : line_end(self._source, start)], 2 * MAX_SHOWN)
        self._report(
            _RULE,
            f"“{shortened(key)}” is given twice, in lines {lines}: probably a new {new} begins in "
            f"line {self._line(start)}, and its dash is missing",
            f"Begin the line with {spaces}a dash. Write: -{' ' * gap}{line}",
            start,
            end,
        )

    def _line(self, offset: int) -> int:
        return self._document.position(offset)[0]

    def _is_block(self, mapping: Mapping) -> bool:
        return not self._source.startswith("{", mapping.span[0])

    def _is_list(self, start: int) -> bool:
        """Whether a list with dashes starts at an offset, or behind the colon that is there."""
        return _LIST.match(self._source, start) is not None
