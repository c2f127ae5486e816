"""Inputs that were made to break readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from journey.sources.content import MAX_BYTES, read_content
from journey.sources.nodes import Mapping
from journey.sources.yaml_text import read_yaml
from tests.sources.test_content import Files

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def test_a_document_that_unfolds_a_billion_times_is_refused(corpus: Callable[[str], Any]) -> None:
    text = corpus("hostile/billion_laughs_yamlbeans_CVE-2023-24620.yaml").decode()
    document = read_yaml("a.yml", text)
    assert [one.rule for one in document.problems] == ["source/limits"]
    assert not document.complete


def test_a_document_that_contains_itself_is_refused(corpus: Callable[[str], Any]) -> None:
    document = read_yaml("a.yml", corpus("hostile/recursive_acme.yaml").decode())
    (problem,) = document.problems
    assert problem.rule == "source/limits"
    assert problem.location.line == 3


def test_a_document_that_unfolds_a_little_is_read(corpus: Callable[[str], Any]) -> None:
    document = read_yaml("a.yml", corpus("hostile/small_bomb_binary.yaml").decode())
    assert document.problems == []
    assert isinstance(document.data, Mapping)
    assert len(document.data) == 9


def test_naughty_strings_are_files_like_any_other(corpus: Callable[[str], Any]) -> None:
    for text in corpus("hostile/naughty-strings.json")["strings"]:
        data = text.encode("utf-8", "surrogatepass")
        content = read_content(
            Files({"calendars/a.yml": data, "posts/a.md": data, "calendars/b.yml": "posts: []\n"})
        )
        assert content.calendars[-1].data == {"posts": []}


def test_naughty_strings_are_values_like_any_other(corpus: Callable[[str], Any]) -> None:
    for text in corpus("hostile/naughty-strings.json")["strings"]:
        line = text.replace("\n", " ").replace("\r", " ")
        document = read_yaml("a.yml", f"title: '{line.replace(chr(39), chr(39) * 2)}'\n")
        assert document.problems == [], text
        expected = FORBIDDEN.sub("\ufffd", line)
        assert document.data == {"title": expected}, text


LONG = 200_000


@pytest.mark.parametrize(
    "text",
    [
        "[" * LONG,
        "{" * LONG,
        "- " * LONG,
        "? " * LONG,
        "a: " * LONG,
        "[a," * LONG,
        "&a " * LONG,
        "!a " * LONG,
        "*a\n" * LONG,
        "- &a b\n" * LONG,
        "- !a b\n" * LONG,
        "a: b\n" * LONG,
        "a" + " " * LONG + ": @",
        "a: '" + " " * LONG,
        'a: "' + "\\" * LONG,
        "a: |\n" + " \n" * LONG + "b",
        "a: x\r" * LONG,
        "- # note\r" * LONG,
        "[a,#b\n" * LONG,
        "[" + "'a', " * LONG + "#",
        "\t" * LONG,
        "a:\n" + "\n".join(" " * min(depth, 200) + "a:" for depth in range(2000)),
        " " * LONG + "#" + " #" * LONG,
        "- |\n" * LONG,
        "---\n" * LONG,
        "%TAG !a! b\n" * LONG + "---\n",
        "\ufeff\u2028\x85" * LONG,
        "\x00" + "a\x01\n" * LONG,
        "\u202e" * LONG,
        "\u200d\n" * LONG,
        "\U0001f3f4" + "\U000e0067" * LONG,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_long_files_of_one_thing_are_read_or_refused_in_time(text: str) -> None:
    data = text.encode()[:MAX_BYTES]
    content = read_content(Files({"calendars/a.yml": data, "posts/a.md": b"---\n" + data}))
    assert len(content.calendars) <= 1
    assert len(content.posts) == 1
