"""Series of reflections as charts, each with a table that says the same."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from orgcoach_tui import dates, i18n
from orgcoach_tui.export.document import Bars, Chart, Table
from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.insight.series import SEVERAL, Point, Series, gathered
from orgcoach_tui.insight.year import Week, months
from orgcoach_tui.placement import MOST

COLUMNS = 16
"""Of a picture at most; of more reflections, some that follow each other share a column."""

_NOTHING = "–"
Value = Callable[[Sequence[Point], str], float | None]


def own_chart(found: Series, roles: Mapping[str, Role]) -> Chart:
    """How much of each role the writer put down, 0 to 5; of several reflections their mean."""

    def mean(points: Sequence[Point], role: str) -> float | None:
        given = [point.placed[role] for point in points if role in point.placed]
        return sum(given) / len(given) if given else None

    placed = [point for point in found.points if point.placed]
    names = {role: (roles[role].name, roles[role].short) for role in ROLES}
    caption = _("How much of each role you put down, 0 to 5")
    return _chart(placed, names, mean, MOST, caption)


def words_chart(
    found: Series, roles: Mapping[str, Role], first: Callable[[Point], str] | None = None
) -> Chart:
    """What comes first in the words. `first` says what is meant, where it is not the latest reading."""
    said = first or (lambda point: point.words)

    def number(points: Sequence[Point], role: str) -> float | None:
        return float(sum(said(point) == role for point in points))

    read = [point for point in found.points if said(point)]
    names = {role: (roles[role].name, roles[role].short) for role in ROLES}
    names |= {MIDDLE: (_("the field between"), roles[MIDDLE].short)}
    names |= {SEVERAL: (_("several hats"), _("Hats"))}
    caption = _("In how many reflections it comes first in your words")
    return _chart(read, names, number, _size(read), caption)


def answers_chart(found: Series) -> Chart:
    """Whether the mirror was recognised."""

    def number(points: Sequence[Point], answer: str) -> float | None:
        return float(sum(point.recognised == answer for point in points))

    answered = [point for point in found.points if point.recognised]
    names = {"yes": (_("yes"),) * 2, "partly": (_("partly"),) * 2, "no": (_("no"),) * 2}
    return _chart(answered, names, number, _size(answered), _("Whether you recognised the mirror"))


def year_chart(found: Sequence[Week]) -> Chart:
    """How many reflections there are in each week of a year; in words, in each month."""
    most = max((week.number for week in found), default=0) or 1
    row = Bars(_("a week"), tuple(float(week.number) for week in found))
    counted = tuple((dates.month(first), str(number)) for first, number in months(found) if number)
    table = Table(_("Reflections in each month"), (_("Month"), _("Reflections")), counted)
    return Chart((row,), most, table)


def _chart(
    points: Sequence[Point],
    names: Mapping[str, tuple[str, str]],
    value: Value,
    most: float,
    caption: str,
) -> Chart:
    """A row for each of `names`, which are a name and a shorter one to stand above a column."""
    groups = gathered(points, COLUMNS)
    columns = {key: [value(group, key) for group in groups] for key in names}
    rows = tuple(Bars(name, tuple(columns[key])) for key, (name, _short) in names.items())
    head = (_("When"), *(short for _name, short in names.values()))
    told = tuple(
        (_days(group), *(_number(columns[key][n]) for key in names))
        for n, group in enumerate(groups)
    )
    if _size(points) > 1:
        several = _("{n} reflections at a time")
        caption = f"{caption} ({several.format(n=_size(points))})"
    return Chart(rows, most, Table(caption, head, told))


def _size(points: Sequence[Point]) -> int:
    """The number of reflections in a column."""
    return len(gathered(points, COLUMNS)[0]) if points else 1


def _days(group: Sequence[Point]) -> str:
    first, last = group[0].date, group[-1].date
    if first == last:
        return _day(first)
    return f"{dates.short(first, last)} – {_day(last)}"


def _day(day: dt.date) -> str:
    return dates.short(day, dt.date.min)  # always with its year


def _number(value: float | None) -> str:
    if value is None:
        return _NOTHING
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if i18n.language() == "nl" else text
