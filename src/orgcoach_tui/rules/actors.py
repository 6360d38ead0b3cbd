"""Who does what stands in a sentence: its writer, the writer with others, or somebody else.

A sentence is cut into clauses; who acts is the subject of the clause, else of the clause before it,
else the writer (telegram style).
"""

from bisect import bisect_right

from orgcoach_tui.rules.clauses import clause_starts, kept_cues
from orgcoach_tui.rules.compile import Compiled
from orgcoach_tui.rules.model import Actor
from orgcoach_tui.rules.sentence import Sentence
from orgcoach_tui.rules.words import fold

_THEIRS = frozenset(["hun", "haar", "zijn", "their", "his", "her"])
_TURNS = frozenset(["maar", "doch", "echter", "but", "yet", "however"])
_SUBJECTS = ("self", "shared", "someone")
_CLOSE = 4  # words
_LED = 10  # words within which the verb of a sentence comes that somebody else leads
_FAR = 1 << 30


class Actors:
    """The clauses of one sentence, and who acts in them."""

    def __init__(self, sentence: Sentence, compiled: Compiled, follows: bool = False) -> None:
        self.compiled = compiled
        self.sentence = sentence
        self.follows = follows  # goes on about somebody who does such work: *then she …*
        at = kept_cues(sentence.cues, compiled.cues)
        self.at = at
        self.stops = [(s, c.first) for s, _, c in at.get("stop", ())]
        self.subjects = [(s, e, who) for who in _SUBJECTS if who in at for s, e, _ in at[who]]
        self.subjects.sort()
        self.own = "self" in at or "shared" in at
        # Whom the language lets come after the verb only as an object.
        self.leading = {s for s, _, c in at["someone"] if c.first} if "someone" in at else ()
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
        self._begun: list[int] | None = None  # not yet looked for, as the next
        self._verb = -1

    @property
    def acts(self) -> bool:
        """Whether the writer does anything: *een rapport van mij* is theirs, but nobody acts."""
        return any(not c.first for who in ("self", "shared") for _, _, c in self.at.get(who, ()))

    @property
    def led_by_peer(self) -> bool:
        return any(s < 2 and c.strong for s, _, c in self.at.get("someone", ()))

    def starts(self, reads: str) -> list[int]:
        """Where cues of a kind begin."""
        return [s for s, _, _ in self.at.get(reads, ())]

    def tears(self, start: int, end: int) -> bool:
        """Whether a wide hit reaches from one main clause into another: two things, not one."""
        if end - start <= _CLOSE:
            return False
        return any(start < clause < end for clause in self.main)

    def part(self, at: int) -> int:
        """Which of the acts of a sentence a word is about: each *and I* begins another."""
        if len(self.main) < 2:
            return 0
        if self._begun is None:
            own = [s for s, _, who in self.subjects if who != "someone"]
            self._begun = [c for c in self.main if any(c <= s <= c + _CLOSE for s in own)]
        return bisect_right(self._begun, at)

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
        if named and any(word in past for word in words):
            return "someone"
        return "someone" if start >= self._led() else ""

    def _led(self) -> int:
        """Where the verb stands of a sentence that begins with somebody else; far off for another.

        What comes after it is theirs, however many clauses on: *the chaplain listens, …, and
        follows whatever they bring*.
        """
        if self._verb < 0:
            words = [fold(word) for word in self.sentence.words[:_LED]]
            first = (*self.starts("article"), *(s for s, _, _ in self.subjects))
            begins = words[0] in _THEIRS or any(at < 2 for at in first)
            does = {*self.starts("does"), *self.starts("describes")}
            third, past = self.compiled.third, self.compiled.past
            regular = self.compiled.language == "en"
            after = 1 if any(not at and end == 1 for at, end, _ in self.subjects) else 2
            verbs = (
                n for n, word in enumerate(words)
                if n >= after
                and (n in does or word in third or word in past or (regular and word.endswith("ed")))
            )  # fmt: skip
            self._verb = next(verbs, _FAR) if begins else _FAR
        return self._verb

    def _runs_on(self, clause: int) -> bool:
        """Whether the clause from there on goes on with the one before: *the school is now …*."""
        turned = fold(self.sentence.words[clause]) in _TURNS or clause in self.marks
        return not turned and any(stop == clause for stop, _ in self.stops)

    def actor(self, start: int, end: int) -> Actor:
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

    def seen(self, start: int) -> Actor:
        """Who made happen what others are seen to do, from the word `start`.

        The writer, but in a sentence without them that begins with somebody who does such work:
        *my predecessor let them rehearse*. And in the sentences after it, as long as they are theirs.
        """
        if self.own:
            return "self"
        led = self.follows or (self.led_by_peer and start >= self._led())
        return "other" if led else "self"
