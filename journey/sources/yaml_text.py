"""YAML to text, lists and mappings with the place of every key and value.

One loop over the parser's events, because that is fast and can neither recurse nor construct
anything: libyaml where PyYAML has it, pure Python elsewhere.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from sys import intern
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from journey.sources.document import Document
from journey.sources.lines import line_at, line_end, line_in, with_quotes, word_end
from journey.sources.nodes import Mapping, Sequence, Span, Value, clamp, count, cut
from journey.sources.problem import Fix, shortened
from journey.sources.yaml_lapses import Lapses

if TYPE_CHECKING:
    from journey.sources.yaml_repeats import Repeats

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser; PyYAML's own, with the same events but far slower, where that is missing."""

MAX_DEPTH = 32
"""Lists and mappings inside one another; a plan needs six."""

MAX_EXPANSION = 10_000
"""Values that the aliases of a file may stand for, together."""

_NOTHING = frozenset({"", "~", "null"})
_ODD_KEYS = frozenset({*_NOTHING, "<<"})
_ODD_VALUES = frozenset({*_NOTHING, "-"})
MAX_VALUES = 40_000
"""Fields, items, lists and groups of a file: a year of daily posts on five channels, and some."""

MAX_FIELDS = 1_000
"""Fields of a group; a plan has some dozens of campaigns."""

MAX_ITEMS = 5_000
"""Items of a list: years of daily posts on five channels."""

MAX_PROBLEMS = 100
"""Findings in a file, after which reading it stops: more help nobody."""

MAX_DIRECTIVES = 100
"""Lines `%TAG`, which libyaml compares each with each; a plan needs none."""

_IGNORED = "\0ignored"  # compared by identity: the key of a value that is read and dropped

_NO_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_NO_BREAK = re.compile("[\x85\u2028\u2029\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*+(?:\s++(?:#[^\r\n]*+)?)*+)+")
_LONE_CR = re.compile(r"\r(?!\n)")
_BLANK_LINE = re.compile(r"^ *\t[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#")


def read_yaml(path: str, text: str, base: int = 0, end: int | None = None) -> Document:
    """Read YAML; never raises.

    Args:
        path: POSIX path, relative to the repository.
        text: The whole file, decoded.
        base: Offset at which the YAML begins, at the start of a line; what is before is not read.
        end: Offset at which the YAML ends, if not at the text's end.

    Returns:
        The document, with what could be read and what is wrong with it. Scalars are text, or None
        where nothing stands; places are offsets into `text` (without a byte order mark).
    """
    text = text.removeprefix("\ufeff")
    source = text if end is None else text[:end]
    if base:
        source = " " * (base - 1) + "\n" + source[base:]
    if source.endswith((" ", "\t")):  # libyaml drops a last line of blanks that has no line end
        source += "\n"
    source, restored = _readable(source)
    reading = _Reading(Document(path, text), source, restored)
    reading.run()
    if reading.refused or reading.blank_tab:
        if reading.refused:  # characters that are in no file that was decoded
            source = _NO_YAML.sub("\ufffd", source)
        else:  # valid YAML that libyaml refuses, and editors leave it behind
            source = _BLANK_LINE.sub(lambda line: " " * len(line[0]), source)
        reading = _Reading(Document(path, text), source, restored)
        reading.run()
    if len(source) > len(text):
        clamp(reading.document.data, len(text))
    return reading.document


def _readable(source: str) -> tuple[str, dict[int, str]]:
    """The text for the parser, of the same length, and what to put back into what it gives.

    U+0085, U+2028 and U+2029 end lines for libyaml, but not in YAML 1.2 nor in any editor; U+FEFF
    it refuses. Characters of private use that are not in the text stand in for them.
    """
    if "\r" in source:
        source = _LONE_CR.sub("\n", source)
    if source.isascii():
        return source, {}
    source = _NO_YAML.sub("\ufffd", source)
    found = sorted(set(_NO_BREAK.findall(source)))
    if not found:
        return source, {}
    written = source.lower()
    free = (
        code
        for code in range(0xF0000, 0xFFFFD)
        if chr(code) not in source and f"{code:x}" not in written
    )
    stand_ins = dict(zip(found, free, strict=False))
    table = {ord(character): code for character, code in stand_ins.items()}
    return source.translate(table), {code: character for character, code in stand_ins.items()}


_Open: TypeAlias = "tuple[Mapping | None, Sequence | None, str | None, int, int, int, str | None]"
"""What is around a list or mapping while that is read: what it is in, and under which key."""


class _Enough(Exception):  # noqa: N818 - it says that reading ends, not that it failed
    """A file has as many findings as anybody will read."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class _Reading:
    """One pass over a file. `run` is one long loop on purpose: it is where the time goes."""

    def __init__(self, document: Document, source: str, restored: dict[int, str]) -> None:
        self.document = document
        self.source = source
        self.restored = restored
        self.anchors: dict[str, Value] = {}
        self.anchored: dict[str, tuple[int, Span]] = {}
        self.open_anchors: set[str] = set()
        self.expanded = 0
        self.documents = 0
        self.cut = len(source)
        self._lapses = Lapses(source, self._report)
        self._repeats: Repeats | None = None
        self.blank_tab = self.refused = False

    def run(self) -> None:
        """Build the document's data from the events."""
        mapping: Mapping | None = None
        sequence: Sequence | None = None
        key: str | None = None
        key_start = key_end = start = end = flow = 0
        stack: list[_Open] = []
        put = array("I").append
        after, restored = f"{self.source}\n", self.restored  # something stands after every value
        names: dict[str, str] = {}
        longest_odd = max(map(len, _ODD_VALUES))
        node: Value
        try:
            self._check_directives()
            next_event = LOADER(self.source).get_event
            for _ in range(MAX_VALUES):
                event = next_event()
                kind = event.__class__
                if kind is ScalarEvent and mapping is not None and key is None:
                    key = event.value
                    key_start = event.start_mark.index
                    key_end = event.end_mark.index
                    if key_end - key_start != len(key):
                        key, key_start, key_end = self._key(event, mapping, flow)
                    elif key in names:  # a few, in every post
                        key = names[key]
                    elif key in _ODD_KEYS:
                        key = self._odd_key(key, key_start, key_end)
                    else:
                        key = names[key] = intern(key.translate(restored))
                    event = next_event()
                    kind = event.__class__
                if kind is ScalarEvent:
                    node = value = event.value
                    start = event.start_mark.index
                    end = event.end_mark.index
                    length = len(value)
                    if end - start == length:  # plain, on one line, without anchor or tag
                        if length <= longest_odd and value in _ODD_VALUES:
                            node = self._odd_value(value, start, end)
                        elif restored:
                            node = value.translate(restored)
                        if after[end] != "\n":
                            self._note_comment(start, end)
                    else:
                        parent = mapping if mapping is not None else sequence
                        node, start, end = self._scalar(event, parent, flow)
                    if mapping is not None and key is not None:
                        if key in mapping or key is _IGNORED:
                            self._repeated(mapping, key, key_start, key_end, stack)
                        else:
                            mapping[key] = node
                            put(key_start)
                            put(key_end)
                            put(start)
                            put(end)
                        key = None
                    elif sequence is not None:
                        sequence.append(node)
                        sequence.spans.append((start, end))
                    else:
                        self.document.data = node
                    continue
                if kind is MappingStartEvent or kind is SequenceStartEvent:
                    if len(stack) >= MAX_DEPTH:
                        self._too_deep(event)
                        break
                    anchor = event.anchor
                    start = event.start_mark.index
                    if anchor is not None or event.tag is not None:
                        start = self._properties(event, len(self.source))
                    stack.append((mapping, sequence, key, key_start, key_end, flow, anchor))
                    key = None
                    flow = flow + 1 if event.flow_style else 0
                    if kind is MappingStartEvent:
                        mapping, sequence = Mapping((start, start)), None
                        put = mapping.unasked.append
                    else:
                        mapping, sequence = None, Sequence((start, start))
                    continue
                if kind is MappingEndEvent or kind is SequenceEndEvent:
                    closed = mapping if mapping is not None else sequence
                    mapping, sequence, key, key_start, key_end, outer, anchor = stack.pop()
                    if flow:
                        end = event.end_mark.index
                    if closed is None:
                        continue
                    start = closed.span[0]
                    if flow and not outer:
                        parent = mapping if mapping is not None else sequence
                        self._lapses.flow(start, end, parent)
                    flow = outer
                    if mapping is not None:
                        put = mapping.unasked.append
                    closed.span = (start, end)
                    if len(closed) > MAX_FIELDS:
                        self._shorten(closed)
                    if anchor is not None:
                        self.anchors[anchor] = closed
                        self.open_anchors.discard(anchor)
                    node = closed
                elif kind is AliasEvent:
                    start = event.start_mark.index
                    end = event.end_mark.index
                    node = self._alias(event.anchor, start, end)
                    if self.expanded > MAX_EXPANSION:
                        self._too_many(event.anchor, start, end)
                        break
                elif kind is DocumentStartEvent:
                    if not self._is_first(event):
                        break
                    continue
                elif event is None:
                    break
                else:
                    continue
                if mapping is not None and key is None:
                    key = self._node_key(node, start, end)
                    key_start = start
                    key_end = end
                    continue
                self._attach(mapping, sequence, key, (key_start, key_end, start, end), node, stack)
                key = None
            else:
                self._too_long(next_event())
        except yaml.reader.ReaderError:
            self.refused = True
        except yaml.YAMLError as error:
            self._mistake(error)
        except _Enough as enough:
            self._stop(
                "source/limits",
                f"more than {MAX_PROBLEMS} places in this file cannot be read as they are written",
                "Fix the ones above first.",
                enough.at,
                enough.at,
            )
        while stack:  # what was read before the mistake is kept
            closed = mapping if mapping is not None else sequence
            mapping, sequence, key, key_start, key_end, _, _ = stack.pop()
            if closed is None or (mapping is not None and key is None):
                continue
            start = closed.span[0]
            if start >= self.cut:
                continue
            cut(closed, self.cut)
            self._shorten(closed)
            closed.span = (start, max(start, min(end, self.cut)))
            with suppress(_Enough):  # that it stops was said
                spans = key_start, key_end, *closed.span
                self._attach(mapping, sequence, key, spans, closed, stack)
        self._note_unused_anchors()

    # What follows is for the few places where something is out of the ordinary.

    def _check_directives(self) -> None:
        if "%" in self.source and self.source.count("\n%TAG") > MAX_DIRECTIVES:
            raise _Enough(0)

    def _report(self, rule: str, message: str, advice: str, start: int, end: int) -> None:
        if len(self.document.problems) >= MAX_PROBLEMS:
            raise _Enough(start)
        self._note(rule, message, advice, start, end)

    def _note(self, rule: str, message: str, advice: str, start: int, end: int) -> None:
        """Report something in the text's own characters, without those that stood in for others."""
        message, advice = message.translate(self.restored), advice.translate(self.restored)
        fix = None
        if whole := line_in(advice.removeprefix(f"{_REST} "), line_at(self.source, start)):
            fix = Fix(self.document.location(whole[:2]), whole[2])
        self.document.report(rule, message, advice, (start, end), fix=fix)

    def _line(self, offset: int) -> int:
        return self.document.position(offset)[0]

    def _note_comment(self, start: int, end: int) -> None:
        """Keep the comment behind a plain value: only the model knows whether it is one."""
        if blanks := _COMMENT.match(self.source, end):
            mark = blanks.end() - 1
            self.document.swallowed[start] = mark, line_end(self.source, mark)

    def _attach(
        self,
        mapping: Mapping | None,
        sequence: Sequence | None,
        key: str | None,
        spans: tuple[int, int, int, int],
        node: Value,
        stack: list[_Open],
    ) -> None:
        if mapping is not None and key is not None:
            if key is _IGNORED or key in mapping:
                self._repeated(mapping, key, spans[0], spans[1], stack)
            else:
                mapping[key] = node
                mapping.unasked.extend(spans)
        elif sequence is not None:
            sequence.append(node)
            sequence.spans.append(spans[2:])
        else:
            self.document.data = node

    def _scalar(
        self, event: Any, parent: Mapping | Sequence | None, flow: int
    ) -> tuple[str | None, int, int]:
        """A scalar that is quoted, a block, over several lines, anchored or tagged."""
        value: str = event.value
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            start = self._properties(event, end)
        node: str | None = value
        style = event.style
        if not style:
            if value in _ODD_VALUES:
                node = self._odd_value(value, start, end)
            self._note_comment(start, end)
        elif style in "|>":
            self._lapses.block(value, start, parent)
            end = start + len(self.source[start:end].rstrip())
        else:
            self._lapses.quoted(start, end, None if flow else parent)
            if LOADER is not getattr(yaml, "CSafeLoader", None):
                node = _SURROGATE.sub("\ufffd", value)  # libyaml refuses their escapes itself
        if node is not None and self.restored:
            node = node.translate(self.restored)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
            self.anchored.setdefault(event.anchor, (start, (event.start_mark.index, start)))
        return node, start, end

    def _key(self, event: Any, mapping: Mapping, flow: int) -> tuple[str, int, int]:
        """A key that is not plain and on one line."""
        key, start, end = self._scalar(event, mapping, flow)
        if key is None:
            self._refuse_key("nothing", start, end)
            key = _IGNORED
        return key, start, end

    def _properties(self, event: Any, limit: int) -> int:
        """Note an anchor and a tag, and tell where the value itself starts."""
        start: int = event.start_mark.index
        if event.tag is not None:
            at = self.source.find("!", start)
            word = word_end(self.source, at)
            self._report(
                "source/ambiguous",
                "text that begins with ! needs quotes: "
                f"“{shortened(self.source[at:word])}” is read as a type, and lost",
                with_quotes(self.source, at),
                at,
                word,
            )
        if event.anchor is not None:
            self._lapses.anchor(event.anchor, start)
            if event.__class__ is not ScalarEvent:
                self.open_anchors.add(event.anchor)
        match = _PROPERTIES.match(self.source, start)
        return min(match.end(), limit) if match else start

    def _odd_value(self, value: str, start: int, end: int) -> str | None:
        if value == "-":
            self._report(
                "source/syntax",
                "a lone - is neither text nor the start of a list here",
                'Put it in quotes if it is text: "-".',
                start,
                end,
            )
            return value
        return None

    def _odd_key(self, value: str, start: int, end: int) -> str:
        if value == "<<":
            self._report(
                "source/ambiguous",
                "<< copies fields from elsewhere, which nobody who reads the plan can see",
                "Write the fields out, or put what all posts of a file share under `defaults:`.",
                start,
                end,
            )
        else:
            self._refuse_key("nothing", start, end)
        return _IGNORED

    def _refuse_key(self, what: str, start: int, end: int) -> None:
        self._report(
            "source/ambiguous",
            f"{what} is where the name of a field belongs",
            "Write a name before the colon; put the line in quotes if it is text.",
            start,
            max(end, start),
        )

    def _node_key(self, node: Value, start: int, end: int) -> str:
        """The key that a list, a mapping or an alias makes: only an alias of text makes one."""
        if isinstance(node, str):
            return node
        what = "nothing" if node is None else "a list" if isinstance(node, Sequence) else "a group"
        self._refuse_key(what, start, line_end(self.source, start, end))
        return _IGNORED

    def _repeated(
        self, mapping: Mapping, key: str | None, start: int, end: int, stack: list[_Open]
    ) -> None:
        if key is _IGNORED or key is None:
            return
        if self._repeats is None:
            from journey.sources.yaml_repeats import Repeats  # few files need it

            self._repeats = Repeats(self.document, self.source, self._report)
        around: str | None = "" if len(stack) == 1 else None
        if stack and stack[-1][1] is not None:
            around = stack[-2][2] or "the list"
        self._repeats.note(mapping, key, start, end, around)

    def _alias(self, name: str, start: int, end: int) -> Value:
        if name in self.open_anchors:
            self._report(
                "source/limits",
                f"*{shortened(name)} is inside what it refers to, so it never ends",
                "Write out what is meant.",
                start,
                end,
            )
            return None
        if name not in self.anchors:
            self._report(
                "source/syntax",
                "text that begins with * needs quotes: there is no "
                f"&{shortened(name)} that it could refer to",
                with_quotes(self.source, start),
                start,
                end,
            )
            return self.source[start:end].translate(self.restored)
        self.anchored.pop(name, None)
        node = self.anchors[name]
        self.expanded += count(node, MAX_EXPANSION + 1 - self.expanded)
        return node

    def _too_many(self, name: str, start: int, end: int) -> None:
        self._stop(
            "source/limits",
            f"*{shortened(name)} makes this file unfold to more than {MAX_EXPANSION} values",
            "Write posts out, or put what they share under `defaults:`.",
            start,
            end,
        )

    def _too_long(self, event: Any) -> None:
        if event is not None:
            self._stop(
                "source/limits",
                f"this file has more than {MAX_VALUES:,} fields and items",
                "Split it into several files, one a month for example.",
                event.start_mark.index,
                event.end_mark.index,
            )

    def _shorten(self, node: Mapping | Sequence) -> None:
        """Take out of a group or a list what is more than a plan can need."""
        if isinstance(node, Mapping):
            if len(node) <= MAX_FIELDS:
                return
            first = list(node.spans.values())[MAX_FIELDS][:2]
            what = f"a group has more than {MAX_FIELDS:,} fields"
        else:
            if len(node) <= MAX_ITEMS:
                return
            first = node.spans[MAX_ITEMS]
            what = f"a list has more than {MAX_ITEMS:,} items"
        self._stop(
            "source/limits",
            f"{what}; those from here on are not read",
            "Split the file into several, one a month for example.",
            *first,
        )
        cut(node, first[0])

    def _too_deep(self, event: Any) -> None:
        self._stop(
            "source/limits",
            f"lists and fields are nested more than {MAX_DEPTH} deep here",
            "A plan needs about six: check the indentation and the brackets.",
            event.start_mark.index,
            event.end_mark.index,
        )

    def _is_first(self, event: Any) -> bool:
        self.documents += 1
        start: int = event.start_mark.index
        if event.version is not None:
            self._lapses.directive(start)
        if self.documents == 1:
            return True
        self._stop(
            "source/ambiguous",
            "a line --- starts a second document in this file; only the first one is read",
            "Delete the line, or move what follows it to a file of its own.",
            start,
            event.end_mark.index,
        )
        return False

    def _stop(self, rule: str, message: str, advice: str, start: int, end: int) -> None:
        self._note(rule, message, f"{_REST} {advice}", start, end)
        self.document.complete = False

    def _mistake(self, error: yaml.YAMLError) -> None:
        from journey.sources.yaml_mistake import EMPTY_LINE_WITH_TAB, explain  # few files need it

        found = explain(self.source, error)
        line = self._line(found.span[0])
        # What was found below the mistake is made of misread lines.
        self.document.problems = [one for one in self.document.problems if one.location.line < line]
        self._stop("source/syntax", found.message, found.help, *found.span)
        self.cut = found.span[0]
        self.blank_tab = found.message == EMPTY_LINE_WITH_TAB

    def _note_unused_anchors(self) -> None:
        """`title: &friends hello` loses its first word; the model knows whether it was text."""
        swallowed = self.document.swallowed
        for start, span in self.anchored.values():
            trimmed = span[0] + len(self.source[slice(*span)].rstrip())
            if trimmed > span[0]:
                swallowed.setdefault(start, (span[0], trimmed))
        for start in [start for start in swallowed if start >= self.cut]:
            del swallowed[start]


_REST = "What follows is not in the plan until this is fixed."
