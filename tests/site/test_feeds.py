"""The feeds of a built site: which there are, who links to them, and what they need."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import ConfigurationError

from journey_mkdocs.feeds import FeedsPlugin
from tests.exchange.readers import with_icalendar, with_ics, with_vobject
from tests.exchange.test_icalendar import problems
from tests.site.conftest import BuiltSite, MakeSite, build_site, settings, write
from tests.site.links import broken_links

PLAN = {"journey/plan": {"today": "2026-12-03"}}
PLUGINS = [PLAN, "journey/gaps", "journey/feeds"]
FILES = {
    "content/strategy.yml": """\
brand: Fern
channels: {facebook: {cadence: {per: day}, responder: sam}, "Ünser Kanal": }
campaigns: {winter: {title: Winter, start: 2026-12-01, end: 2026-12-20}}
people: {dana: {name: Dana}, sam: }
""",
    "content/calendars/december.yml": """\
defaults: {channels: facebook, type: question, stage: interest}
posts:
- {date: 2026-12-04 10:30, title: One, campaign: winter, owner: dana}
- {date: 2026-12-05, title: Two, channels: Ünser Kanal}
""",
}
FEEDS = {
    "feeds/campaigns/winter.ics",
    "feeds/channels/facebook.ics",
    "feeds/channels/unser-kanal.ics",
    "feeds/findings.json",
    "feeds/people/dana.ics",
    "feeds/people/sam.ics",
    "feeds/plan.csv",
    "feeds/plan.ics",
    "feeds/plan.json",
    "feeds/posts.json",
}
LINK = re.compile(r'href="([^"]*feeds/[^"]*)"')


def feeds_of(site: BuiltSite) -> dict[str, bytes]:
    """The feeds of a site, by path."""
    paths = sorted(path for path in site.files() if path.startswith("feeds/"))
    return {path: (site.folder / path).read_bytes() for path in paths}


def test_a_site_has_a_feed_for_the_plan_each_channel_campaign_and_person(
    make_site: MakeSite,
) -> None:
    site = make_site(FILES, plugins=PLUGINS)
    feeds = feeds_of(site)
    assert set(feeds) == FEEDS
    counts = {path: feeds[path].count(b"BEGIN:VEVENT") for path in feeds if path.endswith(".ics")}
    assert sorted(counts.values()) == [1, 1, 1, 1, 1, 2]
    assert not [problem for path in counts for problem in problems(feeds[path])]
    assert len(list(csv.reader(io.StringIO(feeds["feeds/plan.csv"].decode("utf-8-sig"))))) == 3
    assert len(json.loads(feeds["feeds/plan.json"])["posts"]) == 2
    assert len(json.loads(feeds["feeds/posts.json"])["items"]) == 2
    assert json.loads(feeds["feeds/findings.json"])["findings"]


@pytest.mark.parametrize("directories", [True, False])
def test_feeds_are_linked_from_the_pages_they_belong_to(
    make_site: MakeSite, directories: bool
) -> None:
    site = make_site(FILES, plugins=PLUGINS, use_directory_urls=directories)
    up = "../" if directories else ""
    assert set(LINK.findall(site.html())) == {
        f"feeds/{name}"
        for name in ("plan.ics", "plan.csv", "plan.json", "posts.json", "findings.json")
    }
    assert '<link rel="alternate feed" type="application/feed+json"' in site.html()
    assert LINK.findall(site.html("channels/facebook")) == [f"{up}../feeds/channels/facebook.ics"]
    assert LINK.findall(site.html("campaigns")) == [f"{up}feeds/campaigns/winter.ics"]
    assert LINK.findall(site.html("gaps")) == [f"{up}feeds/findings.json"]
    assert broken_links(site.folder) == []


def test_a_site_without_feeds_links_to_none(make_site: MakeSite) -> None:
    site = make_site(FILES, plugins=[PLAN, "journey/gaps"])
    assert feeds_of(site) == {}
    for path in ("", "channels/facebook", "campaigns", "gaps"):
        assert "feeds/" not in site.html(path)
        assert "Subscribe" not in site.html(path)


def test_what_was_not_checked_has_no_findings(make_site: MakeSite) -> None:
    site = make_site(FILES, plugins=[PLAN, "journey/feeds"])
    assert set(feeds_of(site)) == FEEDS - {"feeds/findings.json"}
    assert broken_links(site.folder) == []


def test_the_order_of_plugins_does_not_matter_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    found = []
    for name, plugins in (("a", PLUGINS), ("b", [*reversed(PLUGINS)]), ("c", PLUGINS)):
        write(tmp_path / name, {"mkdocs.yml": settings(plugins=plugins), **FILES})
        site = build_site(tmp_path / name)
        found.append((feeds_of(site), site.html()))
    assert found[0] == found[1] == found[2]


def test_pages_are_named_by_their_whole_address_where_the_site_knows_its_own(
    make_site: MakeSite,
) -> None:
    feeds = feeds_of(make_site(FILES, plugins=PLUGINS, site_url="https://plan.example/our"))
    assert b"\r\nURL:https://plan.example/our/posts/one/\r\n" in feeds["feeds/plan.ics"]
    feed = json.loads(feeds["feeds/posts.json"])
    assert feed["home_page_url"] == "https://plan.example/our/"
    assert feed["feed_url"] == "https://plan.example/our/feeds/posts.json"
    plan = json.loads(feeds["feeds/plan.json"])
    assert {channel["url"] for channel in plan["channels"]} == {
        "https://plan.example/our/channels/facebook/",
        "https://plan.example/our/channels/unser-kanal/",
    }
    assert plan["campaigns"][0]["url"] == "https://plan.example/our/campaigns/#c-winter"


def test_without_the_plan_it_says_what_to_add(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": settings(plugins=["journey/feeds"]), **FILES})
    with pytest.raises(ConfigurationError, match="'journey/feeds' writes feeds of the plan"):
        build_site(tmp_path)


def test_it_lives_through_serve() -> None:
    assert "on_startup" in vars(FeedsPlugin)


def test_the_feeds_of_the_demonstration_are_read_by_others(demo: BuiltSite) -> None:
    feeds = feeds_of(demo)
    calendars = {path: text for path, text in feeds.items() if path.endswith(".ics")}
    assert len(calendars) == 11
    for path, text in calendars.items():
        assert problems(text) == [], path
        count = text.count(b"BEGIN:VEVENT")
        assert count > 0
        assert {len(read(text)) for read in (with_vobject, with_icalendar)} == {count}
    whole = feeds["feeds/plan.ics"]
    assert len(with_ics(whole)) == whole.count(b"BEGIN:VEVENT") > 200
    assert "paid.budget" not in feeds["feeds/plan.csv"].decode().splitlines()[0]  # it is hidden
