"""What every page of the site is made from."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from journey.dates import monday
from journey.findings import Finding, Location
from journey.plan import Plan
from journey.views.addresses import addresses
from journey.views.cards import Card, cards, undated_card
from journey.views.discretion import Discretion
from journey.views.findings import FindingView, Telling, person_of, worst_first
from journey.views.frame import Frame, frame
from journey.views.labels import Labels
from journey.views.record import record
from journey.views.shown import Shown
from journey.views.words import month_id

K = TypeVar("K")
T = TypeVar("T")
_MOST_MONTHS = 60
"""A plan that spans more months than this has pages only for those with posts."""


@dataclass(frozen=True, eq=False)
class Site:
    """What the site shows.

    Args:
        plan: The plan.
        findings: The findings of the check, in its order.
        checked: Whether there was a check at all.
        feeds: Whether there are feeds beside the pages.
        base: What it is compared with: the same plan, in another state; None where it is not.
        base_name: What that is called: "main".
        held: Posts that are not shown, whatever their status: each by its id, with a channel on
            which that is so, or None for all of it.
    """

    plan: Plan
    findings: tuple[Finding, ...] = ()
    checked: bool = True
    feeds: bool = False
    base: Site | None = None
    base_name: str = ""
    held: frozenset[tuple[str, str | None]] = frozenset()

    def once(self, make: Callable[[Site], T]) -> T:
        """What a kind of page makes of the whole site: made when first asked for, then kept.

        Args:
            make: Makes it; the same function gives the same object.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[[Site], Any], Any]:
        return {}

    @cached_property
    def frame(self) -> Frame:
        """What every page says about the site: templates know it as `site`."""
        return frame(
            self.plan,
            self.labels,
            self.findings,
            checked=self.checked,
            feeds=self.feeds,
            compared=self.base_name if self.base else "",
        )

    @cached_property
    def shown(self) -> Shown:
        """What the site may show."""
        return Shown(self.plan, self.held)

    @cached_property
    def discretion(self) -> Discretion:
        """What words give away of what it does not show."""
        return Discretion(self.plan, self.shown)

    @cached_property
    def labels(self) -> Labels:
        """What things are called."""
        return Labels(self.plan.strategy, self.shown.people)

    @cached_property
    def post_paths(self) -> dict[str, str]:
        """The last part of the address of each shown post, by its id."""
        return addresses(self.shown.posts, "post", self.shown.names)

    @cached_property
    def months(self) -> tuple[dt.date, ...]:
        """The months that have a page, each by its first day."""
        busy = {placement.date.replace(day=1) for placement in self.shown.placements}
        ends = {day.replace(day=1) for day in self.plan.window or ()}
        all_of_them = sorted(busy | ends) or [self.plan.today.replace(day=1)]
        return tuple(_months(all_of_them[0], all_of_them[-1]) or sorted(busy) or all_of_them[:1])

    @cached_property
    def weeks(self) -> tuple[dt.date, ...]:
        """The weeks that have a page, each by its Monday: those of the plan, and all with posts."""
        busy = {monday(placement.date) for placement in self.shown.placements}
        of_plan = {
            monday(day) for first in self.months for day in month_days(first) if self.inside(day)
        }
        return tuple(sorted(busy | of_plan)) or (monday(self.plan.today),)

    @cached_property
    def day_paths(self) -> dict[dt.date, str]:
        """Where the calendar shows a day."""
        return {
            day: f"calendar/{month_id(first)}#day-{day}"
            for first in self.months
            for day in month_days(first)
        }

    @cached_property
    def told(self) -> tuple[FindingView, ...]:
        """The findings as pages show them, worst first."""
        telling = Telling(self.discretion, self.labels, self.day_paths, self.post_paths)
        return tuple(sorted((telling.view(f) for f in self.findings), key=worst_first))

    @cached_property
    def sources(self) -> dict[str, Finding]:
        """The findings of the check by the anchors that they have on pages."""
        return {f"f-{finding.fingerprint}": finding for finding in self.findings}

    @cached_property
    def of_post(self) -> dict[str, tuple[FindingView, ...]]:
        """The findings about each shown post, by its id."""
        return _by((self.sources[view.anchor].post or "", view) for view in self.told if view.post)

    @cached_property
    def of_rule(self) -> dict[str, tuple[FindingView, ...]]:
        """The findings of each rule."""
        return _by((view.rule, view) for view in self.told)

    @cached_property
    def of_stage(self) -> dict[str, tuple[FindingView, ...]]:
        """What is said of each stage as a whole: findings whose scope is the stage."""
        return _by((_scope_name(self.sources[v.anchor], "stage"), v) for v in self.told)

    @cached_property
    def of_channel(self) -> dict[str, tuple[FindingView, ...]]:
        """What is said of each channel, its posts apart."""
        return _by(
            (_scope_name(self.sources[v.anchor], "channel"), v) for v in self.told if not v.post
        )

    @cached_property
    def of_type(self) -> dict[str, tuple[FindingView, ...]]:
        """What is said of each type as a whole."""
        return _by((_scope_name(self.sources[v.anchor], "type"), v) for v in self.told)

    @cached_property
    def of_audience(self) -> dict[str, tuple[FindingView, ...]]:
        """What is said of each audience, its posts apart."""
        return _by((v.audience.name, v) for v in self.told if v.audience and not v.post)

    @cached_property
    def of_person(self) -> dict[str, tuple[FindingView, ...]]:
        """What is said of each person, their posts apart."""
        return _by((person_of(self.sources[v.anchor]), v) for v in self.told if v.told)

    def inside(self, day: dt.date) -> bool:
        """Whether a date is one of the plan's."""
        window = self.plan.window
        return window is not None and window[0] <= day <= window[1]

    @cached_property
    def cards_of_day(self) -> dict[dt.date, tuple[Card, ...]]:
        """The cards of each day that has any."""
        return {
            day: cards(group, self.labels, self.post_paths, self.of_post, self.inside(day))
            for day, group in groupby(self.shown.placements, lambda placement: placement.date)
        }

    @cached_property
    def dated(self) -> tuple[Card, ...]:
        """All cards with a date, in order."""
        return tuple(card for day in self.cards_of_day.values() for card in day)

    @cached_property
    def undated(self) -> tuple[Card, ...]:
        """The cards of shown posts without a date, in the order of the files."""
        return tuple(
            undated_card(post, self.labels, self.post_paths[id], self.of_post.get(id, ()))
            for id, post in self.shown.posts.items()
            if id not in self.shown.placements_of
        )

    @cached_property
    def dated_days(self) -> tuple[dt.date, ...]:
        """The day of each of the `dated` cards, to look one up."""
        return tuple(day for day, group in self.cards_of_day.items() for _ in group)

    def first_from(self, day: dt.date) -> int:
        """The number, in `dated`, of the first card on a day or after it."""
        return bisect_left(self.dated_days, day)


@record
class SitePage:
    """A page of the site.

    Args:
        path: Its address below the site's root, without slash or suffix: `posts/winter-list`;
            empty for the home page.
        title: Its title, as plain text.
        template: The template that shows it, a file of `site_templates/journey`.
        view: Makes what the template shows, as plain data. Called when the page is written.
        about: One sentence for search engines and link previews, as plain text, or what makes it.
        source: Finds the place in a file of the plan that it comes from; None where there is none.
    """

    path: str
    title: str
    template: str
    view: Callable[[], object]
    about: str | Callable[[], str] = ""
    source: Callable[[], Location] | None = None

    @property
    def description(self) -> str:
        """One sentence about it; empty where there is none."""
        return self.about if isinstance(self.about, str) else self.about()

    @property
    def location(self) -> Location | None:
        """The place in a file of the plan that it comes from, if there is one."""
        return self.source() if self.source else None


def month_days(first: dt.date) -> list[dt.date]:
    """The dates of a month, given its first day."""
    return [first.replace(day=day) for day in range(1, monthrange(first.year, first.month)[1] + 1)]


def _months(first: dt.date, last: dt.date) -> list[dt.date] | None:
    """The first day of each month between two; None where that is too many for pages."""
    begin, end = (day.year * 12 + day.month - 1 for day in (first, last))
    if end - begin >= _MOST_MONTHS:
        return None
    return [dt.date(number // 12, number % 12 + 1, 1) for number in range(begin, end + 1)]


def _scope_name(finding: Finding, dimension: str) -> str:
    name = getattr(finding.scope, dimension, None) if finding.scope else None
    return name or ""


def _by(pairs: Iterable[tuple[K, FindingView]]) -> dict[K, tuple[FindingView, ...]]:
    groups: dict[K, list[FindingView]] = defaultdict(list)
    for key, view in pairs:
        groups[key].append(view)
    return {key: tuple(views) for key, views in groups.items() if key}
