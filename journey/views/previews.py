"""A post as each of its networks will show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from journey.model.post import Placement, Post
from journey.model.strategy import Channel
from journey.model.tagging import host_of, tagged_link
from journey.networks import Fact, Network, network
from journey.networks.counting import COUNTED, count
from journey.rules.limits import Limited, applies, limits, link_behind
from journey.rules.settings import settings
from journey.views.basis import Site
from journey.views.labels import ChannelLabel
from journey.views.media import Medium, media_of
from journey.views.record import record
from journey.views.texts import ShownText, limit_of, shown_text
from journey.views.words import short_day

_PICTURES_FIRST = frozenset({"instagram", "pinterest", "tiktok", "youtube"})
_HANDLES = frozenset({"instagram", "x", "threads", "tiktok", "bluesky", "mastodon", "youtube"})
"""Networks on which a name in the address of an account is what it is called by."""
_NO_CARDS = frozenset({"instagram", "tiktok", "youtube", "pinterest", "email", "blog", "other"})
"""Networks that make no card of what a link leads to."""
_NEVER_DIFFERS = frozenset({"source", "id", "channels", "ignore"})
_COUNTS: tuple[Limited, ...] = ("copy", "title", "subject")


@record
class Count:
    """How long a text is, against what the channel takes.

    Args:
        what: What is counted: "copy", "subject".
        number: How long it is.
        most: How long it may be; None where nothing is known.
        over: How much of it is too much; 0 for one that fits.
        unit: What is counted, in words: "characters (a link counts 23)".
    """

    what: str
    number: int
    most: int | None
    over: int
    unit: str

    @property
    def percent(self) -> int:
        """How much of what it may be it is, up to 100; 0 where nothing is known."""
        return min(100 * self.number // self.most, 100) if self.most else 0


@record
class Preview:
    """A post as it is on one channel.

    Args:
        id: Its id on the page.
        channel: The channel; None for a post without one.
        layout: "post", "picture" where pictures come first, "email" or "article".
        handle: What the account is called by there: "@fern"; empty where that is not known.
        when: Day and time.
        status: How far it is there.
        subject: The subject of an e-mail.
        preheader: The line behind the subject.
        title: Its title, where the network shows one.
        copy: What it says; None where nothing is written, or it is Markdown.
        markdown: The copy, where it is Markdown that is shown as such.
        note: What is to say of its copy: that there is none, or that it is the title alone.
        link: Where it leads.
        linked: How the link is shown: as a "card", as "text" behind the copy, on a "line" below
            it, or "unlinked" where nobody can follow it; empty where the copy has it already.
        host: The website that it leads to.
        tagged: The link to use here, where the strategy wants links tagged.
        media: Its pictures and videos.
        counts: How long its texts are.
        differs: The names of the fields that are different here from the post as a whole.
    """

    id: str
    channel: ChannelLabel | None
    layout: str
    handle: str
    when: str
    status: str
    subject: str
    preheader: str
    title: str
    copy: ShownText | None
    markdown: str
    note: str
    link: str
    linked: str
    host: str
    tagged: str
    media: tuple[Medium, ...]
    counts: tuple[Count, ...]
    differs: tuple[str, ...]


def previews(site: Site, post: Post, placements: Sequence[Placement]) -> Iterator[Preview]:
    """A post on each of its channels, in their order.

    Args:
        site: The site.
        post: The post, as the site shows it.
        placements: Its placements that are shown; without any, it is shown once for each channel.
    """
    for number, placement in enumerate(placements, 1):
        when = short_day(placement.date) + (f", {placement.time:%H:%M}" if placement.time else "")
        tagged = _tagged(site, placement)
        yield _preview(
            site, post, placement.content, placement.channel, f"pv-{number}", when, tagged
        )
    if not placements:
        for number, name in enumerate(post.channels or ("",), 1):
            yield _preview(site, post, post, name, f"pv-{number}")


def _tagged(site: Site, placement: Placement) -> str:
    """The link to use; none where the campaign that it names is not shown."""
    if not (site.shown.field("link") and site.shown.field("campaign")):
        return ""
    return tagged_link(placement, site.plan.strategy) or ""


def _preview(
    site: Site, post: Post, content: Post, name: str, id: str, when: str = "", tagged: str = ""
) -> Preview:
    channel = site.plan.strategy.channels.get(name, Channel())
    known, tells = network(channel.network), site.shown.field
    link = (content.link or "") if tells("link") else ""
    media = media_of(content) if tells("media") else ()
    copy, markdown, note = _copy(site, content, channel)
    counts, end = _counts(site, content, channel) if copy or markdown else ((), None)
    return Preview(
        id=id,
        channel=site.labels.channel(name) if name else None,
        layout=_layout(channel),
        handle=_handle(channel),
        when=when,
        status=content.status,
        subject=(content.subject or "") if tells("subject") else "",
        preheader=(content.preheader or "") if tells("preheader") else "",
        title=content.title if known.title or channel.network in ("blog", "email") else "",
        copy=shown_text(copy, known.fold, end) if copy else None,
        markdown=markdown,
        note=note,
        link=link,
        linked=_linked(link, content, known, media) if link else "",
        host=host_of(link) if link else "",
        tagged=tagged,
        media=media,
        counts=counts,
        differs=_differs(site, post, content),
    )


def _layout(channel: Channel) -> str:
    if channel.network in ("email", "blog"):
        return "email" if channel.network == "email" else "article"
    return "picture" if channel.network in _PICTURES_FIRST else "post"


def _handle(channel: Channel) -> str:
    """What an account is called by, from its address."""
    if channel.network not in _HANDLES or not channel.url:
        return ""
    name = urlsplit(channel.url).path.rstrip("/").rpartition("/")[2]
    return f"@{name.lstrip('@')}" if name else ""


def _copy(site: Site, content: Post, channel: Channel) -> tuple[str, str, str]:
    """What a post says on a channel, as text or as Markdown, and what is to say of that.

    A title goes out by itself where people see nothing else: on social networks.
    """
    if not site.shown.field("copy"):
        return "", "", "This site does not show the copy."
    if copy := (content.copy or "").strip():
        return ("", copy, "") if _is_body(content) and not channel.social else (copy, "", "")
    if content.title and content.live and channel.network and channel.social:
        return content.title, "", "The title alone: no copy is written."
    return "", "", "No copy is written yet."


def _is_body(content: Post) -> bool:
    """Whether the copy is the body of a Markdown file, no field."""
    body = content.source.document.body
    return body is not None and content.copy == body


def _counts(site: Site, content: Post, channel: Channel) -> tuple[tuple[Count, ...], int | None]:
    """How long the texts of a post are, and the offset from which on its copy is too long."""
    counts, end = [], None
    for what in _COUNTS:
        text = (getattr(content, what) or "").strip()
        if not text or not site.shown.field(what):
            continue
        behind = link_behind(content, channel) if what == "copy" else ""
        facts = [fact for fact in _limits(site, channel, what) if applies(fact, content)]
        for fact in facts:
            number = count(text + behind, fact.unit)
            counts.append(_count(what, number, fact))
            if what == "copy" and number > fact.value:
                end = min(end or len(text), limit_of(text, behind, fact) or 0)
        if what == "copy" and channel.social and not facts:
            counts.append(Count(what, len(text), None, 0, "characters"))
    return tuple(counts), end


def _limits(site: Site, channel: Channel, what: Limited) -> tuple[Fact, ...]:
    """The limits of a text on a channel: of a subject, what inboxes show of it."""
    if what == "subject":
        return site.once(_subject) if channel.network == "email" else ()
    return limits(channel, what)


def _subject(site: Site) -> tuple[Fact, ...]:
    """How long a subject should be, by the rule about it."""
    name = "email/subject"
    options = settings(site.plan)[0][name].options
    return (Fact(vars(options)["max"], "low", name, "", "codepoints"),)


def _count(what: str, number: int, fact: Fact) -> Count:
    unit = COUNTED.get(fact.unit, "characters")
    return Count(what, number, fact.value, max(number - fact.value, 0), unit)


def _linked(link: str, content: Post, known: Network, media: tuple[Medium, ...]) -> str:
    """How a network shows the link of a post."""
    if known.links_clickable is False:
        return "unlinked"
    if link in (content.copy or ""):
        return ""
    if known.name not in _NO_CARDS and not media:
        return "card"
    return "text" if known.link_in_copy and known.link_in_copy.value else "line"


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
