"""What is written at the place of a finding: the value that it complains about."""

from __future__ import annotations

import json

from journey.findings import Finding
from journey.model.source import Path
from journey.plan import Plan
from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Span, Value

_OF_THE_FILES = frozenset({"model", "source"})
_WHEN = frozenset({"date", "time"})


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
    found = _at(_around(finding, plan, document), (start, end), ())
    if found is None:
        return ""
    path, value = found
    named = next((step for step in reversed(path) if isinstance(step, str)), "")
    if named != field or (named in _WHEN and finding.family not in _OF_THE_FILES):
        return ""
    if isinstance(value, Mapping | Sequence):
        return json.dumps(value, sort_keys=True)
    return " ".join((value or "").split())


def _around(finding: Finding, plan: Plan, document: Document) -> Value:
    """The group of fields that a finding is in: its post, the strategy, or what posts share."""
    if finding.post:
        post = plan.post_by_id.get(finding.post)
        return post.source.node if post and post.source.document is document else None
    if document is plan.source.document:
        return plan.source.node
    return document.data.get("defaults") if isinstance(document.data, Mapping) else None


def _at(node: Value, span: Span, path: Path) -> tuple[Path, Value] | None:
    """The value with a place, and its path; for the place of a field's name, the name."""
    if isinstance(node, Mapping):
        for key, (key_start, key_end, start, end) in node.spans.items():
            here = *path, key
            if (start, end) == span:
                return here, node[key]
            if (key_start, key_end) == span:
                return here, key
            if start <= span[0] < end and (found := _at(node[key], span, here)):
                return found
    elif isinstance(node, Sequence):
        for number, (start, end) in enumerate(node.spans):
            here = *path, number
            if (start, end) == span:
                return here, node[number]
            if start <= span[0] < end and (found := _at(node[number], span, here)):
                return found
    return None
