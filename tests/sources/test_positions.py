"""Offsets of a text as lines and columns, against a list of its lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.sources.positions import Positions

TEXTS = st.lists(
    st.sampled_from(["a", "\n", "\r", "\r\n", "é", "word " * 300, "\n" * 700, "x\n" * 600]),
    max_size=12,
).map("".join)


@given(TEXTS, st.data())
def test_positions_are_those_of_a_list_of_lines(text: str, data: st.DataObject) -> None:
    starts = [0, *(end.end() for end in re.finditer(r"\r\n?|\n", text))]
    offset = data.draw(st.integers(0, len(text)))
    line = sum(start <= offset for start in starts)
    expected = line, offset - starts[line - 1] + 1
    positions = Positions(text)
    assert positions.of(offset) == expected
    assert positions.offset(*expected) == offset
    end = starts[line] if line < len(starts) else len(text)
    assert positions.line(line) == text[starts[line - 1] : end].rstrip("\r\n")


@pytest.mark.parametrize("text", ["", "one line", "one\ntwo"])
def test_the_end_of_a_text_has_a_position(text: str) -> None:
    positions = Positions(text)
    assert positions.offset(*positions.of(len(text))) == len(text)
