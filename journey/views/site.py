"""The site: the plan with its findings, and the pages that show them."""

from __future__ import annotations

from journey.views import (
    audiences,
    board,
    calendar,
    campaigns,
    changes,
    channels,
    gaps,
    home,
    ideas,
    people,
    posts,
    rules,
    stages,
    topics,
    types,
    walk,
)
from journey.views.basis import Site, SitePage

__all__ = ["Site", "SitePage", "site_pages"]

_KINDS = (
    *(home, calendar, board, stages, walk, campaigns, channels, audiences, topics, types),
    *(people, posts, ideas, gaps, changes, rules),
)


def site_pages(site: Site) -> list[SitePage]:
    """Every page of the site, in the order in which it is read."""
    return [page for kind in _KINDS for page in kind.pages(site)]
