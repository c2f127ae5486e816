"""The journey: its stages, what each is for, who is reached, and where it is thin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.findings import FindingView
from journey.views.labels import StageLabel, TypeLabel
from journey.views.lacking import Lacking, for_whom
from journey.views.listings import Listing, cards_by, listing
from journey.views.matrices import (
    Matrix,
    Share,
    by_audience,
    by_channel,
    by_time,
    by_type,
    shares,
)
from journey.views.record import record


@record
class StageStep:
    """A step of the map.

    Args:
        stage: The stage.
        purpose: What somebody at this step needs.
        share: Its share of the plan.
        findings: What is said of it, worst first.
    """

    stage: StageLabel
    purpose: str
    share: Share
    findings: tuple[FindingView, ...]


@record
class JourneyView:
    """The map of the journey.

    Args:
        steps: Its steps.
        posts: How many live posts the plan has.
        by_time: Stages against weeks or months.
        by_audience: Stages against audiences.
        by_channel: Stages against channels.
        by_type: Stages against types.
        lacking: What is missing for whom; empty where the plan was not checked.
    """

    steps: tuple[StageStep, ...]
    posts: int
    by_time: Matrix
    by_audience: Matrix
    by_channel: Matrix
    by_type: Matrix
    lacking: tuple[Lacking, ...]


@record
class StageView:
    """A stage.

    Args:
        stage: The stage.
        purpose: What somebody at this step needs.
        of: How many stages there are.
        types: The types that serve it.
        share: Its share of the plan.
        findings: Where it is thin, worst first.
        matrices: Its weeks, audiences, channels and types.
        posts: Its posts.
    """

    stage: StageLabel
    purpose: str
    of: int
    types: tuple[TypeLabel, ...]
    share: Share
    findings: tuple[FindingView, ...]
    matrices: tuple[Matrix, ...]
    posts: Listing


def pages(site: Site) -> Iterator[SitePage]:
    """The map, and a page for each stage."""
    yield SitePage(
        path="journey",
        title="Journey",
        template="journey.html",
        view=partial(_journey, site),
        about="The customer journey, and how well the plan serves each of its stages.",
    )
    for stage in site.frame.stages:
        yield SitePage(
            path=stage.path,
            title=stage.title,
            template="stage.html",
            view=partial(_stage, site, stage),
            about=_purpose(site, stage),
        )


def _purpose(site: Site, stage: StageLabel) -> str:
    return site.plan.strategy.journey[stage.id].purpose


def _journey(site: Site) -> JourneyView:
    return JourneyView(
        steps=tuple(
            StageStep(share.stage, _purpose(site, share.stage), share, _findings(site, share.stage))
            for share in shares(site)
        ),
        posts=len(site.shown.plan.live_posts),
        by_time=site.once(by_time),
        by_audience=site.once(by_audience),
        by_channel=site.once(by_channel),
        by_type=site.once(by_type),
        lacking=for_whom(site) if site.checked else (),
    )


def _stage(site: Site, stage: StageLabel) -> StageView:
    matrices = [site.once(make).of(stage.id) for make in (by_time, by_audience, by_channel)]
    matrices.append(site.once(by_type).of(stage.id).filled())
    return StageView(
        stage=stage,
        purpose=_purpose(site, stage),
        of=len(site.frame.stages),
        types=tuple(
            site.labels.types[name]
            for name, kind in site.plan.strategy.post_types.items()
            if stage.id in kind.stages
        ),
        share=next(share for share in shares(site) if share.stage is stage),
        findings=_findings(site, stage),
        matrices=tuple(matrix for matrix in matrices if matrix.columns),
        posts=listing(site, site.once(_cards).get(stage.id, ()), "stage", stage.value),
    )


def _findings(site: Site, stage: StageLabel) -> tuple[FindingView, ...]:
    return tuple(f for f in site.of_stage.get(stage.id, ()) if not f.past and not f.post)


def _cards(site: Site) -> dict[str, tuple[Card, ...]]:
    """The cards of each stage."""
    every = (*site.dated, *site.undated)
    return cards_by(every, lambda card: [card.stage.id] if card.stage else [])
