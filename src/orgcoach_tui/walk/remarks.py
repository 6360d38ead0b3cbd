"""Comments of readers on the way through a reflection: at which step each stands. No Textual."""

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.comments import about
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.text import clean_line
from orgcoach_tui.walk.session import Session, Step

_KINDS = {"placement": "roles", "mirror": "mirror", "insight": "close", "next_step": "close"}

Numbered = tuple[int, Comment]
"""A comment with the number it goes by."""


def step_of(session: Session, part: str) -> Step:
    """Where a part of the reflection is filled in; the first step for the whole, and for what is gone."""
    kind = _KINDS.get(part)
    found = (s for s in session.steps if (s.question and s.id == part) or (kind and s.kind == kind))
    return next(found, session.steps[0])


def at(session: Session, step: Step) -> list[Numbered]:
    """The comments that stand at a step, each followed by what goes on from it."""
    return [
        one
        for part, of_part in by_part(session.reflection).items()
        if step_of(session, part) is step
        for one in of_part
    ]


def in_order(session: Session) -> dict[str, list[Numbered]]:
    """All comments by part: on the whole first, then in the order of the steps."""
    steps = list(session.steps)
    parts = by_part(session.reflection)
    ranks = {part: (part != "", steps.index(step_of(session, part))) for part in parts}
    return {part: parts[part] for part in sorted(parts, key=ranks.__getitem__)}


def by_part(reflection: Reflection) -> dict[str, list[Numbered]]:
    """All comments by the part they are about, each with its number."""
    numbers = {id(comment): n for n, comment in enumerate(reflection.comments, 1)}
    parts = dict.fromkeys(comment.part for comment in reflection.comments)
    return {part: [(numbers[id(c)], c) for c in about(reflection, part)] for part in parts}


def title_of(reflection: Reflection, part: str) -> str:
    """What a part is called: the title of its question as it was answered, or a name of its own."""
    answer = reflection.answer(part)
    named = {
        "": _("The whole"),
        "help_question": _("Question for supervision"),
        "placement": _("The four roles"),
        "mirror": _("The mirror"),
        "insight": _("One insight"),
        "next_step": _("One next step"),
    }
    title = clean_line(answer.title) if answer else ""
    return title or named.get(part, _("Of a part that is gone"))
