"""An answer with its places marked: underlined, in the role's colour, with letter and number."""

from collections.abc import Iterable, Mapping

from textual.content import Content

from orgcoach_tui.guide.model import Role
from orgcoach_tui.rules.model import Evidence


def marked(
    text: str, places: Iterable[Evidence], current: Evidence | None, roles: Mapping[str, Role]
) -> Content:
    """`text` with `places` (of this answer, in order) in it, `current` more strongly than the others."""
    parts: list[Content] = []
    at = 0
    for number, place in enumerate(places, start=1):
        if place.start < at:  # one inside another: the first mark stands
            continue
        colour = f"$role-{place.role}"
        # Tints of which every palette of 256 and of 16 colours makes something one can read on.
        style = f"$background on {colour}" if place == current else f"on {colour} 15%"
        sign = roles[place.role].letter + ("" if place.counts else "≠")
        parts += [
            Content(text[at : place.start]),
            Content.styled(text[place.start : place.end], f"underline {style}"),
            Content.styled(f"[{sign}{number}]", f"$background on {colour}"),
        ]
        at = place.end
    return Content("").join([*parts, Content(text[at:])])


def of_answer(places: Iterable[Evidence], key: str) -> list[Evidence]:
    """The places in the answer to the question `key`, in the order of the text."""
    return sorted((p for p in places if p.question == key), key=lambda p: (p.start, p.end))
