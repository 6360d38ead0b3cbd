"""`orgcoach suggest --explain`: the text itself with the places marked, and how they add up.

Every place has a number, so that nothing hangs on its colour.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from orgcoach_tui import i18n
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.mirror import rule_set, wording
from orgcoach_tui.mirror.places import why_not
from orgcoach_tui.rules.model import Evidence, Suggestion
from orgcoach_tui.text import clean, clean_line

Piece = tuple[str, str]
"""Text, and its style at a terminal."""

_COLOURS = {"coach": "blue", "trainer": "yellow", "adviser": "red", "change_manager": "green",
            "middle": "magenta"}  # fmt: skip


def explained(
    found: Suggestion, texts: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[Piece]:
    """The texts with their places, a legend, each place with rule, reading and weight, the sums."""
    named = roles(i18n.language())
    places = [*found.evidence, *found.against]
    number = {id(place): n for n, place in enumerate(places, start=1)}
    for question, text in texts.items():
        if title := clean_line(titles.get(question, "")):
            yield f"{title}\n", "bold"
        here = [place for place in places if place.question == question]
        yield from _marked(text, here, number)
        yield "\n\n", ""
    yield from _legend(named)
    for place in places:
        yield from _place(place, number[id(place)], found.language, named)
    if places:
        yield "\n", ""
    for role in (*ROLES, MIDDLE):
        yield from _sum(role, found, named[role])
    for line in wording.lines(found, named):
        yield f"\n{line}", ""
    yield "\n" if found.lexical else "", ""


def _marked(text: str, places: Sequence[Evidence], number: Mapping[int, int]) -> Iterator[Piece]:
    """`text` in pieces: a place in brackets with its number behind it; places may overlap."""
    coming = sorted(places, key=lambda p: (-p.start, p.end))  # the next one last
    cuts = sorted({0, len(text), *(p.start for p in places), *(p.end for p in places)})
    over: list[Evidence] = []
    for start, end in pairwise(cuts):
        over = [p for p in over if p.end > start]
        while coming and coming[-1].start == start:
            over.append(coming.pop())
        style = _style(over[0]) if over else ""
        yield "[" * sum(p.start == start for p in over), style
        yield clean(text[start:end]), style
        for place in over:
            if place.end == end:
                yield f"]{number[id(place)]}", _style(place)


def _style(place: Evidence) -> str:
    return f"{'bold' if place.counts else 'dim'} {_COLOURS[place.role]}"


def _legend(named: Mapping[str, Role]) -> Iterator[Piece]:
    for role in (*ROLES, MIDDLE):
        yield f"{named[role].name}  ", f"bold {_COLOURS[role]}"
    yield "\n\n", ""


def _place(
    place: Evidence, number: int, language: str, named: Mapping[str, Role]
) -> Iterator[Piece]:
    """`3  coach  +1.30  coach.silence`, and why."""
    weight = f"+{place.weight:.2f}" if place.counts else "≠"
    yield f"{number:>3}  {named[place.role].name}  {weight}  {place.rule}\n", _style(place)
    known = rule_set(language).explained.get(place.rule)
    if why := why_not(place) or (known.reason if known else ""):
        yield f"     {why}\n", ""


def _sum(role: str, found: Suggestion, named: Role) -> Iterator[Piece]:
    """`coach: 1.30 + 0.72 = 2.02`; what the rest of the wording adds comes last, with a ~."""
    weights = [place.weight for place in found.evidence if place.role == role]
    more = [one.weight for one in found.lexical if one.role == role]
    terms = " + ".join([*(f"{w:.2f}" for w in weights), *(f"~{w:.2f}" for w in more)])
    weights += more
    total = f"{terms} = {sum(weights):.2f}" if len(weights) > 1 else terms or _("nothing")
    yield f"{named.name}: {total}\n", f"bold {_COLOURS[role]}" if weights else ""
