"""Hours as people type them, kept in minutes: `1,5 uur`, `90 min`, `1:30`, `2`."""

import re

from orgcoach_tui.i18n import _, language

MOST = 100_000
"""Minutes in one reflection; more than a year of work."""

_CLOCK = re.compile(r"(\d{1,4})[:u](\d\d)")
_MINUTES = re.compile(r"(\d{1,6})\s*(?:m|min|mins|minuten|minutes?|minuut)\.?")
_HOURS = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:h|u|uur|uren|hours?)?\.?")


def parse(typed: str) -> int | None:
    """The minutes that are meant; None for anything else, and for none at all."""
    said = typed.strip().lower()
    if found := _CLOCK.fullmatch(said):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := _MINUTES.fullmatch(said):
        minutes = int(found[1])
    elif found := _HOURS.fullmatch(said):
        minutes = round(float(found[1].replace(",", ".")) * 60)
    else:
        return None
    return minutes if 0 < minutes <= MOST else None


def words(minutes: int) -> str:
    """`1,5 uur`, `1.5 hours`; to a hundredth of an hour."""
    number = f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
    if language() == "nl":
        number = number.replace(".", ",")
    return _("{n} hours").format(n=number) if minutes != 60 else _("one hour")
