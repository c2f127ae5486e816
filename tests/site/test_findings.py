"""What the plugins say about a plan while its site is built."""

from __future__ import annotations

import logging
from collections import Counter

import pytest
from mkdocs.exceptions import Abort

from journey_mkdocs.log import printable
from tests.site.conftest import MakeSite, listening

STRATEGY = "brand: Test\nchannels: {facebook: }\nwindow: {start: 2026-11-30, end: 2026-12-07}\n"
CALENDAR = """posts:
- id: a
  date: 2026-12-04 10:30
  channels: facebook
  type: question
  stage: interest
  title: A question
  copy: Here it is.
  colour: red
"""
PLAN = {"content/strategy.yml": STRATEGY, "content/calendars/december.yml": CALENDAR}
UNKNOWN = "content/calendars/december.yml:9: "


def _plugins(level: str) -> list[object]:
    return [{"journey/plan": {"today": "2026-12-03"}}, {"journey/gaps": {"strict_level": level}}]


def _findings(messages: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(level, text) for level, text in messages if text.startswith("content/")]


def test_each_finding_is_said_once_with_its_place_its_rule_and_what_to_do(
    make_plain: MakeSite,
) -> None:
    site = make_plain(PLAN)
    said = Counter(text for _, text in _findings(site.messages))
    assert set(said.values()) == {1}
    (unknown,) = (text for text in said if text.startswith(UNKNOWN))
    assert "has no field “colour” [model/unknown-field] A field of your own" in unknown


@pytest.mark.parametrize(
    ("level", "warned"),
    [("error", {"error"}), ("warning", {"error", "warning"}), ("never", set())],
)
def test_the_level_says_what_is_a_warning(
    make_plain: MakeSite, level: str, warned: set[str]
) -> None:
    strategy = STRATEGY + "rules: {model/unknown-field: warning, cadence/daily-posting: error}\n"
    site = make_plain({**PLAN, "content/strategy.yml": strategy}, plugins=_plugins(level))
    warnings = "\n".join(site.said(logging.WARNING))
    assert ("[cadence/daily-posting]" in warnings) == ("error" in warned)
    assert ("[model/unknown-field]" in warnings) == ("warning" in warned)


def test_a_finding_about_days_gone_by_is_no_warning(make_plain: MakeSite) -> None:
    strategy = STRATEGY.replace("end: 2026-12-07", "end: 2026-12-02")
    site = make_plain({**PLAN, "content/strategy.yml": strategy})
    past = [level for level, text in site.messages if "daily-posting" in text]
    assert past == [logging.DEBUG]


def test_a_strict_build_fails_on_findings(make_plain: MakeSite) -> None:
    with pytest.raises(Abort, match="Aborted with"):
        make_plain(PLAN, strict=True)


def test_a_strict_build_passes_where_findings_are_below_the_level(make_plain: MakeSite) -> None:
    with listening() as messages:
        make_plain(PLAN, strict=True, plugins=_plugins("never"))
    assert [text for level, text in messages if level == logging.INFO and UNKNOWN in text]


def test_what_comes_from_files_never_moves_the_cursor(make_plain: MakeSite) -> None:
    calendar = CALENDAR.replace("colour: red", '"col\\e[31mour\\u202e\\r": red')
    site = make_plain({**PLAN, "content/calendars/december.yml": calendar})
    said = [text for text in site.said(logging.WARNING) if text.startswith(UNKNOWN)]
    assert any("unknown-field" in text for text in said)
    assert not set("".join(said)) & {"\x1b", "\r", "\n", "\u202e"}


def test_control_characters_are_written_out() -> None:
    assert printable("a\x1b[31mb\r\n\u202ec é") == "a\\x1b[31mb\\r\\n\\u202ec é"


def test_an_unknown_level_is_refused(make_plain: MakeSite) -> None:
    with pytest.raises(SystemExit):
        make_plain(PLAN, plugins=_plugins("fatal"))
