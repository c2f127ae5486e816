"""Copy repeated from an earlier post.

## What it does

Goes through the live placements of each social channel in order, and compares the copy of each with
that of the posts of the `days` before. Copy that repeats another post's, or nearly so, is a finding
at the later post, which names the earlier one that is nearest in time, one that says the same
before one that nearly does. From the sixth repeat of one copy on, all of them are one finding, at
the first.

Two copies are nearly the same if the part of their runs of three words that both share reaches
`similarity`: in a text of thirty words, one word in the middle may differ. Capitals, punctuation,
emoji, what follows the `?` of a link, and hashtags at the end make no difference. Scripts without
spaces between words are compared by characters. Copy of fewer than 5 words (of 20 characters, in
such scripts), such as “Good morning!”, is left alone, and so are paid posts and posts of one
experiment.

Different posts with the same copy, word for word, on different channels within `days` are reported
for information, once for the whole plan, at the first. One post on several channels is not meant.

A series that is meant to repeat itself says so: `ignore: [{rule: variety/repeated-copy, reason:
Series}]` on the post that the finding is shown at.

## Why

The same thing, every day, is what a page must not be (000, key 2): whoever reads a post for the
second time learns that there is nothing new to come for. It is also how a copied row that nobody
rewrote comes to light. How alike is too alike, and sixty days, are our own measures, and so is what
is said of several channels: two posts that are the same in all but the channel are one, and written
as one they stay the same.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: question}
posts:
  - date: 2026-12-01
    title: Winter list
    copy: "What is on your list for the garden this winter? Tell us below! #gardening"
  - date: 2026-12-20
    title: Your list
    copy: What is on your list for the garden this winter? Tell us below.
```

## Passes

```yaml
# strategy.yml
channels: {facebook: , instagram: }
# calendars/december.yml
defaults: {channels: "facebook, instagram", stage: interest, type: question}
posts:
  - date: 2026-12-01
    title: Winter list
    copy: What is on your list for the garden this winter? Tell us below!
  - date: 2026-12-20
    title: Snow
    copy: Snow at last. Which of your plants do you cover, and what with?
```

## Options

- `similarity`: which part of their runs of three words, from 0.5 to 1, two copies must share to be
  nearly the same (default: 0.8).
- `days`: how many days may lie between the two (default: 60).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.schema import Read
from journey.model.values import Count, listed, not_text, refused, shown
from journey.plan import Plan
from journey.rules.near_duplicates import Earlier, Texts, Words, words, worth_comparing
from journey.rules.options import RuleOptions

SEVERITY: Severity = "warning"

FEW = 5
"""So many repeats of one copy are a finding each; more of them are one together."""


def _part(value: object) -> float:
    if not isinstance(value, str | float):
        raise refused(*not_text(value))
    try:
        part = float(value)
    except ValueError:
        part = 0.0
    if not 0.5 <= part <= 1:
        raise refused(
            f"{shown(value)} is not a number from 0.5 to 1",
            "Write 0.8, or 1 for exactly the same words.",
        )
    return part


class Options(RuleOptions):
    """What a plan can set."""

    similarity: Annotated[float, Read(_part)] = 0.8
    days: Count = 60


@dataclass(slots=True)
class _Repeat:
    """A post that repeats another.

    Args:
        placement: The later one.
        of: The earlier one.
        same: It has the same copy, and not nearly so.
        channels: Where.
    """

    placement: Placement
    of: Placement
    same: bool
    channels: list[str] = field(default_factory=list)


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each post whose copy repeats another's, and one for other channels."""
    social = frozenset(plan.social_channels)
    spoken_on = [
        p for p in plan.live if p.channel in social and p.content.copy and not p.content.paid
    ]
    if len(spoken_on) < 2:
        return
    times = Counter(p.content.copy or "" for p in spoken_on)
    compared = {copy for copy, number in times.items() if number > 1} | worth_comparing(times)
    said = {copy: words(copy) for copy in compared}
    telling = [(p, text) for p in spoken_on if (text := said.get(p.content.copy or ""))]
    repeats = _repeats(telling, Texts((text for _, text in telling), options.similarity), options)
    for group in _groups(repeats):
        if len(group) > FEW:
            yield _finding(group)
        else:
            yield from (_finding([repeat]) for repeat in group)
    repeating = {repeat.placement.id for repeat in repeats}
    yield from _on_other_channels(telling, repeating, options.days)


def _repeats(
    telling: Sequence[tuple[Placement, Words]], texts: Texts, options: Options
) -> list[_Repeat]:
    """Each post that repeats an earlier one on the same channel, in order."""
    earlier: dict[str, Earlier[Placement]] = {}
    repeats: dict[tuple[str, str, bool], _Repeat] = {}
    for placement, text in telling:
        if placement.channel not in earlier:
            earlier[placement.channel] = Earlier(texts)
        before, day = earlier[placement.channel], placement.date.toordinal()
        same = before.same(text, day - options.days)
        of = same or before.alike(text, day - options.days)
        before.add(text, day, placement)
        if of and not _are_compared(placement, of):
            key = placement.id, of.id, same is not None
            repeats.setdefault(key, _Repeat(placement, of, key[2])).channels.append(
                placement.channel
            )
    return list(repeats.values())


def _are_compared(one: Placement, other: Placement) -> bool:
    """Whether two posts take part in one experiment, and so are meant to be alike."""
    this, that = one.content.experiment, other.content.experiment
    return bool(this and that and this.name and this.name == that.name)


def _groups(repeats: Iterable[_Repeat]) -> Iterable[list[_Repeat]]:
    """The repeats of one post, and what repeats those, in order."""
    first: dict[str, str] = {}
    groups: dict[str, list[_Repeat]] = defaultdict(list)
    for repeat in repeats:
        of = first.get(repeat.of.id, repeat.of.id)
        groups[first.setdefault(repeat.placement.id, of)].append(repeat)
    return groups.values()


def _finding(group: Sequence[_Repeat]) -> Finding:
    first, last, of = group[0].placement, group[-1].placement, group[0].of
    more = len({repeat.placement.id for repeat in group}) - 1
    many = f" and {more} posts after it, up to {spoken(last.date)}," if more else ""
    have = "have" if more else "has"
    same = [repeat.same for repeat in group]
    copy = "the same" if all(same) else "nearly the same"
    if any(same) and not all(same):
        copy = "the same or nearly the same"
    channels = list(dict.fromkeys(name for repeat in group for name in repeat.channels))
    return Finding(
        SEVERITY,
        f"{_named(first)}{many} {have} {copy} copy as {_named(of)}, on {listed(channels, 'and')}",
        "Rewrite the later one or leave it out; if it is a series, say so with `ignore:`.",
        first.content.source.locate("copy"),
        post=first.id,
        scope=Scope(of.date, last.date, channel=channels[0] if len(channels) == 1 else None),
        field="copy",
    )


def _named(placement: Placement) -> str:
    return f"{shown(placement.title)} of {spoken(placement.date)}"


def _on_other_channels(
    telling: Iterable[tuple[Placement, Words]], repeating: Container[str], days: int
) -> Iterator[Finding]:
    """Yield at most one finding: posts that say word for word what others say on other channels."""
    said: dict[Words, dict[str, Placement]] = defaultdict(dict)
    pairs: dict[str, tuple[Placement, Placement]] = {}
    for placement, text in telling:
        for of in said[text].values() if placement.id not in repeating else ():
            near = (placement.date - of.date).days <= days
            other = placement.id != of.id and placement.id not in pairs
            if near and other and not _are_compared(placement, of):
                pairs[placement.id] = placement, of
        said[text][placement.channel] = placement
    if not pairs:
        return
    (first, of), *rest = pairs.values()
    last = rest[-1][0] if rest else first
    one = "one more post repeats another"
    more = one if len(rest) == 1 else f"{len(rest)} more posts repeat others"
    yield Finding(
        "info",
        f"{_named(first)} on {first.channel} has the same copy as {_named(of)} on {of.channel}"
        + (f", and {more} on another channel" if rest else ""),
        "Make the two one post on both channels, or write for each channel what suits it.",
        first.content.source.locate("copy"),
        post=first.id,
        scope=Scope(of.date, last.date),
        field="copy",
    )
