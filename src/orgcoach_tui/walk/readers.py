"""Who may read what is written at a step, seen and changed while one writes. No Textual."""

from collections.abc import Sequence

from orgcoach_tui.audience import AUDIENCES, Audience
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.journal.audience import audience, choose
from orgcoach_tui.walk.session import Session, Step

_PARTS = {"begin": ("help_question",), "mirror": ("mirror",), "close": ("insight", "next_step")}
_SHORT = {
    "private": N_("Just for you"),
    "supervisor": N_("For supervision"),
    "assignment": N_("For the assignment"),
}
_LONG = {
    "private": N_("Just for you: this goes into no file that others read."),
    "supervisor": N_(
        "For supervision: your supervisor may read this; an assignment is without it."
    ),
    "assignment": N_("For the assignment: whoever reads it, and your supervisor, may read this."),
}


def parts(step: Step) -> tuple[str, ...]:
    """The parts of a reflection that are written at `step`."""
    if step.kind == "roles":
        return (step.id, "placement")
    return _PARTS.get(step.kind, (step.id,))


def readers(session: Session, step: Step) -> Audience:
    """Who may read what is written at `step`; where its parts differ, the narrowest of them."""
    return narrowest(session, parts(step))


def narrowest(session: Session, parts: Sequence[str]) -> Audience:
    """Who may read all of these parts."""
    return min((audience(session.reflection, part) for part in parts), key=AUDIENCES.index)


def next_readers(session: Session, step: Step) -> None:
    """Let the next kind of reader read what is written at `step`; after the widest, nobody."""
    turn(session, parts(step))


def turn(session: Session, parts: Sequence[str]) -> None:
    """The same for these parts."""
    at = AUDIENCES.index(narrowest(session, parts)) + 1
    for part in parts:
        choose(session.reflection, part, AUDIENCES[at % len(AUDIENCES)])
    session.touch()


def short(readers: Audience) -> str:
    """For a button."""
    return _(_SHORT[readers])


def told(readers: Audience) -> str:
    """In a sentence that says what it means for what leaves."""
    return _(_LONG[readers])
