"""Lines and columns of a text, both from 1, and the offsets that they are."""

from __future__ import annotations

import re
from bisect import bisect_left

_LONE_CR = re.compile(r"\r(?!\n)")
_STEP = 1024
"""Characters of a text whose line ends are counted together."""


class Positions:
    r"""Where the lines of a text begin and end.

    Line ends are counted, step by step: a list of all lines takes many times as long, and is asked
    for the places of a few findings.

    Args:
        text: The text; a line ends with \n, \r\n or \r.
    """

    def __init__(self, text: str) -> None:
        self._text = _LONE_CR.sub("\n", text) if "\r" in text else text
        self._ends = [0]  # how many there are before each step
        self._last = [-1]  # and where the last of them is
        for start in range(0, len(text), _STEP):
            stop = start + _STEP
            self._ends.append(self._ends[-1] + self._text.count("\n", start, stop))
            self._last.append(max(self._last[-1], self._text.rfind("\n", start, stop)))

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        step = min(offset // _STEP, len(self._ends) - 1)
        start = step * _STEP
        line = self._ends[step] + self._text.count("\n", start, offset) + 1
        before = max(self._last[step], self._text.rfind("\n", start, offset))
        return line, offset - before

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column."""
        if line == 1:
            return column - 1
        step = bisect_left(self._ends, line - 1) - 1
        end = step * _STEP - 1
        for _ in range(line - 1 - self._ends[step]):
            end = self._text.index("\n", end + 1)
        return end + column

    def line(self, number: int) -> str:
        """A line of the text, without its end."""
        start = self.offset(number, 1)
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None].rstrip("\r")
