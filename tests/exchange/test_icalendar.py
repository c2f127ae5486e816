"""Calendars: what readers by others find in them, and every byte by the standard."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.exchange import icalendar
from journey.exchange.text import about, lines, one_line
from journey.views.feeds import CALENDAR
from journey.views.site import Site
from tests.corpus.test_hostile_plans import STRATEGY as HOSTILE
from tests.corpus.test_hostile_plans import calendar as calendar_of
from tests.exchange import plans
from tests.exchange.plans import fed, nowhere, site_of, url
from tests.exchange.readers import (
    EVERY_READER,
    Event,
    Read,
    differences,
    misread,
    with_icalendar,
    with_ics,
    with_vobject,
)

UTC = dt.UTC
BERLIN = "odd; name, é"


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of()


@pytest.fixture(scope="module")
def calendars(site: Site) -> dict[str, bytes]:
    return {path: text for path, text in fed(site).items() if path.endswith(".ics")}


def expected(site: Site) -> dict[str, Event]:
    """What a reader should find, from the plan alone, by UID."""
    found = {}
    for placement in site.shown.placements:
        content = placement.content
        if content.status == "cancelled":
            continue
        if placement.at:
            start: dt.date = placement.at.astimezone(UTC)
            end: dt.date = start + dt.timedelta(minutes=15)
        else:
            start, end = placement.date, placement.date + dt.timedelta(days=1)
        page = url(f"posts/{site.post_paths[placement.id]}")
        known = "\n".join(about(site, content))
        copy = lines(content.copy or "").strip()
        kinds = (site.labels.stage(content.stage), site.labels.type(content.type))
        confirmed = content.status in ("approved", "scheduled", "published")
        event = Event(
            icalendar.uid(site, placement.id, placement.channel),
            one_line(f"{site.labels.channel(placement.channel).title}: {content.title}"),
            "\n\n".join(part for part in (known, copy, page) if part),
            start,
            end,
            frozenset(label.title for label in kinds if label),
            "CONFIRMED" if confirmed else "TENTATIVE",
            page,
            site.plan.today.toordinal(),
        )
        found[event.uid] = event
    return found


@pytest.mark.parametrize("read", EVERY_READER)
def test_a_reader_by_others_finds_the_plan(
    read: Read, site: Site, calendars: dict[str, bytes]
) -> None:
    assert differences(read, calendars[CALENDAR], expected(site)) == []
    assert len(expected(site)) == 7


@pytest.mark.parametrize("read", EVERY_READER)
def test_a_reader_by_others_reads_every_calendar(read: Read, calendars: dict[str, bytes]) -> None:
    counts = {path: len(read(text)) for path, text in calendars.items()}
    assert counts == {
        "feeds/plan.ics": 7,
        "feeds/channels/facebook.ics": 4,
        "feeds/channels/odd-name-e.ics": 2,
        "feeds/channels/letter.ics": 1,
        "feeds/campaigns/winter.ics": 2,
        "feeds/people/dana.ics": 2,  # owns one, answers to another
        "feeds/people/sam.ics": 4,  # answers on facebook
        "feeds/people/nobody.ics": 0,
        "feeds/people/somebody.ics": 1,  # is not among the people of the strategy
    }


def problems(text: bytes) -> list[str]:
    """What is wrong with the bytes of a calendar."""
    found = []
    if not text.endswith(b"\r\n") or re.search(rb"\r(?!\n)|(?<!\r)\n", text):
        found.append("a line does not end with CRLF")
    physical = text.split(b"\r\n")[:-1]
    found += [f"{len(line)} octets: {line!r}" for line in physical if len(line) > 75]
    for line in physical:
        if line.decode(errors="ignore").encode() != line:
            found.append(f"a character is split: {line!r}")
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        found.append("a control character")
    return found + problems_of_lines(
        text.replace(b"\r\n ", b"").decode(errors="replace").split("\r\n")[:-1]
    )


def problems_of_lines(unfolded: list[str]) -> list[str]:
    found = []
    open_ones: list[str] = []
    uids, defined, used = [], set(), set()
    for line in unfolded:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]*)*):(.*)", line, re.DOTALL)
        if not match:
            found.append(f"not a line: {line!r}")
            continue
        name, params, value = match.groups()
        if name == "BEGIN":
            open_ones.append(value)
        elif name == "END" and (not open_ones or open_ones.pop() != value):
            found.append(f"{value} ends")
        elif name == "UID":
            uids.append(value)
        elif name == "TZID":
            defined.add(value)
        used |= set(re.findall(";TZID=([^;]*)", params))
        if len(line.splitlines()) != 1:
            found.append(f"some reader sees two lines: {line!r}")
    if len(uids) != len(set(uids)):
        found.append("a UID comes twice")
    if used - defined or open_ones:
        found.append(f"not defined or not closed: {used - defined} {open_ones}")
    return found


def test_every_byte_is_as_the_standard_says(calendars: dict[str, bytes]) -> None:
    assert {path: wrong for path, text in calendars.items() if (wrong := problems(text))} == {}


def test_the_test_of_bytes_finds_what_is_wrong() -> None:
    good = b"BEGIN:VCALENDAR\r\nUID:a\r\nEND:VCALENDAR\r\n"
    assert problems(good) == []
    for bad in (
        good.replace(b"\r\n", b"\n"),
        good.replace(b"UID:a", b"UID:" + b"a" * 72),
        good.replace(b"UID:a", "NAME:é".encode()[:-1] + b"\r\n " + "é".encode()[-1:]),
        good.replace(b"UID:a", b"UID:a\r\nUID:a"),
        good.replace(b"UID:a", b"DTSTART;TZID=Europe/Berlin:20261201T103000"),
        good.replace(b"UID:a", b"UID:a\x00"),
        good.replace(b"UID:a", "UID:a\u2028BEGIN:VALARM".encode()),
        good.replace(b"END:VCALENDAR", b"END:VEVENT"),
    ):
        assert problems(bad), bad


def test_an_event_blocks_no_time_and_rings_no_alarm(calendars: dict[str, bytes]) -> None:
    text = calendars[CALENDAR].decode()
    assert text.count("\r\nTRANSP:TRANSPARENT\r\n") == text.count("BEGIN:VEVENT") == 7
    assert "VALARM" not in text
    assert "METHOD" not in text


def test_a_calendar_says_its_name_and_when_to_look_again(calendars: dict[str, bytes]) -> None:
    text = calendars["feeds/people/dana.ics"].decode()
    name = r"Fern & Fable\, Ltd\; \\N: Dana Reyes"
    assert f"\r\nNAME:{name}\r\nX-WR-CALNAME:{name}\r\n" in text
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n" in text


def test_times_are_those_of_the_channel_in_utc(calendars: dict[str, bytes]) -> None:
    starts = {e.summary: e.start for e in with_vobject(calendars[CALENDAR])}
    assert starts["Facebook: Past, with a list"] == dt.datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
    assert starts[f"{BERLIN}: Elsewhere"] == dt.datetime(2026, 12, 4, 1, 30, tzinfo=UTC)
    assert starts["Facebook: Another; title"] == dt.datetime(2026, 12, 5, 5, 30, tzinfo=UTC)
    assert starts["letter: A whole day"] == dt.date(2026, 12, 5)


def uids(site: Site) -> dict[str, str]:
    return {event.summary: event.uid for event in with_icalendar(fed(site)[CALENDAR])}


def test_an_event_stays_the_same_when_its_post_moves(site: Site) -> None:
    head, *posts = plans.CALENDAR.split("\n  - ")
    turned = "\n  - ".join([head, *(post.rstrip("\n") for post in reversed(posts))]) + "\n"
    moved = site_of(calendar="\n\n" + turned.replace("2026-12-0", "2027-01-0"))
    renamed = plans.of_files({"strategy.yml": plans.STRATEGY, "calendars/z.yml": plans.CALENDAR})
    later = site_of(today=dt.date(2027, 1, 1))
    for other in (moved, renamed, later):
        assert uids(other) == uids(site)


def test_no_other_event_has_its_name(site: Site) -> None:
    other = site_of(plans.STRATEGY.replace("Fern &", "Moss &"))
    assert len(set(uids(site).values()) | set(uids(other).values())) == 14


def test_a_name_does_not_depend_on_where_two_texts_meet(site: Site) -> None:
    assert icalendar.uid(site, "ab", "c") != icalendar.uid(site, "a", "bc")


def stamps(site: Site) -> set[tuple[str, str]]:
    text = fed(site)[CALENDAR].decode()
    return set(re.findall(r"DTSTAMP:(\S+)\r\nSEQUENCE:(\d+)", text))


@given(st.dates(), st.integers(min_value=0, max_value=400))
@settings(max_examples=25)
def test_nothing_goes_down_from_day_to_day(today: dt.date, days: int) -> None:
    later = min(today.toordinal() + days, dt.date.max.toordinal())
    one, other = (
        icalendar.event(site, site.shown.placements[0], nowhere).decode()
        for site in (site_of(today=day) for day in (today, dt.date.fromordinal(later)))
    )
    for name in ("DTSTAMP", "SEQUENCE"):
        before, after = (re.search(rf"\r\n{name}:(\S+)", text)[1] for text in (one, other))
        assert before <= after if name == "DTSTAMP" else 0 < int(before) <= int(after) < 2**31


def test_all_events_of_a_day_are_of_that_day(site: Site) -> None:
    assert stamps(site) == {("20261203T000000Z", str(plans.TODAY.toordinal()))}


def test_the_same_plan_on_the_same_day_gives_the_same_bytes() -> None:
    assert fed(site_of()) == fed(site_of())


def test_a_site_that_knows_no_address_links_to_no_page(site: Site) -> None:
    text = fed(site, absolute=False)[CALENDAR]
    assert b"URL" not in text
    assert problems(text) == []


def test_copy_that_is_very_long_is_cut_behind_a_word() -> None:
    long = site_of(
        calendar=f"posts:\n- {{date: 2026-12-04, channels: letter, copy: {'word ' * 999}}}"
    )
    (event,) = with_vobject(fed(long)[CALENDAR])
    copy = event.description.split("\n\n")[1]
    assert copy.endswith("word …")
    assert 1990 <= len(copy) <= 2002


def test_text_is_folded_neither_within_a_character_nor_within_an_escape(site: Site) -> None:
    for shift in range(80):
        text = "x" * shift + "\\;," * 40 + "é茶🍵" * 40 + "\n" * 40
        event = _event(site, "T", text)
        assert problems(icalendar.calendar("C", [event])) == []
        assert not re.search(rb"(?<!\\)(?:\\\\)*\\\r\n ", event)


def _event(site: Site, title: str, copy: str) -> bytes:
    placement = site.shown.placements[0]
    content = replace(placement.content, title=title, copy=copy)
    return icalendar.event(site, replace(placement, content=content), url)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
SITE = site_of()


@given(title=TEXTS, copy=TEXTS)
def test_any_text_comes_out_as_it_went_in(title: str, copy: str) -> None:
    event = _event(SITE, title, copy)
    text = icalendar.calendar("A name", [event])
    assert problems(text) == []
    known = "\n".join(about(SITE, SITE.shown.placements[0].content))
    parts = (known, lines(copy).strip(), url("posts/past-with-a-list"))
    for read in (with_vobject, with_ics, with_icalendar):  # a process for each text takes long
        (found,) = read(text)
        if not misread(read, found):
            assert found.summary == one_line(f"Facebook: {title or 'past-with-a-list'}")
            assert found.description == "\n\n".join(part for part in parts if part)


@pytest.fixture(scope="module")
def hostile(corpus: Path) -> list[str]:
    """Texts that were made to break programs."""
    found: list[str] = json.loads(
        (corpus / "hostile/naughty-strings.json").read_text(encoding="utf-8")
    )["strings"]
    for name in ("payloads.json", "bidi-and-homoglyphs.json"):
        found += _texts(json.loads((corpus / "hostile" / name).read_text(encoding="utf-8")))
    return [text for text in found if text.strip()]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [text for one in inner for text in _texts(one)] if isinstance(value, dict | list) else []


@pytest.mark.parametrize("read", EVERY_READER)
def test_hostile_texts_are_nothing_but_texts(read: Read, hostile: list[str]) -> None:
    site = plans.of_files(
        {"strategy.yml": HOSTILE, "calendars/hostile.yml": calendar_of(hostile)},
    )
    text = fed(site)[CALENDAR]
    assert problems(text) == []
    assert len(hostile) > 1000
    assert differences(read, text, expected(site))[:3] == []
