"""What is too much ends in a finding that says so, and never hides the other files."""

from __future__ import annotations

import pytest

from journey.model import calendar, post
from journey.rules.checking import check
from journey.sources import content, yaml_text
from tests.plans import plan_of

STRATEGY = "channels: {facebook: }\n"
IDEA = "- {title: A, status: idea}\n"
GOOD = "posts:\n- {title: Good, status: idea}\n"


def _limits(files: dict[str, str], read: int) -> list[tuple[str, int, str]]:
    """Where the rule says what; a good calendar is read, and as many posts of others."""
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/good.yml": GOOD, **files})
    number = len(plan.posts)
    assert number == read + 1
    return [
        (finding.location.path, finding.location.line, finding.message)
        for finding in check(plan, select=["source/limits"])
    ]


def _calendar(text: str, read: int) -> tuple[int, str]:
    ((path, line, message),) = _limits({"calendars/bad.yml": text}, read)
    assert path == "content/calendars/bad.yml"
    return line, message


def test_fields_and_items_of_a_file() -> None:
    flat = "posts:\n" + f"- {{x-a: [{'a,' * 900}], title: A, status: idea}}\n" * 60
    line, message = _calendar(flat, 45)
    assert message == f"this file has more than {yaml_text.MAX_VALUES:,} fields and items"
    assert line == 46


def test_items_of_a_list() -> None:
    most = yaml_text.MAX_ITEMS
    line, message = _calendar("posts:\n" + IDEA * (most + 5), most)
    assert (line, message) == (
        most + 2,
        f"a list has more than {most:,} items; those from here on are not read",
    )
    assert _limits({"calendars/bad.yml": "posts:\n" + IDEA * most}, most) == []


def test_fields_of_a_group() -> None:
    most = yaml_text.MAX_FIELDS
    text = "".join(f"  x-{number}: a\n" for number in range(most + 5))
    line, message = _calendar(f"posts:\n- title: A\n  status: idea\n{text}", 1)
    assert message == f"a group has more than {most:,} fields; those from here on are not read"
    assert line == most + 2


def test_a_group_is_shortened_where_its_file_breaks_off() -> None:
    text = "".join(f"  x-{number}: a\n" for number in range(yaml_text.MAX_FIELDS + 5))
    _, message = _calendar(f"posts:\n- title: A\n  status: idea\n{text}  x-end: [a, b\n", 1)
    assert "a group has more than" in message


def test_posts_of_a_calendar_count_once_for_every_channel() -> None:
    names = ",".join(map(str, range(post.MAX_CHANNELS)))
    item = f'- {{title: A, status: idea, channels: "{names}"}}\n'
    most = calendar.MAX_PLACEMENTS // post.MAX_CHANNELS
    line, message = _calendar("posts:\n" + item * (most + 3), most)
    assert message == f"this file has more than {calendar.MAX_PLACEMENTS:,} posts on a channel"
    assert line == most + 2


def test_mistakes_in_a_calendar() -> None:
    item = "- {title: A, date: x, type: quote, " + "".join(f"y{n}: 1, " for n in range(20)) + "}\n"
    _, message = _calendar("posts:\n" + item * 600, calendar.MAX_MISTAKES // 23 + 1)
    assert message == f"this file has more than {calendar.MAX_MISTAKES:,} mistakes"


def test_what_defaults_stand_for() -> None:
    defaults = f"defaults: {{tags: [{'a,' * 100}]}}\n"
    line, message = _calendar(f"{defaults}posts:\n" + IDEA * 400, 0)
    assert line == 1
    assert message.startswith(f"this file has more than {yaml_text.MAX_VALUES:,} fields and items")
    assert _limits({"calendars/bad.yml": f"{defaults}posts:\n" + IDEA * 300}, 300) == []


@pytest.mark.parametrize("form", ["text", "list", "group"])
def test_channels_of_a_post(form: str) -> None:
    names = [f"c{number}" for number in range(post.MAX_CHANNELS + 1)]
    groups = ", ".join(f"{name}: {{copy: A}}" for name in names)
    forms = {"text": f'"{", ".join(names)}"', "list": f"[{', '.join(names)}]"}
    text = f"posts:\n- {{title: A, status: idea, channels: {forms.get(form, f'{{{groups}}}')}}}\n"
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/bad.yml": text})
    messages = [f.message for f in check(plan, select=["model/invalid-value"])]
    assert messages == [f"channels: a post can go out on {post.MAX_CHANNELS} channels at most"]


def test_files_of_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MAX_FILES", 3)
    many = {f"calendars/{number}.yml": GOOD for number in range(3)}
    assert _limits(many, -1) == [
        (
            "content/calendars/0.yml",
            1,
            "calendars/ and posts/ have 4 files, too many to be read: a plan can have 3 files",
        )
    ]
    del many["calendars/0.yml"]
    assert _limits(many, 2) == []


def test_bytes_of_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MAX_PLAN_MEGABYTES", 2)
    large = GOOD + "#" * 1_500_000
    files = {f"calendars/{number}.yml": large for number in range(3)}
    ((_, _, message),) = _limits(files, -1)
    assert message == "calendars/ and posts/ have 4 MB, too many to be read: a plan can have 2 MB"
    assert _limits({"calendars/0.yml": large}, 1) == []


def test_a_calendar_that_is_cut_says_that_gaps_may_be_false() -> None:
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/a.yml": "posts:\n" + IDEA * 5_001})
    cut = [document.path for document in plan.documents if not document.complete]
    assert cut == ["content/calendars/a.yml"]
