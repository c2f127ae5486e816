"""The strategy: what the brand decided once."""

# No postponed annotations: they are read at every start, and as text each would be compiled first.

from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

from journey.model.post import STATUSES, Status
from journey.model.schema import After, Before, Fields
from journey.model.stages import (
    STAGES,
    TYPES,
    PostType,
    Relationship,
    Stage,
    StageSettings,
    TypeSettings,
    title_of,
)
from journey.model.values import (
    Count,
    Day,
    Duration,
    Flag,
    Hours,
    Link,
    Name,
    Names,
    Reason,
    Text,
    Texts,
    TimeZone,
    Weekdays,
    choice,
    listed,
    one_or_many,
    refused,
    shown,
    with_commas,
)
from journey.names import nearest
from journey.networks import BUSY, NETWORKS, SOCIAL
from journey.presets import PRESETS
from journey.sources.problem import SEVERITIES, Severity

UTC = ZoneInfo("UTC")
Level = Literal[Severity, "off"]
"""What a plan can set for a rule: how much its findings matter, or that it is not applied."""
LEVELS: tuple[Level, ...] = get_args(Level)
Period = Literal["day", "week", "month"]
"""What a cadence counts in; weeks are ISO weeks."""


@dataclass(frozen=True, slots=True)
class Window(Fields):
    """The dates that the plan is about, both included."""

    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, slots=True)
class Goal(Fields):
    """What the brand wants to reach, measurable and dated."""

    title: Text | None = None
    metric: Text | None = None
    target: Text | None = None
    deadline: Day | None = None


@dataclass(frozen=True, slots=True)
class Cadence(Fields):
    """How often a channel posts.

    Args:
        per: The period that `min` and `max` count in.
        min: At least so many live placements a period.
        max: At most so many.
        days: The days of the week on which it posts, 0 for Monday.
        spacing: The least time between two posts; None for what is usual on the network.
    """

    per: Annotated[Period, choice("day", "week", "month")] = "day"
    min: Count = 1
    max: Count | None = None
    days: Weekdays = (0, 1, 2, 3, 4, 5, 6)
    spacing: Duration | None = None


@dataclass(frozen=True, slots=True)
class OwnLimits(Fields):
    """What a channel takes, where that is not what its network usually takes; each a number.

    Texts are counted as the network counts them; the others are numbers of things.
    """

    copy: Count | None = None
    title: Count | None = None
    alt: Count | None = None
    hashtags: Count | None = None
    mentions: Count | None = None
    links: Count | None = None
    media: Count | None = None


@dataclass(frozen=True, slots=True)
class Channel(Fields):
    """A place where the brand posts."""

    network: Annotated[str, choice(*NETWORKS)] | None = None
    title: Text | None = None
    cadence: Cadence | None = None
    active: Annotated[tuple[Hours, ...], Before(one_or_many)] = ()
    responder: Name | None = None
    timezone: TimeZone | None = None
    footer_links: Texts = ()
    url: Link | None = None
    limits: OwnLimits = OwnLimits()

    @property
    def social(self) -> bool:
        """People answer in public there."""
        return self.network in SOCIAL

    @property
    def spacing(self) -> timedelta:
        """The least time between two posts: the cadence's own, or what is usual on the network."""
        if self.cadence and self.cadence.spacing is not None:
            return self.cadence.spacing
        return timedelta(minutes=15) if self.network in BUSY else timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Audience(Fields):
    """A group of people whom posts are for."""

    title: Text | None = None
    relationship: Annotated[Relationship, choice("prospect", "customer")] = "prospect"
    channels: Names = ()


@dataclass(frozen=True, slots=True)
class Person(Fields):
    """Somebody who writes, answers or approves."""

    name: Text | None = None
    role: Text | None = None


@dataclass(frozen=True, slots=True)
class Campaign(Fields):
    """Posts that work towards one goal, between two dates."""

    title: Text | None = None
    start: Day | None = None
    end: Day | None = None
    launch: Day | None = None
    goal: Name | None = None
    landing: Link | None = None
    channels: Names = ()
    stages: Names = ()


@dataclass(frozen=True, slots=True)
class Approval(Fields):
    """Whether posts must be approved, how long before they go out, and by whom."""

    required: Flag = False
    days: Count = 0
    by: Names = ()


@dataclass(frozen=True, slots=True)
class Closed(Fields):
    """Days on which no post is asked for (a day off) or none may go out (a blackout)."""

    start: Day
    end: Day | None = None
    reason: Text | None = None
    channels: Names = ()


@dataclass(frozen=True, slots=True)
class Holiday(Fields):
    """A day that readers have in mind, and calendars show: nothing is asked of it."""

    start: Day
    title: Text
    end: Day | None = None


ALWAYS_SHOWN = ("id", "date", "time", "channels", "stage", "type", "title", "status")
"""What the pages of a post are made of: hiding these would leave nothing to show."""


def _hideable(names: tuple[str, ...]) -> tuple[str, ...]:
    for number, name in enumerate(names):
        if name in ALWAYS_SHOWN:
            raise refused(
                f"{name} cannot be hidden: the page of a post needs it",
                "Leave out whole posts by their status: `statuses: [approved, published]`.",
                number,
            )
    return names


@dataclass(frozen=True, slots=True)
class Publish(Fields):
    """What the site shows."""

    statuses: Annotated[tuple[Annotated[Status, choice(*STATUSES)], ...], Before(one_or_many)] = (
        STATUSES
    )
    hide: Annotated[Names, After(_hideable)] = ()


ViewPage = Literal["calendar", "week", "board", "ideas", "campaigns", "gaps"]
"""A page with a filter. Those of a single stage, channel and so on are filters by themselves."""
VIEW_PAGES: tuple[ViewPage, ...] = get_args(ViewPage)
NOT_FILTERED_BY = dict.fromkeys(VIEW_PAGES, ("severity",)) | {"gaps": ("status", "campaign")}
"""What the list of a page does not have: posts have no severity, findings no status."""


@dataclass(frozen=True, slots=True)
class View(Fields):
    """A filter with a name, for those who look at the site.

    Args:
        title: What it is called there; by default made from its name.
        page: The page that it filters: `calendar` is the month of today, `week` the week.
        about: A line about it; by default, what it filters by.
        stage: Posts and findings of one of these stages; of any where none is named. So are the
            other fields.
        person: The owners of posts; whose findings are.
        text: Words that must all stand there.
    """

    title: Text | None = None
    page: Annotated[ViewPage, choice(*VIEW_PAGES)] = "calendar"
    about: Text | None = None
    stage: Names = ()
    channel: Names = ()
    type: Names = ()
    status: Annotated[tuple[Annotated[Status, choice(*STATUSES)], ...], Before(with_commas)] = ()
    campaign: Names = ()
    audience: Names = ()
    person: Names = ()
    severity: Annotated[
        tuple[Annotated[Severity, choice(*SEVERITIES)], ...], Before(with_commas)
    ] = ()
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Waiver(Fields):
    """A finding accepted on purpose."""

    rule: Name
    reason: Reason
    by: Name | None = None
    expires: Day | None = None
    start: Day | None = None
    end: Day | None = None
    channel: Name | None = None
    stage: Name | None = None
    type: Name | None = None
    audience: Name | None = None
    post: Name | None = None


@dataclass(frozen=True, slots=True)
class RuleSettings(Fields):
    """How a plan wants a rule: its severity, and the rule's own options as they were written."""

    severity: Level | None = None
    options: dict[str, Any] = field(default_factory=dict)


def _rule_settings(value: Any) -> Any:
    """Severity alone, or severity and the rule's own options, which are the rule's to check."""
    written = value if isinstance(value, dict) else {}
    if isinstance(value, str | None):
        value = {"severity": value}
    if not isinstance(value, dict):
        return value
    severity = value.get("severity")
    if severity is not None and (not isinstance(severity, str) or severity.lower() not in LEVELS):
        near = nearest(severity, LEVELS) if isinstance(severity, str) else None
        hint = f"Did you mean {near}? " if near else ""
        message = f"{shown(severity)} is not a severity"
        at = "severity" if "severity" in written else None
        raise refused(message, f"{hint}It can be {listed(LEVELS)}.", at, near)
    options = {key: option for key, option in value.items() if key != "severity"}
    return {"severity": severity and severity.lower(), "options": options}


_RuleSettings = Annotated[RuleSettings, Before(_rule_settings)]


def _by_name(value: object) -> object:
    """Names with their settings, where nothing behind a name means: all as usual."""
    if not isinstance(value, dict):
        return value
    return {name: {} if settings is None else settings for name, settings in value.items()}


_ByName = Before(_by_name)


def _rules(value: object) -> object:
    if not isinstance(value, dict):
        raise refused(
            "should be a group of rules",
            "Write each rule below it, one per line and indented, and after its colon "
            f"{listed(LEVELS)}: `cadence/runway: off`.",
        )
    return _by_name(value)


@dataclass(frozen=True)
class Strategy(Fields):
    """What the brand decided once."""

    brand: Text = "The plan"
    timezone: TimeZone = UTC
    language: Name = "en"
    window: Window = Window()
    preset: Annotated[str, choice(*PRESETS)] | None = None
    tone: Annotated[Literal["playful", "serious"], choice("playful", "serious")] | None = None
    domains: Names = ()
    utm: Annotated[Literal["auto", "off"], choice("auto", "off")] = "off"
    avoid: Texts = ()
    goals: Annotated[dict[str, Goal], _ByName] = field(default_factory=dict)
    channels: Annotated[dict[str, Channel], _ByName] = field(default_factory=dict)
    audiences: Annotated[dict[str, Audience], _ByName] = field(default_factory=dict)
    people: Annotated[dict[str, Person], _ByName] = field(default_factory=dict)
    campaigns: Annotated[dict[str, Campaign], _ByName] = field(default_factory=dict)
    stages: Annotated[dict[str, StageSettings], _ByName] = field(default_factory=dict)
    types: Annotated[dict[str, TypeSettings], _ByName] = field(default_factory=dict)
    approval: Approval = Approval()
    days_off: Annotated[tuple[Closed, ...], Before(one_or_many)] = ()
    holidays: Annotated[tuple[Holiday, ...], Before(one_or_many)] = ()
    blackouts: Annotated[tuple[Closed, ...], Before(one_or_many)] = ()
    publish: Publish = Publish()
    views: Annotated[dict[str, View], _ByName] = field(default_factory=dict)
    rules: Annotated[dict[str, _RuleSettings], Before(_rules)] = field(default_factory=dict)
    waivers: Annotated[tuple[Waiver, ...], Before(one_or_many)] = ()

    @cached_property
    def journey(self) -> dict[str, Stage]:
        """The stages of this plan, in order.

        A strategy that names built-in stages alone adjusts the six; one that names a stage of its
        own has exactly the stages that it names, in its order.
        """
        built_in = {stage.id: stage for stage in STAGES}
        if not set(self.stages) <= set(built_in):
            bases = {name: built_in.get(name, Stage(name, title_of(name))) for name in self.stages}
        else:
            bases = built_in
        return {name: _adjusted(base, self.stages.get(name)) for name, base in bases.items()}

    @cached_property
    def post_types(self) -> dict[str, PostType]:
        """The built-in types, adjusted, and the plan's own behind them."""
        bases = {kind.id: kind for kind in TYPES}
        for name in self.types:
            bases.setdefault(name, PostType(name, title_of(name)))
        return {name: _adjusted(base, self.types.get(name)) for name, base in bases.items()}


_T = TypeVar("_T", Stage, PostType)


def _adjusted(base: _T, settings: StageSettings | TypeSettings | None) -> _T:
    if settings is None:
        return base
    changes = {f.name: getattr(settings, f.name) for f in fields(settings)}
    return replace(base, **{key: value for key, value in changes.items() if value is not None})
