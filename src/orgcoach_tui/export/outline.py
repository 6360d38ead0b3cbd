"""A reflection laid out for a reader, before it is HTML, Markdown or plain text.

Every word that is not the writer's is in the language of the reflection. What the writer typed is
cleaned of what could steer a terminal, and is otherwise as typed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from orgcoach_tui import dates, i18n
from orgcoach_tui.guide.load import guides, roles
from orgcoach_tui.guide.model import OPPOSITE, ROLES, Guide
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.settings import Settings
from orgcoach_tui.text import clean, clean_line

HIGH = 4
"""From here on two opposite corners together are worth a sentence."""


@dataclass(frozen=True)
class RoleValue:
    """One corner, and how much was acted from it: 0 to 5, None where that is still open."""

    id: str
    name: str
    value: int | None

    @property
    def words(self) -> str:
        if self.value is None:
            return _("still open")
        return _("{value} of 5").format(value=self.value)


@dataclass(frozen=True)
class Section:
    """A part with a number of its own: its third paragraph is 2.3 when its number is 2.

    `notes` are ours, may quote the writer, and come before `paragraphs`, which are the writer's.
    """

    number: int
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
    facts: tuple[tuple[str, str], ...]
    help_question: tuple[str, ...]
    sections: tuple[Section, ...]
    id: str
    reference: str = ""  # of the book, where the writer has given it


@contextmanager
def speaking(reflection: Reflection) -> Iterator[None]:
    """Use the language of the reflection for as long as this lasts."""
    before = i18n.language()
    i18n.use(reflection.language)
    try:
        yield
    finally:
        i18n.use(before)


def lay_out(reflection: Reflection, mirror: bool = False, by: Settings | None = None) -> Outline:
    """The outline of `reflection`, in the language in use; the mirror's part only if asked.

    `by` adds who wrote it and the reference of the book, as far as they are in the settings.
    """
    parts = [*_answers(reflection), *_closing(reflection)]
    if mirror:
        from orgcoach_tui.export.mirrored import mirrored

        parts += mirrored(reflection)
    return Outline(
        language=i18n.language(),
        title=clean_line(reflection.guide_title) or _("Reflection"),
        facts=(*_facts(reflection), *(_signed(by) if by else ())),
        help_question=paragraphs(reflection.help_question),
        sections=tuple(replace(part, number=n) for n, part in enumerate(parts, 1)),
        id=clean_line(reflection.id),
        reference=clean_line(by.reference) if by else "",
    )


def part(title: str, question: str = "", text: str = "", **more: Any) -> Section:
    """A section that has no number yet."""
    return Section(0, clean_line(title), clean_line(question), paragraphs(text), **more)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of `text` that hold something: in an editor that wraps, a line is a paragraph."""
    return tuple(line.rstrip() for line in clean(text).split("\n") if line.strip())


def guide_of(reflection: Reflection) -> Guide | None:
    """The shipped guide that was followed; None for one of the writer's own."""
    return next((g for g in guides(i18n.language()) if g.id == reflection.guide), None)


def _facts(reflection: Reflection) -> tuple[tuple[str, str], ...]:
    facts = [
        (_("Date"), dates.long(reflection.date)),
        (_("Organisation"), clean_line(reflection.organisation)),
        (_("Trajectory"), clean_line(reflection.trajectory)),
        (_("Status"), _("draft") if reflection.status == "draft" else ""),
    ]
    return tuple((name, value) for name, value in facts if value)


def _signed(by: Settings) -> Iterator[tuple[str, str]]:
    """Who wrote it, for somebody who gets it handed in."""
    facts = (
        (_("Author"), clean_line(by.author)),
        (_("Student number"), clean_line(by.student_number)),
        (_("Course"), clean_line(by.course)),
    )
    return ((name, value) for name, value in facts if value)


def _answers(reflection: Reflection) -> Iterator[Section]:
    """In the order of the guide, also what was left open; then answers that it does not ask for."""
    guide = guide_of(reflection)
    questions = guide.questions if guide else ()
    placed = _placed(reflection)
    for question in questions:
        answer = reflection.answer(question.key) or Answer(question.key)
        asked = answer.question or question.question
        roles_here = placed if question.kind == "roles" else None
        yield _with_roles(part(answer.title or question.title, asked, answer.text), roles_here)
        placed = () if roles_here is not None else placed
    for answer in reflection.answers:
        if all(answer.key != question.key for question in questions):
            yield part(answer.title, answer.question, answer.text)
    if placed:
        asked = _("How much did you act from each role?")
        yield _with_roles(part(_("The four roles"), asked), placed)
    if reflection.placement.note.strip():
        yield part(_("About the roles"), "", reflection.placement.note)


def _placed(reflection: Reflection) -> tuple[RoleValue, ...]:
    placed = reflection.placement.values()
    if not placed:
        return ()
    named = roles(i18n.language())
    return tuple(RoleValue(role, named[role].name, placed.get(role)) for role in ROLES)


def _with_roles(section: Section, placed: tuple[RoleValue, ...] | None) -> Section:
    if not placed:
        return section
    return replace(section, roles=placed, notes=tuple(_tensions(placed)))


def _tensions(placed: tuple[RoleValue, ...]) -> Iterator[str]:
    """A sentence for every two corners that are both high and lie across from each other."""
    by_id = {role.id: role for role in placed}
    for a in ROLES[:2]:
        one, other = by_id[a], by_id[OPPOSITE[a]]
        if min(one.value or 0, other.value or 0) >= HIGH:
            yield _(
                "The {a} and the {b} are both high, and they lie across from each other."
            ).format(a=one.name, b=other.name)


def _closing(reflection: Reflection) -> Iterator[Section]:
    if reflection.insight.strip():
        yield part(_("One insight"), _("What do you take from this?"), reflection.insight)
    if reflection.next_step.strip():
        question = _("What is your next step, however small?")
        step = part(_("One next step"), question, reflection.next_step)
        due = reflection.next_date
        if when := dates.long(due) if due else clean_line(reflection.next_when):
            step = replace(step, notes=(when,))
        yield step
