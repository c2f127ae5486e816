"""What the fields of posts name, as pages call it: people, types, stages and so on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from journey.views.basis import Site
from journey.views.facts import goal_title
from journey.views.labels import PersonLabel, StageLabel, TypeLabel
from journey.views.words import short_day


def named(site: Site, field: str, text: str) -> str:
    """The value of a field as pages call it.

    Args:
        site: The site that knows the names.
        field: The field of a post.
        text: Its value as it is written, or several with commas between them; empty for none.
    """
    name = _NAMES.get(field)
    return name(site, text) if name and text else text


def _audiences(site: Site, text: str) -> str:
    return ", ".join(site.labels.audience(name).title for name in text.split(", "))


def _campaign(site: Site, text: str) -> str:
    label = site.labels.campaign(text)
    return label.text if label else ""


def _channels(site: Site, text: str) -> str:
    return ", ".join(site.labels.channel(name).title for name in text.split(", "))


def _date(site: Site, text: str) -> str:  # noqa: ARG001 - like the others
    written, _, time = text.partition(" ")
    try:
        day = short_day(dt.date.fromisoformat(written))
    except ValueError:  # on a channel that has no date yet, it may be anything
        return text
    return f"{day}, {time}" if time else day


def _title(label: PersonLabel | StageLabel | TypeLabel | None) -> str:
    return label.title if label else ""


_NAMES: dict[str, Callable[[Site, str], str]] = {
    "audience": _audiences,
    "campaign": _campaign,
    "channels": _channels,
    "date": _date,
    "goal": goal_title,
    "owner": lambda site, text: _title(site.labels.person(text)),
    "responder": lambda site, text: _title(site.labels.person(text)),
    "stage": lambda site, text: _title(site.labels.stage(text)),
    "type": lambda site, text: _title(site.labels.type(text)),
}
