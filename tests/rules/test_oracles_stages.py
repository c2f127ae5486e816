"""The rules about stages against naive oracles that count day by day and post by post."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey.findings import Finding
from journey.rules.checking import check
from tests.plans import plan_of
from tests.rules.random_plans import DAY, any_days, oracle

FIRST = dt.date(2026, 12, 1)
STAGES = {"learn": "prospect", "buy": "prospect", "stay": "customer"}
SELLING = {"deal", "flyer"}


@dataclass(frozen=True)
class Post:
    """A post as it was drawn: when and as what it goes out on each channel."""

    number: int
    status: str
    on: dict[str, tuple[dt.date, str, str, tuple[str, ...]]]


@dataclass(frozen=True)
class Drawn:
    posts: list[Post]
    window: tuple[dt.date, dt.date] | None
    shares: dict[str, int | None]

    @cached_property
    def days(self) -> list[dt.date]:
        dates = [day for post in self.live for day, *_ in post.on.values()]
        if not self.window and not dates:
            return []
        start, end = self.window or (min(dates), max(dates))
        return [start + DAY * n for n in range((end - start).days + 1)]

    @cached_property
    def live(self) -> list[Post]:
        return [post for post in self.posts if post.status not in ("idea", "cancelled")]

    @cached_property
    def placed(self) -> list[tuple[dt.date, str, str, tuple[str, ...], int]]:
        """Live placements inside the window: day, stage, type, audiences, post; in order."""
        days = set(self.days)
        return sorted(
            (
                (*what, post.number)
                for post in self.live
                for _, what in sorted(post.on.items())
                if what[0] in days
            ),
            key=lambda p: (p[0], p[4]),
        )

    def firsts(self) -> list[tuple[dt.date, str, str, tuple[str, ...], int]]:
        """The first placement of each post."""
        found: dict[int, tuple[dt.date, str, str, tuple[str, ...], int]] = {}
        for placed in self.placed:
            found.setdefault(placed[4], placed)
        return list(found.values())

    def place(self, number: int) -> tuple[str, int]:
        """File and line of a post."""
        return "content/calendars/plan.yml", number + 2

    def demand(self, name: str, field: str = "") -> tuple[str, int]:
        """File and line of a name in the strategy, or of a field below it."""
        lines = self.strategy("stages/mix", {}).splitlines()
        at = next(n for n, line in enumerate(lines, 1) if line.strip().startswith(f'"{name}": '))
        below = (n for n, line in enumerate(lines, 1) if n > at and f'"{field}": ' in line)
        return "content/strategy.yml", next(below) if field else at

    def found(self, rule: str, **options: Any) -> list[Finding]:
        posts = []
        for post in self.posts:
            changes = {
                name: {
                    "date": str(day),
                    "stage": stage,
                    "type": kind,
                    "audience": list(audience) or None,
                }
                for name, (day, stage, kind, audience) in post.on.items()
            }
            title = f"P{post.number:02}"
            posts.append({"title": title, "status": post.status, "channels": changes})
        lines = ",\n".join(json.dumps(post) for post in posts)  # a line each, for their places
        files = {
            "strategy.yml": self.strategy(rule, options),
            "calendars/plan.yml": f'{{"posts": [\n{lines}\n]}}',
        }
        plan = plan_of(files)
        assert not plan.problems
        return [f for f in check(plan, select=[rule]) if f.rule == rule]

    def strategy(self, rule: str, options: dict[str, Any]) -> str:
        strategy: dict[str, Any] = {
            "channels": {"facebook": {}, "newsletter": {"network": "email"}},
            "stages": {
                name: {"relationship": whom}
                | ({} if self.shares[name] is None else {"share": f"{self.shares[name]}%"})
                for name, whom in STAGES.items()
            },
            "types": {"flyer": {"promotional": "yes"}},
            "audiences": {
                "new": {},
                "cold": {"relationship": "prospect"},
                "regular": {"relationship": "customer"},
            },
            "rules": {rule: {key: str(value) for key, value in options.items()}},
        }
        if self.window:
            strategy["window"] = {"start": str(self.window[0]), "end": str(self.window[1])}
        return json.dumps(strategy, indent=1)


def places(findings: list[Finding]) -> list[tuple[str, int]]:
    return sorted((f.location.path, f.location.line) for f in findings)


@st.composite
def plans(draw: st.DrawFn, most: int = 26) -> Drawn:
    length = draw(st.integers(1, 40))
    offsets = st.integers(-2, length + 1) if draw(st.booleans()) else st.integers(0, length // 4)
    one = st.tuples(
        offsets.map(lambda n: FIRST + DAY * n),
        st.sampled_from([*STAGES, "learn", "learn"]),
        st.sampled_from(["article", "deal", "flyer", "article", "quote"]),
        st.sampled_from([(), ("new",), ("cold", "regular"), ("regular",)]),
    )
    channels = st.dictionaries(
        st.sampled_from(["facebook", "newsletter"]), one, min_size=1, max_size=2
    )
    status = st.sampled_from(["draft"] * 5 + ["published", "idea", "cancelled"])
    posts = [
        Post(number, *drawn)
        for number, drawn in enumerate(draw(st.lists(st.tuples(status, channels), max_size=most)))
    ]
    window = (FIRST, FIRST + DAY * (length - 1)) if draw(st.booleans()) else None
    share = st.sampled_from([None, 0, 10, 30, 50, 60])
    return Drawn(posts, window, {name: draw(share) for name in STAGES})


@oracle
@given(plans(), st.one_of(st.none(), st.integers(1, 16)))
def test_coverage_finds_every_stage_that_any_so_many_days_lack(
    plan: Drawn, days: int | None
) -> None:
    options = {} if days is None else {"days": days}
    posts = len({p[4] for p in plan.placed})
    weeks = len(plan.days) / 7
    length = days or (14 if weeks and posts / weeks >= 7 else 28)
    asked = [stage for stage in STAGES if plan.shares[stage] != 0]
    if not days and posts <= len(asked):
        assert plan.found("stages/coverage") == []
        return
    expected, shown = [], []
    for stage in STAGES:
        if plan.shares[stage] == 0 or not plan.placed:
            continue

        def lacks(start: dt.date, end: dt.date, stage: str = stage) -> bool:
            return not any(start <= p[0] <= end and p[1] == stage for p in plan.placed)

        usual, share = length, plan.shares[stage]
        if not days:  # room for each stage in turn or for its share, and one more, at the pace
            turn = max(Fraction(len(asked)), Fraction(100, share) if share else Fraction(0))
            while usual * posts < (turn + 1) * len(plan.days):
                usual += 1
        for start, end in any_days(plan.days, usual, lacks):
            if not days and len({p[4] for p in plan.placed if start <= p[0] <= end}) < len(asked):
                continue  # the plan falls silent there
            before = [p[4] for p in plan.placed if p[0] < start and p[1] == stage]
            expected.append((stage, start, end))
            shown.append(plan.place(before[-1]) if before else plan.demand(stage))
    found = plan.found("stages/coverage", **options)
    scopes = [f.scope for f in found if f.scope]
    assert sorted((s.stage, s.start, s.end) for s in scopes) == sorted(expected)
    assert all(f.gap for f in found)
    assert places(found) == sorted(shown)


@oracle
@given(plans())
def test_mix_compares_the_share_of_posts_with_the_target(plan: Drawn) -> None:
    firsts = plan.firsts()
    expected = []
    for stage, target in plan.shares.items():
        posts, of = sum(p[1] == stage for p in firsts), len(firsts)
        if of < 10 or not target or not posts:
            continue
        few = 2 * posts + 1 <= target * of / 100  # one more is no further from half the target
        if few or posts / of > target / 50:
            expected.append((stage, few))
    found = plan.found("stages/mix")
    assert sorted((f.scope.stage, f.gap) for f in found if f.scope) == sorted(expected)
    assert places(found) == sorted(plan.demand(stage, "share") for stage, _ in expected)


@oracle
@given(plans(), st.sampled_from([0, 10, 20, 50, 100]))
def test_existing_customers_adds_up_their_stages(plan: Drawn, least: int) -> None:
    firsts = plan.firsts()
    theirs = [p for p in firsts if STAGES[p[1]] == "customer"]
    wanted = least * len(firsts) / 100
    expected = len(firsts) >= 10 and len(theirs) + 0.5 <= wanted  # one more is no further from it
    found = plan.found("stages/existing-customers", min=least)
    assert places(found) == ([plan.demand("stages")] if expected else [])


@oracle
@given(plans(), st.integers(1, 16), st.sampled_from([0, 20, 40, 100]))
def test_selling_too_much_looks_at_any_so_many_days(plan: Drawn, days: int, most: int) -> None:
    firsts = plan.firsts()

    def shares(start: dt.date, end: dt.date) -> tuple[int, int]:
        inside = [p[2] for p in firsts if start <= p[0] <= end]
        return sum(kind in SELLING for kind in inside), len(inside)

    def fails(start: dt.date, end: dt.date) -> bool:
        selling, posts = shares(start, end)
        nearest = (2 * most * posts + 100) // 200  # whole posts, half of one counting as one
        return posts >= 5 and selling > nearest

    found = plan.found("stages/selling-too-much", max=most, days=days)
    expected = any_days(plan.days, days, fails)
    assert sorted((f.scope.start, f.scope.end) for f in found if f.scope) == expected
    length = min(days, len(plan.days))
    for finding in found:
        assert finding.scope
        start, end = finding.scope.start, finding.scope.end
        assert start
        assert end
        begins = [d for d in plan.days if start <= d <= end - DAY * (length - 1)]
        worst = max((shares(d, d + DAY * (length - 1)) for d in begins), key=lambda s: s[0] / s[1])
        assert f"{100 * worst[0] / worst[1]:.0f} %; at most" in finding.message
        selling = [p[4] for p in firsts if start <= p[0] <= end and p[2] in SELLING]
        assert places([finding]) == [plan.place(selling[0])]


@oracle
@given(plans(most=12))
def test_audience_coverage_looks_at_every_pair(plan: Drawn) -> None:
    audiences = {"new": "prospect", "cold": "prospect", "regular": "customer"}
    expected = []
    for name, whom in audiences.items():
        for stage, of in STAGES.items():
            posts = [p[3] for p in plan.placed if p[1] == stage]
            served = not posts or any(name in to or not to for to in posts)
            begun = len(plan.firsts()) > sum(plan.shares[s] != 0 for s in STAGES)
            if begun and of == whom and plan.shares[stage] != 0 and not served:
                expected.append((name, stage))
    found = plan.found("stages/audience-coverage")
    scopes = [f.scope for f in found if f.scope]
    assert sorted((s.audience, s.stage) for s in scopes) == sorted(expected)
    assert places(found) == sorted(plan.demand(name) for name, _ in expected)
