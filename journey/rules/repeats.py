"""The same thing again: what a placement repeats, and runs of placements that are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from journey.model.post import Placement
from journey.model.strategy import Channel

PAUSE = timedelta(days=30)
"""After a pause that is longer, a post does not follow another: who remembers the last one?"""

_ALL_VIDEO = frozenset({"youtube", "tiktok"})


def kind_on(channel: Channel) -> Callable[[Placement], str | None]:
    """What tells the type of a placement on a channel; None where it does not tell it from others.

    On a network that carries nothing but video, "video" says nothing about a post.
    """
    return _but_video if channel.network in _ALL_VIDEO else _type


def _type(placement: Placement) -> str | None:
    return placement.content.type


def _but_video(placement: Placement) -> str | None:
    return None if placement.type == "video" else placement.type


def too_long_runs(
    placements: Sequence[Placement], most: int, key: Callable[[Placement], str | None]
) -> Iterator[tuple[str, list[Placement]]]:
    """Find runs of over so many consecutive placements with one key, with the key.

    A long pause ends a run.

    Args:
        placements: The placements, in order.
        most: How many in a row are not yet too many.
        key: What makes placements alike; None makes one unlike all others.
    """
    run: list[Placement] = []
    of: str | None = None
    for placement in placements:
        value = key(placement)
        if not run or value != of or placement.date - run[-1].date > PAUSE:
            if of is not None and len(run) > most:
                yield of, run
            run, of = [], value
        run.append(placement)
    if of is not None and len(run) > most:
        yield of, run
