"""What was approved: a hash of what readers will see of a post, short enough to write into it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from journey.model.post import Offer, Placement, Post

WHOLE = 12
"""Hexadecimal digits of the whole: one edit in 280 trillion would leave them as they are."""
FEWEST = 6
"""So many are enough where somebody writes them by hand."""
EACH = 3
"""Digits of each part. They say what changed; that something changed, the whole says."""

_NOTHING = "0" * EACH
_WRITTEN = re.compile(rf"([0-9a-f]{{{FEWEST},64}})(?:-([0-9a-f]+))?")


@dataclass(frozen=True, slots=True)
class Pin:
    """What readers will see of a post, as hashes.

    Written, it is the beginning of the hash of the whole, a hyphen, and a few digits for each part
    up to the last one that is not nothing: `3f2a9c1b0d4e-41d9f0a77c2e`. The whole alone, or its
    beginning, will do, but cannot say what changed.

    Args:
        whole: The hash of everything.
        parts: A few digits for each part by its name: the channels, then `PARTS` in their order.
    """

    whole: str
    parts: Mapping[str, str]

    def __str__(self) -> str:
        """The pin as it stands in `approved.of`."""
        digits = list(self.parts.values())
        while digits and digits[-1] == _NOTHING:
            digits.pop()
        return f"{self.whole[:WHOLE]}-{''.join(digits)}"

    def covers(self, written: str) -> bool:
        """Whether what was pinned is what readers will see.

        Args:
            written: What stands in `approved.of`.
        """
        match = _WRITTEN.fullmatch(written.lower())
        return match is not None and self.whole.startswith(match[1])

    def changed(self, written: str) -> list[str]:
        """The parts that are not what was pinned.

        Args:
            written: What stands in `approved.of`.

        Returns:
            Their names; none where the parts were not written down, or are as they were, and only
            stand on other channels.
        """
        match = _WRITTEN.fullmatch(written.lower())
        if match is None or match[2] is None:
            return []
        digits = match[2].ljust(EACH * len(self.parts), _NOTHING[0])
        then = [digits[at : at + EACH] for at in range(0, len(digits), EACH)]
        return [
            name for (name, now), was in zip(self.parts.items(), then, strict=False) if now != was
        ]


def is_pin(written: str) -> bool:
    """Whether a text can be one that stands for what was approved."""
    return _WRITTEN.fullmatch(written.lower()) is not None


def names_parts(written: str) -> bool:
    """Whether a pin knows the parts, and not the whole alone."""
    return "-" in written


def is_approved(post: Post, placements: Iterable[Placement]) -> bool:
    """Whether a post has an approval that holds for what readers will see of it.

    Args:
        post: The post.
        placements: Its placements, whatever their status.
    """
    approved = post.approved
    if approved is None:
        return False
    return approved.of is None or pin(post, placements).covers(approved.of)


def pin(post: Post, placements: Iterable[Placement]) -> Pin:
    """Pin what readers will see of a post, everywhere it goes out.

    How it is written does not count, nor what readers do not see: status, owner, tags, a title that
    is only the first words of the copy. Nor does what a picture's file holds, only its name.

    Args:
        post: The post.
        placements: Its placements, whatever their status.
    """
    seen: dict[str, dict[str, Any]] = {channel: {} for channel in post.channels}
    for placement in placements:
        everything = {name: read(placement) for name, read in PARTS.items()}
        seen[placement.channel] = {name: part for name, part in everything.items() if part}
    parts = {"channels": _hash(sorted(seen))[:EACH]}
    for name in PARTS:
        said = {_canonical(part[name]) for part in seen.values() if name in part}
        parts[name] = _hash(sorted(said))[:EACH] if said else _NOTHING
    return Pin(_hash(seen), parts)


def _text(text: str | None) -> str:
    """Text without what depends on how it is written down: line ends, and space around it."""
    return unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").strip()


def _title(placement: Placement) -> str:
    """The title, if somebody wrote one: one that is made of the copy changes with it."""
    written = placement.content.source.node.get("title")
    return _text(placement.title) if isinstance(written, str) and written.strip() else ""


def _media(placement: Placement) -> list[list[str]]:
    content = placement.content
    return [[_text(one.file), _text(one.alt or content.alt)] for one in content.media]


def _offer(placement: Placement) -> list[str]:
    offer = placement.content.offer
    if offer is None or offer == Offer():
        return []
    days = [day.isoformat() if day else "" for day in (offer.starts, offer.expires)]
    return [_text(offer.code), *days, _text(offer.terms), "exclusive" * offer.exclusive]


def _when(placement: Placement) -> str:
    time = f" {placement.time:%H:%M}" if placement.time else ""
    return f"{placement.date}{time}"


PARTS: Mapping[str, Callable[[Placement], object]] = {
    "date": _when,
    "title": _title,
    "copy": lambda placement: _text(placement.content.copy),
    "link": lambda placement: _text(placement.content.link),
    "media": _media,
    "subject": lambda placement: _text(placement.content.subject),
    "preheader": lambda placement: _text(placement.content.preheader),
    "offer": _offer,
    "disclosure": lambda placement: _text(placement.content.disclosure),
}
"""What readers see of a placement, by name, in the order in which a pin has the parts. A further
one goes behind them: it is nothing in posts that do not have it, and they stay approved."""


_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def _hash(value: object) -> str:
    return sha256(_canonical(value).encode()).hexdigest()
