"""The plan: the strategy and all posts, with its calendar index."""

from __future__ import annotations

import copy
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from journey.dates import DAY, dates
from journey.model.calendar import Entry, read_calendar, read_long_post
from journey.model.clocks import clock_problems
from journey.model.identity import with_ids_of_their_own
from journey.model.networks import NETWORKS
from journey.model.post import Placement, Post
from journey.model.source import Source
from journey.model.strategy import Channel, Strategy
from journey.model.validation import read
from journey.model.words import swallowed_words
from journey.sources.content import Content, read_content
from journey.sources.document import Document
from journey.sources.nodes import Mapping as Node
from journey.sources.problem import Location, Problem
from journey.sources.tree import Folder, Tree


@dataclass(frozen=True, eq=False)
class Plan:
    """The strategy and all posts, in a window of dates.

    Args:
        strategy: What the brand decided once.
        source: Where the strategy is written.
        posts: Every post, in the order of files and lines.
        placements: Every placement that has a date, ideas and cancelled ones too, in order: by
            date, time (untimed last in their day) and id.
        problems: What reading the files found.
        documents: The files that were read.
        today: The date that counts as today.
        count_ideas: Whether rules count ideas, too.
        excused: Days, by channel (None: all channels), on which no post is asked for.
    """

    strategy: Strategy
    source: Source
    posts: tuple[Post, ...]
    placements: tuple[Placement, ...]
    problems: tuple[Problem, ...]
    documents: tuple[Document, ...]
    today: dt.date
    count_ideas: bool = False
    excused: Mapping[str | None, frozenset[dt.date]] = field(default_factory=dict)

    @cached_property
    def window(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of the plan: the strategy's, else those of its live placements.

        A date that is far from all others is a slip, and does not stretch the window.
        """
        given = self.strategy.window
        far = {placement.id for placements in self.outlying for placement in placements}
        counted = [p for p in self.placements if self._counts(p)]
        days = [p.date for p in counted if p.id not in far] or [p.date for p in counted]
        start = given.start or (days[0] if days else given.end)
        end = given.end or (days[-1] if days else given.start)
        return (start, end) if start and end and start <= end else None

    @cached_property
    def outlying(self) -> tuple[Sequence[Placement], ...]:
        """The placements of each post that is over 400 days from today and from all others."""
        planned = [p for p in self.placements if p.status != "cancelled"]
        return tuple(
            cluster
            for cluster in _clusters(planned)
            if not any(p.id != cluster[0].id or self._expects(p.date) for p in cluster)
        )

    def _expects(self, day: dt.date) -> bool:
        """Whether a date is near today, or within the window that the strategy gives."""
        given = self.strategy.window
        if abs(day - self.today) <= FAR:
            return True
        return bool(given.start or given.end) and (
            (given.start or day) <= day <= (given.end or day)
        )

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """Every date of the window."""
        return tuple(dates(*self.window)) if self.window else ()

    @cached_property
    def live(self) -> tuple[Placement, ...]:
        """The live placements inside the window, in order: those that rules count."""
        if not self.window:
            return ()
        start, end = self.window
        return tuple(p for p in self.placements if start <= p.date <= end and self._counts(p))

    @cached_property
    def live_posts(self) -> tuple[Post, ...]:
        """Posts with a live placement inside the window, each once, in order of the first one."""
        return tuple({p.post.id: p.post for p in self.live}.values())

    @cached_property
    def by_day(self) -> Mapping[dt.date, list[Placement]]:
        """The live placements of the window by date."""
        return _grouped((p.date, p) for p in self.live)

    @cached_property
    def by_channel(self) -> Mapping[str | None, list[Placement]]:
        """The live placements of the window by channel."""
        return _grouped((p.channel, p) for p in self.live)

    @cached_property
    def by_stage(self) -> Mapping[str | None, list[Placement]]:
        """The live placements of the window by stage."""
        return _grouped((p.stage, p) for p in self.live)

    @cached_property
    def by_type(self) -> Mapping[str | None, list[Placement]]:
        """The live placements of the window by type."""
        return _grouped((p.type, p) for p in self.live)

    @cached_property
    def social_channels(self) -> tuple[str, ...]:
        """The channels on social networks."""
        return tuple(name for name, channel in self.strategy.channels.items() if channel.social)

    @cached_property
    def post_by_id(self) -> Mapping[str, Post]:
        """Every post by its id."""
        return {post.id: post for post in self.posts}

    @cached_property
    def placements_of(self) -> Mapping[str, list[Placement]]:
        """The dated placements of each post, by its id."""
        return _grouped((p.post.id, p) for p in self.placements)

    @cached_property
    def problems_by_rule(self) -> Mapping[str, list[Problem]]:
        """What reading the files found, by the rule that it belongs to."""
        groups: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            groups[problem.rule].append(problem)
        return groups

    def posting_days(self, channel: str) -> list[dt.date]:
        """The dates on which a channel posts: of its weekdays, no day off, no blackout.

        Args:
            channel: A channel of the strategy. Without a cadence of its own, every weekday counts.
        """
        cadence = self.strategy.channels[channel].cadence
        weekdays = frozenset(cadence.days if cadence else range(7))
        closed = self._closed_days(channel)
        return [day for day in self.days if day.weekday() in weekdays and day not in closed]

    def closed(self, day: dt.date, channel: str | None = None) -> bool:
        """Whether a date is a day off or a blackout on a channel (None: on all of them)."""
        return any(
            span.covers(day, channel)
            for span in (*self.strategy.days_off, *self.strategy.blackouts)
        ) or self.waived(day, channel)

    def waived(self, day: dt.date, channel: str | None = None) -> bool:
        """Whether a waiver takes a date away from the rule that looks, on a channel."""
        return day in self.excused.get(channel, ()) or day in self.excused.get(None, ())

    def _closed_days(self, channel: str) -> set[dt.date]:
        """The dates of the window that are closed on a channel."""
        if not self.window:
            return set()
        first, last = self.window
        closed = {*self.excused.get(channel, ()), *self.excused.get(None, ())}
        for span in (*self.strategy.days_off, *self.strategy.blackouts):
            if not span.channels or channel in span.channels:
                closed.update(dates(max(span.start, first), min(span.end or span.start, last)))
        return closed

    def seen_from(self, today: dt.date) -> Plan:
        """The same plan on another day."""
        return replace(self, today=today)

    def counting_ideas(self) -> Plan:
        """The same plan, its ideas counted."""
        return replace(self, count_ideas=True)

    def excusing(self, days: Mapping[str | None, frozenset[dt.date]]) -> Plan:
        """The same plan, with days on which no post is asked for, by channel (None: all)."""
        plan = copy.copy(self)  # keeps the index, which does not depend on it
        object.__setattr__(plan, "excused", days)
        return plan

    def _counts(self, placement: Placement) -> bool:
        return placement.live or (self.count_ideas and placement.status == "idea")


FAR = DAY * 400
"""So far from today and from everything else, a date is a slip."""


def _clusters(placements: Sequence[Placement]) -> Iterator[list[Placement]]:
    """Placements in order of their dates, cut where nothing happens for long."""
    cluster: list[Placement] = []
    for placement in placements:
        if cluster and placement.date - cluster[-1].date > FAR:
            yield cluster
            cluster = []
        cluster.append(placement)
    if cluster:
        yield cluster


K = TypeVar("K")


def _grouped(pairs: Iterable[tuple[K, Placement]]) -> dict[K, list[Placement]]:
    groups: dict[K, list[Placement]] = defaultdict(list)
    for key, placement in pairs:
        groups[key].append(placement)
    return groups


def load(content: str | Path | Tree, today: dt.date | None = None) -> Plan:
    """Read a plan.

    Args:
        content: The content folder, or any tree of files.
        today: The date that counts as today; by default, today in the brand's time zone.

    Returns:
        The plan of all that could be read. What could not be read, or makes no sense, is in its
        `problems`; nothing in a file makes this function fail.

    Raises:
        NotADirectoryError: There is no such folder.
    """
    tree = Folder(Path(content)) if isinstance(content, str | Path) else content
    files = read_content(tree)
    strategy, source, problems = _strategy(files, tree)
    entries: list[Entry] = []
    for document in files.calendars:
        for part in read_calendar(document):
            entries.append(part) if isinstance(part, Entry) else problems.append(part)
    for document in files.posts:
        for part in read_long_post(document):
            entries.append(part) if isinstance(part, Entry) else problems.append(part)
    entries, doubles = with_ids_of_their_own(entries)
    placements: list[Placement] = []
    for entry in entries:
        problems += [replace(problem, post=entry.post.id) for problem in entry.problems]
        placements += _placements(entry, strategy, problems)
    placements.sort(key=_order)
    documents = [d for d in (files.strategy, *files.calendars, *files.posts) if d]
    return Plan(
        strategy=strategy,
        source=source,
        posts=tuple(entry.post for entry in entries),
        placements=tuple(placements),
        problems=tuple(
            dict.fromkeys(
                [*files.problems, *(p for d in documents for p in d.problems), *problems, *doubles]
            )
        ),
        documents=tuple(documents),
        today=today or dt.datetime.now(strategy.timezone).date(),
    )


def _strategy(files: Content, tree: Tree) -> tuple[Strategy, Source, list[Problem]]:
    document = files.strategy
    if document is None:
        missing = Document(f"{tree.prefix}strategy.yml", "")
        problem = Problem(
            "model/missing-field",
            "the plan has no strategy.yml",
            "Write one with `brand:` and `channels:`; most rules have nothing to go by without it.",
            Location(missing.path),
        )
        return Strategy(), Source(missing, Node()), [problem]
    if not isinstance(document.data, Node):
        problems = (
            []
            if document.problems
            else [
                Problem(
                    "model/invalid-value",
                    "the strategy should be a group of fields",
                    "Write `brand:`, `channels:` and so on, one a line.",
                    document.location((0, len(document.text.rstrip()))),
                )
            ]
        )
        return Strategy(), Source(document, Node()), problems
    reading = read(Strategy, Source(document, document.data), what="the strategy")
    problems = [*swallowed_words(document, document.data), *reading.problems]
    strategy = reading.value or Strategy()
    return replace(strategy, channels=_networked(strategy.channels)), reading.source, problems


def _networked(channels: Mapping[str, Channel]) -> dict[str, Channel]:
    """A channel that is named like a network is on it."""
    return {
        name: replace(channel, network=name)
        if not channel.network and name in NETWORKS
        else channel
        for name, channel in channels.items()
    }


def _placements(entry: Entry, strategy: Strategy, problems: list[Problem]) -> Iterable[Placement]:
    for channel in entry.post.channels:
        content = entry.variants.get(channel, entry.post)
        if content.date is None:
            continue
        day, time = content.date
        time = content.time or time
        at = None
        if time is not None:
            settings = strategy.channels.get(channel)
            zone = (settings and settings.timezone) or strategy.timezone
            at = dt.datetime.combine(day, time, zone)
            problems += clock_problems(content, at)
        yield Placement(entry.post, channel, content, day, time, at)


def _order(placement: Placement) -> tuple[object, ...]:
    time = placement.time
    return placement.date, time is None, time or dt.time(), placement.post.id, placement.channel
