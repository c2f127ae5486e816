"""The baseline as a file, and what a check says against it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.baseline import (
    MAX_BYTES,
    Baseline,
    Entry,
    NotABaseline,
    Renewed,
    baseline_of,
    compared,
    entry_of,
    renewed,
    text_of,
)
from journey.comparison import Base, Known, united
from journey.findings import Finding, Location, Scope
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import plan_of

FIRST = dt.date(2026, 12, 1)
DAY = dt.timedelta(days=1)
PATH = "journey-baseline.yml"
SELECT = ["cadence/daily-posting", "plan/unused-waiver", "source", "model"]


def _plan(*empty: int, more: str = "", **post: str) -> Plan:
    """A plan of 20 days of December 2026 with a post on each, but for some.

    Args:
        empty: The days of the month without a post.
        more: Further lines of the strategy.
        post: Fields of the first post.
    """
    fields = {"channels": "facebook", "stage": "interest", "type": "quote"}
    posts = []
    for number in range(1, 21):
        if number not in empty:
            own = fields | {"title": f"P{number}"} | (post if not posts else {})
            date = FIRST + DAY * (number - 1)
            posts.append(f"  - {{date: {date}, {', '.join(f'{k}: {v}' for k, v in own.items())}}}")
    strategy = "window: {start: 2026-12-01, end: 2026-12-20}\n"
    strategy += f"channels: {{facebook: {{cadence: {{per: day}}}}}}\n{more}"
    calendar = "posts:\n" + "\n".join(posts) + "\n"
    return plan_of({"strategy.yml": strategy, "calendars/plan.yml": calendar})


def _found(plan: Plan) -> list[Finding]:
    return check(plan, select=SELECT)


def _written(entries: tuple[Entry, ...] | list[Entry]) -> Baseline:
    return baseline_of(PATH, text_of(entries).encode())


def _baseline(plan: Plan) -> Baseline:
    return _written([entry_of(finding) for finding in _found(plan)])


def _said(base: Plan, plan: Plan) -> tuple[list[str], int]:
    """What is said of a plan against the baseline of another, and how much is known."""
    result = compared(_baseline(base), plan, _found(plan), select=SELECT)
    return [finding.message for finding in result.findings], result.known


def _renewed(base: Plan, plan: Plan, *, add: bool = False) -> Renewed:
    return renewed(_baseline(base), plan, _found(plan), add=add)


def _days(entries: tuple[Entry, ...]) -> list[str]:
    return [" ".join(f"{a.day}-{b.day}" for a, b in entry.known.spans) for entry in entries]


def test_what_the_baseline_has_is_not_reported() -> None:
    plan = _plan(4, 5, 6, 9, stge="interest", stage="zz")
    assert _said(plan, plan) == ([], 4)


def test_a_line_is_a_finding_in_words() -> None:
    text = text_of([entry_of(finding) for finding in _found(_plan(4, 5, 6, stage="zz"))])
    assert text.startswith("# Findings that `journey check --baseline` does not report, because ")
    assert text.splitlines()[1:-1] == [
        "# Written by `journey baseline`; a line that is taken out is reported again.",
        "version: 1",
        "findings:",
        '  - {rule: cadence/daily-posting, channel: "facebook", gap: yes,'
        ' days: "2026-12-04..2026-12-06",'
        ' says: "facebook has no post on 3 days, 4–6 December 2026"}',
    ]
    last = text.splitlines()[-1]
    assert last.startswith('  - {rule: model/unknown-reference, post: "p1", id: ')
    assert last.endswith(', says: "stage: there is no stage “zz”"}')


def test_a_share_is_written_with_its_share() -> None:
    posts = [f"  - {{date: 2026-12-{n:02}, title: P{n}}}\n" for n in range(1, 13)]
    defaults = "defaults: {channels: facebook, stage: interest, type: quote}\n"
    files = {
        "strategy.yml": "channels: {facebook: }\n",
        "calendars/plan.yml": f"{defaults}posts:\n{''.join(posts)}",
    }
    plan = plan_of(files)
    found = check(plan, select=["variety/type-share", "stages/existing-customers"])
    lines = text_of(map(entry_of, found)).splitlines()[-2:]
    assert lines[0].startswith(
        '  - {rule: stages/existing-customers, gap: yes, days: "2026-12-01..2026-12-12",'
        ' share: 0.00%, says: "'
    )
    assert (
        ', channel: "facebook", type: "quote", days: "2026-12-01..2026-12-12", share: 100.00%,'
        in (lines[1])
    )
    assert compared(_written(list(map(entry_of, found))), plan, found).known == 2


def test_a_gap_that_is_partly_filled_is_known() -> None:
    assert _said(_plan(4, 5, 6), _plan(4, 6)) == ([], 2)
    assert _said(_plan(4, 5, 6), _plan(5)) == ([], 1)


def test_a_gap_that_grows_by_a_day_is_reported_whole_and_says_which_day_is_new() -> None:
    whole = "facebook has no post on 4 days, 4–7 December 2026"
    grown = [f"{whole} (new: 7 December 2026)"]
    assert _said(_plan(4, 5, 6), _plan(4, 5, 6, 7)) == (grown, 0)
    assert _said(_plan(4, 5, 6, 9), _plan(4, 5, 6, 7, 9)) == (grown, 1)
    assert _said(_plan(), _plan(4, 5, 6, 7)) == ([whole], 0)


def test_gaps_that_meet_are_known() -> None:
    assert _said(_plan(4, 5, 9), _plan(4, 5)) == (
        ["1 finding of the baseline is gone from the plan"],
        1,
    )
    both = [entry_of(f) for plan in (_plan(4, 5), _plan(6)) for f in _found(plan)]
    found = _found(_plan(4, 5, 6))
    assert compared(_written(both), _plan(4, 5, 6), found, select=SELECT).findings == ()


def test_what_is_gone_is_one_finding_at_its_first_line() -> None:
    plan = _plan()
    result = compared(_baseline(_plan(4, 9, stage="zz")), plan, _found(plan), select=SELECT)
    (finding,) = result.findings
    assert finding.message == "3 findings of the baseline are gone from the plan"
    assert finding.help == "Run `journey baseline` to remove what is fixed from the file."
    assert (finding.rule, finding.severity) == ("plan/unused-waiver", "warning")
    assert (finding.location.path, finding.location.line) == (PATH, 5)
    plan = _plan(4)
    result = compared(_baseline(_plan(4, 9)), plan, _found(plan), select=SELECT)
    assert [f.location.line for f in result.findings] == [6]


@pytest.mark.parametrize(
    ("more", "select", "said"),
    [
        ("rules: {plan/unused-waiver: off}\n", SELECT, []),
        ("rules: {plan/unused-waiver: error}\n", SELECT, ["error"]),
        ("rules: {cadence/daily-posting: off}\n", SELECT, []),
        ("", ["cadence"], []),
        ("", ["plan/unused-waiver"], []),
        ("", [], ["warning"]),
    ],
)
def test_what_is_gone_is_said_of_rules_that_are_applied(
    more: str, select: list[str], said: list[str]
) -> None:
    plan = _plan(more=more)
    found = check(plan, select=["cadence/daily-posting"])
    result = compared(_baseline(_plan(4)), plan, found, select=select)
    assert [f.severity for f in result.findings] == said
    result = compared(_baseline(_plan(4)), plan, found, select=select, ignore=["cadence", "plan"])
    assert result.findings == ()


def test_entries_of_rules_that_there_are_no_more_are_gone() -> None:
    entry = Entry(Known("variety/no-such-rule", "fingerprint", "abc"), None, "It was so")
    plan = _plan()
    assert len(compared(_written([entry]), plan, [], select=SELECT).findings) == 1


def test_nothing_is_gone_where_a_file_was_not_read_to_its_end() -> None:
    broken = plan_of({"strategy.yml": "channels: {facebook: }\n", "calendars/a.yml": 'posts: ["'})
    result = compared(_baseline(_plan(4, 5)), broken, [], select=SELECT)
    assert result.findings == ()
    for add in (False, True):
        new = renewed(_baseline(_plan(4, 5)), broken, [], add=add)
        assert (_days(new.entries), new.dropped) == (["4-5"], 0)


def test_a_baseline_takes_out_what_is_mended_and_adds_nothing() -> None:
    new = _renewed(_plan(4, 5, 6, 9), _plan(4, 6, 12))
    assert _days(new.entries) == ["4-4", "6-6"]
    assert (new.added, new.dropped) == (0, 1)
    assert [f.message for f in new.left_out] == ["facebook has no post on 12 December 2026"]


def test_a_gap_that_grew_keeps_the_days_that_were_known() -> None:
    new = _renewed(_plan(1, 2, 3, 4, 5, 6), _plan(2, 5, 6, 7, 8))
    assert sorted(_days(new.entries)) == ["2-2", "5-6"]
    assert (new.added, new.dropped, len(new.left_out)) == (0, 0, 1)
    plan = _plan(2, 5, 6, 7, 8)
    assert len(compared(_written(new.entries), plan, _found(plan)).findings) == 1


def test_what_cannot_be_read_is_never_known() -> None:
    calendar = "posts:\n  - {title: One, status: idea}\n  - title: Two: hi\n"
    plan = plan_of({"strategy.yml": "channels: {facebook: }", "calendars/plan.yml": calendar})
    findings = check(plan)
    assert "source/syntax" in {finding.rule for finding in findings}
    written = renewed(None, plan, findings, add=True)
    assert "source/syntax" not in {entry.known.rule for entry in written.entries}
    all_of_them = Baseline(PATH, tuple(entry_of(finding) for finding in findings))
    new = compared(all_of_them, plan, findings).findings
    assert [finding.rule for finding in new] == ["source/syntax"]


def test_a_baseline_adds_all_when_it_is_asked_to() -> None:
    new = _renewed(_plan(4, 5, 9), _plan(4, 5, 6, 12), add=True)
    assert _days(new.entries) == ["4-6", "12-12"]
    assert (new.added, new.dropped, new.left_out) == (2, 1, ())
    plan = _plan(4, 5)
    new = renewed(None, plan, _found(plan), add=True)
    assert (_days(new.entries), new.added, new.dropped) == (["4-5"], 1, 0)


def test_a_baseline_keeps_what_rules_that_are_off_had_found() -> None:
    off = _plan(4, more="rules: {cadence/daily-posting: off}\n")
    for add in (False, True):
        assert _days(_renewed(_plan(4, 5), off, add=add).entries) == ["4-5"]


names = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
spans = st.lists(
    st.tuples(st.dates(dt.date(1970, 1, 1), dt.date(2199, 12, 30)), st.integers(0, 400)),
    max_size=4,
).map(lambda found: tuple(united([(day, day + DAY * length) for day, length in found])))
whole = st.builds(
    Known,
    rule=st.sampled_from(["cadence/daily-posting", "no: rule, {at} all", "~"]),
    by=st.just("days"),
    field=names.map(lambda name: name or ""),
    dimension=st.tuples(names, names, names, names),
    gap=st.booleans(),
    spans=spans,
)
shares = st.integers(0, 10_000).map(lambda number: number / 100)
one = st.builds(
    Known,
    rule=st.sampled_from(["stages/type-fit", "off"]),
    by=st.just("fingerprint"),
    fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
)


@given(
    st.lists(st.builds(Entry, st.one_of(whole, one), names, st.text()), max_size=5), st.randoms()
)
def test_what_is_written_is_read_again(entries: list[Entry], dice: Random) -> None:
    text = text_of(entries)
    read = _written(entries).entries
    assert {entry.known for entry in read} == {entry.known for entry in entries}
    assert {entry.post for entry in read} == {entry.post for entry in entries}
    dice.shuffle(entries)
    assert text_of(entries) == text == text_of(read)
    assert all(line.isprintable() for line in text.splitlines())


HEAD = "version: 1\nfindings:\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", f"{PATH} is not a baseline. `journey baseline` writes one."),
        ("brand: Fern\n", f"{PATH} is not a baseline."),
        ("version: 1\nfindings: none\n", f"{PATH} is not a baseline."),
        ("version: 2\nfindings: []\n", "of version “2”, and this is a journey for version 1."),
        ("version: [1]\n", "and this is a journey for version 1."),
        (f"{HEAD}<<<<<<< HEAD\n  - {{rule: a/b, id: c}}\n", f"{PATH}, line 3: "),
        (f"{HEAD}  - rule\n", f"{PATH}, line 3: this is not a finding as"),
        (f"{HEAD}  - {{id: abc}}\n", "Take the line out."),
        (f"{HEAD}  - {{rule: a/b, id: [abc]}}\n", "line 3: this is not"),
        (f"{HEAD}  - {{rule: a/b, id: }}\n", "line 3: this is not"),
        (f"{HEAD}  - {{rule: a/b, days: soon}}\n", "line 3: this is not"),
        (f"{HEAD}  - {{rule: a/b, days: 2026-12-02..2026-12-01}}\n", "line 3: this is not"),
        (f"{HEAD}  - {{rule: a/b, days: 2026-12-02..9999-12-31}}\n", "line 3: this is not"),
        (f"{HEAD}  - {{rule: a/b, share: much}}\n", "line 3: this is not"),
        (f"{HEAD}  - &a [*a]\n", f"{PATH}, line 3: "),
        (f"{HEAD}  - {'[' * 5000}", f"{PATH}, line 3: "),
        (b"version: 1\xff\n", f"{PATH} is not a text in UTF-8."),
        (b"#" * (MAX_BYTES + 1), f"{PATH} is too large for a baseline."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_baseline_says_why(text: str | bytes, said: str) -> None:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(NotABaseline) as error:
        baseline_of(PATH, content)
    assert said in str(error.value)


@pytest.mark.parametrize("text", ["version: 1\n", HEAD, "version: 1\nfindings: []\n"])
def test_a_baseline_may_be_empty(text: str) -> None:
    assert baseline_of(PATH, text.encode()).entries == ()


def _share(share: float, first: int = 1, last: int = 20, *, gap: bool = False) -> Known:
    spans = ((FIRST + DAY * (first - 1), FIRST + DAY * (last - 1)),) if last else ()
    return Known("stages/mix", "share", gap=gap, spans=spans, share=share)


@pytest.mark.parametrize(
    ("base", "now", "known"),
    [
        (_share(40), _share(41), True),
        (_share(40), _share(41.01), False),
        (_share(40), _share(30), True),
        (_share(40, gap=True), _share(39, gap=True), True),
        (_share(40, gap=True), _share(38.99, gap=True), False),
        (_share(40, gap=True), _share(60, gap=True), True),
        (_share(40, gap=True), _share(40), False),
        (_share(40, 1, 10), _share(40, 10, 20), True),
        (_share(40, 1, 10), _share(40, 11, 20), False),
        (_share(40, 10, 20), _share(40, 1, 10), True),
        (_share(40, 11, 20), _share(40, 1, 10), False),
        (_share(40, 11, 20), _share(40, 1, 0), True),
    ],
)
def test_a_share_is_known_unless_it_is_worse_by_over_a_point(
    base: Known, now: Known, known: bool
) -> None:
    assert Base([base]).holds(now) is known


def test_a_share_is_compared_with_the_worst_of_its_days() -> None:
    assert Base([_share(30, 1, 5), _share(50, 4, 8)]).holds(_share(51, 5, 6))
    assert not Base([_share(30, 1, 5), _share(50, 6, 8)]).holds(_share(51, 5, 5))
    assert Base([_share(30, gap=True), _share(50, gap=True)]).holds(_share(29, gap=True))


def test_a_share_that_got_worse_stays_as_it_was() -> None:
    scope = Scope(FIRST, FIRST + DAY * 19)
    finding = Finding(
        "warning", "it is worse", "", Location(PATH), scope=scope, share=42.0, rule="stages/mix"
    )
    before = _written([Entry(_share(40), None, "it is 40 %")])
    new = renewed(before, _plan(), [finding], add=False)
    assert [(entry.known.share, entry.says) for entry in new.entries] == [(40, "it is 40 %")]
    assert (new.added, new.dropped, new.left_out) == (0, 0, (finding,))
    new = renewed(before, _plan(), [finding], add=True)
    assert [(entry.known.share, entry.says) for entry in new.entries] == [(42, "it is worse")]


def test_days_are_known_by_rule_field_dimension_and_kind() -> None:
    days = ((FIRST, FIRST + DAY),)
    base = Known("plan/overload", "days", field="people.dana", spans=days)
    assert Base([base]).holds(base)
    for other in (
        replace(base, rule="cadence/fading"),
        replace(base, field="people.sam"),
        replace(base, dimension=("facebook", None, None, None)),
        replace(base, gap=True),
        replace(base, spans=((FIRST + DAY, FIRST + DAY * 2),)),
        replace(base, spans=((FIRST - DAY, FIRST),)),
    ):
        assert not Base([base]).holds(other)
    assert Base([base]).touches(replace(base, spans=((FIRST + DAY, FIRST + DAY * 2),)))
    assert not Base([base]).touches(replace(base, spans=((FIRST + DAY * 2, FIRST + DAY * 2),)))
    apart = replace(base, spans=((FIRST + DAY * 2, FIRST + DAY * 3),))
    assert Base([base, apart]).holds(replace(base, spans=((FIRST, FIRST + DAY * 3),)))


def test_a_finding_without_days_is_known_by_its_dimension() -> None:
    base = Known("plan/empty", "days", gap=True)
    assert Base([base]).holds(base)
    assert Base([base]).touches(base)
    assert not Base([]).holds(base)
    assert not Base([]).touches(base)


def test_days_that_are_written_the_wrong_way_round_can_be_read_again() -> None:
    scope = Scope(FIRST + DAY, FIRST)  # a campaign that ends before it starts
    finding = Finding("warning", "it", "", Location(PATH), scope=scope, gap=True, rule="plan/empty")
    entry = entry_of(finding)
    assert entry.known.spans == ((FIRST, FIRST + DAY),)
    assert [read.known for read in _written([entry]).entries] == [entry.known]
