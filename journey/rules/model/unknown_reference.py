"""A name that does not exist.

## What it does

Looks at every field that names something, in the strategy and in posts, with what differs per
channel: stages, types, channels, audiences, campaigns, goals, people, posts (`closes:`), rules and,
in `publish: hide`, fields of a post. A name that is neither in the strategy nor built in is an
error at its place, with the nearest one that exists; titles and the names of people help to find
it. Names are what comes before the colon, in the same capitals.

People are looked at where the strategy lists `people:`. Names that a broken part of the strategy
would have given are not asked for: where strategy.yml is missing or could not be read to its end,
only posts, rules and fields are looked at. A stage or type of the strategy that no post uses, and
that is one letter away from a built-in one, is taken for a slip as well, unless it has a title, or
stages or a rhythm (`every`) of its own.

## Why

A post for `facbook` is on no channel, counts for no cadence and is missing in every count, while
the file looks complete. This rule is our own.

## Fails

```yaml
# the strategy says channels: {facebook: }
posts:
  - {date: 2026-12-01, channels: facbook, type: quote, stage: interest, title: Winter list}
```

## Passes

```yaml
# the strategy says channels: {facebook: }
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Winter list}
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from journey.findings import Finding, Severity
from journey.model.post import Post
from journey.model.references import IN_POSTS, Kind, Reference, names_in_post, names_in_strategy
from journey.model.source import Source
from journey.model.stages import STAGES, TYPES
from journey.model.strategy import Strategy
from journey.model.validation import field_names, field_paths, is_own_field
from journey.model.values import listed, shown
from journey.names import distance, meant, nearest
from journey.plan import Plan
from journey.rules.catalogue import catalogue
from journey.sources.nodes import Mapping as Node
from journey.sources.problem import Location

SEVERITY: Severity = "error"
MAX_TOLD = 10_000
"""Such names in a file that are told: more help nobody."""

_COMPARISONS = 20_000
"""So many names of a kind are compared to find the nearest ones; a broken plan has thousands."""

MOST = 40
"""So many names of a kind are listed where none is near: the types are 28."""


_OTHER_WORDS = {
    "awareness": "interest",
    "discovery": "interest",
    "attention": "interest",
    "consideration": "research",
    "evaluation": "validation",
    "trust": "validation",
    "purchase": "decision",
    "conversion": "decision",
    "sale": "decision",
    "loyalty": "retention",
    "service": "retention",
    "delight": "retention",
    "referral": "advocacy",
    "recommendation": "advocacy",
}
"""What other models of the journey call the stages."""


@dataclass
class _Known:
    """The names of a kind.

    Args:
        names: The names.
        titles: Names by what else people call them.
        group: The group of the strategy that defines them; empty where it does not.
        where: Where to find them, if there are too many to list.
    """

    names: Collection[str]
    titles: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    where: str = ""
    suggested: dict[str, str | None] = field(default_factory=dict)

    def near(self, name: str) -> str | None:
        """The name that was probably meant."""
        enough = _COMPARISONS // (len(self.names) + 1)
        if name not in self.suggested and len(self.suggested) <= enough:
            near = nearest(name, [*self.names, *self.titles])
            self.suggested[name] = self.titles.get(near, near) if near else None
        return self.suggested.get(name)

    def help(self, name: str) -> str:
        """What to do about a name that is not one of them."""
        if near := self.near(name):
            return f"Did you mean {near}?"
        if self.where:
            return self.where
        choose = f"Choose {listed(self.names)}" if 0 < len(self.names) <= MOST else ""
        if self.group:
            add = f"add it under `{self.group}:` in the strategy."
            if self.group == "stages":  # a name of its own there takes the place of all six
                add = "list every stage of your own under `stages:` in the strategy."
            return f"{choose}, or {add}" if choose else f"A{add[1:]}"
        return f"{choose}." if choose else "Check the spelling."


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each place with a name that stands for nothing."""
    known = _known(plan)
    yield from _slips(plan, known)
    strategy = Source(plan.source.document, plan.source.node)
    for reference in names_in_strategy(strategy.node):
        if _is_unknown(reference, known):
            yield _finding(reference, known, strategy, None)
    said: set[tuple[Location, str]] = set()
    told: Counter[str] = Counter()
    for post in _to_be_read(plan.posts, _names_by_field(known)):
        node, path = post.source.node, post.source.document.path
        for reference in names_in_post(node):
            if told[path] > MAX_TOLD:
                break
            if not _is_unknown(reference, known):
                continue
            source = Source(post.source.document, node)
            place = _place(source, reference)
            if (place, reference.name) not in said:
                said.add((place, reference.name))
                told[path] += 1
                if told[path] > MAX_TOLD:
                    yield _too_many(place)
                    break
                shared = source.inherits(str(reference.path[0]))
                yield _finding(reference, known, source, None if shared else post.id)


def _too_many(place: Location) -> Finding:
    message = f"more than {MAX_TOLD:,} names in the posts of this file stand for nothing"
    return Finding(SEVERITY, message, "Fix the ones above first.", place)


def _names_by_field(known: Mapping[Kind, _Known]) -> dict[str, frozenset[str]]:
    """The names that a field of a post may have; none of a field that must always be looked at."""
    names = {"channels": frozenset(known["channel"].names)} if "channel" in known else {}
    for name, ((pattern, kind), *_) in IN_POSTS.items():
        if pattern not in ((), ("#",)):
            names[name] = frozenset()
        elif kind in known:
            names[name] = frozenset(known[kind].names)
    return names


def _to_be_read(posts: Iterable[Post], names: Mapping[str, frozenset[str]]) -> Iterator[Post]:
    """The posts with a field that names anything but one thing, a known one: next to none.

    To ask that is ten times faster than to go through all references.
    """
    fields = list(names.items())
    for post in posts:
        node = post.source.node
        for name, known in fields:
            value = node.get(name)
            if value is not None and not (isinstance(value, str) and value in known):
                yield post
                break


def _is_unknown(reference: Reference, known: Mapping[Kind, _Known]) -> bool:
    kind = known.get(reference.kind)
    if kind is None or reference.name in kind.names:
        return False
    return reference.kind != "field" or not is_own_field(reference.name)


def _place(source: Source, reference: Reference) -> Location:
    return (source.locate_key if reference.is_key else source.locate)(*reference.path)


def _finding(
    reference: Reference, known: Mapping[Kind, _Known], source: Source, post: str | None
) -> Finding:
    place, near = _place(source, reference), known[reference.kind].near(reference.name)
    return Finding(
        SEVERITY,
        f"{reference.field}: there is no {reference.kind} {shown(reference.name)}",
        known[reference.kind].help(reference.name),
        place,
        post=post,
        field=".".join(str(step) for step in reference.path),
        fix=source.document.fix(place, reference.name, near) if near else None,
    )


def _known(plan: Plan) -> dict[Kind, _Known]:
    """The names of each kind; a kind that is not there is not looked at."""
    strategy = plan.strategy
    known: dict[Kind, _Known] = {
        "post": _Known(plan.post_by_id),
        "rule": _Known(
            catalogue(),
            {name.partition("/")[2]: name for name in catalogue()},
            where="`journey rule` lists the rules.",
        ),
        "field": _Known(field_paths(Post)),
    }
    groups: dict[Kind, tuple[str, _Known]] = {
        "stage": ("stages", _Known(strategy.journey)),
        "type": ("types", _Known(strategy.post_types)),
        "channel": ("channels", _Known(strategy.channels)),
        "audience": ("audiences", _Known(strategy.audiences)),
        "campaign": ("campaigns", _Known(strategy.campaigns)),
        "goal": ("goals", _Known(strategy.goals)),
        "person": ("people", _Known(strategy.people, _names_of_people(strategy))),
    }
    silent = _not_to_be_told(plan)
    for kind, (group, names) in groups.items():
        if group not in silent:
            settings: Mapping[str, object] = getattr(strategy, group)
            titles = {str(t): n for n, s in settings.items() if (t := getattr(s, "title", None))}
            if kind == "stage":
                usual = {word: n for word, n in _OTHER_WORDS.items() if n in names.names}
                titles = {**usual, **titles}
            known[kind] = _Known(names.names, {**titles, **names.titles}, group)
    return known


def _names_of_people(strategy: Strategy) -> dict[str, str]:
    return {person.name: id for id, person in strategy.people.items() if person.name}


def _not_to_be_told(plan: Plan) -> set[str]:
    """The groups of the strategy of which we do not know all names."""
    node, known = plan.source.node, field_names(Strategy)
    if not node or not plan.source.document.complete:
        return set(known)
    silent = {group for group in known if not isinstance(node.get(group, Node()), Node | None)}
    silent |= {str(meant(written, known)) for written in node if written not in known}
    return silent | ({"people"} - node.keys())


def _slips(plan: Plan, known: Mapping[Kind, _Known]) -> Iterator[Finding]:
    """Stages and types of the strategy that are a built-in one, misspelt."""
    posts = [*plan.posts, *(p.content for p in plan.placements if p.content is not p.post)]
    groups: tuple[tuple[Kind, str, Collection[str], set[str | None]], ...] = (
        ("stage", "stages", [stage.id for stage in STAGES], {post.stage for post in posts}),
        ("type", "types", [kind.id for kind in TYPES], {post.type for post in posts}),
    )
    for kind, group, built_in, used in groups:
        own: Mapping[str, object] = getattr(plan.strategy, group)
        for name in own.keys() - used - set(built_in):
            if any(getattr(own[name], field, None) is not None for field in _OF_ITS_OWN):
                continue
            for usual in built_in:
                close = distance(name.lower(), usual, 1) <= 1
                if close and usual in used and usual not in own and kind in known:
                    known[kind].names = dict.fromkeys([*known[kind].names, *built_in])
                    yield _slip(plan, kind, group, name, usual)


_OF_ITS_OWN = ("title", "stages", "every")
"""Settings of a stage or type that somebody made on purpose."""


def _slip(plan: Plan, kind: Kind, group: str, name: str, usual: str) -> Finding:
    return Finding(
        SEVERITY,
        f"{group}: no post is for the {kind} {shown(name)}, but some are for {usual}",
        f"Did you mean {usual}?",
        plan.source.locate_key(group, name),
        field=f"{group}.{name}",
    )
