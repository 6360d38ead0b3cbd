"""What of a sentence is looked at before a hit is read: its cues, its clauses, and what is masked."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from orgcoach_tui.rules.compile import Cue
from orgcoach_tui.rules.sentence import Place, SeenCue, Sentence

_NEAR = 3  # words after a comma within which the subject of a new clause stands


def kept_cues(
    seen: Sequence[SeenCue], cues: Sequence[Cue]
) -> dict[str, list[tuple[int, int, Cue]]]:
    """What each kind of cue says where: the cues that nothing longer covers, in order.

    So *ik* in *vroeg of ik* is nobody's subject. A longer `cancel` says nothing but that: *niet* in
    *niet alleen* denies nothing.
    """
    kept: dict[str, list[tuple[int, int, Cue]]] = {}
    rows = [one for one in seen if one[2] - one[1] > 1]  # of several words
    hidden: set[int] = set()  # words that a row covers
    if rows:
        covers: list[Place] = []
        for number, start, end, words in rows:
            reads = cues[number].reads
            if reads != "break":
                # What stands in a gap is free: *had* ik *kunnen* leaves the writer its subject.
                covers += [(start, end)] if not words or reads == "cancel" else words
        for start, end in covers:
            hidden.update(range(start, end))
        for number, start, end, _ in rows:
            size = end - start
            for low, high in covers:
                if low <= start and end <= high and high - low > size:
                    break
            else:
                cue = cues[number]
                kept.setdefault(cue.reads, []).append((start, end, cue))
    for number, start, end, _ in seen:
        if end - start == 1 and start not in hidden:
            cue = cues[number]
            reads = cue.reads
            if reads in kept:
                kept[reads].append((start, end, cue))
            else:
                kept[reads] = [(start, end, cue)]
    if rows:
        for found in kept.values():
            found.sort(key=_place)
    return kept


def _place(one: tuple[int, int, Cue]) -> Place:
    return one[0], one[1]


def clause_starts(
    sentence: Sentence, opened: Iterable[int], subjects: Sequence[tuple[int, int, str]]
) -> list[int]:
    """Where main clauses begin: at words that open one, and at commas with a subject right after.

    A comma in a row of things begins none: *geen doelen, werkvormen of opdrachten* stays whole.
    """
    starts = {0, *opened}
    if sentence.breaks:
        named = [s for s, _, _ in subjects]
        for mark in sentence.breaks:
            at = bisect_right(named, mark - 1)
            if at < len(named) and named[at] <= mark + _NEAR:
                starts.add(mark)
    size = len(sentence.words)
    return sorted(s for s in starts if s < size or s == 0)


def takes(places: Sequence[Place], start: int, end: int) -> bool:
    """Whether a mask covers the words `start` to `end` in part."""
    return any(low < end and start < high for low, high in places)
