"""What words give away: whether a finding or a reason tells of what the site does not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from journey.findings import Finding, Location
from journey.model.post import Post
from journey.model.values import shown as quoted
from journey.plan import Plan
from journey.rules.waivers import Accepted, accepted
from journey.views.record import record
from journey.views.shown import Shown, place_of_changes

_QUOTED = re.compile("“[^”]*”")
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\s,.:;?!()“”…`'\"/]+")
"""Ids as whole words: they may have hyphens, and characters of any script."""
_MOST_WORDS = 6


class Discretion:
    """Judges words by what the site shows of a plan.

    Args:
        plan: The plan, all of it.
        shown: What the site shows.
    """

    def __init__(self, plan: Plan, shown: Shown) -> None:
        self.plan = plan
        self.shown = shown

    def tells(self, finding: Finding) -> bool:
        """Whether the words of a finding give away nothing of what is not shown."""
        post = self.plan.post_by_id.get(finding.post or "")
        if post and (post.id not in self.shown.posts or self._about_hidden_channel(post, finding)):
            return False
        if not post and not finding.gap and self._in_hidden(finding):
            return False
        if finding.field and not self.shown.field(finding.field):
            return False
        text = f"{finding.message} {finding.help}"
        if not self._untold.isdisjoint(_QUOTED.findall(text)):
            return False
        if any(words in text for words in self._untold_with_quotes):
            return False
        if self._names_hidden(finding.help):  # messages quote ids, advice does not
            return False
        if post and self._repeats_unshown(post, finding, text):
            return False
        return not self.repeats_hidden_fields(text)

    def repeats_hidden(self, text: str) -> bool:
        """Whether a text names a hidden post, or has words of its title or of a hidden field."""
        runs = set(_runs_of_words(text))
        return self._names_hidden(text) or not (
            runs.isdisjoint(self._secrets) and runs.isdisjoint(self._title_words)
        )

    def repeats_hidden_fields(self, text: str) -> bool:
        """Whether a text has words of a field that is not shown."""
        if not self.shown.hidden_fields:
            return False
        return not self._secrets.isdisjoint(_runs_of_words(text))

    def _repeats_unshown(self, post: Post, finding: Finding, text: str) -> bool:
        """Whether a finding of a shown post is made of what that says where it is not shown."""
        unshown = self._unshown.get(post.id)
        if not unshown:
            return False
        if finding.field in unshown.fields and not self._about_shown_channel(post, finding):
            return True
        for words in _QUOTED.findall(text):
            part = words[1:-1].removesuffix("…")
            if part and _in_any(part, unshown.texts) and not _in_any(part, unshown.shown):
                return True
        return not _beginnings(unshown.texts).isdisjoint(_runs_of_words(text))

    def _about_shown_channel(self, post: Post, finding: Finding) -> bool:
        """Whether a finding of a post is about a channel on which it is shown."""
        names = self.shown.posts[post.id].channels
        if finding.scope and finding.scope.channel in names:
            return True
        places = (place_of_changes(post, name) for name in names)
        return any(place and _within(finding.location, place) for place in places)

    @cached_property
    def _unshown(self) -> dict[str, _Unshown]:
        """What shown posts say on channels where they are not shown, by id."""
        return {
            id: unshown
            for id in self.shown.posts
            if (unshown := self._unshown_of(self.plan.post_by_id[id]))
        }

    def _unshown_of(self, post: Post) -> _Unshown | None:
        hidden = [post.channels[name] for name in self.shown.hidden_channels.get(post.id, ())]
        if not hidden and post.status in self.shown.statuses:
            return None
        base = {name: value for name, value in post.source.node.items() if name != "channels"}
        shown = [
            c for name, c in post.channels.items() if name in self.shown.posts[post.id].channels
        ]
        fields: set[str] = set()
        if post.status not in self.shown.statuses and shown:
            fields = {name for name in base if all(name in changes for changes in shown)}
            hidden.append({name: base.pop(name) for name in fields})
        if not any(hidden):
            return None
        said = frozenset(_texts_in([base, *shown]))
        return _Unshown(frozenset(fields), frozenset(_texts_in(hidden)) - said, said)

    def place(self, finding: Finding) -> bool:
        """Whether the place of a finding gives away nothing: it is not that of a hidden post."""
        return finding.location.path not in self._hidden_files and not (
            finding.gap and self._in_hidden(finding)
        )

    def _about_hidden_channel(self, post: Post, finding: Finding) -> bool:
        """Whether a finding of a shown post is about a channel on which it is not shown."""
        hidden = self.shown.hidden_channels.get(post.id, {})
        if finding.scope and finding.scope.channel in hidden:
            return True
        return any(place and _within(finding.location, place) for place in hidden.values())

    def _in_hidden(self, finding: Finding) -> bool:
        """Whether a finding stands in something hidden; a gap does so if that goes out before."""
        places = self._hidden_places.get(finding.location.path, ())
        return any(_within(finding.location, place) for place in places)

    @cached_property
    def _hidden_places(self) -> dict[str, list[Location]]:
        """Where hidden posts, and the changes of hidden channels, are written, by file."""
        places: dict[str, list[Location]] = {}
        for post in self.plan.posts:
            if post.id in self.shown.posts:
                found = [
                    place for place in self.shown.hidden_channels.get(post.id, {}).values() if place
                ]
            else:
                found = [post.source.document.location(post.source.node.span)]
            for place in found:
                places.setdefault(place.path, []).append(place)
        return places

    @cached_property
    def _untold(self) -> frozenset[str]:
        """The titles, ids and reasons that are not shown, as messages quote them."""
        names = self._hidden_titles | self._hidden_ids
        quotations = {words for name in names for words in (quoted(name), f"“{name}”")}
        reasons = {
            quoted(one.waiver.reason) for one in accepted(self.plan) if self._gives_away(one)
        }
        return frozenset(quotations | reasons)

    def _gives_away(self, one: Accepted) -> bool:
        """Whether the reason of a waiver tells what is not shown: all of it, however long."""
        reason = one.waiver.reason
        if one.word == "ignore" and not self.shown.field("ignore.reason"):
            return True
        unshown = self._unshown.get(one.waiver.post or "")
        of_post = _beginnings(unshown.texts) if unshown else set()
        runs = set(_runs_of_words(reason))
        return self.repeats_hidden(reason) or not runs.isdisjoint(of_post)

    @cached_property
    def _title_words(self) -> set[tuple[str, ...]]:
        """The beginnings of the titles that are not shown, as words."""
        return _beginnings(self._hidden_titles)

    def _names_hidden(self, text: str) -> bool:
        """Whether a text has an id that is not shown, as a word; names of the strategy are."""
        found = {name.casefold() for name in _NAME.findall(text)}
        return not found.isdisjoint(self._hidden_words)

    @cached_property
    def _hidden_words(self) -> frozenset[str]:
        """The ids that are not shown, but for those that are also the name of something else."""
        strategy = self.plan.strategy
        others = {*strategy.channels, *strategy.journey, *strategy.post_types}
        return frozenset(id.casefold() for id in self._hidden_ids - others)

    @cached_property
    def _hidden_ids(self) -> frozenset[str]:
        """The ids of posts that are not shown, and those that are made of what is not."""
        hidden = {post.id for post in self.plan.posts if post.id not in self.shown.posts}
        return frozenset(hidden | set(self.shown.names))

    @cached_property
    def _hidden_titles(self) -> frozenset[str]:
        """The titles that are not shown."""
        hidden = (post for post in self.plan.posts if post.id not in self.shown.posts)
        titles = {title for post in hidden for title in _titles(post)}
        return frozenset(titles | self._variant_titles)

    @cached_property
    def _variant_titles(self) -> set[str]:
        """The titles that shown posts have where they are not shown."""
        titles = {title for id in self._unshown for title in _titles(self.plan.post_by_id[id])}
        told = {post.title for post in self.shown.posts.values()}
        return titles - told - {placement.title for placement in self.shown.placements}

    @cached_property
    def _untold_with_quotes(self) -> tuple[str, ...]:
        """What a quotation mark cuts of what is not told: it is looked for anywhere."""
        return tuple(words for words in self._untold if "”" in words[:-1])

    @cached_property
    def _hidden_files(self) -> frozenset[str]:
        hidden: set[str] = set()
        others: set[str] = set()
        for post in self.plan.posts:
            (others if post.id in self.shown.posts else hidden).add(post.source.document.path)
        return frozenset(hidden - others)

    @cached_property
    def _secrets(self) -> frozenset[tuple[str, ...]]:
        """The beginnings of the texts of hidden fields, as words."""
        return frozenset(
            words
            for post in self.plan.posts
            for name in self.shown.hidden_fields
            for words in _beginnings(_texts(post, name))
        )


@record
class _Unshown:
    """What a shown post says where it is not shown.

    Args:
        fields: The fields of the post as a whole that are different wherever it is shown.
        texts: What it says there, and nowhere else.
        shown: What it says where it is shown.
    """

    fields: frozenset[str]
    texts: frozenset[str]
    shown: frozenset[str]


def _within(inner: Location, outer: Location) -> bool:
    """Whether a place lies in another."""
    return (
        inner.path == outer.path
        and (outer.line, outer.column) <= (inner.line, inner.column)
        and (inner.line, inner.column) < (outer.end_line, outer.end_column)
    )


def _texts(post: Post, field: str) -> Iterator[str]:
    """What a post says in a field, on any channel."""
    for group in (post.source.node, *post.channels.values()):
        yield from _texts_in(_inner(group, field.split(".")))
        if field == "alt":  # a picture may have its own
            yield from _texts_in(_inner(group, ["media", "alt"]))


def _inner(value: object, steps: Sequence[str]) -> object:
    """What stands in a field of a field; in a list, what stands there in each."""
    if not steps or value is None:
        return value
    if isinstance(value, list):
        return [_inner(one, steps) for one in value]
    return _inner(value.get(steps[0]), steps[1:]) if isinstance(value, dict) else None


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def _titles(post: Post) -> Iterator[str]:
    """What a post is called: as a whole, and on its channels."""
    yield post.title
    for group in (post.source.node, *post.channels.values()):
        if isinstance(title := group.get("title"), str):
            yield " ".join(title.split())


def _in_any(part: str, texts: Iterable[str]) -> bool:
    return any(part in " ".join(text.split()) for text in texts)


def _beginnings(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """The first words of each text that is long enough to tell something, whatever their case."""
    found = (_WORD.findall(text.casefold())[:_MOST_WORDS] for text in texts if len(text) > 2)
    return {tuple(words) for words in found if words}


def _runs_of_words(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of words in a text that is not too long, whatever their case."""
    words = _WORD.findall(text.casefold())
    for start in range(len(words)):
        for length in range(1, _MOST_WORDS + 1):
            yield tuple(words[start : start + length])
