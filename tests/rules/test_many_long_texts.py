from __future__ import annotations

import datetime as dt

import pytest

from journey.rules.channel import length
from tests.plans import findings_of

STRATEGY = "brand: Fern\nchannels: {bluesky: {limits: {copy: 3}}, threads: {limits: {copy: 3}}}\n"


def posts(channel: str, number: int) -> str:
    """A calendar with as many posts whose copy is too long."""
    days = (dt.date(2026, 12, 1) + dt.timedelta(day) for day in range(number))
    lines = [f"- {{date: {day}, channels: {channel}, title: T, copy: Long}}\n" for day in days]
    return "".join(["posts:\n", *lines])


@pytest.mark.parametrize(("number", "told"), [(2, 2), (3, 3), (4, 3), (9, 3)])
def test_of_more_than_are_told_on_a_channel_the_last_finding_says_so(
    number: int, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(length, "MAX_TOLD", 3)
    files = {
        "strategy.yml": STRATEGY,
        "calendars/a.yml": posts("bluesky", number),
        "calendars/b.yml": posts("threads", 3),
    }
    found = [f for f in findings_of(files, "channel/length") if f.rule == "channel/length"]
    more = [finding for finding in found if finding.post is None]
    by_channel = [finding.scope.channel for finding in found if finding.post and finding.scope]
    assert by_channel.count("bluesky") == told
    assert by_channel.count("threads") == 3
    assert [
        (
            f.severity,
            f.message,
            f.help,
            f.location.path,
            f.location.line,
            f.scope and f.scope.channel,
        )
        for f in more
    ] == (number > 3) * [
        (
            "error",
            "more than 3 texts on bluesky are too long",
            "Shorten the ones above first.",
            "content/calendars/a.yml",
            5,
            "bluesky",
        )
    ]
