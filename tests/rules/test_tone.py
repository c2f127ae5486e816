"""The tone of findings: the same for every rule, in words for people who know no YAML.

A message is one line that stands behind a place and before the name of its rule: it begins in
lower case, unless with a name or a quotation, and has no full stop. Help is one line of whole
sentences, and may end with the text that is to be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from journey.findings import Finding
from journey.sources.problem import Problem
from journey.sources.yaml_text import read_yaml
from tests.plans import TODAY, findings_of
from tests.sources.test_yaml_text import CASES

HERE = Path(__file__).parent
TABLES = {f"{path.parent.name}/{path.stem}": path for path in sorted(HERE.glob("*/*.yml"))}
SLIPS = HERE.parent / "sources" / "slips.yml"

# What the programs below us say, of no use to those who write posts.
JARGON = re.compile(
    r"\b(?:None|True|False|Python|pydantic|Traceback|Error|scalars?|mappings?|sequences?|tokens?|"
    r"blocks?|anchors?|alias(?:es)?|nodes?|strings?|integers?|dict|tuple)\b"
)
QUOTED = re.compile(r"“[^”]*”|`[^`]*`")
SAMPLE = re.compile(r"(?:[Ww]rite|Put quotes around the text): .+$")
FILE_NAME = re.compile(r"[\w-]+\.\w+ ")


@pytest.mark.parametrize("rule", TABLES)
def test_findings_have_one_tone(rule: str) -> None:
    for case in yaml.safe_load(TABLES[rule].read_text(encoding="utf-8")):
        files = dict(case.get("files", {}))
        files |= {"strategy.yml": case["strategy"]} if "strategy" in case else {}
        files |= {"calendars/plan.yml": case["calendar"]} if "calendar" in case else {}
        assert_tone(findings_of(files, today=case.get("today", TODAY)))


def test_slips_have_the_same_tone() -> None:
    slips: list[dict[str, Any]] = yaml.safe_load(SLIPS.read_text(encoding="utf-8"))
    texts = [slip["yaml"] for slip in slips] + [text for text, _, _ in CASES.values()]
    for text in texts:
        assert_tone(read_yaml("content/calendars/plan.yml", text).problems)


def assert_tone(findings: Iterable[Finding | Problem]) -> None:
    for finding in findings:
        assert list(_offences(finding.message, finding.help)) == [], finding


def _offences(message: str, help: str) -> Iterator[str]:
    for name, text in {"message": message, "help": help}.items():
        if not text or text != text.strip() or not text.isprintable():
            yield f"the {name} is not one line"
    words = SAMPLE.sub("", help)
    for name, text in {"message": message, "help": words}.items():
        if found := JARGON.search(QUOTED.sub("", text)):
            yield f"the {name} says {found[0]}"
    if message.endswith(".") and not message.endswith("..."):
        yield "the message ends with a full stop"
    if "A" <= message[0] <= "Z" and not FILE_NAME.match(message):
        yield "the message begins with a capital letter"
    if not (words[:1].isupper() or words[:1] in {"", "`"}):
        yield "the help does not begin like a sentence"
    if words == help and help[-1] not in ".:?…":
        yield "the help ends without a full stop"
