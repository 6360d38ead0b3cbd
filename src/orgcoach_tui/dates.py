"""Dates as people type and read them, in Dutch and English, without a library's locale data."""

import datetime as dt
import re

from orgcoach_tui import i18n
from orgcoach_tui.text import fold

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_FROM_TODAY = {
    "eergisteren": -2,
    "gisteren": -1,
    "yesterday": -1,
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "day before yesterday": -2,
    "the day before yesterday": -2,
}
_NUMBERS = {
    word: n
    for n, words in enumerate(
        ("een one a", "twee two", "drie three", "vier four", "vijf five", "zes six"), start=1
    )
    for word in words.split()
}
_UNITS = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}


def short(date: dt.date, today: dt.date | None = None) -> str:
    """`24 nov`, with the year when it is another: `24 nov 2025`."""
    today = today or dt.date.today()
    month = _MONTHS[i18n.language()].split()[date.month - 1][:3]
    # Dutch shortens maart to mrt; the others are their first three letters.
    month = "mrt" if month == "maa" else month
    return f"{date.day} {month}" + ("" if date.year == today.year else f" {date.year}")


def long(date: dt.date) -> str:
    """`vrijdag 27 november 2026`, `Friday 27 November 2026`."""
    day = _DAYS[i18n.language()].split()[date.weekday()]
    return f"{day} {full(date)}"


def full(date: dt.date) -> str:
    """`27 november 2026`, `27 November 2026`."""
    return f"{date.day} {month(date)}"


def month(date: dt.date) -> str:
    """`november 2026`, `November 2026`."""
    return f"{_MONTHS[i18n.language()].split()[date.month - 1]} {date.year}"


def parse(text: str, *, today: dt.date, ahead: bool) -> dt.date | None:
    """The date that `text` means, None when it cannot be read.

    A day without a year or the name of a weekday is the next one when `ahead`, else the last one.
    Reads both languages, whatever the interface speaks.
    """
    said = fold(text).strip(" .").replace(",", " ")
    if said in _FROM_TODAY:
        return today + dt.timedelta(days=_FROM_TODAY[said])
    if found := _weekday(said, today, ahead):
        return found
    if match := re.fullmatch(r"(?:over|in) (\w+) (\w+)", said):
        n = _NUMBERS.get(match[1]) or (int(match[1]) if re.fullmatch("[0-9]{1,3}", match[1]) else 0)
        unit = _UNITS.get(match[2])
        return today + dt.timedelta(days=n * unit) if n and unit else None
    if match := re.fullmatch(r"(?:de |the )?(\d{1,2})(?:e|ste|de|st|nd|rd|th)", said):
        return _on_day(int(match[1]), today, ahead)
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", said):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?", said):
        return _in_year(int(match[1]), int(match[2]), match[3], today, ahead)
    for pattern, day, month in (
        (r"(\d{1,2})(?:e|st|nd|rd|th)?\.? ?([a-z]{3,9})\.?(?: (\d{4}))?", 1, 2),
        (r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: +(\d{4}))?", 2, 1),
    ):
        if match := re.fullmatch(pattern, re.sub(" +", " ", _without_weekday(said))):
            number = _month(match[month])
            return _in_year(int(match[day]), number, match[3], today, ahead) if number else None
    return None


_NEXT = re.compile("(?:aanstaande|komende|volgende|next|this|coming) ")
_LAST = re.compile("(?:afgelopen|vorige|last|past) ")
_WEEK_OF = re.compile("(volgende|vorige|next|last) week ?(.*)")


def _weekday(said: str, today: dt.date, ahead: bool) -> dt.date | None:
    """A day by its name, with words before it that say which one."""
    if match := _WEEK_OF.fullmatch(said):
        by = 7 if match[1] in ("volgende", "next") else -7
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(days=by)
        if not match[2]:
            return today + dt.timedelta(days=by)
        number = _day(match[2])
        return None if number is None else monday + dt.timedelta(days=number)
    said = re.sub("^(?:op|on) ", "", said)
    if match := _NEXT.match(said) or _LAST.match(said):
        ahead = _NEXT.match(said) is not None
        said = said[match.end() :]
    number = _day(said)
    if number is None:
        return None
    days = (number - today.weekday()) % 7
    if ahead:
        return today + dt.timedelta(days=days or 7)
    return today - dt.timedelta(days=(7 - days) % 7)


def _day(said: str) -> int | None:
    """The number of a weekday, Monday is 0; its first two or three letters will do."""
    for names in _DAYS.values():
        for number, name in enumerate(names.casefold().split()):
            if said in (name, name[:2], name[:3]):
                return number
    return None


def _without_weekday(said: str) -> str:
    first, _, rest = said.partition(" ")
    known = {day for names in _DAYS.values() for day in names.casefold().split()}
    return rest.strip() if first in known or first in {d[:2] for d in known} else said


def _month(name: str) -> int:
    for names in _MONTHS.values():
        for number, month in enumerate(names.casefold().split(), start=1):
            if len(name) >= 3 and month.startswith(name):
                return number
    return 3 if name == "mrt" else 0


def _in_year(day: int, month: int, year: str | None, today: dt.date, ahead: bool) -> dt.date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = _date(today.year, month, day)
    if found is None:
        return None
    if ahead and found < today:
        return _date(today.year + 1, month, day)
    if not ahead and found > today:
        return _date(today.year - 1, month, day)
    return found


def _on_day(day: int, today: dt.date, ahead: bool) -> dt.date | None:
    """The nearest such day of a month in that direction."""
    month = today.replace(day=1)
    for _n in range(12):
        found = _date(month.year, month.month, day)
        if found and ((found >= today) if ahead else (found <= today)):
            return found
        step = 31 if ahead else -1
        month = (month + dt.timedelta(days=step)).replace(day=1)
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
