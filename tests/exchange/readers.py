"""Readers of calendars that others wrote, and what each finds in ours."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import icalendar
import ics
import pytest
import vobject

from tests.node_tools import run


@dataclass(frozen=True)
class Event:
    """An event, as a reader finds it. Its ends are dates where it takes whole days."""

    uid: str
    summary: str
    description: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime
    categories: frozenset[str]
    status: str
    url: str
    sequence: int


def with_vobject(text: bytes) -> list[Event]:
    calendar = vobject.readOne(text.decode())
    assert calendar.validate()
    return [_of_vobject(event) for event in getattr(calendar, "vevent_list", [])]


def _of_vobject(event: Any) -> Event:
    return Event(
        event.uid.value,
        event.summary.value,
        event.description.value,
        event.dtstart.value,
        event.dtend.value,
        frozenset(event.categories.value) if hasattr(event, "categories") else frozenset(),
        event.status.value,
        event.url.value if hasattr(event, "url") else "",
        int(event.sequence.value),
    )


def with_ics(text: bytes) -> list[Event]:
    return [_of_ics(event) for event in ics.Calendar(text.decode()).events]


def _of_ics(event: Any) -> Event:
    start, end = event.begin.datetime, event.end.datetime
    sequence = next(line.value for line in event.extra if line.name == "SEQUENCE")
    return Event(
        event.uid,
        event.name,
        event.description,
        start.date() if event.all_day else start,
        # It tells the last moment of the last day.
        event.begin.shift(days=event.duration.days).date() if event.all_day else end,
        frozenset(event.categories),
        event.status,
        event.url or "",
        int(sequence),
    )


def with_icalendar(text: bytes) -> list[Event]:
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert not [error for event in events for error in event.errors]
    return [_of_icalendar(event) for event in events]


def _of_icalendar(event: Any) -> Event:
    return Event(
        str(event["UID"]),
        str(event["SUMMARY"]),
        str(event["DESCRIPTION"]),
        event.decoded("DTSTART"),
        event.decoded("DTEND"),
        frozenset(map(str, event["CATEGORIES"].cats)) if "CATEGORIES" in event else frozenset(),
        str(event["STATUS"]),
        str(event.get("URL", "")),
        event["SEQUENCE"],
    )


def with_ical_js(text: bytes) -> list[Event]:
    printed, wrong = run("node", "../read-calendar.mjs", stdin=text)
    assert not wrong, wrong.decode()
    return [_of_ical_js(event) for event in json.loads(printed)["events"]]


def _of_ical_js(event: dict[str, Any]) -> Event:
    ends = {key: _moment(event[key]) for key in ("start", "end")}
    return Event(**{**event, **ends, "categories": frozenset(event["categories"])})


def _moment(text: str) -> dt.date | dt.datetime:
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


Read = Callable[[bytes], list[Event]]
READERS: dict[str, Read] = {
    "vobject": with_vobject,
    "ics": with_ics,
    "icalendar": with_icalendar,
    "ical.js": with_ical_js,
}
EVERY_READER = [
    pytest.param(read, id=name, marks=[pytest.mark.node] if name == "ical.js" else [])
    for name, read in READERS.items()
]

_NOT_FOR_ICS = re.compile(r"\\[nNrR;,]|\s{60}")
"""What ics 0.7 reads wrongly: a backslash before some letters, and a line of nothing but blanks."""


def misread(read: Read, event: Event) -> bool:
    """Whether a reader is known to make something else of the texts of an event."""
    return read is with_ics and bool(_NOT_FOR_ICS.search(event.summary + event.description))


def differences(read: Read, text: bytes, wanted: Mapping[str, Event]) -> list[str]:
    """Where a reader finds something else in a calendar than what is wanted, by UID.

    (A comparison of all at once would print megabytes.)
    """
    found = {event.uid: event for event in read(text)}
    wrong = [f"{uid} is there or not" for uid in found.keys() ^ wanted.keys()]
    return wrong + [
        f"{found[uid]} is not {event}"
        for uid, event in wanted.items()
        if uid in found and found[uid] != event and not misread(read, event)
    ]
