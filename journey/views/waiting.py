"""What waits for an approval, until when, and whose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from journey.model.approval import is_approved
from journey.model.strategy import Approval
from journey.plan import Plan
from journey.views.basis import Site
from journey.views.cards import Card
from journey.views.labels import PersonLabel
from journey.views.words import short_day


@dataclass(frozen=True, slots=True)
class Wait:
    """A post that waits for an approval.

    Args:
        card: The post, as it goes out next.
        due: When it has to be approved, in words: "due Sat 5 Dec"; empty where nothing says so.
    """

    card: Card
    due: str


def every_post_is_approved(site: Site) -> bool:
    """Whether every post has to be approved, and the site tells so."""
    return site.plan.strategy.approval.required and site.shown.field("approved")


def waiting(site: Site) -> tuple[Wait, ...]:
    """The posts from today on that wait for an approval, each once, the next one first.

    Where not every post has to be approved, those wait that are in review.
    """
    return site.once(_waiting)


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
    return day - dt.timedelta(days=min(approval.days, (day - dt.date.min).days))


def _waiting(site: Site) -> tuple[Wait, ...]:
    required = every_post_is_approved(site)
    approved = _approved(site.plan, site.post_paths.items()) if required else frozenset()
    first: dict[str, Card] = {}
    for card in site.dated[site.first_from(site.plan.today) :]:
        if card.path not in approved if required else card.status == "review":
            first.setdefault(card.path, card)
    return tuple(Wait(card, _due(site, card) if required else "") for card in first.values())


def _approved(plan: Plan, paths: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The pages of the posts that nobody has to approve any more."""
    done = ("idea", "published", "cancelled")
    return frozenset(
        f"posts/{path}"
        for id, path in paths
        if (post := plan.post_by_id[id]).status in done
        or is_approved(post, plan.placements_of.get(id, ()))
    )


def _due(site: Site, card: Card) -> str:
    if not card.date:
        return ""
    last, today = due(site.plan.strategy.approval, card.date), site.plan.today
    if last == today:
        return "due today"
    return f"{'due' if last > today else 'was due'} {short_day(last)}"
