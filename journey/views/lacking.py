"""What is missing, for prospects and for customers."""

from __future__ import annotations

from collections.abc import Iterator

from journey.views.basis import Site
from journey.views.findings import FindingView
from journey.views.labels import Link
from journey.views.record import record

_MOST = 12
"""So many gaps are listed; the page of gaps has the others."""
_OF_CUSTOMERS = frozenset({"stages/existing-customers", "conversation/feedback"})
"""What these rules miss is missing for customers, though no stage and no audience says so."""


@record
class Lacking:
    """What is missing for some people.

    Args:
        relationship: "prospects" or "customers".
        gaps: The gaps, the worst first.
        more: How many there are behind those.
    """

    relationship: str
    gaps: tuple[FindingView, ...]
    more: int

    @property
    def link(self) -> Link:
        """How many gaps there are for whom, and where they are listed: "2 for customers"."""
        count = len(self.gaps) + self.more
        return Link(f"{count} for {self.relationship}", f"journey#missing-{self.relationship}")


def for_whom(site: Site) -> tuple[Lacking, ...]:
    """What is missing for prospects, and what for customers, as far as the journey is for them."""
    return site.once(_for_whom)


def _for_whom(site: Site) -> tuple[Lacking, ...]:
    gaps = [view for view in site.told if view.gap and not view.past and not view.post]
    return tuple(
        Lacking(kind, found[:_MOST], len(found[_MOST:]))
        for kind in _relationships(site)
        for found in [tuple(view for view in gaps if _whose(view) == kind)]
    )


def _relationships(site: Site) -> Iterator[str]:
    """Prospects before customers, as the journey has them."""
    yield from dict.fromkeys(stage.relationship for stage in site.frame.stages)


def _whose(view: FindingView) -> str:
    if view.audience:
        return view.audience.relationship
    if view.stage:
        return view.stage.relationship
    return "customers" if view.rule in _OF_CUSTOMERS else ""
