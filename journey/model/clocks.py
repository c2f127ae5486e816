"""Moments: local times in a time zone, and those that the change of clocks skips or doubles."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from journey.dates import weekday
from journey.model.post import Post
from journey.sources.problem import Problem


def clock_problems(content: Post, at: dt.datetime) -> list[Problem]:
    """Say where a time of day does not exist on its day, or comes twice (PEP 495).

    Args:
        content: The post, as it is on a channel.
        at: Its local date and time there, with the time zone.
    """
    zone = at.tzinfo
    first, second = at.utcoffset(), at.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return []
    when = f"{at:%H:%M} on {weekday(at.date())}"
    field = "time" if content.time else "date"
    place = content.source.locate(field)
    if first < second:
        return [
            Problem(
                "model/invalid-value",
                f"{when} does not exist in {zone}: the clocks go forward then",
                "Choose a time before or after the hour that is skipped.",
                place,
                post=content.id,
                field=field,
            )
        ]
    return [
        Problem(
            "model/invalid-value",
            f"{when} comes twice in {zone}: the clocks go back then",
            "The first of the two is taken; choose another time to be sure.",
            place,
            "info",
            content.id,
            field,
        )
    ]


@lru_cache(maxsize=4096)
def clocks_change(zone: ZoneInfo, day: dt.date) -> bool:
    """Whether the clocks of a zone change on a day: on all others `clock_problems` finds none."""
    midnight = dt.datetime.combine(day, dt.time(), zone)
    end = dt.datetime.combine(day, dt.time(23, 59, 59), zone)
    return midnight.utcoffset() != end.replace(fold=1).utcoffset()
