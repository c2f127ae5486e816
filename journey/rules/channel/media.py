"""Missing pictures and videos, or ones that a network does not take.

## What it does

Looks at the `media:` of each live placement, and finds

- a file that is not in the content folder, or a path that leads out of it. Files that are kept
  elsewhere, by their link, are passed over;
- more pictures and videos than the network takes in one post, or pictures together with a video
  where it takes only one or the other;
- a kind of file that the network refuses: a document on Instagram, a picture on YouTube; or a
  format of pictures, other than JPEG and PNG, which apps and tools turn into one another;
- a post with neither picture nor video where the network takes no text alone (Instagram, TikTok,
  YouTube, Pinterest), or whose English copy speaks of one ("see the photo below") and which has
  no link either, whose preview could be meant. That is only asked of a post that is in review,
  approved or scheduled, or goes out within `days` days: before that, pictures may still be made.

What the network itself says makes an error; what others say of it, and a missing file of a post
that is not yet in review, makes a warning. A channel that takes fewer, or more, says so in the
strategy: `blog: {limits: {media: 20}}`.

## Why

Strong pictures are what people share (001, eight tricks: great graphics), and a post that the
network refuses is a day without a post. The limits are the networks' own; how long before a post
its pictures must be there is our own number.

## Fails

```yaml
# strategy.yml
channels: {youtube: }
# calendars/december.yml
posts:
  - {date: 2026-12-10, channels: youtube, type: video, stage: research, title: The kiln,
     media: "https://cdn.example/kiln.jpg"}
```

## Passes

```yaml
# strategy.yml
channels: {youtube: }
# calendars/december.yml
posts:
  - {date: 2026-12-10, channels: youtube, type: video, stage: research, title: The kiln,
     media: "https://cdn.example/kiln.mp4"}
```

## Options

- `days`: how many days before it goes out a post must have its pictures (default: 7).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from posixpath import normpath

from journey.findings import Finding, Scope, Severity
from journey.model.post import Medium, Placement, Post
from journey.model.values import Count, listed, shown
from journey.names import nearest
from journey.networks import Fact, Network, network
from journey.plan import Plan
from journey.rules.attachments import format_of, is_elsewhere, kind_of
from journey.rules.limits import allowed, limits, severity
from journey.rules.options import RuleOptions

SEVERITY: Severity = "error"

_FINISHED = frozenset({"review", "approved", "scheduled"})
_ANYWHERE = frozenset({"jpeg", "png"})
_MOST_GUESSES = 20
"""For so many missing files at most, the one that was meant is looked for: it is slow work."""
_NO_PICTURE = "Add a picture or a video: `media: media/….jpg`, with `alt:` beside it."


class Options(RuleOptions):
    """What a plan can set."""

    days: Count = 7


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each thing that is wrong with the media of a placement."""
    yield from _missing_files(plan)
    promising: set[str] = set()
    for name, channel in plan.strategy.channels.items():
        known, most = network(channel.network), limits(channel, "media")
        text_alone = known.text_alone
        for placement in plan.by_channel.get(name, ()):
            content = placement.content
            if content.media:
                yield from _refused(placement, known, most)
            elif not _is_due(placement, plan, options.days):
                continue
            elif text_alone and not text_alone.value:
                what = f"{name} takes no text-only posts, and the post has no picture or video"
                yield _finding(placement, text_alone, what, _NO_PICTURE)
            elif placement.id not in promising and (words := _promise(content, plan)):
                promising.add(placement.id)
                yield _broken_promise(placement, words)


def _missing_files(plan: Plan) -> Iterator[Finding]:
    """Files that are not in the content folder: each once for a post, whatever its channels."""
    seen: set[tuple[str, str]] = set()
    files = plan.files
    for placement in plan.live:
        for number, medium in enumerate(placement.content.media):
            if medium.file in files or is_elsewhere(medium):
                continue
            if (placement.id, medium.file) not in seen:
                seen.add((placement.id, medium.file))
                guesses = files if len(seen) <= _MOST_GUESSES else ()
                yield _missing_file(placement, number, medium, guesses)


def _missing_file(
    placement: Placement, number: int, medium: Medium, files: Collection[str]
) -> Finding:
    content, near = placement.content, None
    path = normpath(medium.file)
    if path.startswith(("/", "../")) or "\\" in medium.file or ":" in medium.file[:3]:
        what = "is not a path inside the content folder"
        help = "Put the file into content/media/ and write `media: media/…`, with forward slashes."
    else:
        what = "is not in the content folder"
        near = nearest(path, files)
        help = f"Did you mean {near}?" if near else "Put the file there, or correct the path."
    place = content.source.locate("media", number, "file")
    return Finding(
        "error" if placement.status in _FINISHED else "warning",
        f"media: {shown(medium.file)} {what}",
        help,
        place,
        post=placement.id,
        field="media",
        fix=content.source.document.fix(place, medium.file, near) if near else None,
    )


def _refused(placement: Placement, known: Network, most: Iterable[Fact]) -> Iterator[Finding]:
    """What a network, or the channel, does not take of a placement's files."""
    name, media = placement.channel, placement.content.media
    for limit in most:
        if len(media) > limit.value:
            what = f"the post has {len(media)} files, but {allowed(limit, name)} {limit.value}"
            yield _finding(placement, limit, what, "Remove some, or split it into two posts.")
            return
    kinds = [kind_of(medium) for medium in media]
    if (fact := known.videos) and kinds.count("video") > fact.value:
        what = f"the post has {kinds.count('video')} videos, but {name} takes {fact.value}"
        yield _finding(placement, fact, what, "Make a separate post of each.")
    elif (fact := known.mixed) and not fact.value and {"picture", "video"} <= set(kinds):
        what = f"the post has pictures and a video, but {name} takes only one or the other"
        yield _finding(placement, fact, what, "Split it into two posts.")
    for number, (medium, kind) in enumerate(zip(media, kinds, strict=True)):
        if (fact := known.kinds) and kind and kind not in fact.value:
            some = listed([f"{kind}s" for kind in fact.value], "and")
            what = f"{shown(medium.file)} is a {kind}, but {name} takes only {some}"
            yield _finding(placement, fact, what, "Use another file.", number)
        elif (fact := known.formats) and kind == "picture" and not _taken(medium, fact):
            what = f"{shown(medium.file)} is in a picture format that {name} does not take"
            help = f"Save it as {listed([f.upper() for f in fact.value if f in _ANYWHERE])}."
            yield _finding(placement, fact, what, help, number)


def _taken(medium: Medium, fact: Fact) -> bool:
    return format_of(medium) in _ANYWHERE or format_of(medium) in fact.value


def _is_due(placement: Placement, plan: Plan, days: int) -> bool:
    left = (placement.date - plan.today).days
    if left < 0 or placement.status == "published":
        return False
    return placement.status in _FINISHED or left <= days


def _promise(content: Post, plan: Plan) -> str:
    """The words that speak of a picture, in a copy with nothing beside it that could be meant."""
    if not content.copy or content.link or plan.strategy.language.lower()[:2] != "en":
        return ""
    match = _promises().search(content.copy)
    return match[0] if match else ""


@lru_cache
def _promises() -> re.Pattern[str]:
    what = "photos?|pictures?|pics?|images?|videos?|clip|carousel"
    return re.compile(
        rf"\b(?:(?:in|see|watch) (?:the|this|these|our) (?:{what}) (?:below|above|here)"
        rf"|(?:{what}) (?:below|above)|pictured (?:below|above|here)|swipe (?:left|right))\b",
        re.IGNORECASE,
    )


def _broken_promise(placement: Placement, words: str) -> Finding:
    return Finding(
        "warning",
        f"the copy says {shown(words)}, and the post has no picture or video",
        _NO_PICTURE,
        placement.content.source.locate("copy"),
        post=placement.id,
        field="media",
    )


def _finding(
    placement: Placement, fact: Fact, what: str, help: str, number: int | None = None
) -> Finding:
    path = ("media",) if number is None else ("media", number)
    return Finding(
        severity(fact),
        what,
        help,
        placement.content.source.locate(*path),
        post=placement.id,
        field="media",
        scope=Scope(placement.date, placement.date, channel=placement.channel),
    )
