from __future__ import annotations

import pytest

from journey.rules.channel import length
from tests.plans import findings_of

FILES = {
    "strategy.yml": "brand: Fern\nchannels: {bluesky: {limits: {copy: 3}}}\n",
    "calendars/a.yml": "posts:\n"
    + "".join(
        f"- {{date: 2026-12-0{day}, channels: bluesky, title: T, copy: Word}}\n"
        for day in range(1, 5)
    ),
}


@pytest.mark.parametrize("cuts", [0, 2, 4, 9])
def test_all_are_told_and_the_first_ones_with_where_they_would_be_cut(
    cuts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(length, "MOST_CUTS", cuts)
    words = "the copy has 4 characters, but the strategy allows bluesky 3: 1 too many"
    told = min(cuts, 4)
    assert [finding.message for finding in findings_of(FILES, "channel/length")] == [
        *[f"{words}, cut after “Wor”"] * told,
        *[words] * (4 - told),
    ]
