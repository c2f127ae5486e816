"""The rules about e-mail that look at stretches of days, against naive oracles of each day."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.random_plans import DAY, WEEKDAYS, Drawn, Placed, any_days, oracle

EMAIL = ["letter", "news"]
RELATIONSHIPS = {"newcomers": "prospect", "visitors": "prospect", "clients": "customer"}


@st.composite
def letters(draw: st.DrawFn) -> Drawn:
    """Draw a plan of two lists of readers, a blog and a page, over up to 30 days."""
    first, length = dt.date(2026, 12, 1), draw(st.integers(1, 30))
    size = draw(st.one_of(st.integers(0, 12), st.integers(20, 36)))
    dice = Random(draw(st.integers(0, 2**32)))
    one_by_one = [[name] for name in ["letter", "news", "blog", "facebook"]]
    with_blog = [["letter", "blog"], ["blog", "news"], ["letter", "facebook"]]
    channels = dice.choice([one_by_one, with_blog, [*one_by_one, *with_blog, EMAIL], [EMAIL]])
    special = dice.choice([["newsletter"], ["re-engagement", "deal"] + ["newsletter"] * 8])
    cadences: list[dict[str, Any]] = [
        {},
        {"cadence": {"per": "week", "min": "3"}},
        {"cadence": {"per": "day", "min": "1", "days": WEEKDAYS[: dice.randint(1, 7)]}},
        {"cadence": {"per": "month", "min": "9"}},
    ]
    strategy: dict[str, Any] = {
        "channels": {name: {"network": "email", **dice.choice(cadences)} for name in EMAIL}
        | {"blog": {"network": "blog"}, "facebook": {}},
        "audiences": {name: {"relationship": kind} for name, kind in RELATIONSHIPS.items()},
    }
    if draw(st.booleans()):
        strategy["audiences"] = {}
    if draw(st.integers(0, 3)):
        strategy["window"] = {"start": str(first), "end": str(first + DAY * (length - 1))}
    posts = []
    for number in range(size):
        fields: dict[str, Any] = {
            "id": f"p{number:02}",
            "title": f"P{number}",
            "date": str(first + DAY * dice.randint(-2, length + 1)),
            "channels": dice.choice(channels),
            "type": dice.choice(special),
            "stage": dice.choice(["interest", "retention"]),
            "audience": dice.choice([None, None, ["clients"], ["newcomers", "visitors"]]),
            "segment": dice.choice([None, None, ["gifts"], ["gifts", "clients"]]),
            "topic": dice.choice([None] * 9 + ["gifts", "Gifts", "winter"]),
            "copy": dice.choice([None] * 9 + ["Our newsletter"]),
            "offer": dice.choice([None] * 9 + [{"exclusive": "yes"}]),
            "status": dice.choice(["draft", "draft", "published", "idea", "cancelled"]),
        }
        if not strategy["audiences"]:
            del fields["audience"]
        posts.append({key: value for key, value in fields.items() if value is not None})
    return Drawn(strategy, posts, first)


def _sent(plan: Drawn) -> list[tuple[Placed, dict[str, Any]]]:
    """The e-mails, each post once, with what was drawn of it."""
    posts = {post["id"]: post for post in plan.posts}
    once = {p.id: p for p in plan.inside if p.channel in EMAIL}
    return [(p, posts[p.id]) for p in sorted(once.values(), key=lambda p: p.order)]


def _readers(plan: Drawn, post: dict[str, Any]) -> list[str]:
    if "segment" in post:
        return list(post["segment"])
    if "audience" in post:
        return list(post["audience"])
    kind = "prospect" if post["stage"] == "interest" else "customer"
    named = [name for name in plan.strategy["audiences"] if RELATIONSHIPS[name] == kind]
    return named or [f"all {kind}s"]


def _promised(plan: Drawn, channels: set[str]) -> int:
    total = 0
    for channel in channels:
        cadence = plan.strategy["channels"][channel].get("cadence", {"per": "month"})
        if cadence["per"] == "week":
            total += int(cadence["min"])
        if cadence["per"] == "day":
            total += int(cadence["min"]) * len(cadence["days"])
    return total


@oracle
@given(letters(), st.integers(0, 3))
def test_fatigue_counts_what_each_group_gets_in_any_week(plan: Drawn, most_a_week: int) -> None:
    sent = _sent(plan)
    expected: dict[tuple[Any, ...], list[str]] = {}
    for group in dict.fromkeys(name for _, post in sent for name in _readers(plan, post)):
        got = [p for p, post in sent if group in _readers(plan, post)]
        first = {
            p.id: min(q.channel for q in plan.inside if q.id == p.id and q.channel in EMAIL)
            for p in got
        }  # of two placements on a day, the one that is read first
        most = max(most_a_week, _promised(plan, set(first.values())))

        def inside(start: dt.date, end: dt.date, got: list[Placed] = got) -> list[Placed]:
            return [p for p in got if start <= p.day <= end]

        def fails(start: dt.date, end: dt.date, most: int = most, inside: Any = inside) -> bool:
            return len(inside(start, end)) > most

        for span in any_days(plan.days, 7, fails):
            ids = tuple(p.id for p in inside(*span))
            days = inside(*span)[0].day, inside(*span)[-1].day
            expected.setdefault((*days, len(ids), most, ids[most], ids), []).append(group)
    found = plan.found("email/fatigue", rules={"email/fatigue": {"max_per_week": str(most_a_week)}})
    for finding in found:
        assert finding.scope
    assert sorted(
        (f.scope.start, f.scope.end, int(f.message.split()[0]), f.post) for f in found if f.scope
    ) == sorted((start, end, count, post) for start, end, count, _, post, _ in expected)
    for start, end, count, most, post, ids in expected:
        names = expected[start, end, count, most, post, ids]
        assert any(
            f.post == post
            and all(name in f.message for name in names)
            and f.message.endswith(f"more than {most} in 7 days")
            for f in found
        )


@oracle
@given(letters(), st.integers(1, 12))
def test_exclusive_wants_something_for_readers_alone(plan: Drawn, length: int) -> None:
    elsewhere = {p.id for p in plan.placed if p.channel not in EMAIL}

    def fails(start: dt.date, end: dt.date) -> bool:
        inside = [(p, post) for p, post in _sent(plan) if start <= p.day <= end]
        alone = [p for p, post in inside if p.id not in elsewhere or "offer" in post]
        return len(inside) >= 3 and not alone

    long_enough = len(plan.days) >= length
    expected = any_days(plan.days, length, fails) if long_enough else []
    found = plan.found("email/exclusive", rules={"email/exclusive": {"days": str(length)}})
    assert [(f.scope.start, f.scope.end) for f in _in_order(found) if f.scope] == expected
    assert all(f.gap for f in found)


@oracle
@given(letters(), st.integers(1, 12))
def test_re_engagement_is_wanted_between_the_first_and_the_last_e_mail(
    plan: Drawn, length: int
) -> None:
    sent = [p for p in plan.inside if p.channel in EMAIL]
    days = [d for d in plan.days if sent and sent[0].day <= d <= sent[-1].day]

    def fails(start: dt.date, end: dt.date) -> bool:
        inside = [p for p in sent if start <= p.day <= end]
        return len(inside) >= 6 and all(p.type != "re-engagement" for p in inside)

    expected = any_days(days, length, fails) if len(days) >= length else []
    found = plan.found("email/re-engagement", rules={"email/re-engagement": {"days": str(length)}})
    assert [(f.scope.start, f.scope.end) for f in _in_order(found) if f.scope] == expected
    assert all(f.gap for f in found)


@oracle
@given(letters(), st.integers(0, 4), st.integers(1, 12))
def test_connected_wants_e_mails_to_be_mentioned(plan: Drawn, within: int, length: int) -> None:
    posts = {post["id"]: post for post in plan.posts}
    others = [p for p in plan.placed if p.channel not in EMAIL]

    def mentioned(email: Placed) -> bool:
        for other in others:
            topics = {(p.topic or p.id).lower() for p in (email, other)}
            if abs((other.day - email.day).days) <= within and (
                "copy" in posts[other.id] or other.id == email.id or len(topics) == 1
            ):
                return True
        return False

    def asked(email: Placed) -> bool:
        near = [email.day + DAY * n for n in range(-within, within + 1)]
        special = "offer" in posts[email.id] or email.type == "re-engagement"
        return not special and all(day in plan.days for day in near)

    expected = []
    for name in EMAIL:
        judged = [p for p in plan.on(name) if asked(p)]

        def fails(start: dt.date, end: dt.date, judged: list[Placed] = judged) -> bool:
            inside = [p for p in judged if start <= p.day <= end]
            return len(inside) >= 2 and not any(map(mentioned, inside))

        for start, end in any_days(plan.days, length, fails):
            inside = [p.day for p in judged if start <= p.day <= end]
            expected.append((name, inside[0], inside[-1]))
    rules = {"email/connected": {"within": str(within), "days": str(length)}}
    found = [f for f in plan.found("email/connected", rules=rules) if "mentions" in f.message]
    scopes = [f.scope for f in found if f.scope]
    assert sorted((s.channel or "", s.start, s.end) for s in scopes) == sorted(expected)


def _in_order(found: list[Any]) -> list[Any]:
    return sorted(found, key=lambda f: f.scope.start)
