"""The rules about conversation against naive oracles that count post by post and day by day."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey.findings import Finding
from journey.rules.checking import check
from tests.plans import plan_of
from tests.rules.random_plans import DAY, Drawn, any_days, oracle, plans

FIRST = dt.date(2026, 12, 1)
ASKING = {"question", "contest"}


@oracle
@given(plans(types=4), st.sampled_from([0, 20, 50, 100]), st.integers(0, 12))
def test_discussion_share_counts_placements(plan: Drawn, least: int, sample: int) -> None:
    expected = {}
    for channel in plan.social:
        asked = [placed.type in ASKING for placed in plan.on(channel)]
        share = asked.count(True) / len(asked) if asked else 1
        if len(asked) >= sample and share < least / 100 and channel != "youtube":
            expected[channel] = (asked.count(True), len(asked))
    options = {"min": str(least), "min_sample": str(sample)}
    found = plan.found(
        "conversation/discussion-share", rules={"conversation/discussion-share": options}
    )
    assert sorted(f.scope.channel or "" for f in found if f.scope) == sorted(expected)
    for finding in found:
        assert finding.scope
        number, of = expected[finding.scope.channel or ""]
        assert finding.message.startswith(f"{number or 'none'} of {of} posts on ")


Post = tuple[dt.date, str, str, tuple[str, ...]]
"""Day, type, stage and audiences."""


@st.composite
def _posts(draw: st.DrawFn, length: int, types: list[str], most: int = 12) -> list[Post]:
    day = st.integers(0, length - 1).map(lambda n: FIRST + DAY * n)
    whom = st.sampled_from([(), ("new",), ("regular",), ("new", "regular")])
    stage = st.sampled_from(["interest", "retention"])
    return draw(
        st.lists(st.tuples(day, st.sampled_from(types), stage, whom), min_size=1, max_size=most)
    )


def _found(rule: str, posts: list[dict[str, Any]], **strategy: Any) -> list[Finding]:
    files = {
        "strategy.yml": json.dumps({"channels": {"facebook": {}}, **strategy}),
        "calendars/plan.yml": json.dumps({"posts": posts}),
    }
    plan = plan_of(files)
    assert not plan.problems
    return [f for f in check(plan, select=[rule]) if f.rule == rule]


@oracle
@given(st.data(), st.integers(1, 80), st.sampled_from([None, 1, 3, 7, 20]))
def test_feedback_is_asked_for_in_any_so_many_days(
    data: st.DataObject, length: int, option: int | None
) -> None:
    posts = data.draw(
        _posts(length, ["feedback-request", "how-to", "question"], data.draw(st.integers(12, 90)))
    )
    asked = {
        day
        for day, kind, stage, whom in posts
        if kind == "feedback-request" and ("regular" in whom or (not whom and stage != "interest"))
    }
    days = [FIRST + DAY * n for n in range(length)]
    needed = option or 35
    while not option and needed * len(posts) < 20 * length:
        needed += 1

    def lacks(start: dt.date, end: dt.date) -> bool:
        return not any(start <= day <= end for day in asked)

    expected = any_days(days, needed, lacks) if length >= needed else []
    written = [
        {
            "title": f"P{number}",
            "date": str(day),
            "channels": "facebook",
            "type": kind,
            "stage": stage,
            "audience": list(whom) or None,
        }
        for number, (day, kind, stage, whom) in enumerate(posts)
    ]
    found = _found(
        "conversation/feedback",
        written,
        window={"start": str(days[0]), "end": str(days[-1])},
        audiences={"new": {}, "regular": {"relationship": "customer"}},
        rules={"conversation/feedback": {"days": str(option)} if option else "warning"},
    )
    spans = [(f.scope.start or FIRST, f.scope.end or FIRST) for f in found if f.scope]
    assert sorted(spans) == expected


@oracle
@given(
    st.lists(
        st.tuples(
            st.integers(0, 20), st.none() | st.integers(0, 5), st.none() | st.integers(0, 25)
        ),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 20),
)
def test_a_contest_is_closed_or_a_reminder_of_one_that_is(
    drawn: list[tuple[int, int | None, int | None]], days: int
) -> None:
    """Each post is a contest, or closes the one whose number it has; some offers end."""
    contests = {n: day for n, (day, closes, _) in enumerate(drawn) if closes is None}
    closings = [(day, closes) for day, closes, _ in drawn if closes in contests]
    ends = {
        contest: max(day for day, closes in closings if closes == contest)
        for contest, begun in contests.items()
        if any(closes == contest and day >= begun for day, closes in closings)
    }
    expected = []
    for contest, begun in contests.items():
        reminds = any(
            (contests[other], other) < (begun, contest) and begun <= end
            for other, end in ends.items()
        )
        over = max(begun, drawn[contest][2] or 0)
        if contest not in ends and not reminds and over + days <= 22:
            expected.append(f"p{contest}")
    posts = []
    for number, (day, closes, expires) in enumerate(drawn):
        offer = {"expires": str(FIRST + DAY * expires)} if expires else None
        fields = {
            "id": f"p{number}",
            "title": f"P{number}",
            "date": str(FIRST + DAY * day),
            "channels": "facebook",
            "type": "quote" if closes is not None else "contest",
            "stage": "interest",
            "closes": None if closes is None else f"p{closes}",
            "offer": offer,
        }
        posts.append({key: value for key, value in fields.items() if value is not None})
    found = _found(
        "conversation/closing-post",
        posts,
        window={"start": str(FIRST), "end": str(FIRST + DAY * 22)},
        rules={"conversation/closing-post": {"days": str(days)}},
    )
    assert sorted(f.post or "" for f in found) == sorted(expected)
