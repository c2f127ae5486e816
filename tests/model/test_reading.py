"""Whatever is written, reading makes posts and findings of it, and never fails."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journey.model.post import Post
from journey.model.strategy import Strategy
from journey.model.validation import field_names, field_paths
from journey.rules.checking import check
from tests.plans import plan_of

WORDS = st.sampled_from(
    "a 2026-12-01 10:30 facebook interest quote idea yes 30% 14d mon-fri 5 ~ x-note dana".split()
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
NAMES = st.sampled_from(
    sorted({path.split(".")[-1] for model in (Post, Strategy) for path in field_paths(model)})
)
VALUES = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | WORDS, inner, max_size=3),
    max_leaves=12,
)


def _groups(model: type) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(field_names(model)) | WORDS, VALUES, max_size=8)


def _yaml(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


@settings(max_examples=150)
@given(st.lists(_groups(Post) | VALUES, max_size=3), _groups(Post), _groups(Strategy))
def test_any_data_makes_a_plan(posts: list[Any], defaults: Any, strategy: Any) -> None:
    calendar = _yaml({"defaults": defaults, "posts": posts})
    files = {"strategy.yml": _yaml(strategy), "calendars/plan.yml": calendar}
    plan = plan_of(files)
    found = check(plan)
    assert len(plan.posts) == sum(isinstance(post, dict) for post in posts)
    assert len({post.id.casefold() for post in plan.posts}) == len(plan.posts)
    lines = {f"content/{path}": text.count("\n") + 1 for path, text in files.items()}
    for finding in found:
        assert 1 <= finding.location.line <= lines[finding.location.path]
        assert "\n" not in finding.message
        assert finding.help


def test_every_field_can_be_hidden_by_its_path() -> None:
    assert {"copy", "offer", "offer.code", "media.alt", "paid.budget"} <= set(field_paths(Post))
    assert {f.name for f in fields(Post)} - {"source"} <= set(field_paths(Post))
