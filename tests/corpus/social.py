"""Real posts, really sent, as a plan of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from tests.corpus.empty_days import date_of, media_of

# The corpus knows neither stages nor types: words of the file names stand in for them.
KINDS = (
    (r"webinar|workshop|conference|gat25|GBCC|WS_", "announcement", "retention"),
    (r"release|video", "product-feature", "research"),
    (r"downtime|bugs|fixed", "support", "retention"),
    (
        r"misconceptions|how|use-name-tags|window-manager|collections|getting-data",
        "how-to",
        "research",
    ),
    (r"contest|awardees|scholarship", "contest", "advocacy"),
    (r"manuscript|white-paper|blog-post|literature", "article", "interest"),
)
USUAL = ("current-event", "interest")
NETWORKS = ("mastodon", "bluesky", "linkedin", "x")
FRONT_MATTER = re.compile(r"\A---\r?\n.*?\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def as_plan(files: Mapping[str, str]) -> dict[str, str]:
    """The files of a content folder, from the corpus' files by name."""
    plan = {f"posts/{name}": _post(name, text) for name, text in files.items()}
    channels = sorted({channel for text in files.values() for channel in media_of(text)})
    days = [day for day in map(date_of, files) if day]
    strategy = {
        "brand": "Real posts",
        "window": {"start": str(min(days))} if days else None,
        "channels": {c: _channel(c) for c in channels},
    }
    plan["strategy.yml"] = yaml.safe_dump(strategy, sort_keys=False)
    return plan


def _channel(name: str) -> dict[str, object]:
    network = name.partition("-")[0]
    cadence = {"per": "day", "min": 1}
    return {"network": network if network in NETWORKS else "other", "cadence": cadence}


def _post(name: str, text: str) -> str:
    kind, stage = next(((k, s) for pattern, k, s in KINDS if re.search(pattern, name)), USUAL)
    day = date_of(name)
    fields = {
        "id": re.sub(r"[^\w-]+", "-", name.removesuffix(".md")),
        "date": str(day) if day else None,
        "channels": media_of(text),
        "type": kind,
        "stage": stage,
    }
    body = FRONT_MATTER.sub("", text, count=1)
    front = yaml.safe_dump({k: v for k, v in fields.items() if v}, sort_keys=False)
    return f"---\n{front}---\n{body}"
