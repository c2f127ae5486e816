"""Coverage: how many live posts each stage has in each week, for each audience, of each type ..."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from journey.findings import Scope
from journey.model.post import Placement
from journey.rules.shares import MIN_SAMPLE
from journey.views.basis import Site
from journey.views.findings import FindingView
from journey.views.labels import StageLabel, TypeLabel
from journey.views.record import record
from journey.views.stretches import Stretch, beginning, stretches, weeks

_GLANCE = 8
"""Weeks on the home page."""
_FEW = 8
"""Columns with so many heads of any length have room for them."""
_LIVE = "&only=live"
"""Has a list show what the cells count."""
_MIX = "stages/mix"
"""Asks for more posts of a stage, but for none at any time."""


@record
class Column:
    """A column of a matrix.

    Args:
        title: Its head.
        note: A smaller line below.
        current: It holds today.
    """

    title: str
    note: str = ""
    current: bool = False


@record
class Cell:
    """A cell of a matrix.

    Args:
        count: How many live posts there are.
        path: Where they are listed.
        finding: Where there are none: the finding that asks for one; None where no rule does.
    """

    count: int
    path: str
    finding: FindingView | None = None


@record
class Row:
    """A row of a matrix.

    Args:
        stage: The stage.
        cells: A cell for each column.
        total: How many live posts the stage has in all of them.
    """

    stage: StageLabel
    cells: tuple[Cell, ...]
    total: int


@record
class StageCell:
    """A cell by itself.

    Args:
        stage: The stage that it is of.
        cell: The cell.
    """

    stage: StageLabel
    cell: Cell


@record
class Matrix:
    """Stages against something else.

    Args:
        caption: What it counts.
        kind: "weeks" where its columns are stretches of time, "many" where their heads have no
            room to lie, else "few".
        columns: Its columns.
        rows: Its rows, in the order of the journey.
    """

    caption: str
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def of(self, stage: str) -> Matrix:
        """The same matrix with the row of one stage alone."""
        caption = self.caption.replace(" of each stage", "")
        rows = tuple(row for row in self.rows if row.stage.id == stage)
        return replace(self, caption=caption, rows=rows)

    def column(self, number: int) -> tuple[StageCell, ...]:
        """One of its columns, from 0."""
        return tuple(StageCell(row.stage, row.cells[number]) for row in self.rows)

    def filled(self) -> Matrix:
        """The same matrix without the columns in which nothing stands."""
        kept = [
            n
            for n in range(len(self.columns))
            if any(row.cells[n].count or row.cells[n].finding for row in self.rows)
        ]
        rows = (replace(row, cells=tuple(row.cells[n] for n in kept)) for row in self.rows)
        columns = tuple(self.columns[n] for n in kept)
        return replace(self, kind=_kind(len(columns)), columns=columns, rows=tuple(rows))


@record
class Share:
    """A stage's share of the plan's live posts.

    Args:
        stage: The stage.
        count: Its live posts.
        share: Their share in percent.
        target: The share that the strategy wants; None where it wants none.
        enough: There are enough posts to speak of a share.
    """

    stage: StageLabel
    count: int
    share: float
    target: float | None
    enough: bool


def by_time(site: Site) -> Matrix:
    """Stages against the weeks of the plan; against its months where it is long."""
    return by_stretch(site, stretches(site))


def by_stretch(site: Site, columns: Sequence[Stretch]) -> Matrix:
    """Stages against stretches of time: weeks, or months."""
    kind = columns[0].kind if columns else "week"
    return _matrix(
        site,
        (f"Live posts of each stage in each {kind}", "weeks"),
        [Column(column.title, column.note, column.current) for column in columns],
        [column.start for column in columns],
        lambda placement: (beginning(kind, placement.date),),
        [f"{column.path}?stage=" for column in columns],
        lambda scope, n: _overlaps(scope, columns[n]),
    )


def by_audience(site: Site) -> Matrix:
    """Stages against audiences; a post without one is for all of its stage's relationship."""
    labels = list(site.labels.audiences.values()) if site.shown.field("audience") else []
    return _matrix(
        site,
        ("Live posts of each stage for each audience", "few"),
        [Column(label.title, label.relationship) for label in labels],
        [label.name for label in labels],
        lambda placement: site.labels.reached(placement.content),
        [f"@?audience={label.value}" for label in labels],
        lambda scope, n: scope.audience == labels[n].name,
    )


def by_channel(site: Site) -> Matrix:
    """Stages against channels."""
    labels = list(site.labels.channels.values())
    return _matrix(
        site,
        ("Live posts of each stage on each channel", "few"),
        [Column(label.title) for label in labels],
        [label.name for label in labels],
        lambda placement: (placement.channel,),
        [f"{label.path}?stage=" for label in labels],
        lambda scope, n: scope.channel == labels[n].name,
    )


def by_type(site: Site) -> Matrix:
    """Stages against the types that are in use, or asked for; the most used first."""
    labels = _types(site)
    return _matrix(
        site,
        ("Live posts of each stage by type", _kind(len(labels))),
        [Column(label.title) for label in labels],
        [label.id for label in labels],
        lambda placement: (placement.type,),
        [f"{label.path}?stage=" for label in labels],
        lambda scope, n: scope.type == labels[n].id,
        _type_gaps,
    )


def _kind(columns: int) -> str:
    return "few" if columns <= _FEW else "many"


def _types(site: Site) -> list[TypeLabel]:
    kinds, used = site.plan.strategy.post_types, site.shown.plan.by_type
    counts = {name: len({p.post.id for p in used.get(name, ())}) for name in site.labels.types}
    wanted = [
        label
        for name, label in site.labels.types.items()
        if counts[name] or kinds[name].every or any(site.once(_missing_types).get(name, ()))
    ]
    return sorted(wanted, key=lambda label: -counts[label.id])


def _missing_types(site: Site) -> dict[str, list[tuple[Scope, FindingView]]]:
    """What rules say of each type that no live post has."""
    return {
        name: [
            (scope, view)
            for view in views
            if view.gap and not view.post and (scope := site.sources[view.anchor].scope)
        ]
        for name, views in site.of_type.items()
        if name not in site.shown.plan.by_type
    }


def _type_gaps(site: Site, stage: StageLabel) -> list[tuple[Scope, FindingView]]:
    """The gaps of types that could serve a stage."""
    kinds = site.plan.strategy.post_types
    return [
        gap
        for name, gaps in site.once(_missing_types).items()
        if name in kinds and stage.id in (kinds[name].stages or (stage.id,))
        for gap in gaps
    ]


def _matrix(
    site: Site,
    about: tuple[str, str],
    columns: Sequence[Column],
    keys: Sequence[Hashable],
    keys_of: Callable[[Placement], Iterable[Hashable]],
    paths: Sequence[str],
    fits: Callable[[Scope, int], bool],
    gaps_of: Callable[[Site, StageLabel], list[tuple[Scope, FindingView]]] | None = None,
) -> Matrix:
    """Count posts, each once a cell, and find what rules say of the empty cells.

    Args:
        site: The site.
        about: Caption and kind.
        columns: The columns.
        keys: What each column is counted by.
        keys_of: What a placement counts for.
        paths: Where the posts of each column are listed, but for the stage at its end; an @ at
            the beginning stands for the stage's page.
        fits: Whether a gap is about a column.
        gaps_of: The gaps that the cells of a stage can be about; by default, those of the stage.
    """
    posts: dict[tuple[str | None, Hashable], set[str]] = defaultdict(set)
    for placement in site.shown.plan.live:
        for key in keys_of(placement):
            posts[placement.stage, key].add(placement.post.id)
    rows = []
    for stage in site.frame.stages:
        gaps = (gaps_of or _stage_gaps)(site, stage)
        found = [posts.get((stage.id, key), set()) for key in keys]
        cells = tuple(
            Cell(len(ids), _cell_path(path, stage), None if ids else _asking(gaps, fits, n))
            for n, (ids, path) in enumerate(zip(found, paths, strict=True))
        )
        rows.append(Row(stage, cells, len(set().union(*found))))
    return Matrix(*about, tuple(columns), tuple(rows))


def _cell_path(path: str, stage: StageLabel) -> str:
    return (stage.path + path[1:] if path[0] == "@" else path + stage.value) + _LIVE


def _stage_gaps(site: Site, stage: StageLabel) -> list[tuple[Scope, FindingView]]:
    """The gaps of a stage, the shortest first: they are the most about a cell."""
    gaps = [
        (scope, view)
        for view in site.of_stage.get(stage.id, ())
        if view.gap and view.rule != _MIX and (scope := site.sources[view.anchor].scope)
    ]
    return sorted(gaps, key=lambda gap: _length(gap[0]))


def gap_between(
    site: Site, stage: StageLabel, days: tuple[dt.date, dt.date], audience: str
) -> FindingView | None:
    """The gap of a stage that is the most about some days, of all or of one audience.

    Args:
        site: The site.
        stage: The stage.
        days: The first and the last day.
        audience: The audience; empty where none is meant.
    """
    for scope, view in _stage_gaps(site, stage):
        overlaps = scope.start and scope.end and scope.start <= days[1] and days[0] <= scope.end
        if overlaps and not scope.channel and scope.audience in (None, audience):
            return view
    return None


def _length(scope: Scope) -> int:
    return (scope.end - scope.start).days if scope.start and scope.end else dt.date.max.toordinal()


def _asking(
    gaps: Iterable[tuple[Scope, FindingView]], fits: Callable[[Scope, int], bool], column: int
) -> FindingView | None:
    return next((view for scope, view in gaps if fits(scope, column)), None)


def _overlaps(scope: Scope, stretch: Stretch) -> bool:
    if scope.channel or scope.audience or not scope.start or not scope.end:
        return False
    return scope.start <= stretch.end and stretch.start <= scope.end


def glance(site: Site) -> Matrix:
    """Stages against the weeks around today."""
    columns = weeks(site)
    past = sum(week.end < site.plan.today for week in columns)
    first = max(0, min(past - 1, len(columns) - _GLANCE))
    return by_stretch(site, columns[first : first + _GLANCE])


def shares(site: Site) -> tuple[Share, ...]:
    """Each stage's share of the plan; the whole plan counts each live post once."""
    return site.once(_shares)


def _shares(site: Site) -> tuple[Share, ...]:
    stages = site.shown.plan.stage_of
    return tuple(_each_share(site, Counter(stages.values()), len(stages)))


def _each_share(site: Site, counts: Counter[str], total: int) -> Iterator[Share]:
    for label in site.frame.stages:
        count = counts[label.id]
        target = site.plan.strategy.journey[label.id].share
        yield Share(label, count, 100 * count / (total or 1), target, total >= MIN_SAMPLE)
