"""A sentence: its words, and what the matcher saw in it."""

from bisect import bisect_right
from itertools import islice
from typing import NamedTuple

from orgcoach_tui.rules.words import WORD

Place = tuple[int, int]  # words from, to
Words = tuple[Place, ...]  # the pieces of a hit: *stel … voor* leaves out what stands between
Seen = tuple[int, int, Words]  # from, to, and the words themselves
SeenCue = tuple[int, int, int, Words]  # cue, from, to, and its words where there is a gap in it


def share(one: Words, other: Words) -> bool:
    """Whether two hits name the same word."""
    return any(a < d and c < b for a, b in one for c, d in other)


class Ends(NamedTuple):
    """Where a sentence begins, where its last run of words does, and how many words those are."""

    start: int
    last: int
    words: int

    def place(self, text: str) -> Place:
        """From where to where it stands; looked for only when somebody asks."""
        end = self.last
        for word in islice(WORD.finditer(text, self.last), self.words):
            end = word.end()
        return self.start, end


class Sentence:
    """The words of a sentence, and what was seen in it."""

    __slots__ = (
        "asks", "breaks", "chunks", "cues", "last", "marks", "masks", "quoted", "rules", "text", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.rules: list[tuple[int, Words]] = []  # rule, and the words it names
        self.cues: list[SeenCue] = []
        self.masks: list[Place] = []
        self.breaks: list[int] = []  # a comma or the like stands before this word
        self.quoted: list[Place] = []
        self.asks = False
        self.last: dict[int, Seen] = {}  # where each part was last seen
        self.marks = 0  # which parts were seen, as bits
        self.chunks: list[Place] = []  # words so far, and where the next one is

    @property
    def ends(self) -> Ends:
        """Where it stands, in little."""
        count, at = self.chunks[-1]
        return Ends(self.chunks[0][1], at, len(self.words) - count)

    def place(self, start: int, end: int) -> Place:
        """Where the words `start` to `end` stand in the text."""
        count, at = self.chunks[bisect_right(self.chunks, (start, len(self.text))) - 1]
        # Nearly always one space stands between words.
        low = at + self.text.startswith(" ", at)
        before = " ".join(self.words[count:start])
        row = " ".join(self.words[count:end])
        if self.text.startswith(row, low):
            return low + len(before) + (start > count), low + len(row)
        found = islice(WORD.finditer(self.text, at), start - count, end - count)
        first = last = next(found)
        for last in found:  # noqa: B007
            pass
        return first.start(), last.end()
