"""The words of a place: where it stands, how it was read, and what speaks against it."""

from orgcoach_tui.i18n import _
from orgcoach_tui.rules.model import Evidence

_AROUND = 28  # characters of the text shown on either side of a quote


def in_context(text: str, place: Evidence, *, around: int = _AROUND) -> str:
    """The quote with a little of what stands around it, on one line."""
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - around)
    line_end = text.find("\n", place.end)
    end = min(line_end if line_end >= 0 else len(text), place.end + around)
    before = "… " if start > 0 and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    if before:  # do not begin in the middle of a word
        space = text.find(" ", start, place.start)
        start = space + 1 if space >= 0 else start
    if after:
        space = text.rfind(" ", place.end, end)
        end = space if space >= 0 else end
    return f"{before}{' '.join(text[start:end].split())}{after}"


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
