"""A year in weeks, and what was there a year ago."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.insight.year import months, weeks, year_ago
from tests.insight.made import reflection, seen

DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2090, 12, 31))


@given(DAYS, st.lists(st.integers(-30, 800), max_size=30))
def test_every_reflection_of_the_year_is_in_one_week(today: dt.date, ago: list[int]) -> None:
    made = [reflection(n, date=today - dt.timedelta(days=days)) for n, days in enumerate(ago)]
    found = weeks(seen(made), today)
    assert found[-1].monday <= today < found[-1].monday + dt.timedelta(days=7)
    steps = {b.monday - a.monday for a, b in pairwise(found)}
    assert steps == {dt.timedelta(days=7)}
    end = found[-1].monday + dt.timedelta(days=7)
    inside = sum(found[0].monday <= one.date < end for one in made)
    assert sum(week.number for week in found) == inside
    assert sum(number for _month, number in months(found)) == inside


def test_a_year_ago_is_a_matter_of_days() -> None:
    days = [
        dt.date(2025, 11, 21),
        dt.date(2025, 11, 22),
        dt.date(2025, 11, 28),
        dt.date(2025, 11, 29),
    ]
    made = [reflection(n, date=day) for n, day in enumerate(days)]
    assert [one.date for one in year_ago(seen(made), dt.date(2026, 11, 25))] == days[1:3]
    leap = [reflection(1, date=dt.date(2027, 2, 28))]
    assert len(year_ago(seen(leap), dt.date(2028, 2, 29))) == 1
