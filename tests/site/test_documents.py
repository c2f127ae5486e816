"""Pages that the site's owner wrote, and the one that says that there is none."""

from __future__ import annotations

import re

import pytest

from tests.site.conftest import MakeSite

PLAN = {
    "content/strategy.yml": "channels: {facebook: }\n",
    "content/calendars/a.yml": "posts:\n  - {date: 2026-12-03, title: One, channels: facebook}\n",
    "content/about.md": "# About us\n\nWe make pots.\n",
}
STYLES, SECTIONS = 'href="{}journey/assets/journey.css"', '<nav class="j-nav"'
SIDEBAR = "md-sidebar--primary"


@pytest.mark.parametrize(("path", "up"), [("about", "../"), ("404", "/")])
def test_every_page_has_the_frame_of_the_plan(make_site: MakeSite, path: str, up: str) -> None:
    html = make_site(PLAN).html(path)
    assert STYLES.format(up) in html
    assert SECTIONS in html
    assert f'{SIDEBAR}" data-md-component="sidebar" data-md-type="navigation" hidden' in html


def test_a_page_that_is_not_there_leads_to_the_plan(make_site: MakeSite) -> None:
    html = make_site(PLAN).html("404")
    assert "There is no such page" in html
    assert re.search(r'<a href="/[./]*">The plan</a>', html)


def test_a_page_that_names_its_template_has_that(make_site: MakeSite) -> None:
    own = {"content/about.md": "---\ntemplate: own.html\n---\n# About us\n"}
    template = {"overrides/own.html": "Mine: {{ page.content }}"}
    theme = {"name": "material", "custom_dir": "overrides"}
    assert make_site({**PLAN, **own, **template}, theme=theme).html("about").startswith("Mine: <h1")


def test_a_users_own_words_for_what_is_not_there_stay(make_site: MakeSite) -> None:
    own = {"overrides/404.html": "Lost?"}
    theme = {"name": "material", "custom_dir": "overrides"}
    assert make_site({**PLAN, **own}, theme=theme).html("404") == "Lost?"


def test_pages_below_others_can_be_reached_from_a_sidebar(make_site: MakeSite) -> None:
    pages = {"content/team/people.md": "# People\n", "content/team/rooms.md": "# Rooms\n"}
    html = make_site({**PLAN, **pages}).html("team/people")
    assert f'{SIDEBAR}" data-md-component="sidebar" data-md-type="navigation" hidden' not in html
    assert "Rooms" in html.partition(SIDEBAR)[2]


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_show_such_pages_as_well(make_site: MakeSite, theme: str) -> None:
    site = make_site(PLAN, theme={"name": theme})
    assert "We make pots." in site.html("about")
    assert "There is no such page" in site.html("404")


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_templates_of_themes_go_down_trees(make_site: MakeSite, theme: str) -> None:
    guides = {f"content/{n}.md": "# A\n\n## B\n\n### C\n\n#### D\n" for n in ("one", "two")}
    nav = [{"Guides": [{"First": [{"Deep": ["one.md"]}, "two.md"]}]}]
    site = make_site({**PLAN, **guides}, theme={"name": theme}, nav=nav)
    for page in ("one", "two"):
        assert 'id="d"' in site.html(page)
        assert "</html>" in site.html(page)
