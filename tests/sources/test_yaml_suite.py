"""The YAML test suite: what its 402 documents are to the reader.

Every invalid one is refused by the reader itself. Of the valid ones, each is read to the suite's
own structure and text, or refused for a reason that `yaml_suite.yml` lists it under.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from journey.sources.document import Document
from journey.sources.nodes import Value
from journey.sources.yaml_text import read_yaml

EXPECTED = yaml.safe_load(Path(__file__).with_name("yaml_suite.yml").read_text("utf-8"))


def test_the_suite_is_read_or_refused_as_listed(corpus: Callable[[str], Any], loader: str) -> None:
    outcomes = defaultdict(set)
    for case in corpus("hostile/yaml-test-suite.json")["cases"]:
        outcomes[outcome(case, read_yaml("a.yml", case["yaml"]))].add(case["id"])

    assert outcomes.pop("accepted", set()) == set(), "invalid documents that are accepted"
    assert outcomes.pop("different", set()) == set(), "valid documents that are read differently"
    assert len(outcomes.pop("refused")) == EXPECTED["refused"]
    assert len(outcomes.pop("equal")) == EXPECTED["equal"][loader]
    assert outcomes.pop("source/ambiguous") == ids(EXPECTED["ambiguous"], loader)
    features = EXPECTED["syntax"].values()
    assert outcomes.pop("source/syntax") == set().union(*(ids(f, loader) for f in features))
    assert outcomes.pop("no answer", set()) == ids(EXPECTED["no answer"], loader)
    assert not outcomes


def ids(what: dict[str, list[str]], loader: str) -> set[str]:
    return {*what.get("both", []), *what.get(loader, [])}


def outcome(case: dict[str, Any], document: Document) -> str:
    rules = {problem.rule for problem in document.problems}
    if case["must_fail"]:
        return "refused" if rules else "accepted"
    if rules:
        return max(rules)  # syntax before ambiguous
    if case["json"] is None:
        return "no answer"
    return "equal" if same(document.data, next(documents(case["json"]), None)) else "different"


def documents(text: str) -> Iterator[Any]:
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        yield value


def same(ours: Value, theirs: Any) -> bool:
    """Whether our text says what the suite's values say."""
    if isinstance(theirs, dict):
        return (
            isinstance(ours, dict)
            and ours.keys() == theirs.keys()
            and all(same(ours[key], value) for key, value in theirs.items())
        )
    if isinstance(theirs, list):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(theirs, bool):
        return ours == json.dumps(theirs)
    if isinstance(theirs, int | float) and isinstance(ours, str):
        return number(ours) == theirs
    return bool(ours == theirs)


def number(text: str) -> float:
    return int(text, 0) if text.startswith(("0o", "0x")) else float(text)
