"""Everything that a view holds stands on its page: in its text, or in the addresses it leads to.

Each text, number and address of a real view is marked before the real template shows the view, so
that none can pass for another: what the template leaves out, no page can have by accident.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from fnmatch import fnmatchcase
from typing import Any

import pytest

from journey.views import (
    board,
    days,
    home,
    lacking,
    listings,
    people,
    rules,
    topics,
    waiting,
    walk,
)
from journey.views.calendar import CalendarView
from journey.views.matrices import Cell
from journey.views.site import Site, SitePage, site_pages
from tests.views.sites import site_of
from tests.views.test_templates import render

STRATEGY = """
brand: Fern
domains: [fern.example]
utm: auto
window: {start: 2026-11-16, end: 2026-12-31}
approval: {required: true, days: 2, by: [sam, dana]}
people: {dana: {name: Dana Reyes, role: editor}, sam: {name: Sam Ode}}
goals: {signups: {metric: signups, target: 500, deadline: 2026-12-31}}
channels:
  facebook:
    network: facebook
    title: Our Facebook
    url: https://facebook.example/fern
    cadence: {per: day, days: [mon, tue, wed, thu, fri, sat], spacing: 2h}
    active: ["07:30-09:00"]
    responder: sam
    timezone: Europe/Berlin
  letter: {network: email, cadence: {per: week}}
  x: {url: "https://x.com/fern"}
campaigns:
  winter: {title: Winter, start: 2026-12-01, end: 2026-12-12, launch: 2026-12-10, goal: signups,
           landing: "https://fern.example/winter",
           stages: [interest, research, validation, decision, retention, advocacy]}
audiences:
  newcomers: {title: Newcomers, channels: [facebook, letter]}
  regulars: {title: Regulars, relationship: customer}
types: {recipe: {title: Recipe, stages: [interest, retention], every: 14d, promotional: yes}}
days_off: [{start: 2026-12-25, reason: Christmas}]
holidays: [{start: 2026-12-24, title: Christmas Eve}]
blackouts: [{start: 2026-12-28, reason: Remembrance}]
waivers:
  - {rule: variety/same-type-in-a-row, channel: facebook, start: 2026-12-13, end: 2026-12-24,
     reason: A series, by: dana, expires: 2026-12-31}
views:
  client: {title: For the client, about: What they should see, status: [review, approved]}
  cards: {title: Cards, page: board, stage: interest}
  notes: {title: Notes, page: ideas, text: day}
  run-up: {title: The run-up, page: campaigns, channel: facebook}
  worst: {title: The worst, page: gaps, severity: error}
rules:
  cadence/daily-posting: warning
  variety/weekly-types: {severity: error, min_types: 4}
  plan/overload: {max_per_day: 3}
"""
CALENDAR = (
    """
defaults: {channels: facebook, type: recipe, stage: interest, campaign: winter, link: fern.example}
posts:
  - {date: 2026-11-20 10:00, title: Before, copy: Look, topic: bowls}
  - date: 2026-12-01 08:00
    title: Rich
    audience: newcomers
    owner: dana
    approved: {by: sam, date: 2026-11-28}
    goal: signups
    link: https://fern.example/rich
    offer: {code: WARM10, expires: 2026-12-05, terms: "While it lasts"}
    experiment: {name: headline, variant: a}
    media: [{file: one.png, alt: A bowl}, {file: two.mp4, alt: A pot}]
    channels:
      facebook:
      letter: {copy: Other, subject: Hello, preheader: Warm, status: review}
      x: {media: ~}
    ignore: [{rule: variety/shock, reason: On purpose}]
    copy: "All of it #bowl LONG"
  - {date: 2026-12-01 09:00, title: Second, status: review, copy: Same, type: quote, topic: Bowls}
  - {date: 2026-12-01 10:00, title: Third, status: review, copy: Same, topic: bowls,
     stage: retention}
  - {date: 2026-12-01 11:00, title: Fourth, status: review, copy: Same, topic: mugs}
  - {date: 2026-12-01 11:30, title: Folded, status: idea}
  - {date: 2026-12-02 11:30, title: Launching, stage: decision, status: approved,
     audience: regulars}
  - {date: 2026-12-03, title: Launched, type: launch}
  - {date: 2026-12-04, title: Play, type: contest, channels: facebook, offer: {expires: 2026-12-20}}
  - {date: 2026-12-05, title: Tell us, type: feedback-request, stage: retention, channels: x}
  - {date: 2026-10-06, title: Long before, status: idea, campaign: ~}
  - {title: Undated, date: ~, status: review}
  - {title: Some day, date: ~, status: idea}
""".replace("LONG", "and much more than that " * 15)
    + "".join(f"  - {{date: 2026-12-{day}, title: Later {day}}}\n" for day in range(13, 25))
    + "".join(f"  - {{date: 2026-12-12 {n + 8:02}:00, title: Busy {n}}}\n" for n in range(9))
)


SAID = {
    "StageLabel": ("title",),
    "ChannelLabel": ("title",),
    "TypeLabel": ("title word",),
    "PersonLabel": ("title",),
    "AudienceLabel": ("title",),
    "FindingView": ("message whole",),
    "Share": ("stage", "share count", "target"),
    "Location": ("path", "line"),
}
"""What pages say of that which stands on many of them; of two words, either."""
CHOICES = {
    "SavedView": {"page"},
    "Preview": {"layout", "linked"},
    "Medium": {"kind"},
    "Part": {"kind"},
}
"""Fields that choose how others are shown."""
LINKS = ("*path", "*.rest", "*url", "*.year.months.1", "*.campaigns.facts.2")
"""Fields that are addresses: something leads there."""
DATA = (
    "*.anchor",  # what other places lead to
    "*.week*.id",
    "*.previews.id",
    "*.status",  # a class draws its glyph; where it is a word too, the word is the same
    "*.audience.[0-9]*",  # what filters go by
    "*.who.*",
    "*.campaign",
    "walk:*.lane",
    "*.facets.key",
    "*.facets.options.0",
    "*.media.file",  # the address of a picture
    "*.kind",  # what the stylesheet draws from
    "*.column",
    "*.codes",  # what filters go by
    "*.bands.lane",
    "*.bands.start",
    "*.bands.end",
    "*.bands.launch",
    "*.year.length",
    "*.year.today",
    "*.year.rows.paths.*",
    "campaigns:*.build_up",
    "campaigns:*.launch",
    "campaigns:*.today",
    "campaigns:*.marks.cards.time",  # the words of a mark that can be pointed at
)
"""Fields that stand anywhere in the page, in an attribute too."""
LEFT_OUT = (
    "calendar:view.kind",  # chooses words
    "calendar:view.year.month",  # chooses one
    "*.week*.days.cards.when",  # the heading of the day says it
    "*.week*.days.more.when",
    "*.week*.days.slots.finding.message",  # in full on the first of its days
    "*.week*.days.week",  # where more is found than a day shows
    "*.week*.days.more.*",  # the week shows them, where they are too many
    "campaigns:*.marks.cards.[acfs]*",  # a mark is small: of its post, it says what and when
    "campaigns:*.marks.cards.type.*",
    "campaigns:*.marks.cards.who.*",
    "*waits.card.[acfs]*",  # so is a line of the list of those that wait
    "*waits.card.type.*",
    "*waits.card.who.*",
    "*waiting.more.card.[acfs]*",
    "*waiting.more.card.type.*",
    "*waiting.more.card.who.*",
    "home:*.walks.relationship",  # the page of walks says it
    "home:*.walks.stages.*",
    "home:view.walks.when",
    "*.silence",  # of a walk on which nothing is met, there is no more to say
    "walk:*.met.card.when",  # the heading of the day says it
    "walk:view.line.walk.path",
    "walk:view.line.next_week.*",  # one of the weeks from which it can start
    "channels:*.channels.[anrtu]*",  # the page of the channel says it
    "channels:*.findings.*",  # how many, and how bad
    "journey:*.findings.*",
    "types:*.findings.*",
    "people:*.findings.*",
    "audiences:*.findings.*",
    "*.share.stage.title",  # that of the page, or of the step
    "post:*.previews.title",  # that of the post, unless an e-mail has no subject
    "post:*.previews.host",  # of a link that is a card
    "post:*.previews.counts.what",  # the copy, unless there is more that is counted
    "post:*.previews.status",  # that of the post, unless it differs
    "rule:view.summary.path",  # the page itself
    "topic:view.topic.topic.path",
    "topic:view.topic.posts",  # the heading of its posts says it
    "gaps:view.count",  # both together are the number of findings
    "gaps:view.past_count",
)
"""Fields that a page of the kind does not show."""


@dataclass
class Marks:
    """Marks each text and number of a view.

    Args:
        kind: The template.
        made: The marks: the field that each stands in, and the mark.
    """

    kind: str
    made: list[tuple[str, int]] = field(default_factory=list)

    def of(self, value: Any, trail: str = "view") -> Any:
        """A value like this one, of which each text and number is another."""
        if is_dataclass(value) and not isinstance(value, type):
            return self._fields(value, trail)
        if isinstance(value, tuple):
            return tuple(
                self.of(
                    one, trail if is_dataclass(one) or isinstance(one, tuple) else f"{trail}.{n}"
                )
                for n, one in enumerate(value)
            )
        if not value or isinstance(value, (bool, dt.date)):
            return value
        self.made.append((f"{self.kind}:{trail}", 30_001 + len(self.made)))
        return _marked(value, self.made[-1][1])

    def _fields(self, value: Any, trail: str) -> Any:
        names = _asked_of(value)
        made: dict[str, Any] = {}
        for name, *others in map(str.split, names):
            made[name] = self.of(getattr(value, name), f"{trail}.{name}")
            for other in others:
                made[other] = _marked(getattr(value, other), self.made[-1][1])
        return replace(value, **made)


def _asked_of(value: Any) -> Sequence[str]:
    """The fields of a part of a view that pages show."""
    if isinstance(value, Cell) and not value.count:
        return ("finding",)  # there is nothing to lead to
    kind = type(value).__name__
    chosen = CHOICES.get(kind, set())
    names = SAID.get(kind) or [field.name for field in fields(value) if field.name not in chosen]
    if isinstance(value, CalendarView) and not value.posts:
        return [name for name in names if name != "stages"]  # there is nothing to filter
    return names


def _marked(value: Any, mark: int) -> Any:
    if not isinstance(value, str):
        return type(value)(mark)
    return f"{value}{mark}" if "://" in value else f"n{mark}n{value}"


def missing(site: Site, page: SitePage) -> Iterator[str]:
    """The fields of a page's view that the page does not show."""
    marks = Marks(page.template.removesuffix(".html"))
    view = marks.of(page.view())
    html = render(site, replace(page, view=lambda: view))
    links = " ".join(re.findall(r'\s(?:href|src)="([^"]*)"', html))
    text = re.sub(r"<[^>]+>", " ", html)
    for trail, mark in marks.made:
        there = html if _one_of(trail, DATA) else links if _one_of(trail, LINKS) else text
        shown = str(mark) in there or f"{mark:,}" in there
        if not shown and not _one_of(trail, LEFT_OUT):
            yield trail


def _one_of(trail: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(trail, pattern) for pattern in patterns)


@pytest.fixture(scope="module")
def pages() -> Iterator[tuple[Site, dict[str, list[SitePage]]]]:
    """A site that is small, with folds that fill early, and its pages by their templates."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(home, "_WAITING", 2)
        patch.setattr(people, "_WAITING", 2)
        patch.setattr(people, "_NEXT", 2)
        patch.setattr(waiting, "_MOST", 3)
        patch.setattr(lacking, "_MOST", 1)
        patch.setattr(listings, "MOST", 3)
        patch.setattr(rules, "_FEW", 1)
        patch.setattr(days, "_MOST_SLOTS", 1)
        patch.setattr(board, "_AT_ONCE", 1)
        patch.setattr(board, "_MOST", 3)
        patch.setattr(topics, "_MOST", 1)
        patch.setattr(walk, "_A_DAY", 2)
        site = site_of(STRATEGY, CALENDAR)
        kinds: dict[str, list[SitePage]] = {}
        for page in site_pages(site):
            kinds.setdefault(page.template.removesuffix(".html"), []).append(page)
        yield site, kinds


KINDS = (
    *("home", "calendar", "journey", "stage", "types", "type", "channels", "channel"),
    *("campaigns", "post", "ideas", "gaps", "rules", "rule", "people", "person", "audiences"),
    *("audience", "topics", "topic", "board", "walks", "walk"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shows_all_that_its_view_holds(
    kind: str, pages: tuple[Site, dict[str, list[SitePage]]]
) -> None:
    site, kinds = pages
    left = {f"{page.path}: {trail}" for page in kinds[kind] for trail in missing(site, page)}
    assert not left


def test_there_is_no_other_kind_of_page(pages: tuple[Site, dict[str, list[SitePage]]]) -> None:
    assert sorted(pages[1]) == sorted(KINDS)


def test_the_plan_has_something_to_show_in_every_field(
    pages: tuple[Site, dict[str, list[SitePage]]],
) -> None:
    seen: dict[str, bool] = {}
    for page in (page for found in pages[1].values() for page in found):
        _see(page.view(), seen)
    empty = {name for name, full in seen.items() if not full}
    assert empty == {"HomeView.gaps", "HomeView.ideas", "Preview.markdown", "DayView.brief"}


def _see(value: Any, seen: dict[str, bool]) -> None:
    if isinstance(value, tuple):
        for one in value:
            _see(one, seen)
    elif is_dataclass(value):
        for one in fields(value):
            name = f"{type(value).__name__}.{one.name}"
            seen[name] = bool(getattr(value, one.name)) or seen.get(name, False)
            _see(getattr(value, one.name), seen)
