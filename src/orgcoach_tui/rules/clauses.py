"""What of a sentence is looked at before a hit is read: its cues, its clauses, and what is masked."""

from bisect import bisect_right
from collections.abc import Sequence

from orgcoach_tui.rules.compile import Cue
from orgcoach_tui.rules.matcher import Place, Sentence

_NEAR = 3  # words after a comma within which the subject of a new clause stands


def kept_cues(
    seen: Sequence[tuple[int, int, int]], cues: Sequence[Cue]
) -> list[tuple[Cue, int, int]]:
    """The cues that nothing longer covers; what `cancel` covers says nothing.

    So *ik* in *vroeg of ik* is nobody's subject, and *niet* in *niet alleen* denies nothing.
    """
    longer: list[tuple[int, int, bool]] = []
    kept: list[tuple[Cue, int, int]] = []
    for number, start, end in sorted(set(seen), key=lambda c: (c[1] - c[2], c[1], c[0])):
        cue = cues[number]
        inside = any(s <= start and end <= e and (c or e - s > end - start) for s, e, c in longer)
        if cue.reads != "break":
            longer.append((start, end, cue.reads == "cancel"))
        if not inside and cue.reads != "cancel":
            kept.append((cue, start, end))
    return sorted(kept, key=lambda c: (c[1], c[2]))


def clause_starts(
    sentence: Sentence,
    cues: Sequence[tuple[Cue, int, int]],
    subjects: Sequence[tuple[int, int, str]],
) -> list[int]:
    """Where main clauses begin: at words that open one, and at commas with a subject right after.

    A comma in a row of things begins none: *geen doelen, werkvormen of opdrachten* stays whole.
    """
    starts = {0}
    starts.update(s for c, s, _ in cues if c.reads in ("break", "stop"))
    named = [s for s, _, _ in subjects]
    for mark in sentence.breaks:
        at = bisect_right(named, mark - 1)
        if at < len(named) and named[at] <= mark + _NEAR:
            starts.add(mark)
    return sorted(s for s in starts if s < len(sentence.words) or s == 0)


def takes(places: Sequence[Place], start: int, end: int) -> bool:
    """Whether a mask covers the words `start` to `end` in part."""
    return any(low < end and start < high for low, high in places)
