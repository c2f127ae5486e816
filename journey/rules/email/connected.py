"""E-mail that stands alone.

## What it does

Looks at the channels whose network is e-mail, in a plan that has social channels or a blog as well,
and finds two things, each at most once for a channel and a time.

An e-mail leads on. It is a finding where, of the live posts on the channel that have copy, more
than half lead to at most one of these four: website, social networks, landing page, blog. What
counts is the links in the copy, the `link`, and the `footer_links` of the channel: names of
channels and networks, the words website, social, landing or blog, or addresses. An address is a
landing page if it is the landing page of a campaign or below it; social, or the blog, if it is the
`url` of such a channel or below it, on a known network, or on a blog by its name (`blog.…`,
`…/blog`); else it is the website.

Something leads to an e-mail. In any `days` consecutive days with at least two e-mails, one of them
should be mentioned on a social channel or a blog, at most `within` days before or after it. A post
mentions an e-mail if it is the same post, has its campaign, topic or link, or if its title, copy or
link speaks of newsletter, e-mail, mailing list or inbox, or names the channel by its id, title or
`url`. Offers for readers alone and re-engagement e-mails are not asked for, nor are e-mails so near
to the beginning or the end of the window that the mention may be outside.

## Why

E-mail and social networks make each other stronger where each leads to the other: links to the
website, the social networks, the landing pages and the blog in every e-mail, and a word about the
e-mail in all of these when it goes out (000, e-mail marketing). What is enough, one e-mail in 30
days that is mentioned within three, is our own, narrow measure.

## Fails

```yaml
# strategy.yml
channels: {facebook: {network: facebook}, newsletter: {network: email}}
# calendars/december.yml
posts:
  - date: 2026-12-02
    channels: newsletter
    type: newsletter
    stage: interest
    title: Winter
    copy: Everything about it is at https://fern.example/winter, for you to read.
```

## Passes

```yaml
# strategy.yml
channels:
  facebook: {network: facebook}
  newsletter: {network: email, footer_links: [website, facebook]}
# calendars/december.yml
posts:
  - date: 2026-12-02
    channels: newsletter
    type: newsletter
    stage: interest
    title: Winter
    copy: Everything about it is at https://fern.example/winter, for you to read.
```

## Options

- `within`: how many days before or after an e-mail another channel may mention it (default: 3).
- `days`: how many days are looked at together for such a mention (default: 30).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.strategy import Channel
from journey.model.values import Count
from journey.networks import SOCIAL
from journey.plan import Plan
from journey.rules.days import between, failing_stretches
from journey.rules.emails import email_channels, emails
from journey.rules.links import links_of
from journey.rules.options import RuleOptions

SEVERITY: Severity = "info"

LINKED = ("website", "social", "landing", "blog")
"""What an e-mail should lead to, by the words for it in `footer_links`."""

FEWEST = 2
"""At least so many of them; and so many e-mails make it worth asking for a mention."""

_SPEAKS_OF_IT = ("newsletter", "newsletters", "e-mail", "email", "mailing list", "inbox")
_PARTS = ("newsletter", "mail", "inbox")
"""What all of these have one of."""
_BEFORE_HOST = re.compile(r"^[a-z]+:(?://)?(?:www\.|m\.)?")
_SOCIAL_HOSTS = re.compile(
    r"(?:\w+\.)?(?:facebook|instagram|x|twitter|linkedin|threads|tiktok|youtube|pinterest|reddit|"
    r"whatsapp)\.\w+|fb\.com|youtu\.be|bsky\.app|t\.me|mastodon\.\w+"
)


class Options(RuleOptions):
    """What a plan can set."""

    within: Count = 3
    days: Count = 30


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each channel whose e-mails lead nowhere, or to which nothing leads."""
    channels = plan.strategy.channels
    others = {name for name, channel in channels.items() if _kind(channel)}
    by_channel: dict[str, list[Placement]] = defaultdict(list)
    for email in emails(plan):
        by_channel[email.channel].append(email)
    if not others or not by_channel:
        return
    links = _Links.of(plan)
    mentions = _mentions(plan, others)
    for name, sent in by_channel.items():
        yield from _leads_nowhere(plan, name, sent, links)
    if any(list(_unmentioned(plan, *one, mentions, options)) for one in by_channel.items()):
        _read(mentions, plan, others)  # reading takes longest, and few plans need it
        for name, sent in by_channel.items():
            yield from _unmentioned(plan, name, sent, mentions, options)


def _kind(channel: Channel) -> str | None:
    """What somebody gets to who goes to a channel."""
    if channel.social:
        return "social"
    return "blog" if channel.network == "blog" else None


@lru_cache(maxsize=1024)  # many posts lead to the same page
def _plain(address: str) -> str:
    """An address without what differs where the page is the same."""
    path = re.split(r"[?#]", address.strip()[:500].lower(), maxsplit=1)[0]
    return _BEFORE_HOST.sub("", path).rstrip("/.,;:!?'’*_")


def _below(address: str, pages: Mapping[str, str]) -> str | None:
    """What a page is, or the nearest page above it that is known."""
    while address:
        if address in pages:
            return pages[address]
        address = address.rpartition("/")[0]
    return None


@dataclass(frozen=True)
class _Links:
    """What links and words lead to.

    Args:
        words: Names of channels, and words for places, in lower case.
        pages: Addresses of channels and landing pages.
        domains: The brand's own.
    """

    words: Mapping[str, str]
    pages: Mapping[str, str]
    domains: Sequence[str]

    @classmethod
    def of(cls, plan: Plan) -> _Links:
        """What the strategy says of its channels and campaigns."""
        words = dict.fromkeys(SOCIAL, "social") | {word: word for word in LINKED}
        pages: dict[str, str] = {}
        for campaign in plan.strategy.campaigns.values():
            page = _plain(campaign.landing or "")
            if "/" in page:
                pages[page] = "landing"
        for name, channel in plan.strategy.channels.items():
            if kind := _kind(channel):
                words |= {name.lower(): kind, (channel.title or name).lower(): kind}
                pages[_plain(channel.url or "")] = kind
        return cls(words, pages, [domain.lower() for domain in plan.strategy.domains])

    def reached_from(self, links: Sequence[str]) -> set[str]:
        """What links lead to, of what an e-mail should lead to."""
        return {place for place in map(self._place, links) if place}

    def leads_on(self, email: Placement, from_footer: set[str]) -> bool:
        """Whether an e-mail leads to enough, with what stands below every one."""
        if len(from_footer) >= FEWEST:
            return True
        reached = from_footer | self.reached_from([link for _, link in links_of(email.content)])
        copy = (email.content.copy or "").lower()
        if any(domain in copy for domain in self.domains):
            reached.add("website")
        return len(reached) >= FEWEST

    def _place(self, link: str) -> str | None:
        if not link.lower().startswith(("http:", "https:")):
            word = link.strip().lower()
            inside = (kind for kind in LINKED if kind in word)
            return self.words.get(word) or next(inside, None)
        page = _plain(link)
        host, _, path = page.partition("/")
        if kind := _below(page, self.pages):
            return kind
        if _SOCIAL_HOSTS.fullmatch(host):
            return "social"
        is_blog = host.startswith("blog.") or path.split("/")[0] == "blog"
        return "blog" if is_blog else "website"


def _leads_nowhere(
    plan: Plan, name: str, sent: Sequence[Placement], links: _Links
) -> Iterator[Finding]:
    footer = links.reached_from(plan.strategy.channels[name].footer_links)
    written = [email for email in sent if email.content.copy]
    alone = [email for email in written if not links.leads_on(email, footer)]
    if len(alone) * 2 <= len(written):
        return
    start, end = written[0].date, written[-1].date
    other = next(other for other, settings in plan.strategy.channels.items() if _kind(settings))
    yield Finding(
        SEVERITY,
        f"{len(alone)} of {len(written)} {_leading(len(written), name)} to at "
        f"most one of website, social networks, landing page and blog, {spoken(start, end)}",
        "Add links, or list those in the footer in the channel's `footer_links:`, such as "
        f"`[website, {other}]`.",
        plan.source.locate("channels", name, "footer_links"),
        scope=Scope(start, end, channel=name),
        share=100 * len(alone) / len(written),
    )


def _leading(emails: int, channel: str) -> str:
    return f"e-mail on {channel} links" if emails == 1 else f"e-mails on {channel} link"


@dataclass
class _Mentions:
    """The dates, as numbers and in order, on which other channels speak of something."""

    of_posts: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_campaigns: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_topics: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_links: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_channels: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_email: list[int] = field(default_factory=list)

    def near(self, email: Placement, within: int) -> bool:
        """Whether something speaks of an e-mail, or of its channel, not long before or after."""
        content, day = email.content, email.date.toordinal()
        dates = [self.of_email, self.of_posts.get(email.id), self.of_channels.get(email.channel)]
        if content.campaign:
            dates.append(self.of_campaigns.get(content.campaign))
        if content.topic:
            dates.append(self.of_topics.get(content.topic.casefold()))
        if content.link:
            dates.append(self.of_links.get(_plain(content.link)))
        return any(_any_between(days, day - within, day + within) for days in dates if days)


def _any_between(days: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(days, start)
    return at < len(days) and days[at] <= end


def _mentions(plan: Plan, others: set[str]) -> _Mentions:
    """What posts on other channels share with e-mails; what they say is not read yet."""
    found = _Mentions()
    sent = {email.id for email in emails(plan)}
    for placement in plan.planned:
        if placement.channel not in others:
            continue
        content, day = placement.content, placement.date.toordinal()
        if placement.id in sent:
            found.of_posts[placement.id].append(day)
        if content.campaign:
            found.of_campaigns[content.campaign].append(day)
        if content.topic:
            found.of_topics[content.topic.casefold()].append(day)
        if content.link:
            found.of_links[_plain(content.link)].append(day)
    return found


def _read(mentions: _Mentions, plan: Plan, others: set[str]) -> None:
    """Note where the posts on other channels speak of e-mails, or name a channel for them."""
    called: dict[str, list[str]] = defaultdict(list)
    for name in email_channels(plan):
        channel = plan.strategy.channels[name]
        names = {name.lower(), (channel.title or name).lower(), _plain(channel.url or "")}
        for spoken_of in names - {""}:
            called[spoken_of].append(name)
    longest_first = sorted({*_SPEAKS_OF_IT, *called}, key=lambda word: (-len(word), word))
    parts = {*_PARTS, *(word for word in called if not any(part in word for part in _PARTS))}
    naming = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for placement in plan.planned:
        if placement.channel not in others:
            continue
        content, day = placement.content, placement.date.toordinal()
        text = f"{content.title}\n{content.copy or ''}\n{content.link or ''}".lower()
        if not any(map(text.__contains__, parts)):  # nearly all of them, and quick to see
            continue
        for word in set(naming.findall(text)):
            if word in _SPEAKS_OF_IT:
                mentions.of_email.append(day)
            for name in called.get(word, ()):
                mentions.of_channels[name].append(day)


def _unmentioned(
    plan: Plan, name: str, sent: Sequence[Placement], mentions: _Mentions, options: Options
) -> Iterator[Finding]:
    start, end = plan.days[0].toordinal(), plan.days[-1].toordinal()

    def asked(email: Placement) -> bool:
        offer, day = email.content.offer, email.date.toordinal()
        for_all = not (offer and offer.exclusive) and email.type != "re-engagement"
        return for_all and start + options.within <= day <= end - options.within

    def mentioned(email: Placement) -> bool:
        return mentions.near(email, options.within)

    def fails(counts: Counter[bool], number: int) -> bool:
        return number >= FEWEST and not counts[True]

    judged = [email for email in sent if asked(email)]
    length = max(options.days, 1)
    for stretch in failing_stretches(plan.days, length, judged, mentioned, fails):
        alone = between(judged, *stretch)
        first, last = alone[0], alone[-1].date
        yield Finding(
            SEVERITY,
            f"no social channel or blog mentions any of the {len(alone)} e-mails on {name} within "
            f"{options.within} day{'s' * (options.within != 1)}, {spoken(first.date, last)}",
            "Tell people elsewhere that one is coming, what is in it, and how to get it.",
            first.content.source.locate(),
            scope=Scope(first.date, last, channel=name),
        )
