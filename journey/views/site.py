"""The site: the plan with its findings, and the pages that show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journey.findings import Finding, Location
from journey.plan import Plan


@dataclass(frozen=True)
class Site:
    """What the site shows.

    Args:
        plan: The plan.
        findings: The findings of the check, in its order.
    """

    plan: Plan
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site.

    Args:
        path: Its address below the site's root, without slash or suffix: `posts/winter-list`;
            empty for the home page.
        title: Its title, as plain text.
        template: The template that shows it, a file of `site_templates/journey`.
        view: Makes what the template shows, as plain data. Called when the page is written.
        description: One sentence for search engines and link previews, as plain text.
        location: The place in a file of the plan that it comes from, if there is one.
    """

    path: str
    title: str
    template: str
    view: Callable[[], object]
    description: str = ""
    location: Location | None = None


def site_pages(site: Site) -> list[SitePage]:
    """Every page of the site, in the order in which it is read."""
    return []
