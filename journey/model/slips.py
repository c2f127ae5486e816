"""Slips of typing that leave a name where none was meant: `{per:week}`, `{reason: Yes, please}`."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from journey.model.values import shown
from journey.names import meant
from journey.sources.document import Document
from journey.sources.nodes import Mapping, Span
from journey.sources.problem import Location
from journey.sources.typed import CURLY, ODD_SPACES, odd_space, without_curly

_GLUED = re.compile(r"(?P<name>[\w-]+):(?P<value>\S.*)")
_WITH_ODD_SPACE = re.compile(rf"\s*-?(?P<odd>[{ODD_SPACES}]+)|[\w-]+:(?P<behind>[{ODD_SPACES}]+)")
_NAME = re.compile(r"[\w-]+")
_LONGEST = 200
"""Characters of a text that is shown as it should be."""


class Slip(NamedTuple):
    """What is wrong with a name, what to do about it, where, and the names that this explains."""

    message: str
    help: str
    place: Location
    explains: tuple[str, ...]


def slip_in_name(
    document: Document, node: Mapping, name: str, known: Collection[str]
) -> Slip | None:
    """The slip that a name is that no field has.

    Args:
        document: The file.
        node: The group of fields that it stands in.
        name: The name.
        known: The fields that the group can have.
    """
    if slip := odd_space_in_name(document, node, name, known):
        return slip
    if node[name] is not None:
        return None
    if (match := _GLUED.fullmatch(name)) and (field := meant(match["name"], known)):
        message = f"{shown(name)} is not a field: a colon needs a space after it"
        help = f"Write `{field}: {match['value']}`."
        return Slip(message, help, document.location(node.key_span(name)), (field,))
    return _cut_off(document, node, name)


def odd_space_in_name(
    document: Document, node: Mapping, name: str, known: Collection[str]
) -> Slip | None:
    """A space that is none in front of a name, or behind its dash or colon."""
    match = _WITH_ODD_SPACE.match(name)
    if match is None:
        return None
    start, end = match.span("odd" if match["odd"] else "behind")
    at = node.key_span(name)[0]
    word = _NAME.search(name)
    field = meant(word[0], known) if word else None
    place = document.location((at + start, at + end))
    return Slip(*odd_space(name[start:end]), place, (field,) if field else ())


def _cut_off(document: Document, node: Mapping, name: str) -> Slip | None:
    """A text in braces with a comma in it: what is behind the comma became a name."""
    if not document.text.startswith("{", node.span[0]):
        return None
    names = list(node)
    first = last = names.index(name)
    while first and node[names[first]] is None:
        first -= 1
    while last + 1 < len(names) and node[names[last + 1]] is None:
        last += 1
    field = names[first]
    if not isinstance(node[field], str):
        return None
    span: Span = node.spans[names[first + 1]][0], node.spans[names[last]][1]
    text = document.text[node.spans[field][2] : span[1]]
    help = f"Put the text of “{field}” in quotes."
    if text.isprintable() and len(text) <= _LONGEST and not set("\"'\\") & set(text):
        help = f'Write `{field}: "{text}"`.'
    return Slip(
        f"{shown(document.text[slice(*span)])} is cut off from “{field}”: in braces a text with a "
        "comma needs quotes",
        help,
        document.location(span),
        tuple(names[first + 1 : last + 1]),
    )


def curly_quotes(value: object) -> tuple[str, str] | None:
    """What to say of a value in quotes that are none; None where there are no such."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    inside = without_curly(text).strip(CURLY + " ") if text[:1] in tuple(CURLY) else text
    if inside == text or not inside:
        return None
    return "curly quotes do not work as quotes", f"Write {inside}, without them."
