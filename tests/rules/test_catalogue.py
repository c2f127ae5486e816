"""The catalogue: what it takes from a rule's module, and what it says of names that are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError

import pytest

from journey.model.values import Count
from journey.rules.catalogue import Rule, catalogue, near_rule, own_severity, unknown
from journey.rules.options import RuleOptions
from journey.rules.plan import empty, unused_waiver
from journey.rules.source import syntax
from journey.rules.variety import repeated_topic, shock


@pytest.fixture
def rules() -> Iterator[Mapping[str, Rule]]:
    """The catalogue, read anew."""
    catalogue.cache_clear()
    yield catalogue()
    catalogue.cache_clear()


def test_a_rule_is_what_its_module_gives(rules: Mapping[str, Rule]) -> None:
    rule = rules["variety/repeated-topic"]
    assert rule == Rule(
        name="variety/repeated-topic",
        severity=repeated_topic.SEVERITY,
        docstring=repeated_topic.__doc__ or "",
        options=repeated_topic.Options,
        check=repeated_topic.check,
        check_waivers=None,
    )
    assert rules["variety/shock"].severity == shock.SEVERITY
    assert rules["plan/empty"].options is RuleOptions
    assert rules["plan/empty"].check is empty.check
    assert rules["plan/unused-waiver"].check_waivers is unused_waiver.check_waivers
    assert rules["plan/unused-waiver"].check is None
    assert rules["source/syntax"].docstring is syntax.__doc__
    assert (rules["source/syntax"].check, rules["source/syntax"].check_waivers) == (None, None)


def test_rules_are_in_order_of_their_names(rules: Mapping[str, Rule]) -> None:
    assert list(rules) == sorted(rules)
    assert all(rule.name == name for name, rule in rules.items())
    assert not any("_" in name for name in rules)


def test_a_rule_has_a_family_a_title_and_a_manual_page() -> None:
    rule = Rule(
        "plan/empty", "off", "There is nothing.\n\nText (000, key 2).\n", RuleOptions, None, None
    )
    assert rule.family == "plan"
    assert rule.title == "There is nothing"
    assert rule.manual.startswith(
        "There is nothing.\n\nText (000, key 2).\n\n## Articles\n\n- 000: "
    )
    assert own_severity(rule) == "warning"


def test_the_families_are_those_of_the_catalogue(rules: Mapping[str, Rule]) -> None:
    assert {rule.family for rule in rules.values()} >= {"cadence", "model", "plan", "source"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("variety/shok", "variety/shock"),
        ("shok", "variety/shock"),
        ("shock", "variety/shock"),
        ("entirely different", None),
        ("", None),
    ],
)
def test_the_rule_that_a_wrong_name_means(name: str, near: str | None) -> None:
    assert near_rule(name) == near


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], None),
        (["variety", "variety/shock"], None),
        (["variety/shok"], "There is no rule 'variety/shok'. Did you mean variety/shock?"),
        (["variety", "varity"], "There is no rule 'varity'. Did you mean variety?"),
        (["zebra", "shok"], "There is no rule 'zebra'. `journey rule` lists them."),
    ],
)
def test_what_is_said_of_the_first_name_that_is_none(names: list[str], said: str | None) -> None:
    assert unknown(names) == said


def test_options_are_frozen_and_bring_no_more_than_that() -> None:
    class Options(RuleOptions):
        most: Count = 3

    with pytest.raises(FrozenInstanceError):
        Options().most = 4  # type: ignore[misc]
    assert Options(5).most == 5
    assert Options.__eq__ is object.__eq__
    assert Options.__repr__ is object.__repr__
