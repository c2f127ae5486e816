"""A post: what it says where, how far it is, and what the check says of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from journey.dates import spoken, weekday
from journey.findings import Location
from journey.model.approval import is_approved
from journey.model.post import Placement, Post
from journey.model.tagging import tagged_link
from journey.sources.nodes import Mapping as Node
from journey.sources.nodes import Value
from journey.views.basis import Site, SitePage
from journey.views.findings import FindingView
from journey.views.labels import ChannelLabel, Link, StageLabel, TypeLabel
from journey.views.topics import topic_of
from journey.views.waiting import due
from journey.views.words import listed, short_day

Facts = Callable[[Site, Post, dt.date | None], Iterator["Fact"]]
"""Yields what is known of a post: of the site, the post, and the day it goes out first."""
_NEVER_DIFFERS = frozenset({"source", "id", "channels", "ignore"})


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture or video.

    Args:
        file: Its path in the content folder.
        alt: What it shows, in words; empty where nobody said.
    """

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class TaggedLink:
    """The link to use on a channel, so that statistics tell where its readers came from.

    Args:
        channel: The channel.
        url: The link, with its tags.
    """

    channel: ChannelLabel
    url: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A post as it is on the channels where it is the same.

    Args:
        id: Its id on the page.
        channels: The channels.
        when: Day and time.
        status: How far it is there.
        subject: The subject of an e-mail.
        preheader: The line behind the subject.
        email: It is an e-mail.
        title: Its title there.
        copy: What it says; empty where nothing is written yet.
        note: What is to say of its copy: that there is none, or that it is the title alone.
        markdown: The copy is Markdown.
        link: Where it leads.
        tagged: The link to use on each channel, where the strategy wants links tagged.
        media: Its pictures and videos.
        differs: The names of the fields that are different here from the post as a whole.
    """

    id: str
    channels: tuple[ChannelLabel, ...]
    when: str
    status: str
    subject: str
    preheader: str
    email: bool
    title: str
    copy: str
    note: str
    markdown: bool
    link: str
    tagged: tuple[TaggedLink, ...]
    media: tuple[Medium, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The posts before and after a post, in one row of posts.

    Args:
        title: The row, in words: "On facebook".
        previous: The post before it; None for the first.
        previous_when: When that goes out.
        next: The post after it; None for the last.
        next_when: When that goes out.
    """

    title: str
    previous: Link | None
    previous_when: str
    next: Link | None
    next_when: str


@dataclass(frozen=True, slots=True)
class PostView:
    """A post.

    Args:
        title: Its title.
        when: When it goes out first, in words; empty without a date.
        day_path: That day in the calendar.
        stage: The stage that it serves.
        type: What kind of post it is.
        channels: Where it goes out.
        status: How far it is.
        findings: What the check says of it, worst first.
        previews: How it is on each channel, alike ones together.
        facts: What else is known of it.
        location: Where it is written; None where the site does not say.
        near: Its neighbours on its first channel, and in its campaign.
    """

    title: str
    when: str
    day_path: str
    stage: StageLabel | None
    type: TypeLabel | None
    channels: tuple[ChannelLabel, ...]
    status: str
    findings: tuple[FindingView, ...]
    previews: tuple[Preview, ...]
    facts: tuple[Fact, ...]
    location: Location | None
    near: tuple[Neighbours, ...]


def pages(site: Site) -> Iterator[SitePage]:
    """A page for each post that is shown."""
    for id, post in site.shown.posts.items():
        yield SitePage(
            path=f"posts/{site.post_paths[id]}",
            title=post.title or id,
            template="post.html",
            view=partial(_view, site, id),
            description=_description(site, id, post),
            location=post.source.locate(),
        )


def _description(site: Site, id: str, post: Post) -> str:
    placements = site.shown.placements_of.get(id, ())
    where = listed([site.labels.channel(name).title for name in _channel_names(post, placements)])
    kind = site.labels.type(post.type)
    what = kind.title if kind else "A post"
    when = f", {weekday(placements[0].date)}" if placements else ""
    return f"{what}{' on ' + where if where else ''}{when}."


def _channel_names(post: Post, placements: Iterable[Placement]) -> list[str]:
    return [placement.channel for placement in placements] or list(post.channels)


def _view(site: Site, id: str) -> PostView:
    post = site.shown.posts[id]
    placements = site.shown.placements_of.get(id, [])
    first = min(placements, key=_moment, default=None)
    return PostView(
        title=post.title or id,
        when=_when(first) if first else "",
        day_path=site.day_paths.get(first.date, "") if first else "",
        stage=site.labels.stage(post.stage),
        type=site.labels.type(post.type),
        channels=tuple(site.labels.channel(name) for name in _channel_names(post, placements)),
        status=post.status,
        findings=site.of_post.get(id, ()),
        previews=tuple(_previews(site, post, placements)),
        facts=tuple(_facts(site, post, first.date if first else None)),
        location=post.source.locate(),
        near=tuple(_near(site, id, post)),
    )


def _moment(placement: Placement) -> tuple[dt.date, bool, dt.time]:
    return placement.date, placement.time is None, placement.time or dt.time()


def _when(placement: Placement) -> str:
    day = weekday(placement.date)
    return f"{day}, {placement.time:%H:%M}" if placement.time else day


def _previews(site: Site, post: Post, placements: Sequence[Placement]) -> Iterator[Preview]:
    """The post as it is everywhere, then each channel where it is different."""
    if not placements:
        yield _preview(site, post, post, tuple(post.channels), "", "pv-1", ())
        return
    groups: dict[int, list[Placement]] = {}
    for placement in placements:
        groups.setdefault(id(placement.content), []).append(placement)
    for number, group in enumerate(groups.values(), 1):
        names = tuple(placement.channel for placement in group)
        when = f"{short_day(group[0].date)}{f', {group[0].time:%H:%M}' if group[0].time else ''}"
        tagged = tuple(_tagged(site, group))
        yield _preview(site, post, group[0].content, names, when, f"pv-{number}", tagged)


def _tagged(site: Site, placements: Iterable[Placement]) -> Iterator[TaggedLink]:
    """The link to use on each channel; none where the campaign that it names is not shown."""
    if not (site.shown.field("link") and site.shown.field("campaign")):
        return
    for placement in placements:
        if url := tagged_link(placement, site.plan.strategy):
            yield TaggedLink(site.labels.channel(placement.channel), url)


def _preview(
    site: Site,
    post: Post,
    content: Post,
    names: tuple[str, ...],
    when: str,
    id: str,
    tagged: tuple[TaggedLink, ...],
) -> Preview:
    channels = tuple(site.labels.channel(name) for name in names)
    tells = site.shown.field
    copy, note = _copy(site, content, names)
    return Preview(
        id=id,
        channels=channels,
        when=when,
        status=content.status,
        subject=(content.subject or "") if tells("subject") else "",
        preheader=(content.preheader or "") if tells("preheader") else "",
        email=bool(channels) and all(channel.network == "email" for channel in channels),
        title=content.title,
        copy=copy,
        note=note,
        markdown=_is_body(content),
        link=(content.link or "") if tells("link") else "",
        tagged=tagged,
        media=_media(content) if tells("media") else (),
        differs=_differs(site, post, content),
    )


def _copy(site: Site, content: Post, names: Sequence[str]) -> tuple[str, str]:
    """What a post says on some channels, and what is to say of that.

    A title goes out by itself where people see nothing else: on social networks.
    """
    if not site.shown.field("copy"):
        return "", "This site does not show the copy."
    if copy := (content.copy or "").strip():
        return copy, ""
    channels = [site.plan.strategy.channels.get(name) for name in names]
    social = channels and all(channel and channel.social for channel in channels)
    if content.title and content.live and social:
        return content.title, "The title alone: no copy is written."
    return "", "No copy is written yet."


def _is_body(content: Post) -> bool:
    """Whether the copy is the body of a Markdown file, no field."""
    body = content.source.document.body
    return body is not None and content.copy == body


def _media(content: Post) -> tuple[Medium, ...]:
    alt = content.alt or ""
    return tuple(Medium(medium.file, medium.alt or alt) for medium in content.media)


def _differs(site: Site, post: Post, content: Post) -> tuple[str, ...]:
    if content is post:
        return ()
    return tuple(
        name
        for name in post.__dataclass_fields__
        if name not in _NEVER_DIFFERS
        and site.shown.field(name)
        and getattr(post, name) != getattr(content, name)
    )


def _facts(site: Site, post: Post, day: dt.date | None) -> Iterator[Fact]:
    for name, facts in _FACTS.items():
        if site.shown.field(name):
            yield from facts(site, post, day)
    yield from _own_fields(site, post)


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


def _campaign(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    if campaign := site.labels.campaign(post.campaign):
        yield Fact("Campaign", campaign.text, path=campaign.path)


def _goal(site: Site, post: Post, _: dt.date | None) -> Iterator[Fact]:
    if post.goal:
        goal = site.plan.strategy.goals.get(post.goal)
        yield Fact("Goal", (goal and (goal.title or goal.metric)) or post.goal)


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


def _near(site: Site, id: str, post: Post) -> Iterator[Neighbours]:
    rows = site.once(_rows)
    for key in (("channel", next(iter(post.channels), "")), ("campaign", post.campaign or "")):
        row, places = rows.get(key, _NO_ROW)
        if id not in places or len(row) < 2:
            continue
        at = places[id]
        before, after = row[at - 1 : at] if at else [], row[at + 1 : at + 2]
        title = (
            f"On {site.labels.channel(key[1]).title}" if key[0] == "channel" else "In the campaign"
        )
        yield Neighbours(title, *_neighbour(site, before), *_neighbour(site, after))


def _neighbour(site: Site, placements: Sequence[Placement]) -> tuple[Link | None, str]:
    for placement in placements:
        post = site.shown.posts[placement.post.id]
        path = f"posts/{site.post_paths[placement.post.id]}"
        return Link(post.title or placement.post.id, path), short_day(placement.date)
    return None, ""


Row = tuple[list[Placement], dict[str, int]]
_NO_ROW: Row = ([], {})


def _rows(site: Site) -> dict[tuple[str, str], Row]:
    """The shown posts of each channel and campaign in order, and the place of each in its row."""
    rows: dict[tuple[str, str], Row] = defaultdict(lambda: ([], {}))
    for placement in site.shown.placements:
        keys = [("channel", placement.channel)]
        if placement.content.campaign:
            keys.append(("campaign", placement.content.campaign))
        for key in keys:
            row, places = rows[key]
            if placement.post.id not in places:
                places[placement.post.id] = len(row)
                row.append(placement)
    return dict(rows)


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
