from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from journey.sources.yaml_text import read_yaml

REST = "What follows is not in the plan until this is fixed. "
SLIPS = yaml.safe_load(Path(__file__).with_name("slips.yml").read_text("utf-8"))
LINES = [line for _, found, line in (slip["help"].rpartition("rite: ") for slip in SLIPS) if found]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
@pytest.mark.usefixtures("loader")
def test_a_slip_is_told_at_its_place_with_the_line_as_it_should_be(slip: dict[str, Any]) -> None:
    document = read_yaml("content/calendars/a.yml", slip["yaml"])

    (problem,) = document.problems
    assert problem.rule == slip["rule"]
    assert [problem.location.line, problem.location.column] == slip["place"]
    assert problem.message == slip["message"]
    goes_on = slip.get("goes_on", False)
    assert problem.help == ("" if goes_on else REST) + slip["help"]
    assert document.complete is goes_on


@pytest.mark.parametrize("line", LINES)
def test_the_line_as_it_should_be_can_be_read(line: str) -> None:
    assert read_yaml("a.yml", line).problems == []


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
def test_a_slip_has_the_same_place_whatever_ends_the_lines(
    slip: dict[str, Any], ending: str
) -> None:
    (problem,) = read_yaml("a.yml", slip["yaml"].replace("\n", ending)).problems
    assert [problem.location.line, problem.location.column] == slip["place"]
    assert problem.message == slip["message"]


def test_long_text_is_shortened_and_stays_on_one_line() -> None:
    text = f"posts:\n  - title: *{'bold ' * 100}\n"
    for problem in read_yaml("a.yml", text).problems:
        assert len(problem.message) < 200
        assert len(problem.help) < 200
        assert "\n" not in problem.message + problem.help


def test_text_of_several_lines_is_moved_below_a_bar() -> None:
    (problem,) = read_yaml("a.yml", "- copy: @dana hi\n    and more\n").problems
    assert problem.help == REST + "Write “- copy: |” and the text in the lines below, indented."


def test_what_was_read_before_the_slip_is_kept() -> None:
    text = (
        "posts:\n  - title: one\n    copy: two\n  - title: three\n    copy: @dana\n  - title: x\n"
    )
    document = read_yaml("a.yml", text)
    assert document.data == {"posts": [{"title": "one", "copy": "two"}, {"title": "three"}]}
    assert not document.complete


def test_what_a_missing_quote_swallowed_is_not_taken_for_text() -> None:
    text = 'posts:\n  - type: x\n    title: "Hello\n    copy: "World"\n'
    assert read_yaml("a.yml", text).data == {"posts": [{"type": "x"}]}


def test_an_empty_line_with_a_tab_is_read_over() -> None:
    document = read_yaml("a.yml", "posts:\n  - title: a\n\t\n    type: x\n")
    assert document.data == {"posts": [{"title": "a", "type": "x"}]}
    assert document.problems == []
    assert document.complete


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
def test_a_line_that_is_shown_whole_is_a_fix(slip: dict[str, Any]) -> None:
    document = read_yaml("a.yml", slip["yaml"])
    (problem,) = document.problems
    assert bool(problem.fix) == slip["help"].startswith("Write: ")
    if problem.fix:
        place = problem.fix.place
        lines = slip["yaml"].splitlines()
        lines[place.line - 1 : place.end_line] = [document.lines_with(problem.fix)]
        after = read_yaml("a.yml", "\n".join(lines)).problems
        assert all((p.location.line, p.message) != (place.line, problem.message) for p in after)
