"""Reflections in the order of their days: the own placement, and what the words leaned to.

What the mirror showed is taken as it was stored, with the version of the rules that read it;
`insight.again` reads anew. Drafts and guides without roles are in no series.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from orgcoach_tui.guide.model import MIDDLE, ROLES
from orgcoach_tui.journal.glance import Glance, oldest_first
from orgcoach_tui.journal.model import Recognised

SEVERAL = "several"
"""Where no one comes first: two hats in the words, or two roles given the same."""

Beside = Literal["same", "other", "open", ""]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of one reflection leaned to, and the version of the rules that says so."""

    label: str
    balance: str
    strength: str
    rules: str

    @property
    def first(self) -> str:
        """A role, the middle, or `SEVERAL`; "" where there was too little to say."""
        if self.label == "balanced":
            return MIDDLE if self.balance == "between" else SEVERAL
        return self.label if self.label in ROLES else ""


@dataclass(frozen=True, slots=True)
class Point:
    """One reflection in a series.

    `own` is the role that was put first, `words` what comes first in the words, by today's rules
    where they were asked; "" where there is neither.
    """

    glance: Glance
    own: str
    words: str
    read: Reading | None  # as it was stored
    again: Reading | None = None  # by the rules of today, where that was asked for

    @property
    def id(self) -> str:
        return self.glance.id

    @property
    def date(self) -> dt.date:
        return self.glance.date

    @property
    def placed(self) -> Mapping[str, int]:
        return self.glance.placed

    @property
    def recognised(self) -> Recognised:
        return self.glance.recognised

    @property
    def beside(self) -> Beside:
        """How the own view and the words lie beside each other.

        "open" where one of them names one role and the other does not: neither same nor other.
        """
        if not self.own or not self.words:
            return ""
        if self.own == self.words:
            return "same"
        named = {self.own, self.words} <= set(ROLES)
        return "other" if named else "open"


@dataclass(frozen=True, slots=True)
class Where:
    """An organisation, a trajectory in one, or, with neither, all of the journal."""

    organisation: str = ""
    trajectory: str = ""

    def holds(self, one: Glance) -> bool:
        return (not self.organisation or one.organisation == self.organisation) and (
            not self.trajectory or one.trajectory == self.trajectory
        )

    def within(self, wider: "Where") -> bool:
        """Whether it is a part of `wider`, and not all of it."""
        inside = not wider.organisation or (
            self.organisation == wider.organisation and not wider.trajectory
        )
        return inside and self != wider


EVERYWHERE = Where()


@dataclass(frozen=True, slots=True)
class Series:
    """The reflections of one place, the oldest first."""

    where: Where
    points: tuple[Point, ...]
    versions: tuple[str, ...] = field(default=())  # of the rules that the words were read with

    @property
    def own(self) -> Counter[str]:
        """How often each role was put first."""
        return Counter(point.own for point in self.points if point.own)

    @property
    def words(self) -> Counter[str]:
        """How often each role, the middle, or several came first in the words."""
        return Counter(point.words for point in self.points if point.words)

    @property
    def beside(self) -> Counter[str]:
        """How often both views agree, differ, or leave it open."""
        return Counter(point.beside for point in self.points if point.beside)

    @property
    def answers(self) -> Counter[str]:
        """What was answered to the mirror: "yes", "partly", "no"."""
        return Counter(point.recognised for point in self.points if point.recognised)


def points(glances: Iterable[Glance], again: Mapping[str, Reading] | None = None) -> list[Point]:
    """The finished reflections with a placement or a mirror, the oldest first.

    `again` holds what today's rules read, by the id of the reflection.
    """
    anew = again or {}
    found = []
    for one in oldest_first(glances):
        read = _stored(one)
        if one.status == "finished" and (one.placed or read or one.id in anew):
            new = anew.get(one.id)
            reading = new or read
            words = reading.first if reading else ""
            found.append(Point(one, _put_first(one.placed), words, read, new))
    return found


def series(found: Sequence[Point], where: Where = EVERYWHERE) -> Series:
    """Those of `found` at one place."""
    here = tuple(point for point in found if where.holds(point.glance))
    readings = (point.again or point.read for point in here)
    return Series(where, here, tuple(sorted({one.rules for one in readings if one})))


def places(found: Sequence[Point]) -> Iterator[Where]:
    """Every place that has points of its own: organisations, trajectories, and all.

    Where two hold the same reflections there is one: the organisation, rather than all there is or
    the only trajectory in it.
    """
    organisations = Counter(point.glance.organisation for point in found)
    trajectories = Counter((p.glance.organisation, p.glance.trajectory) for p in found)
    if not (len(organisations) == 1 and "" not in organisations):
        yield EVERYWHERE
    for organisation, number in sorted(organisations.items()):
        if not organisation:
            continue
        yield Where(organisation)
        for (inside, trajectory), fewer in sorted(trajectories.items()):
            if inside == organisation and trajectory and fewer < number:
                yield Where(organisation, trajectory)


def gathered(found: Sequence[Point], most: int) -> list[Sequence[Point]]:
    """`found` in at most `most` groups of as many that follow each other; the last may be smaller."""
    size = -(-len(found) // most) if found else 1
    return [found[at : at + size] for at in range(0, len(found), size)]


def _put_first(placed: Mapping[str, int]) -> str:
    most = max(placed.values(), default=0)
    first = [role for role, value in placed.items() if value == most]
    return "" if not most else first[0] if len(first) == 1 else SEVERAL


def _stored(one: Glance) -> Reading | None:
    return Reading(one.label, one.balance, one.strength, one.rules) if one.label else None
