"""What is new after an edit: nothing where only files and lines change, and a day where it empties.

The edits are made to the plan as it was drawn; the files are then written in another way.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.comparison import known, new_findings
from journey.findings import Finding
from journey.rules.checking import check
from tests.plans import findings_of, plan_of
from tests.rules.random_plans import DAY, Drawn, oracle, plans

Files = dict[str, str]
Posts = list[dict[str, Any]]
_COPIES = [
    "What are you reading this weekend, and why?",
    "TODO write about the winter\n\nand about [link] and more of it",
    "Nobody asks for the “garden”: we do. https://fern.example/winter",
    'Say "yes" \\ or #no',
]
_WRONG = {
    "stage": ["inteerst", "zz"],
    "status": ["drafft"],
    "stge": ["x"],
    "link": ["fern", "http:"],
}


def _with_more(posts: Posts, dice: Random) -> Posts:
    """The posts with copy, more stages and types, and here and there a mistake."""
    more = []
    for post in posts:
        fields = {
            **post,
            "stage": dice.choice(["interest", "decision", "retention"]),
            "copy": dice.choice(_COPIES),
        }
        if not dice.randint(0, 5):
            wrong = dice.choice(list(_WRONG))
            fields[wrong] = dice.choice(_WRONG[wrong])
        if not dice.randint(0, 5):
            name = post["channels"][0]
            fields["channels"] = {name: {"type": "deal"}, "nowhere": None}
        if not dice.randint(0, 5):
            fields["ignore"] = [{"rule": "stages/type-fit", "reason": "So"}]
        if not dice.randint(0, 3):
            del fields["id"]
        if not dice.randint(0, 8):
            fields["date"] = "2026-13-01"
        more.append(fields)
    return more


def _one_file(strategy: dict[str, Any], posts: Posts, dice: Random) -> Files:
    return {
        "strategy.yml": json.dumps(strategy),
        "calendars/plan.yml": json.dumps({"posts": posts}),
    }


def _other_files(strategy: dict[str, Any], posts: Posts, dice: Random) -> Files:
    """The posts in other files."""
    cut = dice.randint(0, len(posts))
    return {
        "strategy.yml": json.dumps(strategy),
        "calendars/z.yml": json.dumps({"posts": posts[:cut]}),
        "calendars/a/b.yml": json.dumps({"posts": posts[cut:]}),
    }


def _another_order(strategy: dict[str, Any], posts: Posts, dice: Random) -> Files:
    posts = [{k: post[k] for k in dice.sample(list(post), len(post))} for post in posts]
    return _other_files(strategy, dice.sample(posts, len(posts)), dice)


def _another_look(strategy: dict[str, Any], posts: Posts, dice: Random) -> Files:
    """Block or flow, other quotes, comments, blank lines, byte order marks and ends of lines."""
    files = {}
    for name, text in _other_files(strategy, posts, dice).items():
        style = dice.choice([None, '"', "'", "|", ">"])
        flow = dice.choice([True, False, None])
        data = json.loads(text)
        look = yaml.dump(
            data,
            default_style=style,
            default_flow_style=flow,
            indent=dice.randint(2, 5),
            width=dice.choice([20, 80, 1000]),
            allow_unicode=dice.choice([True, False]),
            sort_keys=False,
            Dumper=_AllText,
        )
        lines = "# A note\n" * dice.randint(0, 3) + "\n" * dice.randint(0, 3) + look
        files[name] = dice.choice(["", "\ufeff"]) + lines + "\n# The end\n"
    return files


class _AllText(yaml.SafeDumper):
    """Writes nothing as nothing, and shares nothing."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_AllText.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "~", style="")
)


@pytest.mark.parametrize("write", [_other_files, _another_order, _another_look])
@settings(oracle, max_examples=50)  # of all rules
@given(plan=plans(types=4), seed=st.integers(0, 2**32))
def test_nothing_is_new_where_only_files_and_lines_change(
    write: Callable[[dict[str, Any], Posts, Random], Files], plan: Drawn, seed: int
) -> None:
    dice = Random(seed)
    posts = _with_more(plan.posts, dice)
    strategy = plan.strategy | {"window": {"start": "2026-10-01", "end": "2026-12-10"}}
    before = check(plan_of(_one_file(strategy, posts, dice), plan.today))
    after = check(plan_of(write(strategy, posts, dice), plan.today))
    assert new_findings(after, map(known, before)) == []
    assert new_findings(before, map(known, after)) == []
    assert sorted(f.fingerprint for f in before) == sorted(f.fingerprint for f in after)
    assert len({f.fingerprint for f in before}) == len(before)


def _gaps(plan: Drawn) -> list[Finding]:
    return [f for f in plan.found("cadence/daily-posting") if f.gap]


_EVERY_FIVE_DAYS = {"quote": {"every": "5d"}, "deal": {"every": "5d"}}


def _window(plan: Drawn) -> dict[str, Any]:
    """The strategy with a window, so that a post more or less does not move it."""
    window = {"start": "2026-10-01", "end": "2026-12-10"}
    return {**plan.strategy, "window": plan.strategy.get("window", window)}


@oracle
@given(plan=plans(), at=st.integers(0, 60), dice=st.randoms(use_true_random=False))
def test_a_post_more_opens_no_gap(plan: Drawn, at: int, dice: Random) -> None:
    plan = replace(plan, strategy=_window(plan))
    post = {
        "id": "another",
        "title": "Another",
        "date": str(dt.date(2026, 10, 1) + DAY * at),
        "channels": [dice.choice(list(plan.strategy["channels"]))],
        "type": "quote",
        "stage": "interest",
        "status": "draft",
    }
    more = replace(plan, posts=[*plan.posts, post])
    assert new_findings(_gaps(more), map(known, _gaps(plan))) == []
    if plan.inside:  # the first post of all begins a plan that lacks much
        for rule in ("stages/coverage", "variety/type-drought"):
            before, after = (
                drawn.found(rule, rules={"stages/coverage": {"days": "5"}}, types=_EVERY_FIVE_DAYS)
                for drawn in (plan, more)
            )
            assert new_findings(after, map(known, before)) == []


@oracle
@given(plan=plans(pers="day", without_cadence=False), at=st.integers(0, 1000))
def test_a_day_that_empties_is_new_and_no_other(plan: Drawn, at: int) -> None:
    plan = replace(plan, strategy=_window(plan))
    if not plan.inside:
        return
    gone = plan.inside[at % len(plan.inside)]
    name, day = gone.channel, gone.day
    rest = [
        post for post in plan.posts if not (post["date"] == str(day) and name in post["channels"])
    ]
    less = replace(plan, posts=rest)
    expected = set()
    for channel in plan.strategy["channels"]:
        least = int(plan.strategy["channels"][channel]["cadence"]["min"])
        for open_day in plan.posting_days(channel):
            was = sum(p.day == open_day for p in plan.on(channel))
            now = sum(p.day == open_day for p in less.on(channel))
            if now < least <= was:
                expected.add((channel, open_day))
    new = new_findings(_gaps(less), map(known, _gaps(plan)))
    before = {(f.scope.channel, d) for f in _gaps(plan) if f.scope for d in f.days}
    found = {(f.scope.channel, d) for f in new if f.scope for d in f.days}
    assert found - before == expected
    assert all({(f.scope.channel, d) for d in f.days} & expected for f in new if f.scope)
    assert all(day == open_day for _, open_day in expected)


POST = "channels: facebook, type: quote, title: One"
_IGNORE = "stage: interest, ignore"
_FIRST, _OTHER = "{rule: a/b, reason: So}", "{rule: c/d, reason: So}"
CALENDAR = "posts:\n  - {{date: 2026-12-01, {}}}\n"


def _new(before: Files, after: Files, rule: str) -> list[str]:
    base = map(known, findings_of(before, rule))
    return [finding.message for finding in new_findings(findings_of(after, rule), base)]


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        (f"{POST}, stage: zz", f"{POST}, stage: zz", 0),
        (f"{POST}, stage: zz", f"stage: 'zz', {POST}", 0),
        (f"{POST}, stage: zz", f"{POST}, stage: yy", 1),
        (f"{POST}, stage: zz", f"{POST}, stage: zz, topic: a", 0),
        (f"{POST}, stage: zz", f"{POST}, stage: zz, campaign: zz", 1),
        (f"{POST}, stage: interest, tags: a", f"{POST}, stage: interest, tags: b", 0),
        (f"{POST}, {_IGNORE}: [{_FIRST}]", f"{POST}, {_IGNORE}: [{_OTHER}, {_FIRST}]", 1),
    ],
)
def test_another_wrong_value_is_another_finding(before: str, after: str, new: int) -> None:
    files = [{"calendars/plan.yml": CALENDAR.format(post)} for post in (before, after)]
    strategy = {"strategy.yml": "channels: {facebook: }\ncampaigns: {winter: }\n"}
    found = _new(files[0] | strategy, files[1] | strategy, "model/unknown-reference")
    assert len(found) == new


def test_a_wrong_date_is_another_finding_and_a_moved_post_is_not() -> None:
    def files(date: str, time: str) -> Files:
        post = f"posts:\n  - {{date: {date}, time: '{time}', {POST}, stage: interest}}\n"
        strategy = "timezone: Europe/London\nchannels: {facebook: }\n"
        return {"strategy.yml": strategy, "calendars/plan.yml": post}

    wrong = files("2026-13-01", "10:00"), files("2026-14-01", "10:00")
    assert len(_new(*wrong, "model/invalid-value")) == 1
    late = files("2026-12-01", "03:30"), files("2026-12-08", "04:45")
    assert len(findings_of(late[1], "cadence/quiet-hours")) == 1
    assert _new(*late, "cadence/quiet-hours") == []


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [(4, 4, 0), (8, 7, 0), (7, 8, 1), (None, 8, 1)],
)
def test_a_share_is_new_where_it_is_worse_by_over_a_point(
    before: int | None, after: int, new: int
) -> None:
    def files(quotes: int | None) -> Files:
        kinds = ["quote"] * (quotes or 0) + ["video", "question", "article", "how-to"] * 3
        posts = [
            f"  - {{date: 2026-12-{n + 1:02}, channels: facebook, stage: interest,"
            f" type: {kind}, title: P{n}}}\n"
            for n, kind in enumerate(kinds)
        ]
        strategy = "channels: {facebook: }\nrules: {variety/type-share: {max: 20%}}\n"
        return {"strategy.yml": strategy, "calendars/plan.yml": "posts:\n" + "".join(posts)}

    assert len(_new(files(before), files(after), "variety/type-share")) == new


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("qqqqq", "qqqqq", 0),
        ("qqqqq", "q.qqq", 0),
        ("qqqqq", ".qqqq", 0),
        ("qqqqq", "qqqq.", 0),
        ("qqq.qqq", "qqq.qqq", 0),
        (".qqq", "qqqq", 1),
        ("qqqqq", "vvvvv", 1),
        ("qqqvqqq", "qqqqqqq", 0),
        ("qqqvvqqq", "qqqvqqqq", 1),
    ],
)
def test_a_run_is_new_where_it_does_not_lie_within_one_that_was_there(
    before: str, after: str, new: int
) -> None:
    def files(days: str) -> Files:
        kinds = {"q": "quote", "v": "video"}
        posts = [
            f"- {{date: 2026-12-{n:02}, channels: x, type: {kinds[day]}, title: P{n}, id: p{n}}}\n"
            for n, day in enumerate(days, 1)
            if day != "."
        ]
        return {"strategy.yml": "channels: {x: }\n", "calendars/a.yml": f"posts:\n{''.join(posts)}"}

    rule = "variety/same-type-in-a-row"
    assert len(_new(files(before), files(after), rule)) == new
