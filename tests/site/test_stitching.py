"""Stitched pages are the pages that MkDocs would build."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.site.conftest import BuiltSite, MakeSite

THEME = {"name": "material", "custom_dir": "overrides"}
NASTY = '"A & \\"B\\" <c> \\\\ {{ d }} &lt;e&gt; 雪"'
PLAN: dict[str, str | bytes] = {
    "content/strategy.yml": """
brand: Fern & <Fable>
channels: {facebook: , instagram: , x: , letter: {network: email}, journal: {network: blog}}
campaigns: {winter: {title: Winter, start: 2026-12-01, end: 2026-12-20}}
approval: {required: yes, by: [sam]}
people: {sam: {name: Sam}}
""",
    "content/calendars/a.yml": f"""
defaults: {{type: question, stage: interest}}
posts:
  - {{id: a, date: 2026-12-04, channels: facebook, title: {NASTY}, copy: "One &\\n <b>two</b>\\n"}}
  - {{id: b, date: 2026-12-05, channels: facebook, title: Plain}}
  - id: c
    date: Sun 2026-12-06 10:00
    channels: {{facebook: , instagram: {{copy: Shorter, time: "12:00"}}, x: {{title: Other}}}}
    title: Differs
    copy: {"Much more than a network takes. " * 30}
    campaign: winter
    media: media/a.png
    alt: A picture
  - {{id: d, date: 2026-12-08, channels: letter, title: Letter, subject: Hello, preheader: There}}
  - {{id: e, channels: facebook, title: No date}}
  - {{id: f, title: An idea, status: idea}}
  - {{id: g, date: 2026-12-09, channels: nowhere, title: Unknown, stage: unknown}}
  - {{id: 雪だるま, date: 2026-12-10, channels: facebook, title: Snow}}
""",
    "content/posts/long.md": (
        "---\ndate: 2026-12-11\nchannels: journal\nstage: research\ntype: article\n"
        "title: Long\n---\n# A heading\n\nWords & <i>more</i>\n\n    code\n"
    ),
    "content/media/a.png": b"\x89PNG",
    "content/about.md": "# About\n\nOne [post](posts/b.md), and the [home](index.md).\n",
}
REPOSITORY = {"repo_url": "https://git.example/x/plan", "edit_uri": "edit/main/content/"}
EDIT = {"name": "material", "features": ["content.action.edit", "content.action.view"]}
INSTANT = {"name": "material", "features": ["navigation.instant", "navigation.tracking"]}
FOOTER = {"overrides/partials/footer.html": "<footer>{{ config.site_name }}</footer>"}
PLUGINS = ["search", {"journey/plan": {"today": "2026-12-03", "stitch": False}}, "journey/gaps"]


def _contents(site: BuiltSite) -> dict[str, object]:
    """Every file, without the time of the build that some themes put on the home page.

    The order of what search and the sitemap list is not their content.
    """
    files: dict[str, object] = {}
    for path in site.files() - {"sitemap.xml.gz"}:
        data = (site.folder / path).read_bytes()
        if path == "search/search_index.json":
            index = json.loads(data)
            files[path] = sorted(map(json.dumps, index.pop("docs"))), index
        elif path == "sitemap.xml":
            files[path] = sorted(data.split())
        else:
            files[path] = re.sub(rb"Build Date UTC : [^\n]*", b"", data)
    return files


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"use_directory_urls": False},
        {"site_url": "https://plan.example/sub/"},
        {"theme": INSTANT, "site_url": "https://plan.example/"},
        {**REPOSITORY, "theme": EDIT},
        {"theme": THEME},
        {"theme": {"name": "mkdocs"}, "site_url": "https://plan.example/"},
        {"theme": {"name": "readthedocs"}},
    ],
    ids=["usual", "files", "canonical", "instant", "edit", "custom_dir", "mkdocs", "readthedocs"],
)
def test_stitched_pages_are_those_that_mkdocs_builds(
    make_site: MakeSite, changes: dict[str, Any]
) -> None:
    files = {**PLAN, **FOOTER}
    stitched = _contents(make_site(files, **changes))
    built = _contents(make_site(files, plugins=PLUGINS, **changes))
    assert [path for path in built if stitched.get(path) != built[path]] == []
    assert stitched.keys() == built.keys()


def test_most_pages_are_stitched(make_site: MakeSite) -> None:
    site = make_site(PLAN)
    event = "Running `post_page` event from plugin 'journey/plan'"
    built = sum(message == event for _, message in site.messages)
    pages = sum(path.endswith("index.html") for path in site.files())
    assert built < 25
    assert pages > 100


def test_where_another_plugin_looks_at_pages_none_is_stitched(make_site: MakeSite) -> None:
    hook = {"hook.py": "def on_page_content(html, **_):\n    return html + '<p>hooked</p>'\n"}
    site = make_site({**PLAN, **hook}, hooks=["hook.py"])
    assert all("<p>hooked</p>" in site.html(f"posts/{id}") for id in "abcde")


def test_where_stitching_is_wanted_other_plugins_see_one_page_of_a_kind(
    make_site: MakeSite,
) -> None:
    hook = {"hook.py": "def on_page_content(html, **_):\n    return html + '<p>hooked</p>'\n"}
    plugins = ["search", {"journey/plan": {"stitch": True}}]
    site = make_site({**PLAN, **hook}, hooks=["hook.py"], plugins=plugins)
    assert [id for id in "abcde" if "<p>hooked</p>" in site.html(f"posts/{id}")] == ["a"]


@pytest.mark.parametrize("nav", [["index.md", {"One": "posts/b.md"}], ["index.md", "posts/b.md"]])
def test_a_page_that_the_navigation_names_is_current_there(
    make_site: MakeSite, nav: list[Any]
) -> None:
    site = make_site(PLAN, nav=nav)
    assert re.search(r'<a class="j-nav__link" href="./" aria-current="page">', site.html("posts/b"))


def test_links_of_other_pages_lead_to_stitched_ones(make_site: MakeSite) -> None:
    site = make_site(PLAN, strict=False)
    assert 'href="../posts/b/"' in site.html("about")
    assert not [message for message in site.said(30) if "posts/b.md" in message]


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
