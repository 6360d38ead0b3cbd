"""The page of what many reflections show, for the writer only: nothing is withheld on it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from orgcoach_tui import dates, i18n
from orgcoach_tui.export.document import Block, Document, Facts, Heading, Items, Paragraph
from orgcoach_tui.export.series import answers_chart, own_chart, words_chart, year_chart
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import Role
from orgcoach_tui.i18n import _
from orgcoach_tui.insight import said
from orgcoach_tui.insight.drift import Drift, Looked, look
from orgcoach_tui.insight.intents import Held, open_goals, open_steps
from orgcoach_tui.insight.series import Point, Reading, Series, Where, points, series
from orgcoach_tui.insight.year import weeks, year_ago
from orgcoach_tui.journal.glance import Glance, Intent, Seen
from orgcoach_tui.text import clean_line

_BEHIND = 12  # reflections that are named with a drift
_MOST = 12  # goals or steps in a list


@dataclass(frozen=True)
class Asked:
    """Which reflections, and how they are read: `again` holds readings by today's rules, by id."""

    where: Where = field(default_factory=Where)
    since: dt.date | None = None
    until: dt.date | None = None
    today: dt.date = field(default_factory=dt.date.today)
    again: Mapping[str, Reading] = field(default_factory=dict)

    def among(self, glances: Iterable[Glance]) -> list[Glance]:
        """Those that are meant."""
        return [
            one
            for one in glances
            if self.where.holds(one)
            and (self.since is None or one.date >= self.since)
            and (self.until is None or one.date <= self.until)
        ]


@dataclass(frozen=True)
class Insight:
    """All that is shown of the reflections that were asked for."""

    asked: Asked
    glances: tuple[Glance, ...]
    series: Series
    looked: Looked
    damaged: int

    @property
    def drafts(self) -> int:
        """How many of them count only once they are finished."""
        return sum(one.status != "finished" for one in self.glances)


def gather(seen: Seen, asked: Asked) -> Insight:
    """Count what there is to count."""
    here = asked.among(seen.glances)
    found = points(here, asked.again)
    return Insight(asked, tuple(here), series(found, asked.where), look(found), seen.damaged)


def page(found: Insight, also: Iterable[Block] = ()) -> Document:
    """The page, in the language in use; `also` is what was read in the texts themselves."""
    title = _("What your reflections show")
    named = roles(i18n.language())
    blocks = [*heads(found)]
    blocks += _standing_out(found, named)
    blocks += _own(found.series, named)
    blocks += _words(found, named)
    blocks += _both(found.series)
    blocks += also
    blocks += _intents(_("Learning goals that are open"), open_goals(found.glances))
    blocks += _intents(_("Next steps that are open"), open_steps(found.glances))
    blocks += _year(found)
    foot = _("This page is for you: nothing is left out of it. The form ‘summary’ is for others.")
    ids = tuple(one.id for one in found.glances)
    return Document(i18n.language(), title, tuple(blocks), ids, foot=(foot,))


def heads(found: Insight) -> Iterator[Block]:
    """What stands above every page about them."""
    yield Heading(_("What your reflections show"), 1)
    yield Facts(tuple(_facts(found)))
    if found.damaged:
        yield Paragraph(said.damaged(found.damaged), "note")
    if found.drafts:
        yield Paragraph(said.drafts(found.drafts), "note")


def _facts(found: Insight) -> Iterator[tuple[str, str]]:
    asked = found.asked
    here = [one for one in found.glances if one.status == "finished"]
    if asked.where.organisation:
        yield _("Organisation"), clean_line(asked.where.organisation)
    if asked.where.trajectory:
        yield _("Trajectory"), clean_line(asked.where.trajectory)
    yield _("Reflections"), str(len(here))
    if here:
        yield _("Period"), f"{dates.full(here[0].date)} – {dates.full(here[-1].date)}"


def _standing_out(found: Insight, named: Mapping[str, Role]) -> Iterator[Block]:
    yield Heading(_("What stands out"), 2)
    for drift in found.looked.drifts:
        yield Paragraph(said.drift(drift, named))
        yield Paragraph(_("Behind it: {reflections}.").format(reflections=_behind(drift)), "note")
    yield Paragraph(said.looked(found.looked, len(found.series.points)), "note")


def _behind(drift: Drift) -> str:
    """The latest first; of many only so many that they can be looked up."""
    latest = [f"{_day(point.date)} ({clean_line(point.id)})" for point in reversed(drift.behind)]
    some, more = ", ".join(latest[:_BEHIND]), len(latest) - _BEHIND
    if more <= 0:
        return some
    return _("{reflections}, and {n} before").format(reflections=some, n=more)


def _own(found: Series, named: Mapping[str, Role]) -> Iterator[Block]:
    if found.own:
        yield Heading(_("Where you placed yourself"), 2)
        yield Paragraph(said.own(found, named))
        yield own_chart(found, named)


def _words(found: Insight, named: Mapping[str, Role]) -> Iterator[Block]:
    here = found.series
    if not here.words:
        return
    yield Heading(_("What your words leaned to"), 2)
    yield Paragraph(said.words(here, named))
    if versions := said.versions(here):
        yield Paragraph(versions, "note")
    yield words_chart(here, named)
    if found.asked.again and not any(map(_stored, here.points)):
        yield Paragraph(
            _("This is how the rules of today read it. No mirror was shown then."), "note"
        )
    elif found.asked.again:
        yield Paragraph(_("This is how the rules of today read it. As it was shown then:"), "note")
        yield words_chart(here, named, _stored)


def _stored(point: Point) -> str:
    return point.read.first if point.read else ""


def _both(found: Series) -> Iterator[Block]:
    sentences = [line for line in (said.beside(found), said.answers(found)) if line]
    if sentences:
        yield Heading(_("Your own view and the mirror"), 2)
        yield from map(Paragraph, sentences)
    if found.answers:
        yield answers_chart(found)


def _intents(title: str, held: Sequence[Held]) -> Iterator[Block]:
    """The newest of them, and how many more there are."""
    if not held:
        return
    yield Heading(title, 2)
    lines = [f"{_day(one.glance.date)}: {in_short(one.intent)}" for one in held[:_MOST]]
    if len(held) > _MOST:
        lines.append(_("and {n} before those").format(n=len(held) - _MOST))
    yield Items(tuple(lines))


def in_short(intent: Intent, most: int = 200) -> str:
    """How a goal or step begins, on one line."""
    line = clean_line(intent.text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _year(found: Insight) -> Iterator[Block]:
    finished = [one for one in found.glances if one.status == "finished"]
    counted = weeks(finished, found.asked.today)
    if any(week.number for week in counted):
        yield Heading(_("A year"), 2)
        yield year_chart(counted)
    ago = year_ago(found.glances, found.asked.today)
    if ago:
        yield Heading(_("A year ago, around this day"), 2)
        yield Items(tuple(_then(one) for one in ago))


def _then(one: Glance) -> str:
    names = (clean_line(one.organisation), clean_line(one.trajectory))
    where = ", ".join(filter(None, (_day(one.date), *names)))
    return f"{where}: ‘{clean_line(one.insight)}’" if one.insight.strip() else where


def _day(day: dt.date) -> str:
    return dates.short(day, dt.date.min)  # always with its year
