"""The sections in the header: which stand in a row, and which in the menu."""

from __future__ import annotations

import re

from tests.site.conftest import MakeSite

PLAN = {
    "content/strategy.yml": "brand: Test\nchannels: {facebook: }\naudiences: {newcomers: }\n",
    "content/calendars/a.yml": (
        "posts:\n- {id: a, date: 2026-12-04, channels: facebook, stage: interest, title: A}\n"
    ),
}
MENU = ["Campaigns", "People", "Channels", "Audiences", "Topics", "Types", "Ideas", "Rules"]


def _sections(html: str) -> tuple[list[str], list[str]]:
    """What stands in the row, and what in the menu."""
    nav = html.split('<nav class="j-nav"')[1].split("</nav>")[0]
    row, _, rest = nav.partition("<details")
    menu, _, behind = rest.partition("</details>")
    return _names(row) + _names(behind), _names(menu)


def _names(html: str) -> list[str]:
    return re.findall(r'<a class="j-nav__link"[^>]*>([^<]*)</a>', html)


def _current(html: str) -> dict[str, str]:
    nav = html.split('<nav class="j-nav"')[1].split("</nav>")[0]
    return dict(
        re.findall(r'<a class="j-nav__link"[^>]* aria-current="(\w+)"[^>]*>([^<]*)</a>', nav)
    )


def test_the_quieter_sections_stand_in_a_menu(make_site: MakeSite) -> None:
    row = ["Plan", "Calendar", "Board", "Journey", "Walk", "Gaps"]
    assert _sections(make_site(PLAN).html("posts/a")) == (row, MENU)


def test_the_drawer_has_them_all(make_site: MakeSite) -> None:
    html = make_site(PLAN).html("posts/a")
    drawer = html.split('<nav class="md-nav md-nav--primary')[1]
    for name in ("Board", "Walk", *MENU):
        assert re.search(rf'<span class="md-ellipsis">\s*{name}\s', drawer), name


def test_the_current_section_is_shown_in_the_row_and_in_the_menu(make_site: MakeSite) -> None:
    site = make_site(PLAN)
    assert _current(site.html("walk")) == {"page": "Walk"}
    assert _current(site.html("walk/newcomers/2026-w49")) == {"true": "Walk"}
    assert "is-here" not in site.html("walk")
    assert _current(site.html("audiences")) == {"page": "Audiences"}
    assert _current(site.html("audiences/newcomers")) == {"true": "Audiences"}
    assert 'summary class="j-nav__link is-here"' in site.html("audiences/newcomers")


def test_pages_of_the_user_stand_behind_the_menu(make_site: MakeSite) -> None:
    row, menu = _sections(make_site({**PLAN, "content/about.md": "# About"}).html("about"))
    assert row[-2:] == ["Gaps", "About"]
    assert menu == MENU


def test_a_navigation_that_names_sections_has_no_menu(make_site: MakeSite) -> None:
    files = {**PLAN, "content/about.md": "# About"}
    site = make_site(files, nav=[{"Types": "types.md"}, {"About": "about.md"}])
    assert _sections(site.html("about")) == (["Types", "About"], [])


def test_a_navigation_that_names_none_of_ours_has_the_menu(make_site: MakeSite) -> None:
    files = {**PLAN, "content/index.md": "Hello", "content/about.md": "# About"}
    site = make_site(files, nav=[{"Start": "index.md"}, {"Who": "about.md"}])
    row, menu = _sections(site.html("about"))
    assert row == ["Start", "Calendar", "Board", "Journey", "Walk", "Gaps", "Who"]
    assert menu == MENU


def test_sections_that_the_site_does_not_have_are_left_out(make_site: MakeSite) -> None:
    hide = "publish: {hide: [owner, responder, approved, audience, topic]}\n"
    files = {**PLAN, "content/strategy.yml": PLAN["content/strategy.yml"] + hide}
    _, menu = _sections(make_site(files).html())
    assert menu == ["Campaigns", "Channels", "Types", "Ideas", "Rules"]
