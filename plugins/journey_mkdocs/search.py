"""What search finds: posts, each by its own words alone.

The pages themselves repeat a post: in lists, as neighbours, in previews that are cut. Words apart
give one result a post, and an index that is built in a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from journey.model.post import Post
from journey.views.site import Site

_FIELDS = ("subject", "preheader", "copy", "topic", "tags", "because", "partner")


def searched(site: Site) -> dict[str, str]:
    """The words by which pages are found, as HTML, by path. Pages that are not in it are not found.

    Args:
        site: What the site shows.
    """
    return {
        f"posts/{site.post_paths[id]}": "\n".join(
            f"<p>{escape(text)}</p>" for text in dict.fromkeys(("", *_texts(site, id, post)))
        )
        for id, post in site.shown.posts.items()
    }


def _texts(site: Site, id: str, post: Post) -> Iterator[str]:
    """The texts of a post and of its variants, as far as the site shows them."""
    variants = [placement.content for placement in site.shown.placements_of.get(id, ())]
    fields = [name for name in _FIELDS if site.shown.field(name)]
    for content in (post, *variants):
        if content.title != post.title:
            yield content.title
        for name in fields:
            value = getattr(content, name)
            yield from (value,) if isinstance(value, str) else value or ()
        if site.shown.field("media"):
            yield from (alt for medium in content.media if (alt := medium.alt or content.alt))
