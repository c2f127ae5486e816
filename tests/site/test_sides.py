"""The plan from several sides, in a browser: people, audiences, topics, the board and the walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import BuiltSite, build_site, served, settings, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STRATEGY = """
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: {cadence: {per: day}, responder: dana}, instagram: }
audiences: {newcomers: {title: New ones}, insiders: {relationship: customer}}
people: {dana: {name: Dana Reyes, role: editor}, sam: {name: Sam Lee}}
approval: {required: yes, days: 2, by: sam}
campaigns: {winter: {start: 2026-12-01, end: 2026-12-20}}
rules: {plan/overload: {max_per_day: 1}}
"""
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: interest, owner: dana, campaign: winter}
posts:
  - {date: 2026-12-01 08:00, title: First, audience: newcomers, topic: lists}
  - {date: 2026-12-04 09:00, title: Second, stage: research, audience: newcomers, topic: Lists}
  - {date: 2026-12-05 09:00, title: Third, channels: "facebook, instagram", owner: sam}
  - {date: 2026-12-06 09:00, title: Fourth, stage: retention, topic: mugs}
  - {date: 2026-12-07 09:00, title: Fifth, type: video, copy: Words that nobody has read before}
  - {date: 2026-12-08 09:00, title: Sixth}
  - {date: 2026-12-09 09:00, title: Seventh, owner: stranger}
  - {date: 2026-12-09 10:00, title: Eighth, owner: stranger}
  - {date: 2026-12-20 09:00, title: Ninth, status: idea}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("site")
    files = {
        "mkdocs.yml": settings(),
        "content/strategy.yml": STRATEGY,
        "content/calendars/december.yml": CALENDAR,
    }
    write(root, files)
    return build_site(root)


@pytest.fixture(scope="module")
def base(built: BuiltSite) -> Iterator[str]:
    with served(built.folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def _titles(page: Page) -> list[str]:
    return page.locator(".j-entry:visible .j-entry__title").all_inner_texts()


def test_posts_are_filtered_by_audience_and_by_person(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/?audience=insiders")
    assert _titles(page) == ["Fourth"]
    assert page.locator("[data-j-chosen=audience]").inner_text() == "Insiders"
    page.goto(f"{base}calendar/2026-12/?who=sam,stranger")
    assert _titles(page) == ["Third", "Seventh", "Eighth"]
    page.get_by_role("group").filter(has_text="Person").locator("summary").click()
    page.get_by_role("checkbox", name="Sam Lee").uncheck()
    page.wait_for_url("**/?who=stranger")
    assert _titles(page) == ["Seventh", "Eighth"]


def test_findings_are_grouped_under_the_names_of_people(page: Page, base: str) -> None:
    page.goto(f"{base}gaps/?group=who")
    heads = page.locator(".j-group__title:visible span:first-child").all_inner_texts()
    assert {"Dana Reyes", "stranger"} <= set(heads)
    assert heads[-1] == "No person"


def test_a_full_week_of_a_person_leads_to_their_posts(page: Page, base: str) -> None:
    page.goto(f"{base}people/")
    page.get_by_role("link", name="2 posts of theirs, stranger, W50").click()
    page.get_by_role("button", name="Stop filtering by only live").wait_for()
    assert _titles(page) == ["Seventh", "Eighth"]


def test_the_board_counts_what_is_left_and_opens_its_folds(page: Page, base: str) -> None:
    page.goto(f"{base}board/")
    count = page.locator("#draft .j-num")
    assert count.inner_text() == "8"
    assert len(_titles(page)) == 6 + 1
    assert "First" not in _titles(page), "it is past, and so the last"
    page.get_by_role("searchbox", name="Text").fill("first")
    page.wait_for_url("**/?text=first")
    assert _titles(page) == ["First"]
    assert [count.inner_text(), page.locator("#idea .j-num").inner_text()] == ["1", "0"]
    page.locator(".j-filter [type=reset]").click()
    assert count.inner_text() == "8"


def test_the_menu_opens_with_keys_and_closes_with_escape(page: Page, base: str) -> None:
    page.goto(f"{base}topics/lists/")
    menu = page.locator(".j-nav summary")
    topics = page.locator(".j-nav").get_by_role("link", name="Topics")
    assert not topics.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert topics.is_visible()
    assert topics.get_attribute("aria-current") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Campaigns"
    page.keyboard.press("Escape")
    assert not topics.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    menu.click()
    page.locator("h1").click()
    assert not topics.is_visible()


def test_the_menu_works_without_scripts(plain: Page, base: str) -> None:
    plain.goto(f"{base}walk/newcomers/")
    plain.locator(".j-nav summary").click()
    plain.locator(".j-nav").get_by_role("link", name="Audiences").click()
    plain.wait_for_url("**/audiences/")


def test_what_somebody_sees_is_two_clicks_from_home_without_scripts(plain: Page, base: str) -> None:
    plain.goto(base)
    plain.get_by_role("link", name="Walk", exact=True).click()
    plain.get_by_role("link", name="New ones", exact=True).click()
    assert _titles(plain) == ["Second", "Third", "Fifth", "Sixth", "Seventh", "Eighth"]
    assert plain.get_by_text("Words that nobody has read before").is_visible()
    assert plain.get_by_text("First contact").is_visible()
    plain.get_by_role("link", name="W49", exact=True).click()
    assert _titles(plain)[0] == "First"
    plain.goto(base)
    plain.get_by_role("link", name="New ones: what they see").click()
    plain.wait_for_url("**/walk/newcomers/")


def test_the_walk_has_a_lane_for_each_channel_where_there_is_room(page: Page, base: str) -> None:
    def left(name: str) -> float:
        box = page.locator(".j-walk__lanes li").filter(has_text=name).bounding_box()
        assert box
        return box["x"]

    page.goto(f"{base}walk/newcomers/")
    entry = page.locator(".j-entry").first.bounding_box()
    assert entry
    assert left("facebook") < left("instagram")
    assert abs(entry["x"] - left("facebook")) < 8
    page.set_viewport_size({"width": 390, "height": 844})
    entry = page.locator(".j-entry").first.bounding_box()
    assert entry
    assert entry["width"] > 300


def test_a_phone_has_its_sections_in_a_row(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(base)
    nav = page.locator(".j-nav").bounding_box()
    assert nav
    assert nav["height"] < 60
