"""Words that people wrote and YAML dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from journey.model.post import Post
from journey.model.strategy import Strategy
from journey.model.validation import text_fields
from journey.model.values import shown
from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Span, Value
from journey.sources.problem import Fix, Problem
from journey.sources.typed import without_curly

_ALSO_TEXT = frozenset({"tags"})
_WORDS = frozenset({"topic", "segment", "variant"})
"""Names that stand for nothing else: a note behind them is one, but for `VIP #1`."""
_TAG = re.compile(r"#\w")
_END_IN_BRACKETS = re.compile(r"\s*(?:[\]}]|,\s+[\w-]+:\s)")
_LONGEST = 200
"""Characters of a line that is shown as it should be."""


def swallowed_words(document: Document, data: Mapping) -> Iterator[Problem]:
    """Text of text fields that YAML took for a note.

    Args:
        document: The file.
        data: Its data, or a part of it.
    """
    if document.swallowed:
        yield from _in_mapping(document, data)


def _in_mapping(document: Document, data: Mapping) -> Iterator[Problem]:
    for key, value in data.items():
        _, _, start, _ = data.spans[key]
        yield from _lost(document, key, f"{key}: ", value, start, data.span)
        yield from _inside(document, key, value)


def _inside(document: Document, key: str, value: Value) -> Iterator[Problem]:
    if isinstance(value, Mapping):
        yield from _in_mapping(document, value)
    elif isinstance(value, Sequence):
        for item, (start, _) in zip(value, value.spans, strict=True):
            yield from _lost(document, key, "- ", item, start, value.span)
            yield from _inside(document, key, item)


@cache
def _text_fields() -> frozenset[str]:
    """The fields that hold text. In others a note behind the value is a note."""
    return text_fields(Post) | text_fields(Strategy) | _ALSO_TEXT


def _is_lost(document: Document, key: str, value: Value, start: int, lost: str) -> bool:
    """Whether what stands behind a value was meant to be part of it."""
    if key in _text_fields():
        return True
    nothing = value is None and not document.text[start : start + 1].strip()  # other than `~`
    return _TAG.match(lost) is not None and (nothing or key in _WORDS)


def _lost(
    document: Document, key: str, lead: str, value: Value, start: int, around: Span
) -> Iterator[Problem]:
    """Say what of a value is lost.

    Args:
        document: The file.
        key: The field.
        lead: What stands before the value in its line.
        value: What is left of it.
        start: Where it begins.
        around: The place of the group or list that it is in.
    """
    span: Span | None = document.swallowed.get(start)
    if span is None or isinstance(value, Mapping | Sequence):
        return
    lost = document.text[slice(*span)].strip()
    if not _is_lost(document, key, value, start, lost):
        return
    in_brackets = document.text[around[0] : around[0] + 1] in {"[", "{"}
    if in_brackets:
        lost = _END_IN_BRACKETS.split(lost, 1)[0]
    words = str(value or "")
    if lost.startswith("#"):
        whole = without_curly(f"{words} {lost}".lstrip())
        lost = lost if whole.endswith(lost) else lost[:-1]  # without the quote that closes
        why = "after a space, # begins a note"
    else:  # the name that stands before a value, `copy: &friends hello`, and that nothing refers to
        whole, why = f"{lost} {words}".rstrip(), "text that begins with & needs quotes"
    escaped = whole.replace("\\", "\\\\").replace('"', '\\"')
    line = f'{lead}"{escaped}"'
    short = len(line) <= _LONGEST and whole.isprintable()
    sure = short and lost.startswith("#") and not in_brackets
    yield Problem(
        "source/swallowed-text",
        f"{shown(lost)} is lost: {why}",
        f"Put quotes around the text: {line}" if short else "Put quotes around the whole text.",
        document.location(span),
        fix=Fix(document.location((start if words else span[0], span[1])), f'"{escaped}"')
        if sure
        else None,
    )
