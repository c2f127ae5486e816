"""What is missing, for prospects and for customers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journey.views.basis import Site
from journey.views.findings import FindingView

_MOST = 12
"""So many gaps are listed; the page of gaps has the others."""
_OF_CUSTOMERS = frozenset({"stages/existing-customers", "conversation/feedback"})
"""What these rules miss is missing for customers, though no stage and no audience says so."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing for some people.

    Args:
        relationship: "prospects" or "customers".
        title: How many gaps there are for whom: "2 for customers".
        path: Where they are listed.
        gaps: The gaps, the worst first.
        count: How many there are, listed or not.
    """

    relationship: str
    title: str
    path: str
    gaps: tuple[FindingView, ...]
    count: int

    @property
    def left(self) -> int:
        """How many are not listed."""
        return self.count - len(self.gaps)


def for_whom(site: Site) -> tuple[Lacking, ...]:
    """What is missing for prospects, and what for customers, as far as the journey is for them."""
    return site.once(_for_whom)


def _for_whom(site: Site) -> tuple[Lacking, ...]:
    gaps = [view for view in site.told if view.gap and not view.past and not view.post]
    return tuple(
        Lacking(
            kind, f"{len(found)} for {kind}", f"journey#missing-{kind}", found[:_MOST], len(found)
        )
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
