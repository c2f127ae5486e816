"""The site: the plan with its findings, and the pages that show them."""

from __future__ import annotations

from dataclasses import replace

from journey.views import calendar, posts
from journey.views.basis import Site, SitePage

__all__ = ["Site", "SitePage", "site_pages"]

_KINDS = (calendar, posts)


def site_pages(site: Site) -> list[SitePage]:
    """Every page of the site, in the order in which it is read."""
    return [replace(page, site=site.frame) for kind in _KINDS for page in kind.pages(site)]
