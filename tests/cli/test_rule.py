"""`journey rule`: what it says of every rule, in a plan, in a preset and by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from journey.findings import SEVERITIES
from journey.presets import PRESETS
from journey.rules.catalogue import catalogue
from journey.rules.described import level
from journey.rules.settings import by_preset
from tests.cli.test_commands import STRATEGY, plan, run

__all__ = ["plan"]


def test_rule_lists_every_rule_with_what_it_counts_as(plan: Path) -> None:
    (plan / "strategy.yml").write_text(f"{STRATEGY}rules: {{cadence/daily-posting: info}}\n")
    lines = run("rule").output.splitlines()
    assert [line.split()[0] for line in lines if line] == list(catalogue())
    assert next(line for line in lines if "daily-posting" in line).split()[1] == "info"


def _severity(rule: str) -> str:
    result = run("rule", "--format", "json")
    assert result.exit_code == 0, result.output
    return next(r["severity"] for r in json.loads(result.output) if r["rule"] == rule)


@pytest.mark.parametrize("file", ["", "about.md", "img/logo.svg"])
def test_rule_needs_no_plan(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if file:
        path = tmp_path / "content" / file
        path.parent.mkdir(parents=True)
        path.write_text("Something else")
    assert _severity("cadence/spacing") == catalogue()["cadence/spacing"].severity
    assert run("rule", "cadence/spacing").exit_code == 0
    result = run("rule", "--content", "nowhere")
    assert result.exit_code == 2
    assert "There is no folder nowhere." in result.output


def test_rule_finds_the_plan_around_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (plan / "strategy.yml").write_text(f"{STRATEGY}rules: {{cadence/spacing: info}}\n")
    assert _severity("cadence/spacing") == "info"
    monkeypatch.chdir(plan)
    assert _severity("cadence/spacing") == "info"


def test_rule_shows_a_manual_page(plan: Path) -> None:
    output = run("rule", "cadence/daily-posting").output
    assert output.startswith("# cadence/daily-posting\n\nError. Days without a post.\n")
    assert catalogue()["cadence/daily-posting"].manual in output


def test_rule_lists_a_family(plan: Path) -> None:
    lines = run("rule", "model").output.splitlines()
    assert lines
    assert all(line.startswith("model/") for line in lines)


def test_rule_as_json(plan: Path) -> None:
    data = json.loads(run("rule", "--format", "json").output)
    assert [rule["rule"] for rule in data] == list(catalogue())
    assert all(rule["usual_severity"] in (*SEVERITIES, "off") for rule in data)


def _rule(name: str, *options: str) -> dict[str, Any]:
    result = run("rule", name, "--format", "json", *options)
    assert result.exit_code == 0, result.output
    [rule] = json.loads(result.output)
    return dict(rule)


def test_a_rule_says_what_the_plan_wants_of_it(plan: Path) -> None:
    rules = "rules: {stages/coverage: {severity: error, days: 10}, cadence/runway: {days: 14}}"
    (plan / "strategy.yml").write_text(f"{STRATEGY}preset: b2b\n{rules}\n")
    coverage = _rule("stages/coverage")
    assert (coverage["severity"], coverage["usual_severity"]) == ("error", "warning")
    assert (coverage["set_by"], coverage["options"]["days"]) == ("plan", "10")
    selling = _rule("stages/selling-too-much")
    assert (selling["set_by"], selling["options"]) == ("preset", {"max": "20", "days": "28"})
    assert _rule("cadence/spacing")["set_by"] is None
    output = run("rule", "stages/coverage").output
    assert output.startswith("# stages/coverage\n\nError (usually warning). ")
    assert output.endswith("\n## In this plan\n\n- `days`: 10 (usually by default)\n")
    assert "\n## With this preset\n" in run("rule", "stages/selling-too-much").output
    assert "(usually 14)" not in run("rule", "cadence/runway").output
    assert "## In this plan" not in run("rule", "cadence/fading").output


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_shown_as_a_strategy_would_have_it(name: str, plan: Path) -> None:
    text = run("rule", "--preset", name).output
    assert text.startswith("# ")
    assert yaml.safe_load(text)["rules"].keys() <= catalogue().keys()
    data = json.loads(run("rule", "--preset", name, "--format", "json").output)
    assert {rule["rule"]: rule["severity"] for rule in data} == {
        rule: level(setting) for rule, setting in by_preset(name).items()
    }


def test_a_rule_is_shown_as_a_preset_wants_it(plan: Path) -> None:
    assert _rule("variety/shock", "--preset", "minimal")["severity"] == "off"
    assert run("rule", "variety/shock", "--preset", "minimal").output.startswith(
        "# variety/shock\n\nOff (usually info). "
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--preset", "newsleter"], "There is no preset 'newsleter'. Did you mean newsletter?"),
        (["--preset", "agency"], "There are: b2b, daily-social, minimal, newsletter."),
        (["--preset", "b2b", "--content", "content"], "Give either --content or --preset"),
    ],
)
def test_a_wrong_preset_is_told(options: list[str], expected: str, plan: Path) -> None:
    result = run("rule", *options)
    assert result.exit_code == 2
    assert expected in result.output
