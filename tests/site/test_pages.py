"""The pages that the plugins add to a site."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import ConfigurationError

from tests.site.conftest import MakeSite, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STRATEGY = "brand: Test\nchannels: {facebook: }\nwindow: {start: 2026-12-01, end: 2026-12-31}\n"
POST = """posts:
- id: winter-list
  date: 2026-12-01 10:30
  channels: facebook
  type: question
  stage: interest
  title: What is on your winter list?
  copy: Tell us below, *please*.
"""
PLAN = {"content/strategy.yml": STRATEGY, "content/calendars/december.yml": POST}
REPOSITORY = {"repo_url": "https://git.example/x/plan", "edit_uri": "edit/main/content/"}


def _tabs(html: str) -> list[str]:
    nav = html.split('<nav class="md-nav md-nav--primary', 1)[1].split("</nav>", 1)[0]
    return [" ".join(t.split()) for t in re.findall(r'<span class="md-ellipsis">([^<]*)<', nav)]


def test_every_page_of_the_plan_is_a_page_of_the_site(make_plain: MakeSite) -> None:
    site = make_plain(PLAN)
    pages = {path for path in site.files() if path.endswith(".html")}
    assert pages == {
        "404.html",
        "index.html",
        "calendar/2026-11/index.html",
        "calendar/2026-12/index.html",
        "gaps/index.html",
        "ideas/index.html",
        "journey/index.html",
        "posts/winter-list/index.html",
        "rules/index.html",
    }


def test_a_page_shows_its_view_through_its_template(make_plain: MakeSite) -> None:
    html = make_plain(PLAN).html("posts/winter-list")
    assert "<h1>What is on your winter list?</h1>" in html
    assert "<p>Tell us below, <em>please</em>.</p>" in html
    assert "<title>What is on your winter list? - Test</title>" in html
    assert '<meta name="description" content="Tell us below, *please*.">' in html


@pytest.mark.parametrize(
    ("directories", "path", "links"),
    [
        (True, "posts/winter-list", ("../../", "../../gaps/?stage=a&amp;type=b#f-1")),
        (True, "", ("./", "gaps/?stage=a&amp;type=b#f-1")),
        (False, "posts/winter-list", ("../index.html", "../gaps.html?stage=a&amp;type=b#f-1")),
        (False, "", ("index.html", "gaps.html?stage=a&amp;type=b#f-1")),
    ],
)
def test_links_are_relative_to_the_page(
    make_plain: MakeSite, directories: bool, path: str, links: tuple[str, str]
) -> None:
    html = make_plain(PLAN, use_directory_urls=directories).html(path)
    assert f'<a href="{links[0]}">home</a> <a href="{links[1]}">gaps</a>' in html


def test_the_navigation_has_the_landing_pages_alone(make_plain: MakeSite) -> None:
    html = make_plain(PLAN).html("posts/winter-list")
    assert _tabs(html) == ["Plan", "Calendar", "Journey", "Ideas", "Gaps", "Rules"]
    assert 'href="../../calendar/2026-12/"' in html


@pytest.mark.parametrize(
    ("today", "month"), [("2026-11-30", "11"), ("2026-12-03", "12"), ("2027-06-01", "12")]
)
def test_the_calendar_in_the_navigation_is_the_month_of_today_or_the_nearest(
    make_plain: MakeSite, today: str, month: str
) -> None:
    plugins = [{"journey/plan": {"today": today}}]
    html = make_plain(PLAN, plugins=plugins).html()
    assert re.search(rf'href="calendar/2026-{month}/" class="md-nav__link', html)


def test_pages_of_the_user_stand_behind_the_landing_pages(make_plain: MakeSite) -> None:
    site = make_plain({**PLAN, "content/about.md": "# About us\n\n[Gaps](gaps.md)"})
    assert _tabs(site.html("about"))[-2:] == ["Rules", "About us"]
    assert '<a href="../gaps/">Gaps</a>' in site.html("about")
    assert not [m for m in site.said(logging.WARNING) if "gaps.md" in m]


def test_a_navigation_that_names_none_of_ours_gets_them_behind_its_home_page(
    make_plain: MakeSite,
) -> None:
    files = {**PLAN, "content/index.md": "Hello", "content/about.md": "# About"}
    site = make_plain(files, nav=[{"Start": "index.md"}, {"Who": "about.md"}])
    tabs = ["Start", "Calendar", "Journey", "Ideas", "Gaps", "Rules", "Who"]
    assert _tabs(site.html("journey")) == tabs


def test_a_navigation_that_names_one_of_ours_stays_as_it_is(make_plain: MakeSite) -> None:
    site = make_plain(PLAN, nav=[{"What is missing": "gaps.md"}, {"Home": "index.md"}])
    assert _tabs(site.html("gaps")) == ["What is missing", "Home"]


def test_a_page_links_to_the_line_that_it_comes_from(make_plain: MakeSite) -> None:
    theme = {
        "name": "material",
        "custom_dir": "overrides",
        "features": ["content.action.edit"],
    }
    override = {
        "overrides/journey/page.html": '{% extends "main.html" %}{% block container %}'
        "[{{ page.edit_url }}]{% endblock %}"
    }
    site = make_plain({**PLAN, **override}, theme=theme, **REPOSITORY)
    line = "https://git.example/x/plan/edit/main/content/calendars/december.yml#L7"
    assert f"[{line}]" in site.html("posts/winter-list")
    assert "[None]" in site.html("gaps")


def test_mkdocs_guess_of_the_content_folder_is_put_right(make_plain: MakeSite) -> None:
    files = {**PLAN, "content/about.md": "# About"}
    theme = {"name": "material", "custom_dir": "overrides", "features": ["content.action.edit"]}
    site = make_plain(files, repo_url="https://github.com/x/plan", theme=theme)
    assert "https://github.com/x/plan/edit/master/content/about.md" in site.html("about")


@pytest.mark.browser
def test_the_host_of_the_repository_is_not_asked_for_its_stars(
    make_site: MakeSite, browser: Browser
) -> None:
    site = make_site({**PLAN, "content/about.md": "# About"}, repo_url="https://github.com/x/plan")
    with visiting(browser, site.folder) as visit:
        for path in ("posts/winter-list/", "about/", "404.html"):
            visit.open(path)
        assert visit.elsewhere == []
        assert visit.failed == []


def test_the_users_home_page_introduces_the_plan(make_plain: MakeSite) -> None:
    index = "---\ndescription: Ours\n---\nWelcome to the [plan](gaps.md)."
    html = make_plain({**PLAN, "content/index.md": index}).html()
    assert html.index('Welcome to the <a href="gaps/">plan</a>.') < html.index("<h1>The plan</h1>")
    assert '<meta name="description" content="Ours">' in html


def test_any_other_page_of_the_user_takes_the_place_of_ours_and_says_so(
    make_plain: MakeSite,
) -> None:
    site = make_plain({**PLAN, "content/ideas/index.md": "# Our own ideas"})
    assert "Our own ideas" in site.html("ideas")
    assert "<h1>Ideas</h1>" not in site.html("ideas")
    said = "ideas/index.md takes the place of the plan's own page “Ideas”. Rename it to have both."
    assert said in site.said(logging.WARNING)


def test_a_page_that_is_excluded_is_in_nobodys_way(make_plain: MakeSite) -> None:
    site = make_plain({**PLAN, "content/ideas.md": "# Drafty"}, exclude_docs="ideas.md")
    assert "<h1>Ideas</h1>" in site.html("ideas")


def test_gaps_needs_a_plan(make_plain: MakeSite) -> None:
    with pytest.raises(ConfigurationError, match="Add 'journey/plan' to 'plugins'"):
        make_plain(PLAN, plugins=["journey/gaps"])


def test_the_order_of_the_plugins_does_not_matter(make_plain: MakeSite) -> None:
    plugins = ["journey/gaps", {"journey/plan": {"today": "2026-12-03"}}]
    site = make_plain(PLAN, plugins=plugins)
    assert "no post on 30 days" in site.html("gaps")


def test_without_gaps_there_are_no_findings(make_plain: MakeSite) -> None:
    site = make_plain(PLAN, plugins=["journey/plan"])
    assert "gaps/index.html" not in site.files()
    assert not [m for _, m in site.messages if "cadence/daily-posting" in m]


def test_a_folder_without_a_plan_is_one_warning(make_plain: MakeSite) -> None:
    site = make_plain({"content/about.md": "# About"}, plugins=["journey/plan"])
    assert [m for m in site.said(logging.WARNING) if m.startswith("There is no plan in ")]
    assert "About" in site.html("about")


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_any_theme_will_do(make_plain: MakeSite, theme: str) -> None:
    site = make_plain(PLAN, theme={"name": theme, "custom_dir": "overrides"})
    title = " ".join(
        site.html("posts/winter-list").split("<title>")[1].split("</title>")[0].split()
    )
    assert title == "What is on your winter list? - Test"


def test_every_page_asks_search_engines_to_stay_away(make_plain: MakeSite) -> None:
    site = make_plain({**PLAN, "content/about.md": "# About"})
    for path in site.files():
        if path.endswith(".html"):
            html = (site.folder / path).read_text(encoding="utf-8")
            assert html.count('<meta name="robots" content="noindex, nofollow">') == 1, path


def test_a_file_that_is_half_read_is_said_on_every_page(make_site: MakeSite) -> None:
    broken = f"{POST}- date: 2026-12-02\n   title: Two\n"
    site = make_site({**PLAN, "content/calendars/december.yml": broken})
    for path in ("", "gaps", "posts/winter-list", "calendar/2026-12"):
        assert "A file of the plan cannot be read to the end" in site.html(path)


def test_a_plan_that_is_read_whole_has_no_alert(make_site: MakeSite) -> None:
    assert "cannot be read to the end" not in make_site(PLAN).html("gaps")


def test_the_site_is_dark_where_the_screen_is_unless_the_user_chose_colours(
    make_site: MakeSite,
) -> None:
    assert 'data-md-color-scheme="slate"' in make_site(PLAN).html("gaps")
    theme = {"name": "material", "palette": {"scheme": "default", "primary": "red"}}
    html = make_site(PLAN, theme=theme).html("gaps")
    assert 'data-md-color-scheme="slate"' not in html
    assert 'data-md-color-primary="red"' in html


def test_a_plan_that_was_not_checked_is_not_called_right(make_site: MakeSite) -> None:
    site = make_site(PLAN, plugins=["search", {"journey/plan": {"today": "2026-12-03"}}])
    for path in ("", "gaps"):
        assert "nothing is wrong" not in site.html(path)
        assert "ot checked" in site.html(path)


def test_where_a_slip_makes_it_uncertain_what_may_be_shown_no_post_is(make_site: MakeSite) -> None:
    strategy = f"{STRATEGY}publsh: {{statuses: approved}}\n"
    site = make_site({**PLAN, "content/strategy.yml": strategy})
    assert not [path for path in site.files() if "winter-list" in path]
    for path in ("", "gaps", "calendar/2026-12"):
        assert "Until that is fixed, no post is shown." in site.html(path)
        assert "winter list" not in site.html(path)
