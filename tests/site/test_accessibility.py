"""Every kind of page, for everybody: by ear, key and finger, enlarged, on paper, scripts off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.conftest import REPOSITORY, build_site, commit, served, settings, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STRATEGY = """
brand: Fern & Fable
window: {start: 2026-12-01, end: 2026-12-31}
channels:
  facebook: {cadence: {per: day, spacing: 2h}, responder: dana, active: ["07:30-09:00"]}
  instagram: {responder: sam}
  x:
  newsletter: {network: email, cadence: {per: week}}
  journal: {network: blog}
audiences: {newcomers: {title: New ones}, insiders: {relationship: customer}}
people: {dana: {name: Dana Reyes, role: editor}, sam: {name: Sam Lee}}
approval: {required: yes, days: 2, by: sam}
campaigns:
  winter: {title: Winter, start: 2026-12-01, launch: 2026-12-10, end: 2026-12-20}
  always: {title: Always, start: 2026-12-01}
days_off: [{start: 2026-12-25, reason: Christmas}]
blackouts: [{start: 2026-12-16, reason: Memorial day}]
waivers:
  - {rule: cadence/daily-posting, channel: facebook, start: 2026-12-24, end: 2026-12-24,
     reason: Closed, by: dana, expires: 2026-12-31}
"""
BUSY = "".join(
    f"  - {{date: 2026-12-09 {8 + n}:00, channels: x, title: Of many {n}}}\n" for n in range(12)
)
CALENDAR = f"""
defaults: {{channels: facebook, type: quote, stage: interest, owner: dana, audience: newcomers}}
posts:
  - {{id: plain, date: 2026-12-03 08:00, title: Plain, copy: Words, topic: lists, campaign: winter}}
  - {{date: 2026-12-04 09:00, title: Two places, stage: research, channels: "facebook, instagram"}}
  - {{date: 2026-12-04 10:00, title: Too soon after it, stage: validation, topic: Lists}}
  - {{date: 2026-12-05 09:00, title: A contest, type: contest, campaign: winter}}
  - id: long
    date: 2026-12-08 09:00
    title: A title that goes on for longer than any phone is wide, as those of posts often do
    channels: {{facebook: , x: {{copy: "{"Far too much for it. " * 30}"}}, instagram: }}
    copy: "{"Much more than is shown at first. " * 30}https://fern.example/{"far" * 30}"
    media: [media/one.png, media/two.png]
    alt: A picture
    link: https://fern.example/winter
    offer: {{code: WARM, expires: 2026-12-20}}
    stage: decision
    campaign: winter
    x-note: Ask again
  - {{id: mail, date: 2026-12-10, channels: newsletter, title: Letter, subject: Hello, copy: Hi}}
  - {{date: 2026-12-11, title: Not any more, status: cancelled, stage: retention}}
  - {{date: 2026-12-12, title: Nowhere known, channels: elsewhere, owner: stranger}}
  - {{date: 2026-12-20, title: Perhaps, status: idea, campaign: always}}
  - {{title: Undated}}
  - {{id: idea, title: No more than a title, status: idea, channels: ~, stage: ~, type: ~}}
{BUSY}"""
LONG_POST = """---
id: article
date: 2026-12-14
channels: journal
stage: research
type: article
title: An article
---
## A part

With `code`, a [link](https://fern.example), and a list:

- one
- two

```yaml
posts: [a line that is longer than a phone is wide, and that scrolls in a box of its own]
```
"""
OWN_PAGE = """# About the plan

Read the [gaps](gaps.md) first.

## Numbers

| one | two |
|-----|-----|
| 1   | 2   |

```yaml
posts: []
```
"""
FILES = {
    "content/strategy.yml": STRATEGY,
    "content/calendars/december.yml": CALENDAR,
    "content/calendars/broken.yml": "posts:\n- date: 2026-12-02\n   title: Two\n",
    "content/posts/article.md": LONG_POST,
    "content/media/one.png": b"\x89PNG",
    "content/media/two.png": b"\x89PNG",
    "content/index.md": "# A winter\n\nBegin with this week.\n",
    "content/about.md": OWN_PAGE,
}
BEFORE = {
    "content/calendars/december.yml": CALENDAR.replace("Much more", "A little more")
    .replace("2026-12-05 09:00", "2026-12-06 10:00")
    .replace("title: Not any more", "title: To be removed, id: gone")
    .replace("stage: validation, topic", "stage: research, topic")
    .replace("id: plain, ", "id: old, status: review, "),
}
"""The same files in another state, for the page of changes."""
PAGES = {
    "home.html": ("",),
    "calendar.html": ("calendar/2026-12/", "calendar/2026-w50/"),
    "board.html": ("board/",),
    "journey.html": ("journey/",),
    "stage.html": ("journey/decision/",),
    "walks.html": ("walk/",),
    "walk.html": ("walk/newcomers/", "walk/insiders/"),
    "campaigns.html": ("campaigns/",),
    "channels.html": ("channels/",),
    "channel.html": ("channels/facebook/",),
    "audiences.html": ("audiences/",),
    "audience.html": ("audiences/newcomers/",),
    "topics.html": ("topics/",),
    "topic.html": ("topics/lists/",),
    "types.html": ("types/",),
    "type.html": ("types/quote/",),
    "people.html": ("people/",),
    "person.html": ("people/dana/",),
    "post.html": ("posts/plain/", "posts/long/", "posts/mail/", "posts/article/", "posts/idea/"),
    "ideas.html": ("ideas/",),
    "gaps.html": ("gaps/",),
    "changes.html": ("changes/",),
    "rules.html": ("rules/",),
    "rule.html": ("rules/cadence/daily-posting/",),
    "404.html": ("404.html",),
    "document.html": ("about/",),
}
"""Every kind of page, by its template."""

PARTS = {
    *("frame.html", "page.html", "sections.html", "drawer.html", "macros.html", "preview.html"),
}
"""What pages are made of, and no page by itself."""

ALL = [path for paths in PAGES.values() for path in paths]

THEIRS = ".md-search, .md-skip"
"""The theme's own that is smaller than a finger, and why that may be: the search covers the whole
page while it is open, and has a key of its own; the link over the navigation is for keys alone."""

WIDTHS = (320, 720)
"""The narrowest phone, which is also a screen of 1280 at 400 %, and one of 1440 at 200 %."""

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    if (shift.value < 0.0005) continue;  // none in three decimals: a slow machine draws in parts
    const nodes = shift.sources.map(({ node }) => node?.className || node?.nodeName);
    window.shifts.push(`${shift.value} ${nodes}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
OPEN = """() => {
  for (const fold of document.querySelectorAll(".j details, .j-nav details")) fold.open = true;
}"""
SEEN = """
const seen = (el) => {
  const { width, height } = el.getBoundingClientRect();
  return width > 1 && height > 1 && el.checkVisibility({ visibilityProperty: true });
};
const name = (el) => el.outerHTML.slice(0, 120);
"""
SMALL = f"""(theirs) => {{{SEEN}
  const height = (el) => {{
    const whole = getComputedStyle(el, "::after");
    const stretched = whole.content !== "none" && whole.position === "absolute";
    const box = stretched ? el.offsetParent : el.closest("label") ?? el;
    return box.getBoundingClientRect().height;
  }};
  /** Part of a sentence: there are words beside it. */
  const inside = (el) => getComputedStyle(el).display === "inline"
    && el.parentElement.textContent.trim() !== el.textContent.trim();
  return [...document.querySelectorAll("a[href], button, summary, select, input, label")]
    .filter((el) => seen(el) && !el.closest(theirs) && !inside(el) && height(el) < 43.9)
    .map((el) => `${{height(el)}} ${{name(el)}}`);
}}"""
FOCUS = f"""() => {{{SEEN}
  const able = "a[href], button:enabled, summary, select, input, [tabindex='0']";
  /** Whether the focus is seen: on the control, or on what it stands for. */
  const ringed = (el) => {{
    for (let at = el; at && !at.matches("article, nav"); at = at.parentElement) {{
      const {{ outlineStyle, outlineWidth }} = getComputedStyle(at);
      if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return true;
    }}
    return false;
  }};
  return [...document.querySelectorAll(".j, .j-nav")]
    .flatMap((root) => [...root.querySelectorAll(able)])
    .filter((el) => {{
      if (!seen(el)) return false;
      el.focus({{ focusVisible: true }});
      return document.activeElement !== el || !ringed(el);
    }})
    .map(name);
}}"""
MOVING = """() => [...document.querySelectorAll(".j *, .j-nav *")].filter((el) => {
  const { transitionDuration, animationName, animationTimeline } = getComputedStyle(el);
  const runs = animationName !== "none" && animationTimeline === "auto";
  return runs || parseFloat(transitionDuration) > 0;
}).map((el) => el.className)"""
WORDS = """() => {
  for (const own of document.querySelectorAll(".j-filter, .j button")) own.remove();
  return document.querySelector("article").innerText;
}"""
CONTROLS = f"""() => {{{SEEN}
  return [...document.querySelectorAll("button, select, input, [role=search], [role=status]")]
    .filter(seen).map(name);
}}"""

CUT = f"""() => {{{SEEN}
  return [...document.querySelectorAll(".j *")]
    .filter((el) => seen(el) && el.getBoundingClientRect().right > innerWidth + 1).map(name);
}}"""
PALE = """() => [...document.querySelectorAll(".j :is(h1, h2, p, a, th, td, .j-stage, .j-sev)")]
  .map((el) => getComputedStyle(el).color.match(/[0-9.]+/g).slice(0, 3).map(Number))
  .filter((rgb) => Math.min(...rgb) > 160).length"""
AT = """() => {
  const all = [...document.querySelectorAll("body *")];
  return document.activeElement === document.body ? -1 : all.indexOf(document.activeElement);
}"""
PAPER = 688
"""The width of A4 between our margins."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with every kind of page."""
    root = tmp_path_factory.mktemp("everything")
    plan = {"journey/plan": {"today": "2026-12-07", "compare_to": "main"}}
    plugins = ["search", plan, "journey/gaps", "journey/feeds"]
    write(root, {"mkdocs.yml": settings(plugins=plugins), **FILES, **BEFORE})
    commit(root)
    write(root, FILES)
    with served(build_site(root).folder) as address:
        yield address


@dataclass(frozen=True)
class Looked:
    """What was found on a page.

    Args:
        violations: What axe says, with its folds open.
        shifts: What moved while it was loaded.
        sideways: The widths at which it scrolls sideways.
        small: What is hard to hit with a finger.
        unfocused: What keys do not reach, or where the focus is not seen.
        moving: What moves although the reader wants less of that.
        printed: What can only be clicked, and is on paper all the same.
        cut: What the edge of the paper cuts off.
        pale: How many words are too pale for white paper.
        words: All that it says.
    """

    violations: list[tuple[str, str]]
    shifts: list[str]
    sideways: list[int]
    small: list[str]
    unfocused: list[str]
    moving: list[str]
    printed: list[str]
    cut: list[str]
    pale: int
    words: str


@dataclass(frozen=True)
class Look:
    """A way to look at the site: how wide the window is, in which colours, and all that is seen."""

    width: int
    scheme: str
    pages: Mapping[str, Looked]


@pytest.fixture(scope="module", params=[(1440, "light"), (390, "dark")], ids=["desk", "phone"])
def look(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Look]:
    """Every page, on a bright desk or on a phone in the dark."""
    width, scheme = request.param
    with browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        yield Look(width, scheme, {path: _look_at(page, base + path, width) for path in ALL})


def _look_at(page: Page, address: str, width: int) -> Looked:
    response = page.goto(address)
    assert response is not None
    assert response.ok, address
    page.wait_for_timeout(50)
    shifts = page.evaluate("window.shifts")
    moving = page.evaluate(MOVING)
    page.evaluate(OPEN)
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    small = page.evaluate(SMALL, THEIRS)
    sideways = [at for at in WIDTHS if _scrolls_sideways(page, at)]
    page.set_viewport_size({"width": width, "height": 900})
    unfocused = page.evaluate(FOCUS)
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.emulate_media(media="print")
    printed, cut, pale = (page.evaluate(script) for script in (CONTROLS, CUT, PALE))
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(OPEN)  # folds that are menus have closed when the focus left them
    return Looked(
        violations=[(one["id"], node["html"]) for one in violations for node in one["nodes"]],
        shifts=shifts,
        sideways=sideways,
        small=small,
        unfocused=unfocused,
        moving=moving,
        printed=printed,
        cut=cut,
        pale=pale,
        words=page.evaluate(WORDS),
    )


def _scrolls_sideways(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    return bool(page.evaluate("document.scrollingElement.scrollWidth > innerWidth"))


def _found(look: Look, what: str) -> dict[str, Any]:
    """What there is too much of, by page."""
    return {path: found for path, seen in look.pages.items() if (found := getattr(seen, what))}


def test_no_kind_of_page_is_forgotten() -> None:
    templates = {path.name for path in (REPOSITORY / "site_templates/journey").glob("*.html")}
    assert templates == PAGES.keys() | PARTS


def test_axe_finds_nothing(look: Look) -> None:
    assert _found(look, "violations") == {}


def test_nothing_moves_while_a_page_is_loaded(look: Look) -> None:
    assert _found(look, "shifts") == {}


def test_nothing_moves_for_those_who_want_less_of_that(look: Look) -> None:
    assert _found(look, "moving") == {}


def test_no_page_scrolls_sideways_on_a_phone_or_twice_as_large(look: Look) -> None:
    assert _found(look, "sideways") == {}


def test_keys_reach_everything_and_the_focus_is_seen(look: Look) -> None:
    assert _found(look, "unfocused") == {}


def test_what_can_be_tapped_is_as_high_as_a_finger(look: Look) -> None:
    assert look.width > 400 or _found(look, "small") == {}


def test_paper_has_nothing_to_click_and_nothing_is_cut_off_or_pale(look: Look) -> None:
    assert [_found(look, what) for what in ("printed", "cut", "pale")] == [{}, {}, {}]


def test_without_scripts_a_page_says_the_same_and_offers_nothing_that_does_nothing(
    browser: Browser, base: str, look: Look
) -> None:
    if look.width > 400:
        return
    with browser.new_context(
        java_script_enabled=False, viewport={"width": look.width, "height": 900}
    ) as context:
        page = context.new_page()
        for path, seen in look.pages.items():
            page.goto(base + path)
            assert page.evaluate(CONTROLS) == [], path
            page.evaluate(OPEN)
            assert page.evaluate(WORDS) == seen.words, path


def test_the_theme_is_read_by_everybody_where_it_covers_the_page(
    browser: Browser, base: str, look: Look
) -> None:
    with browser.new_context(
        viewport={"width": look.width, "height": 900},
        color_scheme="dark" if look.scheme == "dark" else "light",
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        page.goto(f"{base}calendar/2026-12/")
        if look.width < 400:
            page.locator(".md-header__button[for=__drawer]").click()
            page.locator(".md-sidebar--primary").get_by_text("About the plan").wait_for()
            page.wait_for_timeout(300)
            assert Axe().run(page).response["violations"] == []
            page.goto(f"{base}calendar/2026-12/")
            page.locator(".md-header__button[for=__search]").click()
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("contest")
        page.locator(".md-search-result__link").first.wait_for()
        page.wait_for_timeout(300)
        assert Axe().run(page).response["violations"] == []


def test_the_first_key_leads_past_the_navigation(browser: Browser, base: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for path in ("", "gaps/", "posts/plain/", "404.html", "about/"):
            page.goto(base + path)
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.matches('.md-skip')"), path
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('.md-content') !== null"), path


def test_keys_go_through_a_page_in_order_and_out_of_it(browser: Browser, base: str) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        for path in ("", "posts/long/"):
            page.goto(base + path)
            stops = [0]
            while stops[-1] >= 0:
                page.keyboard.press("Tab")
                stops.append(page.evaluate(AT))
                assert len(stops) < 300, path
            assert stops[:-1] == sorted(set(stops[:-1])), path
            links = page.locator(".j a:visible").count()
            assert len(stops) > links, path


def test_a_shift_would_be_noticed(browser: Browser, base: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(base)
        page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<p style=height:9rem>')")
        page.wait_for_function("window.shifts.length > 0")
