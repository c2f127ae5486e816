"""The page of changes: what is different from another state of the plan, and nothing hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey.changes.matching import findings_of_before
from journey.model.approval import pin
from journey.rules.checking import check
from journey.views.changed_weeks import Entry
from journey.views.changes import MOST_POSTS, MOST_WEEKS, ChangesView
from journey.views.site import Site, site_pages
from tests.views.sites import of_files, site_of, view_of

STRATEGY = """
brand: Fern
window: {start: 2026-12-01, end: 2026-12-14}
channels:
  facebook: {cadence: {per: day}, responder: dana}
  x: {title: Our X}
people: {dana: {name: Dana Reyes}, sam: {name: Sam Lee}}
"""
BEFORE = """
defaults: {channels: facebook, stage: interest, type: quote, owner: dana}
posts:
  - {id: moves, date: 2026-12-02 09:00, title: It moves, copy: The same}
  - {id: says, date: 2026-12-03 09:00, title: It says, copy: "The kiln is cold at night"}
  - {id: goes, date: 2026-12-04 09:00, title: It goes}
  - {id: stays, date: 2026-12-05 09:00, title: It stays}
"""
AFTER = """
defaults: {channels: facebook, stage: interest, type: quote, owner: dana}
posts:
  - {id: moves, date: 2026-12-07 18:00, title: It moves, copy: The same}
  - {id: says, date: 2026-12-03 09:00, title: It says, copy: "The kiln is warm at night",
     stage: research, owner: sam}
  - {id: stays, date: 2026-12-05 09:00, title: It stays}
  - {id: comes, date: 2026-12-08 09:00, title: It comes, channels: x}
"""


def _compared(before: Site, after: Site, name: str = "main") -> Site:
    publish = after.plan.strategy.publish
    plan = replace(before.plan, strategy=replace(before.plan.strategy, publish=publish))
    findings = tuple(findings_of_before(plan, after.plan, check))
    return replace(after, base=replace(before, plan=plan, findings=findings), base_name=name)


def _changes(before: str = BEFORE, after: str = AFTER, more: str = "") -> ChangesView:
    sites = (site_of(STRATEGY + more, calendar) for calendar in (before, after))
    view = view_of(_compared(*sites), "changes")
    assert isinstance(view, ChangesView)
    return view


def _entries(view: ChangesView) -> dict[tuple[str, str], Entry]:
    days = [day for week in view.weeks for day in week.days]
    return {(str(day.date), entry.card.title): entry for day in days for entry in day.entries}


def test_without_a_base_there_is_no_such_page() -> None:
    assert "changes" not in [page.path for page in site_pages(site_of(STRATEGY, AFTER))]


def test_nothing_changed() -> None:
    view = _changes(BEFORE, BEFORE)
    assert (view.summary, view.weeks, view.posts, view.opened, view.closed) == ("", (), (), (), ())


def test_a_weekday_that_is_mended_is_no_move() -> None:
    wrong, right = (BEFORE.replace("2026-12-02", f"{day} 2026-12-02") for day in ("Mon", "Wed"))
    view = _changes(wrong, right)
    (post,) = view.posts
    assert post.marks == ("changed",)
    assert [(fact.what, fact.before, fact.after) for fact in post.facts] == [
        ("Date", "Mon 2026-12-02 09:00", "Wed 2026-12-02 09:00")
    ]
    assert _entries(view)["2026-12-02", "It moves"].words == "Has a date now"


def test_the_calendar_says_what_became_of_each_post_on_its_days() -> None:
    found = {key: (entry.mark, entry.words) for key, entry in _entries(_changes()).items()}
    assert found == {
        ("2026-12-02", "It moves"): ("left", "Moved away to Mon 7 Dec"),
        ("2026-12-07", "It moves"): ("come", "Moved here from Wed 2 Dec"),
        ("2026-12-03", "It says"): ("changed", "Reworded, for another stage, with other changes"),
        ("2026-12-04", "It goes"): ("removed", "Removed"),
        ("2026-12-08", "It comes"): ("new", "New"),
    }


def test_each_entry_leads_to_its_post_below() -> None:
    view = _changes()
    anchors = {f"changes#{post.anchor}" for post in view.posts}
    assert {entry.path for entry in _entries(view).values()} == anchors
    assert {post.title: post.path for post in view.posts}["It goes"] == ""
    assert {post.title: post.path for post in view.posts}["It comes"] == "posts/comes"


def test_a_post_is_told_as_it_was_and_as_it_is() -> None:
    posts = {post.title: post for post in _changes().posts}
    says = posts["It says"]
    assert [(f.what, f.before, f.after) for f in says.facts] == [
        ("Stage", "Interest", "Research"),
        ("Owner", "Dana Reyes", "Sam Lee"),
    ]
    (text,) = says.texts
    assert (text.what, [(part.kind, part.text) for part in text.parts]) == (
        "Copy",
        [
            ("equal", "The kiln is "),
            ("removed", "cold"),
            ("added", "warm"),
            ("equal", " at night"),
        ],
    )
    (move,) = posts["It moves"].facts
    assert (move.what, move.before, move.after) == (
        "Goes out on facebook",
        "Wed 2 Dec, 09:00",
        "Mon 7 Dec, 18:00",
    )


NAMES = """
types: {glaze-note: {title: Glaze note}}
audiences:
  newcomers: {relationship: prospect}
  gift-buyers: {title: Who gives, relationship: prospect}
campaigns: {winter: {title: Winter firing}}
goals: {orders: {metric: pieces sold}}
"""


def _facts(was: str, now: str, more: str = NAMES) -> list[tuple[str, str, str]]:
    """What is told of a post that was one thing and is another."""
    posts = (f"posts:\n  - {{id: a, title: A, {one}}}\n" for one in (was, now))
    (post,) = _changes(*posts, more=more).posts
    return [(fact.what, fact.before, fact.after or fact.gone) for fact in post.facts]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("type: faq", "type: glaze-note", ("Type", "FAQ", "Glaze note")),
        ("stage: research", "stage: advocacy", ("Stage", "Research", "Advocacy")),
        ("owner: dana", "owner: somebody", ("Owner", "Dana Reyes", "somebody")),
        ("responder: sam", "responder: dana", ("Answers comments", "Sam Lee", "Dana Reyes")),
        ("audience: newcomers", "", ("Audience", "Newcomers", "nothing any more")),
        ("", "audience: [gift-buyers, newcomers]", ("Audience", "", "Who gives, Newcomers")),
        ("campaign: winter", "campaign: spring", ("Campaign", "Winter firing", "spring")),
        ("goal: orders", "goal: none-such", ("Goal", "pieces sold", "none-such")),
        ("media: a.png", "media: b.png", ("Media", "a.png", "b.png")),
    ],
)
def test_values_have_the_names_that_other_pages_use(
    was: str, now: str, told: tuple[str, str, str]
) -> None:
    placed = "date: 2026-12-02, channels: x, "
    assert _facts(placed + was, placed + now) == [told]


def test_so_have_the_values_on_a_channel() -> None:
    was, now = "{facebook: , x: {owner: sam}}", "{facebook: , x: {owner: dana, type: glaze-note}}"
    dated = "date: 2026-12-02, type: faq, channels: "
    assert _facts(dated + was, dated + now) == [
        ("Type on Our X", "FAQ", "Glaze note"),
        ("Owner on Our X", "Sam Lee", "Dana Reyes"),
    ]


def test_so_has_what_has_no_date_or_no_channel() -> None:
    assert _facts("channels: {x: {owner: sam}}", "channels: {x: {owner: dana}, facebook: }") == [
        ("Channels", "Our X", "Our X, facebook"),
        ("Owner on Our X", "Sam Lee", "Dana Reyes"),
    ]
    assert _facts("date: 2026-12-02 09:00", "date: 2026-12-03") == [
        ("Date", "Wed 2 Dec, 09:00", "Thu 3 Dec")
    ]


def test_what_is_called_the_same_is_told_apart_by_its_name_in_the_files() -> None:
    more = "types: {ask: {title: FAQ}}\n"
    assert _facts("type: faq", "type: ask", more) == [("Type", "faq", "ask")]


def test_what_is_called_otherwise_now_was_called_so_before() -> None:
    """A campaign that the strategy has no more still has its name."""
    posts = (f"posts: [{{id: a, title: A, campaign: {one}}}]\n" for one in ("winter", "spring"))
    before, after = (
        site_of(f"campaigns: {{{one}}}\n", posts)
        for one, posts in zip(
            ("winter: {title: Firing}", "spring: {title: Wet}"), posts, strict=True
        )
    )
    view = view_of(_compared(before, after), "changes")
    assert isinstance(view, ChangesView)
    ((fact,),) = (post.facts for post in view.posts)
    assert (fact.before, fact.after) == ("Firing", "Wet")


def _days(was: str, now: str) -> dict[str, list[tuple[str, str, str]]]:
    """What the calendar says of a post, day by day: when, on which channels, what became of it."""
    posts = (f"posts:\n  - {{id: a, title: A, {one}}}\n" for one in (was, now))
    days = [day for week in _changes(*posts).weeks for day in week.days]
    return {
        str(day.date)[-2:]: [(e.card.time, e.card.where, e.words) for e in day.entries]
        for day in days
        if day.entries
    }


@pytest.mark.parametrize(
    ("was", "now", "days"),
    [
        pytest.param(
            "channels: {x: , facebook: }",
            "channels: {x: , facebook: {date: 2026-12-04 09:00}}",
            {
                "02": [("09:00", "facebook", "Moved away to Fri 4 Dec")],
                "04": [("09:00", "facebook", "Moved here from Wed 2 Dec")],
            },
            id="one of two channels moves",
        ),
        pytest.param(
            "channels: {x: {copy: Old}, facebook: {time: '12:00'}}",
            "channels: {x: {copy: New}, facebook: {time: '12:00'}}",
            {"02": [("09:00", "Our X", "Reworded")]},
            id="one of two channels says something else",
        ),
        pytest.param(
            "channels: {x: , facebook: {date: 2026-12-04 09:00}}",
            "channels: {x: , facebook: }",
            {
                "02": [("09:00", "facebook", "Moved here from Fri 4 Dec")],
                "04": [("09:00", "facebook", "Moved away to Wed 2 Dec")],
            },
            id="one of two channels joins the other",
        ),
        pytest.param(
            "channels: {x: , facebook: {time: '12:00'}}",
            "channels: {x: , facebook: }",
            {"02": [("09:00", "facebook", "Moved")]},
            id="one of two channels joins the other on its day",
        ),
        pytest.param(
            "channels: x",
            "channels: {x: , facebook: }",
            {"02": [("09:00", "facebook", "Goes out here, too")]},
            id="another channel beside it",
        ),
        pytest.param(
            "channels: x, owner: dana",
            "channels: [x, facebook], owner: sam",
            {
                "02": [
                    ("09:00", "Our X", "Changed"),
                    ("09:00", "facebook", "Goes out here, too"),
                ]
            },
            id="another channel beside one on which something changed",
        ),
        pytest.param(
            "channels: x",
            "channels: {x: , facebook: {time: '08:00'}}",
            {"02": [("08:00", "facebook", "Goes out here, too")]},
            id="another channel",
        ),
        pytest.param(
            "channels: [x, facebook]",
            "channels: facebook",
            {"02": [("09:00", "Our X", "Goes out here no more")]},
            id="a channel less",
        ),
        pytest.param(
            "channels: x",
            "channels: facebook",
            {"02": [("09:00", "facebook", "Moved here from Our X")]},
            id="another channel instead",
        ),
        pytest.param(
            "channels: x",
            "channels: x, owner: sam",
            {"02": [("09:00", "Our X", "Changed")]},
            id="something else alone",
        ),
    ],
)
def test_the_calendar_tells_of_each_channel_what_became_of_the_post_there(
    was: str, now: str, days: dict[str, list[tuple[str, str, str]]]
) -> None:
    assert _days(f"date: 2026-12-02 09:00, {was}", f"date: 2026-12-02 09:00, {now}") == days


def test_what_left_a_day_stands_among_what_came_in_the_order_of_the_day() -> None:
    post = "  - {{id: {}, title: A, channels: x, date: {}}}\n"
    was = [("a", "2026-12-02 12:00"), ("b", "2026-12-02 08:00"), ("c", "2026-12-02")]
    now = [("a", "2026-12-02 12:30"), ("d", "2026-12-02 07:00")]
    calendars = ("posts:\n" + "".join(post.format(*one) for one in posts) for posts in (was, now))
    days = [day for week in _changes(*calendars).weeks for day in week.days]
    (entries,) = [day.entries for day in days if day.entries]
    assert [(e.card.time, e.mark) for e in entries] == [
        ("07:00", "new"),
        ("08:00", "removed"),
        ("12:30", "changed"),
        ("", "removed"),
    ]


def test_of_a_long_text_what_is_around_the_changes_is_shown() -> None:
    same = "word " * 500
    post = "date: 2026-12-02, channels: x, copy: "
    posts = (
        f"posts:\n  - {{id: a, title: A, {post}{same}{one} {same}}}\n" for one in ("old", "new")
    )
    ((text,),) = (post.texts for post in _changes(*posts).posts)
    first, *_, last = text.parts
    assert first.text.startswith("… word word")
    assert last.text.endswith("word word …")
    assert {(part.kind, part.text) for part in text.parts[1:-1]} == {
        ("removed", "old"),
        ("added", "new"),
    }
    assert 200 < len(first.text) < 400 > len(last.text) > 200


def test_gaps_open_and_close_on_their_days() -> None:
    days = {str(day.date): day for week in _changes().weeks for day in week.days}
    assert days["2026-12-02"].opened == ("No facebook post",)
    assert days["2026-12-07"].closed == ("No facebook post",)
    assert (days["2026-12-03"].opened, days["2026-12-03"].closed) == ((), ())


def test_of_a_gap_that_grows_or_shrinks_the_days_are_marked_that_are_new_or_gone() -> None:
    days = ("2026-12-01", "2026-12-02", "2026-12-04", "2026-12-05")
    fields = "channels: facebook, stage: interest, type: quote, title: T"
    one_gap = "posts:\n" + "".join(f"- {{date: {day}, {fields}}}\n" for day in days)
    two_gaps = one_gap.replace(days[1], days[0])
    window = "window: {start: 2026-12-01, end: 2026-12-05}\n"

    view = _changes(one_gap, two_gaps, window)
    marked = {str(day.date): day.opened for week in view.weeks for day in week.days if day.opened}
    assert marked == {"2026-12-02": ("No facebook post",)}
    (gap,) = (one.whole for one in view.opened if one.rule == "cadence/daily-posting")
    assert gap.endswith("2–3 December 2026 (new: 2 December 2026)")

    view = _changes(two_gaps, one_gap, window)
    marked = {str(day.date): day.closed for week in view.weeks for day in week.days if day.closed}
    assert marked == {"2026-12-02": ("No facebook post",)}
    (gap,) = (one.whole for one in view.closed if one.rule == "cadence/daily-posting")
    assert gap.endswith("2–3 December 2026 (no more: 2 December 2026)")


def test_the_mix_and_the_load_are_told_where_they_differ() -> None:
    view = _changes()
    assert [(one.stage and one.stage.id, one.before, one.after) for one in view.mix] == [
        ("interest", "4 posts, 100\xa0%", "3 posts, 75\xa0%"),
        ("research", "0 posts, 0\xa0%", "1 post, 25\xa0%"),
    ]
    assert [(one.person.title, one.owned, one.answered) for one in view.work] == [
        ("Dana Reyes", (4, 3), (4, 3)),
        ("Sam Lee", (0, 1), (0, 0)),
    ]


def test_the_summary_says_it_in_two_sentences() -> None:
    assert _changes().summary.startswith(
        "4 posts changed: 1 new, 1 removed, 1 moved, 1 reworded, 1 for another stage, "
        "1 with other changes. "
    )


@pytest.mark.parametrize(
    ("hide", "gone"), [("copy", "warm"), ("owner", "Owner"), ("approved", "Approval")]
)
def test_what_the_site_does_not_show_is_not_told(hide: str, gone: str) -> None:
    after = AFTER.replace("owner: sam}", "owner: sam, approved: {by: sam, date: 2026-11-30}}")
    assert gone in str(_changes(after=after))
    hidden = _changes(after=after, more=f"publish: {{hide: [{hide}]}}\n")
    assert gone not in str(hidden)


def test_a_post_that_is_not_shown_is_not_told_and_one_that_is_shown_now_is_new() -> None:
    more = "publish: {statuses: [review]}\n"
    before = BEFORE.replace("title: It says", "title: Secret, status: draft")
    after = AFTER.replace("title: It comes", "title: Hidden, status: draft")
    after = after.replace("title: It says", "title: It says, status: review")
    view = _changes(before, after, more)
    assert [post.title for post in view.posts] == ["It says"]
    assert view.posts[0].marks == ("new",)
    assert "Hidden" not in str(view)
    assert "Secret" not in str(view)


def test_what_the_base_published_counts_for_nothing_today() -> None:
    """The strategy of today says what is shown of the other state, too."""
    before = site_of(STRATEGY, BEFORE.replace("title: It goes", "title: Secret, status: draft"))
    after = site_of(STRATEGY + "publish: {statuses: [review]}\n", AFTER)
    assert "Secret" not in str(view_of(_compared(before, after), "changes"))


def test_many_changes_are_cut_and_counted() -> None:
    posts = [
        f"  - {{id: p{n}, date: 2026-{1 + n // 25:02}-{1 + n % 25:02}, title: P{n}}}\n"
        for n in range(290)
    ]
    after = "defaults: {channels: facebook}\nposts:\n" + "".join(posts)
    view = view_of(
        _compared(of_files({"strategy.yml": "brand: A\n"}), of_files({"calendars/a.yml": after})),
        "changes",
    )
    assert (len(view.posts), view.more) == (MOST_POSTS, 290 - MOST_POSTS)
    assert len(view.weeks) == MOST_WEEKS
    assert view.later > 10
    assert view.shown == 290


SECRET = """
publish: {statuses: [review, approved], hide: [offer.code, owner, because, alt]}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "{id: a, status: approved, title: A, channels: {x: {copy: Old, owner: SECRET,"
            " offer: {code: SECRET, expires: 2026-12-09}}}}",
            "{id: a, status: approved, title: A, channels: {x: {copy: New, owner: SECRET2,"
            " offer: {code: SECRET2, expires: 2026-12-10}}}}",
            id="what an undated post says on a channel",
        ),
        pytest.param(
            "{id: a, status: approved, title: A, channels: {x: {media: {file: a.png, alt: Old}}}}",
            "{id: a, status: approved, title: B,"
            " channels: {x: {media: {file: a.png, alt: SECRET}}}}",
            id="the words of a picture of an undated post",
        ),
        pytest.param(
            "{id: a, date: 2026-12-02, status: approved, title: A, channels: x}",
            "{id: a, date: 2026-12-02, status: approved, title: B, channels: x, closes: SECRET,"
            " because: SECRET, ignore: [{rule: trust/approval, reason: SECRET}]}",
            id="fields that name what is hidden",
        ),
        pytest.param(
            "{id: a, date: 2026-12-02, status: approved, title: SECRET, channels: x}",
            "{id: a, date: 2026-12-02, status: draft, title: SECRET, channels: x}",
            id="a post that is taken back",
        ),
        pytest.param(
            "{id: a, date: 2026-12-02, title: A, status: approved,"
            " channels: {x: , facebook: {status: draft, copy: Old}}}",
            "{id: a, date: 2026-12-02, title: B, status: approved,"
            " channels: {x: , facebook: {status: draft, copy: SECRET}}}",
            id="a channel on which a post is not shown",
        ),
        pytest.param(
            "{id: a, date: 2026-12-02, title: A, status: approved,"
            " channels: {x: {title: SECRET, date: 2026-12-04}, facebook: }}",
            "{id: a, date: 2026-12-02, title: B, status: approved,"
            " channels: {x: {status: draft, title: SECRET, date: 2026-12-04}, facebook: }}",
            id="a channel on which a post is taken back",
        ),
        pytest.param(
            "{id: a, date: 2026-12-02, title: A, status: approved, channels: x}",
            "{id: a, date: 2026-12-02, title: A, status: approved, channels: x,"
            " approved: {by: sam, date: 2026-11-30, of: SECRET}}",
            id="the hash of an approval",
        ),
        pytest.param(
            "{id: a, date: 2026-12-02, title: A, status: approved, channels: x}",
            "{id: a, date: 2026-12-02, title: A, status: approved, channels: x,"
            " offer: {code: SECRET, expires: 2026-12-09}}",
            id="a part of a group",
        ),
    ],
)
def test_nothing_that_is_hidden_is_on_the_page(before: str, after: str) -> None:
    posts = (f"posts:\n  - {one}\n" for one in (before, after))
    assert "SECRET" not in str(_changes(*posts, more=SECRET))


def test_of_a_channel_on_which_a_post_is_hidden_now_nothing_is_told() -> None:
    post = "  - {{id: a, date: 2026-12-02, title: A, status: approved, channels: {}}}\n"
    shown = "{x: {copy: 'Words, lorem ipsum'}, facebook: }"
    before, after = (
        "posts:\n" + post.format(one) for one in (shown, "{x: {status: draft}, facebook: }")
    )
    more = "publish: {statuses: [approved]}\n"
    assert any("lorem" in found.message for found in site_of(STRATEGY + more, before).findings)
    view = _changes(before, after, more)
    assert (view.posts, view.closed, view.weeks) == ((), (), ())


def test_what_a_post_was_called_that_is_hidden_now_is_told_by_no_other_post() -> None:
    fields = "date: 2026-12-02 10:00, stage: interest, type: quote, channels: facebook"
    calendar = (
        "posts:\n  - {{{0}, {1}, copy: 'All that we have to say of our new shop in Leeds'}}\n"
        "  - {{{0}, title: Open house, status: approved, channels: facebook}}\n"
    )
    before, after = (
        calendar.format(fields, one)
        for one in ("status: approved, title: Closing down", "status: draft, title: News")
    )
    more = "publish: {statuses: [approved]}\n"
    said = [found.message for found in site_of(STRATEGY + more, before).findings]
    assert any("Closing down" in message and "Open house" in message for message in said)
    view = _changes(before, after.replace("10:00", "12:00", 1), more)
    assert "Closing down" not in str(view)


def test_a_finding_that_is_gone_names_its_post_by_the_title_that_it_had() -> None:
    copy = "copy: 'The kiln is cold at night and the racks are full of bowls'"
    post = "posts:\n  - {{date: 2026-12-02, channels: x, title: {}, {}}}\n"
    view = _changes(
        post.format("Kiln news", copy.replace("bowls", "lorem ipsum")),
        post.format("Out of the kiln", copy),
    )
    (gone,) = (found for found in view.closed if "lorem" in found.message)
    assert gone.post
    assert gone.post.text == "Kiln news"


def test_posts_whose_words_are_hidden_are_not_taken_for_each_other() -> None:
    more = "publish: {statuses: [review], hide: [copy]}\n"
    words = "The kiln is cold at night and the racks are full of bowls"
    before = f"posts:\n  - {{date: 2026-12-04, status: review, channels: x, copy: {words}}}\n"
    other = "Ask us anything about clay and glazes tonight at eight"
    after = f"posts:\n  - {{date: 2026-12-09, status: review, channels: x, copy: {other}}}\n"
    assert sorted(post.marks for post in _changes(before, after, more).posts) == [
        ("new",),
        ("removed",),
    ]


def test_an_approval_is_told_as_the_whole_plan_has_it() -> None:
    more = "publish: {statuses: [approved], hide: [because]}\n"
    post = "{{id: a, date: 2026-12-02, status: approved, title: A, channels: x, because: {}{}}}"
    held = ", approved: {by: sam, date: 2026-11-30, of: %s}"
    plain = f"posts:\n  - {post.format('one', '')}\n"
    plan = site_of(STRATEGY + more, plain).plan
    pinned = held % pin(plan.posts[0], plan.placements)
    approved = f"posts:\n  - {post.format('one', pinned)}\n"
    (told,) = _changes(plain, approved, more).posts
    assert told.marks == ("approved",)
    assert [(f.what, f.after) for f in told.facts] == [("Approval", "by Sam Lee, 30 November 2026")]


@pytest.mark.parametrize(
    ("now", "gone"),
    [
        ("copy: New, approved: {of}", "holds no more: the post was changed since"),
        ("copy: Old", "taken back"),
    ],
)
def test_an_approval_that_holds_no_more_says_why(now: str, gone: str) -> None:
    post = "posts:\n  - {{id: a, date: 2026-12-02, title: A, channels: x, {}}}\n"
    plan = site_of(STRATEGY, post.format("copy: Old")).plan
    of = f"{{by: sam, date: 2026-11-30, of: {pin(plan.posts[0], plan.placements)}}}"
    was = post.format(f"copy: Old, approved: {of}")
    ((fact,),) = (one.facts for one in _changes(was, post.format(now.replace("{of}", of))).posts)
    assert (fact.what, fact.before, fact.after, fact.gone) == (
        "Approval",
        "by Sam Lee, 30 November 2026",
        "",
        gone,
    )


def test_a_new_post_and_one_that_is_gone_are_told_with_their_words() -> None:
    one = "posts:\n  - {id: a, date: 2026-12-02, title: A, channels: x, copy: Old words}\n"
    two = "posts:\n  - {id: b, date: 2026-12-09, title: B, channels: x, copy: Come and see}\n"
    told = {
        (post.title, text.what, part.kind, part.text)
        for post in _changes(one, two).posts
        for text in post.texts
        for part in text.parts
    }
    assert told == {
        ("A", "Copy", "removed", "Old words"),
        ("B", "Copy", "added", "Come and see"),
    }
    hidden = _changes(one, two, "publish: {hide: [copy]}\n")
    assert not any(post.texts for post in hidden.posts)
