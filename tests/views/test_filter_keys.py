"""What each kind of page offers to filter by, so that no key gets lost."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from journey.views import rules
from journey.views.site import site_pages
from tests.views.sites import site_of
from tests.views.test_templates import render

STRATEGY = """
window: {start: 2026-12-01, end: 2026-12-31}
channels: {facebook: {cadence: {per: day}, responder: dana}, instagram: {responder: sam}}
audiences: {newcomers: , passers-by: , regulars: {relationship: customer}}
people: {dana: , sam: }
campaigns: {winter: {start: 2026-12-01, end: 2026-12-31}, firing: }
rules: {plan/overload: {max_per_day: 1}, stages/audience-coverage: {}}
"""
CHOICES = {
    "stage": ("interest", "research"),
    "channels": ("facebook", "instagram"),
    "type": ("question", "contest"),
    "status": ("draft", "review"),
    "campaign": ("winter", "firing"),
    "audience": ("newcomers", "[newcomers, passers-by]"),
    "owner": ("dana", "sam"),
}
FACTORS = range(1, 8)
"""Seven ways to halve eight posts: whatever one of them selects, each other one halves again."""


def _post(number: int, date: str, **fields: str) -> str:
    chosen = {
        name: options[(number & factor).bit_count() % 2]
        for factor, (name, options) in zip(FACTORS, CHOICES.items(), strict=True)
    } | fields
    values = ", ".join(f"{name}: {value}" for name, value in chosen.items())
    return f"  - {{title: Post {date} {number}, topic: mugs, date: {date or '~'}, {values}}}\n"


CALENDAR = (
    "posts:\n"
    + "".join(_post(n, f"2026-12-{n + 2:02}") for n in range(8))
    + "".join(_post(n, "") for n in range(8))
    + "".join(_post(n, "", status="idea") for n in range(8))
)

POSTS = frozenset("stage channel type status campaign audience who text".split())
FINDINGS = frozenset("severity family stage channel type audience who text".split())
OFFERED = {
    "calendar": POSTS,
    "board": POSTS - {"status"},  # its columns
    "ideas": POSTS,
    "campaigns": POSTS,
    "walk": POSTS,
    "stage": POSTS - {"stage"},  # what all posts of a page share leaves no choice
    "channel": POSTS - {"channel"},
    "type": POSTS - {"type"},
    "audience": POSTS - {"audience"},
    "person": POSTS - {"who"},
    "topic": POSTS,
    "gaps": FINDINGS,
    "rule": FINDINGS - {"severity", "family"},  # those of a rule
}
"""What is offered where lists have each value; a key that leaves no choice in a list is not."""
NOTHING = {
    *("home", "journey", "walks", "channels", "types", "topics", "audiences", "people", "rules"),
    "post",
}
"""These sum up, and lead to the lists."""


def _offered(html: str) -> set[str]:
    form = html.partition('<form class="j-filter"')[2].partition("</form>")[0]
    return set(re.findall(r'<input type="(?:checkbox|search)" name="(\w+)"', form))


@pytest.fixture(scope="module")
def offered() -> dict[str, set[str]]:
    """What the pages of each kind offer together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "_FEW", 1)
        site = site_of(STRATEGY, CALENDAR)
        found: dict[str, set[str]] = defaultdict(set)
        for page in site_pages(site):
            found[page.template.removesuffix(".html")] |= _offered(render(site, page))
        return dict(found)


@pytest.mark.parametrize("kind", OFFERED)
def test_a_list_is_filtered_by_all_that_makes_a_difference(
    kind: str, offered: dict[str, set[str]]
) -> None:
    assert offered[kind] == OFFERED[kind]


def test_other_pages_have_no_filter(offered: dict[str, set[str]]) -> None:
    assert {kind for kind, keys in offered.items() if not keys} == NOTHING
    assert set(offered) == NOTHING | set(OFFERED)


def test_what_leaves_no_choice_is_not_offered() -> None:
    calendar = """
defaults: {type: quote, stage: interest, channels: "facebook, instagram", campaign: winter}
posts:
  - {date: 2026-12-02, title: One, owner: dana}
  - {date: 2026-12-03, title: Two}
"""
    site = site_of(STRATEGY, calendar)
    page = next(page for page in site_pages(site) if page.path == "calendar/2026-12")
    assert _offered(render(site, page)) == {"stage", "who", "text"}, "stages are the key to colours"
