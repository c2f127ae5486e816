"""No feed says what the site does not show."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from journey.model.post import STATUSES, Post
from journey.model.strategy import ALWAYS_SHOWN
from journey.model.validation import field_paths
from journey.views.site import Site
from tests.exchange.plans import fed, of_files, site_of
from tests.views import test_shown

HIDEABLE = sorted(
    path
    for path in field_paths(Post)
    if path not in ALWAYS_SHOWN and path.partition(".")[0] not in ("ignore", "source")
)


def said(site: Site, absolute: bool = True) -> str:
    """All that the feeds of a site say, as their readers get it."""
    texts = []
    for path, data in fed(site, absolute).items():
        text = data.decode()
        if path.endswith(".json"):
            text = json.dumps(json.loads(text), ensure_ascii=False)
        texts.append(f"{path}\n{text.replace(chr(13) + chr(10) + ' ', '')}")
    return "\n".join(texts)


VALUES: dict[str, str] = {
    "audience": "zzsecret",
    "approved": "{by: zzsecret, date: 2026-11-11, of: zzsecret}",
    "approved.by": "zzsecret",
    "approved.date": "2026-11-11",
    "approved.of": "zzsecret",
    "experiment": "{name: zzsecret, variant: zzsecret}",
    "link": "https://zzsecret.example/",
    "media": "[{file: media/zzsecret.png, alt: zzsecret}]",
    "media.file": "media/zzsecret.png",
    "media.alt": "zzsecret",
    "offer": "{code: zzsecret, starts: 2026-11-11, expires: 2026-11-11, terms: zzsecret}",
    "offer.starts": "2026-11-11",
    "offer.expires": "2026-11-11",
    "offer.exclusive": "yes",
    "paid": "{budget: zzsecret, kind: zzsecret}",
    "permission": "https://zzsecret.example/",
    "shock": "yes",
}
BESIDE = {"approved": "by: dana", "media": "file: media/a.png", "offer": "terms: While it lasts"}


def with_field(path: str) -> str:
    """A calendar with a field, alone and on a channel."""
    group, _, name = path.partition(".")
    value = VALUES.get(path, "zzsecret")
    if name:
        beside = BESIDE.get(group, "")
        others = f", {beside}" if beside and not beside.startswith(f"{name}:") else ""
        value = f"{{{name}: {value}{others}}}"
    own = f"{group}: {value}"
    return f"""
defaults: {{type: quote, stage: interest}}
posts:
  - {{date: 2026-12-04, title: One, channels: facebook, {own}}}
  - {{date: 2026-12-05, title: Two, channels: {{facebook: , letter: {{{own}}}}}}}
  - {{title: Three, status: idea, channels: [facebook], {own}}}
"""


def strategy(hide: str) -> str:
    return (
        f"brand: Test\nchannels: {{facebook: , letter: {{network: email}}}}\npublish: {{{hide}}}\n"
    )


@pytest.mark.parametrize("path", HIDEABLE)
def test_a_hidden_field_is_in_no_feed(path: str) -> None:
    calendar = with_field(path)
    shown, hidden = (site_of(strategy(hide), calendar) for hide in ("", f"hide: [{path}]"))
    assert len(hidden.shown.posts) == 3
    words = ("zzsecret", "2026-11-11")
    if not path.endswith((".of", ".exclusive")) and path not in ("ignore", "shock"):
        assert any(word in said(shown) for word in words), "the test would find it"
    assert not any(word in said(hidden) for word in words)


def test_yes_and_no_are_hidden_too() -> None:
    for path, key in (("shock", "shock"), ("offer.exclusive", "exclusive")):
        text = said(site_of(strategy(f"hide: [{path}]"), with_field(path)))
        assert f'"{key}": true' not in text
        assert "yes" not in text


def test_a_field_of_the_team_is_hidden() -> None:
    calendar = "posts:\n- {date: 2026-12-04, channels: facebook, title: T, x-note: zzsecret}\n"
    assert "zzsecret" in said(site_of(strategy(""), calendar))
    text = said(site_of(strategy("hide: [x-note]"), calendar))
    assert "zzsecret" not in text
    assert "x-note" not in text


@pytest.mark.parametrize("status", STATUSES)
def test_only_statuses_that_are_shown_are_in_feeds(status: str) -> None:
    posts = [
        f"  - {{date: 2026-12-04 1{n}:00, channels: facebook, title: Zz{one} post, status: {one},"
        f" copy: Copy of zz{one}, owner: zz{one}-owner, campaign: zz{one}-campaign, colour: red}}"
        for n, one in enumerate(STATUSES)
    ]
    calendar = "defaults: {type: quote, stage: interest}\nposts:\n" + "\n".join(posts) + "\n"
    text = said(site_of(strategy(f"statuses: [{status}]"), calendar)).lower()
    assert f"zz{status}" in text
    assert not [one for one in STATUSES if one != status and f"zz{one}" in text]


@pytest.mark.parametrize(
    "publish",
    [
        "publish: {statuses: [aproved]}",
        "publish: {statuses: [approved], hide: [onwer]}",
        "publsh: {statuses: [approved]}",
        "publish: {status: [approved]}",
        "publish: [",
    ],
)
def test_where_a_slip_makes_it_uncertain_no_post_is_in_any_feed(publish: str) -> None:
    calendar = (
        "posts:\n- {date: 2026-12-04, channels: facebook, title: Zzsecret, owner: zzsecret}\n"
    )
    site = site_of(f"brand: Test\nchannels: {{facebook: }}\n{publish}\n", calendar)
    text = said(site).lower()
    assert "zzsecret" not in text
    assert "begin:vevent" not in text
    assert json.loads(fed(site)["feeds/plan.json"])["posts"] == []


def test_nobody_has_a_calendar_where_people_are_hidden() -> None:
    people = "people: {dana: {name: Dana}, sam: {name: Sam}}\n"
    channels = "channels: {facebook: {responder: sam}}\n"
    calendar = "posts:\n- {date: 2026-12-04, channels: facebook, title: T, owner: dana}\n"

    def whose(hide: str) -> dict[str, int]:
        feeds = fed(site_of(f"{people}{channels}publish: {{hide: [{hide}]}}\n", calendar))
        return {
            path.split("/")[-1]: data.count(b"BEGIN:VEVENT")
            for path, data in feeds.items()
            if path.startswith("feeds/people/")
        }

    assert whose("") == {"dana.ics": 1, "sam.ics": 1}
    assert whose("owner") == {"dana.ics": 0, "sam.ics": 1}
    assert whose("responder") == {"dana.ics": 1, "sam.ics": 0}
    assert whose("owner, responder") == {}


def test_a_hidden_campaign_has_no_calendar() -> None:
    campaigns = "campaigns: {zzwinter: {start: 2026-12-01, end: 2026-12-20}}\n"
    calendar = "posts:\n- {date: 2026-12-04, channels: facebook, title: T, campaign: zzwinter}\n"
    assert "feeds/campaigns/zzwinter.ics" in fed(site_of(strategy("") + campaigns, calendar))
    assert "zzwinter" not in said(site_of(strategy("hide: [campaign]") + campaigns, calendar))


def test_the_contest_that_a_post_closes_is_not_named_where_it_is_not_shown() -> None:
    calendar = test_shown.REPLYING.replace("REFERENCE", "zzhidden-title-one")
    site = site_of(test_shown.ONE_CHANNEL, calendar)
    assert "title-one" not in said(site)
    assert json.loads(fed(site)["feeds/plan.json"])["posts"][0]["closes"] is None


def test_an_id_that_is_made_of_hidden_copy_is_in_no_feed() -> None:
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest, status: approved}
posts:
  - {date: 2026-12-02, copy: Don't tell anybody, colour: red}
  - {date: 2026-12-03, title: Shown, closes: dont-tell-anybody}
"""
    site = site_of("channels: {facebook: }\npublish: {hide: [copy]}\n", calendar)
    assert "anybody" not in said(site)
    posts = json.loads(fed(site)["feeds/plan.json"])["posts"]
    assert [(post["id"], post["closes"]) for post in posts] == [
        ("shown", "untitled-post"),
        ("untitled-post", None),
    ]


SECRETS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "half": (
        test_shown.STRATEGY,
        test_shown.CALENDAR,
        ("secret launch", "half a secret", "held back", "idea of ours", "warm10", "not for you"),
    ),
    "base": (
        "channels: {facebook: , instagram: }\npublish: {statuses: [approved]}\n",
        test_shown.BASE,
        ("secret",),
    ),
}


@pytest.mark.parametrize("name", SECRETS)
def test_what_pages_do_not_say_feeds_do_not_say(name: str) -> None:
    strategy, calendar, secrets = SECRETS[name]
    text = said(site_of(strategy, calendar, dt.date(2026, 12, 1))).lower()
    assert not [secret for secret in secrets if secret in text]
    assert "begin:vevent" in text


def test_a_path_of_a_file_is_named_only_by_findings_that_are_told() -> None:
    files: dict[str, Any] = {
        "strategy.yml": test_shown.ONE_CHANNEL,
        "calendars/zzhidden.yml": "posts:\n- {date: 2026-12-04, title: A, colour: red}\n",
        "calendars/shown.yml": "posts:\n- {date: 2026-12-05, title: B, colour: red, "
        "channels: facebook, status: scheduled}\n",
    }
    text = said(of_files(files))
    assert "calendars/shown.yml" in text
    assert "zzhidden" not in text
