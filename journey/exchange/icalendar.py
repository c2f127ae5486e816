r"""Placements as events of calendars (iCalendar: RFC 5545, with the names of RFC 7986).

An event blocks no time and rings no alarm. Times are in UTC, so that no calendar has to know a time
zone; a placement without a time is an event of its whole day.

The lines are written here. A dozen properties, all without parameters, need only escaping and
folding; the library that was tried turns `C:\New` into two lines, and takes several times as
long.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from journey.dates import DAY
from journey.exchange import Url
from journey.exchange.identity import shown_id, uid
from journey.exchange.text import about, lines, one_line, shortened
from journey.model.post import Placement
from journey.views.basis import Site

_LINE = 75
"""The most octets of a line, its end left out (RFC 5545, 3.1)."""
_LONGEST = 2000
"""The most characters of copy: a calendar shows it on a small card, and some refuse long ones."""
_LENGTH = dt.timedelta(minutes=15)
_REFRESH = "PT6H"
_SETTLED = frozenset({"approved", "scheduled", "published"})
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def going(site: Site) -> list[Placement]:
    """The placements that are events: all that are shown and not cancelled."""
    return [placement for placement in site.shown.placements if placement.status != "cancelled"]


def calendar(name: str, events: Iterable[bytes]) -> bytes:
    """A calendar.

    There is no METHOD: it is a state, not a message to somebody (RFC 5545, 3.7.2).

    Args:
        name: What it is called.
        events: What `event` makes.
    """
    called = _text(one_line(name))
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mkdocs-journey//Plan//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{called}",
        f"X-WR-CALNAME:{called}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
        f"X-PUBLISHED-TTL:{_REFRESH}",
    ]
    return b"".join([_folded(head), *events, _folded(["END:VCALENDAR"])])


def event(site: Site, placement: Placement, url: Url) -> bytes:
    """A placement as an event.

    What tells a calendar which of two versions is newer comes from the day that counts as today:
    the same plan on the same day gives the same bytes, and nothing goes down from day to day.

    Args:
        site: What the site shows.
        placement: A placement of it.
        url: Tells the absolute URL of a page.
    """
    content, today = placement.content, site.plan.today
    channel = site.labels.channel(placement.channel).title
    title = content.title or shown_id(site, placement.id)
    page = url(f"posts/{site.post_paths[placement.id]}")
    return _folded(
        [
            "BEGIN:VEVENT",
            f"UID:{uid(site, placement.id, placement.channel)}",
            f"DTSTAMP:{_date(today)}T000000Z",
            f"SEQUENCE:{today.toordinal()}",
            *_when(placement),
            f"SUMMARY:{_text(one_line(f'{channel}: {title}'))}",
            f"DESCRIPTION:{_text(_description(site, placement, page))}",
            *_categories(site, placement),
            f"STATUS:{'CONFIRMED' if content.status in _SETTLED else 'TENTATIVE'}",
            "TRANSP:TRANSPARENT",
            *([f"URL:{page}"] if page else []),
            "END:VEVENT",
        ]
    )


def _when(placement: Placement) -> Iterator[str]:
    if placement.at is None:
        yield f"DTSTART;VALUE=DATE:{_date(placement.date)}"
        yield f"DTEND;VALUE=DATE:{_date(placement.date + DAY)}"
    else:
        start = placement.at.astimezone(dt.UTC)
        yield f"DTSTART:{start:%Y%m%dT%H%M%SZ}"
        yield f"DTEND:{start + _LENGTH:%Y%m%dT%H%M%SZ}"


def _date(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _description(site: Site, placement: Placement, page: str) -> str:
    """What the post is and says, and its page: not every calendar shows the URL."""
    copy = shortened(lines(placement.content.copy or "").strip(), _LONGEST)
    known = "\n".join(map(one_line, about(site, placement.content)))
    return "\n\n".join(part for part in (known, copy, page) if part)


def _categories(site: Site, placement: Placement) -> Iterator[str]:
    labels = site.labels.stage(placement.stage), site.labels.type(placement.type)
    if titles := [_text(one_line(label.title)) for label in labels if label]:
        yield f"CATEGORIES:{','.join(titles)}"


def _text(text: str) -> str:
    r"""A value of the type TEXT (RFC 5545, 3.3.11)."""
    return text.translate(_ESCAPES)


def _folded(properties: Iterable[str]) -> bytes:
    """Lines as they are sent: in UTF-8, those that are too long folded, each with its end."""
    return b"".join(map(_line, properties))


def _line(text: str) -> bytes:
    whole = text.encode()
    pieces = []
    at, room = 0, _LINE
    while len(whole) - at > room:
        end = _fold(whole, at, at + room)
        pieces.append(whole[at:end])
        at, room = end, _LINE - 1  # the blank in front of what follows
    return b"\r\n ".join([*pieces, whole[at:]]) + b"\r\n"


def _fold(whole: bytes, start: int, end: int) -> int:
    """Where to fold a line, at the latest: neither within a character nor within an escape.

    (An escape may be folded by the letter of the standard, but not every calendar undoes that.)
    """
    while whole[end] & 0xC0 == 0x80:  # in the midst of a character
        end -= 1
    escape = end
    while escape > start and whole[escape - 1] == ord("\\"):
        escape -= 1
    return end - (end - escape) % 2
