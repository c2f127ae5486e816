"""The networks that a channel can be on, and what each of them takes.

What a network takes is a data file beside this module, `<network>.yml`. Each fact in it says how
sure it is: "high" is the network's own words or code, "medium" what others quote from them or what
several well-kept programs agree on, "low" hearsay; where it stands, and when it was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

SOCIAL = (
    "facebook",
    "instagram",
    "x",
    "linkedin",
    "threads",
    "tiktok",
    "youtube",
    "pinterest",
    "bluesky",
    "mastodon",
    "google-business",
    "reddit",
    "telegram",
    "whatsapp-channel",
    "other",
)
"""Networks where people answer in public; `other` is for one that is not in this list."""

NETWORKS = (*SOCIAL, "blog", "email")
"""Every network, social or not."""

BUSY = frozenset({"x", "threads", "bluesky", "mastodon"})
"""Networks where a dozen posts a day are usual."""

Confidence = Literal["high", "medium", "low"]
When = Literal["always", "media", "pictures", "video"]


@dataclass(frozen=True, eq=False, repr=False)
class Fact:
    """Something that is known of a network.

    Args:
        value: A number for what has a limit, yes or no, or names.
        confidence: How sure it is.
        source: Where it stands.
        date: When it was read there, as far as it is known: "2026-08-20", "2024".
        unit: What a limit of a text is counted in: see `journey.networks.counting`.
        when: Which posts a limit is for: all, those with media, with pictures alone, with a video.
    """

    value: Any
    confidence: Confidence
    source: str
    date: str
    unit: str = ""
    when: When = "always"


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """What a network takes; None or empty where nothing is known.

    Args:
        name: Its name in strategies.
        copy: The most copy. Several limits all hold. So with title and subject.
        title: The longest title, on a network that shows one.
        subject: The longest subject.
        fold: How much of the copy is shown before "more".
        alt: The longest alternative text of a picture.
        hashtags: The most hashtags in the copy.
        mentions: The most mentions in the copy.
        links: The most links in the copy.
        media: The most pictures, videos and documents of one post.
        videos: The most videos of one post.
        clickable: Whether readers can follow a link in the copy.
        link_in_copy: Whether a link has no place of its own, and is part of the copy.
        text_alone: Whether a post may be nothing but text.
        mixed: Whether one post may have pictures and videos.
        kinds: Which of picture, video, audio and document it takes.
        formats: The formats of pictures that it takes.
    """

    name: str
    copy: tuple[Fact, ...] = ()
    title: tuple[Fact, ...] = ()
    subject: tuple[Fact, ...] = ()
    fold: Fact | None = None
    alt: Fact | None = None
    hashtags: Fact | None = None
    mentions: Fact | None = None
    links: Fact | None = None
    media: Fact | None = None
    videos: Fact | None = None
    clickable: Fact | None = None
    link_in_copy: Fact | None = None
    text_alone: Fact | None = None
    mixed: Fact | None = None
    kinds: Fact | None = None
    formats: Fact | None = None

    @property
    def links_clickable(self) -> bool | None:
        """Whether readers can follow a link in the copy; None where it is not known."""
        return self.clickable.value if self.clickable else None


@cache
def network(name: str | None) -> Network:
    """What is known of a network; of one that is not in the catalogue, nothing.

    Args:
        name: A network of `NETWORKS`, or None for a channel that is on none of them.
    """
    if name is None or name not in NETWORKS or name == "other":
        return Network(name or "other")
    file = Path(__file__).with_name(f"{name}.yml")
    import yaml  # a plan needs few networks, and most commands none

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(file.read_text(encoding="utf-8"), loader)  # noqa: S506 (both are safe)
    return Network(name, **{key: _facts(value) for key, value in data.items()})


def _facts(written: Any) -> Any:
    if isinstance(written, list):
        return tuple(_fact(one) for one in written)
    return _fact(written)


def _fact(written: dict[str, Any]) -> Fact:
    (key,) = written.keys() & {"max", "is", "are"}
    value = written.pop(key)
    return Fact(tuple(value) if isinstance(value, list) else value, **written)
