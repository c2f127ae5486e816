"""What waits for an approval, until when, and whose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from journey.dates import day_and_month, moved
from journey.model.approval import is_approved
from journey.model.strategy import Approval
from journey.plan import Plan
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.labels import PersonLabel
from journey.views.record import record
from journey.views.words import short_day

_FRIDAY = 4
_MOST = 24
"""So many posts of a group are listed; those behind them are counted."""


@record
class Wait:
    """A post that waits for an approval.

    Args:
        card: The post, as it goes out next.
        due: When it has to be approved, in words: "due Sat 5 Dec"; empty where nothing says so.
        last: The last day for it: that one, or the day on which it goes out.
    """

    card: Card
    due: str
    last: dt.date


@record
class WaitGroup:
    """The posts that wait, by when they must be approved.

    Args:
        title: By when, in words: "By Friday 4 December".
        waits: The first few.
        more: Others.
        left: How many are behind those.
    """

    title: str
    waits: tuple[Wait, ...]
    more: tuple[Wait, ...]
    left: int

    @property
    def count(self) -> int:
        """How many posts they are."""
        return len(self.waits) + len(self.more) + self.left


def every_post_is_approved(site: Site) -> bool:
    """Whether every post has to be approved, and the site tells so."""
    return site.plan.strategy.approval.required and site.shown.field("approved")


def waiting(site: Site) -> tuple[Wait, ...]:
    """The posts from today on that wait for an approval, each once, the next one first.

    Where not every post has to be approved, those wait that are in review.
    """
    return site.once(_waiting)


def friday(today: dt.date) -> dt.date:
    """The Friday that people mean: of this week, or of the next one where this week's is gone.

    Args:
        today: The date that counts as today.
    """
    return moved(today, (_FRIDAY - today.weekday()) % 7)


def by_friday(site: Site, waits: Iterable[Wait]) -> int:
    """How many posts must be approved by Friday, and those that should have been before.

    Args:
        site: The site.
        waits: What waits.
    """
    end = friday(site.plan.today)
    return sum(wait.last <= end for wait in waits)


def grouped(site: Site, waits: Sequence[Wait], at_once: int) -> tuple[WaitGroup, ...]:
    """What waits: what is late, what is due by Friday, be it nothing, and the rest.

    Args:
        site: The site.
        waits: What waits, the next one first.
        at_once: So many posts of each group are shown at once.
    """
    today, end = site.plan.today, friday(site.plan.today)
    required = every_post_is_approved(site)
    soon = f"{'By' if required else 'Goes out by'} Friday {day_and_month(end)}"
    names = ("Late", soon, "Later")
    groups: list[list[Wait]] = [[], [], []]
    for wait in waits:
        groups[_group(wait, today, end)].append(wait)
    return tuple(
        WaitGroup(name, tuple(found[:at_once]), tuple(found[at_once:_MOST]), len(found[_MOST:]))
        for name, found in zip(names, groups, strict=True)
        if found or (name == soon and waits)
    )


def _group(wait: Wait, today: dt.date, end: dt.date) -> int:
    return 0 if wait.last < today else 1 if wait.last <= end else 2


def approvers(site: Site, card: Card) -> tuple[PersonLabel, ...]:
    """Those who may approve a post: nobody approves a post of their own.

    Nobody, where the strategy names nobody, or the site does not tell who approves.

    Args:
        site: The site.
        card: The post.
    """
    names = site.plan.strategy.approval.by if site.shown.field("approved") else ()
    people = [site.labels.person(name) for name in dict.fromkeys(names)]
    return tuple(one for one in people if one and one.value not in card.who)


def due(approval: Approval, day: dt.date) -> dt.date:
    """The last day on which a post can be approved in time.

    Args:
        approval: How the strategy wants posts to be approved.
        day: The day on which the post goes out.
    """
    return moved(day, -approval.days)


def _waiting(site: Site) -> tuple[Wait, ...]:
    required = every_post_is_approved(site)
    approved = _approved(site.plan, site.post_paths.items()) if required else frozenset()
    first: dict[str, Card] = {}
    for card in site.dated[site.first_from(site.plan.today) :]:
        if card.path not in approved if required else card.status == "review":
            first.setdefault(card.path, card)
    return tuple(_wait(site, card, required=required) for card in first.values())


def _wait(site: Site, card: Card, *, required: bool) -> Wait:
    day = card.date or dt.date.max
    if not required:
        return Wait(card, "", day)
    last = due(site.plan.strategy.approval, day)
    return Wait(card, _due(last, site.plan.today), last)


def _approved(plan: Plan, paths: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The pages of the posts that nobody has to approve any more."""
    done = ("idea", "published", "cancelled")
    return frozenset(
        f"posts/{path}"
        for id, path in paths
        if (post := plan.post_by_id[id]).status in done
        or is_approved(post, plan.placements_of.get(id, ()))
    )


def _due(last: dt.date, today: dt.date) -> str:
    if last == today:
        return "due today"
    return f"{'due' if last > today else 'was due'} {short_day(last)}"
