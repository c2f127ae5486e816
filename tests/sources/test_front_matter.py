from __future__ import annotations

import pytest

from journey.sources.front_matter import read_markdown
from journey.sources.nodes import Mapping

POST = "---\ndate: 2026-12-01\ntitle: Hi\n---\n\nFirst *line*.\n\n---\n\nLast line.\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_fields_and_copy_are_parted_and_keep_their_places(ending: str) -> None:
    text = POST.replace("\n", ending)
    document = read_markdown("content/posts/a.md", text)
    assert document.data == {"date": "2026-12-01", "title": "Hi"}
    assert document.body == "First *line*.\n\n---\n\nLast line.\n"
    assert document.problems == []
    assert isinstance(document.data, Mapping)
    assert document.position(document.data.key_span("title")[0]) == (3, 1)
    assert text[slice(*document.data.value_span("title"))] == "Hi"
    assert document.position(document.body_span[0]) == (6, 1)
    assert document.body_span[1] == len(text)


def test_a_mark_at_the_start_is_passed_over() -> None:
    document = read_markdown("a.md", "\ufeff" + POST)
    assert document.data == {"date": "2026-12-01", "title": "Hi"}
    assert document.text == POST


@pytest.mark.parametrize("fence", ["---", "-----", "--- "])
def test_a_fence_may_be_long_or_end_in_blanks(fence: str) -> None:
    document = read_markdown("a.md", f"{fence}\ntitle: Hi\n{fence}\nText")
    assert (document.data, document.body) == ({"title": "Hi"}, "Text")
    assert document.problems == []


@pytest.mark.parametrize("text", ["---\n---\nText\n", "---\n# note\n---\nText\n"])
def test_front_matter_may_say_nothing(text: str) -> None:
    document = read_markdown("a.md", text)
    assert (document.data, document.body, document.problems) == (None, "Text\n", [])


def test_indented_code_at_the_start_of_the_copy_stays_indented() -> None:
    assert read_markdown("a.md", "---\na: b\n---\n\n\n    code\n").body == "    code\n"


@pytest.mark.parametrize(
    "text", ["", "Just text.\n", "\n---\na: b\n---\n", "title: a\n---\nText\n"]
)
def test_a_post_without_front_matter_is_told(text: str) -> None:
    document = read_markdown("content/posts/a.md", text)
    (problem,) = document.problems
    assert problem.rule == "source/syntax"
    assert (problem.location.line, problem.location.column) == (1, 1)
    assert problem.message == "this post has no front matter: it does not begin with a line ---"
    assert problem.help == (
        "Begin the file with a line ---, then the fields (date: ..., channels: ...), then another "
        "line ---, then the copy."
    )
    assert not document.complete


def test_front_matter_that_is_never_closed_is_told() -> None:
    document = read_markdown("content/posts/a.md", "---\ntitle: Hi\n\nText\n")
    (problem,) = document.problems
    assert problem.rule == "source/syntax"
    assert (problem.location.line, problem.location.end_column) == (1, 4)
    assert problem.message == "the front matter is opened here and never closed"
    assert problem.help == "Put a line --- after the last field; what follows it is the copy."
    assert not document.complete


def test_a_slip_in_the_front_matter_is_told_at_its_line_and_the_copy_is_kept() -> None:
    document = read_markdown("a.md", "---\ndate: x\ntitle: What's new: a\ntype: y\n---\nText\n")
    (problem,) = document.problems
    assert (problem.location.line, problem.location.column) == (3, 8)
    assert problem.help.endswith("""Write: title: "What's new: a\"""")
    assert document.data == {"date": "x"}
    assert document.body == "Text\n"
