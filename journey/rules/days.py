"""Runs of days, and any N days: the two ways in which rules look at a stretch of time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from journey.dates import DAY, spoken
from journey.model.post import Placement
from journey.plan import Plan
from journey.sources.problem import Location

K = TypeVar("K", bound=Hashable)
J = TypeVar("J")


def runs(failing: Container[dt.date], among: Iterable[dt.date]) -> Iterator[tuple[dt.date, ...]]:
    """Stretches of failing days that follow each other among the days that count.

    Args:
        failing: The days that fail.
        among: The days that count, in order; days that do not count never break a run.
    """
    run: list[dt.date] = []
    for day in among:
        if day in failing:
            run.append(day)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def spoken_run(run: Sequence[dt.date]) -> str:
    """Put a run of days into words: "4 December 2026", "3 days, 4–6 December 2026"."""
    return spoken(run[0]) if len(run) == 1 else f"{len(run)} days, {spoken(run[0], run[-1])}"


def number_of_days(number: int) -> str:
    """Put a number of days into words: "1 day", "14 days"."""
    return "1 day" if number == 1 else f"{number} days"


def judged_stretches(
    days: Sequence[dt.date],
    length: int,
    placements: Sequence[Placement],
    key: Callable[[Placement], K],
    judge: Callable[[Counter[K], int], J | None],
) -> Iterator[tuple[dt.date, dt.date, list[J]]]:
    """First and last day of what fails in any so many days, with what is said of each stretch.

    Every stretch of `length` consecutive dates inside the window is looked at; those that fail and
    begin on consecutive dates are merged, from the first day of the first to the last day of the
    last. A window shorter than that is one stretch.

    Args:
        days: The dates of the window, in order.
        length: How many days a stretch has.
        placements: The placements that count, in order of their dates.
        key: What a placement is counted as.
        judge: What to say of a stretch that fails, given the counts in it (never 0) and their sum;
            None of one that passes.
    """
    if not days:
        return
    length = min(length, len(days))
    counted = [(placement.date, key(placement)) for placement in placements]
    counts: Counter[K] = Counter()
    first = after = 0
    begun: dt.date | None = None
    said: list[J] = []
    for day, last in zip(days, days[length - 1 :], strict=False):
        while after < len(counted) and counted[after][0] <= last:
            counts[counted[after][1]] += 1
            after += 1
        while first < after and counted[first][0] < day:
            gone = counted[first][1]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            first += 1
        judgement = judge(counts, after - first)
        if judgement is not None:
            begun = begun or day
            said.append(judgement)
        elif begun:
            yield begun, last - DAY, said
            begun, said = None, []
    if begun:
        yield begun, days[-1], said


def failing_stretches(
    days: Sequence[dt.date],
    length: int,
    placements: Sequence[Placement],
    key: Callable[[Placement], K],
    fails: Callable[[Counter[K], int], bool],
) -> Iterator[tuple[dt.date, dt.date]]:
    """First and last day of what fails in any so many days, merged like `judged_stretches`.

    Args:
        days: The dates of the window, in order.
        length: How many days a stretch has.
        placements: The placements that count, in order of their dates.
        key: What a placement is counted as.
        fails: Whether a stretch fails, given the counts in it (never 0) and their sum.
    """

    def judge(counts: Counter[K], number: int) -> bool | None:
        return fails(counts, number) or None

    for start, end, _ in judged_stretches(days, length, placements, key, judge):
        yield start, end


def empty_stretches(
    days: Sequence[dt.date], length: int, placements: Sequence[Placement]
) -> Iterator[tuple[dt.date, dt.date]]:
    """First and last day of what is empty for so many days or more.

    The same as `failing_stretches` for "there is none", straight from the dates.

    Args:
        days: The dates of the window, in order.
        length: How many empty days in a row are too many, in days.
        placements: The placements that count, in order of their dates.
    """
    if not days:
        return
    length = min(length, len(days))
    last = days[-1].toordinal()
    before = days[0].toordinal() - 1  # numbers, because there is no date after the last one
    for day in (*(_day(p).toordinal() for p in placements), last + 1):
        if day - before > length:
            yield dt.date.fromordinal(before + 1), dt.date.fromordinal(day - 1)
        before = day


def between(placements: Sequence[Placement], start: dt.date, end: dt.date) -> Sequence[Placement]:
    """Give the placements from the first to the last day, of placements in order of their dates."""
    first = bisect_left(placements, start, key=_day)
    return placements[first : bisect_right(placements, end, key=_day)]


def last_before(placements: Sequence[Placement], day: dt.date) -> Placement | None:
    """Find the last placement before a date, of placements in order of their dates."""
    at = bisect_left(placements, day, key=_day)
    return placements[at - 1] if at else None


def place_of_gap(
    plan: Plan, placements: Sequence[Placement], day: dt.date, *demanded_by: str
) -> Location:
    """Where a gap is shown: at the last live placement before it, else at what demands it.

    Args:
        plan: The plan.
        placements: The live placements of the gap's dimension, in order.
        day: The first day of the gap.
        demanded_by: The path of the strategy's key that asks for what is missing.
    """
    before = last_before(placements, day)
    if before:
        return before.content.source.locate("date")
    return plan.source.locate_key(*demanded_by)


def _day(placement: Placement) -> dt.date:
    return placement.date
