"""What is known of a post besides its words: whose it is, who approves it, what it is part of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from journey.dates import spoken
from journey.model.approval import is_approved
from journey.model.post import Post
from journey.sources.nodes import Mapping as Node
from journey.sources.nodes import Value
from journey.views.basis import Site
from journey.views.labels import Link
from journey.views.record import record
from journey.views.topics import topic_of
from journey.views.waiting import due
from journey.views.words import short_day

Facts = Callable[[Site, Post, dt.date | None], Iterator["Fact"]]
"""Yields what is known of a post: of the site, the post, and the day it goes out first."""


@record
class Fact:
    """Something that is known of a post.

    Args:
        label: What it is.
        text: What is known, in words.
        path: The page about it; empty without one.
        url: The address that it is, outside of the site; empty where it is none.
        note: Something quieter behind the words.
        lines: What is known, where it is more than a line.
        names: What is known, where it is names, each with its page.
    """

    label: str
    text: str
    path: str = ""
    url: str = ""
    note: str = ""
    lines: tuple[str, ...] = ()
    names: tuple[Link, ...] = ()


def facts(site: Site, post: Post, day: dt.date | None) -> Iterator[Fact]:
    """What is known of a post, as far as the site may tell.

    Args:
        site: The site.
        post: The post.
        day: The day on which it goes out first; None without one.
    """
    for name, known in site.once(_told):
        if name in _OF_THE_PLAN or getattr(post, name):
            yield from known(site, post, day)
    yield from _own_fields(site, post)


def _told(site: Site) -> list[tuple[str, Facts]]:
    """What may be told of posts."""
    return [(name, known) for name, known in _FACTS.items() if site.shown.field(name)]


def _approval(site: Site, post: Post, day: dt.date | None) -> Iterator[Fact]:
    approved, wanted = post.approved, site.plan.strategy.approval
    if approved:
        by = site.labels.person(approved.by)
        said = [spoken(approved.date)] if approved.date else []
        whole = site.plan.post_by_id[post.id]  # with what the site may not show
        if not is_approved(whole, site.plan.placements_of.get(post.id, ())):
            said.append("changed since")
        yield Fact(
            "Approval",
            by.title if by else "Approved",
            path=by.path if by else "",
            note=", ".join(said),
        )
    elif wanted.required and post.live and day:
        yield Fact("Approval", f"Nobody yet, due {short_day(due(wanted, day))}")


def _owner(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    if post.owner:
        yield Fact("Owner", "", names=_people(site, [post.owner]))


def _responder(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    channels = site.plan.strategy.channels
    names = (
        [post.responder]
        if post.responder
        else [channels[name].responder for name in post.channels if name in channels]
    )
    if people := _people(site, names):
        yield Fact("Answers comments", "", names=people)


def _people(site: Site, names: Iterable[str | None]) -> tuple[Link, ...]:
    people = dict.fromkeys(site.labels.person(name) for name in names)
    return tuple(Link(person.title, person.path) for person in people if person)


def _audience(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    if post.audience:
        labels = [site.labels.audience(name) for name in post.audience]
        yield Fact("Audience", "", names=tuple(Link(one.title, one.path) for one in labels))


def _campaign(site: Site, post: Post, day: dt.date | None) -> Iterator[Fact]:
    if label := site.labels.campaign(post.campaign):
        campaign = site.plan.strategy.campaigns.get(post.campaign or "")
        launch = campaign and campaign.launch
        note = _before_launch(day, launch) if day and launch else ""
        yield Fact("Campaign", label.text, path=label.path, note=note)


def _before_launch(day: dt.date, launch: dt.date) -> str:
    """How far a day is from a launch, in words."""
    days = (launch - day).days
    if not days:
        return "on the day of its launch"
    number = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{number} {'before' if days > 0 else 'after'} its launch"


def _goal(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    if post.goal:
        yield Fact("Goal", goal_title(site, post.goal))


def goal_title(site: Site, name: str) -> str:
    """A goal as pages call it, one that the strategy does not know too."""
    goal = site.plan.strategy.goals.get(name)
    return (goal and (goal.title or goal.metric)) or name


def _link(_: Site, post: Post, __: dt.date | None) -> Iterator[Fact]:
    if post.link:
        yield Fact("Link", post.link.removeprefix("https://"), url=post.link)


def _topic(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    if post.topic:
        topic = topic_of(site, post.topic)
        yield Fact("Topic", post.topic, path="" if topic.path.startswith("posts/") else topic.path)


def _offer(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    offer, tells = post.offer, site.shown.field
    if not offer:
        return
    lines = [
        f"Code {offer.code}" if offer.code and tells("offer.code") else "",
        f"From {spoken(offer.starts)}" if offer.starts and tells("offer.starts") else "",
        f"Until {spoken(offer.expires)}" if offer.expires and tells("offer.expires") else "",
        "For them alone" if offer.exclusive and tells("offer.exclusive") else "",
        offer.terms or "" if tells("offer.terms") else "",
    ]
    if any(lines):
        yield Fact("Offer", "", lines=tuple(line for line in lines if line))


def _closes(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    if post.closes:
        contest = site.shown.posts.get(post.closes)
        path = f"posts/{site.post_paths[post.closes]}" if contest else ""
        hidden = not contest and post.closes in site.plan.post_by_id
        text = contest.title if contest else "a post that is not shown" if hidden else post.closes
        yield Fact("Closes", text, path=path)


def _experiment(_: Site, post: Post, __: dt.date | None) -> Iterator[Fact]:
    if post.experiment:
        variant = post.experiment.variant
        yield Fact(
            "Experiment", post.experiment.name or "", note=f"variant {variant}" if variant else ""
        )


def _permission(_: Site, post: Post, __: dt.date | None) -> Iterator[Fact]:
    if post.permission:
        url = post.permission if _is_url(post.permission) else ""
        yield Fact("Permission", post.permission, url=url)


def _is_url(text: str) -> bool:
    return text.lower().startswith(("https://", "http://")) and not any(map(str.isspace, text))


def _paid(_: Site, post: Post, __: dt.date | None) -> Iterator[Fact]:
    if post.paid:
        yield Fact("Paid", post.paid.budget or "yes", note=post.paid.kind or "")


def _plain(label: str, field: str) -> Facts:
    def facts(_: Site, post: Post, __: dt.date | None) -> Iterator[Fact]:
        value = getattr(post, field)
        if value:
            yield Fact(label, value if isinstance(value, str) else ", ".join(value))

    return facts


def _shock(_: Site, post: Post, __: dt.date | None) -> Iterator[Fact]:
    if post.shock:
        yield Fact("Shock", "meant to surprise")


def _own_fields(site: Site, post: Post) -> Iterator[Fact]:
    """The team's own fields, those that begin with x-."""
    for name, value in post.source.node.items():
        if name.startswith("x-") and value is not None and site.shown.field(name):
            lines = tuple(_lines(value))
            if lines:
                one = len(lines) == 1
                yield Fact(name, lines[0] if one else "", lines=() if one else lines)


def _lines(value: Value) -> Iterator[str]:
    if isinstance(value, Node):
        for key, inner in value.items():
            yield f"{key}: {', '.join(_lines(inner))}"
    elif isinstance(value, list):
        for inner in value:
            yield ", ".join(_lines(inner))
    elif value is not None:
        yield value


_FACTS: dict[str, Facts] = {
    "approved": _approval,
    "owner": _owner,
    "responder": _responder,
    "audience": _audience,
    "segment": _plain("Segment", "segment"),
    "campaign": _campaign,
    "goal": _goal,
    "link": _link,
    "topic": _topic,
    "offer": _offer,
    "because": _plain("Because", "because"),
    "closes": _closes,
    "experiment": _experiment,
    "partner": _plain("Partner", "partner"),
    "disclosure": _plain("Disclosure", "disclosure"),
    "permission": _permission,
    "paid": _paid,
    "shock": _shock,
    "tags": _plain("Tags", "tags"),
}
"""What is known of a post, in the order of its page, by the field that it comes from."""

_OF_THE_PLAN = frozenset({"approved", "responder"})
"""Of these there is something to tell where the post itself says nothing."""
