"""Writing back by position: values into a file of the plan, every other byte left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import TypeAlias

from journey.sources.document import Document
from journey.sources.nodes import Mapping, Span, Value
from journey.sources.tree import Tree

Fields: TypeAlias = "AnyMapping[str, str | Fields]"
"""What to write: text by the name of its field, or a group of fields."""

_PLAIN = re.compile(r"[^\W_][\w-]*(?: [\w-]+)*")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a document's text.

    Args:
        start: Offset of the first character that goes.
        end: Offset after the last one; the same where only something is added.
        text: What comes in its place.
    """

    start: int
    end: int
    text: str


def setting(document: Document, node: Mapping, fields: Fields) -> Iterator[Edit]:
    """The edits that give fields their values: in their places, or behind what stands there.

    A group of fields that is there keeps its form, its notes and its other fields. What a group has
    from elsewhere (the defaults of a calendar) is not its own, and is written anew.

    Args:
        document: The file.
        node: The group of fields.
        fields: What they are to say.
    """
    missing: dict[str, str | Fields] = {}
    own = _own(node)
    for key, value in fields.items():
        if key not in own:
            missing[key] = value
            continue
        key_start, key_end, start, end = node.spans[key]
        inside, text = node[key], document.text
        if not isinstance(value, str) and _stands_in(inside, (start, end)):
            assert isinstance(inside, Mapping)
            yield from setting(document, inside, value)
        elif start == end:
            colon = "" if ":" in text[key_end:start] else ":"
            yield Edit(start, end, f"{colon}{_blank_before(text, start)}{written(value)}")
        else:  # deeper than the name, where it stands below it like a list
            deeper = max(0, _column(text, key_start) + 2 - _column(text, start))
            yield Edit(start, end, f"{' ' * deeper}{written(value)}")
    if missing:
        yield _addition(document.text, node, own, missing)


def _own(node: Mapping) -> dict[str, Value]:
    """The fields that stand in a group, and not elsewhere."""
    start, end = node.span
    return {key: node[key] for key, spans in node.spans.items() if start <= spans[0] < end}


def _stands_in(value: Value, span: Span) -> bool:
    """Whether a value is a group of fields written out in its place, and no reference to one."""
    return (
        isinstance(value, Mapping)
        and bool(value)
        and span[0] <= value.span[0] <= value.span[1] <= span[1]
    )


def _addition(text: str, node: Mapping, own: AnyMapping[str, Value], fields: Fields) -> Edit:
    lines = [f"{key}: {written(value)}" for key, value in fields.items()]
    neighbour = _neighbour(text, node, own)
    if text[node.span[0] : node.span[0] + 1] == "{":
        return _addition_in_braces(node, neighbour, ", ".join(lines))
    start = node.spans[neighbour or next(iter(own))][0]
    indent = " " * _column(text, start)
    place = _LINE_END.search(text, node.spans[neighbour][3]) if neighbour else None
    line_end = place or _LINE_END.search(text)
    begin = f"{line_end[0] if line_end else chr(10)}{indent}"
    if neighbour is None:
        return Edit(start, start, "".join(f"{line}{begin}" for line in lines))
    at = place.start() if place else len(text)
    return Edit(at, at, "".join(f"{begin}{line}" for line in lines))


def _addition_in_braces(node: Mapping, neighbour: str | None, added: str) -> Edit:
    if neighbour is None:
        at, more = node.span[0] + 1, ", " if node else ""
        return Edit(at, at, f"{added}{more}")
    at = node.spans[neighbour][3]
    return Edit(at, at, f", {added}")


def _neighbour(text: str, node: Mapping, own: AnyMapping[str, Value]) -> str | None:
    """The field that others are added behind: the last one whose end is beyond doubt, if any."""
    for name in reversed(list(own)):
        if isinstance(own[name], str) and text[node.spans[name][2]] not in "|>":
            return name
    return None


def _column(text: str, at: int) -> int:
    """How many characters of its line stand before an offset."""
    start = text.rfind("\n", 0, at) + 1
    return at - max(start, text.rfind("\r", start, at) + 1)


def _blank_before(text: str, at: int) -> str:
    """The blank that has to come between what stands before an offset and what is written there."""
    return "" if text[at - 1 : at].isspace() else " "


def written(value: str | Fields) -> str:
    """A value on one line, in quotes where it needs them."""
    if not isinstance(value, str):
        return f"{{{', '.join(f'{key}: {written(part)}' for key, part in value.items())}}}"
    plain = _PLAIN.fullmatch(value) and value.lower() != "null"
    return value if plain else f'"{"".join(map(_escaped, value))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def edited(document: Document, data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with its edits.

    Args:
        document: The file as it was read.
        data: Its bytes.
        edits: What to change; no two of them overlap.

    Raises:
        UnicodeDecodeError: The file is not UTF-8.
    """
    text = data.decode("utf-8")
    before = len(text) - len(document.text)  # a byte order mark, which is in no document
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += text[at : before + edit.start], edit.text
        at = before + edit.end
    return "".join((*parts, text[at:])).encode("utf-8")


class Edited:
    """A tree of files in which some are as they are going to be; nothing is written.

    Args:
        tree: The tree as it is.
        files: The bytes of the files that change, by path.
    """

    def __init__(self, tree: Tree, files: AnyMapping[str, bytes]) -> None:
        self._tree = tree
        self._changed = files
        self.prefix = tree.prefix

    def files(self) -> list[str]:
        """Sorted POSIX paths, relative to the content folder, without hidden ones."""
        return self._tree.files()

    def left_out(self) -> dict[str, str]:
        """Paths that `files` leaves out although they are in sight, with the reason."""
        return self._tree.left_out()

    def size(self, path: str) -> int:
        """Length of a file in bytes."""
        return len(self._changed[path]) if path in self._changed else self._tree.size(path)

    def read(self, path: str, limit: int) -> bytes:
        """The first `limit` bytes of a file."""
        if path in self._changed:
            return self._changed[path][:limit]
        return self._tree.read(path, limit)
