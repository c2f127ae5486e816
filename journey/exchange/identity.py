"""What a post is called in other programs: the same name on every day, wherever it is written."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

from journey.model.post import slug
from journey.views.basis import Site

_PLANS = UUID("9185e5ab-b511-40f7-92aa-24437fb124be")


def uid(site: Site, id: str, channel: str = "") -> str:
    """A name that no other post has, on no other channel, in no plan of another brand.

    A UUID, as RFC 7986 asks for (5.3): it does not tell the id, which may be made of a title that
    is not shown. There is no date, file or line in it, so that it outlives their change.

    Args:
        site: What the site shows.
        id: The id of a post.
        channel: A channel of it; empty for the post as a whole.
    """
    return str(uuid5(_PLANS, json.dumps([slug(site.plan.strategy.brand), id, channel])))


def shown_id(site: Site, id: str) -> str:
    """The id of a shown post; its address, where the id itself gives away too much."""
    return site.post_paths[id] if id in site.shown.names else id
