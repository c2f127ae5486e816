"""Filters in a browser: what they count, what they keep, and how they are worked with keys."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from journey.findings import Finding, Scope
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import plan_of
from tests.site.conftest import BuiltSite, build_site, served, settings, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STRATEGY = """
window: {start: 2026-12-01, end: 2026-12-31}
channels:
  facebook: {cadence: {per: day}, responder: sam}
  instagram: {cadence: {per: week, min: 3}}
  letter: {network: email, cadence: {per: week}}
audiences: {newcomers: , passers-by: , regulars: {relationship: customer}}
people: {dana: {name: Dana Reyes}, sam: , noor: }
campaigns:
  winter: {start: 2026-12-01, end: 2026-12-20, launch: 2026-12-10}
  firing: {start: 2026-12-10, end: 2026-12-31}
views:
  client: {title: For the client, status: [review, approved], channel: [instagram, facebook]}
  drafts: {page: board, stage: interest}
  errors: {page: gaps, severity: error}
"""
CHOICES = {
    "stage": ("interest", "research", "decision", "retention"),
    "type": ("question", "video", "deal"),
    "status": ("draft", "review", "approved"),
    "campaign": ("winter", "firing", "~"),
    "audience": ("newcomers", "[newcomers, passers-by]", "regulars", "~"),
    "owner": ("dana", "sam", "noor"),
}
CHANNELS = ("facebook", "instagram", "letter")
TODAY = dt.date(2026, 12, 3)
BUSY = 7
"""Every seventh post goes out on one day, of which a month shows four, and the week all."""


def _calendar() -> str:
    """Eighty posts, chosen by lot but the same each time."""
    lot = random.Random(20261203)
    lines = ["posts:\n"]
    for n in range(80):
        chosen = {key: lot.choice(options) for key, options in CHOICES.items()}
        channels = lot.sample(CHANNELS, lot.choice((1, 1, 2, 3)))
        later = f'{channels[-1]}: {{time: "20:{n % 60:02}"}}' if n % 5 == 0 else f"{channels[-1]}: "
        placed = ", ".join([*(f"{name}: " for name in channels[:-1]), later])
        day = 15 if n % BUSY == 0 else lot.randint(1, 31)
        fields = ", ".join(f"{key}: {value}" for key, value in chosen.items())
        lines.append(
            f"  - {{id: p{n}, title: Post {n}, date: 2026-12-{day:02} {6 + n // 8:02}:{n % 60:02},"
            f" channels: {{{placed}}}, {fields}}}\n"
        )
    lines += [
        "  - {title: Some day, status: idea, owner: dana, stage: interest}\n",
        "  - {title: Perhaps, status: idea, owner: sam, stage: research}\n",
        "  - {title: Near Christmas, date: 2026-12-24, status: idea, channels: facebook}\n",
    ]
    return "".join(lines)


FILES = {"strategy.yml": STRATEGY, "calendars/december.yml": _calendar()}
MONTH, GAPS = "calendar/2026-12/", "gaps/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("site")
    write(root, {"mkdocs.yml": settings(), **{f"content/{p}": text for p, text in FILES.items()}})
    return build_site(root)


@pytest.fixture(scope="module")
def base(built: BuiltSite) -> Iterator[str]:
    with served(built.folder) as address:
        yield address


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(FILES, TODAY)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


# -- What is counted, against a count that knows nothing of pages ----------------------------------

Values = Mapping[str, frozenset[str]]
"""What an item has of each key."""


def _some(*values: str | None) -> frozenset[str]:
    return frozenset(value for value in values if value)


def _reached(plan: Plan, stage: str | None, audiences: Iterable[str]) -> frozenset[str]:
    """The audiences of a post: its own, else all of the kind that its stage is for."""
    kind = plan.strategy.journey[stage].relationship if stage else None
    known = plan.strategy.audiences.items()
    return frozenset(audiences) or frozenset(n for n, one in known if one.relationship == kind)


def _placements(plan: Plan) -> list[tuple[str, Values]]:
    """The post of each placement of the month, and its values."""
    return [
        (
            placement.post.id,
            {
                "stage": _some(placement.content.stage),
                "channel": _some(placement.channel),
                "type": _some(placement.content.type),
                "status": _some(placement.content.status),
                "campaign": _some(placement.content.campaign),
                "audience": _reached(plan, placement.content.stage, placement.content.audience),
                "who": _some(placement.content.owner),
            },
        )
        for placement in plan.placements
    ]


def _person(finding: Finding) -> str:
    """The person of the strategy whom a finding is about."""
    group, _, name = (finding.field or "").partition(".")
    return name if group == "people" else ""


def _findings(plan: Plan) -> list[tuple[str, Values]]:
    """Each finding, and its values."""
    found: list[tuple[str, Values]] = []
    for finding in check(plan):
        scope, post = finding.scope or Scope(), plan.post_by_id.get(finding.post or "")
        stage = scope.stage or (post.stage if post else None)
        only = next(iter(post.channels)) if post and len(post.channels) == 1 else None
        channel = scope.channel or only
        answers = plan.strategy.channels[scope.channel].responder if scope.channel else None
        reached = _reached(plan, stage, post.audience) if post else frozenset()
        values = {
            "stage": _some(stage),
            "channel": _some(channel),
            "type": _some(scope.type or (post.type if post else None)),
            "audience": _some(scope.audience) or reached,
            "who": _some(_person(finding) or (post.owner if post else None) or answers),
            "severity": _some(finding.severity),
            "family": _some(finding.rule.partition("/")[0]),
        }
        found.append((f"f-{finding.fingerprint}", values))
    return found


def _matching(items: Iterable[tuple[str, Values]], want: Values) -> set[str]:
    return {id for id, has in items if all(has[key] & values for key, values in want.items())}


def _combinations(items: list[tuple[str, Values]], seed: int, number: int = 12) -> list[Values]:
    """Some of what can be wanted: of two or three keys, one or two values each."""
    lot = random.Random(seed)
    keys = sorted(items[0][1])
    known = {key: sorted({v for _, has in items for v in has[key]}) for key in keys}
    return [
        {
            key: frozenset(lot.sample(known[key], min(len(known[key]), lot.choice((1, 1, 2)))))
            for key in lot.sample(keys, lot.choice((2, 2, 3)))
        }
        for _ in range(number)
    ]


def _query(want: Values) -> str:
    return urlencode({key: ",".join(sorted(values)) for key, values in want.items()}, safe=",")


READ = """() => ({
  left: [...document.querySelectorAll(":is(.j-entry, .j-finding):not([hidden])")]
    .map((el) => el.id || el.querySelector("a").getAttribute("href").split("/").at(-2)),
  status: document.querySelector("[role=status]").textContent,
  counts: [...document.querySelectorAll(".j-filter input[type=checkbox]")]
    .map((el) => [el.name, el.value, el.parentElement.querySelector("[data-j-count]").textContent]),
})"""


@pytest.mark.parametrize("where", [MONTH, GAPS])
def test_every_number_is_that_of_a_naive_count(
    page: Page, base: str, plan: Plan, where: str
) -> None:
    items = _placements(plan) if where == MONTH else _findings(plan)
    assert len({id for id, _ in items}) > 30
    page.goto(base + where)
    in_week = _of_the_week(page)
    some = 0
    for want in _combinations(items, seed=len(where)):
        page.goto(f"{base}{where}?{_query(want)}")
        read = page.evaluate(READ)
        expected = _matching(items, want)
        some += bool(expected)
        assert set(read["left"]) == expected - in_week, want
        assert int(read["status"].split()[0]) == len(expected), want
        for key, value, count in read["counts"]:
            others = {k: v for k, v in want.items() if k != key} | {key: frozenset({value})}
            assert int(count) == len(_matching(items, others)), (want, key, value)
    assert some >= 4, "or nothing is tried"


def _of_the_week(page: Page) -> set[str]:
    """The posts that a page counts and does not show: those of a busy day."""
    left = set(page.evaluate(READ)["left"])
    link = page.locator("a.j-day__rest")
    if not link.count():
        return set()
    address = page.url
    link.first.click()
    page.wait_for_load_state()
    day = page.locator("#day-2026-12-15 .j-entry a").evaluate_all(
        "all => all.map((a) => a.getAttribute('href').split('/').at(-2))"
    )
    page.goto(address)
    return set(day) - left


# -- What is kept ----------------------------------------------------------------------------------


def _left(page: Page) -> list[str]:
    return page.locator(":is(.j-entry, .j-mark):visible a").evaluate_all(
        "all => all.map((a) => a.getAttribute('href'))"
    )


def _choose(page: Page, facet: str, name: str) -> None:
    page.locator(".j-facet summary").filter(has_text=facet).click()
    page.locator(".j-facet[open]").get_by_role("checkbox", name=name).check()
    page.keyboard.press("Escape")


def test_a_copied_link_shows_the_same_to_somebody_else(browser: Browser, base: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(base + MONTH)
    everything = _left(page)
    page.get_by_role("checkbox", name="Research").check()
    page.get_by_role("checkbox", name="Interest").check()
    _choose(page, "Person", "Dana Reyes")
    _choose(page, "Channel", "instagram")
    page.get_by_role("searchbox", name="Text").fill("post")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    other = context.new_page()
    other.goto(link)
    assert _left(other) == _left(page)
    assert 0 < len(_left(page)) < len(everything)
    assert other.get_by_role("status").inner_text() == page.get_by_role("status").inner_text()
    ticked = ".j-filter input:checked"
    names = "all => all.map((el) => `${el.name} ${el.value}`)"
    assert other.locator(ticked).evaluate_all(names) == page.locator(ticked).evaluate_all(names)
    context.close()


def test_back_and_forward_keep_the_filter(page: Page, base: str) -> None:
    page.goto(base + MONTH)
    page.get_by_role("checkbox", name="Decision").check()
    left = _left(page)
    page.locator(".j-entry:visible a").first.click()
    page.wait_for_url("**/posts/**")
    page.go_back()
    page.wait_for_url("**/?stage=decision")
    assert page.get_by_role("checkbox", name="Decision").is_checked()
    assert _left(page) == left
    page.go_back()
    page.go_forward()
    page.wait_for_url("**/?stage=decision")
    assert _left(page) == left


def test_the_filter_goes_along_to_the_next_week(page: Page, base: str) -> None:
    page.goto(f"{base}calendar/2026-w50/?stage=decision&who=dana")
    page.get_by_role("link", name="Week 51").click()
    page.wait_for_url("**/calendar/2026-w51/?stage=decision&who=dana")
    assert page.get_by_role("checkbox", name="Decision").is_checked()
    page.get_by_role("checkbox", name="Decision").uncheck()
    page.get_by_role("link", name="Week 52").click()
    page.wait_for_url("**/calendar/2026-w52/?who=dana")


ODD = "stage=nonsense,,&channel=%2C&who=%3Cscript%3E&week=x&severity=error&text=%20&group=odd&a=b"


@pytest.mark.parametrize(
    "where", ["", MONTH, GAPS, "board/", "ideas/", "campaigns/", "walk/newcomers/"]
)
def test_values_that_do_not_exist_do_no_harm(page: Page, base: str, where: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{base}{where}?{ODD}")
    if where:
        assert page.get_by_role("status").inner_text().startswith("0 of ")
        page.locator(".j-filter [type=reset]").click()
        assert not page.get_by_role("status").inner_text().startswith("0 of ")
        assert urlsplit(page.url).query in ("", "group=odd")
    assert errors == []


# -- Saved views -----------------------------------------------------------------------------------


def test_a_saved_view_is_a_link_at_home_and_marked_where_it_is_the_filter(
    page: Page, base: str
) -> None:
    page.goto(base)
    page.locator(".j-views").get_by_role("link", name="For the client").click()
    page.wait_for_url(f"**/{MONTH}?channel=facebook,instagram&status=review,approved")
    view = page.get_by_role("navigation", name="Views").get_by_role("link", name="For the client")
    assert view.get_attribute("aria-current") == "true"
    assert _left(page)
    assert set(
        page.locator(".j-entry:visible").evaluate_all(
            "all => all.map((el) => el.querySelector('span + span').textContent)"
        )
    ) == {"review", "approved"}
    page.get_by_role("checkbox", name="Interest").check()
    assert view.get_attribute("aria-current") is None
    view.click()
    page.wait_for_url(f"**/{MONTH}?channel=*")
    assert "stage" not in page.url
    page.goto(f"{base}{MONTH}?status=approved,review&channel=facebook,instagram")
    assert view.get_attribute("aria-current") == "true", "whatever the order"
    assert urlsplit(page.url).query == "channel=facebook,instagram&status=review,approved"


def test_views_of_findings_stand_above_findings(page: Page, base: str) -> None:
    page.goto(base + GAPS)
    views = page.get_by_role("navigation", name="Views").get_by_role("link")
    assert views.all_inner_texts() == ["Errors"]
    views.click()
    page.wait_for_url("**/gaps/?severity=error")
    words = page.locator(".j-finding:visible .j-sev").all_inner_texts()
    assert set(words) == {"error"}
    page.get_by_label("Group by").select_option("stage")
    assert views.get_attribute("aria-current") == "true", "a view does not say how it is grouped"


# -- What follows ----------------------------------------------------------------------------------


def test_campaigns_stages_and_days_without_a_match_go(page: Page, base: str) -> None:
    page.goto(f"{base}campaigns/?campaign=winter&stage=interest")
    assert page.locator(".j-campaign:visible").count() == 1
    assert page.locator(".j-time__row:visible .j-stage").all_inner_texts() == ["Interest"]
    page.goto(f"{base}ideas/?who=dana")
    heads = page.locator("#posts .j-h2:visible").all_inner_texts()
    assert (heads, len(_left(page))) == (["Without a date"], 1)
    page.goto(f"{base}walk/newcomers/?channel=letter")
    days = page.locator(".j-walk__day:visible")
    assert days.count() > 0
    assert days.count() == days.filter(has=page.locator(".j-entry:visible")).count()
    assert page.locator(".j-walk__silence:visible").count() == 0


# -- Keys ------------------------------------------------------------------------------------------

FOCUSED = """() => {
  const el = document.activeElement;
  if (!el.closest(".j-filter")) return null;
  const box = (el.closest("label") ?? el).getBoundingClientRect();
  const word = el.name || el.closest("a[data-j-view]")?.textContent || el.textContent.trim();
  return { word, small: box.width < 24 || box.height < 43.5 };
}"""


def test_the_keys_reach_every_control_in_the_order_in_which_it_is_read(
    page: Page, base: str
) -> None:
    page.goto(base + MONTH)
    page.evaluate("document.querySelector('.j-pager a:last-of-type').focus()")
    words: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None and words:
            break
        if at:
            assert not at["small"], at
            words.append(at["word"])
    expected = ["For the client", *["stage"] * 6, "text"]
    expected += ["Channel", "Type", "Status", "Campaign", "Audience", "Person", "Copy link"]
    assert words == expected, "Clear has nothing to clear"


def test_everything_is_done_with_keys_alone(page: Page, base: str) -> None:
    page.goto(base + MONTH)
    everything = int(page.get_by_role("status").inner_text().split()[0])
    page.evaluate("document.querySelector('.j-toggle input').focus()")
    page.keyboard.press("Space")
    page.wait_for_url("**/?stage=interest")
    _tab_to(page, "Status")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**/?stage=interest&status=idea,draft")
    words = page.get_by_role("status").inner_text()
    assert int(words.split()[0]) < everything
    assert f"of {everything} posts" in words, "said to those who do not see it"
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED)["word"].startswith("Status")
    assert page.locator(".j-facet[open]").count() == 0
    _tab_to(page, "Clear")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)["word"] == "text"
    assert int(page.get_by_role("status").inner_text().split()[0]) == everything
    assert parse_qs(urlsplit(page.url).query) == {}


def _tab_to(page: Page, word: str) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at and at["word"].startswith(word):
            return
    raise AssertionError(word)


def test_a_menu_closes_when_the_focus_leaves_it(page: Page, base: str) -> None:
    page.goto(base + MONTH)
    page.locator(".j-facet summary").filter(has_text="Person").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.locator(".j-facet[open]").count() == 1
    page.keyboard.press("Tab")
    assert page.locator(".j-facet[open]").count() == 0, "it would cover what has the focus"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_a_filter_in_use_has_no_barrier(
    browser: Browser, base: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for path in (MONTH, GAPS, "campaigns/", "ideas/", "walk/newcomers/", "people/dana/"):
        page.goto(f"{base}{path}?stage=interest&status=review&who=dana&week=2026-w50")
        page.evaluate("document.querySelectorAll('.j-facet').forEach((d) => { d.open = true; })")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
    page.close()


# -- Without scripts -------------------------------------------------------------------------------

LISTS = (
    *("", MONTH, "calendar/2026-w51/", "board/", "ideas/", "campaigns/", "walk/newcomers/", GAPS),
    *("journey/interest/", "channels/facebook/", "types/video/", "audiences/newcomers/"),
    *("people/dana/", "rules/cadence/spacing/"),
)


def test_without_scripts_all_is_listed_and_nothing_is_there_that_does_nothing(
    browser: Browser, base: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in LISTS:
            page.goto(f"{base}{path}?stage=advocacy&severity=info&text=nothing")
            closed = page.locator(".j :is(.j-fold, .j-day__more, .j-past):not([open]) > summary")
            while closed.count():
                closed.first.click()
            items = page.locator(":is(.j-entry, .j-mark, .j-finding)")
            assert items.count() > 0, path
            shown = items.filter(visible=True).count()
            assert shown == items.count(), path
            controls = page.locator(
                ".j :is(button, input:not(.j-time__switch *), select, a[data-j-view])"
            )  # the switch needs no script
            assert controls.filter(visible=True).count() == 0, path
            assert not page.locator(".j-views").filter(visible=True).count(), path
