"""Small random plans, and their parts as plain data for oracles that read nothing else.

An oracle is written from the definitions, day by day, without a line of the code that it tests: it
knows a plan only as the lists and dictionaries that were drawn.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from journey.findings import Finding
from journey.rules.checking import check
from tests.plans import plan_of

T = TypeVar("T")
DAY = dt.timedelta(days=1)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ZONE = ZoneInfo("America/Chicago")  # its clocks go back on 1 November 2026, a Sunday

oracle = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""How often a property is tried: enough to find a wrong border, in about a second."""


@dataclass(frozen=True)
class Placed:
    """A live placement, as it was drawn."""

    day: dt.date
    time: str | None
    id: str
    channel: str
    type: str
    topic: str | None
    shock: bool

    @property
    def order(self) -> tuple[object, ...]:
        return self.day, self.time is None, self.time or "", self.id

    @property
    def minutes(self) -> int | None:
        """Minutes since midnight."""
        return int(self.time[:2]) * 60 + int(self.time[3:]) if self.time else None

    @property
    def moment(self) -> dt.datetime | None:
        if self.time is None:
            return None
        return (
            dt.datetime.fromisoformat(f"{self.day}T{self.time}")
            .replace(tzinfo=ZONE)
            .astimezone(dt.UTC)
        )


@dataclass(frozen=True)
class Drawn:
    """A plan as it was drawn."""

    strategy: dict[str, Any]
    posts: list[dict[str, Any]]
    today: dt.date

    def found(self, rule: str, **changes: Any) -> list[Finding]:
        """What the check says, with changes to the strategy."""
        strategy = self.strategy | changes
        files = {
            "strategy.yml": json.dumps(strategy),
            "calendars/plan.yml": json.dumps({"posts": self.posts}),
        }
        plan = plan_of(files, self.today)
        assert all(problem.severity == "info" for problem in plan.problems), plan.problems
        return [f for f in check(plan, select=[rule]) if f.rule == rule]

    @cached_property
    def placed(self) -> list[Placed]:
        """Every live placement, inside the window or not, in order."""
        return sorted(
            (
                Placed(
                    dt.date.fromisoformat(post["date"]),
                    post.get("time"),
                    post["id"],
                    channel,
                    post["type"],
                    post.get("topic"),
                    post.get("shock") == "yes",
                )
                for post in self.posts
                for channel in post["channels"]
                if post["status"] not in ("idea", "cancelled")
            ),
            key=lambda p: (*p.order, p.channel),
        )

    @cached_property
    def days(self) -> list[dt.date]:
        """The dates of the window."""
        window = self.strategy.get("window")
        live = [p.day for p in self.placed]
        if not window and not live:
            return []
        start = dt.date.fromisoformat(window["start"]) if window else min(live)
        end = dt.date.fromisoformat(window["end"]) if window else max(live)
        return [start + DAY * n for n in range((end - start).days + 1)]

    @cached_property
    def inside(self) -> list[Placed]:
        """The live placements inside the window, in order."""
        return [p for p in self.placed if p.day in self.days]

    def on(self, channel: str) -> list[Placed]:
        return [p for p in self.inside if p.channel == channel]

    def closed(self, day: dt.date, channel: str | None = None) -> bool:
        return any(
            span["start"] <= str(day) <= span["end"]
            and (not span["channels"] or channel in span["channels"])
            for span in [*self.strategy["days_off"], *self.strategy["blackouts"]]
        )

    def posting_days(self, channel: str) -> list[dt.date]:
        cadence = self.strategy["channels"][channel].get("cadence")
        weekdays = cadence["days"] if cadence else WEEKDAYS
        return [
            day
            for day in self.days
            if WEEKDAYS[day.weekday()] in weekdays and not self.closed(day, channel)
        ]

    @cached_property
    def social(self) -> list[str]:
        return [name for name in self.strategy["channels"] if name != "newsletter"]


def stretches(days: Iterable[T], failing: Collection[T]) -> Iterator[list[T]]:
    """Stretches of failing items that stand beside each other in a list."""
    run: list[T] = []
    for day in [*days, None]:
        if day is not None and day in failing:
            run.append(day)
        else:
            if run:
                yield run
            run = []


def any_days(
    days: list[dt.date], length: int, fails: Callable[[dt.date, dt.date], bool]
) -> list[tuple[dt.date, dt.date]]:
    """Any so many days, one stretch after the other; those that begin side by side are one."""
    if not days:
        return []
    length = min(length, len(days))
    begins = [day for day in days if day + DAY * (length - 1) <= days[-1]]
    failing = [day for day in begins if fails(day, day + DAY * (length - 1))]
    return [(run[0], run[-1] + DAY * (length - 1)) for run in stretches(begins, failing)]


_STATUSES = ["draft", "review", "approved", "scheduled", "published", "idea", "cancelled"]
_TIMES = [
    "00:30",
    "01:30",
    "06:00",
    "07:30",
    "08:00",
    "08:20",
    "09:00",
    "09:01",
    "21:59",
    "22:00",
    "23:45",
]


def _cadences(pers: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "per": st.sampled_from(pers.split()),
            "min": st.integers(0, 3).map(str),
            "days": st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True),
            "spacing": st.sampled_from(["0m", "20m", "1h", "2h", "1d"]),
        },
        optional={"max": st.integers(0, 3).map(str)},
    )


_ACTIVE = st.lists(
    st.sampled_from(["07:30-09:00", "22:00-00:30", "08:20-08:20", "21:00-01:30"]),
    max_size=2,
    unique=True,
)


@st.composite
def plans(
    draw: st.DrawFn,
    types: int = 3,
    max_posts: int = 24,
    max_days: int = 40,
    pers: str = "day day week month",
    without_cadence: bool = True,
) -> Drawn:
    """Draw a plan of a few channels over 1 to 40 days around the change of clocks.

    Args:
        types: How many types of post there are.
        max_posts: How many posts, at most.
        max_days: How long the window is, at most; one of whole weeks or a month may be longer.
        pers: The periods of cadences to choose from.
        without_cadence: Whether channels may have none.
    """
    names = draw(
        st.lists(
            st.sampled_from(["facebook", "instagram", "newsletter", "youtube"]),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    first = dt.date(2026, 10, 1) + DAY * draw(st.integers(0, 40))
    length = draw(st.one_of(st.integers(1, 8), st.integers(1, max_days)))
    if max_days > 7 and draw(st.booleans()):  # whole weeks or a month, or a day more or less
        first = draw(st.sampled_from([dt.date(2026, 10, 26), dt.date(2026, 11, 1)]))
        length = draw(st.sampled_from([7, 14, 30]))
        first, length = first + DAY * draw(st.integers(-1, 1)), length + draw(st.integers(-1, 1))

    def date(least: int = 0, most: int = 0) -> st.SearchStrategy[dt.date]:
        return st.integers(-least, length - 1 + most).map(lambda n: first + DAY * n)

    def spans() -> list[dict[str, Any]]:
        number = draw(st.integers(0, 2))
        return [
            {
                "start": str(start := draw(date(2))),
                "end": str(start + DAY * draw(st.integers(0, 4))),
                "channels": draw(st.lists(st.sampled_from(names), max_size=1)),
            }
            for _ in range(number)
        ]

    channels: dict[str, Any] = {}
    for name in names:
        channels[name] = {"network": "email"} if name == "newsletter" else {}
        if not without_cadence or draw(st.booleans()):
            channels[name]["cadence"] = draw(_cadences(pers))
        if active := draw(_ACTIVE):
            channels[name]["active"] = active
    strategy: dict[str, Any] = {
        "timezone": "America/Chicago",
        "channels": channels,
        "days_off": spans(),
        "blackouts": spans(),
    }
    if draw(st.integers(0, 3)):
        strategy["window"] = {"start": str(first), "end": str(first + DAY * (length - 1))}
    size = draw(st.one_of(st.integers(max_posts // 2, max_posts), st.integers(0, max_posts)))
    dice = Random(draw(st.integers(0, 2**32)))  # drawing each part of each post takes too long
    posts = []
    for number in range(size):
        day = first + DAY * dice.randint(-1, length)
        fields = {
            "id": f"p{number:02}",
            "title": f"P{number}",
            "date": str(day),
            "time": dice.choice([None, *_TIMES]),
            "channels": dice.sample(names, dice.randint(1, min(2, len(names)))),
            "type": dice.choice(["video", "quote", "question", "deal"][:types]),
            "stage": "interest",
            "topic": dice.choice([None, "gifts", "Gifts", "winter"]),
            "shock": dice.choice(["yes", "no", "no"]),
            "status": dice.choice(_STATUSES),
        }
        posts.append({key: value for key, value in fields.items() if value is not None})
    today = draw(st.one_of(st.integers(-5, length + 10), st.integers(length - 3, length + 3)))
    return Drawn(strategy, posts, first + DAY * today)
