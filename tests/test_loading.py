from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.findings import Finding
from journey.loading import Loader, load
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import TODAY, Files, plan_of

STRATEGY = """\
brand: Bean
channels:
  blog: {}
"""
FILES = {
    "strategy.yml": STRATEGY,
    "calendars/one.yml": "posts:\n  - {title: A, date: 2026-03-02, channel: blog}\n",
    "calendars/two.yml": "posts:\n  - {title: B, date: 2026-03-03, channel: blog}\n",
    "posts/three.md": "---\ntitle: C\ndate: 2026-03-04\nchannel: blog\n---\nMore.\n",
}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def said(plan: Plan) -> tuple[list[object], list[Finding]]:
    """What a plan says: its parts know where they stand, and so are no two alike."""
    placements = [(p.date, p.channel, p.content.title) for p in plan.placements]
    posts = [(post.id, post.title, post.copy) for post in plan.posts]
    channels = (plan.strategy.brand, str(plan.strategy.channels))
    return [channels, *posts, *placements, *plan.problems], check(plan)


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    loader = Loader()
    before = loader.load(tmp_path, TODAY)
    write(tmp_path, {"calendars/two.yml": FILES["calendars/two.yml"].replace("B", "D")})
    after = loader.load(tmp_path, TODAY)
    assert [post.title for post in after.posts] == ["A", "D", "C"]
    same = [old is new for old, new in zip(before.documents, after.documents, strict=True)]
    assert same == [True, True, False, True]
    assert [old is new for old, new in zip(before.posts, after.posts, strict=True)] == [
        True,
        False,
        True,
    ]


def test_a_file_that_is_gone_and_comes_back_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    loader = Loader()
    before = loader.load(tmp_path, TODAY)
    (tmp_path / "posts/three.md").unlink()
    assert [post.title for post in loader.load(tmp_path, TODAY).posts] == ["A", "B"]
    write(tmp_path, FILES)
    after = loader.load(tmp_path, TODAY)
    assert said(after) == said(before)
    assert after.posts[2] is not before.posts[2]


def test_a_changed_strategy_counts_for_posts_that_did_not_change(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    loader = Loader()
    loader.load(tmp_path, TODAY)
    write(tmp_path, {"strategy.yml": STRATEGY + "    posts_per_week: {min: 9}\n"})
    assert said(loader.load(tmp_path, TODAY)) == said(load(tmp_path, TODAY))


@pytest.mark.skipif(os.name == "nt", reason="such names are not allowed on Windows")
def test_files_that_are_shown_by_one_name_stay_two(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "calendars/\udcff.yml": FILES["calendars/one.yml"]})
    write(tmp_path, {"calendars/\udcfe.yml": FILES["calendars/two.yml"]})
    loader = Loader()
    for _ in range(2):
        assert [post.title for post in loader.load(tmp_path, TODAY).posts] == list("ABBAC")


TEXTS = [
    *FILES.values(),
    "posts: [{title: E, date: 2026-03-02, channel: nowhere}, 7]\n",
    "posts:\n - {title: F\n",
    "---\ntitle: \\u202e\n",
    "",
]


@settings(max_examples=50)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(list(FILES)), st.sampled_from(TEXTS)),
        min_size=2,
        max_size=4,
    )
)
def test_a_plan_read_again_is_as_if_it_were_read_for_the_first_time(
    saves: list[dict[str, str]],
) -> None:
    loader = Loader()
    for files in saves:
        assert said(loader.load(Files(files), TODAY)) == said(plan_of(files))
