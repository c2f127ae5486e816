"""A home page with the owner's introduction: one title, and the plan's headings below it."""

from __future__ import annotations

import re

from tests.site.conftest import MakeSite

CALENDAR = "posts:\n  - {date: 2026-12-03, channels: fb, title: One, stage: interest}\n"


def _headings(html: str) -> list[str]:
    view = html.partition('id="content"')[2]
    return re.findall(r"<(h[1-6])[ >]", view)


def test_a_page_with_an_introduction_has_one_title(make_site: MakeSite) -> None:
    files = {"content/strategy.yml": "channels: {fb: }\n", "content/calendars/d.yml": CALENDAR}
    plain = _headings(make_site(files).html())
    assert plain[:2] == ["h1", "h2"]
    site = make_site({**files, "content/index.md": "# Welcome\n\nHello\n"})
    assert _headings(site.html()) == ["h1", *(f"h{int(name[1]) + 1}" for name in plain)]


def test_an_introduction_without_a_title_leaves_it_to_the_plan(make_site: MakeSite) -> None:
    files = {"content/strategy.yml": "channels: {fb: }\n", "content/calendars/d.yml": CALENDAR}
    plain = _headings(make_site(files).html())
    site = make_site({**files, "content/index.md": "Hello, and welcome.\n"})
    assert _headings(site.html()) == plain


def test_words_of_the_plan_that_look_like_headings_stay(make_site: MakeSite) -> None:
    calendar = CALENDAR.replace("One", '"<h1>One</h1> <header class=\\"j-head"')
    files = {"content/strategy.yml": "channels: {fb: }\n", "content/calendars/d.yml": calendar}
    site = make_site({**files, "content/index.md": "# Welcome\n"})
    assert "&lt;h1&gt;One" in site.html()
