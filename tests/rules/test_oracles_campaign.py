"""The rules about campaigns against naive oracles that look at every day."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey.findings import Finding
from tests.rules.random_plans import DAY, Drawn, Placed, oracle

CHANNELS = ["facebook", "instagram", "blog"]
STAGES = ["interest", "research", "validation", "decision", "retention", "advocacy"]


@st.composite
def campaigns(draw: st.DrawFn) -> Drawn:
    """Draw a plan with a few campaigns, some of them partly outside of its window."""
    first, length = dt.date(2026, 12, 1), draw(st.one_of(st.integers(1, 25), st.integers(12, 25)))
    dice = Random(draw(st.integers(0, 2**32)))

    def date(least: int) -> str:
        return str(first + DAY * dice.randint(least, length + 2))

    def maybe(value: Any) -> Any:
        return dice.choice([None, value])

    named: dict[str, Any] = {}
    for name in ("winter", "spring"):
        start = dice.randint(-1, dice.choice([1, length]))
        fields = {
            "start": maybe(str(first + DAY * start)),
            "end": maybe(str(first + DAY * dice.randint(start, length))),
            "launch": maybe(date(2)),
            "channels": maybe(dice.sample(CHANNELS, dice.randint(1, 3))),
            "stages": maybe(dice.sample(STAGES, dice.randint(1, 6))),
        }
        named[name] = {key: value for key, value in fields.items() if value is not None}
    strategy: dict[str, Any] = {
        "channels": {"facebook": {}, "instagram": {}, "blog": {"network": "blog"}},
        "campaigns": named,
    }
    if draw(st.integers(0, 3)):
        strategy["window"] = {"start": str(first), "end": str(first + DAY * (length - 1))}
    posts = []
    for number in range(draw(st.one_of(st.integers(0, 16), st.integers(8, 16)))):
        fields = {
            "id": f"p{number:02}",
            "title": f"P{number}",
            "date": date(-3),
            "channels": dice.sample(CHANNELS, dice.randint(1, 2)),
            "type": dice.choice(["quote", "teaser", "launch"]),
            "stage": dice.choice(STAGES),
            "campaign": dice.choice([None, "winter", "winter", "spring"]),
            "status": dice.choice(["draft", "draft", "published", "idea", "cancelled"]),
        }
        posts.append({key: value for key, value in fields.items() if value is not None})
    return Drawn(strategy, posts, first)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _posts(plan: Drawn, name: str) -> list[dict[str, Any]]:
    """The live posts of a campaign, inside the window or not, in order."""
    live = [p for p in plan.posts if p["status"] not in ("idea", "cancelled")]
    return sorted(
        (p for p in live if p.get("campaign") == name), key=lambda p: (p["date"], p["id"])
    )


def _starts_inside(plan: Drawn, campaign: dict[str, Any]) -> bool:
    given_days = [_day(campaign[end]) for end in ("start", "end") if end in campaign]
    return bool(plan.days) and all(plan.days[0] <= day for day in given_days)


def _inside(plan: Drawn, campaign: dict[str, Any]) -> bool:
    given_days = [_day(campaign[end]) for end in ("start", "end") if end in campaign]
    in_order = given_days == sorted(given_days)
    return bool(plan.days) and in_order and all(day in plan.days for day in given_days)


def _scopes(found: list[Finding]) -> list[tuple[Any, ...]]:
    return sorted((f.scope.start, f.scope.end, f.post or "") for f in found if f.scope)


@oracle
@given(campaigns(), st.integers(0, 4), st.integers(1, 8))
def test_build_up_counts_the_posts_of_each_day_before_a_launch(
    plan: Drawn, wanted: int, length: int
) -> None:
    expected = []
    for name, campaign in plan.strategy["campaigns"].items():
        posts = _posts(plan, name)
        launches = [p for p in posts if p["type"] == "launch"]
        given_day = campaign.get("launch")
        at = given_day or (launches[0]["date"] if launches else None)
        if not posts or not at or "interest" not in campaign.get("stages", ["interest"]):
            continue
        days = [_day(at) - DAY * n for n in range(length, 0, -1)]
        if any(day not in plan.days for day in [*days, _day(at)]):
            continue
        building = [
            p
            for p in posts
            if _day(p["date"]) in days and (p["stage"] == "interest" or p["type"] == "teaser")
        ]
        if len(building) < wanted:
            expected.append((days[0], days[-1], "" if given_day else launches[0]["id"]))
    rules = {"campaign/build-up": {"posts": str(wanted), "days": str(length)}}
    assert _scopes(plan.found("campaign/build-up", rules=rules)) == sorted(expected)


@oracle
@given(campaigns())
def test_journey_finds_what_is_missing_and_what_comes_too_early(plan: Drawn) -> None:
    missing, early = [], []
    for name, campaign in plan.strategy["campaigns"].items():
        posts = _posts(plan, name)
        stages = [stage for stage in STAGES if stage in campaign.get("stages", [])]
        lacking = [s for s in stages if all(p["stage"] != s for p in posts)]
        if lacking and _inside(plan, campaign):
            end = f" for {' or '.join(lacking)}".replace(" or ", ", ", len(lacking) - 2)
            missing.append(f"the campaign “{name}” has no post{end if posts else ''}")
        sells = [p for p in posts if p["stage"] == "decision"]
        if "decision" not in stages or not sells or "start" not in campaign:
            continue
        before = stages[: stages.index("decision")]
        late = [
            stage
            for stage in before
            if (days := [p["date"] for p in posts if p["stage"] == stage])
            and min(days) > sells[0]["date"]
        ]
        if late and _starts_inside(plan, campaign):
            early.append(sells[0]["id"])
    found = plan.found("campaign/journey")
    assert sorted(f.message for f in found if f.gap) == sorted(missing)
    assert sorted(f.post or "" for f in found if not f.gap) == sorted(early)


@oracle
@given(campaigns())
def test_cross_channel_finds_every_channel_that_is_not_used(plan: Drawn) -> None:
    expected = []
    for name, campaign in plan.strategy["campaigns"].items():
        posts = _posts(plan, name)
        used = {channel for p in posts for channel in p["channels"]}
        unused = [c for c in campaign.get("channels", []) if c not in used]
        said_elsewhere = not posts and "stages" in campaign
        if unused and not said_elsewhere and _inside(plan, campaign):
            names = " and ".join(unused).replace(" and ", ", ", len(unused) - 2)
            expected.append(f"the campaign “{name}” lists {names}, but has no post there")
    found = plan.found("campaign/cross-channel")
    assert sorted(f.message for f in found) == sorted(expected)


@oracle
@given(campaigns())
def test_dates_finds_every_day_outside_of_a_campaign(plan: Drawn) -> None:
    def outside(placed: Placed, post: dict[str, Any]) -> bool:
        campaign = plan.strategy["campaigns"].get(post.get("campaign"), {})
        start, end = campaign.get("start"), campaign.get("end")
        if start and placed.day < _day(start):
            return post["type"] != "teaser" or "launch" in campaign
        after = end is not None and placed.day > _day(end)
        return after and post["stage"] not in ("retention", "advocacy")

    posts = {post["id"]: post for post in plan.posts}
    expected = {p.id: p.day for p in plan.inside if outside(p, posts[p.id])}
    found = plan.found("campaign/dates")
    assert _scopes(found) == sorted((day, day, post) for post, day in expected.items())
