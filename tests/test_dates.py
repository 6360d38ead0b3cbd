"""Dates as people type them, in both languages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui import dates, i18n

TODAY = dt.date(2026, 11, 25)  # a Wednesday

AHEAD = {
    "vandaag": "2026-11-25",
    "morgen": "2026-11-26",
    "overmorgen": "2026-11-27",
    "the day after tomorrow": "2026-11-27",
    "vrijdag": "2026-11-27",
    "Friday": "2026-11-27",
    "woensdag": "2026-12-02",
    "op maandag": "2026-11-30",
    "volgende week": "2026-12-02",
    "next week": "2026-12-02",
    "volgende week vrijdag": "2026-12-04",
    "next week Monday": "2026-11-30",
    "afgelopen vrijdag": "2026-11-20",
    "over een week": "2026-12-02",
    "over 3 dagen": "2026-11-28",
    "in two weeks": "2026-12-09",
    "3 december": "2026-12-03",
    "3 dec": "2026-12-03",
    "December 3": "2026-12-03",
    "3rd December 2027": "2027-12-03",
    "1 maart": "2027-03-01",
    "1 mrt": "2027-03-01",
    "de 3e": "2026-12-03",
    "the 30th": "2026-11-30",
    "24-11-2026": "2026-11-24",
    "24/11/26": "2026-11-24",
    "2026-12-24": "2026-12-24",
    "24.12": "2026-12-24",
    "vrijdag 4 december": "2026-12-04",
    "Friday, 4 December": "2026-12-04",
}
BACK = {
    "gisteren": "2026-11-24",
    "eergisteren": "2026-11-23",
    "vrijdag": "2026-11-20",
    "woensdag": "2026-11-25",
    "vorige week vrijdag": "2026-11-20",
    "last Friday": "2026-11-20",
    "3 december": "2025-12-03",
    "24-11": "2026-11-24",
    "the 30th": "2026-10-30",
}


@pytest.mark.parametrize(("typed", "meant"), AHEAD.items())
def test_a_day_to_come(typed: str, meant: str) -> None:
    assert dates.parse(typed, today=TODAY, ahead=True) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize(("typed", "meant"), BACK.items())
def test_a_day_that_was(typed: str, meant: str) -> None:
    assert dates.parse(typed, today=TODAY, ahead=False) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize(
    "typed", ["foo", "32 december", "31-2-2026", "eind december", "2026", "9" * 99]
)
def test_what_is_no_date(typed: str) -> None:
    assert dates.parse(typed, today=TODAY, ahead=True) is None


@given(st.text(max_size=30), st.booleans())
def test_anything_may_be_typed(typed: str, ahead: bool) -> None:
    found = dates.parse(typed, today=TODAY, ahead=ahead)
    assert found is None or isinstance(found, dt.date)


@given(st.dates(dt.date(1, 1, 1)), st.sampled_from(["nl", "en"]))
def test_what_is_shown_can_be_typed(date: dt.date, language: str) -> None:
    i18n.use(language)
    if date.year >= 1000:
        assert dates.parse(dates.long(date), today=TODAY, ahead=True) == date
