"""A period or an organisation gathered on one page, for supervision, intervision or the end of it.

Unlike the other forms it does not go through the reflections one by one.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from orgcoach_tui import dates, hours, i18n
from orgcoach_tui.export.document import Block, Facts, Heading, Items, Paragraph, Place
from orgcoach_tui.export.series import own_chart, words_chart
from orgcoach_tui.guide.load import roles
from orgcoach_tui.i18n import _
from orgcoach_tui.insight import said
from orgcoach_tui.insight.intents import Held, goals, steps
from orgcoach_tui.insight.series import points, series
from orgcoach_tui.insight.theme_grid import comes_back, key_of
from orgcoach_tui.insight.themes import confirmed
from orgcoach_tui.journal.glance import glance
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean, clean_line


def facts(reflections: Sequence[Reflection]) -> Iterator[tuple[str, str]]:
    """How many there are, and from when to when; the oldest first."""
    yield _("Reflections"), str(len(reflections))
    first, last = reflections[0].date, reflections[-1].date
    if first != last:
        yield _("Period"), f"{dates.full(first)} – {dates.full(last)}"
    if took := sum(one.minutes or 0 for one in reflections):
        noted = sum(bool(one.minutes) for one in reflections)
        said = _("{hours}, noted in {n} of {of} reflections")
        yield _("Hours"), said.format(hours=hours.words(took), n=noted, of=len(reflections))


def held(name: str, shown: Sequence[Reflection], *, mirror: bool) -> Iterator[Block]:
    """What the form calls `name`, out of reflections as their reader may have them."""
    seen = [glance(Path(), one) for one in shown]
    if name == "placement":
        yield from _placement(shown)
    elif name == "mirror" and mirror:
        yield from _mirror(shown)
    elif name == "themes":
        yield from _themes(shown)
    elif name == "goals":
        yield from _intents(_("Learning goals"), goals(seen))
    elif name == "next_step":
        yield from _intents(_("Next steps, and what came of them"), steps(seen))


def _placement(shown: Sequence[Reflection]) -> Iterator[Block]:
    found = series(points(glance(Path(), one) for one in shown))
    if found.own:
        named = roles(i18n.language())
        yield Heading(_("Own placement"), 2)
        yield Paragraph(said.own(found, named), "note")
        yield own_chart(found, named)


def _mirror(shown: Sequence[Reflection]) -> Iterator[Block]:
    found = series(points(glance(Path(), one) for one in shown))
    if not found.words:
        return
    named = roles(i18n.language())
    yield Heading(_("What the words lean to"), 2)
    sentences = (said.words(found, named), said.beside(found), said.answers(found))
    yield from (Paragraph(line, "note") for line in sentences if line)
    yield words_chart(found, named)


def _themes(shown: Sequence[Reflection]) -> Iterator[Block]:
    """What the writer saw come back, and where; never what was proposed only."""
    spelled: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for one in shown:
        for noted in confirmed(one):
            spelled[key_of(noted.name)] = noted.name
            places.setdefault(key_of(noted.name), []).append(_trajectory(one))
    if not places:
        return
    named = {_trajectory(one) for one in shown if one.trajectory}
    yield Heading(_("Themes"), 2)
    order = sorted(places, key=lambda key: (-len(set(places[key])), -len(places[key]), key))
    lines = []
    for key in order:
        said = comes_back(len(places[key]), set(places[key]), named, len(shown))
        lines.append(f"{clean_line(spelled[key])}: {said[:1].lower()}{said[1:]}")
    yield Items(tuple(lines))


def _trajectory(one: Reflection) -> str:
    """Trajectories of two organisations may be called the same."""
    return f"{one.organisation}\n{one.trajectory}"


def _intents(title: str, found: Sequence[Held]) -> Iterator[Block]:
    if found:
        yield Heading(title, 2)
    for one in reversed(found):
        yield Facts(((dates.full(one.glance.date), said.came_of(one.intent)),))
        for line in clean(one.intent.text).split("\n"):
            if line.strip():
                place = Place(one.glance.id, one.intent.part)
                yield Paragraph(line.strip(), "quote", place=place)
