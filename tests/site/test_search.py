"""Posts are found; lists of posts do not drown them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import BuiltSite, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TITLE = "A firing day, from the log"
WORD = "spyhole"  # in the copy of that post alone


def _results(page: Page, query: str) -> list[str]:
    page.locator(".md-search__input").click()
    page.keyboard.type(query)
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


def test_lists_are_not_searched(demo: BuiltSite) -> None:
    index = json.loads((demo.folder / "search/search_index.json").read_text(encoding="utf-8"))
    assert {entry["location"].partition("/")[0] for entry in index["docs"]} == {"posts"}
