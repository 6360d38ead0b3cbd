"""A year of reflections: how many in each week, and what was written about a year ago."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from orgcoach_tui.journal.glance import Glance, oldest_first

WEEKS = 53
_AROUND = 3  # days


@dataclass(frozen=True, slots=True)
class Week:
    """A week, by its Monday, and the number of reflections about a day in it."""

    monday: dt.date
    number: int


def weeks(glances: Iterable[Glance], until: dt.date) -> tuple[Week, ...]:
    """The year that ends with the week of `until`."""
    this = until - dt.timedelta(days=until.weekday())
    days = (one.date for one in glances)
    counted = Counter(day - dt.timedelta(days=day.weekday()) for day in days if day.year > 1)
    mondays = (this - dt.timedelta(weeks=n) for n in range(WEEKS - 1, -1, -1))
    return tuple(Week(monday, counted[monday]) for monday in mondays)


def months(found: Iterable[Week]) -> list[tuple[dt.date, int]]:
    """The same by month, in which a week is by its Monday; the first day of each month."""
    counted: dict[dt.date, int] = {}
    for week in found:
        first = week.monday.replace(day=1)
        counted[first] = counted.get(first, 0) + week.number
    return list(counted.items())


def year_ago(glances: Iterable[Glance], today: dt.date) -> list[Glance]:
    """What is about that day a year ago, or about one of the three days on either side."""
    try:
        day = today.replace(year=today.year - 1)
    except ValueError:  # 29 February
        day = today.replace(year=today.year - 1, day=28)
    return [one for one in oldest_first(glances) if abs((one.date - day).days) <= _AROUND]
