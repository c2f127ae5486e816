"""What holds for any text: it is read back as it was written, and nothing makes the reader fail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from journey.sources.content import read_content
from journey.sources.document import Document
from journey.sources.encoding import decode
from journey.sources.front_matter import read_markdown
from journey.sources.nodes import Mapping, Sequence, Span, Value
from journey.sources.yaml_text import read_yaml
from tests.sources.test_content import Files

pytestmark = pytest.mark.usefixtures("loader")
EACH_LOADER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

# What ends lines in YAML 1.1, by which the dumper writes, has tests of its own.
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029\ufeff"),
    max_size=40,
)
KEY = TEXT.filter(lambda text: text != "<<")
DATA = st.recursive(
    TEXT,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEY, inside, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, '"', "'", "|"]),
        "allow_unicode": st.booleans(),
        "indent": st.integers(2, 8),
        "width": st.sampled_from([20, 80, 1000]),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
        "explicit_start": st.booleans(),
        "sort_keys": st.booleans(),
    }
)


def values(node: Value, span: Span) -> Iterator[tuple[Value, Span]]:
    """Every key and value below a node, with its place."""
    yield node, span
    if isinstance(node, Mapping):
        for key, (key_start, key_end, start, end) in node.spans.items():
            yield key, (key_start, key_end)
            yield from values(node[key], (start, end))
    elif isinstance(node, Sequence):
        for item, place in zip(node, node.spans, strict=True):
            yield from values(item, place)


@EACH_LOADER
@given(data=st.lists(DATA, max_size=3) | st.dictionaries(KEY, DATA, max_size=3), style=STYLES)
def test_text_is_read_back_as_it_was_written(data: Any, style: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, **style)
    assume(yaml.load(text, Loader=yaml.BaseLoader) == data)  # PyYAML folds some text wrongly
    document = read_yaml("a.yml", text)
    assert [problem.message for problem in document.problems] == []
    assert document.data == data
    assert document.complete


@EACH_LOADER
@given(data=st.lists(DATA, max_size=3) | st.dictionaries(KEY, DATA, max_size=3), style=STYLES)
def test_a_place_covers_the_source_of_its_key_or_value(data: Any, style: dict[str, Any]) -> None:
    document = read_yaml("a.yml", yaml.safe_dump(data, **style))
    assert isinstance(document.data, Mapping | Sequence)
    for node, (start, end) in values(document.data, document.data.span):
        source = document.text[start:end]
        if isinstance(node, str) and source[:1] in {"|", ">"}:
            assert not source[-1:].isspace() or not node.strip()
            continue  # its indentation counts from what is around it
        column = document.position(start)[1] - 1
        assert read_yaml("a.yml", " " * column + source).data == node


ODD = st.text(
    st.sampled_from(list("ab:-#\"'[]{}&*!|>?%@`\n\t\r ,~<\\=.0x\u2028\ufeff🎄\x00")), max_size=60
)


def check(document: Document) -> None:
    """What any document promises."""
    lines = document.text.count("\n") + document.text.count("\r") + 1
    for problem in document.problems:
        assert problem.location.path == document.path
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
        assert "\n" not in problem.message + problem.help
        assert not problem.message.endswith(".")
        assert not problem.message[0].isupper()
        assert problem.help[0].isupper()
    root = document.data
    span = root.span if isinstance(root, Mapping | Sequence) else (0, 0)
    for _, (start, end) in values(root, span):
        assert 0 <= start <= end <= len(document.text)


@EACH_LOADER
@given(text=ODD)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    check(read_yaml("a.yml", text))
    check(read_yaml("a.yml", f"posts:\n  - title: a\n    copy: {text}\n    type: b\n"))
    check(read_markdown("a.md", f"---\n{text}\n---\nText"))
    check(read_markdown("a.md", text))


@EACH_LOADER
@given(data=st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    decoded = decode("a.yml", data)
    if decoded.readable:
        document = Document("a.yml", decoded.text)
        document.problems.extend(decoded.problems)
        check(document)
        check(read_yaml("a.yml", decoded.text))
    files = {"strategy.yml": data, "calendars/a.yml": data, "posts/a.md": b"---\n" + data}
    content = read_content(Files(dict(files)))
    assert content.strategy is not None
    for document in [content.strategy, *content.calendars, *content.posts]:
        check(document)
