"""Posting days, and whether they were kept."""

from __future__ import annotations

from collections import Counter

from journey.views.basis import Site
from journey.views.record import record


@record
class Kept:
    """Posting days.

    Args:
        days: How many there are.
        kept: How many of them have as many live placements as the cadence asks for.
    """

    days: int
    kept: int

    @property
    def percent(self) -> int:
        """The share that is kept, rounded down: 100 only where all are."""
        return 100 * self.kept // self.days if self.days else 100


def kept(site: Site) -> dict[str, Kept]:
    """The posting days of each channel that posts by the day.

    None are told where posts are not shown: what is shown keeps fewer days than the plan does.
    """
    found: dict[str, Kept] = {}
    if len(site.shown.plan.live) < len(site.plan.live):
        return found
    for name, channel in site.plan.strategy.channels.items():
        if channel.cadence and channel.cadence.per == "day":
            counts = Counter(p.date for p in site.plan.by_channel.get(name, ()))
            days = site.plan.posting_days(name)
            found[name] = Kept(len(days), sum(counts[d] >= channel.cadence.min for d in days))
    return found


def all_kept(site: Site) -> Kept | None:
    """The posting days of all channels together; None where no channel posts by the day."""
    each = site.once(kept).values()
    days = sum(one.days for one in each)
    return Kept(days, sum(one.kept for one in each)) if days else None
