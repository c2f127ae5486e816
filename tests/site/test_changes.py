"""The page of changes on a site, with the other state from a real repository."""

from __future__ import annotations

import logging
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import BuiltSite, build_site, commit, settings, visiting, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STRATEGY = """
brand: Fern
window: {start: 2026-12-01, end: 2026-12-07}
channels: {facebook: {cadence: {per: day}}}
"""
POST = (
    "  - {{id: {id}, date: {date}, channels: facebook, stage: validation, title: {title}, "
    "copy: {copy}}}\n"
)
BEFORE = "posts:\n" + POST.format(id="one", date="2026-12-03", title="One", copy="Old words")
AFTER = (
    "posts:\n"
    + POST.format(id="one", date="2026-12-05", title="One", copy="New words")
    + POST.format(id="two", date="2026-12-06", title='"<script>alert(1)</script>"', copy="Two")
)


LINES = """(which) => [...document.querySelectorAll(which)].map((el) => {
  const words = document.createRange();
  words.selectNodeContents(el);
  return new Set([...words.getClientRects()].map((line) => Math.round(line.top))).size;
})"""
"""How many lines the words of elements take."""


def _git(root: Path, *arguments: str) -> None:
    author = ("-c", "user.name=Dana", "-c", "user.email=dana@fern.example")
    subprocess.run(["git", *author, *arguments], cwd=root, check=True, capture_output=True)


def _plugins(**options: str) -> list[object]:
    return ["search", {"journey/plan": {"today": "2026-12-01", **options}}, "journey/gaps"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    write(
        tmp_path,
        {
            "mkdocs.yml": settings(plugins=_plugins(compare_to="main")),
            "content/strategy.yml": STRATEGY,
            "content/calendars/a.yml": BEFORE,
        },
    )
    commit(tmp_path)
    return tmp_path


@pytest.fixture
def changed(repository: Path) -> BuiltSite:
    _git(repository, "checkout", "--quiet", "-b", "side")
    write(repository, {"content/calendars/a.yml": AFTER})
    return build_site(repository)


def test_the_page_shows_what_changed_since_the_branch(changed: BuiltSite) -> None:
    html = changed.html("changes")
    assert "since main" in html
    assert "<del>Old</del><ins>New</ins> words" in html
    assert "Moved here from Thu 3 Dec" in html
    assert 'href="../posts/two/"' in html
    assert "<script>alert(1)" not in html
    assert "What changed since main" in changed.html()
    assert 'href="changes/"' in changed.html()


def test_what_happened_to_a_post_reads_as_a_list(changed: BuiltSite) -> None:
    assert '<b class="j-change__mark">moved, reworded</b>' in changed.html("changes")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1440])
def test_weeks_have_their_dates_and_words_are_whole_at_any_width(
    changed: BuiltSite, browser: Browser, width: int
) -> None:
    with visiting(browser, changed.folder) as visit:
        visit.page.set_viewport_size({"width": width, "height": 900})
        page = visit.open("changes/")
        page.wait_for_selector(".j-compare")
        week = page.locator(".j-week__span").first.bounding_box()
        assert week
        assert week["width"] > 80
        lines = page.evaluate(f"({LINES})('.j-compare .j-stage')")
        assert lines
        assert set(lines) == {1}
        first = page.locator(".j-list__item > .j-capital > a").first
        letter = first.evaluate("(el) => getComputedStyle(el, '::first-letter').textTransform")
        assert letter == "uppercase"


def test_its_links_lead_somewhere_and_no_id_is_there_twice(changed: BuiltSite) -> None:
    import re

    html = changed.html("changes")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    anchors = re.findall(r'href="[^"]*changes/#([^"]+)"', html)
    assert anchors
    assert set(anchors) <= set(ids)


def test_what_others_did_on_the_branch_meanwhile_is_no_change_of_ours(repository: Path) -> None:
    _git(repository, "checkout", "--quiet", "-b", "side")
    _git(repository, "checkout", "--quiet", "main")
    write(repository, {"content/calendars/b.yml": AFTER.replace("one", "three")})
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "--message=Meanwhile")
    _git(repository, "checkout", "--quiet", "side")
    html = build_site(repository).html("changes")
    assert "No post has changed" in html


def test_what_is_hidden_today_is_hidden_of_the_past_too(repository: Path) -> None:
    """The strategy of the other branch showed it; today's counts."""
    _git(repository, "checkout", "--quiet", "-b", "side")
    hide = "publish: {hide: [copy], statuses: [review]}\n"
    review = AFTER.replace("channels: facebook", "channels: facebook, status: review")
    write(
        repository,
        {"content/strategy.yml": STRATEGY + hide, "content/calendars/a.yml": review},
    )
    html = build_site(repository).html("changes")
    assert "New words" not in html
    assert "Old" not in html
    write(repository, {"content/calendars/a.yml": "posts: []\n"})
    assert "One" not in build_site(repository).html("changes")  # it was a draft


def test_without_the_option_there_is_no_page(repository: Path) -> None:
    write(repository, {"mkdocs.yml": settings(plugins=_plugins())})
    assert "changes/index.html" not in build_site(repository).files()


@pytest.mark.parametrize("name", ["nowhere", "--help", "a..b"])
def test_a_revision_that_is_not_there_is_told_and_the_site_is_built(
    repository: Path, name: str
) -> None:
    write(repository, {"mkdocs.yml": settings(plugins=_plugins(compare_to=name))})
    site = build_site(repository)
    (said,) = [words for words in site.said(logging.WARNING) if "compare_to" in words]
    assert f"There is no revision {name}" in said
    assert "changes/index.html" not in site.files()
    assert "What changed" not in site.html()


def test_a_folder_without_git_has_no_such_page(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "mkdocs.yml": settings(plugins=_plugins(compare_to="main")),
            "content/strategy.yml": STRATEGY,
            "content/calendars/a.yml": AFTER,
        },
    )
    site = build_site(tmp_path)
    (said,) = [words for words in site.said(logging.WARNING) if "compare_to" in words]
    assert "is in no git repository" in said
