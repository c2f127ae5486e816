"""The rules there are: every module in a family's folder is one."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from inspect import cleandoc
from typing import Any

import journey.rules
from journey.findings import Finding, Severity
from journey.model.strategy import Level
from journey.names import nearest
from journey.plan import Plan
from journey.rules.articles import cited
from journey.rules.options import RuleOptions
from journey.rules.waivers import Waivers


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, as its module gives it.

    Args:
        name: `family/name`, made from the names of folder and module.
        severity: Its own severity, or "off" for a rule that a plan must ask for.
        docstring: That of its module, which is its manual page.
        options: The dataclass of its options.
        check: Yields its findings. None for a rule that the reader applies while it reads.
        check_waivers: Yields the findings of a rule about what the waivers silenced, given them
            and the rules whose waivers to look at, when all other rules are through.
    """

    name: str
    severity: Level
    docstring: str
    options: type[RuleOptions]
    check: Callable[[Plan, Any], Iterator[Finding]] | None
    check_waivers: Callable[[Waivers, Collection[str]], Iterator[Finding]] | None

    @property
    def family(self) -> str:
        """The first part of its name."""
        return self.name.partition("/")[0]

    @property
    def title(self) -> str:
        """What it finds, in a few words: the first line of its manual page."""
        return self.docstring.partition("\n")[0].rstrip(".")

    @property
    def summary(self) -> str:
        """What it does, on one line: the first sentences of its manual page."""
        page = cleandoc(self.docstring).partition("## What it does\n\n")[2]
        first, _, rest = page.partition("\n\n")
        if not first.endswith((".", ":")):  # a list goes on with the sentence
            first += "\n" + rest.partition("\n\n")[0]
        return " ".join(first.replace("\n- ", "\n").split())

    @property
    def manual(self) -> str:
        """Its manual page, in Markdown, with the articles that it cites."""
        page = cleandoc(self.docstring)
        articles = "".join(f"- {number}: {title}\n" for number, title in cited(page).items())
        return f"{page}\n\n## Articles\n\n{articles}".strip() if articles else page


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Rule]:
    """Every rule by its name, in order of family and name."""
    rules = [
        _rule(family.name, module.name)
        for family in pkgutil.iter_modules(journey.rules.__path__)
        if family.ispkg
        for module in pkgutil.iter_modules([f"{journey.rules.__path__[0]}/{family.name}"])
    ]
    return {rule.name: rule for rule in sorted(rules, key=lambda rule: rule.name)}


def _rule(family: str, name: str) -> Rule:
    module = import_module(f"journey.rules.{family}.{name}")
    return Rule(
        name=f"{family}/{name}".replace("_", "-"),
        severity=module.SEVERITY,
        docstring=module.__doc__ or "",
        options=getattr(module, "Options", RuleOptions),
        check=getattr(module, "check", None),
        check_waivers=getattr(module, "check_waivers", None),
    )


def own_severity(rule: Rule) -> Severity:
    """The severity of a rule that is switched on without saying how much it matters."""
    return "warning" if rule.severity == "off" else rule.severity


def near_rule(name: str) -> str | None:
    """The rule that a wrong name most likely means, with its family or without."""
    rules = catalogue()
    without_family = {rule.partition("/")[2]: rule for rule in rules}
    near = nearest(name, (*rules, *without_family))
    return without_family.get(near, near) if near else None


def unknown(names: Iterable[str]) -> str | None:
    """What to say of the first name that is neither a rule nor a family; None where all are."""
    rules = catalogue()
    families = {rule.family for rule in rules.values()}
    for name in names:
        if name not in rules and name not in families:
            near = near_rule(name) or nearest(name, families)
            return f"There is no rule {name!r}. " + (
                f"Did you mean {near}?" if near else "`journey rule` lists them."
            )
    return None
