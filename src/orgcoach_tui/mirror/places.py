"""The words of a place: where it stands, how it was read, and what speaks against it."""

import re
from typing import Protocol

from orgcoach_tui.i18n import _
from orgcoach_tui.rules.model import Evidence

_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
_AROUND = 40  # characters of the text shown on either side of a quote


class Spot(Protocol):
    """From where to where in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def in_context(text: str, place: Spot, *, around: int = _AROUND) -> tuple[str, str, str]:
    """What stands before the quote in its sentence, the quote, and what comes after; on one line."""
    begins = max((m.end() for m in _SENTENCE_END.finditer(text, 0, place.start)), default=0)
    ending = _SENTENCE_END.search(text, place.end)
    ends = ending.start() + 1 if ending else len(text)
    start, end = max(begins, place.start - around), min(ends, place.end + around)
    if start > begins:  # never in the middle of a word
        start = text.find(" ", start, place.start) + 1 or place.start
    if end < ends:
        end = max(text.rfind(" ", place.end, end), place.end)
    before = "… " if start > begins else ""
    after = " …" if end < ends else ""
    return (
        before + _one_line(text[start : place.start]).lstrip(),
        _one_line(text[place.start : place.end]),
        _one_line(text[place.end : end]).rstrip() + after,
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def why_not(place: Evidence) -> str:
    """Why a place that was seen does not count; empty when it counts."""
    if place.polarity == "declined":
        return _("It was asked for; you did not take it up.")
    if place.polarity == "negated":
        return _("You write that you did not do this, or don’t want to.")
    if place.actor == "other":
        return _("Somebody else did, wanted or said this.")
    if place.reality == "abandoned":
        return _("This could have been; you chose something else.")
    if place.reality == "ironic":
        return _("This doesn’t seem to be meant literally.")
    if place.time == "past":
        return _("This belongs to how you used to work.")
    return ""
