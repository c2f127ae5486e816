"""Posts are found; lists of posts do not drown them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import BuiltSite, MakeSite, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TITLE = "A firing day, from the log"
WORD = "spyhole"  # in the copy of that post alone


def _results(page: Page, query: str) -> list[str]:
    page.locator(".md-search__input").click()
    page.keyboard.insert_text(query)  # at once: there are no results of half a word
    page.keyboard.press("End")
    page.wait_for_selector(".md-search-result__item")
    links = page.locator(".md-search-result__item > .md-search-result__link")
    return [link.get_attribute("href") or "" for link in links.all()]


@pytest.mark.browser
@pytest.mark.parametrize("query", [TITLE, WORD])
def test_a_post_is_found_by_its_title_and_by_a_word_of_its_copy(
    demo: BuiltSite, browser: Browser, query: str
) -> None:
    with visiting(browser, demo.folder) as visit:
        first = _results(visit.open("404.html"), query)[0]
        page = visit.page
        page.goto(first)
        assert TITLE in page.title()
        assert visit.elsewhere == []


def test_each_post_is_one_entry_and_nothing_else_is(demo: BuiltSite) -> None:
    index = json.loads((demo.folder / "search/search_index.json").read_text(encoding="utf-8"))
    found = [entry["location"] for entry in index["docs"]]
    posts = [path for path in demo.files() if path.startswith("posts/")]
    assert len(found) == len(set(found)) == len(posts) > 100
    assert all(location.startswith("posts/") for location in found)


def test_what_is_hidden_is_not_found(make_site: MakeSite) -> None:
    calendar = """posts:
- {id: a, date: 2026-12-05, channels: facebook, title: Shown, copy: Words, topic: Secret one}
- {id: b, date: 2026-12-05, channels: facebook, title: Secret two, copy: Secret, status: idea}
"""
    strategy = "channels: {facebook: }\npublish: {hide: [topic], statuses: [draft]}\n"
    site = make_site({"content/strategy.yml": strategy, "content/calendars/a.yml": calendar})
    index = (site.folder / "search/search_index.json").read_text(encoding="utf-8")
    assert "Shown" in index
    assert "Secret" not in index
