"""Calendars and long posts: from files to posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from journey.model.post import Post, first_words, slug
from journey.model.source import Source
from journey.model.validation import read
from journey.model.values import shown
from journey.model.words import swallowed_words
from journey.sources.document import Document
from journey.sources.nodes import Mapping, Sequence, Value
from journey.sources.problem import Problem


@dataclass(frozen=True, slots=True)
class Entry:
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
        if key not in ("defaults", "posts") and not key.startswith("x-"):
            yield Problem(
                "model/unknown-field",
                f"a calendar has no field “{key}”",
                "A calendar has `posts:`, and `defaults:` for what they share. Put a post below `posts:`, behind a dash.",
                document.location(data.key_span(key)),
            )
    defaults = data.get("defaults") or Mapping()
    if not isinstance(defaults, Mapping):
        yield _wrong(document, data.value_span("defaults"), "defaults: should be a group of fields", "Write the fields below `defaults:`, one a line and indented.")
        defaults = Mapping()
    posts = data.get("posts")
    if posts is None:
        return
    if not isinstance(posts, Sequence):
        yield _wrong(document, data.value_span("posts"), "posts: should be a list", "Begin each post below `posts:` with a dash.")
        return
    for item, span in zip(posts, posts.spans, strict=True):
        if isinstance(item, Mapping):
            yield _entry(document, _over(defaults, item))
        else:
            yield _wrong(document, span, f"{shown(item or 'an empty item')} is not a post", "A post is a group of fields: date, channels, type, stage, copy …")


def read_long_post(document: Document) -> Iterator[Entry | Problem]:
    """The post that a Markdown file is: its fields in the front matter, its copy below."""
    data = document.data
    if data is None:
        data = Mapping()
    if not isinstance(data, Mapping):
        yield _wrong(document, (0, 0), "the front matter should be a group of fields", "Write `date:`, `stage:` and so on between the two lines of dashes.")
        return
    yield from swallowed_words(document, data)
    body = document.body or ""
    if body.strip():
        if data.get("copy"):
            yield _wrong(document, data.value_span("copy"), "copy stands in the front matter and below it", "Keep one of the two; the other would be lost.")
        start = max(len(document.text) - len(body), 0)
        data = _over(data, Mapping())
        data["copy"] = body
        data.spans["copy"] = (start, start, start, len(document.text))
    if data or document.complete:
        yield _entry(document, data)


def _not_a_calendar(document: Document, data: Value) -> Problem:
    if isinstance(data, Sequence):
        return _wrong(document, data.span, "a calendar begins with `posts:`", "Write `posts:` above the list.")
    return _wrong(document, (0, len(document.text.rstrip())), "this is not a calendar", "A calendar begins with `posts:`; below it, each post begins with a dash.")


def _wrong(document: Document, span: tuple[int, int], message: str, help: str) -> Problem:
    return Problem("model/invalid-value", message, help, document.location(span))


def _over(below: Mapping, above: Mapping) -> Mapping:
    """A mapping over another: its own keys replace those below, and nothing (`~`) removes one."""
    if not below:
        return above
    merged = Mapping(above.span)
    merged.update(above)
    merged.spans.update(above.spans)
    for key, value in below.items():
        if key not in above:
            merged[key] = value
            merged.spans[key] = below.spans[key]
    return merged


def _entry(document: Document, node: Mapping) -> Entry:
    post, problems, meant = _post(document, node)
    variants: dict[str, Post] = {}
    channels = node.get("channels")
    if isinstance(channels, Mapping):
        for name, changes in channels.items():
            if name in post.channels and isinstance(changes, Mapping) and changes:
                variants[name], more, _ = _post(document, _on_channel(node, changes))
                problems += [problem for problem in more if problem not in problems]
    problems += _missing(post, node, meant)
    return Entry(post, variants, problems)


def _on_channel(node: Mapping, changes: Mapping) -> Mapping:
    """What a post says on a channel. Its own time there counts more than the time of its date."""
    merged = _over(node, changes)
    merged.pop("channels", None)
    if "time" in changes:
        return merged
    if "date" in changes and " " in str(changes["date"]).strip():
        merged.pop("time", None)
    return merged


def _post(document: Document, node: Mapping) -> tuple[Post, list[Problem], frozenset[str]]:
    source = Source(document, node)
    own: dict[str, object] = {"source": source}
    copy = node.get("copy")
    if not node.get("title") and isinstance(copy, str):
        own["title"] = first_words(copy)
    title = own.get("title", node.get("title"))
    if not node.get("id"):
        own["id"] = _made_id(title, source)
    reading = read(Post, source, what="this post", own=own)
    post = reading.value or Post(source=source)
    if not post.id:
        post = replace(post, id=_made_id(title, source))
    return post, reading.problems, reading.meant


def _made_id(title: object, source: Source) -> str:
    made = slug(title) if isinstance(title, str) else ""
    return made or f"post-{source.locate().line}"


_ADD = {
    "date": "Add `date:`, for example `date: 2026-12-01 10:30`.",
    "channels": "Add `channels:` with the names of the channels that it goes out on.",
    "stage": "Add `stage:`, the step of the customer journey that it serves.",
    "type": "Add `type:`, the kind of post that it is, such as question or article.",
    "title": "Add `copy:` with what it says, or a `title:`.",
}


def _missing(post: Post, node: Mapping, meant: frozenset[str]) -> list[Problem]:
    """What a post needs and does not have: an idea needs only a title or copy."""
    wanted: Iterable[str] = ("title",) if post.status == "idea" else _ADD
    name = shown(post.title) if post.title else "a post"
    return [
        Problem("model/missing-field", f"{name} has no {'copy' if key == 'title' else key}", _ADD[key], post.source.locate())
        for key in wanted
        if not node.get(key) and key not in meant and not (key == "title" and (node.get("copy") or "copy" in meant))
    ]
