"""Pages that are put together from pieces are the pages that the theme would make."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.site.conftest import BuiltSite, MakeSite

THEME = {"name": "material", "custom_dir": "overrides"}
OTHER = "- {{id: {}, date: 2026-12-0{}, channels: facebook, title: {}}}\n"
PLAN = {
    "content/strategy.yml": "brand: Test\nchannels: {facebook: }\n",
    "content/calendars/a.yml": "posts:\n"
    + OTHER.format("a", 4, '"A & \\"B\\" <c> \\\\ {{ d }} &lt;e&gt;"')
    + OTHER.format("b", 5, "Plain")
    + OTHER.format("c", 6, "Another"),
}
REPOSITORY = {"repo_url": "https://git.example/x/plan", "edit_uri": "edit/main/content/"}
EDIT = {"name": "material", "features": ["content.action.edit", "content.action.view"]}


def _contents(site: BuiltSite) -> dict[str, bytes]:
    """Every file, without the time of the build that some themes put on the home page."""
    return {
        path: re.sub(rb"Build Date UTC : [^\n]*", b"", (site.folder / path).read_bytes())
        for path in site.files() - {"sitemap.xml.gz"}
    }


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"use_directory_urls": False},
        {"site_url": "https://plan.example/sub/"},
        {**REPOSITORY, "theme": EDIT},
        {"theme": {"name": "mkdocs"}},
        {"theme": {"name": "readthedocs"}},
    ],
    ids=["usual", "files", "canonical", "edit", "mkdocs", "readthedocs"],
)
def test_pieces_make_the_same_pages(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    pieces = _contents(make_site(PLAN, **changes))
    monkeypatch.setattr("journey_mkdocs.plan.shares_chrome", lambda config: False)
    whole = _contents(make_site(PLAN, **changes))
    assert [path for path in whole if pieces.get(path) != whole[path]] == []


def test_a_users_part_of_the_theme_may_look_at_the_page(make_site: MakeSite) -> None:
    footer = {"overrides/partials/footer.html": "<footer>[{{ page.url }}]</footer>"}
    site = make_site({**PLAN, **footer}, theme=THEME)
    assert "[posts/b/]" in site.html("posts/b")
    assert "[posts/c/]" in site.html("posts/c")


def test_a_users_own_frame_is_rendered_for_each_page(make_site: MakeSite) -> None:
    frame = {"overrides/journey/page.html": "{{ page.title | upper }} {{ page.content }}"}
    site = make_site({**PLAN, **frame}, theme=THEME)
    assert site.html("posts/b").startswith("PLAIN")


def test_a_hook_may_give_templates_values_of_its_own(make_site: MakeSite) -> None:
    files = {
        "hook.py": (
            "def on_page_context(context, *, page, **_):\n"
            "    context['own'] = page.url\n"
            "    return context\n"
        ),
        "overrides/main.html": (
            '{% extends "base.html" %}{% block announce %}[{{ own }}]{% endblock %}'
        ),
    }
    site = make_site({**PLAN, **files}, theme=THEME, hooks=["hook.py"])
    assert "[posts/b/]" in site.html("posts/b")
    assert "[posts/c/]" in site.html("posts/c")
