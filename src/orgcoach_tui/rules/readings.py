"""How a hit is meant: affirmed or not, by whom, for real or not, now or before.

After ConText: cues with a scope, a direction, and words that end it. Where several cues reach a hit,
each axis is read for itself.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from orgcoach_tui.rules.actors import Actors
from orgcoach_tui.rules.compile import Compiled, Cue, Rule
from orgcoach_tui.rules.meant import Reading, reading
from orgcoach_tui.rules.model import Actor, Polarity, Reality, Time
from orgcoach_tui.rules.sentence import Sentence
from orgcoach_tui.rules.words import fold

_REACHING = ("negated", "declined", "other", "abandoned", "ironic", "past")
_SCARE = 4  # words in quotation marks that nobody said
_SHORT = 14  # words: a sentence that only takes back what the one before it said


@dataclass(slots=True)
class _Scope:
    cue: Cue
    start: int
    end: int
    low: int
    high: int


class Scopes(Actors):
    """The cues of one sentence, with what each of them reaches."""

    def __init__(self, sentence: Sentence, compiled: Compiled, follows: bool = False) -> None:
        super().__init__(sentence, compiled, follows)
        size = len(sentence.words)
        self.scopes = [
            self._scope(cue, start, end, size)
            for reads in _REACHING
            for start, end, cue in self.at.get(reads, ())
        ]

    def _scope(self, cue: Cue, start: int, end: int, size: int) -> _Scope:
        low = max(0, start - cue.before)
        high = min(size, end + cue.after)
        for stop, weak in self.stops:
            if weak and cue.reads in ("past", "abandoned"):
                continue  # *until last year I only gave lessons*
            if stop < start:
                # *Maar daar zag ik van af* takes back what was said before the turn.
                low = max(low, stop) if cue.before and not cue.back else low
            elif stop >= end:
                high = min(high, stop)
                break
        if cue.reads == "negated" and not cue.back:
            here = bisect_right(self.main, start) - 1
            # *Of* both opens a clause and joins a row; for a denial it joins.
            opened = [c for c in self.clauses if c <= start and c not in self.starts("list")]
            low = max(low, opened[-1] if opened else 0)
            if here + 1 < len(self.main):
                high = min(high, self.main[here + 1])
            if end - start > 1 and start == low:
                # *In plaats van een antwoord gaf ik …* denies up to the verb before its subject.
                own = (s for s, _, who in self.subjects if s > end and who != "someone")
                high = min(high, max(end, next(own, high + 1) - 1))
            low, high = self._within_commas(low, start, end, high)
        elif cue.reads == "other":
            # What was asked of the writer ends where the writer takes over.
            for s, _, who in self.subjects:
                if s >= end and who != "someone" and self.clause(s) > self.clause(end - 1):
                    high = min(high, max(end, self.clauses[self.clause(s)]))
                    break
        return _Scope(cue, start, end, low, high)

    def _within_commas(self, low: int, start: int, end: int, high: int) -> tuple[int, int]:
        """A denial passes a comma back to its subject, and on through a row that *of* or *or* ends.

        *Aan doelen, vormen of opdrachten ben ik niet begonnen* denies all three; *naast hen, niet
        voor hen uit* denies the second alone.
        """
        for mark in reversed(self.marks):
            if low < mark <= start and not any(mark <= s < start for s, _, _ in self.subjects):
                low = mark
                break
        for mark in self.marks:
            if end <= mark < high and not any(mark <= word < high for word in self.starts("list")):
                high = mark
                break
        return low, high

    def read(self, rule: Rule, start: int, end: int) -> Reading:
        """The reading of a hit of `rule` on the words `start` to `end`."""
        polarity: Polarity = "affirmed"
        actor: Actor = self.seen(start) if rule.any_subject else self.actor(start, end)
        reality: Reality = "actual"
        time: Time = "now"
        for scope in self.scopes:
            if not _reaches(scope, rule, start, end):
                continue
            reads = scope.cue.reads
            if reads in ("negated", "declined"):
                if polarity == "affirmed":
                    polarity = cast(Polarity, reads)
            elif reads == "other":
                actor = "other"
            elif reads == "abandoned" or (
                reads == "ironic" and (scope.cue.strong or not self.acts)
            ):
                reality = cast(Reality, reads)
            elif reads == "past":
                time = "past"
        if self.sentence.quoted and self._mocks():
            reality = "ironic"
        if self.sentence.quoted and self._quoted(start, end):
            actor = "other"
        elif self.sentence.asks and not self._reports(start) and not self._asks(rule):
            reality = "asked"
        return reading(polarity, actor, reality, time)

    def _mocks(self) -> bool:
        """Whether a sentence without the writer in it has a few words in quotation marks."""
        return not self.own and any(0 < high - low <= _SCARE for low, high in self.sentence.quoted)

    def _quoted(self, start: int, end: int) -> bool:
        """Inside quotation marks of more than a few words, spoken by somebody else."""
        for low, high in self.sentence.quoted:
            if low <= start and end <= high:
                if high - low <= 2:
                    return False
                return not any(
                    who != "someone" and s < low and not self._in_quotes(s)
                    for s, _, who in self.subjects
                )
        return False

    def _in_quotes(self, at: int) -> bool:
        return any(low <= at < high for low, high in self.sentence.quoted)

    def _asks(self, rule: Rule) -> bool:
        """Whether a question is the act itself, and not *moet ik…?* of the writer’s own doing."""
        return rule.asks and not any(0 < s < 3 and who == "self" for s, _, who in self.subjects)

    def _reports(self, at: int) -> bool:
        """Whether the question is quoted behind the writer's own words: *ik vroeg: wat wil je?*"""
        return any(low > at for low, _ in self.sentence.quoted)

    def takes_back(self) -> str:
        """`declined`, `negated` or `past`, if this short sentence says so of the one before it."""
        if not may_take_back(self.sentence, self.compiled):
            return ""
        return next((s.cue.reads for s in self.scopes if s.cue.back), "")

    def goes_on(self) -> bool:
        """Whether this sentence says that it is about another time, and does not come back from it."""
        return not self.stops and any(s.cue.onward for s in self.scopes)

    def tells_of_then(self, start: int) -> bool:
        """Whether the clause with the word `start` has a verb of the past, and nothing of now."""
        if self.stops:
            return False
        clause = self.clause(start)
        begin = self.clauses[clause]
        until = self.clauses[clause + 1] if clause + 1 < len(self.clauses) else None
        words = map(fold, self.sentence.words[begin:until])
        regular = self.compiled.language == "en"
        past = self.compiled.past
        return any(word in past or (regular and word.endswith("ed")) for word in words)


def may_take_back(sentence: Sentence, compiled: Compiled) -> bool:
    """Whether a sentence is short and has words that reach back; quicker than its scopes."""
    return len(sentence.words) <= _SHORT and any(compiled.cues[c].back for c, *_ in sentence.cues)


def _reaches(scope: _Scope, rule: Rule, start: int, end: int) -> bool:
    if rule.own_negation and scope.start >= start and scope.end <= end:
        return False
    return scope.low < end and start < scope.high
