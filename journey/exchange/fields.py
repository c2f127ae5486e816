"""The fields of a post as plain data: text, numbers, lists and groups, as JSON has them."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from typing import Any

from journey.exchange.identity import shown_id
from journey.model.approval import is_approved
from journey.model.post import Post
from journey.views.basis import Site

_NOT_SAID = frozenset({"source", "id", "date", "time", "channels", "ignore"})
"""What is said elsewhere, or is about the check and not about the post."""
NAMES = tuple(field.name for field in fields(Post) if field.name not in _NOT_SAID)
"""The names of the fields that are told, in the order of the model."""


def told(site: Site, id: str, content: Post) -> dict[str, Any]:
    """What a post says, by field; None where it says nothing or the site does not show it.

    Args:
        site: What the site shows.
        id: The id of the post.
        content: The post as it is shown, as a whole or on a channel.
    """
    data = {name: plain(getattr(content, name)) for name in NAMES}
    data["approved"] = _approved(site, id, content)
    data["closes"] = _closed(site, content.closes)
    own = {name: plain(value) for name, value in content.extras.items() if site.shown.field(name)}
    return data | {name: own[name] for name in sorted(own)}


def plain(value: Any) -> Any:
    """A value of the model, or of a file, as plain data."""
    if value is None or isinstance(value, str):  # nearly every one
        return value
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def zone(site: Site, channel: str) -> str:
    """The time zone of a channel: its own, else the brand's."""
    strategy = site.plan.strategy
    known = strategy.channels.get(channel)
    return str((known and known.timezone) or strategy.timezone)


def _approved(site: Site, id: str, content: Post) -> dict[str, Any] | None:
    """Who approved a post, and whether that holds: a later edit voids it."""
    if not content.approved:
        return None
    whole = site.plan.post_by_id[id]  # with what the site may not show
    return {
        "by": content.approved.by,
        "date": plain(content.approved.date),
        "holds": is_approved(whole, site.plan.placements_of.get(id, ())),
    }


def _closed(site: Site, id: str | None) -> str | None:
    """The contest that a post closes, unless it is a post that is not shown."""
    if id is None or id not in site.plan.post_by_id:
        return id
    return shown_id(site, id) if id in site.shown.posts else None
