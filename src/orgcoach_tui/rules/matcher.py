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
Use = tuple[int, bool, tuple[str, int] | None, tuple[tuple[int, int, int], ...],
            tuple[tuple[tuple[int, ...], int, int], ...]]  # fmt: skip
Step = tuple["State", tuple[tuple[int, tuple[Use, ...]], ...]]


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
        self._uses: dict[int, tuple[Use, ...]] = {}
        mark = self._learn("^")
        self._begin = self._step(self._start, mark)[0] if mark else self._start

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences of `text`; those without any word are left out."""
        sentence = Sentence()
        words = sentence.words
        last: dict[int, tuple[int, int, Words]] = {}
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
                    low = max(0, count - depth)  # a row may begin with the mark of the beginning
                    self._act(uses, low, count, ((low, count),), last, sentence)
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
        emits: list[tuple[int, tuple[Use, ...]]] = []
        for node in sorted(nodes, key=lambda n: (-program.depth[n], n)):
            for part in program.ends[node]:
                uses = self._uses.get(part) or self._uses.setdefault(part, self._all_uses(part))
                emits.append((program.depth[node], uses))
        going = tuple(sorted(n for n in nodes if program.children(n)))
        target = self._states.get(going)
        if target is None:
            target = self._states[going] = State(going)
        step = state.after[symbol] = (target, tuple(emits))
        return step

    def _all_uses(self, part: int) -> tuple[Use, ...]:
        """What `part` is good for, and every part that it stands for."""
        program = self.program
        parts = [part]
        for each in parts:
            parts += [p for p in program.means.get(each, ()) if p not in parts]
        uses: list[Use] = []
        for each in parts:
            bundles = tuple(
                (tuple(p for p in members if p != each), width, result)
                for members, width, result in program.bundles.get(each, ())
            )
            hit, chains = program.hits.get(each), program.chains.get(each, ())
            kept = bool(bundles) or each in program.lefts
            if kept or hit or chains:
                uses.append((each, kept, hit, tuple(chains), bundles))
        return tuple(uses)

    def _act(
        self, uses: tuple[Use, ...], start: int, end: int, words: Words,
        last: dict[int, tuple[int, int, Words]], sentence: Sentence,
    ) -> None:  # fmt: skip
        """Parts were seen on `words`, from `start` to `end`: note what that completes."""
        for part, kept, hit, chains, bundles in uses:
            if kept:
                last[part] = (start, end, words)
            if hit is not None:
                kind, number = hit
                if kind == "cue":
                    sentence.cues.append((number, start, end))
                elif kind == "rule":
                    sentence.rules.append((number, words))
                else:
                    sentence.masks.append((start, end))
            for left, gap, result in chains:
                if left in last:
                    low, to, before = last[left]
                    if 0 <= start - to <= gap:
                        self._act(self._result(result), low, end, before + words, last, sentence)
            for others, width, result in bundles:
                low, high, both = start, end, words
                for other in others:
                    if other not in last:
                        break
                    from_, to, more = last[other]
                    low, high, both = min(low, from_), max(high, to), both + more
                else:
                    if high - low <= width:
                        self._act(self._result(result), low, high, both, last, sentence)

    def _result(self, part: int) -> tuple[Use, ...]:
        return self._uses.get(part) or self._uses.setdefault(part, self._all_uses(part))


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
