"""Everything the check says, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from journey.filling import Fillers
from journey.views.accepted import AcceptedView, all_accepted
from journey.views.basis import Site, SitePage
from journey.views.facets import Facet, Stages, facets_of_findings
from journey.views.feeds import of_findings
from journey.views.findings import FindingView
from journey.views.kept import Kept, all_kept
from journey.views.labels import Link
from journey.views.record import record
from journey.views.saved import views_of


@record
class Listed:
    """A finding in the list.

    Args:
        finding: The finding.
        filler: The text of a post that would fill it; empty where none would.
    """

    finding: FindingView
    filler: str


@record
class Group:
    """The findings of a rule.

    Args:
        title: What the rule finds, in a few words.
        rule: The rule's name.
        path: Its page.
        findings: What it found, worst first.
    """

    title: str
    rule: str
    path: str
    findings: tuple[Listed, ...]


@record
class GapsView:
    """Everything the check says.

    Args:
        groups: The findings that are not past, by rule; the group with the worst one first.
        past: Those whose days are gone, by rule.
        count: How many are not past.
        past_count: How many are.
        kept: The posting days; None where no channel posts by the day.
        daily: The channels that post by the day, in words.
        stages: The stages to filter by.
        facets: What else to filter by.
        views: The filters that the strategy has names for.
        accepted: What the plan accepts on purpose, so that it stands in no group.
        feed_path: All of it for programs; empty where the site has no feeds.
    """

    groups: tuple[Group, ...]
    past: tuple[Group, ...]
    count: int
    past_count: int
    kept: Kept | None
    daily: tuple[str, ...]
    stages: Stages
    facets: tuple[Facet, ...]
    views: tuple[Link, ...]
    accepted: tuple[AcceptedView, ...]
    feed_path: str


def pages(site: Site) -> Iterator[SitePage]:
    """The page of gaps."""
    yield SitePage(
        path="gaps",
        title="Gaps",
        template="gaps.html",
        view=partial(_gaps, site),
        about="Everything that the check says of the plan.",
    )


def _gaps(site: Site) -> GapsView:
    fillers = Fillers(site.plan)
    present = [view for view in site.told if not view.past]
    past = [view for view in site.told if view.past]
    stages, facets = facets_of_findings(site, site.told)
    return GapsView(
        groups=_groups(site, present, fillers),
        past=_groups(site, past, fillers),
        count=len(present),
        past_count=len(past),
        kept=all_kept(site),
        daily=tuple(
            site.labels.channel(name).title
            for name, channel in site.plan.strategy.channels.items()
            if channel.cadence and channel.cadence.per == "day"
        ),
        stages=stages,
        facets=facets,
        views=views_of(site, "gaps"),
        accepted=all_accepted(site),
        feed_path=of_findings(site),
    )


def _groups(site: Site, views: Iterable[FindingView], fillers: Fillers) -> tuple[Group, ...]:
    groups: dict[str, list[FindingView]] = {}
    for view in views:  # worst first, and so are the groups
        groups.setdefault(view.rule, []).append(view)
    return tuple(_group(site, found, fillers) for found in groups.values())


def _group(site: Site, views: Sequence[FindingView], fillers: Fillers) -> Group:
    listed = tuple(
        Listed(view, fillers.text(site.sources[view.anchor]) if view.told else "") for view in views
    )
    return Group(views[0].title, views[0].rule, views[0].rule_path, listed)
