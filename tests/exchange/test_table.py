"""The plan as a table: it opens in a spreadsheet, and nothing in it is computed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.exchange.fields import NAMES
from journey.exchange.table import inert, table, without_marks
from journey.exchange.text import lines
from tests.corpus.test_hostile_plans import STRATEGY as HOSTILE
from tests.corpus.test_hostile_plans import calendar as calendar_of
from tests.exchange import plans
from tests.exchange.plans import nowhere, site_of, url

FORMULA = re.compile(r"[\s]*[=+\-@＝＋－＠]")


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table, as a reader of CSV has them."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture(scope="module")
def text() -> str:
    return table(site_of(), url)


@pytest.fixture(scope="module")
def rows(text: str) -> dict[str, dict[str, str]]:
    return {f"{row['id']} {row['channel']}": row for row in rows_of(text)}


def test_every_placement_is_a_row_and_every_post_without_a_date(
    rows: dict[str, dict[str, str]],
) -> None:
    assert list(rows) == [
        "past-with-a-list facebook",
        "elsewhere odd; name, é",
        "elsewhere facebook",
        "a-whole-day letter",
        "an-idea facebook",
        "called-off facebook",
        "1-1 facebook",
        "in-the-lost-hour odd; name, é",
        "without-a-date facebook, letter",
    ]


def test_columns_have_the_names_that_people_write(rows: dict[str, dict[str, str]]) -> None:
    row = rows["1-1 facebook"]
    said = {name: value for name, value in row.items() if value}
    assert said == {
        "date": "2026-12-08",
        "time": "09:00",
        "timezone": "America/Chicago",
        "channel": "facebook",
        "id": "1-1",
        "title": "'=1+1",
        "status": "draft",
        "stage": "interest",
        "type": "question",
        "copy": "Everything",
        "link": "https://fern.example/a?b=c,d;e",
        "media": "media/a.png, media/b.png",
        "alt": "A bowl",
        "audience": "newcomers",
        "tags": "one, two",
        "offer.code": "WARM10",
        "offer.expires": "2026-12-09",
        "offer.exclusive": "yes",
        "closes": "an-idea",
        "shock": "no",
        "approved.by": "sam",
        "approved.date": "2026-12-01",
        "approved.holds": "no",
        "x-note": "mood: cosy, words: a, b",
        "url": "https://plan.example/posts/1-1/",
    }


def test_no_field_of_a_post_is_forgotten(text: str) -> None:
    columns = {name.partition(".")[0] for name in rows_of(text)[0]}
    assert set(NAMES) <= columns


def test_a_placement_says_what_it_says_on_its_channel(rows: dict[str, dict[str, str]]) -> None:
    here, there = rows["elsewhere facebook"], rows["elsewhere odd; name, é"]
    assert (here["title"], here["copy"], here["status"]) == ("Another; title", "Late", "draft")
    assert (there["title"], there["copy"], there["status"]) == ("Elsewhere", "", "approved")
    assert (here["time"], here["timezone"]) == ("23:30", "America/Chicago")
    assert (there["time"], there["timezone"]) == ("02:30", "Europe/Berlin")


def test_what_is_hidden_has_no_column() -> None:
    strategy = plans.STRATEGY + "publish: {hide: [owner, offer.code, copy, x-note]}\n"
    columns = set(rows_of(table(site_of(strategy), url))[0])
    assert not {"owner", "offer.code", "copy", "x-note"} & columns
    assert {"responder", "offer.expires", "title"} <= columns


def test_the_bytes_are_those_that_excel_and_the_standard_want(text: str) -> None:
    assert text.startswith(
        "\ufeffdate,time,timezone,channel,id,"
    )  # not “ID”: Excel takes it for SYLK
    whole = "".join(
        f"{','.join(_quoted(cell) for cell in row)}\r\n"
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    )
    assert text == "\ufeff" + whole


def _quoted(cell: str) -> str:
    quoted = cell.replace('"', '""')
    return f'"{quoted}"' if re.search(r'[",\r\n]', cell) else cell


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1 for this", "'+1 for this"),
        ("- a list\n- of two", "'- a list\n'- of two"),
        ("@everybody", "'@everybody"),
        ("\t=1", "\t'=1"),
        ("\r=1", "\n'=1"),
        (" =1", " '=1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),  # where commas are for decimals, Excel parts cells at semicolons
        ("'=1", "''=1"),
        ("a=b, c-d; e@f.example", "a=b, c-d; e@f.example"),
        ("'tis the season", "'tis the season"),
        ("", ""),
        ("a\x00b\x1b[31m", "ab[31m"),
    ],
)
def test_what_begins_like_a_formula_has_an_apostrophe_in_front(written: str, cell: str) -> None:
    assert inert(written) == cell


TEXTS = st.text(st.sampled_from("=+-@＝'\t\r\n; ,\"aé"), max_size=20) | st.text(max_size=40)


@given(TEXTS)
def test_marks_can_be_taken_away_again(text: str) -> None:
    assert without_marks(inert(text)) == lines(text)


@given(TEXTS)
def test_no_cell_is_a_formula_wherever_it_begins(text: str) -> None:
    for piece in re.split("[;\t\n]", inert(text)):
        assert not FORMULA.match(piece)


def test_hostile_texts_are_nothing_but_texts(corpus: Path) -> None:
    payloads = json.loads((corpus / "hostile/payloads.json").read_text(encoding="utf-8"))
    naughty = json.loads((corpus / "hostile/naughty-strings.json").read_text(encoding="utf-8"))
    texts = [t for t in [*_texts(payloads), *naughty["strings"]] if t.strip()]
    assert any(text.startswith("=cmd") for text in texts)
    site = plans.of_files({"strategy.yml": HOSTILE, "calendars/h.yml": calendar_of(texts)})
    rows = {row["id"]: row for row in rows_of(table(site, nowhere))}
    assert len(rows) == len(texts)
    for number, text in enumerate(texts):
        row = rows[f"s-{number}"]
        assert {without_marks(row[name]) for name in ("title", "copy", "x-own")} == {lines(text)}
        assert not any(FORMULA.match(cell) for cell in row.values())


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [text for one in inner for text in _texts(one)] if isinstance(value, dict | list) else []
