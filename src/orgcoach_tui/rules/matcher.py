"""One walk over a text: sentences, and in them the hits of rules and the cues around them.

The time is linear in the text: a word costs a look in two tables, and what it completes is bounded
by the patterns, not by what was seen before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from orgcoach_tui.rules.program import Program
from orgcoach_tui.rules.words import LONGEST_WORD, TOKEN, fold

_FULL = 60_000  # words, or steps, remembered before starting afresh
_SENTENCE = frozenset(".!?;…")
_BREAKS = frozenset(",:–—()[]•*/")
_OPEN = {"“": "”", "‘": "’", "«": "»", "„": "”", '"': '"', "'": "'"}
_LONGEST = 400  # words: what has no end of a sentence is cut, or everything could reach everything

Place = tuple[int, int]  # words from, to
Words = tuple[Place, ...]  # the pieces of a hit: *stel … voor* leaves out what stands between
Seen = tuple[int, int, Words]  # from, to, and the words themselves


@dataclass(slots=True)
class Uses:
    """What parts are good for that were seen on the same words."""

    kept: tuple[int, ...] = ()  # parts to remember, as others wait for them
    hits: tuple[tuple[str, int], ...] = ()
    chains: tuple[tuple[int, int, int], ...] = ()
    bundles: tuple[tuple[tuple[int, ...], int, int], ...] = ()


Step = tuple["State", tuple[tuple[int, Uses], ...]]


@dataclass(slots=True)
class Sentence:
    """The words of a sentence as places in the text, and what was seen in it."""

    words: list[re.Match[str]] = field(default_factory=list)
    rules: list[tuple[int, Words]] = field(default_factory=list)  # rule, and the words it names
    cues: list[tuple[int, int, int]] = field(default_factory=list)
    masks: list[Place] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # a comma or the like stands before this word
    quoted: list[Place] = field(default_factory=list)
    asks: bool = False

    def place(self, start: int, end: int) -> Place:
        """Where the words `start` to `end` stand in the text."""
        return self.words[start].start(), self.words[end - 1].end()


@dataclass(slots=True, eq=False)
class State:
    """Rows of words that have begun; `after` remembers the steps taken from here."""

    nodes: tuple[int, ...]
    after: dict[int, Step] = field(default_factory=dict)


class Matcher:
    """Walks texts with the program of one language."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._symbols: dict[str, int] = {}  # word -> symbol; 0 is a word that no pattern knows
        self._known: dict[tuple[int, ...], int] = {(): 0}
        self._elements: list[frozenset[int]] = [frozenset()]  # symbol -> elements
        self._start = State(())
        self._states: dict[tuple[int, ...], State] = {(): self._start}
        self._steps = 0
        self._uses: dict[tuple[int, ...], Uses] = {}
        mark = self._learn("^")
        self._begin = self._step(self._start, mark)[0] if mark else self._start

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences of `text`; those without any word are left out."""
        sentence = Sentence()
        words = sentence.words
        last: dict[int, Seen] = {}
        act = self._act
        symbols, start, begin = self._symbols, self._start, self._begin
        state = begin
        quote, quote_from = "", 0
        count = 0
        for match in TOKEN.finditer(text):
            token = match[0]
            symbol = symbols.get(token)
            if symbol is None:
                first = token[0]
                if first.isalnum() or first == "_":
                    symbol = self._learn(token)
                else:
                    at = match.start()
                    if quote and (first == "\n" or (first == quote and not _inside_word(text, at))):
                        if first != "\n":
                            sentence.quoted.append((quote_from, count))
                        quote = ""
                    elif not quote and first in _OPEN and _opens(text, at):
                        quote, quote_from = _OPEN[first], count
                        sentence.breaks.append(count)
                        state = start if count else begin
                    elif first in _BREAKS or (first == "-" and _dash(text, at)):
                        sentence.breaks.append(count)
                        state = start if count else begin
                    if count and (
                        first == "\n"
                        or (first in _SENTENCE and (first == ";" or _space_after(text, at + 1)))
                    ):
                        sentence.asks = first == "?"
                        if quote:
                            sentence.quoted.append((quote_from, count))
                        yield sentence
                        sentence = Sentence()
                        words, last, state, count, quote_from = sentence.words, {}, begin, 0, 0
                    continue
            words.append(match)
            count += 1
            if symbol:
                step = state.after.get(symbol)
                if step is None:
                    step = self._step(state, symbol)
                state, emits = step
                for depth, uses in emits:
                    low = count - depth
                    if low < 0:  # a row may begin with the mark of the beginning
                        low = 0
                    act(uses, low, count, ((low, count),), last, sentence)
            else:
                state = start
            if count == _LONGEST:
                if quote:
                    sentence.quoted.append((quote_from, count))
                yield sentence
                sentence = Sentence()
                words, last, state, count, quote_from = sentence.words, {}, start, 0, 0
        if count:
            if quote:
                sentence.quoted.append((quote_from, count))
            yield sentence

    def _learn(self, token: str) -> int:
        """The symbol of a new word: words that the same elements take have the same one."""
        if len(token) > LONGEST_WORD:
            return 0
        if len(self._symbols) > _FULL:
            self._symbols.clear()
        elements = self.program.elements(fold(token))
        symbol = self._known.get(elements)
        if symbol is None:
            symbol = self._known[elements] = len(self._elements)
            self._elements.append(frozenset(elements))
        self._symbols[token] = symbol
        return symbol

    def _step(self, state: State, symbol: int) -> Step:
        """Where `symbol` leads from `state`, and the parts that it completes there."""
        if self._steps > _FULL:
            self._steps = 0
            for each in self._states.values():
                each.after.clear()
        self._steps += 1
        program, elements = self.program, self._elements[symbol]
        nodes: set[int] = set()
        for node in (0, *state.nodes):
            children = program.children(node)
            if len(children) < len(elements):
                nodes.update(child for element, child in children.items() if element in elements)
            else:
                nodes.update(children[e] for e in elements if e in children)
        parts: dict[int, list[int]] = {}  # depth -> parts that end here
        for node in sorted(nodes):
            if program.ends[node]:
                parts.setdefault(program.depth[node], []).extend(program.ends[node])
        emits = [
            (depth, self._use(tuple(sorted(set(parts[depth]))))) for depth in sorted(parts)[::-1]
        ]
        going = tuple(sorted(n for n in nodes if program.children(n)))
        target = self._states.get(going)
        if target is None:
            target = self._states[going] = State(going)
        step = state.after[symbol] = (target, tuple(emits))
        return step

    def _use(self, seen: tuple[int, ...]) -> Uses:
        """What the parts `seen`, and every part that they stand for, are good for together."""
        if seen not in self._uses:
            program = self.program
            parts = list(seen)
            for part in parts:
                parts += [p for p in program.means.get(part, ()) if p not in parts]
            self._uses[seen] = Uses(
                tuple(p for p in parts if p in program.bundles or p in program.lefts),
                tuple(program.hits[p] for p in parts if p in program.hits),
                tuple(chain for p in parts for chain in program.chains.get(p, ())),
                tuple(
                    (tuple(m for m in members if m != p), width, result)
                    for p in parts
                    for members, width, result in program.bundles.get(p, ())
                ),
            )
        return self._uses[seen]

    def _act(
        self, uses: Uses, start: int, end: int, words: Words, last: dict[int, Seen],
        sentence: Sentence,
    ) -> None:  # fmt: skip
        """Parts were seen on `words`, from `start` to `end`: note what that completes."""
        if uses.kept:
            seen = (start, end, words)
            for part in uses.kept:
                last[part] = seen
        for kind, number in uses.hits:
            if kind == "cue":
                sentence.cues.append((number, start, end))
            elif kind == "rule":
                sentence.rules.append((number, words))
            else:
                sentence.masks.append((start, end))
        for left, gap, result in uses.chains:
            if left in last:
                low, to, before = last[left]
                if 0 <= start - to <= gap:
                    self._act(self._use((result,)), low, end, before + words, last, sentence)
        for others, width, result in uses.bundles:
            low, high, both = start, end, words
            for other in others:
                if other not in last:
                    break
                from_, to, more = last[other]
                if from_ < end and start < to and _share(words, more):
                    break  # the same word cannot be both
                low, high, both = min(low, from_), max(high, to), both + more
            else:
                if high - low <= width:
                    self._act(self._use((result,)), low, high, both, last, sentence)


def _share(one: Words, other: Words) -> bool:
    """Whether two hits name the same word."""
    return any(a < d and c < b for a, b in one for c, d in other)


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark at `at` opens: no letter before it, something right after it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and not after.isspace()


def _inside_word(text: str, at: int) -> bool:
    """Whether a mark is an apostrophe: a letter on both sides."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isalnum() and after.isalnum()


def _dash(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace()) and _space_after(text, at + 1)


def _space_after(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()
