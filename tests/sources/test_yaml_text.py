from __future__ import annotations

import pytest

from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Value
from journey.sources.yaml_text import MAX_DEPTH, MAX_PROBLEMS, read_yaml

pytestmark = pytest.mark.usefixtures("loader")

REST = "What follows is not in the plan until this is fixed. "


def mapping(value: Value) -> Mapping:
    assert isinstance(value, Mapping)
    return value


def sequence(value: Value) -> Sequence:
    assert isinstance(value, Sequence)
    return value


def findings(document: Document) -> list[tuple[str, int, int, str, str]]:
    return [
        (one.rule, one.location.line, one.location.column, one.message, one.help)
        for one in document.problems
    ]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "10:30", "010", "2026-12-01", "1e3", "0x10", "Null", "NULL", "true", ".inf", "=",
     "1_000", "12:30:45", "-", "What's on?", "a#b", "a:b", "100%", "<b>"],
)  # fmt: skip
def test_a_value_is_the_text_that_stands_there(text: str) -> None:
    document = read_yaml("a.yml", f"key: {text}\n" if text != "-" else 'key: "-"\n')
    assert document.data == {"key": text}
    assert document.problems == []


@pytest.mark.parametrize("text", ["", "~", "null", " # a note", "\n", "&name"])
def test_nothing_is_none(text: str) -> None:
    assert read_yaml("a.yml", f"key: {text}").data == {"key": None}


@pytest.mark.parametrize("text", ['""', "''", "|\n", '"~"', "'null'"])
def test_an_empty_text_and_a_quoted_word_are_text(text: str) -> None:
    assert isinstance(mapping(read_yaml("a.yml", f"key: {text}").data)["key"], str)


@pytest.mark.parametrize("text", ["", "\n", "# only a note\n", "---\n", "\ufeff"])
def test_an_empty_file_says_nothing(text: str) -> None:
    document = read_yaml("a.yml", text)
    assert document.data is None
    assert document.problems == []
    assert document.complete


def test_a_file_may_be_a_single_text_or_a_list() -> None:
    assert read_yaml("a.yml", "just text\n").data == "just text"
    assert read_yaml("a.yml", "- a\n- b\n").data == ["a", "b"]


POSTS = """\
# December
posts:
  - title: Ready for winter? 🎄
    copy: |
      First line
      second — line

    tags: [a, "b c",   'd']
  - title: "Another"
    offer: {code: WARM10, ends: }
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_key_and_value_knows_its_place(ending: str) -> None:
    text = POSTS.replace("\n", ending)
    document = read_yaml("a.yml", text)
    posts = sequence(mapping(document.data)["posts"])
    first, second = mapping(posts[0]), mapping(posts[1])

    def key(node: Mapping, name: str) -> tuple[int, int]:
        return document.position(node.key_span(name)[0])

    def value(node: Mapping, name: str) -> str:
        return text[slice(*node.value_span(name))]

    assert key(mapping(document.data), "posts") == (2, 1)
    assert key(first, "title") == (3, 5)
    assert value(first, "title") == "Ready for winter? 🎄"
    assert document.position(first.value_span("title")[1]) == (3, 31)
    assert value(first, "copy") == ending.join(["|", "      First line", "      second — line"])
    assert key(first, "tags") == (8, 5)
    tags = sequence(first["tags"])
    assert [text[slice(*span)] for span in tags.spans] == ["a", '"b c"', "'d'"]
    assert value(first, "tags") == """[a, "b c",   'd']"""
    assert key(second, "title") == (9, 5)
    assert value(second, "title") == '"Another"'
    assert value(second, "offer") == "{code: WARM10, ends: }"
    assert value(mapping(second["offer"]), "ends") == "ends"
    assert text[slice(*posts.spans[0])].endswith("'d']")
    assert text[slice(*second.span)].startswith('title: "Another"')
    assert first["copy"] == "First line\nsecond — line\n"


def test_places_count_from_the_start_of_the_file_where_the_yaml_does_not() -> None:
    text = "---\ntitle: a\ncopy: @b\n---\nbody: not read\n"
    document = read_yaml("a.md", text, 3, text.rindex("---"))
    assert document.data == {"title": "a"}
    assert mapping(document.data).spans["title"] == (4, 9, 11, 12)
    assert [(one.location.line, one.location.column) for one in document.problems] == [(3, 7)]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\ufeff"])
@pytest.mark.parametrize("style", ["{}", "'{}'", '"{}"', "|-\n  {}"])
def test_separators_that_end_no_line_are_text(character: str, style: str) -> None:
    text = f"a{character}b"
    document = read_yaml("a.yml", f"one: {style.format(text)}\ntw{character}o: x\nthree: @\n")
    assert document.data == {"one": text, f"tw{character}o": "x"}
    assert document.problems[0].location.line == 3 + style.count("\n")


@pytest.mark.parametrize("text", ["title: One\u2028two: three\n", "- {a: !new\u2028 x, b: c}\n"])
def test_messages_show_such_separators_and_not_what_stands_in_for_them(text: str) -> None:
    for problem in read_yaml("a.yml", text).problems:
        assert not set(problem.message + problem.help) & {chr(0xF0000), chr(0xF0001)}
        assert "\u2028" in problem.help


def test_in_brackets_the_quotes_end_where_the_value_ends() -> None:
    (problem,) = read_yaml("a.yml", "- {title: !new hello, copy: x}\n").problems
    assert problem.help.endswith('Write: - {title: "!new hello", copy: x}')


def test_characters_that_yaml_forbids_are_replaced_one_for_one() -> None:
    document = read_yaml("a.yml", "a: x\x00y\ud800z\nb: c\n")
    assert document.data == {"a": "x\ufffdy\ufffdz", "b": "c"}
    assert mapping(document.data).spans["b"][0] == 9


def swallowed(text: str) -> dict[int, str]:
    document = read_yaml("a.yml", text)
    assert document.problems == []
    return {start: document.text[slice(*span)] for start, span in document.swallowed.items()}


@pytest.mark.parametrize(
    ("text", "start", "lost"),
    [
        ("title: Join us #gardening\n", 7, "#gardening"),
        ("title: Join us   # gardening  now\r\nb: c\r\n", 7, "# gardening  now"),
        ("disclosure: #ad\n", 11, "#ad"),
        ("disclosure: ~ #ad\n", 12, "#ad"),
        ("tags:\n  - #one\n  - two\n", 9, "#one"),
        ("tags:\n  - one #two\n", 10, "#two"),
        ("tags: [one #two\n  ]\n", 7, "#two"),
        ("copy: one\n  two #three", 6, "#three"),
        ("title: &friends hello\n", 16, "&friends"),
        ("title: &friends\n", 15, "&friends"),
    ],
)
def test_text_that_yaml_drops_is_noted_where_its_value_starts(
    text: str, start: int, lost: str
) -> None:
    assert swallowed(text) == {start: lost}


@pytest.mark.parametrize(
    "text",
    [
        'title: "Join us" # a note\n',
        "title: 'Join us #gardening'\n",
        "title: a#b\n",
        "# note\ntitle: a\n# note\n",
        "posts: # note\n  - a\n",
        "copy: | # note\n  Join us #gardening\n",
        "first: &x a\nsecond: *x\n",
        "group: &x {a: b}\n",
    ],
)
def test_notes_and_names_that_drop_no_text_are_not_noted(text: str) -> None:
    assert swallowed(text) == {}


CASES = {
    "a field twice": (
        "posts:\n  - date: x\n    title: one\n    title: two\n",
        ("source/ambiguous", 4, 5,
         "“title” is given twice, in lines 3 and 4; the first one counts",
         "Delete one of the two."),
        {"posts": [{"date": "x", "title": "one"}]},
    ),
    "an item without its dash": (
        "posts:\n  - date: x\n    title: one\n    copy: a\n"
        "    date: y\n    title: two\n    copy: b\n    copy: c\n  - date: z\n",
        ("source/ambiguous", 5, 5,
         "“date” is given twice, in lines 2 and 5: probably a new post begins in line 5, "
         "and its dash is missing",
         "Begin the line with 2 spaces and a dash. Write: - date: y"),
        {"posts": [{"date": "x", "title": "one", "copy": "a"}, {"date": "z"}]},
    ),
    "an item without its dash that begins with another field": (
        "waivers:\n-   by: x\n    rule: one\n    reason: a\n    rule: two\n    reason: b\n",
        ("source/ambiguous", 5, 5,
         "“rule” is given twice, in lines 3 and 5: probably a new item of “waivers” begins in "
         "line 5, and its dash is missing",
         "Begin the line with a dash. Write: -   rule: two"),
        {"waivers": [{"by": "x", "rule": "one", "reason": "a"}]},
    ),
    "a field twice in braces": (
        "posts:\n  - {title: one, title: two}\n",
        ("source/ambiguous", 2, 18,
         "“title” is given twice, in lines 2 and 2; the first one counts",
         "Delete one of the two."),
        {"posts": [{"title": "one"}]},
    ),
    "a list and something else": (
        "tags:\n  - a\ntags: b\n",
        ("source/ambiguous", 3, 1, "“tags” is given twice, in lines 1 and 3; the first one counts",
         "Delete one of the two."),
        {"tags": ["a"]},
    ),
    "a list twice": (
        "tags:\n  - a\ntags:\n  - b\nx: y\n",
        ("source/ambiguous", 3, 1, "“tags” is given twice, in lines 1 and 3; the first one counts",
         "Delete this line, and keep what is below it."),
        {"tags": ["a"], "x": "y"},
    ),
    "several documents": (
        "a: b\n---\nc: d\n",
        ("source/ambiguous", 2, 1,
         "a line --- starts a second document in this file; only the first one is read",
         REST + "Delete the line, or move what follows it to a file of its own."),
        {"a": "b"},
    ),
    "a type": (
        "a: !!python/object:os.system x\n",
        ("source/ambiguous", 1, 4,
         "text that begins with ! needs quotes: “!!python/object:os.system” is read as a type, and "
         "lost",
         'Write: a: "!!python/object:os.system x"'),
        {"a": "x"},
    ),
    "a list as a name": (
        "? [a, b]\n: c\nd: e\n",
        ("source/ambiguous", 1, 3, "a list is where the name of a field belongs",
         "Write a name before the colon; put the line in quotes if it is text."),
        {"d": "e"},
    ),
    "fields as a name": (
        "copy: {{name}: x}\nd: e\n",
        ("source/ambiguous", 1, 8, "a group is where the name of a field belongs",
         "Write a name before the colon; put the line in quotes if it is text."),
        {"copy": {}, "d": "e"},
    ),
    "no name": (
        "~: c\nd: e\n",
        ("source/ambiguous", 1, 1, "nothing is where the name of a field belongs",
         "Write a name before the colon; put the line in quotes if it is text."),
        {"d": "e"},
    ),
    "fields copied from elsewhere": (
        "x-base: &base {a: b}\npost:\n  <<: *base\n  c: d\n",
        ("source/ambiguous", 3, 3,
         "<< copies fields from elsewhere, which nobody who reads the plan can see",
         "Write the fields out, or put what all posts of a file share under `defaults:`."),
        {"x-base": {"a": "b"}, "post": {"c": "d"}},
    ),
    "an alias of nothing": (
        "title: *friends\nb: c\n",
        ("source/syntax", 1, 8,
         "text that begins with * needs quotes: there is no &friends that it could refer to",
         'Write: title: "*friends"'),
        {"title": "*friends", "b": "c"},
    ),
    "an alias inside of what it refers to": (
        "a: &x\n  b: *x\nc: d\n",
        ("source/limits", 2, 6, "*x is inside what it refers to, so it never ends",
         "Write out what is meant."),
        {"a": {"b": None}, "c": "d"},
    ),
    "too deep": (
        "a: " + "[" * 40 + "]" * 40 + "\n",
        ("source/limits", 1, 4 + MAX_DEPTH - 1,
         "lists and fields are nested more than 32 deep here",
         REST + "A plan needs about six: check the indentation and the brackets."),
        None,
    ),
    "no space before a note": (
        'a: "b"# note\nc: d\n',
        ("source/syntax", 1, 7, "a note needs a space before its #",
         "Put a space before the # if it is a note; put the text in quotes if the # is part of "
         "it."),
        {"a": "b", "c": "d"},
    ),
    "no space before the note of a bar": (
        "a: |# note\n  b\nc: d\n",
        ("source/syntax", 1, 5, "a note needs a space before its #", None),
        None,
    ),
    "hashtags that end a list": (
        "a: [\n  one,#two\n  ]\nc: d\n",
        ("source/syntax", 2, 7, "what follows the # is lost: a # begins a note",
         'Put each hashtag in quotes: ["#one", "#two"].'),
        {"a": ["one"], "c": "d"},
    ),
    "a question mark in a list": (
        "a: [b, ?who]\nc: d\n",
        ("source/syntax", 1, 8, "text that begins with ? needs quotes",
         'Put it in quotes: ["?one", "two"].'),
        None,
    ),
    "a dash in a list": (
        "a: [b, -]\nc: d\n",
        ("source/syntax", 1, 8, "a lone - is neither text nor the start of a list here",
         'Put it in quotes if it is text: "-".'),
        {"a": ["b", "-"], "c": "d"},
    ),
    "quoted text that is not indented": (
        'a: "b\nc"\nd: e\n',
        ("source/syntax", 2, 1,
         "this line continues the one above, but is not indented far enough",
         "Begin it with 2 spaces or more (spaces, not tabs)."),
        {"a": "b c", "d": "e"},
    ),
    "a list that is not indented": (
        "- a: [b,\n  c]\n- d\n",
        ("source/syntax", 2, 1,
         "this line continues the one above, but is not indented far enough",
         "Begin it with 4 spaces or more (spaces, not tabs)."),
        [{"a": ["b", "c"]}, "d"],
    ),
    "text lost below an indented empty line": (
        "copy: |\n     \n  # hello\nd: e\n",
        ("source/syntax", 3, 3,
         "this line is lost: an empty line above it is indented further than it is",
         "Delete the spaces in the empty lines above it."),
        None,
    ),
    "an anchor that goes on": (
        "a: &an:chor b\nc: d\n",
        ("source/syntax", 1, 4, "text that begins with & needs quotes",
         'Write: a: "&an:chor b"'),
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "finding", "data"), CASES.values(), ids=CASES)
def test_what_can_be_read_in_two_ways_is_a_finding(
    text: str, finding: tuple[str, int, int, str | None, str | None], data: Value
) -> None:
    document = read_yaml("content/calendars/a.yml", text)
    (found,) = findings(document)
    assert found[:4] == finding[:4]
    if finding[4] is not None:  # the parsers differ in whether they read on
        assert found == finding
    if data is not None:
        assert document.data == data


@pytest.mark.parametrize(
    "text",
    [
        "channels: [\n  a,\n  b\n]\n",  # the closing bracket may stand below its field
        "posts:\n- a: {b: c,\n    d: e\n  }\n",
        'a: "b\n  c"\n',
        '"a\nb"\n',
        "a: [b, # note\n# note\n  c]\n",
        "a: [b#c, -1, a-b, '#x', \"?x\"]\n",
        "copy: |\n\n  text\n",
        "copy: |\n# note\nb: c\n",
        "copy: |2\n      \n  # text\nb: c\n",
        "%YAML 1.2\n---\na: b\n",
        "---\na: b\n...\n",
        "a: &x b\nc: *x\n*x : d\n",
        "'<<': a\n'~': b\n",
        "? a\n: b\n",
    ],
)
def test_what_is_sound_is_no_finding(text: str) -> None:
    assert findings(read_yaml("a.yml", text)) == []


def test_an_alias_stands_for_the_same_node_at_a_place_of_its_own() -> None:
    text = "a: &x [one, two]\nb: *x\n"
    document = read_yaml("a.yml", text)
    data = mapping(document.data)
    assert data["a"] is data["b"]
    assert text[slice(*data.value_span("a"))] == "[one, two]"
    assert text[slice(*data.value_span("b"))] == "*x"
    assert document.problems == []


def test_aliases_that_unfold_without_bound_end_the_reading() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 30)]
    document = read_yaml("a.yml", "\n".join(lines))
    (found,) = findings(document)
    assert found[0] == "source/limits"
    assert found[3] == "*a10 makes this file unfold to more than 10000 values"
    assert not document.complete


def test_each_missing_dash_is_told_once() -> None:
    post = "    date: x\n    title: y\n    media: [a]\n"
    document = read_yaml("a.yml", f"posts:\n  - {post.strip()}\n{post * 2}")
    assert [found[1] for found in findings(document)] == [5, 8]


def test_reading_ends_after_a_hundred_findings() -> None:
    document = read_yaml("a.yml", "a: b\n" * 1000)
    assert len(document.problems) == MAX_PROBLEMS + 1
    assert document.problems[-1].rule == "source/limits"
    assert not document.complete
    assert document.data == {"a": "b"}


def test_reading_does_not_begin_with_thousands_of_directives() -> None:
    text = (
        "%YAML 1.2\n" + "".join(f"%TAG !t{i}! tag:x,2000:\n" for i in range(1000)) + "---\na: b\n"
    )
    (found,) = findings(read_yaml("a.yml", text))
    assert found[0] == "source/limits"


def test_what_is_open_where_reading_ends_may_be_one_too_many_itself() -> None:
    document = read_yaml("a.yml", "x: 1\nx:\n  a: b\n" + "  a: b\n" * 1000)
    assert len(document.problems) == MAX_PROBLEMS + 1
    assert document.data == {"x": "1"}
