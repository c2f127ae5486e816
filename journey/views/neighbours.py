"""The posts before and after a post: on its channels, and in its campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from journey.model.post import Placement, Post
from journey.views.basis import Site
from journey.views.labels import Link
from journey.views.record import record
from journey.views.words import short_day


@record
class Neighbours:
    """The posts before and after a post, in one row of posts.

    Args:
        title: The row, in words: "On facebook".
        previous: The post before it; None for the first.
        previous_when: When that goes out.
        next: The post after it; None for the last.
        next_when: When that goes out.
    """

    title: str
    previous: Link | None
    previous_when: str
    next: Link | None
    next_when: str


def neighbours(site: Site, id: str, post: Post) -> Iterator[Neighbours]:
    """The neighbours of a post on each of its channels, and in its campaign.

    Args:
        site: The site.
        id: The post's id.
        post: The post, as the site shows it.
    """
    rows = site.once(_rows)
    keys = [("channel", name, f"On {site.labels.channel(name).title}") for name in post.channels]
    if post.campaign:
        keys.append(("campaign", post.campaign, "In the campaign"))
    for kind, name, title in keys:
        row, places = rows.get((kind, name), _NO_ROW)
        if id not in places or len(row) < 2:
            continue
        at = places[id]
        before, after = row[at - 1 : at] if at else [], row[at + 1 : at + 2]
        yield Neighbours(title, *_neighbour(site, before), *_neighbour(site, after))


def _neighbour(site: Site, placements: Sequence[Placement]) -> tuple[Link | None, str]:
    for placement in placements:
        post = site.shown.posts[placement.post.id]
        path = f"posts/{site.post_paths[placement.post.id]}"
        return Link(post.title or placement.post.id, path), short_day(placement.date)
    return None, ""


Row = tuple[list[Placement], dict[str, int]]
_NO_ROW: Row = ([], {})


def _rows(site: Site) -> dict[tuple[str, str], Row]:
    """The shown posts of each channel and campaign in order, and the place of each in its row."""
    rows: dict[tuple[str, str], Row] = defaultdict(lambda: ([], {}))
    for placement in site.shown.placements:
        keys = [("channel", placement.channel)]
        if placement.content.campaign:
            keys.append(("campaign", placement.content.campaign))
        for key in keys:
            row, places = rows[key]
            if placement.post.id not in places:
                places[placement.post.id] = len(row)
                row.append(placement)
    return dict(rows)
