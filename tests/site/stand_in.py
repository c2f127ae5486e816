"""Views and templates that stand in for those of the site, where a test is about the plugins."""

from __future__ import annotations

from dataclasses import replace

from journey.views.site import Site, SitePage

OVERRIDES = {
    "overrides/journey/page.html": (
        '{% extends "main.html" %}{% block container %}<div class="md-content" '
        'data-md-component="content"><article id="content" class="md-content__inner">'
        "{{ page.content }}</article></div>{% endblock %}"
    ),
    "overrides/journey/plain.html": (
        "<h1>{{ page.title }}</h1>\n<p id=links>"
        '<a href="{{ "" | to }}">home</a> <a href="{{ "gaps?stage=a&type=b#f-1" | to }}">gaps</a>'
        "</p>\n{% for finding in view.findings %}<p>{{ finding.message }}</p>{% endfor %}\n"
        "{% if view.post %}{{ view.post.copy | markdown }}"
        "{% for medium in view.post.media %}{% if medium.file | media %}"
        '<img src="{{ medium.file | media }}" alt="{{ medium.alt or "" }}">{% endif %}{% endfor %}'
        "{{ view.post.copy or '' }}{% endif %}\n"
    ),
}
"""Templates by path, below the folder of mkdocs.yml."""

LISTS = {
    "": "The plan",
    "calendar/2026-11": "November 2026",
    "calendar/2026-12": "December 2026",
    "journey": "Journey",
    "ideas": "Ideas",
    "rules": "Rules",
}


def pages(site: Site) -> list[SitePage]:
    """A few lists, the gaps where there are any, and a page for each shown post."""

    def page(path: str, title: str, **view: object) -> SitePage:
        shown = {"post": None, "findings": (), **view}
        return SitePage(path, title, "plain.html", lambda: shown)

    made = [page(path, title) for path, title in LISTS.items()]
    if site.findings:
        made.append(page("gaps", "Gaps", findings=site.findings))
    return made + [
        replace(
            page(f"posts/{post.id}", post.title, post=post),
            about=post.copy or "",
            source=post.source.locate,
        )
        for post in site.shown.posts.values()
    ]
