"""Reviewers' ten questions: each is answered within two clicks from home, by no list of everything.

Three plans whose answers are known (`tests/site/asked.py`) are read in a browser, as on a phone and
as on a desk. A click is one on a link, a button or a fold, or typing into a filter; scrolling is
none. Readers go by the words on the page. An answer counts where it can be seen, and where all that
has to be read to find it is at most two screens high: see `Reader.reads`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.site.asked import PLANS, Known
from tests.site.conftest import build_site, served, settings, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

CLICKS = 2
SCREENS = 2
SIZES = {390: 844, 1440: 900}
_BOX = """(el) => {
  const range = document.createRange();
  range.selectNodeContents(el);
  const box = [...range.getClientRects()].find((r) => r.width > 4 && r.height > 4);
  if (!box) return null;
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  return hit !== null && (el.contains(hit) || hit.contains(el));
}"""
"""Whether words are drawn, large enough to be read, and nothing lies over them."""


class Reader:
    """Somebody who reads the site, and counts their clicks.

    Args:
        page: The home page, open.
        known: What they would find in the files of the plan.
    """

    def __init__(self, page: Page, known: Known) -> None:
        self.page, self.known, self.clicks = page, known, 0

    def click(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Follow the link with these words: the first one, where there are several."""
        self.counts()
        found = (within or self.page).get_by_role("link", name=name, exact=True)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            found.filter(visible=True).first.click()

    def type(self, words: str) -> None:
        """Type words into the filter of the page."""
        self.counts()
        self.page.get_by_role("searchbox", name="Text").fill(words)

    def counts(self) -> None:
        """Count a click."""
        self.clicks += 1
        assert self.clicks <= CLICKS, "that is a click too many"

    def section(self, name: str) -> Locator:
        """The part of the page with a heading."""
        return self.page.get_by_role("region", name=name, exact=True)

    def reads(self, region: Locator) -> Locator:
        """A part of the page that somebody can read without getting lost in it.

        It is the smallest that has a heading or a label of its own, and at most two screens high:
        what a reader scrolls through with a finger in one go, and does not call a list of all.
        """
        region.first.wait_for()
        size, found = self.page.viewport_size, [part.bounding_box() for part in region.all()]
        boxes = [box for box in found if box]
        assert size
        assert boxes
        high = max(box["y"] + box["height"] for box in boxes) - min(box["y"] for box in boxes)
        assert 0 < high <= SCREENS * size["height"], f"{high} px are to be read"
        return region

    def sees(self, place: Locator) -> Locator:
        """Something that can be read where it stands: not folded, hidden or covered."""
        place.scroll_into_view_if_needed()
        assert place.evaluate(_BOX), "it cannot be seen"
        return place


def _seen(reader: Reader, titles: Locator) -> list[str]:
    """The texts of what is visible, each of which can be read."""
    found = titles.filter(visible=True)
    return [reader.sees(found.nth(n)).inner_text() for n in range(found.count())]


def _coming(reader: Reader, title: str) -> Locator:
    """What home says of a post that comes up."""
    return reader.reads(reader.section("Coming up")).locator("dl > div").filter(has_text=title)


def _on_tuesday_on_instagram(reader: Reader) -> None:
    reader.click(reader.known.tuesday_week)
    reader.type("instagram")
    heading = reader.page.get_by_role("heading", name=re.compile(reader.known.tuesday))
    day = reader.reads(heading.locator("xpath=.."))
    assert _seen(reader, day.locator(".j-entry__title a")) == list(reader.known.on_instagram)


def _empty_in_week_51(reader: Reader) -> None:
    table = reader.page.get_by_role("table", name=re.compile("^Live posts of each stage in each"))
    if not table.get_by_role("columnheader", name=re.compile("^W51")).count():
        reader.click("Journey")
    reader.reads(table)
    heads = table.get_by_role("columnheader").all_inner_texts()
    (column,) = [n for n, text in enumerate(heads) if text.startswith("W51")]
    cells = {}
    for row in table.get_by_role("row").all()[1:]:
        name = row.get_by_role("rowheader").inner_text()
        cell = row.locator("th, td").nth(column)
        cells[name] = reader.sees(cell).inner_text().strip()
        assert cell.bounding_box()
    empty = [name for name, text in cells.items() if not text[:1].isdigit()]
    assert empty == [reader.known.empty]


def _who_answers_the_contest(reader: Reader) -> None:
    contest = reader.sees(_coming(reader, reader.known.contest))
    assert contest.locator("dt").inner_text() == "Contest"
    answers = contest.get_by_role("link", name=reader.known.answers)
    reader.sees(answers)
    assert f"{reader.known.answers} answers" in contest.inner_text()


def _to_approve_by_friday(reader: Reader) -> None:
    part = reader.section("Waiting for approval")
    if reader.known.approver:
        reader.click(re.compile("by person$"))
        reader.click(reader.known.approver)
        part = reader.section("Waits for their approval")
    group = part.locator(".j-waits").filter(
        has=reader.page.get_by_role("heading", name=re.compile(f"^{reader.known.friday}"))
    )
    folded = group.locator("summary")
    if folded.count():
        reader.counts()
        folded.click()
    titles = reader.reads(group).locator("li a")
    assert _seen(reader, titles) == list(reader.known.to_approve)


def _the_launch_on_x(reader: Reader) -> None:
    reader.click(reader.known.launch, reader.section("Coming up"))
    preview = reader.page.get_by_role("article", name=re.compile("^x$", re.IGNORECASE))
    reader.sees(reader.reads(preview).get_by_text(reader.known.on_x))
    said = reader.sees(preview.locator(".j-count").first).inner_text()
    over = reader.known.length - 280
    assert said.startswith(f"{reader.known.length} of 280")
    assert (f", {over} too many" in said) == (over > 0)
    assert preview.locator(".j-over").filter(visible=True).count() == (over > 0)


def _of_the_campaign(reader: Reader) -> None:
    reader.click(reader.known.campaign, reader.section("Campaigns"))
    campaign = reader.section(reader.known.campaign)
    if campaign.get_by_role("checkbox", name="As a list").is_visible():
        reader.counts()
        campaign.get_by_role("checkbox", name="As a list").check()
    found = _seen(reader, reader.reads(campaign.locator(".j-time")).locator(".j-time__title"))
    assert sorted(found) == sorted(reader.known.belong)


def _missing_for_customers(reader: Reader) -> None:
    reader.click(re.compile("^[0-9]+ for customers$"))
    part = reader.section("Missing for customers")
    lines = _seen(reader, reader.reads(part).get_by_role("link"))
    assert lines
    for line in lines:
        assert all(word in line for word in reader.known.missing), line


def _next_asked_for_feedback(reader: Reader) -> None:
    line = reader.sees(_coming(reader, reader.known.feedback))
    assert reader.known.feedback_day in line.inner_text()


def _where_in_the_repository(reader: Reader) -> None:
    reader.click(reader.known.line_of, reader.section("Coming up"))
    facts = reader.page.get_by_role("complementary", name="About this post").locator(".j-facts")
    link = reader.reads(facts).get_by_role("link", name=reader.known.line)
    assert reader.sees(link).inner_text() == reader.known.line
    file, _, line = reader.known.line.partition(":")
    address = f"https://git.example/team/plan/blob/main/content/{file}#L{line}"
    assert link.get_attribute("href") == address


def _what_newcomers_see_next_week(reader: Reader) -> None:
    name = f"^Next week: .* for {reader.known.newcomer}$"
    reader.click(re.compile(name, re.IGNORECASE))
    reader.sees(reader.page.get_by_role("heading", name=reader.known.next_week))
    week = "preceding-sibling::li[contains(@class, 'j-walk__week')][1]"
    days = f"//li[contains(@class, 'j-walk__day')][{week}[contains(., '{reader.known.next_week}')]]"
    titles = reader.reads(reader.page.locator(f"xpath={days}")).locator(".j-entry__title a")
    assert _seen(reader, titles) == list(reader.known.seen)


QUESTIONS = {
    "what goes out on Tuesday on Instagram?": _on_tuesday_on_instagram,
    "which stage is empty in week 51?": _empty_in_week_51,
    "who answers the contest post?": _who_answers_the_contest,
    "what must the client approve by Friday?": _to_approve_by_friday,
    "what does the launch post look like on X, and is it too long?": _the_launch_on_x,
    "which posts belong to the campaign?": _of_the_campaign,
    "what is missing for existing customers?": _missing_for_customers,
    "when do we next ask for feedback?": _next_asked_for_feedback,
    "where in the repository is this line?": _where_in_the_repository,
    "what will a newcomer see next week?": _what_newcomers_see_next_week,
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[str, Known]]]:
    """The address of each plan's site, and what is known of the plan."""
    with ExitStack() as stack:
        found = {}
        for name, make in PLANS.items():
            asked, root = make(), tmp_path_factory.mktemp(name)
            options = {"today": str(asked.today)}
            config = settings(
                plugins=["search", {"journey/plan": options}, "journey/gaps", "journey/feeds"],
                repo_url="https://git.example/team/plan",
                edit_uri="edit/main/content/",
            )
            files = {f"content/{path}": text for path, text in asked.files.items()}
            write(root, {"mkdocs.yml": config, **files})
            found[name] = stack.enter_context(served(build_site(root).folder)), asked.known
        yield found


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[dict[int, BrowserContext]]:
    """A browser of each width; its pages have the assets of the site from each other."""
    found = {w: browser.new_context(viewport={"width": w, "height": h}) for w, h in SIZES.items()}
    yield found
    for window in found.values():
        window.close()


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("plan", PLANS)
def test_a_question_is_answered_within_two_clicks(
    windows: dict[int, BrowserContext],
    sites: dict[str, tuple[str, Known]],
    plan: str,
    width: int,
    question: str,
) -> None:
    base, known = sites[plan]
    page = windows[width].new_page()
    page.set_default_timeout(10_000)
    try:
        page.goto(base, wait_until="domcontentloaded")
        QUESTIONS[question](Reader(page, known))
    finally:
        page.close()


def test_a_list_of_everything_is_no_answer_and_neither_is_a_third_click(
    windows: dict[int, BrowserContext], sites: dict[str, tuple[str, Known]]
) -> None:
    base, known = sites["busy"]
    page = windows[1440].new_page()
    page.goto(base, wait_until="domcontentloaded")
    reader = Reader(page, known)
    reader.click("Gaps")
    with pytest.raises(AssertionError, match="px are to be read"):
        reader.reads(page.locator("#findings"))
    reader.click("Calendar")
    with pytest.raises(AssertionError, match="a click too many"):
        reader.click("Journey")
    page.close()
