"""People: who owns, who answers, what waits for whom, and what of that the site tells."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.views.people import PersonView
from journey.views.site import Site, site_pages
from journey.views.waiting import Wait
from tests.views.sites import site_of, view_of

STRATEGY = """
window: {start: 2026-11-30, end: 2026-12-20}
channels: {facebook: {responder: sam, cadence: {per: day}}, instagram: }
people: {dana: {name: Dana Reyes, role: editor}, sam: {name: Sam Lee}, "a|b": }
approval: {required: yes, days: 2, by: [sam, dana]}
rules: {plan/overload: {max_per_day: 1}}
PUBLISH
"""
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-11-30, title: Gone, owner: dana, status: published}
  - {date: 2026-12-02, title: One, owner: dana}
  - {date: 2026-12-02, title: Two, owner: sam, channels: {facebook: , instagram: {owner: dana}}}
  - {date: 2026-12-08, title: Three, owner: dana, responder: guest, channels: "facebook, instagram"}
  - {date: 2026-12-09, title: Four, owner: stranger, approved: {by: sam}}
  - {date: 2026-12-11, title: Five, owner: sam}
  - {date: 2026-12-24, title: Outside, owner: dana}
  - {title: Undated, owner: dana}
  - {date: 2026-12-10, title: Idea, owner: dana, status: idea}
"""


def _site(publish: str = "") -> Site:
    return site_of(STRATEGY.replace("PUBLISH", publish), CALENDAR)


def _people(site: Site) -> dict[str, tuple[int | None, int, int]]:
    return {
        one.person.name: (one.posts, one.answers, one.waiting)
        for one in view_of(site, "people").people
    }


def test_everybody_is_listed_whom_the_strategy_or_a_post_names() -> None:
    view = view_of(_site(), "people")
    assert [(p.person.title, p.role, p.known) for p in view.people] == [
        ("Dana Reyes", "editor", True),
        ("Sam Lee", "", True),
        ("a|b", "", True),
        ("guest", "", False),
        ("stranger", "", False),
    ]


def test_live_posts_are_counted_once_and_placements_each() -> None:
    assert _people(_site()) == {
        "dana": (4, 0, 1),
        "sam": (2, 5, 3),
        "a|b": (0, 0, 0),
        "guest": (0, 2, 0),
        "stranger": (1, 0, 0),
    }


def test_each_has_a_page_and_names_lead_to_it() -> None:
    site = _site()
    paths = {page.path for page in site_pages(site)}
    for one in view_of(site, "people").people:
        assert one.person.path in paths
    (owner,) = (f for f in view_of(site, "posts/four").facts if f.label == "Owner")
    assert [name.path for name in owner.names] == ["people/stranger"]
    assert owner.names[0].path in paths


def test_a_channel_leads_to_who_answers_there() -> None:
    site = _site()
    responder = view_of(site, "channels/facebook").summary.responder
    assert (responder.title, responder.path) == ("Sam Lee", "people/sam")
    assert {finding.who for finding in site.of_channel["facebook"]} == {responder}


def test_the_load_is_told_by_week_and_the_fullest_is_marked() -> None:
    table = view_of(_site(), "people").load
    assert [column.title for column in table.columns] == ["W49", "W50", "W51"]
    rows = {row.person.name: row.cells for row in table.rows}
    assert [(cell.owns, cell.answers) for cell in rows["dana"]] == [(3, 0), (1, 0), (0, 0)]
    assert [(cell.owns, cell.answers) for cell in rows["sam"]] == [(1, 3), (1, 2), (0, 0)]
    assert [cell.busiest for cell in rows["sam"]] == [True, False, False]
    assert not any(cell.busiest for cell in rows["a|b"])
    assert rows["dana"][0].path == "calendar/2026-w49?who=dana&only=live"
    assert rows["dana"][2].path == ""


def test_a_cell_counts_the_posts_that_its_link_lists() -> None:
    site = _site()
    for row in view_of(site, "people").load.rows:
        for cell in (cell for cell in row.cells if cell.owns):
            path, _, query = cell.path.partition("?")
            assert query == f"who={row.person.value}&only=live"
            cards = (
                card
                for week in view_of(site, path).weeks
                for day in week.days
                for card in (*day.cards, *day.more)
            )
            found = {c.path for c in cards if c.counts and row.person.value in c.who}
            assert len(found) == cell.owns


def test_a_long_plan_has_its_load_by_month() -> None:
    strategy = "channels: {facebook: }\nwindow: {start: 2026-01-01, end: 2026-12-31}\n"
    table = view_of(site_of(strategy, CALENDAR), "people").load
    assert [column.title for column in table.columns][-2:] == ["Nov", "Dec"]
    (dana,) = (row for row in table.rows if row.person.name == "dana")
    assert [cell.owns for cell in dana.cells][-2:] == [1, 4]


def _waiting(view: PersonView) -> list[Wait]:
    return [wait for group in view.waiting for wait in group.waits]


def test_a_post_waits_for_those_who_may_approve_it_and_do_not_own_it() -> None:
    site = _site()
    sam, dana = view_of(site, "people/sam"), view_of(site, "people/dana")
    assert [wait.card.title for wait in _waiting(sam)] == ["One", "Three", "Outside"]
    assert [wait.due for wait in _waiting(sam)] == [
        "was due Mon 30 Nov",
        "due Sun 6 Dec",
        "due Tue 22 Dec",
    ]
    assert [wait.card.title for wait in _waiting(dana)] == ["Five"], "and they both own Two"


def test_what_is_due_today_says_so() -> None:
    site = site_of(STRATEGY.replace("PUBLISH", ""), CALENDAR, today=dt.date(2026, 12, 6))
    assert _waiting(view_of(site, "people/sam"))[0].due == "due today"


def test_where_approval_is_not_asked_for_posts_in_review_wait() -> None:
    strategy = "channels: {facebook: }\npeople: {sam: }\napproval: {by: sam}\n"
    calendar = """
posts:
  - {date: 2026-12-02, channels: facebook, title: One, status: review}
  - {date: 2026-12-03, channels: facebook, title: Two}
"""
    (wait,) = _waiting(view_of(site_of(strategy, calendar), "people/sam"))
    assert (wait.card.title, wait.due) == ("One", "")


def test_a_person_has_their_posts_and_what_they_answer_next() -> None:
    view = view_of(_site(), "people/dana")
    titles = [card.title for card in view.posts.cards]
    assert titles == ["Gone", "One", "Two", "Three", "Idea", "Outside", "Undated"]
    answers = view_of(_site(), "people/sam").answers
    assert [card.title for card in answers] == ["One", "Two", "Four", "Five"]
    assert [channel.name for channel in answers[1].channels] == ["facebook"]
    assert [card.title for card in view_of(_site(), "people/guest").answers] == ["Three"]


def test_many_answers_are_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.views.people._NEXT", 1)
    view = view_of(_site(), "people/sam")
    assert ([card.title for card in view.answers], view.later) == (["One"], 3)


def test_what_is_said_of_a_person_stands_on_their_page() -> None:
    site = _site()
    (finding,) = view_of(site, "people/sam").summary.findings
    assert finding.message.startswith("sam has ")
    assert finding.who
    assert finding.who.path == "people/sam"


@pytest.mark.parametrize(
    ("hide", "names"),
    [
        ("owner", ["dana", "sam", "a|b", "guest"]),
        ("responder", ["dana", "sam", "a|b", "stranger"]),
        ("owner, responder", ["dana", "sam", "a|b"]),
    ],
)
def test_people_whom_only_hidden_fields_name_are_not_listed(hide: str, names: list[str]) -> None:
    site = _site(f"publish: {{hide: [{hide}]}}")
    assert list(_people(site)) == names


def test_what_is_hidden_is_not_told() -> None:
    owner = _site("publish: {hide: [owner]}")
    assert {name: posts for name, (posts, *_) in _people(owner).items()}["dana"] is None
    assert view_of(owner, "people/dana").posts is None
    assert not any(c.owns for row in view_of(owner, "people").load.rows for c in row.cells)
    # Who may approve would tell who owns: those who own may not.
    assert {name: waiting for name, (_, _, waiting) in _people(owner).items()}["dana"] == 5

    answers = _site("publish: {hide: [responder]}")
    assert {answers for _, answers, _ in _people(answers).values()} == {0}
    assert view_of(answers, "people/sam").summary.channels == ()
    assert view_of(answers, "people/sam").answers == ()

    assert view_of(answers, "channels/facebook").summary.responder is None
    assert not any(finding.who and not finding.post for finding in answers.of_channel["facebook"])

    approved = _site("publish: {hide: [approved]}")
    assert {waiting for *_, waiting in _people(approved).values()} == {0}


def test_where_nothing_is_told_of_people_they_have_no_pages() -> None:
    site = _site("publish: {hide: [owner, responder, approved]}")
    assert not [page.path for page in site_pages(site) if page.path.startswith("people")]
    assert site.labels.person("dana")
    assert "people/" not in repr([(page.path, page.view()) for page in site_pages(site)])
    assert not view_of(site, "").people


def test_a_load_of_nothing_but_approvals_has_no_table() -> None:
    site = _site("publish: {hide: [owner, responder]}")
    assert view_of(site, "people").load.columns == ()


def test_a_plan_that_names_nobody_has_an_empty_page() -> None:
    view = view_of(site_of(), "people")
    assert (view.people, view.load.columns) == ((), ())
