"""Repeated copy against a naive comparison of every pair of posts on a channel."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans import findings_of
from tests.rules.random_plans import Drawn, Placed, oracle, plans

RULE = "variety/repeated-copy"
COPIES = [
    None,
    "Good morning, everybody",
    "what are you reading this weekend",
    "What are you reading: this weekend?",
    "what are you reading this weekend if it snows",
    "what are you reading this weekend if it rains",
    "something that nobody has said before today",
]


def _alike(one: str, other: str) -> float:
    runs = []
    for text in (one, other):
        words = text.lower().replace(":", "").replace("?", "").replace(",", "").split()
        runs.append(
            {tuple(words[n : n + 3]) for n in range(len(words) - 2)} if words[4:] else set()
        )
    both = len(runs[0] & runs[1])
    return both / len(runs[0] | runs[1]) if both else 0.0


@settings(oracle, max_examples=100)
@given(
    plan=plans(max_posts=14),
    chosen=st.lists(st.sampled_from(COPIES), min_size=14, max_size=14),
    days=st.integers(0, 20),
    least=st.sampled_from([0.5, 0.6, 0.8, 1]),
)
def test_finds_each_post_that_repeats_another(
    plan: Drawn, chosen: list[str | None], days: int, least: float
) -> None:
    copies = {post["id"]: copy for post, copy in zip(plan.posts, chosen, strict=False) if copy}
    posts = [post | {"copy": copies.get(post["id"])} for post in plan.posts]
    drawn = Drawn(plan.strategy, posts, plan.today)

    def repeats(later: Placed, earlier: Placed) -> bool:
        near = (later.day - earlier.day) <= dt.timedelta(days)
        one, other = copies.get(later.id), copies.get(earlier.id)
        return near and bool(one and other) and _alike(one or "", other or "") >= least

    expected = {
        later.id
        for name in plan.social
        for number, later in enumerate(plan.on(name))
        if any(repeats(later, earlier) for earlier in plan.on(name)[:number])
    }
    rules = {RULE: {"similarity": str(least), "days": str(days)}}
    found = [f for f in drawn.found(RULE, rules=rules) if f.severity == "warning"]
    single = {f.post for f in found if "posts after it" not in f.message}
    many = [f for f in found if "posts after it" in f.message]
    assert single <= expected
    assert {f.post for f in found} <= expected
    if not many:
        assert single == expected


@pytest.mark.parametrize("similarity", ["0.49", "1.01", "80", "80%", "nan", "much"])
def test_a_similarity_is_a_part(similarity: str) -> None:
    strategy = f"rules: {{{RULE}: {{similarity: {similarity}}}}}\n"
    (finding,) = findings_of({"strategy.yml": strategy}, "model/invalid-value")
    assert finding.message == f"similarity: “{similarity}” is not a number from 0.5 to 1"
    assert finding.help == "Write 0.8, or 1 for exactly the same words."


def test_a_similarity_is_text() -> None:
    strategy = f"rules: {{{RULE}: {{similarity: [0.8]}}}}\n"
    (finding,) = findings_of({"strategy.yml": strategy}, "model/invalid-value")
    assert finding.message == "similarity: should be text, but is a list"


@pytest.mark.parametrize("similarity", ["0.5", "1", "0.75"])
def test_a_half_and_the_whole_are_parts(similarity: str) -> None:
    strategy = f"rules: {{{RULE}: {{similarity: {similarity}}}}}\n"
    assert findings_of({"strategy.yml": strategy}, "model/invalid-value") == []
