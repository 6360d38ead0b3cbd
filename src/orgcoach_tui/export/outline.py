"""A reflection laid out for a reader, before it is HTML, Markdown or plain text.

Every word that is not the writer's is in the language of the reflection. What the writer typed is
cleaned of what could steer a terminal, and is otherwise as typed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from orgcoach_tui import dates, i18n
from orgcoach_tui.audience import Audience, reaches
from orgcoach_tui.export.document import RoleValue
from orgcoach_tui.guide.load import guides, roles
from orgcoach_tui.guide.model import ROLES, Guide, Question
from orgcoach_tui.i18n import _
from orgcoach_tui.insight.said import came_of
from orgcoach_tui.journal.audience import audience, for_reader
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.placement import high_across
from orgcoach_tui.text import clean, clean_line


@dataclass(frozen=True)
class Section:
    """A part with a number of its own: its third paragraph is 2.3 when its number is 2.

    `notes` are ours, may quote the writer, and come before `paragraphs`, which are the writer's.
    `key` is the key of the question, or the name of another part.
    """

    number: int
    key: str
    title: str
    question: str
    paragraphs: tuple[str, ...] = ()
    roles: tuple[RoleValue, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.paragraphs or self.roles or self.notes)


@dataclass(frozen=True)
class Outline:
    """What a reader gets, from top to bottom."""

    language: str
    title: str
    keyed: tuple[tuple[str, tuple[str, str]], ...]  # by name: what it is called, and its value
    help_question: tuple[str, ...]
    sections: tuple[Section, ...]
    id: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        return tuple(fact for _name, fact in self.keyed)


def lay_out(reflection: Reflection, mirror: bool = False, reader: Audience = "private") -> Outline:
    """The outline of `reflection`, in the language in use; the mirror's part only if asked.

    Without what `reader` may not see; of a question that is withheld there is no trace.
    """
    guide = guide_of(reflection)
    asked = guide.questions if guide else ()
    seen = [one for one in asked if reaches(audience(reflection, one.key), reader)]
    reflection = for_reader(reflection, reader)
    parts = [*_answers(reflection, seen), *_closing(reflection)]
    if mirror:
        from orgcoach_tui.export.mirrored import mirrored

        parts += mirrored(reflection)
    return Outline(
        language=i18n.language(),
        title=clean_line(reflection.guide_title) or _("Reflection"),
        keyed=_facts(reflection),
        help_question=paragraphs(reflection.help_question),
        sections=tuple(
            replace(_with_outcome(part, reflection), number=n) for n, part in enumerate(parts, 1)
        ),
        id=clean_line(reflection.id),
    )


def part(key: str, title: str, question: str = "", text: str = "", **more: Any) -> Section:
    """A section that has no number yet."""
    return Section(0, key, clean_line(title), clean_line(question), paragraphs(text), **more)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of `text` that hold something: in an editor that wraps, a line is a paragraph."""
    return tuple(line.rstrip() for line in clean(text).split("\n") if line.strip())


def guide_of(reflection: Reflection) -> Guide | None:
    """The shipped guide that was followed; None for one of the writer's own."""
    return next((g for g in guides(i18n.language()) if g.id == reflection.guide), None)


def _facts(reflection: Reflection) -> tuple[tuple[str, tuple[str, str]], ...]:
    facts = {
        "date": (_("Date"), dates.long(reflection.date)),
        "organisation": (_("Organisation"), clean_line(reflection.organisation)),
        "trajectory": (_("Trajectory"), clean_line(reflection.trajectory)),
        "status": (_("Status"), _("draft") if reflection.status == "draft" else ""),
    }
    return tuple((name, fact) for name, fact in facts.items() if fact[1])


def _answers(reflection: Reflection, questions: Sequence[Question]) -> Iterator[Section]:
    """To `questions`, also what was left open; then answers that they do not ask for."""
    placed = _placed(reflection)
    for question in questions:
        answer = reflection.answer(question.key) or Answer(question.key)
        asked = answer.question or question.question
        roles_here = placed if question.kind == "roles" else None
        section = part(question.key, answer.title or question.title, asked, answer.text)
        yield _with_roles(section, roles_here)
        placed = () if roles_here is not None else placed
    for answer in reflection.answers:
        if all(answer.key != question.key for question in questions):
            yield part(answer.key, answer.title, answer.question, answer.text)
    if placed:
        asked = _("How much did you act from each role?")
        yield _with_roles(part("placement", _("The four roles"), asked), placed)
    if reflection.placement.note.strip():
        yield part("placement", _("About the roles"), "", reflection.placement.note)


def _placed(reflection: Reflection) -> tuple[RoleValue, ...]:
    placed = reflection.placement.values()
    if not placed:
        return ()
    named = roles(i18n.language())
    values = [(role, named[role].name, placed.get(role)) for role in ROLES]
    return tuple(RoleValue(*one, _in_words(one[2])) for one in values)


def _in_words(value: int | None) -> str:
    return _("still open") if value is None else _("{value} of 5").format(value=value)


def _with_roles(section: Section, placed: tuple[RoleValue, ...] | None) -> Section:
    if not placed:
        return section
    across = high_across({role.id: role.value for role in placed if role.value is not None})
    names = {role.id: role.name for role in placed}
    said = _("The {a} and the {b} are both high, and they lie across from each other.")
    notes = (said.format(a=names[across[0]], b=names[across[1]]),) if across else ()
    return replace(section, roles=placed, notes=notes)


def _with_outcome(section: Section, reflection: Reflection) -> Section:
    """What came of a learning goal or a next step, where that was noted."""
    came = [one for one in reflection.outcomes if one.part == section.key]
    if not came or not section.paragraphs:
        return section
    said = _("What came of it: {outcome}.").format(outcome=came_of(came[-1]))
    return replace(section, notes=(*section.notes, said))


def _closing(reflection: Reflection) -> Iterator[Section]:
    if reflection.insight.strip():
        yield part(
            "insight", _("One insight"), _("What do you take from this?"), reflection.insight
        )
    if reflection.next_step.strip():
        question = _("What is your next step, however small?")
        step = part("next_step", _("One next step"), question, reflection.next_step)
        due = reflection.next_date
        if when := dates.long(due) if due else clean_line(reflection.next_when):
            step = replace(step, notes=(when,))
        yield step
