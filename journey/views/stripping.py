"""Posts without the fields that the strategy hides."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any

from journey.model.post import Post
from journey.model.source import Source
from journey.sources.document import Document
from journey.sources.nodes import Mapping

_UNTITLED = "Untitled post"
_NOTHING = Post(source=Source(Document("", ""), Mapping()))
_EMPTY = {field.name: getattr(_NOTHING, field.name) for field in fields(Post)}
"""What each field holds when nobody wrote anything."""


def stripped(content: Post, hidden: frozenset[str]) -> Post:
    """A post with its hidden fields left blank.

    Args:
        content: The post, or what it is on a channel.
        hidden: The names of the fields, such as "owner" or "offer.code".
    """
    blank: dict[str, Any] = {}
    for name in sorted(hidden):  # a group before what is in it
        group, _, inner = name.partition(".")
        if group in _EMPTY:
            value = blank.get(group, getattr(content, group))
            blank[group] = _without(value, inner) if inner else _EMPTY[group]
    if not hidden.isdisjoint(("alt", "media.alt")):  # words of a picture, wherever they stand
        blank["media"] = _without(blank.get("media", content.media), "alt")
    blank = {name: value for name, value in blank.items() if value != getattr(content, name)}
    if "copy" in hidden and content.title not in _written_titles(content):
        blank["title"] = content.id if content.source.node.get("id") else _UNTITLED
    return replace(content, **blank) if blank else content


def _without(group: Any, name: str) -> Any:
    """A group of fields without one of them; a list without it in each.

    A group in a list of which nothing is left without it is left out.
    """
    if isinstance(group, tuple):
        return tuple(
            _without(one, name) for one in group if _defaults(one).get(name) is not MISSING
        )
    known = _defaults(group)
    return replace(group, **{name: known[name]}) if name in known else group


def _defaults(group: Any) -> dict[str, Any]:
    """The fields of a group, and what each holds when nobody wrote anything."""
    return {field.name: field.default for field in fields(group)} if is_dataclass(group) else {}


def _written_titles(content: Post) -> set[str]:
    """The titles that somebody wrote, unlike those made of the copy."""
    groups = (content.source.node, *content.channels.values())
    return {" ".join(title.split()) for g in groups if isinstance(title := g.get("title"), str)}
