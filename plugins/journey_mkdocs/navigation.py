"""The navigation: the pages from which every other one is reached."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs.structure.nav import Navigation

from journey_mkdocs.page import PlanPage

_MONTH = re.compile(r"calendar/\d{4}-\d{2}")
CALENDAR = "calendar"
"""Stands for the month of today."""

LANDINGS: Mapping[str, str] = {
    "": "Plan",
    CALENDAR: "Calendar",
    "board": "Board",
    "journey": "Journey",
    "walk": "Walk",
    "campaigns": "Campaigns",
    "people": "People",
    "channels": "Channels",
    "audiences": "Audiences",
    "topics": "Topics",
    "types": "Types",
    "ideas": "Ideas",
    "gaps": "Gaps",
    "changes": "Changes",
    "rules": "Rules",
}
"""The paths of the pages that the navigation has, in order, and what it calls them."""

QUIET = frozenset(
    {"campaigns", "people", "channels", "audiences", "topics", "types", "ideas", "changes", "rules"}
)
"""Those of them that the sections show in a menu, where the user wrote no navigation for them."""


def landing_titles(paths: Iterable[str], today: dt.date) -> dict[str, str]:
    """The landing pages that the site has, in order, and what the navigation calls them.

    Args:
        paths: The paths of all pages.
        today: The date that counts as today; its month is the calendar's, or the nearest one.
    """
    present = set(paths)
    months = [path for path in present if _MONTH.fullmatch(path)]
    titles = {}
    for path, title in LANDINGS.items():
        where = _nearest(months, today) if path == CALENDAR and months else path
        if where in present:
            titles[where] = title
    return titles


def with_landings(nav: Navigation, landings: Sequence[PlanPage], *, written: bool) -> Navigation:
    """The navigation with the landing pages that it lacks, in front or behind a home page in front.

    Args:
        nav: The navigation as MkDocs made it.
        landings: The landing pages, the home page first.
        written: Whether the user wrote it. One that names a landing page besides the home page is
            left as it is.
    """
    named = [page for page in landings if page in nav.pages]
    if written and any(not page.is_homepage for page in named):
        return nav
    missing = [page for page in landings if page not in named]
    for page in missing:
        page.quiet = page.shown.path in QUIET
    at = 1 if nav.items and nav.items[0] in named else 0
    return Navigation(
        [*nav.items[:at], *missing, *nav.items[at:]], [*nav.pages[:at], *missing, *nav.pages[at:]]
    )


def targets(nav: Any) -> Iterator[str]:
    """The files and links that a user's navigation names."""
    for item in nav if isinstance(nav, list) else [nav]:
        if isinstance(item, dict):
            yield from targets(list(item.values()))
        elif isinstance(item, list):
            yield from targets(item)
        elif isinstance(item, str):
            yield item


def written_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """The files that a user's navigation names, with the titles that it gives them."""
    for item in nav if isinstance(nav, list) else [nav]:
        if not isinstance(item, dict):
            continue
        for title, target in item.items():
            if isinstance(target, str):
                yield target, str(title)
            else:
                yield from written_titles(target)


def _nearest(months: list[str], today: dt.date) -> str:
    def distance(path: str) -> int:
        year, month = map(int, path.rpartition("/")[2].split("-"))
        return abs((year - today.year) * 12 + month - today.month)

    return min(sorted(months), key=distance)
