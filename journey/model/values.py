"""From what people write to what a field holds.

YAML hands over text; each type here turns that text into a value, or says in plain words why it
cannot. The types are annotations: `Day` is a `date` to the type checker, and names what reads
"Tue 2026-12-01".
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time, timedelta
from functools import cache, lru_cache
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from pydantic_core import PydanticCustomError

from journey.model.schema import After, Before, Read, Words
from journey.names import nearest

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
YEARS = range(1970, 2200)
"""The years that a plan can be about; another one is a slip."""

_DATE = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{2,})[.,]?\s+)?"
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T\s]\s*(?P<time>[0-9].*))?"
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-5][0-9])?")
_DURATION = re.compile(r"([0-9]{1,6})\s*(m|h|d|w)")
_LONGEST = timedelta(days=36_500)
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)\s*%?")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LINK = re.compile(r"(?:https?://[^/?#\s]|mailto:\S)", re.IGNORECASE)
_NOT_IN_LINKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
MOST = 36_500
"""The largest whole number that a field takes: a hundred years of days."""

FEW = 3
"""So many of the things of a plan are named in a message that could name them all."""
MANY = 40
"""So many names are given where somebody has to choose one."""

_JOINERS = "\u200c\u200d"  # part of the spelling of emoji and of some scripts
MAX_ID_BYTES = 200
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_KEPT_BY_WINDOWS = frozenset(
    "con prn aux nul".split() + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
_YES = frozenset({"yes", "true", "on"})
_NO = frozenset({"no", "false", "off"})


class Moment(NamedTuple):
    """A local date, and a time of day where one is given."""

    day: dt.date
    time: dt.time | None


def refused(
    message: str, help: str, at: str | int | None = None, near: str | None = None
) -> PydanticCustomError:
    """The error that says what is wrong with a value, and what to write instead.

    Args:
        message: What is wrong, to follow the field's name: "2026-13-01 is not a date".
        help: What to do about it, a sentence.
        at: The field or the item within the value that it is about, if not the whole.
        near: The value that was probably meant.
    """
    context = {"message": message, "help": help, "at": at, "near": near}
    return PydanticCustomError("journey", "{message}", context)


def shown(value: object) -> str:
    """A value as a message quotes it: on one line, cut where it is long."""
    text = " ".join(str(value).split())
    text = f"{text[:59]}…" if len(text) > 60 else text
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c in _JOINERS else "\ufffd" for c in text)
    return f"“{text}”"


def listed(names: Iterable[str], word: str = "or", most: int = MANY) -> str:
    """Names in a sentence: "a, b or c"; where there are too many, "a, b and 7 more"."""
    *some, last = names
    if len(some) > most:  # and not at "1 more", which is no shorter than a name
        some, last, word = some[:most], f"{len(some) + 1 - most} more", "and"
    return f"{', '.join(some)} {word} {last}" if some else last


def not_text(value: object) -> tuple[str, str]:
    """What is wrong with a value where text is needed, and what to do about it."""
    if isinstance(value, list | Mapping):
        kind = "a list" if isinstance(value, list) else "a group of fields"
        return f"should be text, but is {kind}", "Write one value after the colon."
    return "has no value", "Write a value after the colon, or delete the line."


def _text(value: object) -> object:
    if value is None or isinstance(value, list | Mapping):
        raise refused(*not_text(value))
    return value


_NO_REASON = ("", "…", "...")
"""Nothing, or what stands for a reason where one is shown how to write it."""


def _reason(value: object) -> object:
    if value is None or (isinstance(value, str) and value.strip() in _NO_REASON):
        raise refused("is blank", "What you accept on purpose needs a reason: write why.")
    return _text(value)


def _reader(read: Callable[[str], object]) -> Read:
    """A validator that reads text, and lets values pass that were read before."""

    def validate(value: object) -> object:
        return read(value.strip()) if isinstance(value, str) else _text(value)

    return Read(validate)


@lru_cache(maxsize=4096)
def _date(text: str) -> date:
    return moment(text, timed=False).day


@lru_cache(maxsize=16384)
def moment(text: str, *, timed: bool = True) -> Moment:
    """Read a date, with a time of day where one may be given. Raises what `refused` makes."""
    match = _DATE.fullmatch(text)
    if not match:
        from journey.model.elsewhere import date_help  # nearly every date is one

        raise refused(f"{shown(text)} is not a date", date_help(text, timed=timed))
    weekday, written, at = match.groups()
    if at and not timed:
        raise refused(f"{shown(text)} has a time; only a date goes here", "Remove the time.")
    day = _day(written)
    if day is None:
        raise refused(f"{shown(text)}: that day does not exist", "Check month and day.")
    if day.year not in YEARS:
        raise refused(f"{shown(text)} is in the year {day.year}", "Check the year.")
    if weekday:
        _check_weekday(weekday, day)
    return Moment(day, clock(at.strip()) if at else None)


@lru_cache(maxsize=4096)  # one object for each date: rules compare them all the time
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _check_weekday(name: str, day: date) -> None:
    actual = WEEKDAYS[day.weekday()].capitalize()
    meant = _weekday(name)
    if meant != day.weekday():
        raise refused(
            f"{day} is a {actual}, not a {WEEKDAYS[meant].capitalize()}",
            f"Write {actual[:3]} {day}, or correct the date.",
        )


def _weekday(name: str) -> int:
    """0 for Monday. At least two letters of the English name."""
    for number, full in enumerate(WEEKDAYS):
        if len(name) > 1 and full.startswith(name.lower()):
            return number
    raise refused(
        f"{shown(name)} is not a day of the week", "Write mon, tue, wed, thu, fri, sat or sun."
    )


def _weekdays(text: str) -> tuple[int, ...]:
    """One day of the week, or all from one to another; a span may run over Sunday."""
    first, dash, last = text.replace("–", "-").partition("-")
    start = _weekday(first.strip())
    end = _weekday(last.strip()) if dash else start
    return tuple((start + n) % 7 for n in range((end - start) % 7 + 1))


def _united(days: tuple[int | tuple[int, ...], ...]) -> tuple[int, ...]:
    return tuple(sorted({day for d in days for day in (d if isinstance(d, tuple) else (d,))}))


@lru_cache(maxsize=4096)
def clock(text: str) -> time:
    """Read a time of day. Raises what `refused` makes."""
    match = _CLOCK.fullmatch(text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    from journey.model.elsewhere import time_meant  # nearly every time is one

    meant = time_meant(text)
    help = f"Write {meant}." if meant else "Write hours and minutes, 00:00 to 23:59."
    raise refused(f"{shown(text)} is not a time of day", help)


def _hours(text: str) -> tuple[time, time]:
    start, dash, end = text.replace("–", "-").partition("-")
    if not dash:
        raise refused(f"{shown(text)} is not a span of hours", "Write it as 07:30-09:00.")
    return clock(start.strip()), clock(end.strip())


def _duration(text: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    length = timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else None
    if length is None or length > _LONGEST:
        what = "is not a length of time" if length is None else "is longer than any plan"
        help = "Write a number and a unit: 30m, 2h, 14d or 2w."
        raise refused(f"{shown(text)} {what}", help)
    return length


def _share(text: str) -> float:
    match = _SHARE.fullmatch(text)
    if not match or float(match[1]) > 100:
        raise refused(f"{shown(text)} is not a share", "Write a percentage from 0% to 100%.")
    return float(match[1])


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise refused(f"{shown(text)} is not a whole number", "Write digits alone, such as 3.")
    if int(text) > MOST:
        raise refused(f"{shown(text)} is too large", f"Write a number up to {MOST}.")
    return int(text)


def _number(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
        raise refused(f"{shown(text)} is not a number", "Write digits, such as 3 or 0.5.")
    return float(text)


def _flag(text: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise refused(f"{shown(text)} is neither yes nor no", "Write yes or no.")
    return word in _YES


def _link(text: str) -> str:
    if _LINK.match(text) and not _NOT_IN_LINKS.search(text):
        return text
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text):
        raise refused(f"{shown(text)} is not a complete link", f"Write https://{text}.")
    help = "Links begin with https://, http:// or mailto: and have no spaces."
    raise refused(f"{shown(text)} is not a link", help)


_time_zones = cache(available_timezones)


def _timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        near = nearest(text, _time_zones())
        hint = f"Did you mean {near}? " if near else ""
        raise refused(
            f"{shown(text)} is not a time zone",
            f"{hint}Write region and city: Europe/London, America/Chicago.",
            near=near,
        ) from None


def is_identifier(text: str) -> bool:
    """Whether a text can be an id, and so the name of a folder on any computer.

    Letters and digits of any script with their marks, `-` and `_`; at most 100 characters, and
    200 bytes of the 255 that a name of a file can have; not `con`, `nul` and their like.
    """
    if text.isascii():
        return _PLAIN_ID.fullmatch(text) is not None and text.lower() not in _KEPT_BY_WINDOWS
    return (
        text[:1].isalnum()
        and len(text) <= 100
        and len(text.encode()) <= MAX_ID_BYTES
        and all(c in "-_" or c.isalnum() or unicodedata.category(c)[0] == "M" for c in text)
    )


def _identifier(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if not is_identifier(text):
        help = "Ids are made of letters, digits and hyphens: winter-list."
        if text.lower() in _KEPT_BY_WINDOWS:
            help = f"Windows reserves that name; write {text}-post, for example."
        raise refused(f"{shown(text)} cannot be an id", help)
    return text


def one_or_many(value: object) -> object:
    """Where a list is expected one value will do."""
    return value if isinstance(value, list | tuple) else [value]


def with_commas(value: object) -> object:
    """A list of names, one name, or names with commas between them."""
    if isinstance(value, str):
        return [name for part in value.split(",") if (name := part.strip())]
    return one_or_many(value)


def choice(*names: str) -> Read:
    """Accepts one of the names (in any case), and suggests the nearest for another.

    Args:
        names: The values that the field may have, in lower case.
    """
    known = dict(zip(names, names, strict=True))

    def read(text: str) -> str:
        if name := known.get(text.lower()):
            return name
        near = nearest(text, names)
        hint = f"Did you mean {near}? " if near else ""
        raise refused(f"{shown(text)} is not known", f"{hint}It can be {listed(names)}.", near=near)

    return _reader(read)


Text = Annotated[str, Words()]
"""Text as it was written."""
Reason = Annotated[str, Read(_reason)]
"""Text that must say something."""
Name = Annotated[str, Words(stripped=True)]
"""The name of something in the strategy; space around it does not count."""
Identifier = Annotated[str, _reader(_identifier)]
"""The id of a post: see `is_identifier`."""
Day = Annotated[date, _reader(_date)]
"""A date, "2026-12-01", with its weekday if one likes: "Tue 2026-12-01"."""
When = Annotated[Moment, _reader(moment)]
"""A date with or without a time of day."""
Clock = Annotated[time, _reader(clock)]
"""A time of day, "18:00"."""
Hours = Annotated[tuple[time, time], _reader(_hours)]
"""A span of the day, "07:30-09:00"; one that ends before it starts runs over midnight."""
Duration = Annotated[timedelta, _reader(_duration)]
"""A length of time: 30m, 2h, 14d, 2w."""
Share = Annotated[float, _reader(_share)]
"""A percentage, 0 to 100; the sign may be left out."""
Count = Annotated[int, _reader(_count)]
"""A whole number from 0."""
Number = Annotated[float, _reader(_number)]
"""A number from 0."""
Flag = Annotated[bool, _reader(_flag)]
"""Yes or no."""
Link = Annotated[str, _reader(_link)]
"""A link: http, https or mailto."""
TimeZone = Annotated[ZoneInfo, _reader(_timezone)]
"""A time zone of the IANA data base, "Europe/London"."""
Weekday = Annotated[int, _reader(_weekday)]
"""A day of the week, 0 for Monday."""
Names = Annotated[tuple[Name, ...], Before(with_commas)]
"""Names: a list, one, or several with commas between them."""
Texts = Annotated[tuple[Text, ...], Before(one_or_many)]
"""Texts: a list, or one."""
Weekdays = Annotated[
    tuple[Annotated[int, _reader(_weekdays)], ...], Before(with_commas), After(_united)
]
"""Days of the week, 0 for Monday: a list, one, or several with commas; `mon-fri` is five."""
