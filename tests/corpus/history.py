"""A real calendar in four revisions, in our format: posts with a copy for each channel."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import yaml

STRATEGY = """\
timezone: UTC
window: {start: 2025-12-21, end: 2025-12-31}
channels:
  x: {network: x, responder: rex, cadence: {per: day, min: 1}}
  linkedin: {responder: rex, cadence: {per: day, min: 1}}
people: {rex: {name: Rex}}
"""


def as_plan(calendar: str) -> dict[str, str]:
    """The files of a plan that says what a revision of the calendar says.

    What was posted has its moment and is published on that channel; the rest has no date yet.
    """
    posts = [_post(post) for post in yaml.safe_load(calendar)["posts"]]
    text = "".join(f"- {json.dumps(post)}\n" for post in posts)
    return {"strategy.yml": STRATEGY, "calendars/posts.yml": f"posts:\n{text}"}


def _post(post: dict[str, Any]) -> dict[str, Any]:
    channels: dict[str, Any] = {}
    for channel in ("x", "linkedin"):
        channels[channel] = {"copy": post[channel]}
        at: dt.datetime | None = post["posted"].get(channel)
        if at:
            channels[channel] |= {"date": f"{at:%Y-%m-%d %H:%M}", "status": "published"}
    return {
        "id": post["id"],
        "title": post["title"],
        "link": post["url"],
        "type": "article",
        "stage": "interest",
        "owner": "rex",
        "channels": channels,
    }
