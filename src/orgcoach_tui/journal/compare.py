"""What differs between two versions of a reflection, part by part and word by word."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection

Kind = Literal["same", "gone", "new"]

_LONG = 4000
"""Words; above it whole paragraphs are compared first, or the time would grow with the square."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that both versions have, that only the older has, or only the newer."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a reflection that differs: what it is called, and its words in order."""

    title: str
    pieces: tuple[Piece, ...]


def differences(older: Reflection, newer: Reflection) -> list[Difference]:
    """The parts that are not the same, in the order in which they are read."""
    before = {key: (title, text) for key, title, text in _parts(older)}
    after = {key: (title, text) for key, title, text in _parts(newer)}
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        title, was = before.get(key, (after.get(key, ("", ""))[0], ""))
        _title, now = after.get(key, ("", ""))
        if was != now:
            found.append(Difference(title, tuple(pieces(was, now))))
    return found


def pieces(older: str, newer: str) -> list[Piece]:
    """The words of both, in order; all that is not "gone" is `newer`, to the letter."""
    one, other = _words(older), _words(newer)
    long = len(one) + len(other) > _LONG
    if long:
        one, other = older.splitlines(keepends=True), newer.splitlines(keepends=True)
    found: list[Piece] = []
    # Without the space at their ends, or the last word would differ once another follows it.
    a, b = [word.strip() for word in one], [word.strip() for word in other]
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, new = "".join(one[i1:i2]), "".join(other[j1:j2])
        if tag == "equal":
            found.append(Piece("same", new))
        elif long and len(_words(gone)) + len(_words(new)) <= _LONG:
            found += pieces(gone, new)
        else:
            found += [Piece("gone", gone)] if gone else []
            found += [Piece("new", new)] if new else []
    return found


def _words(text: str) -> list[str]:
    """Each with the space after it, so that together they are the text."""
    return re.findall(r"\S+\s*|\s+", text)


def _parts(reflection: Reflection) -> Iterator[tuple[str, str, str]]:
    """Of each part a key, its title and its text."""
    placement, mirror, due = reflection.placement, reflection.mirror, reflection.next_date
    roles = {
        _("coach"): placement.coach,
        _("trainer"): placement.trainer,
        _("expert adviser"): placement.adviser,
        _("change manager"): placement.change_manager,
    }
    placed = ", ".join(f"{role} {value}" for role, value in roles.items() if value is not None)
    yield "date", _("Date"), reflection.date.isoformat()
    yield "status", _("Status"), _("draft") if reflection.status == "draft" else _("finished")
    yield "organisation", _("Organisation"), reflection.organisation
    yield "trajectory", _("Trajectory"), reflection.trajectory
    yield "help_question", _("Question for supervision"), reflection.help_question
    for number, answer in enumerate(reflection.answers):
        key = answer.key if reflection.answer(answer.key) is answer else f"{answer.key} {number}"
        yield f"answer {key}", answer.title or answer.key, answer.text
    yield "placement", _("Your place among the roles"), placed
    yield "note", _("Note with the roles"), placement.note
    yield "why", _("What you said of the mirror"), mirror.why
    yield "counter_question", _("Question from the other side"), mirror.counter_question
    yield "counter_answer", _("Your answer to it"), mirror.counter_answer
    yield "insight", _("Insight"), reflection.insight
    yield "next_step", _("Next step"), reflection.next_step
    yield "next_date", _("Due"), due.isoformat() if due else ""
