"""What differs between two plans: each kind of change by itself, and what is no change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.changes import Changes, changes
from journey.changes.posts import PostChange
from journey.changes.rewording import Part, excerpt, parts
from journey.model.approval import pin
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import TODAY, plan_of

STRATEGY = "channels: {facebook: , instagram: }\npeople: {sam: , dana: }\n"
DEFAULTS = "defaults: {channels: facebook, date: 2026-12-01 08:00, type: quote, stage: interest}\n"
COPY = "One two three four five six seven eight nine ten eleven twelve"


def plan(posts: str, **files: str) -> Plan:
    calendar = f"{DEFAULTS}posts:\n{posts}"
    named = {f"calendars/{name}.yml": text for name, text in files.items()}
    return plan_of({"strategy.yml": STRATEGY, "calendars/plan.yml": calendar, **named}, TODAY)


def compared(before: Plan, after: Plan) -> Changes:
    return changes(before, after, check(before), check(after))


def between(before: str, after: str) -> Changes:
    return changes(plan(before), plan(after), (), ())


def the(found: Changes) -> PostChange:
    (change,) = found.posts
    return change


class Case(NamedTuple):
    """Posts before and after, and what is told of the only one that changed."""

    before: str
    after: str
    kinds: str
    values: Mapping[str, tuple[str, str]] = MappingProxyType({})
    moves: tuple[tuple[str, str], ...] = ()


CASES = {
    "a title from which the id is made, without a copy": Case(
        "- {title: What is on your list}\n",
        "- {title: Nothing alike}\n",
        "reworded",
        {
            "title": ("What is on your list", "Nothing alike"),
            "id": ("what-is-on-your-list", "nothing-alike"),
        },
    ),
    "a title and half of the copy, in its place": Case(
        f"- {{title: What, copy: {COPY}}}\n",
        f"- {{title: Else, copy: {COPY.replace('three', '3').replace('eight', '8')}}}\n",
        "reworded",
        {
            "title": ("What", "Else"),
            "copy": (COPY, COPY.replace("three", "3").replace("eight", "8")),
            "id": ("what", "else"),
        },
    ),
    "a title from which the id is made, on another day": Case(
        f"- {{title: What, copy: {COPY}}}\n",
        f"- {{title: Else, copy: {COPY}, date: 2026-12-02}}\n",
        "moved reworded",
        {"title": ("What", "Else"), "id": ("what", "else")},
        (("facebook 2026-12-01 08:00", "facebook 2026-12-02"),),
    ),
    "a copy of which the title is made": Case(
        "- {copy: Hello there}\n",
        "- {copy: Hello to you}\n",
        "reworded",
        {"copy": ("Hello there", "Hello to you"), "id": ("hello-there", "hello-to-you")},
    ),
    "an id": Case(
        f"- {{id: a, copy: {COPY}}}\n",
        f"- {{id: b, copy: {COPY}}}\n",
        "renamed",
        {"id": ("a", "b")},
    ),
    "a time of day": Case(
        "- {id: a}\n",
        "- {id: a, time: '9:30'}\n",
        "moved",
        moves=(("facebook 2026-12-01 08:00", "facebook 2026-12-01 09:30"),),
    ),
    "another channel": Case(
        "- {id: a}\n",
        "- {id: a, channels: instagram}\n",
        "moved",
        moves=(("facebook 2026-12-01 08:00", "instagram 2026-12-01 08:00"),),
    ),
    "one more channel": Case(
        "- {id: a}\n",
        "- {id: a, channels: 'facebook, instagram'}\n",
        "moved",
        moves=(("", "instagram 2026-12-01 08:00"),),
    ),
    "no date any more": Case(
        "- {id: a}\n", "- {id: a, date: ~}\n", "moved", moves=(("facebook 2026-12-01 08:00", ""),)
    ),
    "a weekday that was wrong": Case(
        "- {id: a, date: Mon 2026-12-01 08:00}\n",
        "- {id: a, date: Tue 2026-12-01 08:00}\n",
        "changed",
        {"date": ("Mon 2026-12-01 08:00", "Tue 2026-12-01 08:00")},
    ),
    "a weekday that is wrong now": Case(
        "- {id: a}\n",
        "- {id: a, date: Mon 2026-12-01}\n",
        "changed",
        {"date": ("2026-12-01 08:00", "Mon 2026-12-01")},
    ),
    "a day that does not exist, and another one": Case(
        "- {id: a, date: 2026-11-31}\n",
        "- {id: a, date: 2026-11-32}\n",
        "changed",
        {"date": ("2026-11-31", "2026-11-32")},
    ),
    "a date that was none on one of two channels, and more there": Case(
        "- {id: a, channels: {instagram: , facebook:"
        " {date: Wed 2026-12-01, owner: dana, copy: one}}}\n",
        "- {id: a, channels: {instagram: , facebook:"
        " {date: Tue 2026-12-01, owner: sam, copy: two}}}\n",
        "reworded changed",
        {
            "date on facebook": ("Wed 2026-12-01", "Tue 2026-12-01"),
            "owner on facebook": ("dana", "sam"),
            "copy on facebook": ("one", "two"),
        },
    ),
    "a date that was none, and what is said on a channel": Case(
        "- {id: a, date: Wed 2026-12-01, channels: {facebook: {copy: one}}}\n",
        "- {id: a, date: Tue 2026-12-01, channels: {facebook: {copy: two}}}\n",
        "reworded changed",
        {"date": ("Wed 2026-12-01", "Tue 2026-12-01"), "copy": ("one", "two")},
    ),
    "a date that is none now on one of two channels, and another status there": Case(
        "- {id: a, status: approved, channels: {instagram: , facebook: {status: draft}}}\n",
        "- {id: a, status: approved, channels: {instagram: , facebook: {date: Wed 2026-12-01}}}\n",
        "status changed",
        {
            "date on facebook": ("2026-12-01 08:00", "Wed 2026-12-01"),
            "status on facebook": ("draft", "approved"),
        },
    ),
    "a date that is none now on one of two channels, with the status that it had there": Case(
        "- {id: a, status: approved, channels: {instagram: , facebook: {status: draft}}}\n",
        "- {id: a, status: approved, channels: {instagram: ,\n"
        "    facebook: {status: draft, date: Wed 2026-12-01}}}\n",
        "changed",
        {"date on facebook": ("2026-12-01 08:00", "Wed 2026-12-01")},
    ),
    "a date that was none on one of two channels, on the other one a day later": Case(
        "- {id: a, channels: {facebook: , instagram: {date: 2026-12-01 25:00}}}\n",
        "- {id: a, channels: {facebook: {date: 2026-12-02},\n"
        "                     instagram: {date: 2026-12-01 15:00}}}\n",
        "moved changed",
        {"date on instagram": ("2026-12-01 25:00", "2026-12-01 15:00")},
        (("facebook 2026-12-01 08:00", "facebook 2026-12-02"),),
    ),
    "a date on one of two channels that had none": Case(
        "- {id: a, channels: {facebook: , instagram: {date: ~}}}\n",
        "- {id: a, channels: {facebook: , instagram: {date: 2026-12-02}}}\n",
        "moved",
        moves=(("", "instagram 2026-12-02"),),
    ),
    "an idea that is planned": Case(
        "- {id: a, date: ~, status: idea}\n",
        "- {id: a}\n",
        "moved status",
        {"status": ("idea", "draft")},
        (("", "facebook 2026-12-01 08:00"),),
    ),
    "the channels of an idea": Case(
        "- {id: a, date: ~}\n",
        "- {id: a, date: ~, channels: {facebook: , instagram: {copy: Hi}}}\n",
        "changed",
        {"channels": ("facebook", "facebook, instagram")},
    ),
    "the date of a post without channels": Case(
        "- {id: a, channels: ~}\n",
        "- {id: a, channels: ~, date: Wed 2026-12-02 10:00}\n",
        "changed",
        {"date": ("2026-12-01 08:00", "2026-12-02 10:00")},
    ),
    "the copy on one of two channels": Case(
        "- {id: a, copy: Hi, channels: {facebook: , instagram: {copy: Ho}}}\n",
        "- {id: a, copy: Hi, channels: {facebook: , instagram: {copy: Hu}}}\n",
        "reworded",
        {"copy on instagram": ("Ho", "Hu")},
    ),
    "the copy on a channel that had the other's": Case(
        "- {id: a, copy: Hi, channels: 'facebook, instagram'}\n",
        "- {id: a, copy: Hi, channels: {facebook: , instagram: {copy: Hu}}}\n",
        "reworded",
        {"copy on instagram": ("Hi", "Hu")},
    ),
    "values of all kinds": Case(
        "- {id: a, tags: [x], shock: no, media: a.jpg, offer: {code: A}, x-note: Old}\n",
        "- {id: a, tags: [x, y], shock: yes, media: [{file: b.jpg, alt: B}], owner: sam,\n"
        "   offer: {code: B, expires: 2026-12-05, exclusive: yes}, x-note: {deep: [New]}}\n",
        "changed",
        {
            "owner": ("", "sam"),
            "media": ("a.jpg", "file: b.jpg, alt: B"),
            "offer": ("code: A", "code: B, expires: 2026-12-05, exclusive: yes"),
            "shock": ("no", "yes"),
            "tags": ("x", "x, y"),
            "x-note": ("Old", "deep: New"),
        },
    ),
    "type, stage and status": Case(
        "- {id: a}\n",
        "- {id: a, type: video, stage: decision, status: review}\n",
        "status stage type",
        {"type": ("quote", "video"), "stage": ("interest", "decision")}
        | {"status": ("draft", "review")},
    ),
}


def said(placement: Any) -> str:
    if placement is None:
        return ""
    time = f" {placement.time:%H:%M}" if placement.time else ""
    return f"{placement.channel} {placement.date}{time}"


@pytest.mark.parametrize("name", CASES)
def test_a_change(name: str) -> None:
    case = CASES[name]
    change = the(between(case.before, case.after))
    assert change.kinds == tuple(case.kinds.split())
    assert {
        " on ".join((one.field, *one.channels)): (one.before, one.after)
        for one in (*change.fields, *change.rewordings)
    } == case.values
    assert tuple((said(m.before), said(m.after)) for m in change.moves) == case.moves


@pytest.mark.parametrize("name", CASES)
def test_the_same_is_no_change(name: str) -> None:
    assert compared(plan(CASES[name].after), plan(CASES[name].after)).empty


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {id: a, date: 2026-12-02}\n", "- id: a\n  date: Wed 2026-12-02\n"),
        (
            "- {id: a, copy: Hi, channels: 'facebook, instagram'}\n",
            "- {id: a, channels: {facebook: {copy: Hi}, instagram: {copy: Hi}}}\n",
        ),
        ("- {id: a, tags: x}\n", "- {id: a, tags: [x]}\n"),
        (
            "- {id: a, channels: 'facebook, instagram'}\n",
            "- {id: a, channels: [instagram, facebook]}\n",
        ),
        ("- {id: a}\n- {id: b}\n", "- {id: b}\n- {id: a}\n"),
        (
            "- {title: Two}\n- {title: Two, date: 2026-12-02}\n",
            "- {title: Two, date: 2026-12-02}\n- {title: Two}\n",
        ),
        ("- {owner: sam}\n", "\n\n- {owner: sam}\n"),
    ],
)
def test_written_in_another_way_is_no_change(before: str, after: str) -> None:
    assert between(before, after).posts == ()


def test_line_ends_are_no_change() -> None:
    post = "---\ntitle: Long\ndate: 2026-12-04\nchannels: facebook\n---\n\nHello\n\nyou\n"
    one, two = (
        plan_of({"strategy.yml": STRATEGY, "posts/long.md": text}, TODAY)
        for text in (post, post.replace("\n", "\r\n"))
    )
    assert changes(one, two, (), ()).empty


def test_a_post_in_another_file_was_filed_elsewhere() -> None:
    def moved(text: str) -> Plan:
        return plan("- {id: stays}\n", other=f"{DEFAULTS}posts:\n{text}")

    before = plan("- {id: stays}\n- {title: Goes, date: 2026-12-02}\n")
    change = the(compared(before, moved("- {title: Goes, date: 2026-12-02}\n")))
    assert change.kinds == ("filed",)
    assert (change.file_before, change.file_after) == ("calendars/plan.yml", "calendars/other.yml")
    retitled = the(compared(before, moved("- {title: Went, date: 2026-12-02}\n")))
    assert retitled.kinds == ("reworded", "filed")


def two_files(one: str, other: str) -> Plan:
    return plan(one, second=f"{DEFAULTS}posts:\n{other}")


def test_of_two_posts_that_say_the_same_the_one_whose_file_lost_it_is_gone() -> None:
    same = "- {title: Same}\n"
    before = two_files(f"- {{id: a}}\n{same}", f"- {{id: b}}\n{same}")
    for after, file in (
        (two_files("- {id: a}\n", f"- {{id: b}}\n{same}"), "calendars/plan.yml"),
        (two_files(f"- {{id: a}}\n{same}", "- {id: b}\n"), "calendars/second.yml"),
    ):
        change = the(changes(before, after, (), ()))
        assert (change.kinds, change.file_before) == (("removed",), file)


def test_of_two_posts_in_one_place_the_one_in_the_same_file_has_another_title() -> None:
    before = two_files("- {title: One}\n", "- {title: Two}\n")
    after = two_files("- {id: stays, date: ~}\n", "- {title: Else}\n")
    found = [
        (change.before and change.before.title, change.after and change.after.title)
        for change in changes(before, after, (), ()).posts
    ]
    assert sorted(found, key=str) == [("One", None), ("Two", "Else"), (None, "")]


def test_what_posts_share_changes_all_of_them() -> None:
    posts = "- {id: a}\n- {id: b, stage: decision}\n"
    before, after = (
        plan(posts),
        plan_of(
            {
                "strategy.yml": STRATEGY,
                "calendars/plan.yml": f"{DEFAULTS.replace('interest', 'research')}posts:\n{posts}",
            },
            TODAY,
        ),
    )
    change = the(changes(before, after, (), ()))
    assert (change.post.id, change.kinds) == ("a", ("stage",))


def test_of_posts_with_one_title_the_one_that_changed_is_told() -> None:
    posts = [f"- {{title: Same, date: 2026-12-0{day}, copy: {COPY} {day}}}\n" for day in (1, 2, 3)]
    edited = posts[1].replace("five", "fifth")
    change = the(between("".join(posts), "".join([posts[0], edited, posts[2]])))
    assert change.kinds == ("reworded",)
    assert change.placements[0].date == dt.date(2026, 12, 2)
    removed = the(between("".join(posts), "".join(posts[1:])))
    assert removed.kinds == ("removed",)
    assert removed.placements[0].date == dt.date(2026, 12, 1)


def test_the_most_alike_is_the_same_post() -> None:
    before = f"- {{title: A, copy: {COPY}}}\n"
    one, two = COPY.replace("six", "6").replace("two", "2"), COPY.replace("twelve", "12")
    after = f"- {{title: B, copy: {one}}}\n- {{title: C, copy: {two}}}\n"
    found = between(before, after)
    assert [(c.before and c.before.title, c.after and c.after.title) for c in found.posts] == [
        (None, "B"),
        ("A", "C"),
    ]


@pytest.mark.parametrize("ids", [("", ""), ("id: a, ", "id: b, ")])
def test_posts_that_have_nothing_in_common_are_two(ids: tuple[str, str]) -> None:
    found = between(
        f"- {{{ids[0]}title: One, copy: Here is what we know of clay and of water}}\n",
        f"- {{{ids[1]}title: Two, copy: Nobody has asked us about parcels since spring}}\n",
    )
    assert sorted(kind for change in found.posts for kind in change.kinds) == ["added", "removed"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "{by: sam, date: 2026-11-28}", (True, "sam", False)),
        ("{by: sam, of: PIN}", "", (False, "sam", False)),
        ("{by: sam, of: PIN}", "{by: dana, of: PIN}", (True, "dana", False)),
        ("{by: sam, of: PIN}", "{by: sam, of: 123456}", (False, "sam", False)),
        ("{by: sam, of: 123456}", "{by: sam, of: PIN}", (True, "sam", False)),
        ("{by: sam, of: 123456}", "{by: sam, of: 654321}", None),
    ],
)
def test_an_approval(before: str, after: str, expected: tuple[object, ...] | None) -> None:
    post = plan("- {id: a, copy: Hi}\n")
    pinned = str(pin(post.posts[0], post.placements))
    one, two = (
        f"- {{id: a, copy: Hi, approved: {text.replace('PIN', pinned) or '~'}}}\n"
        for text in (before, after)
    )
    found = between(one, two)
    told = [
        c.approval and (c.approval.holds, c.approval.by, c.approval.voided) for c in found.posts
    ]
    assert told == ([expected] if expected else told[:1])
    kind = {None: "changed", True: "approved", False: "unapproved"}[expected and expected[0]]
    assert the(found).kinds == (kind,)


def test_an_edit_voids_an_approval() -> None:
    post = plan("- {id: a, copy: Hi}\n")
    approved = f"approved: {{by: sam, of: {pin(post.posts[0], post.placements)}}}"
    change = the(
        between(f"- {{id: a, copy: Hi, {approved}}}\n", f"- {{id: a, copy: Ho, {approved}}}\n")
    )
    assert change.kinds == ("unapproved", "reworded")
    assert change.approval
    assert change.approval.voided


def test_posts_that_have_a_sentence_in_common_are_two() -> None:
    shared = "Come and see us on Saturday morning"
    found = between(
        f"- {{id: a, copy: {shared} to throw a first pot and then to drink some tea with all}}\n",
        f"- {{id: b, copy: {shared} for the shelves are full of winter mugs and large bowls}}\n",
    )
    assert sorted(kind for change in found.posts for kind in change.kinds) == ["added", "removed"]


def test_posts_come_in_the_order_in_which_they_go_out() -> None:
    before = "- {id: a, date: 2026-12-05}\n- {id: b, date: ~}\n- {id: gone, date: 2026-12-02}\n"
    after = (
        "- {id: a, date: 2026-12-04}\n- {id: b, date: ~, owner: sam}\n"
        "- {id: new, date: 2026-12-03}\n- {id: first, date: 2026-12-03 07:00}\n"
    )
    ids = [change.post.id for change in between(before, after).posts]
    assert ids == ["gone", "first", "new", "a", "b"]


def test_the_parts_of_the_strategy_that_differ() -> None:
    def with_strategy(text: str) -> Plan:
        return plan_of({"strategy.yml": text}, TODAY)

    before = with_strategy(
        "brand: A\nwindow: {start: 2026-12-01}\nchannels: {facebook: , x: }\navoid: [a]\n"
        "stages: {one: , two: }\n"
    )
    after = with_strategy(
        "brand: A\nwindow: {start: 2026-12-01, end: 2026-12-31}\ntone: serious\n"
        "channels: {facebook: {responder: sam}, instagram: }\navoid: [a, b]\n"
        "stages: {two: , one: }\n"
    )
    assert changes(before, after, (), ()).strategy == (
        "window.end",
        "tone",
        "channels.facebook",
        "channels.instagram",
        "channels.x",
        "avoid",
        "stages",
    )


DAILY = """\
window: {start: 2026-12-01, end: 2026-12-06}
channels: {facebook: {cadence: {per: day}}}
"""


def daily(*days: int) -> Plan:
    posts = "".join(
        f"  - {{id: p{day}, date: 2026-12-0{day}, channels: facebook, type: quote, stage: interest,"
        f" title: Day {day}}}\n"
        for day in days
    )
    return plan_of({"strategy.yml": DAILY, "calendars/a.yml": f"posts:\n{posts}"}, TODAY)


def gaps(found: Changes) -> tuple[list[Any], list[Any], list[Any]]:
    rule = "cadence/daily-posting"

    def days(spans: Any) -> list[str]:
        return [f"{start.day}-{end.day}" for start, end in spans]

    opened, closed = (
        [(days(c.days), c.partly) for c in side if c.finding.rule == rule]
        for side in (found.opened, found.closed)
    )
    both = [(days(c.opened), days(c.closed)) for c in found.days if c.rule == rule]
    return opened, closed, both


def test_a_gap_that_is_filled_in_part_is_no_new_one_and_is_closed_in_part() -> None:
    found = compared(daily(1, 5, 6), daily(1, 3, 5, 6))
    assert gaps(found) == ([], [(["3-3"], True)], [([], ["3-3"])])


def test_a_gap_that_grows_is_new_for_the_days_that_it_did_not_have() -> None:
    found = compared(daily(1, 3, 5, 6), daily(1, 6))
    # Two gaps of a day became one of four.
    assert gaps(found) == ([(["3-3", "5-5"], True)], [], [(["3-3", "5-5"], [])])


def test_a_gap_that_moves() -> None:
    found = compared(daily(1, 2, 4, 5, 6), daily(1, 2, 3, 5, 6))
    assert gaps(found) == ([(["4-4"], False)], [(["3-3"], False)], [(["4-4"], ["3-3"])])


def test_a_plan_of_which_there_was_none() -> None:
    nothing = plan_of({}, TODAY)
    found = compared(nothing, daily(1, 2))
    assert [change.kinds for change in found.posts] == [("added",), ("added",)]
    assert "model/missing-field" in {change.finding.rule for change in found.closed}
    back = compared(daily(1, 2), nothing)
    assert [change.kinds for change in back.posts] == [("removed",), ("removed",)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c", "a b c", "a b c"),
        ("", "new text", "+new text+"),
        ("old text", "", "-old text-"),
        ("What is on your list?", "What is on our list?", "What is on -your-+our+ list?"),
        ("one two", "one, two", "one+,+ two"),
        ("in the morning at eight", "by the evening at nine", "-in-+by+ the -morning-+evening+ at "
         "-eight-+nine+"),
        ("don't go", "do not go", "-don't-+do not+ go"),
        ("See https://a.example/x?y now", "See https://a.example/z now",
         "See -https://a.example/x?y-+https://a.example/z+ now"),
        ("Tea\n\n#pottery", "Tea\n\n#potters", "Tea\n\n-#pottery-+#potters+"),
        ("茶 is hot", "茶 is cold", "茶 is -hot-+cold+"),
        ("x y z", "1 2 3", "-x y z-+1 2 3+"),
    ],
)  # fmt: skip
def test_words_that_changed(before: str, after: str, expected: str) -> None:
    marks = {"equal": "", "removed": "-", "added": "+"}
    told = "".join(f"{marks[p.kind]}{p.text}{marks[p.kind]}" for p in parts(before, after))
    assert told == expected


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("言葉", "言葉" * 50 + "…" + "言葉" * 50),
        ("word ", "word " * 20 + "… " + "word " * 19),
        ("word\n", "word\n" * 19 + "word … " + "word\n" * 19),
    ],
    ids=["no blanks", "blanks", "lines"],
)
def test_of_a_long_text_what_is_near_a_change_stays(word: str, told: str) -> None:
    old, new = Part("removed", "old"), Part("added", "new")
    found = tuple(excerpt((old, Part("equal", word * 200), new), 100))
    assert found == (old, Part("equal", told), new)


def test_a_text_beyond_all_measure_is_told_as_a_whole() -> None:
    kinds = [part.kind for part in parts("a b " * 6000 + "c", "b a " * 6000 + "d")]
    assert kinds == ["removed", "added"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_parts_of_two_texts_make_both(before: str, after: str) -> None:
    told = parts(before, after)
    assert "".join(part.text for part in told if part.kind != "added") == before
    assert "".join(part.text for part in told if part.kind != "removed") == after
    assert all(part.text for part in told)
    assert [part.kind for part in parts(before, before)] == ["equal"] * bool(before)


def test_days_are_told_where_something_of_a_kind_is_missing_on_them() -> None:
    found = compared(daily(1), daily(1, 2, 3, 4, 5, 6))
    assert "cadence/runway" in {change.finding.rule for change in found.closed}
    assert {change.rule for change in found.days} == {"cadence/daily-posting"}
