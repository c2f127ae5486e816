"""The plan: the strategy and all posts, with its calendar index."""

from __future__ import annotations

import copy
import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from journey.dates import DAY, dates
from journey.model.post import Placement, Post
from journey.model.source import Source
from journey.model.strategy import Strategy
from journey.sources.document import Document
from journey.sources.problem import Problem


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
        files: The paths of all files in the content folder.
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
    files: frozenset[str] = frozenset()
    count_ideas: bool = False
    excused: Mapping[str | None, frozenset[dt.date]] = field(default_factory=dict)

    @cached_property
    def window(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of the plan: the strategy's, else those of its live placements.

        A date that is far from all others is a slip, and does not stretch the window.
        """
        given = self.strategy.window
        days = [p.date for p in self.planned]
        start = given.start or (days[0] if days else given.end)
        end = given.end or (days[-1] if days else given.start)
        return (start, end) if start and end and start <= end else None

    @cached_property
    def planned(self) -> tuple[Placement, ...]:
        """The live placements inside the window or not, without slips of the year if others are."""
        counted = [p for p in self.placements if self._counts(p)]
        far = {id(placement) for placements in self.outlying for placement in placements}
        return tuple(p for p in counted if id(p) not in far) or tuple(counted)

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
        if given.start and given.end and given.start <= day <= given.end:
            return True
        return abs(day - self.today) <= FAR

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
    def stage_of(self) -> Mapping[str, str]:
        """The stage of each live post by its id: that of its first placement with a known one."""
        known = self.strategy.journey
        stages: dict[str, str] = {}
        for placement in self.live:
            stage = placement.content.stage
            if stage is not None and stage in known:
                stages.setdefault(placement.post.id, stage)
        return stages

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

    def responder(self, placement: Placement) -> str | None:
        """Who answers what people write below a placement: the post's own, else the channel's."""
        channel = self.strategy.channels.get(placement.channel)
        return placement.content.responder or (channel.responder if channel else None)

    def posting_days(self, channel: str) -> list[dt.date]:
        """The dates on which a channel posts: of its weekdays, no day off, no blackout.

        Args:
            channel: A channel of the strategy. Without a cadence of its own, every weekday counts.
        """
        cadence = self.strategy.channels[channel].cadence
        weekdays = frozenset(cadence.days if cadence else range(7))
        return [d for d in self.days if d.weekday() in weekdays and not self.closed(d, channel)]

    def closed(self, day: dt.date, channel: str | None = None) -> bool:
        """Whether a date is a day off or a blackout on a channel (None: on all of them)."""
        starts, ends = self._closures.get(channel) or self._closures[None]
        at = bisect_right(starts, day) - 1
        return (at >= 0 and day <= ends[at]) or self.waived(day, channel)

    def waived(self, day: dt.date, channel: str | None = None) -> bool:
        """Whether a waiver takes a date away from the rule that looks, on a channel."""
        return day in self.excused.get(channel, ()) or day in self.excused.get(None, ())

    @cached_property
    def _closures(self) -> Mapping[str | None, tuple[list[dt.date], list[dt.date]]]:
        """First and last days of the spans that are closed, apart from each other, by channel."""
        spans = (*self.strategy.days_off, *self.strategy.blackouts)
        named = {channel for span in spans for channel in span.channels}
        return {
            channel: _apart(
                (span.start, span.end or span.start)
                for span in spans
                if not span.channels or channel in span.channels
            )
            for channel in (None, *named)
        }

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


def _apart(spans: Iterable[tuple[dt.date, dt.date]]) -> tuple[list[dt.date], list[dt.date]]:
    """Spans of dates as starts and ends, in order, those that overlap made into one."""
    starts: list[dt.date] = []
    ends: list[dt.date] = []
    for start, end in sorted(span for span in spans if span[0] <= span[1]):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


K = TypeVar("K")


def _grouped(pairs: Iterable[tuple[K, Placement]]) -> dict[K, list[Placement]]:
    groups: dict[K, list[Placement]] = defaultdict(list)
    for key, placement in pairs:
        groups[key].append(placement)
    return groups
