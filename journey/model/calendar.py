"""Calendars and long posts: from files to posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from journey.model.post import MAX_CHANNELS, Post, first_words, slug
from journey.model.source import Source
from journey.model.validation import Problems, read
from journey.model.values import FEW, clock, listed, moment, shown
from journey.model.words import swallowed_words
from journey.names import nearest
from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Span, Value, count
from journey.sources.problem import Problem
from journey.sources.yaml_text import MAX_VALUES

MAX_PLACEMENTS = 5_000
"""Posts of a calendar, each counted once for every channel that it goes out on."""
MAX_MISTAKES = 10_000
"""Mistakes in a calendar, after which reading it stops: more help nobody."""

_OF_A_CALENDAR = ("defaults", "posts")
_LINE_END = re.compile(r"\r\n?|\n")


class Entry(NamedTuple):
    """A post as one place in a file gives it.

    Args:
        post: The post.
        variants: The post as it is on each channel where something differs.
        problems: What is wrong with it.
    """

    post: Post
    variants: dict[str, Post]
    problems: list[Problem]


def read_calendar(document: Document) -> Iterator[Entry | Problem]:
    """The posts of a calendar, in its order, and what is wrong with the calendar around them.

    Args:
        document: A YAML file with `posts:`, and `defaults:` for what they share.
    """
    data = document.data
    if not isinstance(data, Mapping):
        if document.complete and data is not None:
            yield _not_a_calendar(document, data)
        return
    yield from swallowed_words(document, data)
    for key in data:
        if key not in _OF_A_CALENDAR and not key.startswith("x-"):
            yield _not_of_a_calendar(document, data, key)
    defaults = _defaults(document, data)
    yield from defaults.problems
    posts = data.get("posts")
    if posts is None:
        return
    if not isinstance(posts, Sequence):
        yield _not_a_list(document, data, posts)
        return
    if count(defaults.fields, MAX_VALUES) * len(posts) > MAX_VALUES:
        help = "Write what is long in the posts that need it, or split the file into several."
        what = f"{MAX_VALUES:,} fields and items, those of `defaults:` in each of its posts counted"
        yield _too_many(document, data.key_span("defaults"), what, help)
        return
    placements = mistakes = 0
    for number, (item, span) in enumerate(zip(posts, posts.spans, strict=True), 1):
        if isinstance(item, Mapping):
            cut = not document.complete and number == len(posts)
            entry = _entry(document, defaults, item, cut=cut)
            placements += max(len(entry.post.channels), 1)
            if placements > MAX_PLACEMENTS:
                help = "Split it into several files, one a month for example."
                yield _too_many(document, span, f"{MAX_PLACEMENTS:,} posts on a channel", help)
                return
            mistakes += len(entry.problems)
            yield entry
        else:
            mistakes += 1
            yield _not_a_post(document, item, span)
        if mistakes > MAX_MISTAKES:
            help = "Fix the ones above first."
            yield _too_many(document, span, f"{MAX_MISTAKES:,} mistakes", help)
            return


def _not_a_post(document: Document, item: Value, span: Span) -> Problem:
    what = shown(item) if item and isinstance(item, str) else "an empty item"
    what = "a list" if isinstance(item, list) else what
    help = "A post is a group of fields: date, channels, type, stage, copy …"
    return _wrong(document, span, f"{what} is not a post", help)


def _too_many(document: Document, span: Span, what: str, help: str) -> Problem:
    """Say that the posts from here on are not read."""
    document.complete = False
    message = f"this file has more than {what}"
    help = f"What follows is not in the plan until this is fixed. {help}"
    return Problem("source/limits", message, help, document.location(span))


def _not_a_list(document: Document, data: Mapping, posts: Value) -> Problem:
    from journey.model.slips import odd_space_in_name  # few plans need it

    if isinstance(posts, Mapping):
        for key in posts:
            if slip := odd_space_in_name(document, posts, key, ()):
                return Problem("model/invalid-value", slip.message, slip.help, slip.place)
    help = "Begin each post under `posts:` with a dash."
    return _wrong(document, data.value_span("posts"), "posts: should be a list", help)


def read_long_post(document: Document) -> Iterator[Entry | Problem]:
    """The post that a Markdown file is: its fields in the front matter, its copy below."""
    data = Mapping() if document.data is None else document.data
    if not isinstance(data, Mapping):
        message = "the front matter should be a group of fields"
        help = "Write `date:`, `stage:` and so on between the two lines of dashes."
        yield _wrong(document, (0, 0), message, help)
        return
    yield from swallowed_words(document, data)
    body = document.body or ""
    if body.strip():
        if data.get("copy"):
            message = "copy is both in the front matter and below it"
            help = "Keep one of the two; the one in the front matter is lost."
            yield _wrong(document, data.value_span("copy"), message, help)
        data = _with_copy(document, data, body)
    if data or document.complete:
        yield _entry(document, _NO_DEFAULTS, data, cut=not document.complete)


def _with_copy(document: Document, data: Mapping, body: str) -> Mapping:
    """The fields of a long post, with the text below them as its copy."""
    lines = [0, *(end.end() for end in _LINE_END.finditer(document.text))]
    start = lines[-body.count("\n") - 1]
    whole = _over(data, Mapping(data.span))
    whole["copy"] = body
    whole.spans["copy"] = (start, start, start, len(document.text))
    return whole


def _not_a_calendar(document: Document, data: Value) -> Problem:
    if isinstance(data, Sequence):
        message = "a calendar begins with `posts:`"
        return _wrong(document, data.span, message, "Write `posts:` above the list.")
    help = "A calendar begins with `posts:`; below it, each post begins with a dash."
    return _wrong(document, (0, len(document.text.rstrip())), "this is not a calendar", help)


def _not_of_a_calendar(document: Document, data: Mapping, key: str) -> Problem:
    from journey.model.slips import slip_in_name  # few plans need it

    if slip := slip_in_name(document, data, key, _OF_A_CALENDAR):
        return Problem("model/unknown-field", slip.message, slip.help, slip.place, field=key)
    near = nearest(key, [name for name in _OF_A_CALENDAR if name not in data])
    return Problem(
        "model/unknown-field",
        f"a calendar has no field {shown(key)}",
        f"Did you mean {near}?"
        if near
        else "A calendar has `posts:`, and `defaults:` for what they share. "
        "Put each post under `posts:`, after a dash.",
        document.location(data.key_span(key)),
        field=key,
    )


def _wrong(document: Document, span: Span, message: str, help: str) -> Problem:
    return Problem("model/invalid-value", message, help, document.location(span))


class _Defaults(NamedTuple):
    """What the posts of a calendar share.

    Args:
        fields: The fields that can be used.
        problems: What is wrong with the others: said once, and not at every post.
        meant: Fields that they give in vain.
    """

    fields: Mapping
    problems: list[Problem]
    meant: frozenset[str]


_NO_DEFAULTS = _Defaults(Mapping(), [], frozenset())


def _defaults(document: Document, data: Mapping) -> _Defaults:
    fields = data.get("defaults") or Mapping()
    if not isinstance(fields, Mapping):
        message = "defaults: should be a group of fields"
        help = "Write fields such as `channels:` under `defaults:`, one per line and indented."
        problem = _wrong(document, data.value_span("defaults"), message, help)
        return _Defaults(Mapping(), [problem], frozenset())
    problems = _two_times(document, fields)
    if "id" in fields:
        message, help = "id: posts cannot share one", "Give each post an id of its own."
        problems.append(_wrong(document, fields.value_span("id"), message, help))
        fields = _but(fields, "id")
    _, _, more, meant = _read(document, fields, "“defaults”")
    problems += [problem for problem in more if problem not in problems]
    places = {problem.location for problem in problems}
    useless = [
        key
        for key, value in fields.items()
        if not isinstance(value, Mapping | Sequence)
        and not places.isdisjoint(map(document.location, _spans(fields, key)))
    ]
    return _Defaults(_but(fields, *useless), problems, meant | set(useless))


def _spans(node: Mapping, key: str) -> tuple[Span, Span]:
    return node.key_span(key), node.value_span(key)


def _over(below: Mapping, above: Mapping) -> Mapping:
    """A mapping over another: its own keys replace those below, and nothing (`~`) removes one.

    A time of day, wherever it is written, replaces the one below.
    """
    if not below:
        return above
    merged = Mapping(above.span)
    merged.update(above)
    merged.spans.update(above.spans)
    for key, value in below.items():
        if key not in above and not (key == "time" and _has_time(above.get("date"))):
            merged[key] = value
            merged.spans[key] = below.spans[key]
    return merged


def _but(node: Mapping, *left_out: str) -> Mapping:
    """A mapping without some of its keys."""
    kept = Mapping(node.span)
    for key, value in node.items():
        if key not in left_out:
            kept[key], kept.spans[key] = value, node.spans[key]
    return kept


def _has_time(date: Value) -> bool:
    return isinstance(date, str) and ":" in date


def _entry(document: Document, defaults: _Defaults, item: Mapping, *, cut: bool) -> Entry:
    """A post.

    Args:
        document: The file.
        defaults: What the posts of the calendar share.
        item: What the post says itself.
        cut: Reading stopped in the midst of it: what is missing may stand below.
    """
    node = _over(defaults.fields, item)
    post, variants, problems, meant = _read(document, node, _called(node))
    if problems and defaults.problems:
        said = {problem.location for problem in defaults.problems}
        problems = [problem for problem in problems if problem.location not in said]
    problems += _two_times(document, item)
    if not cut:
        problems += _missing(post, variants, meant | defaults.meant)
    return Entry(post, variants, problems)


def _read(
    document: Document, node: Mapping, what: str
) -> tuple[Post, dict[str, Post], list[Problem], frozenset[str]]:
    """A post, what it is on channels where something differs, and what is wrong with all that."""
    post, found, meant = _post(document, node, what)
    variants: dict[str, Post] = {}
    channels = node.get("channels")
    if isinstance(channels, Mapping) and len(channels) <= MAX_CHANNELS:
        problems = Problems(what)
        for problem in found:
            problems.add(problem)
        shared = _but(node, *_ONCE)
        for name, changes in channels.items():
            if isinstance(changes, Mapping) and changes:
                merged = _over(shared, _but(changes, *_ONCE))
                variants[name], more, _ = _post(document, merged, what, post)
                for problem in (
                    *_two_times(document, changes),
                    *_not_per_channel(document, changes),
                    *more,
                ):
                    problems.add(problem)
        found = list(problems.told)
    return post, variants, found, meant


def on_channel(post: Post, channel: str) -> Post:
    """A post as it is on one of its channels, also where it has no date there that can be read.

    It does not know where the fields stand that it has there alone.
    """
    own = Mapping(post.source.node.span)
    own.update(post.channels[channel])
    if not own:
        return post
    own.spans.update(dict.fromkeys(own, (0, 0, 0, 0)))
    merged = _over(_but(post.source.node, *_ONCE), _but(own, *_ONCE))
    return _post(post.source.document, merged, _called(merged), post)[0]


_ONCE = ("id", "channels", "ignore")
"""Fields that are about the post and not about what goes out on a channel."""


def _not_per_channel(document: Document, changes: Mapping) -> list[Problem]:
    help = "Write it in the post itself, not below one of its channels."
    return [
        _wrong(
            document, changes.key_span(key), f"{key}: cannot differ from channel to channel", help
        )
        for key in _ONCE
        if key in changes
    ]


def _two_times(document: Document, fields: Mapping) -> list[Problem]:
    """A time of day in `date:` and another one in `time:`."""
    date, time = fields.get("date"), fields.get("time")
    if not isinstance(time, str) or not isinstance(date, str) or not _has_time(date):
        return []
    try:
        one, other = moment(date.strip()).time, clock(time.strip())
    except PydanticCustomError:  # said where the fields are read
        return []
    if one is None or one == other:
        return []
    message = f"time: {other:%H:%M} is not the time that the date gives, {one:%H:%M}"
    return [_wrong(document, fields.value_span("time"), message, "Keep one of the two.")]


def _post(
    document: Document, node: Mapping, what: str, base: Post | None = None
) -> tuple[Post, list[Problem], frozenset[str]]:
    """The post that some fields make; `base` is the post itself where they are of a channel."""
    source = Source(document, node)
    own: dict[str, object] = {"source": source}
    title = node.get("title")
    if _blank(title):
        title = own["title"] = base.title if base else _made_title(node)
    if base or not node.get("id"):
        own["id"] = base.id if base else _made_id(title, source)
    reading = read(Post, source, what=what, own=own)
    post = reading.value or Post(source=reading.source)
    if not post.id:
        post = replace(post, id=_made_id(title, source))
    return post, reading.problems, reading.meant


def _called(node: Mapping) -> str:
    """A post in messages: by its title, or the one made of its copy."""
    title = node.get("title")
    if _blank(title):
        title = _made_title(node)
    return shown(title) if isinstance(title, str) and title else "this post"


def _blank(value: Value) -> bool:
    return not value or (isinstance(value, str) and value.isspace())


def _made_title(node: Mapping) -> str:
    """The first words of the copy, or of a channel's own copy; empty where there is none."""
    channels = node.get("channels")
    changes = channels.values() if isinstance(channels, Mapping) else ()
    for part in (node, *changes):
        copy = part.get("copy") if isinstance(part, Mapping) else None
        if isinstance(copy, str) and not copy.isspace():
            return first_words(copy)
    return ""


def _made_id(title: Value, source: Source) -> str:
    """The slug of a title; a hash of one that has no letters; else the line of the post."""
    if not isinstance(title, str) or _blank(title):
        return f"post-{source.locate().line}"
    return slug(title) or f"post-{sha256(title.encode()).hexdigest()[:8]}"


_ADD = {
    "date": "Add `date:`, for example `date: 2026-12-01 10:30`.",
    "channels": "Add `channels:` with the names of the channels that it goes out on.",
    "stage": "Add `stage:`, the step of the customer journey that it serves.",
    "type": "Add `type:`, the kind of post that it is, such as question or article.",
    "title": "Add `copy:` with what it says, or a `title:`.",
}


def _missing(
    post: Post, variants: AnyMapping[str, Post], meant: frozenset[str]
) -> Iterator[Problem]:
    """What a post needs and does not have: an idea needs only a title or copy."""
    written = post.source.node
    whole = all(map(written.get, ("date", "channels", "stage", "type")))
    if whole and not variants and not _blank(written.get("title")):
        return  # nearly every post
    contents = {name: variants.get(name, post) for name in post.channels} or {"": post}
    for key, help in _ADD.items():
        if key in meant or (key == "title" and "copy" in meant):
            continue
        lacking = [name for name, content in contents.items() if _lacks(content, key, post)]
        if lacking:
            called = shown(post.title) if post.title else "a post"
            field = "copy" if key == "title" else key
            on, place = "", post.source.locate()
            if len(lacking) < len(contents):
                on = f" on {listed(lacking, 'and', FEW)}"
                if key in (post.channels[lacking[0]] or ()):
                    place = post.source.locate("channels", lacking[0], key)
            message = f"{called} has no {field}{on}"
            yield Problem("model/missing-field", message, help, place, field=field)


def _lacks(content: Post, key: str, post: Post) -> bool:
    if key == "channels":
        return not post.channels and not post.source.node.get(key) and content.status != "idea"
    node = content.source.node
    if key == "title":
        return _blank(node.get("title")) and _blank(node.get("copy"))
    return _blank(node.get(key)) and content.status != "idea"
