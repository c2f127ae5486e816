"""The rules, as this plan wants them, and what they found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from journey.rules.catalogue import catalogue
from journey.rules.described import Option, level, options
from journey.rules.settings import Settings, settings
from journey.views.basis import Site, SitePage
from journey.views.facets import Facet, Stages, facets_of_findings
from journey.views.findings import FindingView
from journey.views.labels import Link
from journey.views.record import record

_WHO = {"plan": "this plan", "preset": "the preset", "": ""}
_MOST = 100
"""Findings on the page of a rule; the page of gaps has all."""
_FEW = 5
"""So many of them are seen without a filter."""


@record
class RuleSummary:
    """A rule in the list of rules.

    Args:
        name: Its name, `family/name`.
        title: What it finds, in a few words.
        path: Its page.
        severity: What its findings count as in this plan; "off" where it is not applied.
        set_by: Who wants it otherwise than it is by itself: "this plan", "the preset", or nobody.
        findings: How many findings it has.
    """

    name: str
    title: str
    path: str
    severity: str
    set_by: str
    findings: int


@record
class RulesView:
    """All rules.

    Args:
        families: The name of each family, and its rules.
        on: How many are applied.
    """

    families: tuple[tuple[str, tuple[RuleSummary, ...]], ...]
    on: int


@record
class RuleView:
    """A rule.

    Args:
        summary: What it is.
        usual: Its severity where a plan says nothing; empty where it is that.
        manual: Its manual page behind the title, as Markdown.
        options: Its options.
        findings: What it found, worst first; of very many, the first.
        stages: The stages to filter them by; nothing where they are few.
        facets: What else to filter them by.
        previous: The rule before it.
        next: The rule behind it.
    """

    summary: RuleSummary
    usual: str
    manual: str
    options: tuple[Option, ...]
    findings: tuple[FindingView, ...]
    stages: Stages
    facets: tuple[Facet, ...]
    previous: Link | None
    next: Link | None


def pages(site: Site) -> Iterator[SitePage]:
    """The list of rules, and a page for each."""
    yield SitePage(
        path="rules",
        title="Rules",
        template="rules.html",
        view=partial(_rules, site),
        about="What the plan is checked for.",
    )
    for name, rule in catalogue().items():
        yield SitePage(
            path=f"rules/{name}",
            title=rule.title,
            template="rule.html",
            view=partial(_rule, site, name),
            about=f"The rule {name}.",
        )


def _wanted(site: Site) -> Mapping[str, Settings]:
    return settings(site.plan)[0]


def _rules(site: Site) -> RulesView:
    summaries = [_summary(site, name) for name in catalogue()]
    families = groupby(summaries, lambda summary: summary.name.partition("/")[0])
    return RulesView(
        families=tuple((family, tuple(rules)) for family, rules in families),
        on=sum(summary.severity != "off" for summary in summaries),
    )


def _summary(site: Site, name: str) -> RuleSummary:
    wanted, rule = site.once(_wanted)[name], catalogue()[name]
    found = site.of_rule.get(name, ())
    return RuleSummary(
        name=name,
        title=rule.title,
        path=f"rules/{name}",
        severity=level(wanted),
        set_by=_WHO[wanted.set_by],
        findings=len(found),
    )


def _rule(site: Site, name: str) -> RuleView:
    wanted, rule = site.once(_wanted)[name], catalogue()[name]
    summary = _summary(site, name)
    names = list(catalogue())
    at = names.index(name)
    found = site.of_rule.get(name, ())[:_MOST]
    stages, facets = facets_of_findings(site, found) if len(found) > _FEW else ((), ())
    return RuleView(
        summary=summary,
        usual=rule.severity if rule.severity != summary.severity else "",
        manual=rule.manual.partition("\n")[2].strip(),
        options=tuple(options(wanted)),
        findings=found,
        stages=stages,
        facets=facets,
        previous=_beside(names[at - 1]) if at else None,
        next=_beside(names[at + 1]) if at + 1 < len(names) else None,
    )


def _beside(name: str) -> Link:
    return Link(catalogue()[name].title, f"rules/{name}")
