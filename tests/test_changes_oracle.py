"""Changes against a naive oracle: random edits of random plans are told, and nothing else is."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journey.changes import Changes, changes
from journey.changes.posts import PostChange
from journey.dates import dates
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import TODAY, plan_of

START = dt.date(2026, 12, 1)
DAYS = 12
CHANNELS = ("facebook", "instagram")
STRATEGY = {
    "window": {"start": str(START), "end": str(START + dt.timedelta(days=DAYS - 1))},
    "channels": {
        "facebook": {"responder": "sam", "cadence": {"per": "day"}},
        "instagram": {"responder": "kim", "cadence": {"per": "day"}},
    },
    "people": {"sam": {}, "kim": {}, "dana": {}},
}
TYPES = ("quote", "video", "deal")
STAGES = ("interest", "research", "decision")
STATUSES = ("draft", "review", "idea", "cancelled", "published")
FILES = ("calendars/a.yml", "calendars/b.yml", "calendars/c/d.yml")

Fields = dict[str, Any]
"""A post as it was drawn: what is written, and the file, as `file`."""


@dataclass
class Edited:
    """A plan before and after, and what was done to it, by the ids before and after."""

    before: list[Fields]
    after: list[Fields]
    told: dict[tuple[str | None, str | None], set[str]] = field(default_factory=dict)


def words(number: int, count: int, dice: st.DrawFn) -> str:
    """Words that no other post has."""
    return " ".join(f"{dice(st.sampled_from('abcdefgh'))}{n}w{number}" for n in range(count))


@st.composite
def posts(draw: st.DrawFn, number: int) -> Fields:
    made: Fields = {
        "title": words(number, 3, draw),
        "date": str(START + dt.timedelta(days=draw(st.integers(0, DAYS - 1)))),
        "time": draw(st.sampled_from(["08:00", "12:30"])),
        "channels": draw(st.lists(st.sampled_from(CHANNELS), min_size=1, unique=True)),
        "type": draw(st.sampled_from(TYPES)),
        "stage": draw(st.sampled_from(STAGES)),
        "status": draw(st.sampled_from(STATUSES)),
        "owner": draw(st.sampled_from(["sam", "kim", "dana"])),
        "file": draw(st.sampled_from(FILES)),
    }
    if draw(st.booleans()):
        made["id"] = f"p{number}"
    if draw(st.integers(0, 3)):
        made["copy"] = words(number, 20, draw)
    return made


def other(draw: st.DrawFn, among: tuple[Any, ...], than: Any) -> Any:
    return draw(st.sampled_from([one for one in among if one != than]))


def edit(draw: st.DrawFn, post: Fields) -> set[str]:
    """Change a post in some ways; say in which."""
    choices = ["moved", "type", "stage", "status", "changed", "filed"]
    if "copy" in post:
        choices += ["copy", "title", "renamed"]
    elif "id" in post:
        choices += ["copy", "title"]  # known by its id alone
    chosen = set(draw(st.lists(st.sampled_from(choices), min_size=1, max_size=5, unique=True)))
    if "renamed" in chosen and "id" not in post:
        chosen.discard("renamed")
        chosen.add("changed")
    for one in sorted(chosen):
        match one:
            case "moved":
                day = dt.date.fromisoformat(post["date"])
                post["date"] = str(day + dt.timedelta(days=draw(st.sampled_from([-2, -1, 1, 3]))))
            case "type":
                post["type"] = other(draw, TYPES, post["type"])
            case "stage":
                post["stage"] = other(draw, STAGES, post["stage"])
            case "status":
                post["status"] = other(draw, STATUSES, post["status"])
            case "changed":
                post["x-note"] = "New"
            case "filed":
                post["file"] = other(draw, FILES, post["file"])
            case "renamed":
                post["id"] += "-new"
            case "title" | "copy":
                said = post.get(one, "").split()
                at = draw(st.integers(0, max(len(said) - 1, 0)))
                said[at : at + 1] = ["changed"] * draw(st.integers(1, 2))
                post[one] = " ".join(said)
    return {"reworded" if one in ("title", "copy") else one for one in chosen}


def id_of(post: Fields) -> str:
    return str(post.get("id") or post["title"].replace(" ", "-"))


@st.composite
def edits(draw: st.DrawFn) -> Edited:
    before = [draw(posts(number)) for number in range(draw(st.integers(0, 9)))]
    made = Edited(before, [])
    for post in before:
        now = copy.deepcopy(post)
        fate = draw(st.sampled_from(["kept", "kept", "edited", "edited", "removed"]))
        if fate == "removed":
            made.told[id_of(post), None] = {"removed"}
            continue
        if fate == "edited":
            kinds = edit(draw, now)
            made.told[id_of(post), id_of(now)] = kinds
        made.after.append(now)
    for number in range(100, 100 + draw(st.integers(0, 2))):
        # Of a kind of its own: else it might stand in the place of one that was removed, and be
        # taken for that with another title.
        made.after.append(draw(posts(number)) | {"type": "review"})
        made.told[None, id_of(made.after[-1])] = {"added"}
    made.after = draw(st.permutations(made.after))
    return made


def plan(drawn: list[Fields]) -> Plan:
    files: dict[str, str] = {"strategy.yml": json.dumps(STRATEGY)}
    for name in FILES:
        written = [
            {key: value for key, value in post.items() if key != "file"}
            for post in drawn
            if post["file"] == name
        ]
        files[name] = json.dumps({"posts": written})
    return plan_of(files, TODAY)


def compared(before: list[Fields], after: list[Fields]) -> Changes:
    one, two = plan(before), plan(after)
    return changes(one, two, *(check(side, select=["cadence", "variety"]) for side in (one, two)))


def told(found: Changes) -> dict[tuple[str | None, str | None], set[str]]:
    return {ids(change): set(change.kinds) for change in found.posts}


def ids(change: PostChange) -> tuple[str | None, str | None]:
    return change.before and change.before.id, change.after and change.after.id


tried = settings(max_examples=80)


@given(edits())
@tried
def test_the_changes_told_are_the_edits_made(made: Edited) -> None:
    found = compared(made.before, made.after)
    assert told(found) == made.told
    was = {id_of(post): post for post in made.before}
    now = {id_of(post): post for post in made.after}
    for change in found.posts:
        if change.before and change.after:
            says_what_differs(change, was[change.before.id], now[change.after.id])


def says_what_differs(change: PostChange, was: Fields, now: Fields) -> None:
    """Each value that differs is told, with what it was and is."""
    values = {
        one.field: (one.before, one.after)
        for one in (*change.fields, *change.rewordings)
        if one.field != "id"
    }
    assert values == {
        name: (was.get(name, ""), now.get(name, ""))
        for name in ("title", "copy", "type", "stage", "status", "x-note")
        if was.get(name, "") != now.get(name, "")
    }
    moves = [
        (m.before and (m.before.channel, str(m.before.date)), m.after and str(m.after.date))
        for m in change.moves
    ]
    expected = [((channel, was["date"]), now["date"]) for channel in was["channels"]]
    assert sorted(map(str, moves)) == sorted(
        map(str, expected if was["date"] != now["date"] else [])
    )
    assert (change.file_before, change.file_after) == (was["file"], now["file"])
    for one in change.rewordings:
        assert "".join(p.text for p in one.parts if p.kind != "added") == one.before
        assert "".join(p.text for p in one.parts if p.kind != "removed") == one.after


@given(edits())
@tried
def test_a_plan_differs_in_nothing_from_itself(made: Edited) -> None:
    assert compared(made.before, made.before).empty
    assert compared(made.after, list(reversed(made.after))).posts == ()


@given(edits())
@tried
def test_the_other_way_round_it_is_all_the_other_way_round(made: Edited) -> None:
    there, back = compared(made.before, made.after), compared(made.after, made.before)
    swap = {"added": "removed", "removed": "added"}
    assert {
        (b, a): {swap.get(kind, kind) for kind in kinds} for (a, b), kinds in told(there).items()
    } == told(back)
    assert there.opened == back.closed
    assert there.closed == back.opened
    assert [(d.rule, d.channel, d.opened, d.closed) for d in there.days] == [
        (d.rule, d.channel, d.closed, d.opened) for d in back.days
    ]


def live(drawn: list[Fields]) -> list[Fields]:
    end = START + dt.timedelta(days=DAYS - 1)
    return [
        post
        for post in drawn
        if post["status"] not in ("idea", "cancelled") and str(START) <= post["date"] <= str(end)
    ]


def empty(drawn: list[Fields], channel: str) -> set[dt.date]:
    taken = {post["date"] for post in live(drawn) if channel in post["channels"]}
    return {
        day for day in dates(START, START + dt.timedelta(days=DAYS - 1)) if str(day) not in taken
    }


@given(edits())
@tried
def test_days_shares_and_load_are_those_that_one_counts(made: Edited) -> None:
    found = compared(made.before, made.after)
    for channel in CHANNELS:
        was, now = empty(made.before, channel), empty(made.after, channel)
        days = [
            (
                {day for span in one.opened for day in dates(*span)},
                {day for span in one.closed for day in dates(*span)},
            )
            for one in found.days
            if (one.rule, one.channel) == ("cadence/daily-posting", channel)
        ]
        assert days == ([(now - was, was - now)] if was != now else [])
    for name, shares in (("type", found.types), ("stage", found.stages)):
        was_, now_ = (Counter(post[name] for post in live(d)) for d in (made.before, made.after))
        counted = {one.name: (one.before, one.after) for one in shares if one.before or one.after}
        assert counted == {key: (was_[key], now_[key]) for key in {*was_, *now_}}
        for one in shares:
            assert one.share_after == 100 * now_[one.name] / max(len(live(made.after)), 1)
    sides = (made.before, made.after)
    for person in found.people:
        owned = tuple(sum(p["owner"] == person.person for p in live(side)) for side in sides)
        assert (person.owned_before, person.owned_after) == owned
        channel = {"sam": "facebook", "kim": "instagram"}.get(person.person, "")
        answered = tuple(sum(channel in p["channels"] for p in live(side)) for side in sides)
        assert (person.answered_before, person.answered_after) == answered
    owners = {post["owner"] for side in sides for post in live(side)}
    assert owners <= {person.person for person in found.people}
