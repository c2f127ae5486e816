"""The templates: every page renders, and says what its view says, to everybody and safely."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from journey.findings import Location
from journey.views.site import Site, SitePage, site_pages
from tests.views.sites import site_of

TEMPLATES = Path(__file__).parents[2] / "site_templates"
STRATEGY = """
brand: "<b>Fern</b>"
window: {start: 2026-12-01, end: 2026-12-31}
channels:
  facebook: {cadence: {per: day, spacing: 2h}}
  "odd <i>name</i>": {title: "Odd <i>name</i>", url: https://fern.example}
  letter: {network: email, cadence: {per: week}}
stages: {one: {title: "<u>One</u>"}, two: , three: , four: , five: , six: , seven: , eight: }
campaigns:
  winter: {title: "Winter <s>", start: 2026-12-01, end: 2026-12-12, launch: 2026-12-10}
audiences: {newcomers: {title: "New <s>"}}
"""
CALENDAR = """
defaults: {channels: facebook, type: quote, stage: one, campaign: winter}
posts:
  - {date: 2026-12-01 10:00, title: "<script>alert(1)</script>", copy: "<img src=x onerror=a()>"}
  - {date: 2026-12-01 11:00, title: Two, link: https://fern.example, x-note: "<s>"}
  - {date: 2026-12-01 12:00, title: Three, channels: {"odd <i>name</i>": {copy: other}, letter: }}
  - {date: 2026-12-01 13:00, title: Four, stage: unknown, type: unheard, colour: red}
  - {date: 2026-12-01 14:00, title: Five, media: [a.png, b.mp4], alt: "\\"><q>"}
  - {date: 2026-12-01 15:00, title: Six, audience: "<s>", status: cancelled}
  - {status: idea, title: Seven, channels: ~}
"""
KINDS = [
    "",
    "calendar/2026-12",
    "calendar/2026-w49",
    "journey",
    "journey/one",
    "types",
    "types/quote",
    "channels",
    "channels/facebook",
    "campaigns",
    "posts/three",
    "ideas",
    "gaps",
    "rules",
    "rules/cadence/daily-posting",
]


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "to": lambda path: f"/{path}",
        "media": lambda path: f"/{path}",
        "markdown": lambda text: Markup("<p>{}</p>").format(text),
        "outside": lambda url, text=None: Markup('<a href="{}">{}</a>').format(url, text or url),
        "said": lambda words: Markup("<code>{}</code>").format(words),
        "source_url": _source_url,
    }
    return environment


def _source_url(place: Location | None) -> str | None:
    return f"https://git.example/{place.path}#L{place.line}" if place else None


def render(site: Site, page: SitePage) -> str:
    template = _environment().get_template(f"journey/{page.template}")
    return template.render(site=site.frame, page=page, view=page.view(), titled=False)


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(STRATEGY, CALENDAR)


@pytest.fixture(scope="module")
def rendered(site: Site) -> dict[str, str]:
    return {page.path: render(site, page) for page in site_pages(site)}


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_there_is_a_page_of_every_kind(rendered: dict[str, str]) -> None:
    assert set(KINDS) <= set(rendered)
    assert all("<h1" in html for html in rendered.values())


def test_no_id_is_used_twice_on_a_page(rendered: dict[str, str]) -> None:
    for path, html in rendered.items():
        ids = Counter(re.findall(r'\sid="([^"]*)"', html))
        assert [id for id, n in ids.items() if n > 1] == [], path


def test_what_is_described_by_or_labelled_by_something_finds_it(rendered: dict[str, str]) -> None:
    for path, html in rendered.items():
        ids = set(re.findall(r'\sid="([^"]*)"', html))
        named = set(re.findall(r'aria-(?:describedby|labelledby)="([^"]*)"', html))
        assert named <= ids, path


def test_text_of_a_plan_is_never_markup(rendered: dict[str, str]) -> None:
    for path, html in rendered.items():
        for tag in ("<script", "<img src=x", "<i>name", "<b>Fern", "<u>One", "<s>", "<q>"):
            assert tag not in html, path


def test_findings_have_the_same_words_everywhere(site: Site, rendered: dict[str, str]) -> None:
    gaps = rendered["gaps"]
    days = _text(rendered["calendar/2026-12"])
    for finding in site.findings:
        assert finding.message in _text(gaps)
        assert finding.help in _text(gaps)
        assert f'id="f-{finding.fingerprint}"' in gaps
        assert finding.message in _text(rendered[f"rules/{finding.rule}"])
        if finding.post:
            assert finding.message in _text(rendered[f"posts/{site.post_paths[finding.post]}"])
        if finding.days or (finding.post and finding.post in site.plan.placements_of):
            assert finding.message in days


def test_code_is_shown_as_code(rendered: dict[str, str]) -> None:
    assert "`" in rendered["gaps"]
    for path, html in rendered.items():
        if not path.startswith("rules/"):  # whose manuals are Markdown
            assert "`" not in re.sub(r"<code>[^<]*</code>", "", html), path


def test_messages_begin_with_a_capital_unless_with_a_name(rendered: dict[str, str]) -> None:
    for words, is_capital in {"facebook has no post": True, "“Five” goes out": False}.items():
        (before, *_) = re.findall(rf"<p([^>]*)><code>{words}", rendered["gaps"])
        assert ("j-capital" in before) is is_capital


def test_a_small_entry_is_small(rendered: dict[str, str]) -> None:
    entries = re.findall(r'<li class="j-entry.*?</li>', rendered["calendar/2026-12"], re.DOTALL)
    plain = [entry for entry in entries if "j-sev" not in entry]
    assert plain
    assert max(len(entry.encode()) for entry in plain) <= 500


def test_more_posts_than_fit_are_folded(rendered: dict[str, str]) -> None:
    assert "<summary>2 more" in rendered["calendar/2026-12"]


def test_stages_from_the_seventh_on_are_numbers(rendered: dict[str, str]) -> None:
    html = rendered["journey"]
    assert 'class="j-map__step j-c8"' in html
    css = (TEMPLATES / "journey/assets/journey.css").read_text(encoding="utf-8")
    assert ".j-c8 { --c: var(--j-c2); --g: var(--j-g8) }" in css


def test_empty_plans_say_what_to_do() -> None:
    empty = site_of()
    pages = {page.path: render(empty, page) for page in site_pages(empty)}
    assert "Write the first post" in pages[""]
    assert "calendars/" in pages[f"calendar/{empty.plan.today:%Y-%m}"]
    assert "channels:" in pages["channels"]
    assert "status: idea" in pages["ideas"]
    assert "campaigns:" in pages["campaigns"]


def test_nothing_is_asked_of_another_host() -> None:
    for asset in ("journey.css", "journey.js"):
        text = (TEMPLATES / "journey/assets" / asset).read_text(encoding="utf-8")
        urls = set(re.findall(r"https?://[^\s'\")]+", text))
        assert urls <= {"http://www.w3.org/2000/svg"}


def test_a_link_to_use_is_text_and_leads_where_it_says() -> None:
    strategy = "domains: [fern.example]\nutm: auto\nchannels: {facebook: {title: '<i>Us</i>'}}\n"
    link = "https://fern.example/?a=1&b='\\\"<i>"
    post = f'date: 2026-12-02, channels: facebook, type: quote, stage: interest, link: "{link}"'
    site = site_of(strategy, f"posts:\n  - {{{post}, title: T}}\n")
    html = render(site, next(page for page in site_pages(site) if page.path == "posts/t"))
    tagged = f"{unescape(link)}&utm_source=facebook".replace("\\", "")
    assert f"Link to use: {tagged}" in _text(html)
    assert "<i>" not in html
    assert any(
        unescape(address).startswith(tagged) for address in re.findall(r'href="([^"]*)"', html)
    )
