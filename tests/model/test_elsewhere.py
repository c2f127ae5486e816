"""Dates as they are written elsewhere: what to write here instead, where that is certain."""

from __future__ import annotations

import pytest

from journey.model.elsewhere import date_help

FORM = "Write year, month and day: 2026-12-31, with a time if you like: 2026-12-31 18:00."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/12/01", "2026-12-01"),
        ("2026.12.1", "2026-12-01"),
        ("2026-12-1 10:30", "2026-12-01 10:30"),
        ("20261201", "2026-12-01"),
        ("2026-12-01, 10:30", "2026-12-01 10:30"),
        ("13/12/2026", "2026-12-13"),
        ("12/31/2026", "2026-12-31"),
        ("12/12/26", "2026-12-12"),
        ("1 December 2026", "2026-12-01"),
        ("1st of December 2026", "2026-12-01"),
        ("1. Dec. 2026", "2026-12-01"),
        ("1-Dec-2026", "2026-12-01"),
        ("Dec 1, 2026", "2026-12-01"),
        ("December 1st, 2026 at 6pm", "2026-12-01 18:00"),
        ("Tue, 1 Dec 2026", "2026-12-01"),
        ("Sept 3, 2026", "2026-09-03"),
        ("Tue 1/12/2026", "2026-12-01"),
        ("2026/12/24 18:00:00", "2026-12-24 18:00"),
        ("24.12.2026 18:00 Uhr", "2026-12-24 18:00"),
        ("24 December 2026 - 6 o'clock", "2026-12-24 06:00"),
    ],
)
def test_a_date_that_can_mean_one_day(written: str, meant: str) -> None:
    assert date_help(written) == f"Write {meant}."


@pytest.mark.parametrize("written", ["1/12/2026", "01.12.2026", "1-12-26"])
def test_a_date_whose_day_and_month_could_be_swapped(written: str) -> None:
    both = "2026-12-01 for 1 December 2026, or 2026-01-12 for 12 January 2026"
    assert date_help(written) == f"Write {both}."


def test_a_year_of_two_digits_may_stand_first() -> None:
    help = "Write 2024-12-26 for 26 December 2024, or 2026-12-24 for 24 December 2026."
    assert date_help("26-12-24") == help


@pytest.mark.parametrize(
    "written",
    ["Fri, 24 Dec 2026", "Mon 20261224", "tomorrow", "Dec 2026", "30 Feb 2026", "31/31/2026",
     "2026121", "Ma 1, 2026", "1/12", "0/0/00", "1 Dec 2026 25:00", "0000/00/00"],
)  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    assert date_help(written) == FORM


def test_where_no_time_goes_none_is_written() -> None:
    assert date_help("soon", timed=False) == "Write year, month and day: 2026-12-31."
    assert date_help("Dec 1, 2026 10:30", timed=False) == "Write 2026-12-01."
