from __future__ import annotations

import pytest

from journey.rules.model import unknown_reference
from tests.plans import findings_of

STRATEGY = "brand: Fern\nchannels: {facebook: }\naudiences: {known: }\n"


def posts(*numbers: int) -> str:
    """A calendar whose posts are for as many unknown audiences each."""
    lines = [
        f"- {{title: A, status: idea, audience: '{','.join(map(str, range(n)))}'}}\n"
        for n in numbers
    ]
    return "".join(["posts:\n", *lines])


def test_of_more_than_are_told_in_a_file_the_last_finding_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unknown_reference, "MAX_TOLD", 10)
    files = {
        "strategy.yml": STRATEGY,
        "calendars/a.yml": posts(8, 30, 30),
        "calendars/b.yml": posts(10),
        "calendars/c.yml": posts(11),
    }
    found = findings_of(files, "model/unknown-reference")
    many = [finding for finding in found if "names in the posts" in finding.message]
    assert [(f.severity, f.message, f.help) for f in many] == 2 * [
        (
            "error",
            "more than 10 names in the posts of this file stand for nothing",
            "Fix the ones above first.",
        )
    ]
    assert [(f.location.path, f.location.line, f.location.column) for f in many] == [
        ("content/calendars/a.yml", 3, 38),
        ("content/calendars/c.yml", 2, 38),
    ]
    told = [f.location.path for f in found if f not in many]
    assert [told.count(f"content/calendars/{name}.yml") for name in "abc"] == [10, 10, 10]
