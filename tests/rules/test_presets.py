"""Presets: files of rules that say nothing that a strategy could not say."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journey.presets import PRESETS, preset
from journey.rules.checking import check
from journey.rules.settings import by_preset, settings
from tests.plans import plan_of


def test_there_are_the_presets_that_were_promised() -> None:
    assert {"daily-social", "newsletter", "b2b", "minimal"} <= set(PRESETS)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_a_strategy_without_a_mistake(name: str) -> None:
    plan = plan_of({"strategy.yml": f"channels: {{facebook: }}\n{preset(name).text}"})
    assert not plan.problems
    assert not [f for f in check(plan) if f.family in ("source", "model")]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_means_what_its_rules_would_mean_in_a_strategy(name: str) -> None:

    named, _ = settings(plan_of({"strategy.yml": f"preset: {name}"}))
    written, _ = settings(plan_of({"strategy.yml": preset(name).text}))
    for rule, setting in named.items():
        assert (setting.on, setting.severity) == (written[rule].on, written[rule].severity)
        assert vars(setting.options) == vars(written[rule].options)
        assert bool(setting.set_by) == bool(written[rule].set_by)


def test_every_rule_that_a_preset_changes_is_changed_by_it() -> None:
    usual = by_preset(None)
    for name in PRESETS:
        for rule, setting in by_preset(name).items():
            differs = (setting.on, setting.severity, vars(setting.options)) != (
                usual[rule].on,
                usual[rule].severity,
                vars(usual[rule].options),
            )
            assert differs == (setting.set_by == "preset"), f"{name}: {rule}"


def test_a_strategy_counts_more_than_its_preset() -> None:
    rules = "rules: {variety/shock: info, conversation/feedback: {severity: error}}"
    plan = plan_of({"strategy.yml": f"preset: b2b\n{rules}"})

    wanted, _ = settings(plan)
    assert wanted["variety/shock"].on
    feedback = wanted["conversation/feedback"]
    assert (feedback.severity, vars(feedback.options)["days"]) == ("error", 92)


WRONG = """
    cadence/daily-posting cadence/spacing cadence/too-many-posts
    campaign/cross-channel campaign/dates
    channel/alt-text channel/hashtags channel/length channel/links channel/media channel/mentions
    channel/placeholder
    conversion/exclusive conversion/offer conversion/utm
    email/subject
    plan/empty plan/expired-waiver plan/unused-waiver
    trust/approval trust/blackout trust/disclosure trust/permission trust/serious-brand
    trust/wording
    variety/type-drought
"""
"""What speaks of faults, and of what the strategy itself asks for, not of what might be better."""


def test_the_minimal_preset_leaves_on_what_is_wrong_and_nothing_else() -> None:
    on = {rule for rule, setting in by_preset("minimal").items() if setting.on}
    assert {rule for rule in on if rule.split("/")[0] not in ("source", "model")} == set(
        WRONG.split()
    )


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_says_why(name: str) -> None:
    lines = [line.strip() for line in preset(name).text.splitlines() if line.startswith("  ")]
    for before, line in pairwise(["", *lines]):
        in_a_group = name == "minimal" and before  # where one reason is that of several rules
        assert line.startswith("#") or before.startswith("#") or in_a_group, f"{name}: {line}"


def test_it_is_known_who_sets_a_rule() -> None:
    rules = "rules: {variety/shock: off, stages/coverage: {days: 9}, cadence/runway: error}"
    wanted, _ = settings(plan_of({"strategy.yml": f"preset: b2b\n{rules}"}))
    assert {n for n, s in wanted.items() if s.set_by == "plan"} == {
        "cadence/runway",
        "stages/coverage",
        "variety/shock",
    }
    assert wanted["email/hard-sell"].set_by == "preset"
    assert (wanted["variety/shock"].severity, wanted["variety/shock"].on) == (None, False)
    assert wanted["cadence/spacing"].set_by == ""
