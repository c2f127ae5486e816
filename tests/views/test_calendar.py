"""Months and weeks: days in their places, what goes out, what is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.findings import Finding, Location, Scope
from journey.views.calendar import CalendarView, DayView
from journey.views.site import Site, site_pages
from journey.views.slots import slots
from tests.views.sites import site_of, view_of

STRATEGY = """
brand: Fern
window: {start: 2026-12-28, end: 2027-01-10}
channels:
  facebook: {cadence: {per: day}}
  letter: {network: email, cadence: {per: week}}
campaigns:
  winter: {title: Winter, start: 2026-12-29, end: 2027-01-05, launch: 2026-12-30}
  spring: {start: 2027-01-02, end: 2027-01-08}
  summer: {start: 2027-01-06, end: 2027-01-07}
days_off: [{start: 2027-01-01, reason: New Year}, {start: 2027-01-02, channels: letter}]
blackouts: [{start: 2026-12-31, reason: Mourning}]
"""
POSTS = "".join(
    f"- {{date: {date}, channels: {channels}, stage: {stage}, title: {title}, status: {status}}}\n"
    for date, channels, stage, title, status in [
        ("2026-12-28 10:00", "facebook", "interest", "One", "draft"),
        ("2026-12-28 08:00", "facebook", "decision", "Early", "review"),
        ("2026-12-28", "facebook", "decision", "Untimed", "idea"),
        ("2026-12-28 18:00", '"facebook, letter"', "interest", "Both", "draft"),
        ("2026-12-28 19:00", "facebook", "interest", "Late", "cancelled"),
        ("2027-01-04 10:00", "facebook", "interest", "New", "draft"),
    ]
)


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(
        STRATEGY, f"defaults: {{type: quote}}\nposts:\n{POSTS}", today=dt.date(2026, 12, 29)
    )


def _days(view: CalendarView) -> dict[str, DayView]:
    return {str(day.date): day for week in view.weeks for day in week.days}


def test_every_month_and_week_of_the_plan_has_a_page(site: Site) -> None:
    paths = [page.path for page in site_pages(site) if page.path.startswith("calendar/")]
    assert paths[:2] == ["calendar/2026-12", "calendar/2027-01"]
    assert paths[2:] == ["calendar/2026-w53", "calendar/2027-w01"]


def test_a_week_outside_of_the_plan_has_a_page_where_it_has_posts_and_says_so() -> None:
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-09, title: Inside}
  - {date: 2026-12-23, title: Perhaps, status: idea}
"""
    strategy = "channels: {facebook: }\nwindow: {start: 2026-12-08, end: 2026-12-12}\n"
    site = site_of(strategy, calendar)
    weeks = [page.path for page in site_pages(site) if page.path.startswith("calendar/2026-w")]
    assert weeks == ["calendar/2026-w50", "calendar/2026-w52"]
    assert view_of(site, weeks[0]).outside == ""
    outside = view_of(site, weeks[1])
    assert outside.outside == "8–12 December 2026"
    assert not any(day.quiet for day in outside.weeks[0].days)
    month = view_of(site, "calendar/2026-12")
    assert month.outside == ""
    assert [week.path for week in month.weeks] == ["", weeks[0], "", weeks[1], ""]


@pytest.mark.parametrize(
    ("channels", "marked"),
    [
        ("fb: {cadence: {per: day, days: [mon, tue, wed, thu, fri]}}", 5),
        ("fb: {cadence: {per: day, days: [mon, fri]}}, ig: {cadence: {per: week}}", 2),
        ("fb: {cadence: {per: week}}", 7),
        ("fb: {cadence: {per: week, days: [tue]}}", 1),
        ("fb: ", 7),
    ],
)
def test_days_on_which_nobody_means_to_post_are_not_marked(channels: str, marked: int) -> None:
    strategy = f"channels: {{{channels}}}\nwindow: {{start: 2026-12-07, end: 2026-12-13}}\n"
    plan = site_of(strategy)
    silent = Site(plan.plan)  # without findings, no gap stands in the place of the mark
    days = view_of(silent, "calendar/2026-w50").weeks[0].days
    assert [day.quiet for day in days].count(True) == marked


def test_empty_days_are_not_marked_where_posts_may_be_hidden() -> None:
    strategy = "channels: {fb: }\nwindow: {start: 2026-12-07, end: 2026-12-13}\n"
    for statuses, marked in (("approved", 0), ("draft, review, approved, scheduled, published", 7)):
        site = site_of(f"{strategy}publish: {{statuses: [{statuses}]}}\n")
        days = view_of(Site(site.plan), "calendar/2026-w50").weeks[0].days
        assert [day.quiet for day in days].count(True) == marked


def test_a_month_has_all_its_days_in_weeks(site: Site) -> None:
    view = view_of(site, "calendar/2026-12")
    assert [len(week.days) for week in view.weeks] == [6, 7, 7, 7, 4]
    assert next(iter(_days(view))) == "2026-12-01"
    assert [week.number for week in view.weeks] == [49, 50, 51, 52, 53]
    assert (view.title, view.sub, view.previous, view.next.text) == (
        "December",
        "2026",
        None,
        "January 2027",
    )


def test_a_week_is_whole_across_the_turn_of_the_year(site: Site) -> None:
    view = view_of(site, "calendar/2026-w53")
    assert list(_days(view))[::6] == ["2026-12-28", "2027-01-03"]
    assert (view.title, view.sub) == ("Week 53", "28 December – 3 January 2027")
    assert view.next.path == "calendar/2027-w01"


def test_a_day_shows_its_posts_in_order_and_folds_the_rest(site: Site) -> None:
    day = _days(view_of(site, "calendar/2026-12"))["2026-12-28"]
    assert [card.title for card in day.cards] == ["Early", "One", "Both", "Late"]
    assert [card.title for card in day.more] == ["Untimed"]
    assert [card.time for card in day.cards] == ["08:00", "10:00", "18:00", "19:00"]
    assert [channel.name for channel in day.cards[2].channels] == ["facebook", "letter"]


def test_counts_are_those_of_what_is_shown(site: Site) -> None:
    view = view_of(site, "calendar/2026-12")
    assert (view.posts, view.placements) == (5, 6)
    assert [(stage.id, n) for stage, n in view.stages if n] == [("interest", 3), ("decision", 2)]
    (status,) = (facet for facet in view.facets if facet.key == "status")
    assert [(value, n) for value, _, n in status.options] == [
        ("idea", 1),
        ("draft", 2),
        ("review", 1),
        ("cancelled", 1),
    ]


def test_what_is_missing_stands_on_its_day(site: Site) -> None:
    days = _days(view_of(site, "calendar/2026-12"))
    (slot,) = days["2026-12-30"].slots
    assert slot.label == "No facebook post"
    assert slot.missing
    assert (
        slot.finding.message == "facebook has no post on 4 days, 29 December 2026 – 3 January 2027"
    )
    assert not days["2026-12-28"].slots
    assert not days["2026-12-31"].slots, "nothing may go out on a blackout"


def test_a_week_without_an_email_is_said_of_the_week(site: Site) -> None:
    first, second = (
        view_of(site, f"calendar/{week}").weeks[0] for week in ("2026-w53", "2027-w01")
    )
    assert not [f for f in first.findings if f.rule == "cadence/daily-posting"]
    (finding,) = (f for f in second.findings if f.rule == "cadence/daily-posting")
    assert finding.message == "letter has no post in week 1, 4–10 January 2027"
    assert not [s for day in second.days for s in day.slots if s.finding is finding]


def test_closed_days_say_why(site: Site) -> None:
    days = _days(view_of(site, "calendar/2026-w53"))
    assert days["2026-12-31"].blackouts == ("Blackout: Mourning",)
    assert days["2027-01-01"].days_off == ("Day off: New Year",)
    assert days["2027-01-02"].days_off == ("Day off on letter",)


def test_days_know_where_they_lie(site: Site) -> None:
    days = _days(view_of(site, "calendar/2026-12"))
    assert days["2026-12-27"].outside
    assert not days["2026-12-28"].outside
    assert (days["2026-12-28"].past, days["2026-12-29"].today) == (True, True)


def test_campaigns_that_overlap_stand_below_each_other(site: Site) -> None:
    (first,), (second,) = (view_of(site, f"calendar/{w}").weeks for w in ("2026-w53", "2027-w01"))
    assert [(b.campaign.text, b.lane, b.start, b.end, b.launch) for b in first.bands] == [
        ("Winter", 1, 2, 8, 3),
        ("Spring", 2, 6, 8, 0),
    ]
    assert [(b.campaign.text, b.lane, b.begins, b.ends) for b in second.bands] == [
        ("Winter", 1, False, True),
        ("Spring", 2, False, True),
        ("Summer", 1, True, True),
    ]


def test_an_empty_plan_has_the_month_of_today() -> None:
    site = site_of(today=dt.date(2026, 12, 3))
    assert [str(month) for month in site.months] == ["2026-12-01"]
    assert view_of(site, "calendar/2026-12").posts == 0


def test_a_date_far_off_makes_no_thousands_of_pages() -> None:
    post = "- {{date: {}, channels: facebook, type: quote, stage: interest, title: T{}}}\n"
    calendar = "posts:\n" + post.format("2026-12-01", 1) + post.format("2062-12-31", 2)
    site = site_of("channels: {facebook: }", calendar)
    assert [str(month) for month in site.months] == ["2026-12-01", "2062-12-01"]


def test_what_is_amiss_names_what_it_is_about() -> None:
    day = dt.date(2026, 12, 2)
    scope = Scope(day, day, stage="interest", type="quote", audience="new-people")
    place = Location("strategy.yml")
    finding = Finding("info", "m", "h", place, scope=scope, rule="variety/weekly-types")
    plan = site_of("window: {start: 2026-12-01, end: 2026-12-05}\n").plan
    (slot,) = slots(Site(plan, (finding,))).of_day[day]
    assert slot.label.endswith(", Interest, Quote, New people")


def test_what_is_said_of_a_plan_of_one_day_stands_above_its_week() -> None:
    day = dt.date(2026, 12, 2)
    finding = Finding("info", "m", "h", Location("strategy.yml"), scope=Scope(day, day), gap=True)
    plan = site_of("window: {start: 2026-12-02, end: 2026-12-02}\n").plan
    found = slots(Site(plan, (finding,)))
    assert not found.of_day
    assert list(found.of_week) == [dt.date(2026, 11, 30)]


CHANNEL = "channels: {facebook: {cadence: {per: day, max: 50, spacing: 1h}}}\n"
POST = "  - {{date: 2026-12-02 {}, channels: facebook, type: quote, stage: interest, title: T{}}}\n"


def _busy(*times: str, strategy: str = "") -> Site:
    posts = "".join(POST.format(time, number) for number, time in enumerate(times))
    return site_of(CHANNEL + strategy, f"posts:\n{posts}")


def test_a_holiday_is_shown_and_asks_for_nothing() -> None:
    holidays = "holidays: [{start: 2026-12-06, end: 2026-12-07, title: St Nicholas}]\n"
    site = _busy("10:00", strategy=f"{holidays}window: {{start: 2026-12-01, end: 2026-12-10}}\n")
    days = _days(view_of(site, "calendar/2026-12"))
    assert [day for day, view in days.items() if view.holidays] == ["2026-12-06", "2026-12-07"]
    assert days["2026-12-06"].holidays == ("St Nicholas",)
    assert [slot.label for slot in days["2026-12-06"].slots] == ["No facebook post"]


def test_a_clash_stands_on_its_day() -> None:
    days = _days(view_of(_busy("10:00", "10:40"), "calendar/2026-12"))
    assert [slot.label for slot in days["2026-12-02"].slots] == ["Clash on facebook at 10:40"]
    days = _days(view_of(_busy("10:00", "10:40", "11:00"), "calendar/2026-12"))
    assert [slot.label for slot in days["2026-12-02"].slots] == ["2 clashes"]


def test_a_month_leads_to_the_week_of_a_busy_day() -> None:
    site = _busy(*(f"{hour:02}:00" for hour in range(8, 17)))
    month, week = (view_of(site, f"calendar/{name}") for name in ("2026-12", "2026-w49"))
    busy, whole = _days(month)["2026-12-02"], _days(week)["2026-12-02"]
    assert busy.rest == "calendar/2026-w49#day-2026-12-02"
    assert busy.codes == " ".join(["0.0.0.0....0"] * 5)
    assert month.codes == "interest;facebook;quote;draft;;;;live"
    assert (whole.rest, whole.codes) == ("", "")
    assert (month.posts, len(whole.cards + whole.more)) == (9, 9)


def test_a_day_that_is_just_full_is_shown_whole() -> None:
    site = _busy(*(f"{hour:02}:00" for hour in range(8, 16)))
    day = _days(view_of(site, "calendar/2026-12"))["2026-12-02"]
    assert (day.rest, len(day.more)) == ("", 4)


@pytest.mark.parametrize(("posts", "full"), [(3, False), (6, True)])
def test_a_full_month_is_brief_and_its_busy_days_lead_to_their_weeks(
    posts: int, full: bool
) -> None:
    days = [dt.date(2026, 12, number) for number in range(1, 32)]
    calendar = "defaults: {channels: facebook}\nposts:\n" + "".join(
        f"- {{id: d{day:%d}-{n}, date: {day} {8 + n:02}:00, title: T}}\n"
        for day in days
        for n in range(posts if day.day > 1 else 5)
    )
    site = site_of("channels: {facebook: }", calendar)
    month = _days(view_of(site, "calendar/2026-12"))
    first = month["2026-12-01"]
    assert [day.brief for day in month.values()] == [full] * 31
    assert first.rest == ("calendar/2026-w49#day-2026-12-01" if full else "")
    week = _days(view_of(site, "calendar/2026-w49"))
    assert (week["2026-12-01"].rest, week["2026-12-01"].brief) == ("", False)
