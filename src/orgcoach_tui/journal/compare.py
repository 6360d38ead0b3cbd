"""What differs between two versions of a reflection, part by part and word by word."""

import difflib
import re
from dataclasses import dataclass, replace
from typing import Literal

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.parts import parts

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
    """One part of a reflection that differs: what it is called, and its words in order.

    `typed`: it is a text; else a date, a placement or the like, which `was` and `now` give whole.
    """

    title: str
    pieces: tuple[Piece, ...]
    was: str = ""
    now: str = ""
    typed: bool = True


def differences(older: Reflection, newer: Reflection) -> list[Difference]:
    """The parts that are not the same, in the order in which they are read."""
    before = {part.key: part for part in parts(older)}
    after = {part.key: part for part in parts(newer)}
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        one = before.get(key) or after[key]
        was = before[key].text if key in before else ""
        now = after[key].text if key in after else ""
        if was != now:
            found.append(Difference(one.title, tuple(pieces(was, now)), was, now, one.typed))
    return found


def besides(one: Reflection, other: Reflection) -> list[str]:
    """What is not the same outside the parts, in words; often nothing."""
    mirrors = (one.mirror, other.mirror)
    # What was said about the mirror is among the parts.
    read = [replace(m, why="", counter_question="", counter_answer="") for m in mirrors]
    looked_at = {
        _("the mirror"): (read[0], read[1]),
        _("the readers of each part"): (one.audience, other.audience),
        _("the comments"): (one.comments, other.comments),
        _("the themes"): (one.themes, other.themes),
        _("what came of it"): (one.outcomes, other.outcomes),
    }
    return [name for name, (was, now) in looked_at.items() if was != now]


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
