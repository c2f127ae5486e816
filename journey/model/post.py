"""A post, and its placements: one piece of content, and where and when it goes out."""

# No postponed annotations: they are read at every start, and as text each would be compiled first.

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from sys import intern
from typing import Annotated, Any, Literal, get_args

from journey.model.schema import Before, Fields
from journey.model.source import Source
from journey.model.values import (
    MAX_ID_BYTES,
    Clock,
    Day,
    Flag,
    Identifier,
    Link,
    Name,
    Names,
    Reason,
    Text,
    When,
    choice,
    is_identifier,
    one_or_many,
    refused,
)
from journey.sources.nodes import Value

Status = Literal["idea", "draft", "review", "approved", "scheduled", "published", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""How far a post is, in order."""

NOT_LIVE = frozenset({"idea", "cancelled"})
"""The statuses that count for no rule: nothing goes out."""


@dataclass(frozen=True, slots=True)
class Approved(Fields):
    """Who approved a post, when, and the hash of what was approved."""

    by: Name | None = None
    date: Day | None = None
    of: Name | None = None


@dataclass(frozen=True, slots=True)
class Offer(Fields):
    """What a deal offers."""

    code: Text | None = None
    starts: Day | None = None
    expires: Day | None = None
    exclusive: Flag = False
    terms: Text | None = None


@dataclass(frozen=True, slots=True)
class Experiment(Fields):
    """A comparison of variants that the post takes part in."""

    name: Name | None = None
    variant: Name | None = None


@dataclass(frozen=True, slots=True)
class Paid(Fields):
    """Money behind a post."""

    budget: Text | None = None
    kind: Text | None = None


@dataclass(frozen=True, slots=True)
class Ignore(Fields):
    """A finding of this post that is accepted on purpose."""

    rule: Name
    reason: Reason
    by: Name | None = None
    expires: Day | None = None


@dataclass(frozen=True, slots=True)
class Medium(Fields):
    """A picture or video, by its path in the content folder, and what it shows, in words."""

    file: Name
    alt: Text | None = None


def _media(value: object) -> object:
    """One file or a list; an item is a path, or a path with its own `alt`."""
    many = value if isinstance(value, list | tuple) else [value]
    return [{"file": item} if isinstance(item, str) else item for item in many]


MAX_CHANNELS = 100
"""Channels of one post."""


def _channels(value: object) -> object:
    """Names with what differs there. Text and lists name channels where nothing differs."""
    parts: object = value.split(",") if isinstance(value, str) else value
    if isinstance(parts, list | dict) and len(parts) > MAX_CHANNELS:
        help = "Name the channels that it goes out on, with commas between them."
        raise refused(f"a post can go out on {MAX_CHANNELS} channels at most", help)
    if isinstance(value, str):
        return {intern(name): {} for part in value.split(",") if (name := part.strip())}
    if isinstance(value, list):
        for number, name in enumerate(value):
            if not isinstance(name, str) or not name.strip():
                raise refused(
                    "a channel in a list is a name",
                    "To change something on one channel, write `instagram: {copy: …}` under "
                    "`channels:`, without dashes.",
                    number,
                )
        return {intern(name.strip()): {} for name in value}
    return value


def _changes(value: object) -> object:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise refused(
            "changes for one channel must be fields",
            "Write `{copy: …}` after the colon, or nothing if nothing changes.",
        )
    return value


@dataclass(frozen=True, slots=True)
class Post(Fields):
    """One piece of content.

    Args:
        source: Where it is written.
        id: Its name in addresses and references; by default made from the title.
        channels: What differs on each channel, by name, as it was written.
        The rest as in the file; None or empty where the file says nothing.
    """

    source: Source
    id: Identifier = ""
    date: When | None = None
    time: Clock | None = None
    channels: Annotated[
        dict[str, Annotated[dict[str, Any], Before(_changes)]], Before(_channels)
    ] = field(default_factory=dict)
    type: Name | None = None
    stage: Name | None = None
    title: Text = ""
    copy: Text | None = None
    status: Annotated[Status, choice(*STATUSES)] = "draft"
    audience: Names = ()
    campaign: Name | None = None
    topic: Name | None = None
    owner: Name | None = None
    responder: Name | None = None
    link: Link | None = None
    media: Annotated[tuple[Medium, ...], Before(_media)] = ()
    alt: Text | None = None
    approved: Approved | None = None
    offer: Offer | None = None
    because: Text | None = None
    closes: Name | None = None
    experiment: Experiment | None = None
    partner: Text | None = None
    disclosure: Text | None = None
    permission: Text | None = None
    paid: Paid | None = None
    shock: Flag = False
    segment: Names = ()
    subject: Text | None = None
    preheader: Text | None = None
    goal: Name | None = None
    tags: Names = ()
    ignore: Annotated[tuple[Ignore, ...], Before(one_or_many)] = ()

    @property
    def live(self) -> bool:
        """It is meant to go out."""
        return self.status not in NOT_LIVE

    @property
    def extras(self) -> dict[str, Value]:
        """The team's own fields, `x-…`, as they were written."""
        return {key: value for key, value in self.source.node.items() if key[:2] == "x-"}


@dataclass(frozen=True, slots=True)
class Placement:
    """A post on one channel, at one local date and time.

    Args:
        post: The post.
        channel: The channel's name.
        content: The post as it is on this channel; `post` itself where nothing differs.
        date: Local date there. A post without a date has no placements.
        time: Local time of day there; None for one without a time.
        at: The moment, with its time zone, of a placement with date and time.
    """

    post: Post
    channel: str
    content: Post
    date: dt.date
    time: dt.time | None
    at: dt.datetime | None = None

    @property
    def id(self) -> str:
        """The post's id."""
        return self.post.id

    @property
    def stage(self) -> str | None:
        """The stage of the journey that it serves here."""
        return self.content.stage

    @property
    def type(self) -> str | None:
        """The kind of post that it is here."""
        return self.content.type

    @property
    def status(self) -> Status:
        """How far it is here."""
        return self.content.status

    @property
    def title(self) -> str:
        """What it is called here."""
        return self.content.title

    @property
    def live(self) -> bool:
        """It is meant to go out."""
        return self.content.status not in NOT_LIVE


def slug(text: str) -> str:
    """An id made from a text: its words in lower case, joined by hyphens, at most 60 characters.

    Accents of Latin letters are dropped, other scripts are kept as they are; empty where the text
    has neither letter nor digit.
    """
    plain = text.lower() if text.isascii() else _without_accents(text)
    words = _BETWEEN_WORDS.sub("-", _APOSTROPHES.sub("", plain)).strip("-")
    if len(words) > 60:
        words = words[:61].rpartition("-")[0] or words[:60]
    if not words.isascii():
        words = words.encode()[:MAX_ID_BYTES].decode(errors="ignore")
    return words if is_identifier(words) or not words else f"{words}-post"


_APOSTROPHES = re.compile("['’]")
_BETWEEN_WORDS = re.compile(r"[\x00-/:-`{-\x7f]+")  # quicker to make than what it leaves out


def _without_accents(text: str) -> str:
    """A text in lower case without accents of Latin letters, with blanks for what is no word."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", text).lower():
        if unicodedata.category(character)[0] == "M":
            if kept and kept[-1] > "\u024f":
                kept.append(character)
        else:
            kept.append(character if character.isalnum() or character in "'’" else " ")
    return unicodedata.normalize("NFC", "".join(kept))


_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")


def first_words(copy: str) -> str:
    """A title for a post that has none: the first words of its copy, at most 60 characters."""
    start = copy.lstrip()[:500]
    heading = _HEADING.match(start)
    line = " ".join(start[heading.end() if heading else 0 :].split())
    return line if len(line) <= 60 else f"{line[:60].rpartition(' ')[0] or line[:60]}…"
