"""The rules about trust against naive oracles."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.plans import findings_of
from tests.rules.random_plans import Drawn, oracle, plans

DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 12, 1)

SPANS = st.lists(
    st.fixed_dictionaries(
        {
            "start": st.integers(-5, 30),
            "length": st.integers(0, 12),
            "channels": st.lists(
                st.sampled_from(["facebook", "youtube", "newsletter"]), max_size=2
            ),
        }
    ),
    max_size=5,
)


@oracle
@given(plans(), SPANS)
def test_blackout_finds_every_post_on_a_closed_day(
    plan: Drawn, spans: list[dict[str, Any]]
) -> None:
    first = plan.days[0] if plan.days else TODAY
    channels = set(plan.strategy["channels"])
    blackouts = [
        {
            "start": str(first + DAY * span["start"]),
            "end": str(first + DAY * (span["start"] + span["length"])),
            "channels": sorted(channels & set(span["channels"])),
        }
        for span in spans
    ]
    closed = {
        (placed.id, placed.day)
        for placed in plan.inside
        for span in blackouts
        if span["start"] <= str(placed.day) <= span["end"]
        and (not span["channels"] or placed.channel in span["channels"])
    }
    found = plan.found("trust/blackout", blackouts=blackouts)
    assert {finding.post for finding in found} == {id for id, _ in closed}
    ends = {(f.post, day) for f in found if f.scope for day in (f.scope.start, f.scope.end)}
    assert ends <= closed


WORDS = st.lists(
    st.lists(st.sampled_from(["a", "ab", "b", "é", "ß"]), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=4,
    unique_by=lambda word: word,
)
COPY = st.lists(
    st.sampled_from(["a", "A", "ab", "Ab", "b", "É", "ss", "c", " ", " ", "\n", ".", "-"]),
    min_size=1,
    max_size=20,
).map("".join)


@oracle
@given(WORDS, COPY)
def test_wording_finds_what_stands_between_borders_of_words(words: list[str], copy: str) -> None:
    folded = copy.casefold()
    longest: dict[int, str] = {}
    for word in sorted(words, key=lambda word: len(word.split())):
        parts = r"\s+".join(re.escape(part) for part in word.casefold().split())
        for match in re.finditer(rf"(?=\b{parts}\b)", folded):
            longest[match.start()] = word
    post = {"id": "x", "title": "X", "date": "2026-12-01", "channels": "facebook", "copy": copy}
    files = {
        "strategy.yml": json.dumps({"channels": {"facebook": {}}, "avoid": words}),
        "calendars/plan.yml": json.dumps({"posts": [post]}),
    }
    said = [f.message for f in findings_of(files, "trust/wording") if f.rule == "trust/wording"]
    expected = {word for _, word in sorted(longest.items())}
    assert sorted(said) == sorted(f"“X” says “{word}”, which the brand avoids" for word in expected)


@oracle
@given(st.integers(0, 5), st.integers(-3, 8), st.booleans(), st.booleans())
def test_an_approval_is_asked_for_when_too_few_days_are_left(
    days: int, ahead: int, approved: bool, published: bool
) -> None:
    post = {
        "title": "X",
        "date": str(TODAY + DAY * ahead),
        "channels": "facebook",
        **({"approved": {"by": "sam"}} if approved else {}),
        **({"status": "published"} if published else {}),
    }
    approval = {"required": "yes", "days": str(days)}
    files = {
        "strategy.yml": json.dumps({"channels": {"facebook": {}}, "approval": approval}),
        "calendars/plan.yml": json.dumps({"posts": [post]}),
    }
    found = findings_of(files, "trust/approval", TODAY)
    last_moment = ahead == 0 or TODAY + DAY * ahead - DAY * days < TODAY
    assert bool(found) == (ahead >= 0 and last_moment and not approved and not published)
