"""The words that steer the walk instead of being an answer. Both languages always work."""

from collections.abc import Iterable

from orgcoach_tui.i18n import _
from orgcoach_tui.text import fold

NEXT, BACK, SKIP, STEPS, STOP, HELP = "next", "back", "skip", "steps", "stop", "help"
DEEPER, EDIT, AGAIN, ROLES, NOTE, MORE = "deeper", "edit", "again", "roles", "note", "more"
FOR_WHOM, EARLIER = "for-whom", "earlier"

EVERYWHERE = (NEXT, BACK, SKIP, STEPS, HELP, STOP)
LONG = (*EVERYWHERE, DEEPER, EDIT, AGAIN, EARLIER, FOR_WHOM)
"""Where an answer may have many lines."""

_SPOKEN = {
    NEXT: ("verder", "volgende", "next"),
    BACK: ("terug", "vorige", "back", "previous"),
    SKIP: ("overslaan", "sla over", "skip"),
    STEPS: ("stappen", "steps"),
    STOP: ("stop", "stoppen", "quit", "exit"),
    HELP: ("hulp", "help"),
    DEEPER: ("?", "doorvragen", "deeper", "go deeper"),
    EDIT: ("bewerken", "edit"),
    AGAIN: ("opnieuw", "again"),
    ROLES: ("rollen", "roles"),
    NOTE: ("notitie", "note"),
    MORE: ("meer", "more"),
    EARLIER: ("eerder", "earlier"),
    FOR_WHOM: ("voor wie", "for whom"),
}
_MEANT = {fold(word): id_ for id_, words in _SPOKEN.items() for word in words}


def meant(typed: str, allowed: Iterable[str]) -> str:
    """Which of the `allowed` words was typed; empty for anything else.

    A line that begins with a space is always an answer, so these words can be written too.
    """
    found = _MEANT.get(fold(typed.rstrip()), "")
    if found == DEEPER and DEEPER not in allowed:
        found = HELP
    return found if found in allowed else ""


def explained(allowed: Iterable[str]) -> list[str]:
    """A line for each word that works here, in the language in use."""
    said = {
        NEXT: _("next: leave this as it is and go on, as Enter alone does"),
        BACK: _("back: to the question before this one"),
        SKIP: _("skip: to the next step"),
        STEPS: _("steps: choose another step"),
        STOP: _("stop: save and stop here; you can go on later"),
        HELP: _("help: these words"),
        DEEPER: _("? or deeper: one more question to think about"),
        EDIT: _("edit: write this answer in your own editor ($VISUAL or $EDITOR)"),
        AGAIN: _("again: write this answer afresh; until your first line the old one stays"),
        ROLES: _("roles: what the four roles are"),
        NOTE: _("note: a note with the roles"),
        MORE: _("more: all the places"),
        EARLIER: _("earlier: what you wrote about this before, to read and to quote"),
        FOR_WHOM: _("for whom: who may read this; each time the next kind of reader"),
    }
    return [said[word] for word in said if word in allowed]
