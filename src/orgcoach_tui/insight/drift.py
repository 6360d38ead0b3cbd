"""What stands out in the latest reflections and did not before: said only when chance is no answer.

The test is exact and simple. Of every place (an organisation, a trajectory, all there is) and every
role, the last 5, 8, 12, 18, 27, 40, 60 and 90 reflections are laid beside those before. If the
order of the reflections meant nothing, how often would the role come first among the last as often
as it does? That chance is counted (Fisher's exact test), and multiplied by the number of times that
the question was put and could have been answered. Below one in a hundred it is said.

- What goes over all organisations is counted within each of them, or a new organisation would look
  like a change.
- What the words lean to is counted within each version of the rules, or new rules would.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, lgamma
from typing import Literal

from orgcoach_tui.guide.model import MIDDLE, ROLES
from orgcoach_tui.insight.series import Point, Series, Where, places, series

ALPHA = 0.01
LAST = (5, 8, 12, 18, 27, 40, 60, 90)
BEFORE = 7  # reflections at least, to have something to compare with
LEAST = LAST[0] + BEFORE
"""Reflections; below it nothing is looked for."""

_LATEST = 240  # reflections of a place that are looked at
_OFTEN = 0.5  # of the last ones, for a role to be said to come first
_SAME = 2 / 3  # of the reflections behind it, for a wider place to tell nothing new

Measure = Literal["own", "words"]


@dataclass(frozen=True, slots=True)
class Drift:
    """In `times` of the `last` reflections `role` comes first, in `rarely` of the `before` before.

    `chance` is that of it happening anywhere among all that was looked at. `behind` are the last
    reflections, the oldest first.
    """

    where: Where
    measure: Measure
    role: str
    last: int
    times: int
    before: int
    rarely: int
    chance: float
    behind: tuple[Point, ...]
    earlier: str  # what came first in at least half of those before; "" where it moved about

    @property
    def since(self) -> dt.date:
        return self.behind[0].date


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, the least likely first, and how often the question was put."""

    drifts: tuple[Drift, ...]
    questions: int

    @property
    def enough(self) -> bool:
        """Whether there was anything to look at."""
        return self.questions > 0


def look(found: Sequence[Point]) -> Looked:
    """All drifts in the points of a journal, at each of its places."""
    asked: list[_Question] = []
    for where in places(found):
        asked += _questions(series(found, where))
    number = _counting(asked)
    drifts = [drift for one in asked if (drift := _answer(one, number))]
    return Looked(tuple(_distinct(drifts)), len(asked))


@dataclass(frozen=True, slots=True)
class _Question:
    """Whether `role` comes first more often in the last `last` of `points`.

    `strata` hold the points that are compared with each other only: how many there are, in how many
    the role comes first, and how many of them are among the last.
    """

    where: Where
    measure: Measure
    role: str
    last: int
    points: Sequence[Point]
    times: int
    rarely: int
    strata: tuple[tuple[int, int, int], ...]

    @property
    def least(self) -> float:
        """The chance of the clearest answer that there could have been."""
        found = 1.0
        for number, first, last in self.strata:
            found *= _hypergeometric(number, first, last)[-1]
        return found


def _questions(of: Series) -> Iterator[_Question]:
    seen: dict[Measure, tuple[str, ...]] = {"own": ROLES, "words": (*ROLES, MIDDLE)}
    for measure, roles in seen.items():
        points = [point for point in of.points if _first(point, measure)][-_LATEST:]
        firsts = [_first(point, measure) for point in points]
        strata = [_stratum(of.where, measure, point) for point in points]
        all_ = Counter(strata)
        for last in LAST:
            if last + BEFORE > len(points):
                break
            late = Counter(strata[-last:])
            for role in roles:
                first = Counter(s for s, said in zip(strata, firsts, strict=True) if said == role)
                tables = ((all_[s], first[s], late[s]) for s in first if late[s])
                times = firsts[-last:].count(role)
                rarely = sum(first.values()) - times
                yield _Question(of.where, measure, role, last, points, times, rarely, tuple(tables))


def _first(point: Point, measure: Measure) -> str:
    return point.own if measure == "own" else point.words


def _stratum(where: Where, measure: Measure, point: Point) -> tuple[str, str]:
    reading = point.again or point.read
    version = reading.rules if measure == "words" and reading else ""
    return "" if where.organisation else point.glance.organisation, version


def _counting(asked: Sequence[_Question]) -> int:
    """How many questions chance has to be divided by.

    One that no order of the reflections could have answered with a yes gives chance no chance
    either, and does not count (Tarone 1990).
    """
    least = sorted(one.least for one in asked)
    number = 1
    while bisect_right(least, ALPHA / number) > number:
        number += 1
    return number


def _answer(asked: _Question, questions: int) -> Drift | None:
    before = len(asked.points) - asked.last
    often = asked.times / asked.last
    if often < _OFTEN or often <= asked.rarely / before:
        return None
    chance = min(_chance(asked) * questions, 1.0)
    if chance > ALPHA:
        return None
    behind = tuple(asked.points[-asked.last :])
    [(most, number)] = Counter(
        _first(point, asked.measure) for point in asked.points[: -asked.last]
    ).most_common(1)
    return Drift(
        *(asked.where, asked.measure, asked.role, asked.last, asked.times, before, asked.rarely),
        *(chance, behind, most if number >= before * _OFTEN else ""),
    )


def _chance(asked: _Question) -> float:
    """That the role comes first as often among the last, or more often, were their order within
    each stratum any other.
    """
    total = [1.0]
    for number, first, last in asked.strata:
        total = _both(total, _hypergeometric(number, first, last))
    return sum(total[asked.times :])


def _hypergeometric(number: int, first: int, last: int) -> list[float]:
    """The chance of each number of firsts among `last` out of `number` of which `first` are."""

    def ways(n: int, k: int) -> float:
        return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)

    of_all = ways(number, last)
    return [
        exp(ways(first, k) + ways(number - first, last - k) - of_all)
        if last - k <= number - first
        else 0.0
        for k in range(min(first, last) + 1)
    ]


def _both(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The chance of each sum."""
    total = [0.0] * (len(one) + len(other) - 1)
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            total[i + j] += a * b
    return total


def _distinct(drifts: Iterable[Drift]) -> Iterator[Drift]:
    """One for each place and measure, the least likely; a wider place only if it tells more."""
    told: dict[tuple[Where, Measure], Drift] = {}
    for drift in sorted(drifts, key=lambda one: (one.chance, -one.last)):
        told.setdefault((drift.where, drift.measure), drift)
    for one in told.values():
        if not any(_says_it(other, one) for other in told.values() if other is not one):
            yield one


def _says_it(narrow: Drift, wide: Drift) -> bool:
    """Whether `narrow` is the same change in a part of `wide`."""
    if (narrow.measure, narrow.role) != (wide.measure, wide.role):
        return False
    if not narrow.where.within(wide.where):
        return False
    firsts = {point.id for point in wide.behind if _first(point, wide.measure) == wide.role}
    return sum(point.id in firsts for point in narrow.behind) >= _SAME * wide.times
