"""Writing values back by position: they are read as they were meant, and the rest stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journey.sources.document import Document
from journey.sources.editing import Edit, Edited, edited, setting, written
from journey.sources.nodes import Mapping, Sequence
from journey.sources.tree import Folder
from journey.sources.yaml_text import read_yaml
from tests.plans import Files

NEW: dict[str, Any] = {"by": "sam", "of": "3f2a9c"}
FLOW = "{by: sam, of: 3f2a9c}"


def item(document: Document) -> Mapping:
    """The last item of the list `posts`, else the whole."""
    assert isinstance(document.data, Mapping)
    posts = document.data.get("posts")
    node = posts[-1] if isinstance(posts, Sequence) else document.data
    assert isinstance(node, Mapping)
    return node


def rewritten(text: str, fields: dict[str, Any]) -> str:
    document = read_yaml("a.yml", text)
    data = text.encode()
    return edited(document, data, setting(document, item(document), fields)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", f"a: 1\nok: {FLOW}\n"),
        ("a: 1", f"a: 1\nok: {FLOW}"),
        ("a: 1\r\nb: 2", f"a: 1\r\nb: 2\r\nok: {FLOW}"),
        ("a: 1\rb: 2\r", f"a: 1\rb: 2\rok: {FLOW}\r"),
        ("\ufeffa: 1\n", f"\ufeffa: 1\nok: {FLOW}\n"),
        ("a: 1  # note \n# end\n", f"a: 1  # note \nok: {FLOW}\n# end\n"),
        ("a: one\n  two\nb: |+\n  x\n\n\n", f"a: one\n  two\nok: {FLOW}\nb: |+\n  x\n\n\n"),
        ("b: |\n  x", f"ok: {FLOW}\nb: |\n  x"),
        ("posts:\n  - c:\n    - y\n", f"posts:\n  - ok: {FLOW}\n    c:\n    - y\n"),
        ("a: 1\nb:\n", f"a: 1\nok: {FLOW}\nb:\n"),
        ("posts:\n  -   a: 1\n", f"posts:\n  -   a: 1\n      ok: {FLOW}\n"),
        ("posts:\n- a: 1\n  b: ~\n", f"posts:\n- a: 1\n  ok: {FLOW}\n  b: ~\n"),
        ("posts: [{a: 1}]\n", f"posts: [{{a: 1, ok: {FLOW}}}]\n"),
        ("posts: [{a: 1 , }]\n", f"posts: [{{a: 1, ok: {FLOW} , }}]\n"),
        ("posts: [{a: 1 # n\n  }]\n", f"posts: [{{a: 1, ok: {FLOW} # n\n  }}]\n"),
        ('posts: [{"a":"1","b":[2]}]\n', f'posts: [{{"a":"1", ok: {FLOW},"b":[2]}}]\n'),
        ("posts: [{a: [1]}]\n", f"posts: [{{ok: {FLOW}, a: [1]}}]\n"),
        ("posts: [{a: }]\n", f"posts: [{{ok: {FLOW}, a: }}]\n"),
        ("posts: [{}]\n", f"posts: [{{ok: {FLOW}}}]\n"),
        ("ok:\n", f"ok: {FLOW}\n"),
        ("ok:   # note\n", f"ok: {FLOW}   # note\n"),
        ("ok: ~ # note\n", f"ok: {FLOW} # note\n"),
        ("ok: 'x'\nb: 1\n", f"ok: {FLOW}\nb: 1\n"),
        ("ok: [x,\n  y]\nb: 1\n", f"ok: {FLOW}\nb: 1\n"),
        ("ok: {}\nb: 1\n", f"ok: {FLOW}\nb: 1\n"),
        ("posts: [{ok, b: 1}]\n", f"posts: [{{ok: {FLOW}, b: 1}}]\n"),
        ("posts: [{ok: , b: 1}]\n", f"posts: [{{ok: {FLOW}, b: 1}}]\n"),
        ("ok:\n- 1\n- 2\nb: 1\n", f"ok:\n  {FLOW}\nb: 1\n"),
        ("ok: {of: 1, by: dana}\n", "ok: {of: 3f2a9c, by: sam}\n"),
        ("ok: {by: dana} # n\n", "ok: {by: sam, of: 3f2a9c} # n\n"),
        ("ok: {of: }\n", "ok: {by: sam, of: 3f2a9c}\n"),
        ("ok:\n  # n\n  by: dana # d\n  x-a: |\n    t\n", "ok:\n  # n\n  by: sam # d\n"
         "  of: 3f2a9c\n  x-a: |\n    t\n"),
        ("ok: &a {by: dana}\nb: 1\n", "ok: &a {by: sam, of: 3f2a9c}\nb: 1\n"),
        ("b: &a {by: dana}\nok: *a\n", f"b: &a {{by: dana}}\nok: {FLOW}\n"),
        ("ok:\n  by: dana", "ok:\n  by: sam\n  of: 3f2a9c"),
    ],
)  # fmt: skip
def test_a_group_of_fields_is_written(before: str, after: str) -> None:
    assert rewritten(before, {"ok": NEW}) == after
    document = read_yaml("a.yml", after)
    assert not [p for p in document.problems if p.rule == "source/syntax"]
    group = item(document)["ok"]
    assert isinstance(group, Mapping)
    assert {key: group[key] for key in NEW} == NEW


def test_fields_from_elsewhere_are_written_anew() -> None:
    text = "defaults: {ok: 1}\nposts: [{a: 1}]\n"
    document = read_yaml("a.yml", text)
    node, data = item(document), document.data
    assert isinstance(data, Mapping)
    defaults = data["defaults"]
    assert isinstance(defaults, Mapping)
    node["ok"], node.spans["ok"] = "1", defaults.spans["ok"]
    after = edited(document, text.encode(), setting(document, node, {"ok": "2", "b": "3"}))
    assert after.decode() == "defaults: {ok: 1}\nposts: [{a: 1, ok: 2, b: 3}]\n"


def test_several_edits_and_a_character_that_is_no_text() -> None:
    document = read_yaml("a.yml", "x: \ufffd\ny: é\n")
    edits = [Edit(0, 1, "z"), Edit(8, 8, "!"), Edit(5, 6, "w")]
    assert edited(document, "x: \x01\ny: é\n".encode(), edits) == "z: \x01\nw: !é\n".encode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("sam", "sam"),
        ("Sam Reyes", "Sam Reyes"),
        ("2026-11-28", "2026-11-28"),
        ("Zoë", "Zoë"),
        ("null", '"null"'),
        ("Null", '"Null"'),
        ("", '""'),
        ("-sam", '"-sam"'),
        ("sam, dana", '"sam, dana"'),
        ("a  b", '"a  b"'),
        ("sam ", '"sam "'),
        ("o'Neil", '"o\'Neil"'),
        ('a"b\\', '"a\\"b\\\\"'),
        ("日: 本", '"日: 本"'),
        ("a\nb\u202e", '"a\\U0000000ab\\U0000202e"'),
    ],
)
def test_text_gets_quotes_where_it_needs_them(value: str, text: str) -> None:
    assert written(value) == text
    assert written({"a": value}) == f"{{a: {text}}}"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_is_read_back(value: str) -> None:
    assert read_yaml("a.yml", f"a: {{b: {written(value)}}}\n").data == {"a": {"b": value}}


KEYS = st.sampled_from(["a", "b", "ok", '"c"', "d e"])
VALUES = st.sampled_from(
    ["1", "'q # '", '"q\\n"', "é 🎄", "~", "", "[x, {y: z}]", "{by: dana, x-n: 1}", "{}", "{of: }"]
)
BLOCKS = st.sampled_from(
    [
        "|\n      one\n\n      two",
        ">-\n      one",
        "\n      by: x # n\n      of:",
        "\n    - 1",
        "a\n      b",
    ]
)
NOTES = st.sampled_from(["", "", "  # note", " #é: {", "   "])


@st.composite
def groups(draw: st.DrawFn) -> str:
    """A group of fields as text, in braces or in lines."""
    keys = draw(st.lists(KEYS, min_size=1, max_size=5, unique=True))
    if draw(st.booleans()):
        comma = draw(st.sampled_from([", ", " ,\n     "]))
        fields = [f"{key}: {draw(VALUES)}" for key in keys]
        return f"- {{{comma.join(fields)}{draw(st.sampled_from(['', ',', ' ']))}}}"
    lines = [f"{key}: {draw(VALUES | BLOCKS)}{draw(NOTES)}" for key in keys]
    return "- " + "\n    ".join(lines)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(groups(), min_size=1, max_size=3),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n", "\n\n# end", "\nx: 1\n"]),
    st.booleans(),
    st.data(),
)
def test_nothing_else_changes(
    posts: list[str], line_end: str, tail: str, mark: bool, data: st.DataObject
) -> None:
    body = "\n  ".join(["posts:", *posts]) + tail
    text = "\ufeff" * mark + body.replace("\n", line_end)
    document = read_yaml("a.yml", text)
    assume(document.complete and not document.problems)
    assert isinstance(document.data, Mapping)
    items = document.data["posts"]
    assert isinstance(items, Sequence)
    number = data.draw(st.integers(0, len(items) - 1))
    node = items[number]
    assert isinstance(node, Mapping)
    edits = list(setting(document, node, {"ok": NEW}))
    after = edited(document, text.encode(), edits).decode()

    again = read_yaml("a.yml", after)
    assert [problem.message for problem in again.problems] == []
    assert isinstance(again.data, Mapping)
    now = again.data["posts"]
    assert isinstance(now, Sequence)
    was = node.get("ok")
    kept = dict(was) if isinstance(was, Mapping) else {}
    assert now[number] == dict(node) | {"ok": kept | NEW}
    for other, (one, two) in enumerate(zip(items, now, strict=True)):
        assert other == number or one == two
    first, last = node.spans["ok"][2:] if "ok" in node.spans else (0, 0)
    assert all(e.start == e.end or first <= e.start < e.end <= last for e in edits)
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.end):
        pieces += [document.text[at : edit.start], edit.text]
        at = edit.end
    assert after == "\ufeff" * mark + "".join(pieces) + document.text[at:]


def test_a_tree_with_changes_is_read_as_if_they_were_there() -> None:
    tree = Edited(Files({"a": "one", "b": "two"}), {"b": b"three"})
    assert (tree.files(), tree.left_out(), tree.prefix) == (["a", "b"], {}, "content/")
    assert [tree.size(path) for path in "ab"] == [3, 5]
    assert [tree.read(path, 2) for path in "ab"] == [b"on", b"th"]


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("one")
    path.chmod(0o640)
    (tmp_path / "link.yml").symlink_to("a.yml")
    Folder(tmp_path).write("link.yml", b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.yml").is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_cannot_be_written_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    path = tmp_path / "content" / "a.yml"
    path.write_text("one")
    (tmp_path / "out.yml").write_text("out")
    (tmp_path / "content" / "link.yml").symlink_to("../out.yml")
    folder = Folder(tmp_path / "content")
    with pytest.raises(PermissionError):
        folder.write("link.yml", b"two")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            folder.write("a.yml", b"two")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(PermissionError):
        folder.write("a.yml", b"two")
    assert path.read_bytes() == b"one"
    assert (tmp_path / "out.yml").read_bytes() == b"out"
    assert len(list((tmp_path / "content").iterdir())) == 2
