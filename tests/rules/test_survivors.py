"""The list of mutants that survive (`make mutation`) is about the rules that there are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

import journey.rules

HERE = Path(__file__).parent
RULES = Path(journey.rules.__path__[0])
SURVIVORS = yaml.safe_load((HERE / "survivors.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", SURVIVORS)
def test_every_survivor_is_in_code_that_exists_and_has_a_reason(module: str) -> None:
    functions = _functions((RULES / module).read_text(encoding="utf-8"))
    for survivor in SURVIVORS[module]:
        assert set(survivor) == {"function", "was", "now", "reason"}
        assert survivor["was"].strip() != survivor["now"].strip()
        assert set(survivor["was"].splitlines()) <= functions[survivor["function"]], survivor
        assert len(survivor["reason"].split()) > 3


def test_modules_and_survivors_are_in_order_and_named_once() -> None:
    assert list(SURVIVORS) == sorted(SURVIVORS)
    for survivors in SURVIVORS.values():
        named = [(s["function"], s["was"].strip(), s["now"].strip()) for s in survivors]
        assert len(set(named)) == len(named)


def _functions(source: str) -> dict[str, set[str]]:
    """The lines of each function and method, without their indentation, by name."""
    return {
        f"{group.name}.{node.name}" if isinstance(group, ast.ClassDef) else node.name: {
            line.strip() for line in (ast.get_source_segment(source, node) or "").splitlines()
        }
        for group in ast.walk(ast.parse(source))
        if isinstance(group, (ast.Module, ast.ClassDef))
        for node in group.body
        if isinstance(node, ast.FunctionDef)
    }
