"""Links that say where their readers came from: `utm: auto` in the strategy.

Statistics of websites count visits by `utm_source` and its like in the address. Written by hand
they differ from post to post; made from the plan they are alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_plus, urlsplit

if TYPE_CHECKING:
    from journey.model.post import Placement
    from journey.model.strategy import Channel, Strategy

OUTSIDE_CAMPAIGNS = "always-on"
"""The campaign that is counted for posts that belong to none."""

_ANY = frozenset({"other", "blog"})
"""Networks that are not one place: their channels are told apart by name."""
_MEDIA = {"email": "email", "blog": "referral"}
"""What statistics call the ways to a page that are not social."""


def tagged_link(placement: Placement, strategy: Strategy) -> str | None:
    """The link to use for a post on a channel, with what statistics need to know.

    None where there is nothing to tag: without `utm: auto`, without a link, where it leads to
    somebody else, and on the brand's own pages, where a tag would make one visit two.

    Args:
        placement: A post on a channel.
        strategy: The strategy, which says what is the brand's own.
    """
    link, channel = placement.content.link, strategy.channels.get(placement.channel)
    if strategy.utm != "auto" or not link or not is_own(link, strategy.domains):
        return None
    if not channel or not channel.network or is_own_page(channel, strategy.domains):
        return None
    network = channel.network
    tags = {
        "utm_source": placement.channel if network in _ANY else network,
        "utm_medium": "social" if channel.social else _MEDIA[network],
        "utm_campaign": placement.content.campaign or OUTSIDE_CAMPAIGNS,
        "utm_content": placement.id,
    }
    return with_tags(link, tags)


def with_tags(link: str, tags: Mapping[str, str]) -> str:
    """A link with tags in its query, in lower case; all else stays as it is, and in its place.

    Args:
        link: A link, to the web.
        tags: Values by name. One that the link has already stays as it was written.
    """
    address, sign, fragment = link.partition("#")
    start, _, query = address.partition("?")
    there = tag_names(query)
    missing = "&".join(
        f"{name}={quote(value.lower(), safe='')}"
        for name, value in tags.items()
        if name not in there
    )
    if not missing:
        return link
    between = "&" if query and not query.endswith("&") else ""
    return f"{start}?{query}{between}{missing}{sign}{fragment}"


def tag_names(query: str) -> set[str]:
    """The names in a query, in lower case."""
    return {unquote_plus(part.partition("=")[0]).lower() for part in query.split("&") if part}


def host_of(link: str) -> str:
    """The host that a link leads to, in lower case and without `www.`; empty where it has none."""
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:  # brackets that are no address
        return ""
    return host.removesuffix(".").removeprefix("www.")


def is_own(link: str, domains: Iterable[str]) -> bool:
    """Whether a link leads to one of the brand's domains, or below one.

    Args:
        link: A link.
        domains: The brand's domains; whole links to them will do.
    """
    host, own = host_of(link), _hosts(tuple(domains))
    while host and host not in own:
        host = host.partition(".")[2]
    return bool(host)


def is_own_page(channel: Channel, domains: Iterable[str]) -> bool:
    """Whether what a channel shows stands on the brand's own site."""
    return channel.network == "blog" and (not channel.url or is_own(channel.url, domains))


@lru_cache(maxsize=8)
def _hosts(domains: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        host_of(written if "://" in written else f"https://{written}") for written in domains
    )
