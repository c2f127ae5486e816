"""What a channel takes: its network's limits, or those that the strategy gives the channel."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Literal

from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement, Post
from journey.model.strategy import Channel
from journey.networks import Fact, network
from journey.plan import Plan
from journey.rules.attachments import with_kind

Limited = Literal["copy", "title", "subject", "alt", "hashtags", "mentions", "links", "media"]

OWN = "limits: of the channel"
"""The source of a limit that the strategy gives."""

HASHTAG = re.compile(r"(?<![\w&/#])[#＃](?=\w*[^\W\d_])\w+")
MENTION = re.compile(r"(?<![\w@/.])@\w[\w.]*")

_MARKS = {"hashtags": ("#", "＃"), "mentions": ("@",), "links": ("://",)}


def limits(channel: Channel, what: Limited) -> tuple[Fact, ...]:
    """Give the limits of a channel for one thing: the strategy's, else all of its network's.

    Args:
        channel: A channel of the strategy.
        what: What is limited. An own limit for a text is counted in the network's unit.
    """
    known = getattr(network(channel.network), what)
    facts: tuple[Fact, ...] = known if isinstance(known, tuple) else (known,) if known else ()
    own = getattr(channel.limits, what, None)
    if own is None:
        return facts
    unit = facts[0].unit if facts else "codepoints"
    return (Fact(own, "high", OWN, "", unit),)


def applies(fact: Fact, content: Post) -> bool:
    """Whether a limit is for a post with such media."""
    if fact.when == "always":
        return True
    video = content.type == "video" or bool(with_kind(content, "video"))
    if fact.when == "media":
        return video or bool(content.media)
    return video if fact.when == "video" else bool(content.media) and not video


def link_behind(content: Post, channel: Channel) -> str:
    """What a link adds to the copy, where it has no place of its own."""
    in_copy = network(channel.network).link_in_copy
    if not content.link or not (in_copy and in_copy.value) or content.link in (content.copy or ""):
        return ""
    return f"\n{content.link}"


def severity(fact: Fact) -> Severity:
    """How much it matters that a limit is passed: an error where it is certain."""
    return "error" if fact.confidence == "high" else "warning"


def allowed(fact: Fact, channel: str) -> str:
    """Who sets a limit, in words: "instagram takes", "the strategy allows blog"."""
    return f"the strategy allows {channel}" if fact.source == OWN else f"{channel} takes"


def or_its_own(what: str, placement: Placement) -> str:
    """What else can be done about a text that suits the post's other channels, in words.

    Args:
        what: The field.
        placement: The placement that it does not suit.

    Returns:
        The end of a sentence; empty where the post has no other channel.
    """
    channel = placement.channel
    if len(placement.post.channels) < 2:
        return ""
    return f", or give {channel} its own {what}: `channels: {{{channel}: {{{what}: …}}}}`"


def too_many_in_copy(
    plan: Plan,
    what: Limited,
    things: Callable[[str], Collection[str]],
    severity: Severity,
) -> Iterator[Finding]:
    """Find each placement whose copy has more of something than its channel takes.

    Args:
        plan: The plan.
        what: What is counted: "hashtags".
        things: Those in a copy.
        severity: How much it matters.
    """
    for name, channel in plan.strategy.channels.items():
        for fact in limits(channel, what):
            for placement in plan.by_channel.get(name, ()):
                copy = placement.content.copy or ""
                if sum(map(copy.count, _MARKS[what])) <= fact.value:
                    continue  # as most: finding out what is a hashtag takes longer
                number = len(things(copy))
                if number > fact.value:
                    yield Finding(
                        severity,
                        f"the copy has {number} {what if number > 1 else what[:-1]}, but "
                        f"{allowed(fact, name)} {fact.value}",
                        f"Remove {number - fact.value}{or_its_own('copy', placement)}.",
                        placement.content.source.locate("copy"),
                        post=placement.id,
                        field="copy",
                        scope=Scope(placement.date, placement.date, channel=name),
                    )
