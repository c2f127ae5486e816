"""What the calendar says of days and weeks, apart from the posts that stand there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journey.dates import DAY, dates, monday
from journey.findings import Finding, Scope
from journey.views.basis import Site
from journey.views.findings import FindingView
from journey.views.record import record

_A_DAY_EACH = "cadence/daily-posting"
_TOO_CLOSE = "cadence/spacing"
_LONGEST = 62
"""A span of more days than this is said of the plan, not of its weeks."""


@record
class Slot:
    """Something that is said of one day.

    Args:
        label: What it says, in a few words: "No facebook post".
        missing: A post is missing here.
        finding: All that is said.
        first: It is the first day of which that is said, so that it is said there in full.
    """

    label: str
    missing: bool
    finding: FindingView
    first: bool = True


@dataclass(frozen=True)
class Slots:
    """What is said of days and weeks.

    Args:
        of_day: By date.
        of_week: By the week's Monday: what is said of several days together, worst first.
    """

    of_day: dict[dt.date, tuple[Slot, ...]]
    of_week: dict[dt.date, tuple[FindingView, ...]]


def slots(site: Site) -> Slots:
    """What is said of the days and weeks of a site."""
    days: dict[dt.date, list[Slot]] = defaultdict(list)
    weeks: dict[dt.date, list[FindingView]] = defaultdict(list)
    clashes: dict[dt.date, list[FindingView]] = defaultdict(list)
    for view in site.told:
        finding = site.sources[view.anchor]
        if finding.rule == _TOO_CLOSE and view.told and view.end:
            clashes[view.end].append(view)
        if view.post or not view.told or not view.start or not view.end:
            continue
        for day in _days(site, finding, view):
            days[day].append(_slot(site, finding, view, day))
        for week in _weeks(site, finding, view):
            weeks[week].append(view)
    for day, views in clashes.items():
        days[day].append(Slot(_clash(site, views), False, views[0]))
    return Slots(
        {day: tuple(found) for day, found in days.items()},
        {week: tuple(found) for week, found in weeks.items()},
    )


def _days(site: Site, finding: Finding, view: FindingView) -> tuple[dt.date, ...]:
    """The days on which a finding stands by itself."""
    if finding.days and not _a_period(site, finding):
        return finding.days
    one_day = view.start and view.start == view.end and (view.start, view.end) != site.plan.window
    return (view.start,) if view.start and one_day else ()


def _weeks(site: Site, finding: Finding, view: FindingView) -> Iterator[dt.date]:
    """The weeks of which a finding is said as a whole, by their Mondays."""
    if _days(site, finding, view) or not view.start or not view.end:
        return
    of_the_plan = (view.start, view.end) == site.plan.window and view.start < view.end - 7 * DAY
    short = (view.end - view.start).days < _LONGEST and not of_the_plan
    if short or _a_period(site, finding):
        for day in dates(monday(view.start), view.end):
            if day.weekday() == 0:
                yield day


def _a_period(site: Site, finding: Finding) -> bool:
    """Whether one post in a week or month would do, so that no single day is the one."""
    scope = finding.scope
    channel = site.plan.strategy.channels.get((scope and scope.channel) or "")
    return (
        finding.rule == _A_DAY_EACH
        and channel is not None
        and channel.cadence is not None
        and channel.cadence.per != "day"
    )


def _slot(site: Site, finding: Finding, view: FindingView, day: dt.date) -> Slot:
    missing = finding.gap and finding.rule == _A_DAY_EACH
    label = _missing(site, view, day) if missing else _amiss(site, finding, view)
    return Slot(label, missing, view, day == view.start)


def _missing(site: Site, view: FindingView, day: dt.date) -> str:
    if view.channel is None:
        return "No post"
    some = any(p.channel == view.channel.name for p in site.plan.by_day.get(day, ()))
    return f"{'Too few' if some else 'No'} {view.channel.title} post{'s' if some else ''}"


def _amiss(site: Site, finding: Finding, view: FindingView) -> str:
    scope, labels = finding.scope or Scope(), site.labels
    channel = labels.channel(scope.channel) if scope.channel else None
    stage, kind = labels.stage(scope.stage), labels.type(scope.type)
    about = [label.title for label in (channel, stage, kind) if label]
    about += [labels.audience(scope.audience).title] if scope.audience else []
    return ", ".join((view.title, *about))


def _clash(site: Site, views: Sequence[FindingView]) -> str:
    """Posts too close together: where, and when the second goes out; how many, if more than two."""
    if len(views) > 1:
        return f"{len(views)} clashes"
    finding = site.sources[views[0].anchor]
    name = (finding.scope and finding.scope.channel) or ""
    placed = site.plan.placements_of.get(finding.post or "", ())
    at = next((f" at {p.time:%H:%M}" for p in placed if p.channel == name and p.time), "")
    return f"Clash on {site.labels.channel(name).title}{at}"
