"""The catalogue of rules in the docs is that of the code. `python -m tests.test_docs` writes it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from journey.rules.catalogue import catalogue

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
FAMILIES = {
    "source": "Can it be read?",
    "model": "Are its fields, values and names ones that exist?",
    "plan": "Is there a plan, and is it kept?",
    "cadence": "Does the brand post every day, at the hours of its audience?",
    "variety": "Do topics and types of post take turns?",
    "stages": "Does every stage of the customer journey get what it needs?",
    "conversation": "Does the brand ask, and does somebody answer?",
    "conversion": "Is the way to a decision short and open?",
    "email": "Do the right people get the right e-mails, and not too many?",
    "channel": "Does each post fit its network?",
    "campaign": "Does a campaign build up, reach what it lists, and have a goal?",
    "trust": "Is it approved, disclosed, permitted, and in good taste?",
}
TABLE = "| rule | counts as | finds |\n|---|---|---|\n"
HEAD = """\
# The rules

`journey rule NAME` and the Rules pages of a plan's site say exactly what each one does, why, and
what its options are. Every rule can be switched off, or count as something else, under `rules:` in
the strategy or by a preset: `journey rule --preset newsletter` shows one.

Errors fail a check; warnings and information do not, unless `--fail-on` says so.
"""


def page() -> str:
    """The page of docs/ that lists the rules."""
    rules = sorted(
        catalogue().values(), key=lambda rule: (list(FAMILIES).index(rule.family), rule.name)
    )
    parts = [HEAD]
    for family, group in groupby(rules, lambda rule: rule.family):
        rows = "".join(f"| {r.name} | {r.severity} | {r.title} |\n" for r in group)
        parts.append(f"\n## {family}\n\n{FAMILIES[family]}\n\n{TABLE}{rows}")
    return "".join(parts)


def test_the_docs_list_exactly_the_rules_that_there_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it with: python -m tests.test_docs"


def test_there_is_every_rule_of_the_families_and_none_was_lost() -> None:
    names = [rule.partition("/")[0] for rule in catalogue()]
    counts = {family: names.count(family) for family in FAMILIES}
    assert counts == {
        "source": 7,
        "model": 7,
        "plan": 5,
        "cadence": 7,
        "variety": 7,
        "stages": 6,
        "conversation": 5,
        "conversion": 4,
        "email": 8,
        "channel": 9,
        "campaign": 5,
        "trust": 6,
    }
    assert len(names) == sum(counts.values())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
