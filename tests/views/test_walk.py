"""Walk the journey: who walks, what they see when, and what they never see."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.views.labels import Link
from journey.views.site import Site, site_pages
from journey.views.walk import WalkView
from tests.views.sites import site_of, view_of

STRATEGY = """
window: {start: 2026-11-30, end: 2027-01-17}
channels: {facebook: , instagram: {title: Insta}, letter: {network: email}}
audiences:
  newcomers: {title: New ones, channels: [facebook, letter]}
  others:
  regulars: {relationship: customer}
rules: {stages/coverage: {days: 5}}
"""
CALENDAR = """
defaults: {channels: facebook, type: quote}
posts:
  - {date: 2026-11-30, title: Before, stage: interest}
  - {date: 2026-12-02 18:00, title: Evening, stage: research, copy: "Look at *this*, and that"}
  - {date: 2026-12-02 09:00, title: Morning, stage: validation, channels: "instagram, facebook"}
  - {date: 2026-12-03, title: Not theirs, stage: interest, audience: others}
  - {date: 2026-12-03, title: Elsewhere, stage: interest, channels: instagram}
  - {date: 2026-12-03, title: Of customers, stage: retention}
  - {date: 2026-12-03, title: An idea, stage: interest, status: idea}
  - {date: 2026-12-04, title: Again, stage: research}
  - {date: 2026-12-10, title: Late, stage: interest, channels: letter, subject: Hear, preheader: Me}
  - {date: 2026-12-12, title: Named, stage: advocacy, audience: newcomers}
  - {date: 2026-12-31, title: Behind the thirty days, stage: decision}
"""


def _site(today: dt.date = dt.date(2026, 12, 1), more: str = "") -> Site:
    return site_of(STRATEGY + more, CALENDAR, today=today)


def _walk(path: str, site: Site | None = None) -> WalkView:
    view = view_of(site or _site(), path)
    assert isinstance(view, WalkView)
    return view


def _met(view: WalkView) -> list[tuple[str, list[str]]]:
    return [(str(day.date)[5:], [e.card.title for e in day.met]) for day in view.days]


def test_somebody_sees_what_is_for_them_on_the_channels_that_they_use() -> None:
    assert _met(_walk("walk/newcomers")) == [
        ("12-02", ["Morning", "Evening"]),
        ("12-04", ["Again"]),
        ("12-10", ["Late"]),
        ("12-12", ["Named"]),
    ]
    assert _met(_walk("walk/regulars")) == [("12-03", ["Of customers"])]


def test_thirty_days_begin_today() -> None:
    view = _walk("walk/newcomers")
    assert (view.when, view.length) == ("1–30 December 2026", 30)
    assert [day.number for day in view.days] == [2, 4, 10, 12]
    assert view.days[0].text == "Wednesday 2 December"
    assert view.days[0].path == "calendar/2026-12#day-2026-12-02"


def test_silence_is_said_from_two_days_on() -> None:
    view = _walk("walk/newcomers")
    assert [day.quiet for day in view.days] == [0, 0, 5, 0]
    assert view.quiet == 18
    assert view.line.silence == 18


def test_each_channel_has_a_lane_and_a_post_stands_in_the_first_of_its_own() -> None:
    view = _walk("walk/newcomers")
    assert [(lane.channel.name, lane.posts) for lane in view.lanes] == [
        ("facebook", 4),
        ("letter", 1),
    ]
    assert [(e.card.title, e.lane) for day in view.days for e in day.met][-2:] == [
        ("Late", 2),
        ("Named", 1),
    ]
    (morning, _), *_ = ([*day.met] for day in view.days)
    assert [channel.name for channel in morning.card.channels] == ["facebook"]


def test_many_channels_have_no_lanes() -> None:
    channels = ", ".join(f"c{n}: " for n in range(6))
    calendar = "posts:\n- {date: 2026-12-02, channels: c1, stage: interest, title: T}\n"
    view = _walk("walk/newcomers", site_of(f"channels: {{{channels}}}\n", calendar))
    assert not view.drawn
    assert [e.lane for day in view.days for e in day.met] == [0]


def test_the_way_tells_what_is_new() -> None:
    days = _walk("walk/newcomers").days
    told = [[(n.words, n.stage and n.stage.id) for n in day.news] for day in days]
    assert told == [
        [("First contact", "validation"), ("New to them", "research")],
        [],
        [("New to them", "interest")],
        [("A step further", "advocacy")],
    ]
    assert days[0].news[0].purpose == "They look for proof from people like them."


def test_customers_have_had_their_first_contact() -> None:
    (day,) = _walk("walk/regulars").days
    assert [news.words for news in day.news] == ["The first they hear"]


def test_a_first_post_without_a_stage_is_a_contact_all_the_same() -> None:
    calendar = (
        "posts:\n- {date: 2026-12-02, channels: facebook, audience: newcomers, title: T}\n"
        "- {date: 2026-12-02, channels: facebook, audience: newcomers, stage: none, title: U}\n"
    )
    (day,) = _walk("walk/newcomers", site_of(STRATEGY, calendar)).days
    assert [(news.words, news.stage) for news in day.news] == [("First contact", None)]


def test_the_end_says_which_stages_were_met_and_what_asks_for_the_others() -> None:
    site = _site()
    stages = {met.stage.id: met for met in _walk("walk/newcomers", site).line.stages}
    assert {id: met.posts for id, met in stages.items()} == {
        "interest": 1,
        "research": 2,
        "validation": 1,
        "decision": 0,
        "advocacy": 1,
    }
    first = stages["research"].first
    assert first
    assert (first.text, first.path) == ("Wed 2 Dec", "#day-2026-12-02")
    assert stages["decision"].first is None
    missing = stages["decision"].finding
    assert missing
    assert missing.rule == "stages/coverage"
    assert stages["interest"].finding is None


def test_a_gap_of_other_days_is_not_why_a_stage_was_not_met() -> None:
    site = _site()
    stages = {met.stage.id: met for met in _walk("walk/newcomers/2027-w02", site).line.stages}
    assert stages["decision"].posts == 0
    assert stages["decision"].finding
    assert stages["decision"].finding.start == dt.date(2027, 1, 1)


def test_a_gap_of_an_audience_is_why_it_did_not_meet_a_stage() -> None:
    posts = ["learn", "learn", "learn", "buy"]
    calendar = "posts:\n" + "".join(
        f"- {{date: 2026-12-0{n}, channels: facebook, type: quote, stage: {stage}, title: {n},"
        f" audience: {'others' if stage == 'buy' else '[newcomers, others]'}}}\n"
        for n, stage in enumerate(posts, 1)
    )
    strategy = STRATEGY + "stages: {learn: , buy: }\n"
    site = site_of(strategy.replace("rules:", "x-rules:"), calendar)
    found = {}
    for name in ("newcomers", "others"):
        (_, buy) = _walk(f"walk/{name}", site).line.stages
        found[name] = buy.finding and buy.finding.rule
    assert found == {"newcomers": "stages/audience-coverage", "others": None}


def test_posts_begin_as_they_do_on_their_channel() -> None:
    view = _walk("walk/newcomers")
    openings = {e.card.title: e.opening for day in view.days for e in day.met}
    assert openings == {
        "Morning": "",
        "Evening": "Look at this, and that",
        "Again": "",
        "Late": "Hear – Me",
        "Named": "",
    }


def test_a_walk_can_start_in_any_week_of_the_plan() -> None:
    site = _site()
    view = _walk("walk/newcomers", site)
    assert [choice.walk.text for choice in view.starts] == [
        "Today",
        *("W49", "W50", "W51", "W52", "W53", "W1", "W2"),
    ]
    assert [choice.chosen for choice in view.starts].index(True) == 0
    paths = {page.path for page in site_pages(site)}
    links = [choice.walk.path for choice in (*view.starts, *view.personas)]
    assert paths.issuperset(links)
    week = _walk("walk/newcomers/2026-w50", site)
    assert (week.when, week.length) == ("7 December 2026 – 5 January 2027", 30)
    assert [choice.walk.text for choice in week.starts if choice.chosen] == ["W50"]
    assert [choice.walk.path for choice in week.personas] == [
        "walk/newcomers/2026-w50",
        "walk/others/2026-w50",
        "walk/regulars/2026-w50",
    ]


def test_a_walk_leads_to_the_weeks_beside_it() -> None:
    site = _site()
    today, first, last = (
        _walk(f"walk/newcomers{start}", site) for start in ("", "/2026-w49", "/2027-w02")
    )
    assert today.previous
    assert today.next
    assert (today.previous.path, today.next.path) == (
        "walk/newcomers/2026-w49",
        "walk/newcomers/2026-w50",
    )
    assert first.previous is None
    assert last.next is None


def test_a_walk_ends_with_the_plan() -> None:
    view = _walk("walk/newcomers/2027-w02")
    assert (view.when, view.length, view.days, view.quiet) == ("11–17 January 2027", 7, (), 0)


@pytest.mark.parametrize("today", ["2026-10-01", "2027-03-01"])
def test_a_walk_starts_with_the_plan_where_today_is_none_of_its_days(today: str) -> None:
    view = _walk("walk/newcomers", _site(dt.date.fromisoformat(today)))
    assert view.when == "30 November – 29 December 2026"
    assert view.starts[0].walk.text == "The first day"


def test_a_long_plan_has_fewer_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    strategy = "channels: {facebook: }\nwindow: {start: 2026-01-01, end: 2027-12-31}\n"
    calendar = "posts:\n- {date: 2026-12-02, channels: facebook, stage: interest, title: T}\n"
    starts = _walk("walk/newcomers", site_of(strategy, calendar)).starts
    assert [choice.walk.text for choice in starts][1:4] == ["W1", "W6", "W11"]
    assert len(starts) == 1 + 21 + 1, "and next week"
    assert "W50" in [choice.walk.text for choice in starts]
    monkeypatch.setattr("journey.views.walk._MOST_WALKS", 4)
    assert len(_walk("walk/newcomers", site_of(strategy, calendar)).starts) == 1 + 2 + 1


def test_many_posts_of_a_day_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.views.walk._A_DAY", 1)
    day = _walk("walk/newcomers").days[0]
    assert ([e.card.title for e in day.met], day.more) == (["Morning"], 1)


def test_everybody_is_in_the_list_of_walks() -> None:
    view = view_of(_site(), "walk")
    assert (view.when, view.days) == ("1–30 December 2026", 30)
    assert [(w.walk.text, w.walk.path, w.relationship, w.posts) for w in view.walks] == [
        ("New ones", "walk/newcomers", "prospects", 5),
        ("Others", "walk/others", "prospects", 6),
        ("Regulars", "walk/regulars", "customers", 1),
    ]
    assert view_of(_site(), "").walks == view


CUSTOMERS = "channels: {facebook: }\naudiences: {newcomers: {relationship: customer}}\n"


def test_where_no_audience_is_of_a_kind_somebody_walks_who_belongs_to_none() -> None:
    site = site_of(CUSTOMERS, CALENDAR)
    view = view_of(site, "walk")
    assert [(w.walk.text, w.walk.path) for w in view.walks] == [
        ("Newcomers", "walk/newcomers"),
        ("Newcomers", "walk/newcomers-2"),
    ]
    met = [title for _, titles in _met(_walk("walk/newcomers-2", site)) for title in titles]
    assert "Evening" in met
    assert "Named" not in met, "it is for customers"
    assert "Not theirs" in met, "of that audience the strategy knows nothing"


def test_without_audiences_stages_say_what_is_for_whom() -> None:
    strategy = "channels: {facebook: , instagram: }\n"
    site = site_of(strategy, CALENDAR)
    walks = view_of(site, "walk").walks
    assert [walk.walk.path for walk in walks] == ["walk/newcomers", "walk/customers"]
    assert [lane.channel.name for lane in _walk("walk/customers", site).lanes] == [
        "facebook",
        "instagram",
        "letter",
    ]
    assert [t for _, titles in _met(_walk("walk/customers", site)) for t in titles] == [
        "Of customers",
        "Named",
    ]


def test_hidden_audiences_do_not_walk() -> None:
    site = _site(more="publish: {hide: [audience]}\n")
    view = view_of(site, "walk")
    assert [walk.walk.text for walk in view.walks] == ["Newcomers", "Customers"]


def test_what_is_hidden_is_not_read_out() -> None:
    site = _site(more="publish: {hide: [copy, subject, preheader]}\n")
    view = _walk("walk/newcomers", site)
    assert {e.opening for day in view.days for e in day.met} == {""}


def test_posts_that_are_not_shown_are_not_met() -> None:
    site = _site(more="publish: {statuses: [published]}\n")
    assert _met(_walk("walk/newcomers", site)) == []


def test_a_journey_of_prospects_alone_has_no_customers() -> None:
    view = view_of(site_of("stages: {learn: , buy: }\nchannels: {facebook: }\n"), "walk")
    assert [walk.relationship for walk in view.walks] == ["prospects"]


def test_a_plan_without_dates_has_nothing_to_walk() -> None:
    site = site_of()
    assert view_of(site, "walk").when == ""
    view = _walk("walk/newcomers", site)
    assert (view.when, view.days, view.previous, view.next) == ("", (), None, None)
    assert len(view.starts) == 1


def test_each_week_of_a_walk_is_named_on_its_first_day_with_something_to_see() -> None:
    view = _walk("walk/newcomers")
    assert [day.week for day in view.days] == ["Week 49", "", "Week 50", ""]


def test_next_week_is_counted_and_one_click_away() -> None:
    lines = view_of(_site(), "walk").walks
    next_week = {line.walk.text: line.next_week for line in lines}
    assert next_week["New ones"] == Link("2 posts", "walk/newcomers/2026-w50")
    assert next_week["Regulars"] == Link("nothing", "walk/regulars/2026-w50")
    assert view_of(_site(dt.date(2027, 1, 11)), "walk").walks[0].next_week is None
