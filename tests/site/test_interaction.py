"""The pages in a browser: filters, groups, folds and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import BuiltSite, build_site, served, settings, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PLAN = {"journey/plan": {"today": "2026-12-03"}}
STRATEGY = """
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: {cadence: {per: day}}, instagram: }
audiences: {newcomers: , insiders: }
"""
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: interest, audience: insiders}
posts:
  - {date: 2026-12-01 08:00, title: Winter list}
  - {date: 2026-12-01 09:00, title: Kiln, stage: research, channels: "facebook, instagram"}
  - {date: 2026-12-01 10:00, title: Third, type: video, audience: newcomers}
  - {date: 2026-12-01 11:00, title: Fourth}
  - {date: 2026-12-01 12:00, title: Folded, stage: decision}
  - {date: 2026-12-05 12:00, title: Later, stage: advocacy}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("site")
    files = {
        "mkdocs.yml": settings(plugins=[PLAN, "journey/gaps", "journey/feeds"]),
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


def _titles(page: Page) -> list[str]:
    return page.locator(".j-entry:visible .j-entry__title").all_inner_texts()


def _query(page: Page) -> str:
    return page.url.partition("?")[2]


def test_the_address_filters_and_says_how_many_are_left(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/?stage=interest,research&channel=instagram")
    assert _titles(page) == ["Kiln"]
    assert page.get_by_role("status").inner_text() == "1 of 6 posts, 2 placements"


def test_choices_are_kept_in_the_address(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/")
    page.get_by_role("checkbox", name="Research").check()
    page.get_by_role("searchbox", name="Text").fill("kiln")
    page.wait_for_url("**/?stage=research&text=kiln")
    assert _titles(page) == ["Kiln"]


def test_what_has_no_control_is_a_chip_that_can_be_taken_away(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/?audience=strangers&severity=error")
    assert _titles(page) == []
    page.get_by_role("button", name="Stop filtering by audience strangers").click()
    assert len(_titles(page)) == 5, "and one is folded"
    assert _query(page) == ""


def test_a_fold_opens_where_a_match_is_inside(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/")
    assert "Folded" not in _titles(page)
    page.goto(f"{base}calendar/2026-12/?stage=decision")
    assert _titles(page) == ["Folded"]


def test_days_stay_and_say_what_is_hidden(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/?stage=advocacy")
    assert page.locator("#day-2026-12-01 .j-day__none").inner_text() == "5 hidden"


def test_slots_go_with_their_channel(page: Page, base: str) -> None:
    slots = page.locator(".j-day__slot[data-c=facebook]:visible")
    page.goto(f"{base}calendar/2026-12/?channel=facebook")
    assert slots.count() > 0
    page.goto(f"{base}calendar/2026-12/?channel=instagram")
    assert slots.count() == 0


def test_a_menu_works_with_keys_alone(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/")
    menu = page.locator(".j-facet summary").first
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**/?channel=facebook")
    page.keyboard.press("Escape")
    assert page.locator(".j-facet[open]").count() == 0
    assert menu.evaluate("summary => summary === document.activeElement")


def test_a_number_of_the_journey_leads_to_as_many_posts(browser: Browser, tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": settings(),
        "content/strategy.yml": STRATEGY,
        "content/calendars/december.yml": """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-03, title: Twice, channels: {facebook: , instagram: {time: "18:00"}}}
  - {date: 2026-12-04, title: Once}
  - {date: 2026-12-05, title: Perhaps, status: idea}
""",
    }
    write(tmp_path, files)
    with served(build_site(tmp_path).folder) as base:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for table in ("m-time", "m-chan", "m-aud"):
            page.goto(f"{base}journey/")
            cell = page.locator(f"[aria-labelledby={table}] td a:not(.j-matrix__gap)").first
            assert cell.inner_text().split()[0] == "2"
            cell.click()
            page.get_by_role("button", name="Stop filtering by only live").wait_for()
            assert page.get_by_role("status").inner_text().startswith("2 of 3 posts")
            assert set(_titles(page)) == {"Twice", "Once"}
        channels = page.locator(".j-facet input[name=channel]")
        counts = channels.locator("xpath=..").locator("[data-j-count]").all_text_contents()
        assert counts == ["2", "1"], "each post once"
        page.close()


def test_clear_brings_everything_back(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-12/?stage=advocacy&audience=newcomers&text=x")
    assert _titles(page) == []
    page.locator(".j-filter [type=reset]").click()
    assert len(_titles(page)) == 5
    assert _query(page) == ""


def test_findings_are_grouped_and_filtered(page: Page, base: str) -> None:
    page.goto(f"{base}gaps/?group=stage&family=stages")
    heads = page.locator(".j-group__title:visible span:first-child").all_inner_texts()
    assert "Advocacy" in heads
    page.get_by_label("Group by").select_option("rule")
    rules = page.locator(".j-group:visible .j-group__rule").all_inner_texts()
    assert rules
    assert all(rule.startswith("stages/") for rule in rules)


def test_groups_and_choices_have_the_words_and_the_order_of_the_form(
    browser: Browser, tmp_path: Path
) -> None:
    files = {
        "mkdocs.yml": settings(),
        "content/strategy.yml": """
window: {start: 2026-12-01, end: 2026-12-31}
channels: {fb: {title: "A-B page", cadence: {per: day}}, other: }
stages: {s9: {title: First look}, s4: {title: Second look}, s1: {title: iThird}}
""",
        "content/calendars/december.yml": """
posts:
  - {date: 2026-12-01, channels: fb, stage: s1, title: One}
  - {date: 2026-12-02, channels: fb, stage: s4, title: Two}
  - {date: 2026-12-03, channels: fb, stage: s9, title: Three}
  - {date: 2026-12-03, channels: other, stage: s9, title: Four}
""",
    }
    write(tmp_path, files)
    with served(build_site(tmp_path).folder) as base:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{base}gaps/?group=stage")
        heads = page.locator(".j-group__title:visible span:first-child").all_inner_texts()
        assert [head for head in heads if head != "No stage"] == [
            label.strip()
            for label in page.locator(".j-toggle__name").all_inner_texts()
            if label.strip() in heads
        ]
        assert {"First look", "Second look", "iThird"} & set(heads)
        page.goto(f"{base}calendar/2026-12/?channel=fb")
        assert page.locator(".j-facet__chosen").first.inner_text() == "A-B page"
        page.close()


def test_an_address_that_is_no_text_breaks_nothing(page: Page, base: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{base}calendar/2026-12/?stage=decision#%")
    assert _titles(page) == ["Folded"]
    assert errors == []


def test_the_filler_is_copied_as_it_stands(page: Page, base: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{base}gaps/")
    fold = page.locator(".j-fill").first
    fold.locator("summary").click()
    fold.get_by_role("button").click()
    fold.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == fold.locator("code").text_content()
    assert copied.startswith("  - date: ")


def test_the_address_of_a_calendar_is_copied_whole(page: Page, base: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{base}channels/facebook/")
    fold = page.locator(".j-subscribe")
    fold.get_by_text("Subscribe to the dates of facebook").click()
    fold.get_by_role("button", name="Copy link").click()
    fold.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base}feeds/channels/facebook.ics"


def test_without_scripts_there_is_the_link_to_a_calendar_and_no_button(
    browser: Browser, base: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{base}channels/facebook/")
    fold = page.locator(".j-subscribe")
    fold.locator("summary").click()
    assert fold.get_by_role("link").get_attribute("href") == "../../feeds/channels/facebook.ics"
    assert not fold.locator("button").is_visible()
    page.close()


def test_a_link_to_a_folded_finding_opens_its_fold(page: Page, base: str) -> None:
    page.goto(f"{base}gaps/")
    anchor = page.locator(".j-past .j-finding").first.get_attribute("id")
    page.goto(f"{base}#")
    page.goto(f"{base}gaps/#{anchor}")
    finding = page.locator(f"[id='{anchor}']")
    finding.wait_for(state="visible")
    assert finding.is_visible()


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a day of twelve posts: four are seen, eight are in its week."""
    root = tmp_path_factory.mktemp("busy")
    posts = "".join(
        f"- {{date: 2026-12-02 {8 + n:02}:00, stage: {stage}, title: P{n}}}\n"
        for n, stage in enumerate(["interest"] * 6 + ["research"] * 6)
    )
    files = {
        "mkdocs.yml": settings(),
        "content/strategy.yml": STRATEGY,
        "content/calendars/a.yml": "defaults: {channels: facebook, type: quote}\nposts:\n" + posts,
    }
    write(root, files)
    with served(build_site(root).folder) as address:
        yield address


def test_posts_that_only_the_week_shows_are_counted(page: Page, busy: str) -> None:
    page.goto(f"{busy}calendar/2026-12/")
    rest = page.locator("a.j-day__rest")
    assert page.get_by_role("status").inner_text() == "12 posts, 12 placements"
    assert rest.locator("[data-j-rest]").inner_text() == "8 more"
    page.get_by_role("checkbox", name="Research").check()
    assert page.get_by_role("status").inner_text() == "6 of 12 posts, 6 placements"
    assert rest.locator("[data-j-rest]").inner_text() == "6 of 8 more"
    rest.click()
    page.wait_for_url("**/calendar/2026-w49/?stage=research#day-2026-12-02")
    assert _titles(page) == [f"P{n}" for n in range(6, 12)]


def test_a_rest_without_a_match_goes_and_words_are_looked_for_in_the_week(
    page: Page, busy: str
) -> None:
    page.goto(f"{busy}calendar/2026-12/?stage=advocacy")
    assert not page.locator("a.j-day__rest").is_visible()
    page.goto(f"{busy}calendar/2026-12/?text=p9")
    rest = page.locator("a.j-day__rest")
    assert rest.locator("[data-j-rest]").inner_text() == "Look through 8 more"
    rest.click()
    page.wait_for_url("**/calendar/2026-w49/?text=p9#day-2026-12-02")
    assert _titles(page) == ["P9"]


def test_without_scripts_everything_is_listed_and_no_filter_is_shown(
    browser: Browser,
    base: str,
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base}calendar/2026-12/?stage=advocacy")
        assert len(_titles(page)) == 5
        assert not page.locator(".j-filter").is_visible()
        page.locator("details.j-day__more summary").click()
        assert "Folded" in _titles(page)


ON_SCREEN = """() => {
  const { left, right } = document.activeElement.getBoundingClientRect();
  return right > 0 && left < innerWidth;
}"""
LONG = "A title that goes on for longer than any phone is wide, as the titles of posts often do"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a post with a long title, on a site without the search, which slides in."""
    root = tmp_path_factory.mktemp("long")
    files = {
        "mkdocs.yml": settings(plugins=[{"journey/plan": {"today": "2026-12-03"}}]),
        "content/strategy.yml": STRATEGY,
        "content/calendars/december.yml": f"""
posts: [{{id: long, date: 2026-12-01, channels: facebook, title: "{LONG}"}}]
""",
        "content/about.md": "# About",
    }
    write(root, files)
    with served(build_site(root).folder) as address:
        yield f"{address}posts/long/"


def test_a_long_title_makes_no_phone_scroll_sideways(browser: Browser, long: str) -> None:
    phone = {"width": 390, "height": 844}
    with browser.new_context(java_script_enabled=False, viewport=phone) as context:
        page = context.new_page()
        page.goto(long)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_keys_pass_over_the_drawer_until_it_is_open(page: Page, long: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(long)
    drawer = page.locator(".md-sidebar--primary a").filter(has_text="About")
    stops = 0
    while stops == 0 or page.evaluate("document.activeElement !== document.body"):
        page.keyboard.press("Tab")
        stops += 1
        assert page.evaluate(ON_SCREEN)
        assert stops < 100, "the keys go round in a circle"
    assert stops > 5
    assert not drawer.is_visible()
    page.locator(".md-header label[for=__drawer]").click()
    drawer.wait_for(state="visible")
    drawer.focus()
    assert drawer.evaluate("link => link === document.activeElement")
