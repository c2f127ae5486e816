"""The load of each person: what they own and what they answer, week by week."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from journey.views.basis import Site
from journey.views.labels import PersonLabel
from journey.views.matrices import Column
from journey.views.record import record
from journey.views.stretches import Stretch, beginning, stretches

Work = dict[dt.date, set[str]]
"""Ids by the first day of a week or month: what somebody has to do in it."""


@record
class Load:
    """What somebody has to do in a week or month.

    Args:
        owns: How many live posts are theirs.
        path: Where those are listed; empty without any.
        answers: How many live placements they answer.
        busiest: They never have more to do.
    """

    owns: int
    path: str
    answers: int
    busiest: bool


@record
class LoadRow:
    """The load of a person.

    Args:
        person: The person.
        cells: A cell for each column.
    """

    person: PersonLabel
    cells: tuple[Load, ...]


@record
class LoadTable:
    """People against weeks or months.

    Args:
        caption: What it is about.
        note: What its numbers are.
        columns: The weeks, or months.
        rows: The people.
    """

    caption: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[LoadRow, ...]

    def of(self, name: str) -> LoadTable:
        """The same table with the row of one person alone."""
        rows = tuple(row for row in self.rows if row.person.name == name)
        return replace(self, rows=rows)


def load(site: Site) -> LoadTable:
    """What each person has to do in each week of the plan, or in each month of a long one."""
    return site.once(_load)


def _load(site: Site) -> LoadTable:
    note = _note(site)
    columns = stretches(site) if note else ()
    kind = columns[0].kind if columns else "week"
    owned, answered = _work(site, kind)
    return LoadTable(
        f"What there is to do in each {kind}",
        note,
        tuple(Column(column.title, column.note, column.current) for column in columns),
        tuple(
            LoadRow(label, tuple(_cells(label, columns, owned[name], answered[name])))
            for name, label in site.labels.people.items()
        ),
    )


def _work(site: Site, kind: str) -> tuple[defaultdict[str, Work], defaultdict[str, Work]]:
    """What each person owns and answers, as far as the site tells."""
    owned: defaultdict[str, Work] = defaultdict(lambda: defaultdict(set))
    answered: defaultdict[str, Work] = defaultdict(lambda: defaultdict(set))
    for placement in site.shown.plan.live:
        start = beginning(kind, placement.date)
        if placement.content.owner:
            owned[placement.content.owner][start].add(placement.id)
        if site.shown.field("responder") and (name := site.plan.responder(placement)):
            answered[name][start].add(f"{placement.id} {placement.channel}")
    return owned, answered


def _cells(
    label: PersonLabel, columns: tuple[Stretch, ...], owned: Work, answered: Work
) -> Iterator[Load]:
    """The cells of a row; the busiest is the first of those with the most to do."""
    both = [len(owned[column.start]) + len(answered[column.start]) for column in columns]
    most = both.index(max(both)) if any(both) else None
    for n, column in enumerate(columns):
        owns, answers = len(owned[column.start]), len(answered[column.start])
        path = f"{column.path}?who={label.value}&only=live" if owns else ""
        yield Load(owns, path, answers, n == most)


def _note(site: Site) -> str:
    """What the numbers are; empty where the site tells neither."""
    owns, answers = site.shown.field("owner"), site.shown.field("responder")
    if owns and answers:
        return "Live posts of theirs, and below them the placements that they answer."
    if owns:
        return "Live posts of theirs."
    return "Placements that they answer." if answers else ""
