"""Sites of small plans, for tests of what pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from journey.rules.checking import check
from journey.views.site import Site, SitePage, site_pages
from tests.plans import TODAY, plan_of


def site_of(strategy: str = "", calendar: str = "", today: dt.date = TODAY, **files: str) -> Site:
    """The site of a plan with a strategy and a calendar; further files by path, / as __."""
    written: dict[str, str | bytes] = {"strategy.yml": strategy or "brand: Fern\n"}
    if calendar:
        written["calendars/plan.yml"] = calendar
    written |= {path.replace("__", "/"): text for path, text in files.items()}
    return of_files(written, today)


def of_files(files: Mapping[str, str | bytes], today: dt.date = TODAY) -> Site:
    """The site of some files."""
    plan = plan_of(files, today)
    return Site(plan, tuple(check(plan)), feeds=True)


def page_of(site: Site, path: str) -> SitePage:
    """A page, by its path."""
    return {page.path: page for page in site_pages(site)}[path]


def view_of(site: Site, path: str) -> Any:
    """What a page shows, by its path."""
    return page_of(site, path).view()
