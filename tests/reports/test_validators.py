"""Judges that are not ours accept what we write of the demo plan, hostile ones and a clean one."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft7Validator

from journey.loading import load
from journey.reports import Report, write
from journey.rules.catalogue import catalogue
from journey.rules.checking import check
from tests import node_tools
from tests.plans import plan_of
from tests.reports.hostile import TEXTS, hostile_report

DEMO = Path(__file__).parents[2] / "content"
TODAY = dt.date(2026, 12, 3)


def demo() -> Report:
    """The plan that the project ships, checked as `make plan` does."""
    plan = load(DEMO, TODAY)
    return Report(plan, tuple(check(plan)))


def hostile() -> Report:
    """Everything hostile in one report, each finding with a fingerprint of its own."""
    reports = [hostile_report(text) for text in TEXTS]
    findings = [finding for report in reports for finding in report.findings]
    return Report(reports[0].plan, tuple(findings), known=1, base=TEXTS[0])


def broken() -> Report:
    """What the rules say of a plan that has hostile texts in its fields."""
    posts = "".join(
        f"  - {{title: {json.dumps(text)}, stage: {json.dumps(text)}, link: {json.dumps(text)}}}\n"
        for text in TEXTS
    )
    plan = plan_of({"calendars/plan.yml": f"posts:\n{posts}"}, TODAY)
    return Report(plan, tuple(check(plan)))


def clean() -> Report:
    """A plan without findings."""
    return Report(plan_of({"calendars/plan.yml": "posts: []\n"}, TODAY), ())


WRONG = {
    "ruleId": "cadence/spacing",
    "message": {"text": "Wrong on purpose: who finds this has read all the others."},
    "locations": [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "not a [uri"},
                "region": {"startLine": 1},
            }
        }
    ],
}
REPORTS = [demo, hostile, broken, clean]


@pytest.fixture(params=REPORTS, ids=lambda make: make.__name__)
def report(request: pytest.FixtureRequest) -> Report:
    made: Report = request.param()
    return made


@pytest.fixture
def schemas(corpus: Path) -> Path:
    """The folder of the schemas that others published."""
    return corpus / "schemas"


def written(name: str, report: Report) -> str:
    out = io.StringIO()
    write(name, report, out)
    return out.getvalue()


def valid(data: Any, schema: Path) -> None:
    Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(data)


def test_sarif_is_valid(report: Report, schemas: Path) -> None:
    valid(json.loads(written("sarif", report)), schemas / "sarif-2.1.0.json")


@pytest.mark.node
def test_the_sarif_multitool_finds_neither_errors_nor_warnings(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
    ours, judged = tmp_path / "ours.sarif", tmp_path / "judged.sarif"
    data = json.loads(written("sarif", report))
    data["runs"][0]["results"].append(WRONG)
    ours.write_text(json.dumps(data), encoding="utf-8")
    out, errors = node_tools.run(
        "node",
        "@microsoft/sarif-multitool/bin.js",
        *("validate", str(ours), "--output", str(judged)),
    )
    assert b"Analysis completed successfully." in out, out + errors
    (run,) = json.loads(judged.read_text(encoding="utf-8-sig"))["runs"]
    found = [(result["ruleId"], *result["message"]["arguments"]) for result in run["results"]]
    place = f"runs[0].results[{len(report.findings)}].locations[0].physicalLocation"
    assert found == [("SARIF1002", f"{place}.artifactLocation.uri", "not a [uri")]


def test_sarif_has_what_github_shows(report: Report) -> None:
    (run,) = json.loads(written("sarif", report))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({f.rule for f in report.findings})
    for rule in rules:
        assert 1 <= len(rule["properties"]["tags"]) <= 20
        assert rule["help"]["markdown"].startswith(catalogue()[rule["id"]].title)
    assert len(run["results"]) == len(report.findings)
    prints = [result["partialFingerprints"]["journey/v1"] for result in run["results"]]
    if report.findings and report.known is None:  # those made by hand repeat themselves
        assert len(set(prints)) == len(prints)
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        levels = {"error": "error", "warning": "warning", "info": "note"}
        assert result["level"] == ("note" if finding.past else levels[finding.severity])
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert list(region) == ["startLine", "startColumn", "endLine", "endColumn"]


def test_every_rule_has_what_sarif_says_of_it() -> None:
    for rule in catalogue().values():
        assert 20 <= len(rule.summary) <= 1024, rule.name
        assert rule.summary.endswith((".", ":")), rule.name
        assert len(rule.title) <= 255


def test_gitlab_s_report_is_valid(report: Report, schemas: Path) -> None:
    text = written("gitlab", report)
    entries = json.loads(text)
    assert text.startswith("[")  # no byte-order mark
    assert len(entries) == len(report.findings)
    for entry, finding in zip(entries, report.findings, strict=True):
        valid(entry, schemas / "gitlab-codeclimate.json")
        assert entry["description"].startswith(f"{finding.rule}: ")
        assert entry["check_name"] == finding.rule
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith(("./", "/"))
    if report.known is None:  # those made by hand repeat themselves
        assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_junit_is_as_jenkins_wants_it(report: Report, schemas: Path, tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    path.write_text(written("junit", report), encoding="utf-8")
    schema = xmlschema.XMLSchema(schemas / "junit-10.xsd")
    schema.validate(path)
    (suite,) = schema.to_dict(path)["testsuite"]
    failed = [case for case in suite["testcase"] if "failure" in case]
    skipped = [case for case in suite["testcase"] if "skipped" in case]
    assert len(suite["testcase"]) == int(suite["@tests"]) == max(len(report.findings), 1)
    assert len(failed) == int(suite["@failures"]) == sum(map(report.fails, report.findings))
    assert len(skipped) == int(suite["@skipped"]) == len(report.findings) - len(failed)
    classes = [case["@classname"] for case in suite["testcase"]]
    assert classes == sorted(classes)
