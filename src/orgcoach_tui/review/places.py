"""Of which part of which reflection every line of a returned document is."""

import re
from collections.abc import Sequence

from orgcoach_tui.export.document import Place
from orgcoach_tui.export.word import PLACES
from orgcoach_tui.export.word.body import anchor
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.comments import squeezed
from orgcoach_tui.review.own import Known, Own
from orgcoach_tui.review.refused import Refused, Unclear
from orgcoach_tui.review.returned import Line, Returned
from orgcoach_tui.text import fold

_ANCHOR = re.compile(r"oc_(\d{1,4})_\w*")


def holds(returned: Returned, known: Known, to: str = "") -> dict[str, Own]:
    """The reflections of this journal that the document holds, by their id; `to` where it is none.

    Raises Refused where it holds nothing of this journal.
    """
    sent = [place.reflection for place in _sent(returned)]
    ids = list(dict.fromkeys([*sent, *returned.ids]))
    found = {id_: own for id_ in ids if (own := known(id_)) is not None}
    if not found and to and (own := known(to)) is not None:
        found = {own.reflection.id: own}
    if found:
        return found
    if ids:
        raise Refused(
            _(
                "What is in this file is not of a reflection in your journal. It may be somebody "
                "else’s, or the reflection is in the bin. Nothing was taken in."
            )
        )
    raise Unclear


def located(returned: Returned, owns: dict[str, Own]) -> list[Place]:
    """The place of every line; without a part where it is about the whole."""
    marked = _by_anchor(returned, owns) or _by_heading(returned.lines, owns)
    first = next(iter(owns))
    found = []
    here = Place(first, "")
    for n, line in enumerate(returned.lines):
        if n in marked:
            here = marked[n]
        elif line.heading:  # of the form's own, or of the next reflection
            ahead = next((marked[m] for m in sorted(marked) if m > n), here)
            here = Place(ahead.reflection, "")
        found.append(here)
    if not marked:
        return [
            _by_words(line, owns) or place
            for line, place in zip(returned.lines, found, strict=True)
        ]
    return found


def _sent(returned: Returned) -> list[Place]:
    """The places as they went out, in the order of their anchors."""
    named = " ".join(returned.property(PLACES)).split()
    return [Place(id_, part) for id_, _slash, part in (one.partition("/") for one in named)]


def _by_anchor(returned: Returned, owns: dict[str, Own]) -> dict[int, Place]:
    """The lines with an anchor. One of a reflection that is not in the journal counts for nothing."""
    sent = _sent(returned)
    found: dict[int, Place] = {}
    ids = [id_ for id_ in returned.ids if id_ in owns] or list(owns)
    seen: set[str] = set()
    for at, line in enumerate(returned.lines):
        for name in line.anchors:
            match = _ANCHOR.fullmatch(name)
            if not match:
                continue
            n = int(match[1])
            if n < len(sent) and anchor(n, sent[n]) == name:
                place = sent[n]
                if place.reflection not in owns and len(owns) == 1 and not _any_known(sent, owns):
                    place = Place(next(iter(owns)), place.part)
            else:  # the properties got lost: the name of the anchor holds the key
                if name.split("_", 2)[2] in seen and len(ids) > 1:
                    ids, seen = ids[1:], set()
                seen.add(name.split("_", 2)[2])
                place = Place(ids[0], _key(owns[ids[0]], n, name))
            found[at] = place
    return found


def _any_known(sent: Sequence[Place], owns: dict[str, Own]) -> bool:
    """Whether any of the places is in one of these reflections."""
    return any(place.reflection in owns for place in sent)


def _key(own: Own, n: int, name: str) -> str:
    parts = ("help_question", "placement", "mirror", "insight", "next_step", *own.asked)
    return next((part for part in parts if anchor(n, Place("", part)) == name), "")


def _by_heading(lines: Sequence[Line], owns: dict[str, Own]) -> dict[int, Place]:
    """Where all anchors got lost: the headings of the parts, by their words."""
    found: dict[int, Place] = {}
    waiting = list(owns.items())
    for at, line in enumerate(lines):
        said = squeezed(fold(re.sub(r"^\s*[\d.]+\s+", "", line.before)))
        if not said:
            continue
        for turn, (id_, own) in enumerate(waiting[:2]):
            titles = {squeezed(fold(asked[0])): key for key, asked in own.asked.items() if asked}
            place = Place(id_, titles.get(said, ""))
            if place.part and place not in found.values():
                waiting = waiting[turn:]
                found[at] = place
                break
    return found


def _by_words(line: Line, owns: dict[str, Own]) -> Place | None:
    """Where the headings got lost as well: the answer in which the words of the line stand."""
    if len(line.before.split()) < 3:
        return None
    for id_, own in owns.items():
        if part := own.part_with(line.before):
            return Place(id_, part)
    return None
