"""Which post of a plan is which post of another: by id, else by what they say and where they stand.

Where an id is made from a title, rewording that makes another id; and posts that share a title are
numbered in their order. So posts that are not known by an id are paired by all that is written,
then by their place, their copy, and copy that says nearly the same.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from journey.findings import Finding
from journey.model.post import Post, slug
from journey.plan import Plan


def file_of(plan: Plan, post: Post) -> str:
    """The file of a post, relative to the content folder."""
    folder = plan.source.document.path.rpartition("/")[0]
    return post.source.document.path.removeprefix(f"{folder}/" if folder else "")


def has_own_id(post: Post | None) -> bool:
    """Whether somebody gave a post its id: it is not made from the title."""
    written = post and post.source.node.get("id")
    return isinstance(written, str) and bool(written.strip())


ALIKE, ALIKE_IN_PLACE = 0.5, 0.2
"""Two posts are one where so much of what either says is in both; where one stands in the place of
the other, less will do."""
_MOST = 32
"""At most so many posts are compared with one, those that share its rarest words first."""

Pair = tuple[Post | None, Post | None]


class _Post(NamedTuple):
    """A post, with the plan that it is in."""

    plan: Plan
    post: Post

    @property
    def name(self) -> str | None:
        """What its id is made from, so that it does not depend on lines and on other posts."""
        if has_own_id(self.post):
            return str(self.post.source.node["id"]).strip().casefold()
        return (slug(self.post.title) or self.post.title).casefold() or None

    @property
    def slot(self) -> tuple[object, ...] | None:
        """Where and when it goes out, and as what; None where somebody gave it an id."""
        if self.place is None or has_own_id(self.post):
            return None
        return self.place, self.post.type, self.post.stage

    @property
    def written(self) -> str:
        """All that is written."""
        return json.dumps(self.post.source.node, sort_keys=True)

    @property
    def file(self) -> str:
        """The name of its file, in whatever content folder."""
        return file_of(self.plan, self.post)

    @property
    def place(self) -> tuple[object, ...] | None:
        """Where and when it goes out; None for a post without a date."""
        placements = self.plan.placements_of.get(self.post.id)
        return tuple((p.channel, p.date, p.time) for p in placements) if placements else None

    @property
    def copy(self) -> str | None:
        """What it says, in whatever lines; None where that is little."""
        copy = " ".join((self.post.copy or "").split())
        return copy if len(copy) > _LITTLE else None


_LITTLE = 20
"""So few characters are a formula, which posts share that have nothing to do with each other."""

_KEYS: tuple[Callable[[_Post], Hashable], ...] = (
    lambda one: (one.file, one.written),
    lambda one: one.written,
    lambda one: one.name and one.place and (one.name, one.place),
    lambda one: one.name and one.copy and (one.name, one.copy),
    lambda one: one.name and (one.name, one.file),
    lambda one: one.name,
    lambda one: one.copy and one.place and (one.copy, one.place),
    lambda one: one.copy and (one.copy, one.file),
    lambda one: one.copy,
    lambda one: one.place and (one.post.title, one.place),
)
"""What posts are paired by, one after the other; by order where several have the same."""

_PLACES: tuple[Callable[[_Post], Hashable], ...] = (
    lambda one: None if one.copy else one.slot and (one.slot, one.file),
    lambda one: None if one.copy else one.slot,
)
"""What those are paired by that say little, and that differently."""


def matched(before: Plan, after: Plan) -> Iterator[Pair]:
    """The posts of two plans, each with the one that it is in the other; None where it is in none.

    Those of the plan as it is come in their order, then those that it has no more.
    """
    was = [_Post(before, post) for post in before.posts]
    now = [_Post(after, post) for post in after.posts]
    found: dict[int, Post] = {}

    def pair(join: Iterator[tuple[_Post, _Post]]) -> None:
        for old, new in join:
            found[id(new.post)] = old.post
            taken.add(id(old.post))

    taken: set[int] = set()
    pair(_by_name(was, now))
    for key in _KEYS:
        was, now = _left(was, taken), _left(now, found)
        if not (was and now):
            break
        pair(_joined(was, now, key))
    was, now = _left(was, taken), _left(now, found)
    if was and now:
        pair(_alike(was, now))
    for key in _PLACES:
        was, now = _left(was, taken), _left(now, found)
        pair(_joined(was, now, key))
    for post in after.posts:
        yield found.get(id(post)), post
    for post in before.posts:
        if id(post) not in taken:
            yield post, None


def findings_of_before(
    before: Plan, after: Plan, check: Callable[[Plan], Sequence[Finding]]
) -> Sequence[Finding]:
    """The findings of a plan; those about posts that have another id now can be told by that one.

    They have the fingerprints that they would have now. So a finding stays the same where the title
    was mended that an id is made from.

    Args:
        before: The plan as it was.
        after: The plan as it is.
        check: Checks a plan.
    """
    findings = check(before)
    gone = before.post_by_id.keys() - after.post_by_id.keys()
    if gone.isdisjoint(finding.post for finding in findings):
        return findings
    pairs = matched(before, after)
    ids = {was.id: now.id for was, now in pairs if was and now and was.id in gone}
    own = {now: was for was, now in ids.items()}
    return [
        *(finding for finding in findings if finding.post not in ids),
        *(
            replace(finding, post=own[finding.post])
            for finding in check(_under(ids, before))
            if finding.post in own
        ),
    ]


def _under(ids: Mapping[str, str], plan: Plan) -> Plan:
    """A plan with other ids for some of its posts."""

    def named(post: Post) -> Post:
        if id(post) not in known:
            own = ids.get(post.id)
            known[id(post)] = replace(post, id=own) if own else post
        return known[id(post)]

    known: dict[int, Post] = {}
    return replace(
        plan,
        posts=tuple(map(named, plan.posts)),
        placements=tuple(
            replace(p, post=named(p.post), content=named(p.content)) for p in plan.placements
        ),
        problems=tuple(
            replace(p, post=ids[p.post]) if p.post and p.post in ids else p for p in plan.problems
        ),
    )


def _left(posts: Sequence[_Post], taken: Iterable[int]) -> list[_Post]:
    return [one for one in posts if id(one.post) not in taken]


def _by_name(was: Sequence[_Post], now: Sequence[_Post]) -> Iterator[tuple[_Post, _Post]]:
    """Posts with a name that no other has, in neither plan."""
    old, new = ({name: one for one in posts if (name := one.name)} for posts in (was, now))
    alone = [
        {name for name, times in Counter(one.name for one in posts).items() if times == 1}
        for posts in (was, now)
    ]
    for name, one in new.items():
        if name in alone[0] and name in alone[1]:
            yield old[name], one


def _joined(
    was: Sequence[_Post], now: Sequence[_Post], key: Callable[[_Post], Hashable]
) -> Iterator[tuple[_Post, _Post]]:
    """Posts with the same key, in their order."""
    waiting: dict[Hashable, list[_Post]] = defaultdict(list)
    for one in reversed(was):
        if (found := key(one)) is not None:
            waiting[found].append(one)
    for one in now:
        if (same := waiting.get(key(one))) and key(one) is not None:
            yield same.pop(), one


def _alike(was: Sequence[_Post], now: Sequence[_Post]) -> Iterator[tuple[_Post, _Post]]:
    """Posts that say nearly the same, the most alike first."""
    from journey.rules.near_duplicates import Texts, words

    said = {id(one.post): words(f"{one.post.title}\n{one.post.copy or ''}") for one in (*was, *now)}
    texts = Texts(said.values(), ALIKE_IN_PLACE)
    with_run: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(was):
        for run in texts.rarest[said[id(one.post)]]:
            with_run[run].append(number)
    found: list[tuple[float, bool, bool, int, int]] = []
    for number, one in enumerate(now):
        text = said[id(one.post)]
        compared: set[int] = set()
        for run in texts.rarest[text]:
            for other in with_run[run]:
                if other in compared:
                    continue
                if len(compared) == _MOST:
                    break
                compared.add(other)
                similarity = texts.similarity(text, said[id(was[other].post)])
                in_place = one.slot is not None and one.slot == was[other].slot
                if similarity >= (ALIKE_IN_PLACE if in_place else ALIKE):
                    elsewhere = one.file != was[other].file
                    found.append((-similarity, not in_place, elsewhere, other, number))
    old: set[int] = set()
    new: set[int] = set()
    for *_, other, number in sorted(found):
        if other not in old and number not in new:
            old.add(other)
            new.add(number)
            yield was[other], now[number]
