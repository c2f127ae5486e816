"""A post that would fill a gap, as text to paste below `posts:` in a calendar."""

from __future__ import annotations

import datetime as dt
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from journey.dates import DAY, WEEKDAYS, dates, day_and_month, monday
from journey.findings import Finding, Scope
from journey.model.stages import PostType, Stage, uncapitalised
from journey.model.strategy import Channel
from journey.plan import Plan
from journey.rules.channel.placeholder import to_be_written
from journey.rules.days import between
from journey.rules.shares import shares

_NEEDS_MORE = frozenset(
    [
        "ambassador",
        "contest",
        "deal",
        "feedback-request",
        "launch",
        "question",
        "re-engagement",
        "reshare",
        "review-request",
        "user-generated",
    ]
)
"""Types that need more than a title: a permission, an offer, somebody who answers."""
_HOME = {"email": ("newsletter",), "blog": ("article", "how-to", "case-study")}
"""The types that belong on a network that is not social."""
_AWAY = frozenset({"newsletter", "re-engagement"})
"""Types that belong on no social network."""
_FOR_CUSTOMERS = "stages/existing-customers"
_SHOCK = "variety/shock"
_ASKING = "conversation/discussion-share"
_NO_POST = frozenset(
    {"cadence/fading", "conversation/closing-post", "conversation/responder", "email/exclusive"}
)
"""Rules about days that are over, and about what takes more than a post of some type."""
_PLAIN = re.compile(r"[^\W\d_][\w ,.()’&/-]*")
_TAKEN = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a post could stand."""

    channel: str
    day: dt.date


class Fillers:
    """Posts that would fill the gaps of a plan.

    Args:
        plan: The plan.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def text(self, finding: Finding) -> str:
        """The YAML of a post that would fill a gap, or part of it; empty where none would.

        The post stands on the first of the days that fail, or in the middle of the stretch that is
        empty, never in the past; on the gap's channel, or on the one with the fewest posts; with a
        type that serves the stage, is different from its neighbours', and sells nothing if it can
        be; with one that the plan has already, if several would do. Its title says that it is to
        be written, and the check does too until somebody has.

        Args:
            finding: The gap.
        """
        scope = finding.scope or Scope()
        if finding.rule in _NO_POST or finding.family == "campaign":
            return ""
        if not finding.gap or finding.past or not scope.start:
            return ""
        place = self._place(finding, scope)
        if place is None:
            return ""
        stages = self._stages(finding, scope)
        kinds = self._kinds(finding, scope, stages, place)
        if not stages or not kinds:
            return ""
        kind = min(kinds, key=self._unfitness(place))
        stage = next((stage for stage in stages if _serves(kind, stage)), stages[0])
        return _text(self.plan, finding, place, kind, stage)

    def _place(self, finding: Finding, scope: Scope) -> _Place | None:
        channels = self.plan.strategy.channels
        names = [scope.channel] if scope.channel in channels else self._channels(finding, scope)
        for name in names:
            assert name is not None
            if day := self._day(finding, scope, name):
                return _Place(name, day)
        return None

    def _channels(self, finding: Finding, scope: Scope) -> list[str]:
        """The channels that could take the post, the best first."""
        plan = self.plan
        audience = plan.strategy.audiences.get(scope.audience or "")
        social = [n for n in plan.social_channels if not audience or n in audience.channels]
        others = [n for n in plan.strategy.channels if not audience or n in audience.channels]
        if finding.family == "email":
            return [
                n for n, channel in plan.strategy.channels.items() if channel.network == "email"
            ]
        only_social = finding.rule.startswith("variety/")
        wanted = social or (plan.social_channels if only_social else others)
        return sorted(
            wanted or plan.strategy.channels, key=lambda name: len(plan.by_channel.get(name, ()))
        )

    def _day(self, finding: Finding, scope: Scope, channel: str) -> dt.date | None:
        """The day for the post: the first that fails, else the one nearest to the middle."""
        candidates = finding.days or _stretch(scope)
        today = self.plan.today
        open_days = [d for d in candidates if d >= today and _open(self.plan, channel, d)]
        if not open_days:
            return None
        if finding.days or finding.rule == "cadence/runway":
            return open_days[0]
        middle = (candidates[0].toordinal() + candidates[-1].toordinal()) / 2
        counts = self._posts_a_day.get(channel, Counter())
        settings = self.plan.strategy.channels[channel]
        return min(
            open_days,
            key=lambda day: (_full(settings, counts[day]), abs(day.toordinal() - middle)),
        )

    def _stages(self, finding: Finding, scope: Scope) -> Sequence[Stage]:
        """The stages that the post could serve, the one that most lacks posts first."""
        journey = self.plan.strategy.journey
        if scope.stage in journey and scope.stage:
            return [journey[scope.stage]]
        if finding.rule == _FOR_CUSTOMERS:
            return [stage for stage in self._neediest if stage.relationship == "customer"]
        return self._neediest

    def _kinds(
        self, finding: Finding, scope: Scope, stages: Sequence[Stage], place: _Place
    ) -> Sequence[PostType]:
        """The types that the post could be: the gap's, else those that serve the first stage.

        On a network that is not social, the first stage is one that a type at home there serves.
        """
        types = self.plan.strategy.post_types
        if scope.type:
            kind = types.get(scope.type)
            return [kind] if kind and any(_serves(kind, stage) for stage in stages) else []
        if finding.rule == _ASKING:
            return [kind for kind in types.values() if kind.conversational]
        home = [types[name] for name in self._home(place) if name in types]
        for kinds in (home, types.values()):
            for stage in stages:
                if serving := [kind for kind in kinds if _serves(kind, stage)]:
                    return serving
        return []

    def _home(self, place: _Place) -> Sequence[str]:
        """The types that belong on the network of a place; none where it is a social one."""
        return _HOME.get(self.plan.strategy.channels[place.channel].network or "other", ())

    def _unfitness(self, place: _Place) -> Callable[[PostType], tuple[object, ...]]:
        """How little a type suits a place, by what matters most."""
        home = self._home(place)
        placements = self.plan.by_channel.get(place.channel, [])
        after = bisect_right(placements, place.day, key=lambda placement: placement.date)
        neighbours = {p.type for p in placements[max(after - 1, 0) : after + 1]}
        first = monday(place.day)
        week = {p.type for p in between(placements, first, first + 6 * DAY)}
        counts = self._types_on.get(place.channel, Counter())

        def unfitness(kind: PostType) -> tuple[object, ...]:
            return (
                not home and kind.id in _AWAY,
                kind.id in neighbours,
                kind.promotional,
                kind.id in _NEEDS_MORE or kind.conversational,
                not kind.stages,
                kind.id in week,
                kind.id not in self.plan.by_type,
                counts[kind.id],
            )

        return unfitness

    @cached_property
    def _neediest(self) -> tuple[Stage, ...]:
        """The stages, those that most lack posts first."""
        found = shares([post.stage for post in self.plan.live_posts], 1)
        stages = self.plan.strategy.journey.values()
        return tuple(sorted(stages, key=lambda s: found.get(s.id, 0.0) / (s.share or 100)))

    @cached_property
    def _posts_a_day(self) -> dict[str | None, Counter[dt.date]]:
        """How many posts each channel has on a date."""
        return {
            channel: Counter(placement.date for placement in placements)
            for channel, placements in self.plan.by_channel.items()
        }

    @cached_property
    def _types_on(self) -> dict[str | None, Counter[str | None]]:
        """How many posts of a type each channel has."""
        return {
            channel: Counter(placement.type for placement in placements)
            for channel, placements in self.plan.by_channel.items()
        }


def _stretch(scope: Scope) -> Sequence[dt.date]:
    return tuple(dates(scope.start, scope.end)) if scope.start and scope.end else ()


def _open(plan: Plan, channel: str, day: dt.date) -> bool:
    """Whether a channel may post on a day that the plan is about."""
    window, cadence = plan.strategy.window, plan.strategy.channels[channel].cadence
    return (
        not plan.closed(day, channel)
        and (cadence is None or day.weekday() in cadence.days)
        and not (window.start and day < window.start)
        and not (window.end and day > window.end)
    )


def _full(channel: Channel, posts: int) -> bool:
    """Whether one post more would be too many for the day."""
    cadence = channel.cadence
    most = cadence.max if cadence and cadence.per == "day" and cadence.max else 3
    return posts >= most


def _serves(kind: PostType, stage: Stage) -> bool:
    return not kind.stages or stage.id in kind.stages


def _text(plan: Plan, finding: Finding, place: _Place, kind: PostType, stage: Stage) -> str:
    channel = plan.strategy.channels[place.channel]
    name = channel.title or place.channel
    on = f" for {name}" if name.lower() != kind.title.lower() else ""
    what = f"{uncapitalised(kind.title)}{on}, {day_and_month(place.day)}"
    title = f"{to_be_written(plan.strategy.language)}: {what}"
    fields = [
        ("channels", _names_value(place.channel)),
        ("type", _scalar(kind.id)),
        ("stage", _scalar(stage.id)),
        ("title", _scalar(title)),
    ]
    audience = (finding.scope and finding.scope.audience) or _readers(plan, channel, stage)
    if audience:
        fields.append(("audience", _names_value(audience)))
    if channel.network == "email":
        fields += [("subject", _scalar(title)), ("preheader", _scalar(title))]
    if stage.id == "decision" and plan.strategy.domains:
        fields.append(("link", f"https://{plan.strategy.domains[0]}/"))
    if finding.rule == _SHOCK:
        fields.append(("shock", "yes"))
    lines = [f"  - date: {WEEKDAYS[place.day.weekday()][:3]} {place.day}"]
    return "\n".join([*lines, *(f"    {name}: {value}" for name, value in fields)]) + "\n"


def _readers(plan: Plan, channel: Channel, stage: Stage) -> str:
    """An e-mail needs somebody to go to: the first audience of the stage's relationship."""
    if channel.network != "email":
        return ""
    audiences: Iterable[str] = (
        name
        for name, audience in plan.strategy.audiences.items()
        if audience.relationship == stage.relationship
    )
    return next(iter(audiences), "")


def _scalar(text: str) -> str:
    """Text as YAML: as it is where that is safe, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _TAKEN
    return text if plain else json.dumps(text, ensure_ascii=False)


def _names_value(name: str) -> str:
    """A name where several could stand: commas would part it."""
    return f"[{json.dumps(name, ensure_ascii=False)}]" if "," in name else _scalar(name)
