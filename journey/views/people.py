"""People: who owns what, who answers, and what waits for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from journey.model.post import Placement
from journey.views.basis import Site, SitePage
from journey.views.cards import Card, cards
from journey.views.feeds import of_person
from journey.views.findings import FindingView
from journey.views.labels import ChannelLabel, PersonLabel
from journey.views.listings import Listing, cards_by, listing
from journey.views.load import LoadTable, load
from journey.views.record import record
from journey.views.waiting import Wait, WaitGroup, approvers, grouped, waiting

_NEXT = 12
"""Placements to answer that are listed on the page of a person."""
_WAITING = 12


@record
class PersonSummary:
    """A person in the list of people.

    Args:
        person: The person.
        role: What they do; empty where the strategy does not say.
        known: The strategy knows them.
        posts: How many live posts are theirs; None where the site does not tell.
        answers: How many live placements they answer.
        channels: The channels on which they answer, where a post says nothing else.
        waiting: How many posts wait for their approval.
        findings: What is said of them, worst first.
    """

    person: PersonLabel
    role: str
    known: bool
    posts: int | None
    answers: int
    channels: tuple[ChannelLabel, ...]
    waiting: int
    findings: tuple[FindingView, ...]


@record
class PeopleView:
    """The people of the plan.

    Args:
        people: Those of the strategy in its order, then others whom posts name.
        load: What each has to do, week by week.
    """

    people: tuple[PersonSummary, ...]
    load: LoadTable


@record
class PersonView:
    """A person.

    Args:
        summary: Who they are.
        load: What they have to do, week by week.
        waiting: The posts that wait for their approval, by when they must have it.
        posts: Their posts; None where the site does not tell whose posts are.
        answers: What goes out next that they answer.
        later: How many more placements they answer behind those.
        feed_path: A calendar of what they own or answer; empty where there is none.
    """

    summary: PersonSummary
    load: LoadTable
    waiting: tuple[WaitGroup, ...]
    posts: Listing | None
    answers: tuple[Card, ...]
    later: int
    feed_path: str


def are_shown(site: Site) -> bool:
    """Whether the site tells anything of people: who owns, who answers or who approves."""
    return any(map(site.shown.field, ("owner", "responder", "approved")))


def pages(site: Site) -> Iterator[SitePage]:
    """The list of people, and a page for each; nothing where the site tells of nobody."""
    if not are_shown(site):
        return
    yield SitePage(
        path="people",
        title="People",
        template="people.html",
        view=partial(_people, site),
        about="Who writes what, who answers, and what waits for whom.",
    )
    for label in site.labels.people.values():
        yield SitePage(
            path=label.path,
            title=label.title,
            template="person.html",
            view=partial(_person, site, label),
            about=f"What {label.title} owns, answers and approves.",
        )


def _people(site: Site) -> PeopleView:
    people = tuple(_summary(site, label) for label in site.labels.people.values())
    return PeopleView(people, load(site))


def _person(site: Site, label: PersonLabel) -> PersonView:
    waits = site.once(_waiting).get(label.name, ())
    coming = [p for p in site.once(_answers).get(label.name, ()) if p.date >= site.plan.today]
    found = tuple(_cards(site, coming[:_NEXT]))
    owned = site.once(_owned).get(label.value, ())
    return PersonView(
        summary=_summary(site, label),
        load=load(site).of(label.name),
        waiting=grouped(site, waits, _WAITING),
        posts=listing(site, owned, "who", label.value) if site.shown.field("owner") else None,
        answers=found,
        later=len(coming) - len(coming[:_NEXT]),
        feed_path=of_person(site, label.name),
    )


def _summary(site: Site, label: PersonLabel) -> PersonSummary:
    known = site.plan.strategy.people.get(label.name)
    return PersonSummary(
        person=label,
        role=(known and known.role) or "",
        known=known is not None,
        posts=site.once(_counts)[label.name] if site.shown.field("owner") else None,
        answers=len(site.once(_answers).get(label.name, ())),
        channels=_channels(site, label.name),
        waiting=len(site.once(_waiting).get(label.name, ())),
        findings=tuple(f for f in site.of_person.get(label.name, ()) if not f.past),
    )


def _channels(site: Site, name: str) -> tuple[ChannelLabel, ...]:
    if not site.shown.field("responder"):
        return ()
    channels = site.plan.strategy.channels.items()
    return tuple(site.labels.channel(n) for n, channel in channels if channel.responder == name)


def _counts(site: Site) -> Counter[str | None]:
    """How many live posts each person owns."""
    owners = {(p.content.owner, p.id) for p in site.shown.plan.live}
    return Counter(owner for owner, _ in owners)


def _owned(site: Site) -> dict[str, tuple[Card, ...]]:
    """The cards of each person's posts, by what filters call the person."""
    return cards_by((*site.dated, *site.undated), lambda card: card.who)


def _answers(site: Site) -> dict[str, list[Placement]]:
    """The live placements that each person answers, in order."""
    found: dict[str, list[Placement]] = {}
    if site.shown.field("responder"):
        for placement in site.shown.plan.live:
            if name := site.plan.responder(placement):
                found.setdefault(name, []).append(placement)
    return found


def _cards(site: Site, placements: list[Placement]) -> Iterator[Card]:
    """The cards of some placements, without what goes out elsewhere."""
    for _, group in groupby(placements, lambda placement: placement.date):
        yield from cards(group, site.labels, site.post_paths, site.of_post)


def _waiting(site: Site) -> dict[str, tuple[Wait, ...]]:
    """What waits for the approval of each person."""
    found: dict[str, list[Wait]] = {}
    for wait in waiting(site):
        for label in approvers(site, wait.card):
            found.setdefault(label.name, []).append(wait)
    return {name: tuple(waits) for name, waits in found.items()}
