"""What a finding complains about is part of what it is: another value is another finding."""

from __future__ import annotations

import pytest

from tests.plans import findings_of

POST = "date: 2026-12-01, channels: facebook, type: quote, title: One"
STRATEGY = "channels: {facebook: }"


def _found(rule: str, calendar: str, strategy: str = STRATEGY, more: str = "") -> set[str]:
    files = {"strategy.yml": strategy, "calendars/plan.yml": calendar, "calendars/b.yml": more}
    return {f.fingerprint for f in findings_of(files, rule) if f.rule == rule}


def _post(fields: str, other: str = "") -> str:
    return f"posts: [{{{POST}, {fields}}}{other}]"


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        ("model/unknown-reference", "stage: intrest", "stage: reserch"),
        (
            "model/unknown-reference",
            "stage: interest, audience: [a, b]",
            "stage: interest, audience: [a, c]",
        ),
        ("model/unknown-field", "stage: interest, colour: red", "stage: interest, culour: red"),
        ("model/invalid-value", "stage: interest, status: doing", "stage: interest, status: don"),
        ("channel/media", "stage: interest, media: [a.jpg]", "stage: interest, media: [b.jpg]"),
        (
            "model/invalid-value",
            "stage: interest, offer: {expires: soon}",
            "stage: interest, offer: {expires: later}",
        ),
    ],
)
def test_another_value_is_another_finding(rule: str, one: str, other: str) -> None:
    found = _found(rule, _post(one))
    assert found
    assert found != _found(rule, _post(other))


def test_another_value_is_another_finding_however_long_it_is() -> None:
    long = "word " * 5_000
    one, other = (_found("model/unknown-reference", _post(f"stage: {long}{n}")) for n in "ab")
    assert len(one) == 1
    assert one != other


@pytest.mark.parametrize(
    "calendar",
    [
        _post("stage: 'intrest'"),
        f"# A note\n\nposts:\n  - {{stage: intrest, {POST}}}\n",
        f"posts:\n  - stage: >-\n      intrest\n    {POST.replace(', ', chr(10) + '    ')}\n",
        _post("stage: intrest", f", {{{POST.replace('One', 'Two')}, stage: interest}}"),
    ],
)
def test_the_same_value_written_in_another_way_is_the_same_finding(calendar: str) -> None:
    rule = "model/unknown-reference"
    assert _found(rule, calendar) == _found(rule, _post("stage: intrest"))


def test_a_list_and_a_group_are_values_too() -> None:
    rule = "model/invalid-value"
    one = _found(rule, _post("stage: interest, campaign: [a, b]"))
    assert one == _found(rule, _post("stage: interest, campaign: [ a,  b ]"))
    assert one != _found(rule, _post("stage: interest, campaign: [a, c]"))
    group = _found(rule, _post("stage: interest, campaign: {a: 1, b: 2}"))
    assert group == _found(rule, _post("stage: interest, campaign: {b: 2, a: 1}"))
    assert group not in (one, _found(rule, _post("stage: interest, campaign: {a: 1, b: 3}")))


def test_a_finding_keeps_what_it_is_when_its_post_moves() -> None:
    rule = "channel/hashtags"
    strategy = "channels: {facebook: {limits: {hashtags: 0}}}"
    one = _found(rule, _post('stage: interest, copy: "#a"'), strategy)
    moved = _post('stage: interest, copy: "#a"').replace("2026-12-01", "2026-12-09")
    assert one == _found(rule, moved, strategy)
    assert one != _found(rule, _post('stage: interest, copy: "#b"'), strategy)
    late = "cadence/quiet-hours"
    night = _post("stage: interest, time: '23:00'")
    zone = f"timezone: Europe/London\n{STRATEGY}"
    assert _found(late, night, zone) == _found(late, night.replace("23:00", "23:30"), zone) != set()


def test_what_a_strategy_and_defaults_say_counts_too() -> None:
    rule = "model/unknown-reference"
    calendar = _post("stage: interest")
    for strategy in ("approval: {by: [a, %s]}", "campaigns: {x: {goal: %s}}"):
        people = "people: {a: }\ngoals: {g: }\nchannels: {facebook: }\n"
        one = _found(rule, calendar, people + strategy % "bob")
        assert one
        assert one != _found(rule, calendar, people + strategy % "bub")
    shared = "defaults: {stage: %s}\nposts: [{%s}]"
    one = _found(rule, shared % ("intrest", POST))
    assert one
    assert one != _found(rule, shared % ("reserch", POST))


def test_equal_findings_are_told_apart_by_their_order() -> None:
    files = {
        "strategy.yml": STRATEGY,
        "calendars/plan.yml": _post("stage: interest, tags: a, media: [x.jpg, x.jpg]"),
    }
    findings = findings_of(files, "channel/alt-text")
    assert len({f.fingerprint for f in findings}) == len(findings)
