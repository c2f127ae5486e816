"""Topics: what posts are about, how often, and when it was last and is next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from journey.views.addresses import addresses
from journey.views.basis import Site, SitePage
from journey.views.cards import Card
from journey.views.labels import Link
from journey.views.listings import Listing, cards_by, listing
from journey.views.record import record
from journey.views.words import short_day

_MOST = 300
"""Topics that are listed; the others have fewer posts than these."""


@record
class Topic:
    """A topic in the list of topics.

    Args:
        topic: What most posts call it, and its page: that of its post, where it has but one.
        posts: How many posts are about it.
        last: When the last one went out before today, in words; empty where none did.
        next: When the next one goes out; empty where none does.
    """

    topic: Link
    posts: int
    last: str
    next: str


@record
class TopicsView:
    """The topics, those with the most posts first.

    Args:
        topics: The topics.
        more: How many others there are.
    """

    topics: tuple[Topic, ...]
    more: int


@record
class TopicView:
    """A topic.

    Args:
        topic: What is known of it.
        spellings: How else posts call it.
        posts: Its posts.
    """

    topic: Topic
    spellings: tuple[str, ...]
    posts: Listing


def pages(site: Site) -> Iterator[SitePage]:
    """The list of topics, and a page for each of two posts or more."""
    if not site.shown.field("topic"):
        return
    yield SitePage(
        path="topics",
        title="Topics",
        template="topics.html",
        view=partial(_topics, site),
        about="What the posts of the plan are about.",
    )
    for key, link in site.once(_links).items():
        if link.path.startswith("topics/"):
            yield SitePage(
                path=link.path,
                title=link.text,
                template="topic.html",
                view=partial(_topic, site, key),
                about=f"The posts about {link.text}.",
            )


def topic_of(site: Site, name: str) -> Link:
    """A topic as pages call it, and its page.

    Args:
        site: The site.
        name: The topic, as a post has it.
    """
    return site.once(_links)[_key(name)]


def _key(name: str) -> str:
    """What spellings of a topic have in common."""
    return " ".join(name.casefold().split())


def _topics(site: Site) -> TopicsView:
    cards = site.once(_cards)
    order = sorted(cards, key=lambda key: (-_count(cards[key]), key))
    shown = tuple(_summary(site, key) for key in order[:_MOST])
    return TopicsView(shown, len(order) - len(shown))


def _topic(site: Site, key: str) -> TopicView:
    _, *others = site.once(_spellings)[key]
    return TopicView(
        topic=_summary(site, key),
        spellings=tuple(others),
        posts=listing(site, site.once(_cards)[key]),
    )


def _summary(site: Site, key: str) -> Topic:
    cards, today = site.once(_cards)[key], site.plan.today
    days = [card.date for card in cards if card.date and card.live]
    return Topic(
        topic=site.once(_links)[key],
        posts=_count(cards),
        last=_day(max((day for day in days if day < today), default=None)),
        next=_day(min((day for day in days if day >= today), default=None)),
    )


def _day(day: dt.date | None) -> str:
    return short_day(day) if day else ""


def _count(cards: Iterable[Card]) -> int:
    return len({card.path for card in cards})


def _cards(site: Site) -> Mapping[str, Sequence[Card]]:
    """The cards of each topic, in their order."""
    topics = {
        f"posts/{site.post_paths[id]}": dict.fromkeys(map(_key, names))
        for id, names in _names(site)
    }
    return cards_by((*site.dated, *site.undated), lambda card: topics[card.path])


def _names(site: Site) -> Iterator[tuple[str, list[str]]]:
    """The topics of each post, on any channel, as it calls them."""
    for id, post in site.shown.posts.items():
        contents = (post, *(p.content for p in site.shown.placements_of.get(id, ())))
        yield id, [content.topic for content in contents if content.topic]


def _spellings(site: Site) -> dict[str, list[str]]:
    """How posts call each topic, as most of them do first."""
    found: dict[str, Counter[str]] = {}
    for _, names in _names(site):
        for name in dict.fromkeys(names):
            found.setdefault(_key(name), Counter())[name] += 1
    return {key: [name for name, _ in counts.most_common()] for key, counts in found.items()}


def _links(site: Site) -> dict[str, Link]:
    """What pages call each topic, and where it leads."""
    cards = site.once(_cards)
    paths = addresses(sorted(key for key in cards if _count(cards[key]) > 1), "topic")
    return {
        key: Link(names[0], f"topics/{paths[key]}" if key in paths else cards[key][0].path)
        for key, names in site.once(_spellings).items()
    }
