"""Walk the journey: what somebody sees in thirty days, in order. The plan from the other side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from journey.dates import MONTHS, WEEKDAYS, monday, moved, spoken
from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.codes import Codes
from journey.views.facets import Facet, Stages, facets
from journey.views.findings import FindingView
from journey.views.labels import ChannelLabel, Link, StageLabel
from journey.views.matrices import gap_between
from journey.views.personas import Encounter, Persona, meetings, personas
from journey.views.record import record
from journey.views.stretches import weeks
from journey.views.words import count, week_id

LENGTH = 30
"""Days of a walk."""
_MOST_STARTS = 26
"""Weeks in which a walk can start."""
_MOST_WALKS = 80
"""Walks that start in some week; where many can walk, they start in fewer weeks."""
_A_DAY = 8
"""Posts of a day that are shown; the calendar has the others."""
_SILENCE = 2
"""So many days without a post are said."""
_FIRST = {"prospects": "First contact", "customers": "The first they hear"}
"""What the first post is to somebody."""


@record
class News:
    """A step on the way.

    Args:
        words: What it is: "First contact".
        stage: The stage that is met for the first time; None where the first post has none.
        purpose: What somebody at this stage needs.
    """

    words: str
    stage: StageLabel | None
    purpose: str


@record
class WalkDay:
    """A day with something to see.

    Args:
        date: The date.
        text: The date in words.
        path: That day in the calendar.
        number: Its number in the walk, from 1.
        week: The week that begins with it, in words; empty where it is not the first of its week.
        quiet: How many days without a post are to be said before it.
        news: What is new on the way.
        met: The posts, the first few.
        more: How many others there are.
        codes: Those for filters, as `Codes` writes them.
    """

    date: dt.date
    text: str
    path: str
    number: int
    week: str
    quiet: int
    news: tuple[News, ...]
    met: tuple[Encounter, ...]
    more: int
    codes: str


@record
class Lane:
    """A channel that the persona uses.

    Args:
        channel: The channel.
        posts: How many posts they meet there.
    """

    channel: ChannelLabel
    posts: int


@record
class Met:
    """A stage of the journey, and whether it is met.

    Args:
        stage: The stage.
        posts: How many posts of it are met.
        first: The day of the first one, and its place on the page of the walk; None without one.
        finding: What asks for one where there is none.
    """

    stage: StageLabel
    posts: int
    first: Link | None
    finding: FindingView | None


@record
class WalkLine:
    """A walk in a line.

    Args:
        walk: Who walks, and the page of the walk.
        relationship: "prospects" or "customers".
        posts: How many posts they meet.
        silence: The most days in a row without one.
        stages: The stages that are for them, and others that they meet.
        next_week: How many of them next week, and the walk from then on; None where none begins.
    """

    walk: Link
    relationship: str
    posts: int
    silence: int
    stages: tuple[Met, ...]
    next_week: Link | None


@record
class WalksView:
    """The walks from today on.

    Args:
        when: Their days, in words; empty for a plan without dates.
        days: How many those are.
        walks: The walks.
    """

    when: str
    days: int
    walks: tuple[WalkLine, ...]


@record
class Choice:
    """One of several walks.

    Args:
        walk: What tells it from the others, and its page.
        chosen: It is this one.
    """

    walk: Link
    chosen: bool


@record
class WalkView:
    """What somebody sees.

    Args:
        line: Who, and the walk in numbers.
        when: Its days, in words; empty for a plan without dates.
        length: How many those are: fewer than usual where the plan ends.
        personas: Everybody who can walk.
        starts: The days and weeks in which a walk can start.
        previous: The walk that starts before this one.
        next: The walk that starts behind it.
        lanes: The channels that they use.
        drawn: Each of these has a column of its own.
        days: The days with something to see.
        quiet: How many days behind them are to be said to have nothing.
        stages: The stages to filter by.
        facets: What else to filter by.
        codes: What the codes of posts stand for that are not shown.
    """

    line: WalkLine
    when: str
    length: int
    personas: tuple[Choice, ...]
    starts: tuple[Choice, ...]
    previous: Link | None
    next: Link | None
    lanes: tuple[Lane, ...]
    drawn: bool
    days: tuple[WalkDay, ...]
    quiet: int
    stages: Stages
    facets: tuple[Facet, ...]
    codes: str


@record
class _Walk:
    """A walk.

    Args:
        persona: Who walks.
        start: The first day.
        end: The last day.
        found: What they see on each day with something to see.
    """

    persona: Persona
    start: dt.date
    end: dt.date
    found: tuple[tuple[dt.date, tuple[Encounter, ...]], ...]

    @property
    def length(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def cards(self) -> Iterator[Card]:
        return (encounter.card for _, met in self.found for encounter in met)

    @property
    def silences(self) -> list[int]:
        """How many days without a post lie before each day with one, and behind the last."""
        busy = [day.toordinal() for day, _ in self.found]
        ends = [self.start.toordinal() - 1, *busy, self.end.toordinal() + 1]
        return [later - day - 1 for day, later in pairwise(ends)]


def pages(site: Site) -> Iterator[SitePage]:
    """Everybody who can walk; and for each, the walk from today and from each of some weeks on."""
    yield SitePage(
        path="walk",
        title="Walk the journey",
        template="walks.html",
        view=partial(walks, site),
        about=f"What those see to whom {site.frame.brand} speaks, day by day.",
    )
    for persona in personas(site):
        for start in (None, *site.once(_starts)):
            yield SitePage(
                path=_path(persona, start),
                title=f"{persona.title}: what they see",
                template="walk.html",
                view=partial(_view, site, persona, start),
                about=f"{persona.title}: what they see of {site.frame.brand}, day by day.",
            )


def walks(site: Site) -> WalksView:
    """What everybody sees from today on, each in a line."""
    window = _days(site, None)
    days = (window[1] - window[0]).days + 1 if window else 0
    lines = tuple(_line(site, _walk(site, persona, None)) for persona in personas(site))
    return WalksView(spoken(*window) if window else "", days, lines)


def _starts(site: Site) -> tuple[dt.date, ...]:
    """The Mondays on which a walk can start: of each week, if those are not many, and the next."""
    found = [week.start for week in weeks(site)]
    most = max(1, min(_MOST_STARTS, _MOST_WALKS // (len(personas(site)) or 1)))
    coming = _monday_after(site.plan.today)
    some = found[:: -(-len(found) // most) or 1]
    return tuple(sorted({*some, coming} if coming in found else some))


def _path(persona: Persona, start: dt.date | None) -> str:
    return f"{persona.path}/{week_id(start)}" if start else persona.path


def _days(site: Site, start: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The days of a walk, as far as they are the plan's; None for a plan without dates.

    Args:
        site: The site.
        start: A Monday; None for today, or the plan's first day where today is none of its days.
    """
    window = site.plan.window
    if not window or window[0] > window[1]:
        return None
    today = site.plan.today
    first = max(start, window[0]) if start else today if site.inside(today) else window[0]
    last = min(first.toordinal() + LENGTH - 1, window[1].toordinal())
    return first, dt.date.fromordinal(last)


def _walk(site: Site, persona: Persona, start: dt.date | None) -> _Walk:
    first, last = _days(site, start) or (site.plan.today, site.plan.today)
    every = meetings(site, persona).items()
    return _Walk(persona, first, last, tuple(one for one in every if first <= one[0] <= last))


def _view(site: Site, persona: Persona, start: dt.date | None) -> WalkView:
    walk, window = _walk(site, persona, start), _days(site, start)
    cards = list(walk.cards)
    codes = Codes(cards)
    days = tuple(_each_day(site, walk, codes))
    stages, others = facets(site, cards) if cards else ((), ())
    return WalkView(
        line=_line(site, walk),
        when=spoken(*window) if window else "",
        length=walk.length,
        personas=tuple(
            Choice(Link(one.title, _path(one, start)), one == persona) for one in personas(site)
        ),
        starts=tuple(_choices(site, persona, start)),
        previous=_beside(site, persona, start, -1),
        next=_beside(site, persona, start, 1),
        lanes=tuple(_lanes(walk)),
        drawn=persona.drawn,
        days=days,
        quiet=_said(walk.silences[-1]) if walk.found else 0,
        stages=stages,
        facets=others,
        codes=codes.values,
    )


def _line(site: Site, walk: _Walk) -> WalkLine:
    return WalkLine(
        walk=Link(walk.persona.title, walk.persona.path),
        relationship=walk.persona.relationship,
        posts=len({card.path for card in walk.cards}),
        silence=max(walk.silences),
        stages=tuple(_stages(site, walk)),
        next_week=_next_week(site, walk.persona),
    )


def _next_week(site: Site, persona: Persona) -> Link | None:
    start = _monday_after(site.plan.today)
    if start not in site.once(_starts):
        return None
    days = range(start.toordinal(), start.toordinal() + 7)
    met = {
        encounter.card.path
        for day, found in meetings(site, persona).items()
        if day.toordinal() in days
        for encounter in found
    }
    return Link(count(len(met), "post") if met else "nothing", _path(persona, start))


def _monday_after(today: dt.date) -> dt.date:
    return moved(monday(today), 7)


def _stages(site: Site, walk: _Walk) -> Iterator[Met]:
    for stage in site.frame.stages:
        found = [card for card in walk.cards if card.stage == stage]
        if found or stage.relationship == walk.persona.relationship:
            yield Met(
                stage=stage,
                posts=len({card.path for card in found}),
                first=Link(found[0].when, f"#day-{found[0].date}") if found else None,
                finding=None if found else _missing(site, walk, stage),
            )


def _missing(site: Site, walk: _Walk, stage: StageLabel) -> FindingView | None:
    return gap_between(site, stage, (walk.start, walk.end), walk.persona.audience)


def _choices(site: Site, persona: Persona, chosen: dt.date | None) -> Iterator[Choice]:
    now = "Today" if site.inside(site.plan.today) else "The first day"
    yield Choice(Link(now, persona.path), chosen is None)
    for start in site.once(_starts):
        week = f"W{start.isocalendar().week}"
        yield Choice(Link(week, _path(persona, start)), chosen == start)


def _beside(site: Site, persona: Persona, start: dt.date | None, step: int) -> Link | None:
    """The walk that starts in the week before or behind, as far as walks start there."""
    days = _days(site, start)
    if not days:
        return None
    at = start or days[0]
    others = [day for day in site.once(_starts) if (day < at if step < 0 else day > at)]
    if not others:
        return None
    other = others[-1] if step < 0 else others[0]
    return Link(f"Week {other.isocalendar().week}", _path(persona, other))


def _lanes(walk: _Walk) -> Iterator[Lane]:
    for channel in walk.persona.channels:
        yield Lane(channel, len({c.path for c in walk.cards if channel in c.channels}))


def _each_day(site: Site, walk: _Walk, codes: Codes) -> Iterator[WalkDay]:
    known: list[StageLabel] = []
    before = None
    for (day, met), quiet in zip(walk.found, walk.silences, strict=False):
        stages = [encounter.card.stage for encounter in met]
        news = tuple(_news(site, walk.persona, stages, known, first=day == walk.found[0][0]))
        known += [one.stage for one in news if one.stage]
        yield WalkDay(
            date=day,
            text=f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}",
            path=site.day_paths.get(day, ""),
            number=(day - walk.start).days + 1,
            week="" if before == monday(day) else f"Week {day.isocalendar().week}",
            quiet=_said(quiet),
            news=news,
            met=met[:_A_DAY],
            more=len(met[_A_DAY:]),
            codes=codes.of([encounter.card for encounter in met[_A_DAY:]]),
        )
        before = monday(day)


def _said(quiet: int) -> int:
    return quiet if quiet >= _SILENCE else 0


def _news(
    site: Site,
    persona: Persona,
    stages: Iterable[StageLabel | None],
    known: Sequence[StageLabel],
    *,
    first: bool,
) -> Iterator[News]:
    """What is new on a day.

    Args:
        site: The site.
        persona: Who walks.
        stages: The stages of what they meet.
        known: The stages that they have met before.
        first: They have met nothing before.
    """
    furthest = max((stage.number for stage in known), default=0)
    words = _FIRST[persona.relationship] if first else ""
    for stage in dict.fromkeys(stages):
        if stage and stage.number and stage not in known:
            further = "A step further" if stage.number > furthest else "New to them"
            yield News(words or further, stage, site.plan.strategy.journey[stage.id].purpose)
            furthest, words = max(furthest, stage.number), ""
    if words:
        yield News(words, None, "")
