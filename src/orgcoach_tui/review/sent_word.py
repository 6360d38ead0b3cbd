"""A Word file that somebody handed in, read back into the reflections that it was made of.

What was withheld from its reader is not in it, and leaves no trace here either.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from orgcoach_tui import dates, i18n
from orgcoach_tui.audience import PARTS
from orgcoach_tui.export.document import Place
from orgcoach_tui.export.outline import Section
from orgcoach_tui.export.word import PLACES
from orgcoach_tui.export.word.body import anchor
from orgcoach_tui.guide.load import guides, roles
from orgcoach_tui.guide.model import ROLES
from orgcoach_tui.i18n import _
from orgcoach_tui.journal import shape
from orgcoach_tui.journal.comments import squeezed
from orgcoach_tui.journal.model import Answer, Placement, Reflection
from orgcoach_tui.review import docx
from orgcoach_tui.review.package import Package
from orgcoach_tui.review.refused import Refused
from orgcoach_tui.review.returned import Line, Returned, bare
from orgcoach_tui.text import clean_line

_ANCHOR = re.compile(r"oc_(\d{1,4})_(\w*)")
_NUMBER = re.compile(r"^\s*\d{1,3}(?:\.\d{1,3})*\.\s+")


@dataclass
class Part:
    """What stands under one heading, and in the table under it."""

    title: str = ""
    question: str = ""
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)


@dataclass
class Handed:
    """One reflection in the file. `mirror` is what it shows of the mirror, where that went along."""

    reflection: Reflection
    author: str
    mirror: tuple[Section, ...] = ()


@dataclass
class _One:
    parts: dict[str, list[Part]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)


def read(package: Package, received: dt.datetime) -> list[Handed]:
    """The reflections in the file. Raises Refused where it was not made by orgcoach."""
    returned = docx.read(package)
    language = returned.language if returned.language in i18n.LANGUAGES else i18n.language()
    with i18n.speaking(language):
        found = _gathered(returned)
        if not found and returned.ids:
            raise Refused(_("There are no answers in this file: nothing was meant for its reader."))
        if not found:
            raise Refused(
                _(
                    "This Word file was not made by orgcoach, or what tells its parts apart got "
                    "lost. Read it in your word processor, or ask for it once more."
                )
            )
        return [_handed(id_, one, returned, language, received) for id_, one in found.items()]


def _gathered(returned: Returned) -> dict[str, _One]:
    """By reflection and part what stands in the file."""
    sent = [Place(*one.split("/", 1)) for one in _listed(returned) if "/" in one]
    first = next((id_ for id_ in returned.ids if shape.ID.fullmatch(id_)), "")
    found: dict[str, _One] = {}
    facts: dict[str, str] = {}  # of the reflection that is still to come
    part: Part | None = None
    here = ""
    for line in returned.lines:
        place = next(_places(line, sent, first), None)
        style, text = squeezed(line.style).casefold(), _final(line)
        if place is not None:
            one = found.setdefault(place.reflection, _One())
            if place.reflection != here:
                one.facts |= facts
                facts, here = {}, place.reflection
            if style.startswith("quote"):
                part = _part_of(one, place.part)
                part.lines.append(text)
            else:
                part = Part(_NUMBER.sub("", text))
                one.parts.setdefault(place.part, []).append(part)
        elif line.heading:
            part = None
        elif style.startswith("orgcoachfact"):
            name, _tab, value = text.partition("\t")
            facts[clean_line(name)] = clean_line(value)
        elif part is not None and text.strip():
            _put(part, line, style, text)
    return found


def _listed(returned: Returned) -> list[str]:
    return " ".join(returned.property(PLACES)).split()


def _places(line: Line, sent: Sequence[Place], first: str) -> Iterator[Place]:
    """What the anchors in a line stand for; by their own names where the list of them got lost."""
    for name in line.anchors:
        match = _ANCHOR.fullmatch(name)
        if match is None:
            continue
        n = int(match[1])
        if n < len(sent) and anchor(n, sent[n]) == name:
            if shape.ID.fullmatch(sent[n].reflection):
                yield sent[n]
        elif first:
            yield Place(first, match[2])


def _final(line: Line) -> str:
    """As the writer has it now, also where changes were tracked."""
    return bare("".join(piece.text for piece in line.pieces if piece.change != "gone")).strip()


def _part_of(one: _One, key: str) -> Part:
    there = one.parts.setdefault(key, [])
    if not there:
        there.append(Part())
    return there[0]


def _put(part: Part, line: Line, style: str, text: str) -> None:
    if line.in_table:
        part.cells.append(text)
    elif style.startswith("orgcoachquestion"):
        part.question = part.question or text
    elif style.startswith("orgcoachnote"):
        part.notes.append(text)
    elif not style.startswith(("quote", "caption")):  # a quote here is what a reader wrote before
        part.lines += [one for one in text.split("\n") if one.strip()]


def _handed(
    id_: str, one: _One, returned: Returned, language: str, received: dt.datetime
) -> Handed:
    keys = [key for key in one.parts if key and key not in PARTS]
    guide = next(
        (g for g in guides(language) if keys and {*keys} <= {q.key for q in g.questions}), None
    )
    facts = dict.fromkeys((_("Author"), _("Date"), _("Status")), "") | one.facts
    when = dates.parse(facts[_("Date")], today=received.date(), ahead=False) or received.date()
    moment = dt.datetime.combine(when, dt.time(12)).astimezone()
    known = {question.key: question for question in guide.questions} if guide else {}
    reflection = Reflection(
        id=id_,
        guide=guide.id if guide else "handed-in",
        language=language,
        date=when,
        created=moment,
        updated=moment,
        guide_title=guide.title
        if guide
        else next((_final(h) for h in returned.lines if h.heading), ""),
        status="draft" if facts[_("Status")] == _("draft") else "finished",
        organisation=one.facts.get(_("Organisation"), ""),
        trajectory=one.facts.get(_("Trajectory"), ""),
        help_question=_text(one, "help_question"),
        insight=_text(one, "insight"),
        next_step=_text(one, "next_step"),
        next_when=next((n for part in one.parts.get("next_step", ()) for n in part.notes), ""),
    )
    for key in keys:
        part = one.parts[key][0]
        asked = known.get(key)
        title = part.title or (asked.title if asked else "")
        question = part.question or (asked.question if asked else "")
        reflection.answers.append(Answer(key, title, question, _text(one, key)))
    reflection.placement = _placement(one, language)
    # Of what the file does not have nobody can tell whether it is empty or was kept back.
    reflection.audience = {key: "private" for key in known if key not in one.parts}
    author = returned.author or facts[_("Author")]
    return Handed(reflection, clean_line(author), tuple(_mirror(one.parts.get("mirror", ()))))


def _text(one: _One, key: str) -> str:
    return "\n".join(line for part in one.parts.get(key, ()) for line in part.lines)


def _placement(one: _One, language: str) -> Placement:
    """The own placement, out of the table that shows it."""
    named = roles(language)
    by_name = {named[role].name: role for role in ROLES}
    values: dict[str, int] = {}
    for parts in one.parts.values():
        for part in parts:
            for name, words in zip(part.cells, part.cells[1:], strict=False):
                found = re.match(r"([0-5])\b", words)
                if name in by_name and found:
                    values[by_name[name]] = int(found[1])
    note = _text(one, "placement")
    return Placement(
        coach=values.get("coach"),
        trainer=values.get("trainer"),
        adviser=values.get("adviser"),
        change_manager=values.get("change_manager"),
        note=note,
    )


def _mirror(parts: Sequence[Part]) -> Iterator[Section]:
    for part in parts:
        yield Section(
            0, "mirror", part.title, part.question, tuple(part.lines), notes=tuple(part.notes)
        )
