"""How a hit is meant: affirmed or not, by whom, for real or not, now or before.

After ConText: cues with a scope, a direction, and words that end it. A sentence is cut into
clauses; who acts is the subject of the clause, else of the clause before it, else the writer
(telegram style). Where several cues reach a hit, each axis is read for itself.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from orgcoach_tui.rules.clauses import clause_starts, kept_cues
from orgcoach_tui.rules.compile import Compiled, Cue, Rule
from orgcoach_tui.rules.meant import Reading, reading
from orgcoach_tui.rules.model import Actor, Polarity, Reality, Time
from orgcoach_tui.rules.sentence import Sentence
from orgcoach_tui.rules.words import fold

_THEIRS = frozenset(["hun", "haar", "zijn", "their", "his", "her"])
_TURNS = frozenset(["maar", "doch", "echter", "but", "yet", "however"])
_SUBJECTS = ("self", "shared", "someone")
_REACHING = ("negated", "declined", "other", "abandoned", "ironic", "past")
_SCARE = 4  # words in quotation marks that nobody said
_CLOSE = 4  # words
_SHORT = 14  # words: a sentence that only takes back what the one before it said


@dataclass(slots=True)
class _Scope:
    cue: Cue
    start: int
    end: int
    low: int
    high: int


class Scopes:
    """The cues of one sentence, with what each of them reaches."""

    def __init__(self, sentence: Sentence, compiled: Compiled) -> None:
        self.compiled = compiled
        self.sentence = sentence
        at = kept_cues(sentence.cues, compiled.cues)
        self.at = at
        self.stops = [(s, c.first) for s, _, c in at.get("stop", ())]
        self.subjects = [(s, e, who) for who in _SUBJECTS if who in at for s, e, _ in at[who]]
        self.subjects.sort()
        self.own = "self" in at or "shared" in at
        # *Een rapport van mij* is the writer’s, but nobody in it acts.
        self.acts = any(not c.first for who in ("self", "shared") for _, _, c in at.get(who, ()))
        # Whom the language lets come after the verb only as an object.
        self.leading = {s for s, _, c in at.get("someone", ()) if c.first}
        self.marks = sorted(set(sentence.breaks)) if sentence.breaks else []
        opened = [s for reads in ("break", "stop") for s, _, _ in at.get(reads, ())]
        self.main = clause_starts(sentence, opened, self.subjects)
        self.clauses = self.main
        if "sub" in at:
            self.clauses = sorted({*self.main, *self.starts("sub")})
        self._named: list[list[tuple[int, str]]] = [[] for _ in self.clauses]
        for start, _, who in self.subjects:
            self._named[self.clause(start)].append((start, who))
        self._owners: list[str] = []
        size = len(sentence.words)
        self.scopes = [
            self._scope(cue, start, end, size)
            for reads in _REACHING
            for start, end, cue in at.get(reads, ())
        ]

    def starts(self, reads: str) -> list[int]:
        """Where cues of a kind begin."""
        return [s for s, _, _ in self.at.get(reads, ())]

    def tears(self, start: int, end: int) -> bool:
        """Whether a wide hit reaches from one main clause into another: two things, not one."""
        if end - start <= _CLOSE:
            return False
        return any(start < clause < end for clause in self.main)

    def clause(self, at: int) -> int:
        return bisect_right(self.clauses, at) - 1

    def _acts_in(self, clause: int) -> str:
        """Who acts in a clause, or else in one before it; empty where nobody is named up to there."""
        known = self._owners
        while len(known) <= clause:
            known.append(self._owner(len(known), 1 << 30) or (known[-1] if known else ""))
        return known[clause]

    def _owner(self, clause: int, at: int) -> str:
        """Who acts in `clause` for a hit that begins at the word `at`; the writer comes first."""
        here = self._named[clause]
        for _, who in here:
            if who != "someone":
                return who
        start = self.clauses[clause]
        return "someone" if any(self._leads(s, start, at) for s, _ in here) else ""

    def _leads(self, noun: int, clause: int, at: int) -> bool:
        """Whether somebody named at the word `noun` may be the subject of a hit that begins at `at`.

        A noun is one at the beginning of its clause; elsewhere only where the writer is not in the
        sentence (*vorige week gaf de directeur les*). In English it comes before its verb.
        """
        if noun not in self.leading:
            return True
        early = noun <= clause + 1
        if self.compiled.language == "en":
            return noun < at and (early or not self.own)
        return early or not self.own

    def _stranger(self, clause: int, start: int, end: int) -> str:
        """`someone` where the form of the verb says so, in a sentence without *ik* or *I*.

        *Schrijft* is never the writer’s; *schreef* is somebody else’s where a clause begins with
        *een kantoor* or *his wife*, or, in Dutch, where it does not come first (*schreef op wat
        ik zag* is telegram style).
        """
        until = self.clauses[clause + 1] if clause + 1 < len(self.clauses) else 1 << 30
        while clause and self._runs_on(self.clauses[clause]):
            clause -= 1
        begin = self.clauses[clause]
        if any(begin <= at < until for at in self.starts("describes")):
            return "someone"
        third, past = self.compiled.third, self.compiled.past
        words = [fold(word) for word in self.sentence.words[start:end]]
        if any(word in third for word in words):
            return "someone"
        articles = self.starts("article")
        named = any(begin <= at <= begin + 1 and at < start for at in articles)
        # *De academie ontwikkelt*; but in *een stuurgroep komt bijeen* the hit itself is the subject.
        led = any(begin <= at <= begin + 1 and at + 1 < start for at in articles)
        around = [fold(word) for word in self.sentence.words[begin:until]]
        if (led or around[0] in _THEIRS) and any(word in third for word in around):
            return "someone"
        if self.compiled.language == "nl":
            named = named or start > begin
        return "someone" if named and any(word in past for word in words) else ""

    def _runs_on(self, clause: int) -> bool:
        """Whether the clause from there on goes on with the one before: *the school is now …*."""
        turned = fold(self.sentence.words[clause]) in _TURNS or clause in self.marks
        return not turned and any(stop == clause for stop, _ in self.stops)

    def _actor(self, start: int, end: int) -> Actor:
        """Who does what stands from `start` to `end`."""
        first, last = self.clause(start), self.clause(end - 1)
        while last > first and self._runs_on(self.clauses[last]):
            last -= 1
        who = self._owner(first, start) or (self._acts_in(first - 1) if first else "")
        if not who and not self.own:
            who = self._stranger(first, start, end)
        if who == "someone" and last > first and (then := self._acts_in(last)) != "someone":
            who = then
        return "other" if who == "someone" else "shared" if who == "shared" else "self"

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
        actor: Actor = "self" if rule.any_subject else self._actor(start, end)
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
