"""Words that people wrote and YAML dropped."""

from __future__ import annotations

from collections.abc import Iterator

from journey.model.values import shown
from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Span, Value
from journey.sources.problem import Problem

# Fields that hold words for people to read. In others a comment behind the value is a comment.
_TEXT_FIELDS = frozenset(
    "title copy alt subject preheader disclosure because partner permission terms reason brand "
    "purpose metric target role avoid tags".split()
)
_LONGEST = 200
"""Characters of a line that is shown as it should be."""


def swallowed_words(document: Document, data: Mapping) -> Iterator[Problem]:
    """Text of text fields that YAML took for a comment.

    Args:
        document: The file.
        data: Its data, or a part of it.
    """
    if document.swallowed:
        yield from _in_mapping(document, data)


def _in_mapping(document: Document, data: Mapping) -> Iterator[Problem]:
    for key, value in data.items():
        if key in _TEXT_FIELDS:
            _, _, start, _ = data.spans[key]
            yield from _lost(document, f"{key}: ", value, start)
        yield from _inside(document, key, value)


def _inside(document: Document, key: str, value: Value) -> Iterator[Problem]:
    if isinstance(value, Mapping):
        yield from _in_mapping(document, value)
    elif isinstance(value, Sequence):
        for item, (start, _) in zip(value, value.spans, strict=True):
            if key in _TEXT_FIELDS:
                yield from _lost(document, "- ", item, start)
            yield from _inside(document, key, item)


def _lost(document: Document, lead: str, value: Value, start: int) -> Iterator[Problem]:
    span: Span | None = document.swallowed.get(start)
    if span is None or isinstance(value, Mapping | Sequence):
        return
    lost = document.text[slice(*span)].strip()
    words = str(value or "")
    if lost.startswith("#"):
        whole, why = f"{words} {lost}".lstrip(), "behind a space, # begins a comment"
    else:  # the name that stands before a value, `copy: &friends hello`, and that nothing refers to
        whole, why = f"{lost} {words}".rstrip(), "text that begins with & needs quotes"
    escaped = whole.replace("\\", "\\\\").replace('"', '\\"')
    line = f'{lead}"{escaped}"'
    short = len(line) <= _LONGEST and whole.isprintable()
    yield Problem(
        "source/swallowed-text",
        f"{shown(lost)} is lost: {why}",
        f"Put quotes around the text: {line}" if short else "Put quotes around the whole text.",
        document.location(span),
    )
