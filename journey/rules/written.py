"""What is written at the place of a finding: the value that it complains about."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256

from journey.findings import Finding
from journey.model.source import Path, Source
from journey.plan import Plan
from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Span, Value

_OF_THE_FILES = frozenset({"model", "source"})
_WHEN = frozenset({"date", "time"})
_LONG = 10_000
"""Characters of a value, beyond which every finding would take its time."""


def value_of(finding: Finding, plan: Plan, document: Document | None) -> str:
    """The value of a finding's field, as far as it is what stands at the finding's place.

    Empty where something else stands there, such as the title of a post that lacks a field, and
    for dates that are no mistakes: a post that moves keeps its findings.

    Args:
        finding: A finding that knows its rule.
        plan: The plan.
        document: The file that it is in, if it was read.
    """
    field = finding.named_field.rpartition(".")[2]
    if not field or document is None:
        return ""
    place = finding.location
    start = document.offset(place.line, place.column)
    end = document.offset(place.end_line, place.end_column)
    found = _found(finding, plan, document, (start, end))
    if found is None:
        return ""
    path, value = found
    named = next((step for step in reversed(path) if isinstance(step, str)), "")
    if named != field or (named in _WHEN and finding.family not in _OF_THE_FILES):
        return ""
    if isinstance(value, Mapping | Sequence):
        return json.dumps(value, sort_keys=True)
    return _words(value or "")


@lru_cache(maxsize=16)  # one list of names may have thousands of findings
def _words(text: str) -> str:
    """A text without what differs only in its blanks; a hash where it is very long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONG else sha256(words.encode("utf-8", "replace")).hexdigest()


def _found(
    finding: Finding, plan: Plan, document: Document, span: Span
) -> tuple[Path, Value] | None:
    """The value at a place: in the finding's post, the strategy, or what posts share."""
    if finding.post:
        post = plan.post_by_id.get(finding.post)
        inside = post is not None and post.source.document is document
        return _places_in(post.source).get(span) if post and inside else None
    if document is plan.source.document:
        return _places_in(plan.source).get(span)
    return _places_in_defaults(plan, document.path).get(span)


@lru_cache(maxsize=1)  # findings come in the order of their places, a post may have thousands
def _places_in(source: Source) -> dict[Span, tuple[Path, Value]]:
    return _places(source.node)


@lru_cache(maxsize=1)
def _places_in_defaults(plan: Plan, path: str) -> dict[Span, tuple[Path, Value]]:
    data = next(document.data for document in plan.documents if document.path == path)
    return _places(data.get("defaults") if isinstance(data, Mapping) else None)


def _places(node: Value) -> dict[Span, tuple[Path, Value]]:
    """Every value in a group by its place, with its path; by the place of a field's name, that."""
    places: dict[Span, tuple[Path, Value]] = {}
    waiting: list[tuple[Path, Value]] = [((), node)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Mapping):
            for key, (key_start, key_end, start, end) in value.spans.items():
                here = *path, key
                places.setdefault((start, end), (here, value[key]))
                places.setdefault((key_start, key_end), (here, key))
                waiting.append((here, value[key]))
        elif isinstance(value, Sequence):
            for number, (span, item) in enumerate(zip(value.spans, value, strict=True)):
                places.setdefault(span, ((*path, number), item))
                waiting.append(((*path, number), item))
    return places
