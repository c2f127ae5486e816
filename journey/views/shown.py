"""What the site may show: `publish:` of the strategy, applied to posts, fields and findings."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from functools import cached_property

from journey.findings import Location
from journey.model.post import STATUSES, Placement, Post, slug
from journey.model.strategy import Window
from journey.plan import Plan
from journey.sources.nodes import Mapping
from journey.views.stripping import stripped


class Shown:
    """The posts, placements and fields that the site may show.

    A placement is shown where its own status is one of `publish.statuses`, a post where one of its
    placements is (without a date: where its own status is one of them).

    Args:
        plan: The plan.
        held: Posts that are not shown, whatever their status: each by its id, with a channel on
            which that is so, or None for all of it.
    """

    def __init__(self, plan: Plan, held: Set[tuple[str, str | None]] = frozenset()) -> None:
        self._plan = plan
        self._held = held
        self.statuses = frozenset(plan.strategy.publish.statuses)
        self.hidden_fields = frozenset(plan.strategy.publish.hide)
        self._stripped: dict[int, Post] = {}

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """The dated placements that are shown, in order, without what is hidden."""
        shown = (
            p
            for p in self._plan.placements
            if p.status in self.statuses and not self._holds(p.post, p.channel)
        )
        if not self.hidden_fields:
            return tuple(shown)
        return tuple(replace(p, content=self._without_hidden(p.content)) for p in shown)

    @cached_property
    def placements_of(self) -> dict[str, list[Placement]]:
        """The shown placements of each post, by its id, in the order of its channels."""
        found: dict[str, list[Placement]] = {}
        for placement in self.placements:
            found.setdefault(placement.post.id, []).append(placement)
        for placements in found.values():
            order = list(placements[0].post.channels)
            placements.sort(key=lambda p: order.index(p.channel))
        return found

    @cached_property
    def posts(self) -> dict[str, Post]:
        """The shown posts by id, as the site tells them.

        That is as its first shown placement has it, where a post's own status is not shown.
        """
        return {post.id: lead for post in self._plan.posts if (lead := self._lead(post))}

    def _lead(self, post: Post) -> Post | None:
        placements = self.placements_of.get(post.id)
        if not placements and (
            post.id in self._plan.placements_of
            or post.status not in self.statuses
            or self._holds(post, None)
        ):
            return None
        own = not placements or post.status in self.statuses
        lead = self._without_hidden(post) if own or not placements else placements[0].content
        hidden = self._hides(post)
        if own and not hidden:
            return lead
        return replace(lead, channels={n: c for n, c in post.channels.items() if n not in hidden})

    @cached_property
    def plan(self) -> Plan:
        """The plan that pages count: what is shown and nothing else, in the dates of the whole."""
        if self.statuses.issuperset(STATUSES) and not self.hidden_fields:
            return self._plan
        strategy, window = self._plan.strategy, self._plan.window
        return replace(
            self._plan,
            strategy=replace(strategy, window=Window(*window)) if window else strategy,
            posts=tuple(self.posts.values()),
            placements=tuple(
                p if p.post is (lead := self.posts[p.post.id]) else replace(p, post=lead)
                for p in self.placements
            ),
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """What addresses of posts are made of, by id, where the id itself gives away too much.

        That is so where it was made of a title or of copy that is not shown.
        """
        return {
            id: slug(post.title)
            for id, post in self.posts.items()
            if post.title != self._plan.post_by_id[id].title and not post.source.node.get("id")
        }

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Those of whom the site tells what they do: the strategy's people, then others by name.

        Nobody, where it tells neither who owns posts nor who answers nor who approves.
        """
        strategy = self._plan.strategy
        named: set[str | None] = {None}
        if self.field("approved"):
            named.update(strategy.approval.by)
        if self.field("responder"):
            named.update(channel.responder for channel in strategy.channels.values())
        for post in (*self.posts.values(), *(placement.content for placement in self.placements)):
            named |= {post.owner, post.responder}
        others = sorted(name for name in named - set(strategy.people) if name)
        fields = ("owner", "responder", "approved")
        known = strategy.people if any(map(self.field, fields)) else ()
        return (*known, *others)

    def _without_hidden(self, content: Post) -> Post:
        """A post without its hidden fields: the same object each time."""
        if not self.hidden_fields:
            return content
        if id(content) not in self._stripped:
            self._stripped[id(content)] = stripped(content, self.hidden_fields)
        return self._stripped[id(content)]

    def field(self, name: str) -> bool:
        """Whether a field is shown.

        Args:
            name: Its name, such as "offer.code". A group that is hidden hides all in it.
        """
        return name not in self.hidden_fields and name.partition(".")[0] not in self.hidden_fields

    @cached_property
    def hidden_channels(self) -> dict[str, dict[str, Location | None]]:
        """The channels on which each shown post is not shown, and where its changes there stand."""
        return {id: hidden for id, post in self.posts.items() if (hidden := self._hides(post))}

    def _hides(self, lead: Post) -> dict[str, Location | None]:
        post = self._plan.post_by_id[lead.id]
        placed = {placement.channel for placement in self._plan.placements_of.get(post.id, ())}
        shown = {placement.channel for placement in self.placements_of.get(post.id, ())}
        return {
            name: place_of_changes(post, name)
            for name, changes in post.channels.items()
            if name not in shown and (name in placed or not self._may_show(post, name, changes))
        }

    def _may_show(self, post: Post, channel: str, changes: dict[str, object]) -> bool:
        status = changes.get("status")
        shown = (status if status in STATUSES else post.status) in self.statuses
        return shown and not self._holds(post, channel)

    def _holds(self, post: Post, channel: str | None) -> bool:
        return (post.id, None) in self._held or (post.id, channel) in self._held


def place_of_changes(post: Post, channel: str) -> Location | None:
    """Where a post says what differs on a channel; None where nothing does."""
    channels = post.source.node.get("channels")
    if isinstance(channels, Mapping):
        for name, (start, _, _, end) in channels.spans.items():
            if name.strip() == channel and end > start:
                return post.source.document.location((start, end))
    return None
