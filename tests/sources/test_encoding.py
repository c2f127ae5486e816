from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from journey.sources.encoding import MAX_FINDINGS, Decoded, decode

RLO, LRI, RLI, FSI, PDI, PDF = "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u202c"
TAGS = "\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


def findings(decoded: Decoded) -> list[tuple[str, int, int, str]]:
    return [
        (one.rule, one.location.line, one.location.column, one.message) for one in decoded.problems
    ]


def read(text: str) -> list[tuple[str, int, int, str]]:
    return findings(decode("a.yml", text.encode()))


def test_utf_8_is_read_with_and_without_a_mark() -> None:
    assert decode("a.yml", b"\xef\xbb\xbfcopy: Caf\xc3\xa9\n") == ("copy: Café\n", [], True)
    assert decode("a.yml", b"") == ("", [], True)


def test_a_byte_that_is_not_utf_8_is_told_and_the_rest_is_read() -> None:
    decoded = decode("a.yml", "title: ä\ncopy: 🎄 Caf".encode() + b"\xe9!\n")
    assert findings(decoded) == [
        ("source/encoding", 2, 12,
         "this file is not UTF-8: the byte 0xE9 in line 2, column 12 is not a character"),
    ]  # fmt: skip
    assert decoded.text == "title: ä\ncopy: 🎄 Caf\ufffd!\n"
    assert decoded.problems[0].help == (
        "Save the file as UTF-8. Until then, what cannot be read is shown as \ufffd."
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_file_of_wide_characters_is_not_read(encoding: str) -> None:
    decoded = decode("a.yml", "\ufefftitle: a\n".encode(encoding))
    name = encoding[:6].upper()
    assert findings(decoded) == [
        ("source/encoding", 1, 1, f"this file is saved as {name} and cannot be read")
    ]
    assert (decoded.text, decoded.readable) == ("", False)


def test_a_file_full_of_nul_is_not_read() -> None:
    assert findings(decode("a.yml", "title: a\n".encode("utf-16-le"))) == [
        ("source/encoding", 1, 1, "this file is not text: it is full of NUL characters")
    ]


def test_control_characters_are_told_once_a_line_and_replaced_one_for_one() -> None:
    decoded = decode("a.yml", b"a: x\x00y\x1bz\tw\r\nb: \x7f\nc: \xc2\x80\nd: \xef\xbf\xbe\n")
    assert decoded.text == "a: x\ufffdy\ufffdz\tw\r\nb: \ufffd\nc: \ufffd\nd: \ufffd\n"
    assert findings(decoded) == [
        (
            "source/encoding",
            1,
            5,
            "this line contains U+0000 NULL and U+001B ESCAPE: that is not text",
        ),
        ("source/encoding", 2, 4, "this line contains U+007F DELETE: that is not text"),
        ("source/encoding", 3, 4, "this line contains U+0080: that is not text"),
        ("source/encoding", 4, 4, "this line contains U+FFFE: that is not text"),
    ]


def test_a_file_that_is_broken_on_every_line_gets_a_few_findings() -> None:
    assert len(read("\x01\n" * 1000)) == MAX_FINDINGS
    assert len(read("a\u202eb\n" * 1000)) == MAX_FINDINGS


@pytest.mark.parametrize(
    ("text", "column", "names"),
    [
        (f"access: {RLO}user", 9, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (f"{RLO}שלום{PDF}", 1, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (f"a {RLI}b{PDI}", 3, "U+2067 RIGHT-TO-LEFT ISOLATE and U+2069 POP DIRECTIONAL ISOLATE"),
        (f"שלום {RLI}b", 6, "U+2067 RIGHT-TO-LEFT ISOLATE"),
        (f"שלום {PDI}", 6, "U+2069 POP DIRECTIONAL ISOLATE"),
        ("owner: \u200edana", 8, "U+200E LEFT-TO-RIGHT MARK"),
        ("he\u200bllo", 3, "U+200B ZERO WIDTH SPACE"),
        ("id: abc\u200b", 8, "U+200B ZERO WIDTH SPACE"),
        ("he\u200dllo", 3, "U+200D ZERO WIDTH JOINER"),
        ("he\u200cllo", 3, "U+200C ZERO WIDTH NON-JOINER"),
        ("a\ufeffb", 2, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a\U000e0041b", 2, "U+E0041 TAG LATIN CAPITAL LETTER A"),
        (f"{RLO}{LRI}{PDI}{FSI}", 1,
         "U+202E RIGHT-TO-LEFT OVERRIDE, U+2066 LEFT-TO-RIGHT ISOLATE, U+2069 POP DIRECTIONAL "
         "ISOLATE and others"),
    ],
)  # fmt: skip
def test_characters_that_make_text_read_differently_are_told(
    text: str, column: int, names: str
) -> None:
    assert read(f"a: b\n{text}\n") == [
        ("source/hidden-characters", 2, column,
         f"this line contains {names}: nobody sees that, but it changes how the line reads"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧 🧑🏽‍💻 ❤️‍🔥 🏳️‍🌈 🏴‍☠️ 👁️‍🗨️ 1️⃣ ❤️ 🇫🇷",
        f"\U0001f3f4{TAGS}",
        "می\u200cخواهم",
        "क्\u200dष",
        "ශ්\u200dරී",
        "สวัสดี\u200bชาวโลก",
        "שלום \u200f(abc)\u200f",
        f"{RLI}שלום{PDI} hello",
        f"hello {FSI}{LRI}שלום{PDI}{PDI}",
        f"\u202bשלום{PDF} hello",
        "\u200b",
        "  \u200b  ",
        "soft\u00adhyphen, non\u00a0breaking, na\u202frrow, thin\u2009space",
        "“quotes” – dashes — … • ™",
        "line\u2028separator\u0085s",
    ],
)
def test_characters_used_rightly_are_not(text: str) -> None:
    assert read(f"a: b\n{text}\nc: d\n") == []


def test_lines_of_attacks_are_found_and_lines_of_look_alikes_are_not(
    corpus: Callable[[str], Any],
) -> None:
    hidden = {"U+200B", "U+200C", "U+200D", "U+2060", "U+FEFF"}
    for line in corpus("hostile/bidi-and-homoglyphs.json")["lines"]:
        names = {name.split()[0] for name in line["nonascii"]}
        assert bool(read(line["text"])) is (line["bidi_controls"] or bool(names & hidden)), line
