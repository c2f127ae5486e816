"""Plans of three shapes, each made to have one known answer to every question of reviewers.

The brands, the people and all that is planned here are invented.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

DAY = dt.timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
FIRST = "slow quiet early warm plain small spare late bright odd second narrow"
SECOND = "kettle ladder window parcel ribbon harbour lantern orchard blanket teapot saddle pencil"
THIRD = "Monday letter recipe errand sketch promise detour habit"
ONE = dt.date(2026, 12, 14)
"""The Monday of week 51."""


@dataclass(frozen=True)
class Post:
    """A post of a generated plan.

    Args:
        day: When it goes out.
        time: At what time of day.
        channels: Where.
        stage: The stage that it serves.
        type: What kind of post it is.
        title: Its title.
        audience: For whom it is; empty for no one audience.
        more: Its other fields, as lines of YAML.
        waits: It is not approved.
    """

    day: dt.date
    time: str
    channels: tuple[str, ...]
    stage: str
    type: str
    title: str
    audience: str = ""
    more: tuple[str, ...] = ()
    waits: bool = False


@dataclass(frozen=True)
class Known:
    """The answers.

    Args:
        tuesday: The Tuesday that is meant, as its heading has it: "Tuesday 8 December".
        tuesday_week: Its week, as one finds it from home: "Next week".
        on_instagram: What goes out then on Instagram, in order.
        empty: The stage that is empty in week 51.
        contest: The contest.
        answers: Who answers it.
        approver: Who approves for the client; empty where there is one approver alone.
        friday: The Friday, as its heading has it.
        to_approve: What must be approved by then, in order.
        launch: The launch.
        on_x: How it begins on X.
        length: How long it is there.
        campaign: The campaign.
        belong: The titles of its posts.
        missing: What is missing for customers: words that everything said of it has.
        feedback: The next post that asks for feedback.
        feedback_day: Its day, in words.
        line_of: The post whose line is asked for.
        line: Where it is written.
        newcomer: What newcomers are called.
        next_week: Next week, as its heading has it.
        seen: What they see then, in order.
    """

    tuesday: str
    tuesday_week: str
    on_instagram: tuple[str, ...]
    empty: str
    contest: str
    answers: str
    approver: str
    friday: str
    to_approve: tuple[str, ...]
    launch: str
    on_x: str
    length: int
    campaign: str
    belong: frozenset[str]
    missing: tuple[str, ...]
    feedback: str
    feedback_day: str
    line_of: str
    line: str
    newcomer: str
    next_week: str
    seen: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A plan, and what is known of it.

    Args:
        today: The date that counts as today.
        files: Its files, by their paths in the content folder.
        known: The answers to the questions.
    """

    today: dt.date
    files: Mapping[str, str]
    known: Known


@dataclass
class _Team:
    """What a plan is made from.

    Args:
        seed: Makes the same plan every time.
        today: The date that counts as today.
        start: The first day of the plan.
        end: Its last day.
        strategy: The strategy, without the window.
        slots: What goes out on a weekday, 0 for Monday: time and channel.
        stages: The stages, in the order in which posts serve them, and the type that each gets.
        audiences: For whom posts of a stage are, one after the other.
        never: What no post of the slots may serve: a stage, an audience or none, from a day on.
        empty: The stage that no post serves in week 51.
        posts: What goes out.
    """

    seed: int
    today: dt.date
    start: dt.date
    end: dt.date
    strategy: str
    slots: Mapping[int, tuple[tuple[str, str], ...]]
    stages: tuple[tuple[str, str], ...]
    audiences: Mapping[str, tuple[str, ...]]
    never: tuple[str, str, dt.date]
    empty: str
    posts: list[Post] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        titles = [
            f"The {a} {b} {c}" for a in FIRST.split() for b in SECOND.split() for c in THIRD.split()
        ]
        self._random.shuffle(titles)
        self._titles = iter(titles)
        self._turns: list[tuple[str, str]] = []

    def fill(self) -> None:
        """Let posts go out on every day, as the slots of its weekday say."""
        for number in range((self.end - self.start).days + 1):
            day = self.start + number * DAY
            for time, channel in self.slots[day.weekday()]:
                self.posts.append(self._background(day, time, channel))

    def add(self, day: dt.date, stage: str, type: str, channels: str, **more: object) -> Post:
        """Add a post that is known: further arguments are its fields."""
        title = str(more.pop("title", "") or next(self._titles))
        waits = bool(more.pop("waits", False))
        audience = str(more.pop("audience", "") or self._audience(stage))
        time = str(more.pop("time", "17:00"))
        lines = tuple(f"{key}: {value}" for key, value in more.items())
        post = Post(day, time, tuple(channels.split()), stage, type, title, audience, lines, waits)
        self.posts.append(post)
        return post

    def _background(self, day: dt.date, time: str, channel: str) -> Post:
        while True:
            if not self._turns:
                self._turns = self._random.sample(self.stages, len(self.stages))
            stage, type = self._turns.pop()
            audience = self._audience(stage)
            if not self._is_left_out(day, stage, audience):
                return Post(day, time, (channel,), stage, type, next(self._titles), audience)

    def _audience(self, stage: str) -> str:
        choice = self.audiences.get(stage, ("",))
        return self._random.choice(choice)

    def _is_left_out(self, day: dt.date, stage: str, audience: str) -> bool:
        never, whom, since = self.never
        if stage == self.empty and ONE <= day < ONE + 7 * DAY:
            return True
        return stage == never and whom in ("", audience) and day >= since

    def files(self) -> tuple[dict[str, str], dict[str, str]]:
        """The files of the plan, and where each title stands in them."""
        strategy = f"window: {{start: {self.start}, end: {self.end}}}\n{self.strategy}"
        files, lines = {"strategy.yml": strategy}, {}
        ordered = sorted(self.posts, key=lambda post: (post.day, post.time))
        for month in sorted({post.day.replace(day=1) for post in ordered}):
            path = f"calendars/{month:%Y-%m}.yml"
            text = ["posts:"]
            for post in ordered:
                if post.day.replace(day=1) == month:
                    lines[post.title] = f"{path}:{len(text) + 1}"
                    text += self._written(post)
            files[path] = "\n".join(text) + "\n"
        return files, lines

    def _written(self, post: Post) -> list[str]:
        done = "published" if post.day < self.today else "review" if post.waits else "scheduled"
        lines = [
            f"title: {post.title}",
            f"date: {post.day} {post.time}",
            f"channels: [{', '.join(post.channels)}]",
            f"stage: {post.stage}",
            f"type: {post.type}",
            f"status: {done}",
        ]
        lines += [f"audience: {post.audience}"] if post.audience else []
        lines += [] if post.waits else ["approved: {by: kim}"]
        lines += post.more
        if not any(line.startswith("copy:") for line in post.more):
            lines.append(f"copy: {post.title}, told to somebody on the way home.")
        return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]

    def titles(self, posts: Iterable[Post]) -> tuple[str, ...]:
        """The titles of some posts, in the order in which they go out."""
        return tuple(p.title for p in sorted(posts, key=lambda p: (p.day, p.time)))

    def on(self, day: dt.date, channel: str) -> tuple[str, ...]:
        """The titles of what goes out on a day on a channel."""
        return self.titles(p for p in self.posts if p.day == day and channel in p.channels)

    def seen(self, monday: dt.date, audience: str, channels: str, stages: str) -> tuple[str, ...]:
        """The titles of what somebody sees in a week."""
        return self.titles(
            p
            for p in self.posts
            if monday <= p.day < monday + 7 * DAY
            and p.audience == audience
            and p.stage in stages.split()
            and set(p.channels) & set(channels.split())
        )


def _heading(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _text(beginning: str, length: int) -> str:
    """A text of a length in characters, of which every network counts each as one."""
    words = f"{beginning} {'and so it goes on with one word after another ' * 20}"
    return f"{words[: length - 1].rstrip()}".ljust(length - 1, "y") + "!"


STAGES = (
    ("interest", "quote"),
    ("research", "article"),
    ("retention", "how-to"),
    ("validation", "testimonial"),
    ("interest", "video"),
    ("decision", "announcement"),
    ("retention", "support"),
    ("advocacy", "reshare"),
)
PROSPECTS = ("interest", "research", "validation", "decision")
CUSTOMERS = ("retention", "advocacy")
B2B_CHANNELS = "linkedin x instagram letter journal youtube"


def d(day: int) -> dt.date:
    """A day of December 2026."""
    return dt.date(2026, 12, day)


def small() -> Asked:
    """A team of two with three social channels and a month of posts; today is a Thursday."""
    team = _Team(
        seed=1,
        today=dt.date(2026, 12, 3),
        start=dt.date(2026, 12, 1),
        end=dt.date(2026, 12, 31),
        strategy="""
brand: Fern & Fable
channels:
  facebook: {responder: sam}
  instagram: {responder: dana, cadence: {per: week, min: 3}}
  x: {responder: sam}
audiences: {newcomers: , gifters: , regulars: {relationship: customer}}
people: {dana: {name: Dana Reyes}, sam: {name: Sam Ode}, kim: {name: Kim Bell, role: client}}
approval: {required: yes, days: 2, by: [kim]}
campaigns:
  winter: {title: Winter table, start: 2026-12-07, end: 2026-12-20, launch: 2026-12-10}
""",
        slots={
            n: (
                ("09:00", "facebook"),
                *([("12:00", "x")] if n in (1, 3) else []),
                *([("18:00", "instagram")] if n < 6 else []),
            )
            for n in range(7)
        },
        stages=STAGES,
        audiences={
            **dict.fromkeys(PROSPECTS, ("newcomers", "gifters")),
            **dict.fromkeys(CUSTOMERS, ("regulars",)),
        },
        never=("advocacy", "", dt.date(2026, 12, 1)),
        empty="decision",
    )
    team.fill()
    add = team.add
    for n in (15, 17):
        add(d(n), "advocacy", "reshare", "facebook", time="13:00")
    add(d(8), "interest", "question", "instagram", time="11:00", title="What is on your table?")
    contest = add(d(11), "interest", "contest", "instagram", offer="{expires: 2026-12-18}")
    waiting = [add(d(n), "research", "fact-sheet", "facebook", waits=True) for n in (5, 6, 6)]
    add(d(9), "research", "fact-sheet", "facebook", waits=True, time="20:00")
    launch = add(
        d(10),
        "decision",
        "launch",
        "facebook x",
        title="The winter table is here",
        campaign="winter",
        copy=_text("Seven plates and one long evening", 300),
    )
    belong = [
        add(d(n), stage, type, "facebook", campaign="winter", time="15:00")
        for n, (stage, type) in zip(range(7, 14), STAGES[:5], strict=False)
    ]
    feedback = add(d(15), "retention", "feedback-request", "facebook")
    return _asked(
        team,
        tuesday=d(8),
        tuesday_week="Next week",
        contest=contest,
        answers="Dana Reyes",
        friday=d(4),
        waiting=waiting,
        launch=launch,
        length=300,
        campaign="Winter table",
        belong=[launch, *belong],
        missing=("advocacy",),
        feedback=feedback,
        line_of=contest,
        newcomer="newcomers",
        seen=team.seen(d(7), "newcomers", "facebook instagram x", " ".join(PROSPECTS)),
    )


def b2b() -> Asked:
    """A team that sells to companies: stages of its own, six channels; today is a Monday."""
    stages = (
        ("aware", "article"),
        ("compare", "comparison"),
        ("trust", "case-study"),
        ("onboard", "how-to"),
        ("sign", "announcement"),
        ("renew", "fact-sheet"),
    )
    team = _Team(
        seed=2,
        today=dt.date(2026, 12, 7),
        start=dt.date(2026, 11, 2),
        end=dt.date(2027, 1, 31),
        strategy="""
brand: Northrop & Vale
preset: b2b
channels:
  linkedin: {title: LinkedIn, responder: lee}
  x: {title: X, responder: lee}
  instagram: {title: Instagram}
  letter: {network: email, title: The letter}
  journal: {network: blog}
  youtube: {title: YouTube}
stages:
  aware:
  compare:
  trust:
  sign:
  onboard: {relationship: customer}
  renew: {relationship: customer}
types: {pulse: {title: Pulse survey, stages: [onboard], conversational: yes}}
audiences: {clients: {relationship: customer}}
people: {kim: {name: Kim Bell, role: client}, lee: {name: Lee Marsh, role: legal}, ada: {name: Ada}}
approval: {required: yes, days: 3, by: [kim, lee]}
rules: {stages/coverage: {days: 28}}
campaigns:
  audit: {title: The open audit, start: 2026-11-16, end: 2027-01-29}
""",
        slots={
            0: (("08:30", "linkedin"), ("12:00", "x")),
            1: (("08:30", "linkedin"), ("09:00", "instagram"), ("16:00", "letter")),
            2: (("08:30", "linkedin"), ("10:00", "journal")),
            3: (("08:30", "linkedin"), ("12:00", "x"), ("13:00", "youtube")),
            4: (("08:30", "linkedin"),),
            5: (),
            6: (),
        },
        stages=stages,
        audiences={"onboard": ("clients",), "renew": ("clients",)},
        never=("renew", "", dt.date(2026, 11, 23)),
        empty="trust",
    )
    team.fill()
    add = team.add
    add(d(16), "renew", "fact-sheet", "x")
    contest = add(
        d(17), "aware", "contest", "linkedin", responder="ada", offer="{expires: 2027-01-04}"
    )
    waiting = [
        add(d(n), "compare", "comparison", "linkedin", waits=True, owner="ada") for n in (11, 14)
    ]
    add(
        d(11), "compare", "comparison", "x", waits=True, owner="kim", title="Not for Kim to approve"
    )
    add(d(21), "compare", "comparison", "x", waits=True, owner="ada")
    launch = add(
        d(15),
        "sign",
        "launch",
        "linkedin x instagram",
        time="10:00",
        title="Ledger 4 is open to all",
        copy=_text("Ledger 4 is open", 260),
        owner="ada",
    )
    belong = [
        add(day, stage, type, "linkedin", campaign="audit", time="11:00")
        for day, (stage, type) in zip(
            (dt.date(2026, 11, 17), d(1), d(9), d(22), dt.date(2027, 1, 12)),
            stages[:5],
            strict=True,
        )
    ]
    feedback = add(d(23), "onboard", "pulse", "linkedin", time="14:00")
    return _asked(
        team,
        tuesday=d(8),
        tuesday_week="Week 50",
        contest=contest,
        answers="Ada",
        approver="Kim Bell",
        friday=d(11),
        waiting=waiting,
        launch=launch,
        length=260,
        campaign="The open audit",
        belong=belong,
        missing=("renew",),
        feedback=feedback,
        line_of=launch,
        newcomer="Newcomers",
        seen=team.seen(ONE, "", B2B_CHANNELS, "aware compare trust sign"),
    )


def busy() -> Asked:
    """A newsroom of eight posts a day over three months; today is a Wednesday."""
    day = (
        ("08:00", "facebook"),
        ("09:30", "instagram"),
        ("11:00", "x"),
        ("12:30", "facebook"),
        ("14:00", "letter"),
        ("16:00", "x"),
        ("18:30", "instagram"),
        ("20:00", "facebook"),
    )
    prospects = ("newcomers", "browsers", "browsers", "givers")
    team = _Team(
        seed=3,
        today=dt.date(2026, 10, 21),
        start=dt.date(2026, 10, 5),
        end=dt.date(2027, 1, 3),
        strategy="""
brand: The Long Shelf
channels:
  facebook: {responder: sam}
  instagram: {responder: sam}
  x: {responder: sam}
  letter: {network: email}
audiences:
  newcomers: {channels: [facebook, instagram]}
  browsers:
  givers:
  members: {relationship: customer}
  makers: {relationship: customer}
people: {sam: {name: Sam Ode}, kim: {name: Kim Bell, role: client}, ines: {name: Ines Roy}}
approval: {required: yes, days: 2, by: [kim]}
campaigns:
  shelf: {title: A longer shelf, start: 2026-11-16, end: 2026-12-13, launch: 2026-12-01}
  spring: {title: Early spring, start: 2026-12-28, end: 2027-01-03}
""",
        slots=dict.fromkeys(range(7), day),
        stages=STAGES,
        audiences={
            **dict.fromkeys(PROSPECTS, prospects),
            "retention": ("members", "makers"),
            "advocacy": ("makers",),
        },
        never=("advocacy", "members", dt.date(2026, 10, 5)),
        empty="validation",
    )
    team.fill()
    at, add = dt.date, team.add
    contest = add(
        at(2026, 11, 20),
        "interest",
        "contest",
        "facebook instagram",
        responder="ines",
        offer="{expires: 2026-11-27}",
    )
    waiting = [
        add(at(2026, 10, n), "research", "fact-sheet", "facebook", waits=True, time=f"1{k}:10")
        for k, n in enumerate((23, 23, 23, 24, 24, 24, 25, 25, 25))
    ]
    for n in (22, 22, 26, 27, 28, 28, 29, 30):
        add(at(2026, 10, n), "research", "fact-sheet", "letter", waits=True)
    launch = add(
        at(2026, 12, 1),
        "decision",
        "launch",
        "facebook x instagram",
        title="The longer shelf is open",
        campaign="shelf",
        copy=_text("A longer shelf", 291),
    )
    belong = [
        add(at(2026, 11, 16) + n * DAY, *STAGES[n % 7], "facebook", campaign="shelf", time="10:20")
        for n in range(24)
    ]
    feedback = add(at(2026, 11, 3), "retention", "feedback-request", "facebook", audience="makers")
    add(at(2026, 10, 6), "retention", "feedback-request", "facebook", audience="makers")
    add(at(2026, 12, 8), "retention", "feedback-request", "facebook", audience="members")
    return _asked(
        team,
        tuesday=at(2026, 10, 27),
        tuesday_week="Next week",
        contest=contest,
        answers="Ines Roy",
        friday=at(2026, 10, 23),
        waiting=waiting,
        launch=launch,
        length=291,
        campaign="A longer shelf",
        belong=[launch, *belong],
        missing=("members", "advocacy"),
        feedback=feedback,
        line_of=feedback,
        newcomer="newcomers",
        seen=team.seen(at(2026, 10, 26), "newcomers", "facebook instagram", " ".join(PROSPECTS)),
    )


def _asked(
    team: _Team,
    *,
    tuesday: dt.date,
    tuesday_week: str,
    contest: Post,
    answers: str,
    friday: dt.date,
    waiting: list[Post],
    launch: Post,
    length: int,
    campaign: str,
    belong: list[Post],
    missing: tuple[str, ...],
    feedback: Post,
    line_of: Post,
    newcomer: str,
    seen: tuple[str, ...],
    approver: str = "",
) -> Asked:
    files, lines = team.files()
    copy = next(line for line in launch.more if line.startswith("copy: "))
    monday = team.today + (7 - team.today.weekday()) * DAY
    known = Known(
        tuesday=_heading(tuesday),
        tuesday_week=tuesday_week,
        on_instagram=team.on(tuesday, "instagram"),
        empty=team.empty.capitalize(),
        contest=contest.title,
        answers=answers,
        approver=approver,
        friday=f"By {_heading(friday)}",
        to_approve=tuple(post.title for post in waiting),
        launch=launch.title,
        on_x=copy.removeprefix("copy: ")[:30],
        length=length,
        campaign=campaign,
        belong=frozenset(post.title for post in belong),
        missing=missing,
        feedback=feedback.title,
        feedback_day=f"{WEEKDAYS[feedback.day.weekday()][:3]} {feedback.day.day} "
        f"{MONTHS[feedback.day.month - 1][:3]}",
        line_of=line_of.title,
        line=lines[line_of.title],
        newcomer=newcomer,
        next_week=f"Week {monday.isocalendar().week}",
        seen=seen,
    )
    return Asked(team.today, files, known)


PLANS = {"small": small, "b2b": b2b, "busy": busy}
"""The plans, by name."""
