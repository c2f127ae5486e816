"""The plan in numbers: how many posts, and how they are spread."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

from journey.dates import MONTHS
from journey.plan import Plan
from journey.views.record import record

K = TypeVar("K", bound=Hashable)


@record
class Row:
    """One line of a table.

    Args:
        name: What is counted.
        count: How many there are.
        share: Percent of all that the table counts.
        target: The share that the strategy wants, percent; None where it wants none.
    """

    name: str
    count: int
    share: float
    target: float | None = None


@record
class Statistics:
    """The plan in numbers.

    Args:
        window: First and last day; None for a plan without dates.
        posts: All posts.
        live: Posts with a live placement in the window.
        placements: Live placements in the window.
        tables: Rows by what they count. Stages and types count live posts once each, by their
            first placement; channels and months count live placements; statuses count all posts.
    """

    window: tuple[dt.date, dt.date] | None
    posts: int
    live: int
    placements: int
    tables: dict[str, tuple[Row, ...]]


def statistics(plan: Plan) -> Statistics:
    """Count the plan."""
    stages = Counter(post.stage or "none" for post in plan.live_posts)
    targets = {name: stage.share for name, stage in plan.strategy.journey.items()}
    known = (*targets, *sorted(set(stages) - set(targets)))
    months = Counter((p.date.year, p.date.month) for p in plan.live)
    return Statistics(
        window=plan.window,
        posts=len(plan.posts),
        live=len(plan.live_posts),
        placements=len(plan.live),
        tables={
            "Stages": tuple(
                Row(name, stages[name], _share(stages[name], stages), targets.get(name))
                for name in known
            ),
            "Channels": _rows(Counter(p.channel for p in plan.live).most_common()),
            "Types": _rows(Counter(post.type or "none" for post in plan.live_posts).most_common()),
            "Statuses": _rows(Counter(post.status for post in plan.posts).most_common()),
            "Months": _rows(
                (f"{MONTHS[month - 1]} {year}", n) for (year, month), n in sorted(months.items())
            ),
        },
    )


def _rows(counts: Iterable[tuple[str, int]]) -> tuple[Row, ...]:
    known = dict(counts)
    return tuple(Row(name, n, _share(n, known)) for name, n in known.items())


def _share(count: int, counts: dict[K, int]) -> float:
    whole = sum(counts.values())
    return 100 * count / whole if whole else 0.0
