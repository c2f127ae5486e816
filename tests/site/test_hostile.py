"""Plans of strangers: whatever is in them is text on the site, and does nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import BuiltSite, Visit, build_site, settings, visiting, write
from tests.site.links import broken_links

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CALL = "hacked(1)"
ATTACKS = [
    f"<script>{CALL}</script>",
    f"</title><script>{CALL}</script>",
    f"&lt;/title&gt;&lt;script&gt;{CALL}&lt;/script&gt;",
    f"&amp;lt;script&amp;gt;{CALL}&amp;lt;/script&amp;gt;",
    f'"><img src=x onerror={CALL}>',
    f"'><svg onload={CALL}>",
    f'" onmouseover="{CALL}" autofocus onfocus="{CALL}',
    f"javascript:{CALL}",
    "{{ config.site_dir }}{% raw %}{# x #}",
    f"</script><script>{CALL}</script>",
    f"<!--<script>{CALL}</script>-->",
    f"]]><script>{CALL}</script>",
    "A & B < C > D &copy; &#60;b&#62;",
    f"<iframe src=//evil.example onload={CALL}></iframe>",
    f"`<img src=//evil.example/x.png onerror={CALL}>`",
    f"![x](//evil.example/x.png) [y](javascript:{CALL}) <https://evil.example/{CALL}>",
]
EVERYWHERE = """- id: attack-{number}
  date: 2026-12-{day:02} 10:30
  channels: {{facebook: , newsletter: {{copy: {text}, subject: {text}, preheader: {text}}}}}
  title: {text}
  copy: {text}
  type: {text}
  stage: {text}
  topic: {text}
  campaign: {text}
  audience: {text}
  owner: {text}
  responder: {text}
  because: {text}
  partner: {text}
  disclosure: {text}
  tags: [findme, {text}]
  media: [{{file: {text}, alt: {text}}}, {{file: media/a.png, alt: {text}}}]
  link: {text}
  x-note: {text}
  ignore: [{{rule: {text}, reason: {text}}}]
"""
STRATEGY = """brand: {text}
channels: {{facebook: , newsletter: {{network: email}}, {text}: {{title: {text}}}}}
window: {{start: 2026-12-01, end: 2026-12-31}}
audiences: {{{text}: {{title: {text}}}}}
people: {{{text}: {{name: {text}, role: {text}}}}}
campaigns: {{{text}: {{title: {text}, start: 2026-12-01, end: 2026-12-20}}}}
types: {{{text}: {{title: {text}, stages: [{text}]}}}}
stages: {{interest: {{title: {text}}}}}
days_off: [{{start: 2026-12-25, reason: {text}}}]
blackouts: [{{start: 2026-12-26, reason: {text}}}]
waivers: [{{rule: {text}, reason: {text}, by: {text}}}]
"""
LONG = """---
title: {text}
date: 2026-12-05
channels: newsletter
type: article
stage: interest
---
{raw}

[{raw}]({raw}) ![{raw}](media/a.png "{raw}")

```mermaid
{raw}
```
"""


def _files() -> dict[str, str | bytes]:
    worst = json.dumps(ATTACKS[1] + ATTACKS[4] + ATTACKS[5])
    posts = [
        EVERYWHERE.format(number=number, day=number + 1, text=json.dumps(text))
        for number, text in enumerate(ATTACKS)
    ]
    strange_name = 'content/calendars/"><script>hacked(2)<%2Fscript>.yml'
    long = {
        f"content/posts/long-{number}.md": LONG.format(text=json.dumps(text), raw=text)
        for number, text in enumerate(ATTACKS)
    }
    return {
        "mkdocs.yml": settings(
            repo_url="https://git.example/x/plan", edit_uri="edit/main/content/"
        ),
        "content/strategy.yml": STRATEGY.format(text=worst),
        "content/calendars/december.yml": "posts:\n" + "".join(posts),
        strange_name: "posts:\n" + posts[0].replace("attack-", "file-"),
        "content/media/a.png": b"\x89PNG\r\n\x1a\n",
        **long,
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of a plan that attacks in every field."""
    root = tmp_path_factory.mktemp("hostile")
    write(root, _files())
    return build_site(root)


@pytest.fixture(scope="module")
def visit(hostile: BuiltSite, browser: Browser) -> Iterator[Visit]:
    with visiting(browser, hostile.folder) as visit:
        yield visit


def _pages(site: BuiltSite) -> list[str]:
    return sorted(path for path in site.files() if path.endswith(".html"))


class _Dangers(HTMLParser):
    """What could run or ask another host on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script"
        for name, value in attrs:
            words = (value or "").strip().lower()
            leads = name in ("href", "xlink:href", "action", "formaction")
            runs = name.startswith("on") or (leads and words.startswith(("javascript:", "data:")))
            loads = name in ("src", "srcset", "poster", "data") and "evil" in words
            if runs or loads or tag in ("iframe", "object", "embed", "base"):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self._script and "hacked" in data:
            self.found.append(f"<script>{data}")

    def handle_endtag(self, tag: str) -> None:
        self._script = False


def test_no_attack_becomes_markup(hostile: BuiltSite) -> None:
    for path in _pages(hostile):
        html = (hostile.folder / path).read_text(encoding="utf-8")
        assert _Dangers(html).found == [], path


def test_every_link_leads_somewhere(hostile: BuiltSite) -> None:
    assert broken_links(hostile.folder) == []


def test_templates_in_a_plan_are_text(hostile: BuiltSite) -> None:
    assert "{{ config.site_dir }}{% raw %}{# x #}" in hostile.html("posts/attack-8")


def test_titles_are_text_in_the_head(hostile: BuiltSite) -> None:
    html = hostile.html("posts/attack-12")
    title = html.split("<title>")[1].split("</title>")[0]
    assert title == "A &amp; B &lt; C &gt; D &amp;copy; &amp;#60;b&amp;#62; - Test"


def test_the_repository_link_of_a_hostile_file_name_is_harmless(hostile: BuiltSite) -> None:
    html = hostile.html("posts/file-0")
    assert "/blob/main/content/calendars/%22%3E%3Cscript%3Ehacked%282%29" in html


@pytest.mark.browser
def test_nothing_runs_and_nothing_leaves(hostile: BuiltSite, visit: Visit) -> None:
    """On all pages but those of rules that say nothing of the plan, which are alike."""
    titles = {}
    for path in _pages(hostile):
        silent = path.startswith("rules/") and "hacked" not in (hostile.folder / path).read_text()
        if not silent:
            titles[path] = visit.open(path, until="load").title()
    assert visit.ran == []
    assert visit.elsewhere == []
    for number, text in enumerate(ATTACKS):
        shown = titles[f"posts/attack-{number}/index.html"]
        assert shown == f"{' '.join(text.split())} - Test"


@pytest.mark.browser
def test_hostile_titles_are_text_in_search_results(visit: Visit) -> None:
    page = visit.open("404.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("findme")
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result__item").count() > 1
    assert visit.ran == []
    assert visit.elsewhere == []
