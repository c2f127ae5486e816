"""Pages stay small, however much there is to say."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.site.conftest import MakeSite

STAGES = ("interest", "research", "validation", "decision", "retention", "advocacy")
TYPES = ("question", "how-to", "review", "deal", "support", "user-generated", "video")
CHANNELS = ("facebook", "instagram", "linkedin", "newsletter")
STRATEGY = """
window: {start: 2026-12-01, end: 2026-12-31}
channels:
  facebook: {cadence: {per: day, max: 3, spacing: 1h}, responder: dana}
  instagram: {cadence: {per: day, max: 3, spacing: 1h}, responder: sam}
  linkedin: {cadence: {per: day, max: 3}}
  newsletter: {network: email, cadence: {per: week}}
audiences: {newcomers: , regulars: {relationship: customer}}
people: {dana: , sam: }
campaigns: {winter: {start: 2026-12-01, launch: 2026-12-10, end: 2026-12-20}}
"""
MOST = 150_000


def _post(day: dt.date, n: int) -> str:
    stage = STAGES[n % len(STAGES)]
    return (
        f"- date: {day} {6 + n // 2:02}:{n % 2 * 30:02}\n"
        f"  id: post-{day:%d}-{n}\n"
        f"  title: What number {n} of this busy day has to say to you\n"
        f"  stage: {stage}\n"
        f"  type: {TYPES[n % len(TYPES)]}\n"
        f"  channels: [{', '.join(CHANNELS[n % 4 : n % 4 + 1 + n % 2])}]\n"
        f"  audience: {'regulars' if stage in STAGES[4:] else 'newcomers'}\n"
        f"  owner: {('dana', 'sam')[n % 2]}\n"
        f"  status: {('draft', 'review', 'approved')[n % 3]}\n"
        f"  campaign: winter\n"
        f"  copy: The words of number {n} on the day {day:%d}.\n"
    )


@pytest.mark.parametrize("posts", [4, 5, 8, 30])
def test_a_month_is_small_however_many_posts_a_day_it_has(make_site: MakeSite, posts: int) -> None:
    days = [dt.date(2026, 12, number) for number in range(1, 32)]
    calendar = "posts:\n" + "".join(_post(day, n) for day in days for n in range(posts))
    plugins = [{"journey/plan": {"today": "2026-12-03"}}, "journey/gaps"]
    files = {"content/strategy.yml": STRATEGY, "content/calendars/a.yml": calendar}
    html = make_site(files, plugins=plugins).html("calendar/2026-12")
    assert "What number 3 of this busy day" in html
    assert ("4 more" in html) == (posts == 8)
    assert len(html.encode()) < MOST
