"""The plans whose findings are judged: the demo, and what three real teams really sent.

The posts of others are read from the folder that JOURNEY_CORPUS names; ours are only their tags and
the strategy that such a team would have written, beside this file.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from journey.loading import load
from journey.plan import Plan
from tests.corpus.empty_days import date_of
from tests.corpus.social import FRONT_MATTER
from tests.plans import plan_of

HERE = Path(__file__).parent
DEMO = HERE.parent.parent / "content"
REVISIONS = {
    1: dt.date(2025, 12, 21),
    2: dt.date(2025, 12, 23),
    3: dt.date(2025, 12, 24),
    4: dt.date(2025, 12, 27),
}
"""The days on which the four revisions of the calendar were committed."""
LONG_POSTS = 4
"""From this revision on, posts on X are there that only an account which pays for it can send."""

Fields = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """A plan whose findings are judged.

    Args:
        today: The day that counts as today.
        read: What gives the plan, from the corpus' folder (None for one of ours).
        of_others: Whether it is made from the corpus.
    """

    today: dt.date
    read: Callable[[Path | None, dt.date], Plan]
    of_others: bool = True

    def plan(self, corpus: Path | None) -> Plan:
        """The plan."""
        return self.read(corpus, self.today)


def corpus_folder() -> Path | None:
    """The folder of the corpus, where there is one."""
    folder = os.environ.get("JOURNEY_CORPUS")
    return Path(folder) if folder else None


def tags_of(source: str) -> dict[str, Fields]:
    """Stage, type and audience of the posts of a source, by the name of the post, by hand."""
    text = (HERE / "tags" / f"{source}.yml").read_text(encoding="utf-8")
    tags: dict[str, Fields] = yaml.safe_load(text)
    return tags


def _strategy(source: str) -> str:
    return (HERE / "strategies" / f"{source}.yml").read_text(encoding="utf-8")


def _plan(strategy: str, posts: list[Fields], today: dt.date) -> Plan:
    """A plan from a strategy and posts; each picture that a post names is there."""
    calendar = json.dumps({"posts": posts}, indent=1, ensure_ascii=False)
    pictures = {medium["file"]: b"" for post in posts for medium in post.get("media", ())}
    return plan_of({"strategy.yml": strategy, "calendars/posts.yml": calendar, **pictures}, today)


def _status(day: dt.date, today: dt.date) -> str:
    return "published" if day < today else "scheduled"


def _id(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name)


# Posts in Markdown: media, hashtags and mentions of each channel are in the front matter.

PICTURE = re.compile(r"!\[(?P<alt>[^]]*)\]\((?P<url>[^)\s]+)\)")
MARKDOWN_LINK = re.compile(r"\[(?P<words>[^]]+)\]\((?P<url>[^)\s]+)\)")
URL = re.compile(r"https?://[^\s)]+[^\s).,;:!?]")


def social(corpus: Path | None, today: dt.date) -> Plan:
    """The first sixty posts by their dates."""
    assert corpus
    tags = tags_of("social")
    names = sixty_first(corpus)
    assert names == list(tags), "the tags are those of the posts, in their order"
    folders = [corpus / "markdown" / name for name in ("social-2024", "social-2025")]
    files = {path.name: path for folder in folders for path in folder.glob("*.md")}
    posts = [
        _social_post(name, files[name].read_text(encoding="utf-8"), tags[name], today)
        for name in names
    ]
    return _plan(_strategy("social"), posts, today)


def sixty_first(corpus: Path) -> list[str]:
    """The names of the first sixty files that begin with a date, by that date and their names.

    What was sent again after a failure begins with "retry", and is no post of its own.
    """
    folders = [corpus / "markdown" / name for name in ("social-2024", "social-2025")]
    names = [path.name for folder in folders for path in folder.glob("[0-9]*.md")]
    dated = [(day, name) for name in names if (day := date_of(name))]
    return [name for _, name in sorted(dated)[:60]]


def _social_post(name: str, text: str, tags: Fields, today: dt.date) -> Fields:
    found = FRONT_MATTER.match(text)
    assert found, name
    head = yaml.safe_load(found[0].strip().strip("-"))
    body = text[found.end() :].strip()
    pictures = [
        {"file": f"media/{url.rpartition('/')[2]}", **({"alt": alt} if alt else {})}
        for alt, url in PICTURE.findall(body)
    ]
    copy = MARKDOWN_LINK.sub(r"\g<words> (\g<url>)", PICTURE.sub("", body)).replace("**", "")
    copy = re.sub(r"\n{3,}", "\n\n", copy).strip()
    link = URL.search(copy)
    day = date_of(name)
    assert day, name
    return {
        "id": _id(name.removesuffix(".md")),
        "date": str(day),
        "channels": {channel: _addressed(copy, channel, head) for channel in head["media"]},
        **tags,
        "copy": copy,
        **({"link": link[0]} if link else {}),
        **({"media": pictures} if pictures else {}),
        "status": _status(day, today),
    }


def _addressed(copy: str, channel: str, head: Fields) -> Fields:
    """What differs on a channel: its mentions and hashtags stand below the copy."""
    lines = [
        " ".join(f"{sign}{word}" for word in (head.get(key) or {}).get(channel, ()))
        for key, sign in (("mentions", "@"), ("hashtags", "#"))
    ]
    below = "\n".join(line for line in lines if line)
    return {"copy": f"{copy}\n\n{below}"} if below else {}


# Records of posts that were sent, in JSON.


def bluesky(corpus: Path | None, today: dt.date) -> Plan:
    """What an account sent: posts of its own, tagged by hand, and posts of others, all alike.

    A post of somebody else that was sent on is a reshare, for advocacy; its text is not in the
    records. Answers in a thread are parts of the post that begins it.
    """
    assert corpus
    tags = tags_of("bluesky")
    folder = corpus / "calendars" / "bluesky-records" / "processed"
    posts = []
    for path in sorted(folder.glob("*.json")):
        records = json.loads(path.read_text(encoding="utf-8"))
        record = records[0] if isinstance(records, list) else records
        posts.append(_bluesky_post(path.stem, record, tags, today))
    assert {post["id"] for post in posts} > set(tags)
    return _plan(_strategy("bluesky"), posts, today)


def _bluesky_post(name: str, record: Fields, tags: dict[str, Fields], today: dt.date) -> Fields:
    day = dt.date.fromisoformat(name[:10])
    fields: Fields = {"id": name, "date": str(day), "channels": "bluesky"}
    if record["action"] == "repost":
        author = record["repostURL"].split("/")[4]
        fields |= {"stage": "advocacy", "type": "reshare", "title": f"A post by {author}"}
        fields |= {"link": record["repostURL"]}
    else:
        fields |= {**tags[name], "copy": record["richText"]}
        sent = record.get("record", {})
        if "createdAt" in sent:
            fields["time"] = sent["createdAt"][11:16]
        if link := URL.search(record["richText"]):
            fields["link"] = link[0]
    return fields | {"status": _status(day, today)}


# A calendar in YAML: copy and the moment of sending, for each of two networks.


def yaml_history(revision: int) -> Callable[[Path | None, dt.date], Plan]:
    """What gives one of the four revisions of the calendar as a plan."""

    def read(corpus: Path | None, today: dt.date) -> Plan:
        assert corpus
        folder = corpus / "calendars" / "yaml-history"
        (path,) = folder.glob(f"{revision}_{REVISIONS[revision]}_*.yaml")
        tags = tags_of("yaml-history")
        calendar = yaml.safe_load(path.read_text(encoding="utf-8"))
        posts = [_calendar_post(post, tags[post["id"]]) for post in calendar["posts"]]
        strategy = _strategy("yaml-history")
        if revision >= LONG_POSTS:
            strategy = strategy.replace("network: x", "network: x, limits: {copy: 25000}")
        return _plan(strategy, posts, today)

    return read


NETWORKS = ("x", "linkedin")
MONTREAL = ZoneInfo("America/Toronto")


def _calendar_post(post: Fields, tags: Fields) -> Fields:
    """A post as of ours; one that was sent nowhere yet has no date, and is an idea."""
    fields: Fields = {"id": post["id"], "title": post["title"], "link": post["url"], **tags}
    sent = {
        network: moment.replace(tzinfo=moment.tzinfo or dt.UTC).astimezone(MONTREAL)
        for network, moment in (post.get("posted") or {}).items()
    }
    channels: Fields = {}
    for network in NETWORKS:
        channels[network] = {"copy": post[network].strip()}
        if moment := sent.get(network):
            channels[network] |= {"date": f"{moment:%Y-%m-%d %H:%M}", "status": "published"}
        elif sent:
            channels[network] |= {"status": "idea"}
    fields["channels"] = channels
    if not sent:
        return fields | {"status": "idea"}
    return fields | {"date": f"{min(sent.values()):%Y-%m-%d}", "status": "published"}


def demo(_: Path | None, today: dt.date) -> Plan:
    """The demo plan of this repository."""
    return load(DEMO, today)


SOURCES = {
    "demo": Source(dt.date(2026, 12, 3), demo, of_others=False),
    "social": Source(dt.date(2025, 3, 1), social),
    "bluesky": Source(dt.date(2025, 3, 1), bluesky),
    **{f"yaml-history-{n}": Source(day, yaml_history(n)) for n, day in REVISIONS.items()},
}
