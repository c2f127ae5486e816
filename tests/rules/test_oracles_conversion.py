"""Offers that overlap, against a naive oracle that compares each with all others."""

from __future__ import annotations

import datetime as dt
import json
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from journey.rules.checking import check
from tests.plans import plan_of
from tests.rules.random_plans import DAY, oracle

FIRST = dt.date(2026, 12, 1)
RULE = "conversion/offer"


@oracle
@given(
    st.lists(
        st.tuples(
            st.integers(0, 20),
            st.integers(0, 12),
            st.sampled_from([None, "A", "B", "C"]),
            st.sampled_from(["facebook", "instagram"]),
            st.sampled_from([(), ("new",), ("cold",), ("regular",)]),
        ),
        max_size=8,
    )
)
def test_two_offers_for_the_same_people_overlap_by_more_than_a_day(
    drawn: list[tuple[int, int, str | None, str, tuple[str, ...]]],
) -> None:
    def offer(number: int) -> str:
        return drawn[number][2] or f"post {number}"

    def people(number: int) -> set[str]:
        return set(drawn[number][4] or ("new", "cold"))

    def days(number: int) -> set[int]:
        start, length = drawn[number][:2]
        return set(range(start, start + length + 1))

    pairs = {
        frozenset({offer(one), offer(two)})
        for one, two in combinations(range(len(drawn)), 2)
        if offer(one) != offer(two)
        and drawn[one][3] == drawn[two][3]
        and people(one) & people(two)
        and len(days(one) & days(two)) > 1
    }
    posts = []
    for number, (start, length, code, channel, audience) in enumerate(drawn):
        expires = str(FIRST + DAY * (start + length))
        posts.append(
            {
                "id": f"p{number}",
                "title": f"p{number}",
                "date": str(FIRST + DAY * start),
                "channels": channel,
                "type": "deal",
                "stage": "decision",
                "audience": list(audience) or None,
                "offer": {"expires": expires} | ({"code": code} if code else {}),
            }
        )
    strategy = {
        "channels": {"facebook": {}, "instagram": {}},
        "audiences": {"new": {}, "cold": {}, "regular": {"relationship": "customer"}},
    }
    files = {
        "strategy.yml": json.dumps(strategy),
        "calendars/plan.yml": json.dumps({"posts": posts}),
    }
    plan = plan_of(files)
    assert not plan.problems
    found = [f for f in check(plan, select=[RULE]) if f.rule == RULE]
    named = []
    for finding in found:
        one, two = (int(part[1:].split("”")[0]) for part in finding.message.split("“")[1:])
        assert frozenset({offer(one), offer(two)}) in pairs
        assert finding.scope
        shared = sorted(days(one) & days(two))
        assert finding.scope.start == FIRST + DAY * shared[0]
        assert finding.scope.end == FIRST + DAY * shared[-1]
        named.append(offer(one))
    assert len(named) == len(set(named))
    told = set(named)
    assert all(pair & told for pair in pairs)
