"""Good plans, written by hand as their teams would: no rule has a warning for any of them.

Each folder of `good_plans` is a content folder: of a daily social team, a letter, a monthly
magazine, a team that sells to businesses, an association that does as little as it can. Who changes
what readers see of an approved post there approves it anew: `journey approve`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from journey.findings import Finding
from journey.loading import load
from journey.model.approval import pin
from journey.model.post import Post
from journey.plan import Plan
from journey.presets import PRESETS
from journey.rules.checking import check
from journey.sources.editing import Edited, edited, setting
from journey.sources.nodes import Mapping as Node
from journey.sources.tree import Folder

FOLDER = Path(__file__).parent / "good_plans"
PLANS = tuple(sorted(path.name for path in FOLDER.iterdir()))
DAY = dt.timedelta(days=1)
AHEAD = DAY * 7
"""So long before it goes out, a post is finished and, where the team wants that, approved."""

SAID = {
    "monthly-magazine": {
        # It is as it should be, and one line of the strategy would say so.
        "12 of 19 posts are for retention: 63 %, over twice its target of 20 %",
        "only 2 of 19 posts are for interest: 11 %, under half its target of 30 %",
    }
}
"""What a plan is told for its information, all of it, on any day."""

Change = Callable[[str], str]


@cache
def _folder(name: str) -> Folder:
    return Folder(FOLDER / name)


@cache
def _first_and_last(name: str) -> tuple[dt.date, dt.date]:
    placements = load(_folder(name), dt.date(2027, 1, 1)).placements
    return placements[0].date, placements[-1].date


def _days(name: str) -> list[dt.date]:
    """Days on which a team looks at its plan: before it begins, all through it, and at its end."""
    first, last = _first_and_last(name)
    return [first - DAY * 3, *(first + (last - first) * n // 5 for n in range(6)), last + DAY]


def _fields(plan: Plan, post: Post) -> Iterator[tuple[str, str | dict[str, str]]]:
    """What the team has written into a post until today: that it is out, and who approved it."""
    placements = plan.placements_of[post.id]
    first = min(placement.date for placement in placements)
    if "status" in post.source.node and max(p.date for p in placements) < plan.today:
        yield "status", "published"
    approval = plan.strategy.approval
    if approval.required and not post.approved and first - AHEAD <= plan.today:
        if post.status == "draft" and first >= plan.today:
            yield "status", "approved"
        of = str(pin(post, placements))
        yield "approved", {"by": approval.by[0], "date": str(first - AHEAD), "of": of}


def _plan(name: str, today: dt.date, changes: Mapping[str, Change] | None = None) -> Plan:
    """A plan as it stands on a day: what lies before it is published, what comes soon is approved.

    Args:
        name: Its folder.
        today: The day.
        changes: What is then done to its files, by path.
    """
    folder = _folder(name)
    plan = load(folder, today)
    files = {}
    for document in plan.documents:
        edits = [
            edit
            for post in plan.posts
            if post.source.document is document
            for edit in setting(document, _node(post), dict(_fields(plan, post)))
        ]
        path = document.path.removeprefix(folder.prefix)
        text = edited(document, folder.read(path, folder.size(path)), edits).decode()
        if changes and path in changes:
            changed = changes[path](text)
            assert changed != text, f"{path} is as it was"
            text = changed
        files[path] = text.encode()
    return load(Edited(folder, files), today)


def _node(post: Post) -> Node:
    assert isinstance(post.source.node, Node)
    return post.source.node


def _told(findings: list[Finding]) -> list[str]:
    return [f"{f.location.path}:{f.location.line}: {f.rule}: {f.message}" for f in findings]


@pytest.mark.parametrize("name", PLANS)
def test_a_good_plan_is_left_in_peace(name: str) -> None:
    for today in _days(name):
        found = check(_plan(name, today))
        assert _told([f for f in found if f.severity != "info"]) == [], f"on {today}"


@pytest.mark.parametrize("name", PLANS)
def test_what_is_said_for_information_is_what_is_meant(name: str) -> None:
    for today in _days(name):
        said = {f.message for f in check(_plan(name, today)) if f.severity == "info"}
        assert said == SAID.get(name, set()), f"on {today}"


@pytest.mark.parametrize("name", PLANS)
def test_a_good_plan_as_it_is_in_its_files(name: str) -> None:
    first, _ = _first_and_last(name)
    found = check(load(_folder(name), first - DAY * 3))
    assert _told([f for f in found if f.severity != "info"]) == []


def test_every_preset_has_a_plan_and_every_plan_a_preset() -> None:
    today = dt.date(2027, 1, 1)
    presets = {name: load(_folder(name), today).strategy.preset for name in PLANS}
    assert set(presets.values()) == set(PRESETS)
    assert presets["monthly-magazine"] == "newsletter"
    assert all(presets[name] == name for name in PRESETS)


def test_good_plans_switch_no_rule_off_themselves() -> None:
    for name in PLANS:
        plan = load(_folder(name), dt.date(2027, 1, 1))
        assert not plan.strategy.rules
        assert not plan.strategy.waivers
        assert not any(post.ignore for post in plan.posts)


def _without(start: str) -> Change:
    """Leave out the posts whose first line begins so."""
    begin = rf"^  - (?:id: \S+\n    )?date: {start}.*?(?=^  - |\Z)"
    return lambda text: re.sub(begin, "", text, flags=re.MULTILINE | re.DOTALL)


def _with(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new)


def _only(word: str) -> Change:
    """Keep the posts in which a word stands."""

    def kept(text: str) -> str:
        head, *posts = re.split(r"^(?=  - )", text, flags=re.MULTILINE)
        return "".join([head, *(post for post in posts if word in post)])

    return kept


YEAR = "calendars/2027.yml"
B2B = "calendars/2027-q1.yml"
LETTER = "calendars/2027-winter.yml"
FIRST, SECOND = "calendars/2027-03-first-half.yml", "calendars/2027-03-second-half.yml"
STRATEGY = "strategy.yml"

FAULTS: list[tuple[str, str, dict[str, Change], set[str]]] = [
    # a forgotten day, an offer that is over before its last post, a copy that was changed after it
    # was approved, a feed that asks nothing, and posts that never went out
    ("daily-social", "2027-02-26", {FIRST: _without("Sat 2027-03-06")}, {"cadence/daily-posting"}),
    (
        "daily-social",
        "2027-02-26",
        {SECOND: _with("expires: 2027-03-21", "expires: 2027-03-18")},
        {"conversion/offer"},
    ),
    (
        "daily-social",
        "2027-03-10",
        {FIRST: _with("Twenty-two points, fifty minutes", "Twenty points, forty minutes")},
        {"trust/approval"},
    ),
    (
        "daily-social",
        "2027-02-26",
        {SECOND: _with("type: question", "type: quote")},
        {"conversation/discussion-share"},
    ),
    ("daily-social", "2027-03-20", {SECOND: _with("    status:", "    x-was:")}, {"plan/overdue"}),
    # a Friday without a letter, one without a subject, an offer that leads somewhere else
    ("newsletter", "2027-01-02", {LETTER: _without("Fri 2027-02-12")}, {"cadence/daily-posting"}),
    (
        "newsletter",
        "2027-01-02",
        {LETTER: _with("    subject: Thirty-one minutes\n", "")},
        {"email/subject"},
    ),
    (
        "newsletter",
        "2027-01-02",
        {LETTER: _with("ryestreet.example/spring", "ryestreet.example/blog")},
        {"conversion/landing-link"},
    ),
    # a month without an issue, one that is not finished, and a letter that nobody allowed to print
    (
        "monthly-magazine",
        "2026-12-28",
        {YEAR: _without("2027-05-06")},
        {"cadence/daily-posting"},
    ),
    (
        "monthly-magazine",
        "2026-12-28",
        {YEAR: _with("Eleven degrees.", "TODO degrees.")},
        {"channel/placeholder"},
    ),
    (
        "monthly-magazine",
        "2026-12-28",
        {YEAR: _with("    permission: each by e-mail\n", "")},
        {"trust/permission"},
    ),
    # customers who are sold to, a week of one post, a webinar without a reason, a word to avoid
    (
        "b2b",
        "2027-01-08",
        {B2B: _with("    type: newsletter\n", "    type: deal\n")},
        {"email/hard-sell", "conversion/offer"},
    ),
    (
        "b2b",
        "2027-01-08",
        {B2B: _without("(?:Tue|Wed) 2027-03-(?:09|10)")},
        {"cadence/daily-posting"},
    ),
    (
        "b2b",
        "2027-01-08",
        {
            B2B: _with("25 February, 14:00, one hour", "A revolutionary hour"),
            STRATEGY: _with("deadline: 2027-02-25", ""),
        },
        {"trust/wording", "campaign/goal"},
    ),
    # a field that there is not, a date that is not its weekday's, a picture that is not there
    (
        "minimal",
        "2027-01-05",
        {YEAR: _with("    media:", "    foto:")},
        {"model/unknown-field"},
    ),
    (
        "minimal",
        "2027-01-05",
        {YEAR: _with("date: 2027-04-03", "date: Fri 2027-04-03")},
        {"model/invalid-value"},
    ),
    (
        "minimal",
        "2027-01-05",
        {YEAR: _with("weeding.jpg\n    alt: Two people pull", "weeds.jpg\n    x-alt: Two")},
        {"channel/media", "channel/alt-text"},
    ),
]


@pytest.mark.parametrize(
    ("name", "today", "changes", "rules"),
    FAULTS,
    ids=[f"{name}: {', '.join(sorted(rules))}" for name, _, _, rules in FAULTS],
)
def test_a_good_plan_with_a_fault_is_told_of_it(
    name: str, today: str, changes: dict[str, Change], rules: set[str]
) -> None:
    plan = _plan(name, dt.date.fromisoformat(today), changes)
    assert {f.rule for f in check(plan) if f.severity != "info"} == rules


@pytest.mark.parametrize("name", ["newsletter", "monthly-magazine", "minimal"])
def test_without_its_preset_a_plan_would_not_be_left_in_peace(name: str) -> None:
    first, _ = _first_and_last(name)
    none: dict[str, Change] = {STRATEGY: lambda text: re.sub(r"preset: .*\n", "", text)}
    assert [f for f in check(_plan(name, first, none)) if f.severity != "info"]


def test_a_letter_may_go_to_one_list() -> None:
    changes = {LETTER: lambda text: re.sub(r"    (?:segment|audience): .*\n", "", text)}
    found = check(_plan("newsletter", dt.date(2027, 1, 2), changes))
    assert [f.rule for f in found] == ["email/segment"]
    assert {f.severity for f in found} == {"info"}


def test_an_association_may_keep_statuses_now_and_then() -> None:
    once = _with("  - date: 2027-01-09\n", "  - date: 2027-01-09\n    status: published\n")
    assert check(_plan("minimal", dt.date(2027, 4, 1), {YEAR: once})) == []


@pytest.mark.parametrize("stage", ["retention", "interest"])
def test_a_magazine_may_have_nothing_but_its_issues(stage: str) -> None:
    alone = _with("    stage: retention\n", f"    stage: {stage}\n")
    changes: dict[str, Change] = {
        YEAR: lambda text: alone(_only("channels: magazine")(text)).replace(
            "    audience: subscribers\n", "    # for everybody\n"
        ),
        STRATEGY: lambda text: text.replace("  website: {network: blog}\n", "").replace(
            "audiences:\n  subscribers: {relationship: customer}\n"
            "  visitors: {relationship: prospect}\n",
            "",
        ),
    }
    for today in _days("monthly-magazine"):
        found = check(_plan("monthly-magazine", today, changes))
        assert _told([f for f in found if f.severity != "info"]) == [], f"on {today}"
