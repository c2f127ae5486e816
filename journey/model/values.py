"""From what people write to what a field holds.

YAML hands over text; each type here turns that text into a value, or says in plain words why it
cannot. The types are pydantic annotations: `Day` is a `date` to the type checker, and reads
"Tue 2026-12-01" when it validates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator, PlainValidator
from pydantic_core import PydanticCustomError

from journey.model.names import nearest

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{2,})[.,]?\s+)?(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T\s]\s*(?P<time>\d.*))?"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_DURATION = re.compile(r"(\d+)\s*(m|h|d|w)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LINK_SCHEMES = ("http", "https", "mailto")
_YES = frozenset({"yes", "true", "on"})
_NO = frozenset({"no", "false", "off"})


class Moment(NamedTuple):
    """A local date, and a time of day where one is given."""

    day: dt.date
    time: dt.time | None


def refused(message: str, help: str) -> PydanticCustomError:
    """The error that says what is wrong with a value, and what to write instead.

    Args:
        message: What is wrong, to follow the field's name: "2026-13-01 is not a date".
        help: What to do about it, a sentence.
    """
    return PydanticCustomError("journey", "{message}", {"message": message, "help": help})


def shown(value: object) -> str:
    """A value as a message quotes it: on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return f"“{text[:59]}…”" if len(text) > 60 else f"“{text}”"


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: "a, b or c"."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _text(value: object) -> object:
    if value is None:
        raise refused("has no value", "Write a value behind the colon, or take the line out.")
    if not isinstance(value, list | Mapping):
        return value
    kind = "a list" if isinstance(value, list) else "a group of fields"
    raise refused(f"should be text, and is {kind}", "Write one value behind the colon.")


def _reader(read: Callable[[str], object]) -> PlainValidator:
    """A validator that reads text, and lets values pass that were read before."""

    def validate(value: object) -> object:
        return read(value.strip()) if isinstance(value, str) else _text(value)

    return PlainValidator(validate)


@lru_cache(maxsize=4096)
def _date(text: str) -> date:
    moment = _moment(text)
    if moment.time is not None:
        raise refused(f"{shown(text)} has a time; only a date goes here", "Take the time out.")
    return moment.day


@lru_cache(maxsize=16384)
def _moment(text: str) -> Moment:
    match = _DATE.fullmatch(text)
    if not match:
        raise refused(
            f"{shown(text)} is not a date",
            "Write year, month and day: 2026-12-31, with a time if you like: 2026-12-31 18:00.",
        )
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise refused(f"{shown(text)}: that day does not exist", "Check month and day.") from None
    if match["weekday"]:
        _check_weekday(match["weekday"], day)
    return Moment(day, _clock(match["time"].strip()) if match["time"] else None)


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
    raise refused(f"{shown(name)} is not a day of the week", "Write mon, tue, wed, thu, fri, sat or sun.")


@lru_cache(maxsize=4096)
def _clock(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise refused(f"{shown(text)} is not a time of day", "Write hours and minutes, 00:00 to 23:59.")


def _hours(text: str) -> tuple[time, time]:
    start, dash, end = text.replace("–", "-").partition("-")
    if not dash:
        raise refused(f"{shown(text)} is not a span of hours", "Write it as 07:30-09:00.")
    return _clock(start.strip()), _clock(end.strip())


def _duration(text: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    if not match or len(match[1]) > 6:
        raise refused(f"{shown(text)} is not a length of time", "Write a number and a unit: 30m, 2h, 14d or 2w.")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def _share(text: str) -> float:
    number = text.removesuffix("%").strip()
    try:
        share = float(number)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 100:
        raise refused(f"{shown(text)} is not a share", "Write a percentage from 0% to 100%.")
    return share


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise refused(f"{shown(text)} is not a whole number", "Write digits alone, such as 3.")
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
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() in _LINK_SCHEMES and not re.search(r"\s", text):
        if scheme[1].lower() == "mailto" or re.match(r"https?://[^/?#\s]+", text, re.IGNORECASE):
            return text
    elif not scheme and re.match(r"[\w-]+(\.[\w-]+)+(/\S*)?$", text):
        raise refused(f"{shown(text)} is not a whole link", f"Write https://{text}.")
    raise refused(f"{shown(text)} is not a link", "Links begin with https://, http:// or mailto: and have no spaces.")


def _timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        near = nearest(text, available_timezones())
        hint = f"Did you mean {near}? " if near else ""
        raise refused(
            f"{shown(text)} is not a time zone",
            f"{hint}Write region and city: Europe/London, America/Chicago.",
        ) from None


def _identifier(text: str) -> str:
    if not re.fullmatch(r"[^\W_][\w-]{0,99}", text):
        raise refused(f"{shown(text)} cannot be an id", "Ids are made of letters, digits and hyphens: winter-list.")
    return text


def one_or_many(value: object) -> object:
    """Where a list is expected one value will do."""
    return value if isinstance(value, list | tuple) else [value]


def _names(value: object) -> object:
    """A list of names, one name, or names with commas between them."""
    if isinstance(value, str):
        return [name for part in value.split(",") if (name := part.strip())]
    return one_or_many(value)


def choice(*names: str) -> PlainValidator:
    """Accepts one of the names (in any case), and suggests the nearest for another.

    Args:
        names: The values that the field may have, in lower case.
    """

    def read(text: str) -> str:
        if text.lower() in names:
            return text.lower()
        near = nearest(text, names)
        hint = f"Did you mean {near}? " if near else ""
        raise refused(f"{shown(text)} is not known", f"{hint}It is one of {listed(names)}.")

    return _reader(read)


Text = Annotated[str, PlainValidator(_text)]
"""Text as it was written."""
Name = Annotated[str, _reader(str)]
"""The name of something in the strategy; space around it does not count."""
Identifier = Annotated[str, _reader(_identifier)]
"""The id of a post: letters, digits, hyphens, at most 100."""
Day = Annotated[date, _reader(_date)]
"""A date, "2026-12-01", with its weekday if one likes: "Tue 2026-12-01"."""
When = Annotated[Moment, _reader(_moment)]
"""A date with or without a time of day."""
Clock = Annotated[time, _reader(_clock)]
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
Names = Annotated[tuple[Name, ...], BeforeValidator(_names)]
"""Names: a list, one, or several with commas between them."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
"""Texts: a list, or one."""
Weekdays = Annotated[tuple[Weekday, ...], BeforeValidator(_names)]
"""Days of the week: a list, one, or several with commas between them."""
