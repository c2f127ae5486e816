"""Plans that lack something, or have it in an odd way: their pages lead to no page that is not."""

from __future__ import annotations

import pytest

from tests.site.conftest import MakeSite
from tests.site.links import broken_links

CALENDAR = """
posts:
- {date: 2026-12-01 10:30, channels: facebook, type: question, stage: interest, title: One,
   owner: dana, topic: Gifts, audience: strangers, responder: bob, approved: {by: joe}}
- {date: 2026-12-09 10:30, channels: [facebook, unheard], type: odd, stage: decision, title: Two,
   owner: sam o'x, topic: gifts}
- {date: 2026-12-12 10:30, channels: facebook, title: Three, topic: other}
- {title: Four, stage: retention, owner: dana}
"""
EVERYTHING = """
channels: {facebook: {responder: joe}}
people: {dana: , "Dana!": , "???": , 2026-w49: }
audiences: {a: , b: {relationship: customer}, newcomers: {relationship: customer}}
approval: {required: yes, by: [sam, dana]}
"""
PLANS = {
    "nothing": ("brand: Fern\n", ""),
    "no strategy": ("channels: {facebook: }\n", CALENDAR),
    "names that clash": (EVERYTHING, CALENDAR),
    "hidden people": (f"{EVERYTHING}publish: {{hide: [owner, responder, approved]}}\n", CALENDAR),
    "hidden owners": (f"{EVERYTHING}publish: {{hide: [owner]}}\n", CALENDAR),
    "hidden audiences": (f"{EVERYTHING}publish: {{hide: [audience, topic]}}\n", CALENDAR),
    "nothing shown": (f"{EVERYTHING}publish: {{statuses: [published]}}\n", CALENDAR),
    "no customers": (f"{EVERYTHING}stages: {{one: , two: }}\n", CALENDAR),
    "a window that ends before it begins": (
        f"{EVERYTHING}window: {{start: 2026-12-20, end: 2026-12-01}}\n",
        CALENDAR,
    ),
    "all of time": (f"{EVERYTHING}window: {{start: 0001-01-01, end: 9999-12-31}}\n", CALENDAR),
}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("directories", [True, False], ids=["directories", "files"])
def test_every_link_leads_somewhere(make_site: MakeSite, name: str, directories: bool) -> None:
    strategy, calendar = PLANS[name]
    files = {"content/strategy.yml": strategy, "content/calendars/a.yml": calendar}
    site = make_site(files, use_directory_urls=directories)
    assert broken_links(site.folder) == []
