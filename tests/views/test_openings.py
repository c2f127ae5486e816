"""How posts begin: what somebody sees of them before they decide to read on."""

from __future__ import annotations

import pytest

from journey.views.openings import opening
from journey.views.shown import Shown
from tests.plans import plan_of


def _opening(fields: str, hide: str = "", *, email: bool = False) -> str:
    files: dict[str, str | bytes] = {
        "strategy.yml": f"publish: {{hide: [{hide}]}}\n",
        "calendars/a.yml": f"posts: [{{date: 2026-12-01, channels: x, {fields}}}]\n",
    }
    plan = plan_of(files)
    return opening(plan.posts[0], Shown(plan), email=email)


@pytest.mark.parametrize(
    ("copy", "words"),
    [
        ("Short.", "Short."),
        ("First, *bold* and [a link](https://x.example).\\n\\nSecond.", "First, bold and a link."),
        ("One\\nline", "One line"),
        ("# A heading\\n\\nBelow it.", "Below it."),
        ("# A heading", ""),
        ("#hashtag first", "#hashtag first"),
        ("2 * 3 is snake_case", "2 * 3 is snake_case"),
        ("![A bowl](bowl.png) in the sun", "A bowl in the sun"),
        (" ", ""),
    ],
)
def test_it_is_the_first_paragraph_in_plain_words(copy: str, words: str) -> None:
    assert _opening(f'title: T, copy: "{copy}"') == words


def test_it_is_cut_between_words() -> None:
    words = _opening(f"title: T, copy: {'word ' * 60}")
    assert len(words) <= 151
    assert words.endswith(" word…")
    assert len(_opening(f"title: T, copy: {'x' * 400}")) == 151


def test_a_title_that_is_made_of_it_is_not_said_twice() -> None:
    assert _opening("copy: All that there is to say") == ""
    assert _opening(f"copy: {'word ' * 40}") == ""


def test_a_post_without_copy_has_none() -> None:
    assert _opening("title: T") == ""


def test_an_email_begins_with_its_subject_and_the_line_behind() -> None:
    fields = "title: T, subject: Hello, preheader: Warm inside, copy: Dear all"
    assert _opening(fields, email=True) == "Hello – Warm inside"
    assert _opening(fields, "subject", email=True) == "Warm inside"
    assert _opening(fields, "subject, preheader", email=True) == "Dear all"
    assert _opening(fields.replace("Hello", "T"), email=True) == "Warm inside"
    assert _opening(fields) == "Dear all"


def test_hidden_copy_is_not_told() -> None:
    assert _opening("title: T, copy: Secret", "copy") == ""
