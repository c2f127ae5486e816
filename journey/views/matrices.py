"""Coverage: how many live posts each stage has in each week, for each audience, on each channel."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journey.dates import MONTHS, monday
from journey.findings import Scope
from journey.model.post import Placement
from journey.rules.shares import MIN_SAMPLE
from journey.views.basis import Site, month_days
from journey.views.findings import FindingView
from journey.views.labels import StageLabel
from journey.views.words import month_id, short_span, week_id

MOST_WEEKS = 27
"""A plan of more weeks than this is shown by month."""
_GLANCE = 8
"""Weeks on the home page."""
_LIVE = "&only=live"
"""Has a list show what the cells count."""
_MIX = "stages/mix"
"""Asks for more posts of a stage, but for none at any time."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Matrix:
    """Stages against something else.

    Args:
        caption: What it counts.
        kind: "weeks" where its columns are stretches of time, else "few".
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


@dataclass(frozen=True, slots=True)
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
    weeks = _weeks(site)
    return by_week(site, weeks) if len(weeks) <= MOST_WEEKS else _by_month(site)


def by_week(site: Site, weeks: Sequence[dt.date]) -> Matrix:
    """Stages against weeks.

    Args:
        site: The site.
        weeks: Their Mondays.
    """
    window = site.plan.window or (dt.date.min, dt.date.max)
    columns, spans = [], []
    for start in weeks:
        end = dt.date.fromordinal(min(start.toordinal() + 6, dt.date.max.toordinal()))
        first, last = max(start, window[0]), min(end, window[1])
        now = start <= site.plan.today <= end
        columns.append(Column(f"W{start.isocalendar().week}", short_span(first, last), now))
        spans.append((start, end))
    return _matrix(
        site,
        ("Live posts of each stage in each week", "weeks"),
        columns,
        weeks,
        lambda placement: (monday(placement.date),),
        [f"calendar/{week_id(start)}?stage=" for start in weeks],
        lambda scope, n: _overlaps(scope, spans[n]),
    )


def _by_month(site: Site) -> Matrix:
    window = site.plan.window
    months = [m for m in site.months if window and _overlaps(Scope(*window), _bounds(m))]
    return _matrix(
        site,
        ("Live posts of each stage in each month", "weeks"),
        [Column(MONTHS[m.month - 1][:3], str(m.year)) for m in months],
        months,
        lambda placement: (placement.date.replace(day=1),),
        [f"calendar/{month_id(first)}?stage=" for first in months],
        lambda scope, n: _overlaps(scope, _bounds(months[n])),
    )


def _bounds(first: dt.date) -> tuple[dt.date, dt.date]:
    return first, month_days(first)[-1]


def by_audience(site: Site) -> Matrix:
    """Stages against audiences; a post without one is for all of its stage's relationship."""
    audiences = site.plan.strategy.audiences
    names = list(audiences) if site.shown.field("audience") else []
    return _matrix(
        site,
        ("Live posts of each stage for each audience", "few"),
        [Column(site.labels.audience(n), f"{audiences[n].relationship}s") for n in names],
        names,
        lambda placement: site.labels.reached(placement.content),
        [f"@?audience={site.labels.audience_values[name]}" for name in names],
        lambda scope, n: scope.audience == names[n],
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


def _matrix(
    site: Site,
    about: tuple[str, str],
    columns: Sequence[Column],
    keys: Sequence[Hashable],
    keys_of: Callable[[Placement], Iterable[Hashable]],
    paths: Sequence[str],
    fits: Callable[[Scope, int], bool],
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
    """
    posts: dict[tuple[str | None, Hashable], set[str]] = defaultdict(set)
    for placement in site.shown.plan.live:
        for key in keys_of(placement):
            posts[placement.stage, key].add(placement.post.id)
    rows = []
    for stage in site.frame.stages:
        gaps = _stage_gaps(site, stage)
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


def _length(scope: Scope) -> int:
    return (scope.end - scope.start).days if scope.start and scope.end else dt.date.max.toordinal()


def _asking(
    gaps: Iterable[tuple[Scope, FindingView]], fits: Callable[[Scope, int], bool], column: int
) -> FindingView | None:
    return next((view for scope, view in gaps if fits(scope, column)), None)


def _overlaps(scope: Scope, span: tuple[dt.date, dt.date]) -> bool:
    if scope.channel or scope.audience or not scope.start or not scope.end:
        return False
    return scope.start <= span[1] and span[0] <= scope.end


def _weeks(site: Site) -> list[dt.date]:
    window = site.plan.window
    if not window:
        return []
    return [week for week in site.weeks if monday(window[0]) <= week <= window[1]]


def glance(site: Site) -> Matrix:
    """Stages against the weeks around today."""
    weeks = _weeks(site)
    past = sum(week < monday(site.plan.today) for week in weeks)
    first = max(0, min(past - 1, len(weeks) - _GLANCE))
    return by_week(site, weeks[first : first + _GLANCE])


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
