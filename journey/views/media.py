"""Pictures and videos of a post, as pages show them."""

from __future__ import annotations

from journey.model.post import Post
from journey.rules.attachments import kind_of
from journey.views.record import record


@record
class Medium:
    """A picture or video.

    Args:
        file: Its path in the content folder.
        alt: What it shows, in words; empty where nobody said.
        kind: "picture", "video", "audio" or "document"; empty where its ending does not tell.
    """

    file: str
    alt: str
    kind: str


def media_of(content: Post) -> tuple[Medium, ...]:
    """The pictures and videos of a post, each with its own words or those of the post."""
    alt = content.alt or ""
    return tuple(Medium(m.file, m.alt or alt, kind_of(m) or "") for m in content.media)
