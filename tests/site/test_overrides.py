"""A team's own templates: a file of the same name replaces one, or some blocks of it."""

from __future__ import annotations

import pytest

from tests.site.conftest import REPOSITORY, MakeSite

STRATEGY = "channels: {facebook: }\nwindow: {start: 2026-12-01, end: 2026-12-31}\n"
POSTS = """
defaults: {channels: facebook, type: question, stage: interest}
posts:
- {id: winter-list, date: 2026-12-01, title: Winter list}
- {id: kiln, date: 2026-12-02, title: Kiln}
- {id: shelf, date: 2026-12-03, title: Shelf}
"""
PLAN = {"content/strategy.yml": STRATEGY, "content/calendars/december.yml": POSTS}
TEMPLATES = REPOSITORY / "site_templates" / "journey"
PARTS = {
    *("404.html", "document.html", "drawer.html", "frame.html", "macros.html", "page.html"),
    *("preview.html", "sections.html"),
}
THEME = {"name": "material", "custom_dir": "overrides"}


def test_a_file_of_the_same_name_replaces_a_template(make_site: MakeSite) -> None:
    override = {"overrides/journey/post.html": "<h1>Ours: {{ view.title }}</h1>"}
    html = make_site({**PLAN, **override}, theme=THEME).html("posts/winter-list")
    assert "<h1>Ours: Winter list</h1>" in html


def test_a_file_that_extends_its_own_name_replaces_a_block(make_site: MakeSite) -> None:
    override = """{% extends "journey/post.html" %}
{% block near %}<p>Ask Dana about {{ view.title }}.</p>{% endblock %}
{% block facts %}<p>Facts:</p>{{ super() }}{% endblock %}
"""
    site = make_site({**PLAN, "overrides/journey/post.html": override}, theme=THEME)
    for post, title in (("winter-list", "Winter list"), ("kiln", "Kiln"), ("shelf", "Shelf")):
        html = site.html(f"posts/{post}")
        assert f"<p>Ask Dana about {title}.</p>" in html
        assert 'class="j-near"' not in html
        assert '<h2 class="j-h2" id="pv">How it will look</h2>' in html
        assert html.index("<p>Facts:</p>") < html.index('<dl class="j-facts">')


def test_so_does_a_file_for_what_surrounds_the_views(make_site: MakeSite) -> None:
    page = """{% extends "journey/page.html" %}
{% block container %}<p>For review only.</p>{{ super() }}{% endblock %}
"""
    lost = """{% extends "journey/404.html" %}
{% block content %}{{ super() }}<p>Or ask Dana.</p>{% endblock %}
"""
    overrides = {"overrides/journey/page.html": page, "overrides/journey/404.html": lost}
    site = make_site({**PLAN, **overrides}, theme=THEME)
    for path in ("", "gaps", "posts/kiln", "posts/shelf"):
        html = site.html(path)
        assert html.index("<p>For review only.</p>") < html.index('id="content"')
    assert "There is no such page" in site.html("404")
    assert "<p>Or ask Dana.</p>" in site.html("404")


def test_a_file_of_the_same_name_replaces_a_part_of_all_pages(make_site: MakeSite) -> None:
    override = {"overrides/journey/sections.html": "<nav>Ours</nav>"}
    site = make_site({**PLAN, **override}, theme=THEME)
    for path in ("", "gaps", "posts/kiln"):
        assert "<nav>Ours</nav>" in site.html(path)
        assert 'class="j-nav"' not in site.html(path)


def test_every_view_has_a_head_and_a_main_block() -> None:
    views = [path for path in TEMPLATES.glob("*.html") if path.name not in PARTS]
    assert len(views) > 20
    for view in views:
        text = view.read_text(encoding="utf-8")
        assert [f"{{% block {name} %}}" in text for name in ("head", "main")] == [True] * 2, view


def test_a_block_may_use_the_parts_that_repeat(make_site: MakeSite) -> None:
    override = """{% extends "journey/ideas.html" %}
{% import "journey/macros.html" as m %}
{% block head %}{{ m.empty("Bring ideas on `Monday`.") }}{% endblock %}
"""
    site = make_site({**PLAN, "overrides/journey/ideas.html": override}, theme=THEME)
    assert '<p class="j-none">Bring ideas on <code>Monday</code>.</p>' in site.html("ideas")


def test_to_extend_a_name_that_nobody_else_has_is_told_plainly(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    override = {"overrides/journey/parts.html": '{% extends "journey/parts.html" %}'}
    page = {"overrides/journey/gaps.html": '{% include "journey/parts.html" %}'}
    with pytest.raises(SystemExit):
        make_site({**PLAN, **override, **page}, theme=THEME)
    assert "there is no template “journey/parts.html”" in caplog.text
