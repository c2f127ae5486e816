"""Shares of a plan or a channel, silent where there is too little to speak of a share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable
from typing import TypeVar

MIN_SAMPLE = 10
"""Under so many posts or placements a share is silent."""

K = TypeVar("K", bound=Hashable)


def shares(keys: Collection[K], min_sample: int = MIN_SAMPLE) -> dict[K, float]:
    """The share of each key, in percent, most frequent first; empty under the smallest sample.

    Args:
        keys: One key for each post or placement.
        min_sample: The number under which a share says nothing.
    """
    if len(keys) < min_sample:
        return {}
    return {key: 100 * n / len(keys) for key, n in Counter(keys).most_common()}


def least(share: float, of: int) -> int:
    """How many whole posts a smallest share asks for: the nearest number, the larger of two.

    Nobody can write a fifth of a post: 20 % of 21 posts are 4, though that is 19 %.
    """
    return math.floor(share * of / 100 + 0.5)


def percent(share: float) -> str:
    """A share in words: "33 %"."""
    return f"{share:.0f} %"
