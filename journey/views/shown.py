"""What the site may show: `publish:` of the strategy, applied to posts, fields and findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from journey.findings import Finding
from journey.model.post import Placement, Post
from journey.model.values import shown as quoted
from journey.plan import Plan

_QUOTED = re.compile("“[^”]*”")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 6


class Shown:
    """The posts, placements and fields that the site may show.

    A placement is shown where its own status is one of `publish.statuses`, a post where one of its
    placements is (without a date: where its own status is one of them).

    Args:
        plan: The plan.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._statuses = frozenset(plan.strategy.publish.statuses)
        self.hidden_fields = frozenset(plan.strategy.publish.hide)

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """The dated placements that are shown, in order."""
        return tuple(p for p in self._plan.placements if p.status in self._statuses)

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
        if placements:
            return post if post.status in self._statuses else placements[0].content
        dated = post.id in self._plan.placements_of
        return post if not dated and post.status in self._statuses else None

    def field(self, name: str) -> bool:
        """Whether a field is shown.

        Args:
            name: Its name, such as "offer.code". A group that is hidden hides all in it.
        """
        return name not in self.hidden_fields and name.partition(".")[0] not in self.hidden_fields

    def tells(self, finding: Finding) -> bool:
        """Whether the words of a finding give away nothing of what is not shown."""
        post = self._plan.post_by_id.get(finding.post or "")
        if post and post.id not in self.posts:
            return False
        if finding.field and not self.field(finding.field):
            return False
        text = f"{finding.message} {finding.help}"
        if not self._hidden_titles.isdisjoint(_QUOTED.findall(text)):
            return False
        return not self.hidden_fields or self._secrets.isdisjoint(_runs_of_words(text))

    def place(self, finding: Finding) -> bool:
        """Whether the path of a finding's file gives away nothing: not that of a hidden post."""
        return finding.location.path not in self._hidden_files

    @cached_property
    def _hidden_titles(self) -> frozenset[str]:
        """The titles and ids of hidden posts, as messages quote them."""
        return frozenset(
            words
            for post in self._plan.posts
            if post.id not in self.posts
            for words in (quoted(post.title), quoted(post.id), f"“{post.title}”")
        )

    @cached_property
    def _hidden_files(self) -> frozenset[str]:
        hidden: set[str] = set()
        others: set[str] = set()
        for post in self._plan.posts:
            (others if post.id in self.posts else hidden).add(post.source.document.path)
        return frozenset(hidden - others)

    @cached_property
    def _secrets(self) -> frozenset[tuple[str, ...]]:
        """The beginnings of the texts of hidden fields, as words."""
        return frozenset(
            tuple(words[:_MOST_WORDS])
            for post in self._plan.posts
            for name in self.hidden_fields
            for text in _texts(post, name)
            if (words := _WORD.findall(text)) and len(text) > 2
        )


def _texts(post: Post, field: str) -> Iterator[str]:
    """What a post says in a field, on any channel."""
    for group in (post.source.node, *post.channels.values()):
        value: object = group
        for step in field.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                yield text


def _runs_of_words(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of words in a text that is not too long."""
    words = _WORD.findall(text)
    for start in range(len(words)):
        for length in range(1, _MOST_WORDS + 1):
            yield tuple(words[start : start + length])
