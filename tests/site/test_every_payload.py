"""The site of a plan with every payload in every field, beside that of the same plan of words.

Both have the same elements with the same attributes, the same scripts, and lead to the same hosts.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.hostile.arrangement import (
    OWN,
    harmless,
    long_posts,
    payloads,
    plan_of_names,
    plan_of_posts,
    together,
)
from tests.site.conftest import BuiltSite, Visit, build_site, settings, visiting, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AT_ONCE, AT_ONCE_IN_A_BROWSER = 8, 48
"""So many payloads stand together in a field of a post."""
THINGS = 4
"""So many stages, types, channels and so on there are."""
SETTINGS = settings(
    site_url="https://plan.example/",
    repo_url="https://git.example/x/plan",
    edit_uri="edit/main/content/",
    plugins=["search", {"journey/plan": {"today": "2026-12-03"}}, "journey/gaps", "journey/feeds"],
)
Plan = dict[str, str | bytes]


@dataclass(frozen=True)
class Twins:
    """A hostile site, the harmless one that is like it, and the texts that stand in its posts."""

    hostile: BuiltSite
    harmless: BuiltSite
    texts: list[str]


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[str]:
    return [text for kind in payloads(corpus).values() for text in kind]


@pytest.fixture(scope="module")
def twins(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> list[Twins]:
    """Of posts with all payloads, and three times of a strategy with a third of them."""
    posts = together(texts, AT_ONCE)
    plans: list[tuple[list[str], Callable[[Callable[[str], str]], Plan]]] = [
        (
            posts,
            lambda of: {
                **plan_of_posts(list(map(of, posts)), list(map(of, OWN[:6]))),
                **long_posts(list(map(of, posts))),
            },
        )
    ]
    thirds = [texts[n::3] for n in range(3)]
    plans += [
        ([], lambda of, some=some: plan_of_names(list(map(of, some)), THINGS)) for some in thirds
    ]

    def built(plan: Plan) -> BuiltSite:
        root = tmp_path_factory.mktemp("site")
        write(root, {"mkdocs.yml": SETTINGS, **plan})
        return build_site(root)

    return [Twins(built(plan(str)), built(plan(harmless)), of) for of, plan in plans]


Element = tuple[str, frozenset[str]]
PROSE: dict[str, set[str]] = {
    **{tag: set() for tag in "blockquote br code em h3 h4 h5 h6 hr li p strong s ul".split()},
    **{tag: set() for tag in "table tbody td th thead tr".split()},
    "pre": {"id"},
    "ol": {"start"},
    "a": {"href", "rel", "title"},
    "img": {"src", "alt", "title"},
}
"""What Markdown may become, with which attributes."""
LEADS = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "cite"}
HOSTS = {"plan.example", "git.example", "fern.example", "squidfunk.github.io"}


@dataclass(frozen=True)
class Read:
    """What the pages of a site are made of, each with an example of where it stands.

    Args:
        elements: Elements with the names of their attributes.
        prose: Those that the copy of a post has become.
        code: What is in scripts, in styles and in `style=`, numbers left out.
        addresses: What leads or loads: the page, the element, `rel=`, and the address.
    """

    elements: dict[Element, str]
    prose: dict[Element, str]
    code: dict[str, str]
    addresses: set[tuple[str, str, str, str]]


def _read(site: BuiltSite) -> Read:
    read = Read({}, {}, {}, set())
    for path in sorted(site.files()):
        if path.endswith(".html") and not path.startswith("rules/"):
            _note(path, LexborHTMLParser(site.folder.joinpath(path).read_text("utf-8")), read)
    return read


def _note(path: str, page: LexborHTMLParser, read: Read) -> None:
    prose = {node.mem_id for box in page.css(".j-copy.md-typeset") for node in box.css("*")[1:]}
    for node in page.css("*"):
        tag, attributes = node.tag or "", node.attributes
        of = read.prose if node.mem_id in prose else read.elements
        of.setdefault((tag, frozenset(attributes)), f"{path}: {tag} {attributes}")
        if tag in ("script", "style") or "style" in attributes:
            code = attributes.get("style") or node.text()
            read.code.setdefault(re.sub(r"[\d.]+|\"base\": \"[./]*\"", "1", code), path)
        for name in LEADS.intersection(attributes):
            address = (attributes[name] or "").strip()
            read.addresses.add((path, tag, attributes.get("rel") or "", address))


@pytest.fixture(scope="module")
def reads(twins: list[Twins]) -> list[tuple[Read, Read]]:
    """What the hostile sites are made of, each with what its harmless twin is."""
    return [(_read(twin.hostile), _read(twin.harmless)) for twin in twins]


def test_there_are_as_many_pages(twins: list[Twins]) -> None:
    for twin in twins:
        pages = [path for path in twin.hostile.files() if path.startswith("posts/")]
        assert len(pages) == (2 * len(twin.texts) or THINGS)


def test_no_text_makes_an_element_or_an_attribute(reads: list[tuple[Read, Read]]) -> None:
    for hostile, usual in reads:
        assert [hostile.elements[e] for e in hostile.elements.keys() - usual.elements] == []
        for (tag, names), where in hostile.prose.items():
            assert names <= PROSE.get(tag, {"?"}), where
    assert reads[0][0].prose


def test_no_text_becomes_a_script_or_a_style(reads: list[tuple[Read, Read]]) -> None:
    for hostile, usual in reads:
        assert hostile.code.keys() <= usual.code.keys()


def test_every_address_is_of_the_site_or_of_a_scheme_that_links_may_have(
    twins: list[Twins], reads: list[tuple[Read, Read]]
) -> None:
    for twin, (hostile, _) in zip(twins, reads, strict=True):
        files = {"", *twin.hostile.files()}
        for path, tag, rel, address in hostile.addresses:
            url = urlsplit(address)
            if url.scheme or url.netloc:
                assert tag == "a" or (tag, url.netloc) == ("link", "plan.example"), (path, address)
                assert url.scheme in ("http", "https", "mailto"), (path, address)
                apart = "noopener noreferrer nofollow" in rel
                assert apart or url.netloc in HOSTS, (path, address)
            elif url.path and path != "404.html":
                target = normpath(f"{path.rpartition('/')[0]}/{unquote(url.path)}").lstrip("/.")
                assert {target, f"{target}/index.html"} & files, (path, address)


def _words(text: str) -> str:
    """A text without what HTML, or a page, cannot show."""
    return "".join(re.sub(r"[\x00-\x20\x7f-\xa0\ufffd\ufeff\ufffe\uffff]+", "", text).split())


def test_texts_and_templates_are_shown_as_they_were_written(twins: list[Twins]) -> None:
    for twin in twins:
        for number, text in enumerate(twin.texts):
            page = LexborHTMLParser(twin.hostile.html(f"posts/post-{number}"))
            assert page.body
            assert _words(text) in _words(page.body.text()), text
            title = page.css_first("title")
            assert title
            assert _words(text) in _words(title.text()), text


def test_the_search_finds_texts_as_they_were_written(twins: list[Twins]) -> None:
    for twin in twins:
        index = (twin.hostile.folder / "search/search_index.json").read_text(encoding="utf-8")
        entries = {entry["location"]: entry for entry in json.loads(index)["docs"]}
        for number, text in enumerate(twin.texts):
            entry = entries[f"posts/post-{number}/"]
            for part in (entry["title"], entry["text"]):
                html = LexborHTMLParser(f"<body>{part}</body>")
                assert html.body
                assert {node.tag for node in html.body.css("*")} <= {"body", "p"}, text
                assert _words(text) in _words(html.body.text()), text


def test_the_sitemap_has_pages_of_the_site_alone(twins: list[Twins]) -> None:
    for twin in twins:
        root = ET.parse(twin.hostile.folder / "sitemap.xml").getroot()
        files = twin.hostile.files()
        for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
            path = unquote((place.text or "").removeprefix("https://plan.example/"))
            assert f"{path}index.html" in files


@pytest.fixture(scope="module")
def seen(
    texts: list[str], twins: list[Twins], tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[BuiltSite, list[str]]]:
    """Sites to look at, with their pages: few, because a browser takes its time for each.

    Of the strategies two pages of each kind, which list all the names; the posts once more with
    many payloads in each.
    """
    root = tmp_path_factory.mktemp("seen")
    posts = together(texts, AT_ONCE_IN_A_BROWSER)
    write(root, {"mkdocs.yml": SETTINGS, **plan_of_posts(posts, OWN[:6]), **long_posts(posts)})
    found = []
    for number, site in enumerate([build_site(root), *(twin.hostile for twin in twins[1:])]):
        kinds: dict[str, list[str]] = defaultdict(list)
        for path in sorted(site.files()):
            if path.endswith(".html") and not path.startswith("rules/"):
                kinds[path.partition("/")[0]].append(path)
        few = {
            kind: paths if kind == "posts" and not number else paths[:2]
            for kind, paths in kinds.items()
        }
        found.append((site, [path for paths in few.values() for path in paths]))
    return found


@pytest.mark.browser
def test_no_script_of_the_plan_runs_and_no_request_leaves(
    seen: list[tuple[BuiltSite, list[str]]], browser: Browser
) -> None:
    for site, pages in seen:
        with visiting(browser, site.folder) as visit:
            _trap(visit)
            for path in pages:
                page = visit.open(path, until="load")
                assert page.evaluate("window.__touched") == [], path
                assert (visit.ran, visit.elsewhere, visit.failed) == ([], [], []), path


@pytest.mark.browser
def test_the_traps_work(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": f"<!doctype html><p>{OWN[0]}{OWN[1]}<script>alert(1)</script>"})
    with visiting(browser, tmp_path) as visit:
        _trap(visit)
        page = visit.open()
        assert set(page.evaluate("window.__touched")) == {
            "alert: 1",
            "__ran: attribute",
            "__ran: tag",
        }
        assert visit.elsewhere == ["http://evil.example/x"]


@pytest.mark.browser
def test_a_filter_and_a_search_show_texts_and_run_nothing(
    twins: list[Twins], browser: Browser
) -> None:
    with visiting(browser, twins[0].hostile.folder) as visit:
        _trap(visit)
        page = visit.open("calendar/2026-12/index.html")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.evaluate("document.querySelectorAll('.j-filter input').forEach(box => box.click())")
        page.goto(page.url, wait_until="networkidle")
        page.locator(".md-search__input").click()
        page.keyboard.type("onerror")
        page.wait_for_selector(".md-search-result__item")
        assert page.evaluate("window.__touched") == []
        assert (visit.ran, visit.elsewhere, visit.failed) == ([], [], [])


def _trap(visit: Visit) -> None:
    """Note what scripts of the plan would do: our traps, dialogs, and what the corpus calls."""
    visit.page.add_init_script(
        """
        window.__touched = [];
        for (const name of ["__ran", "alert", "confirm", "prompt"])
          window[name] = (...what) => { window.__touched.push(name + ": " + what.join()); };
        """
    )
