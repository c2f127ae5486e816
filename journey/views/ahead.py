"""What lies ahead: the next launch, contest and deal, and when customers are asked for feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from journey.dates import day_and_month
from journey.model.post import Placement
from journey.rules.conversation.feedback import is_wanted, requests
from journey.views.basis import Site
from journey.views.labels import ChannelLabel, Link
from journey.views.record import record
from journey.views.words import short_day

_ONCE = ("launch", "contest", "deal")
"""The types that people ask for by name: of each there is one to think of at a time."""
_FEEDBACK = "feedback-request"


@record
class Ahead:
    """Something that comes next, or that runs now.

    Args:
        what: What it is: "Contest".
        post: Its post; None where nothing of the kind is planned.
        when: Its day and time, in words.
        until: When its offer ends, in words; empty where nothing says so.
        channels: Where it goes out.
        answers: Those who answer what people write below it.
        unanswered: People are to write something below it, and nobody is named to answer.
    """

    what: str
    post: Link | None
    when: str
    until: str
    channels: tuple[ChannelLabel, ...]
    answers: tuple[Link, ...]
    unanswered: bool


def ahead(site: Site) -> tuple[Ahead, ...]:
    """What comes next of each kind, and contests and deals that still run; the first one first."""
    plan = site.shown.plan
    kinds = (*(plan.by_type.get(name, ()) for name in _ONCE), requests(plan))
    coming = [found for kind in kinds if (found := _next(site, kind))]
    lines = [_line(site, found) for found in sorted(coming, key=attrgetter("date"))]
    return (*lines, *_no_feedback(site, coming))


def _next(site: Site, placements: Iterable[Placement]) -> Placement | None:
    today = site.plan.today
    return next((p for p in placements if p.date >= today or _runs(site, p)), None)


def _runs(site: Site, placement: Placement) -> bool:
    """Whether what it offers is not over, as far as the site tells when that is."""
    offer = placement.content.offer
    told = offer and offer.expires and _tells_ends(site)
    return bool(told and offer and offer.expires and offer.expires >= site.plan.today)


def _tells_ends(site: Site) -> bool:
    return site.shown.field("offer") and site.shown.field("offer.expires")


def _line(site: Site, first: Placement) -> Ahead:
    content, label = first.content, site.labels.type(first.type)
    every = [p for p in site.shown.placements_of[first.id] if p.date == first.date and p.live]
    answers = tuple(_answers(site, every))
    offer = content.offer if _tells_ends(site) else None
    return Ahead(
        what=label.title if label else "",
        post=Link(content.title, f"posts/{site.post_paths[first.id]}"),
        when=short_day(first.date) + (f", {first.time:%H:%M}" if first.time else ""),
        until=f"until {day_and_month(offer.expires)}" if offer and offer.expires else "",
        channels=tuple(site.labels.channel(p.channel) for p in every),
        answers=answers,
        unanswered=_asks(site, every) and not answers and site.shown.field("responder"),
    )


def _asks(site: Site, placements: Sequence[Placement]) -> bool:
    """Whether people are to write an answer, where others read it."""
    kind = site.plan.strategy.post_types.get(placements[0].type or "")
    social = site.plan.social_channels
    return bool(kind and kind.conversational) and any(p.channel in social for p in placements)


def _answers(site: Site, placements: Sequence[Placement]) -> Iterator[Link]:
    if site.shown.field("responder") and _asks(site, placements):
        for name in dict.fromkeys(site.plan.responder(p) for p in placements):
            if label := site.labels.person(name):
                yield Link(label.title, label.path)


def _no_feedback(site: Site, coming: Iterable[Placement]) -> Iterator[Ahead]:
    """Says so where customers are not asked for feedback any more, and might be.

    Of a plan of which nothing is left, nobody expects it; of one that is shown in part, nobody can
    tell.
    """
    plan = site.shown.plan
    if not plan.live or plan.live[-1].date < site.plan.today:
        return
    if not (site.frame.everything and site.shown.field("type")):
        return
    asked = {placement.id for placement in requests(plan)}
    if is_wanted(plan) and not any(placement.id in asked for placement in coming):
        label = site.labels.types[_FEEDBACK]
        yield Ahead(label.title, None, "", "", (), (), unanswered=False)
