"""One walk over a text: sentences, and in them the hits of rules and the cues around them.

The time is linear in the text: a word costs a look in two tables, and what it completes is bounded
by the patterns, not by what was seen before.
"""

from collections.abc import Callable, Iterator

from orgcoach_tui.rules.marks import OPENING, dash, inside_word, opens, space_after
from orgcoach_tui.rules.program import Program, Uses
from orgcoach_tui.rules.sentence import Seen, Sentence, Words, share
from orgcoach_tui.rules.words import LONGEST_WORD, PIECES, fold

_FULL = 60_000  # words, or steps, remembered before starting afresh
_SENTENCE = frozenset(".!?;…")
_BREAKS = frozenset(",:–—()[]•*/")
_LONGEST = 400  # words: what has no end of a sentence is cut, or everything could reach everything


class State(dict[int, "Step"]):
    """Rows of words that have begun, and the steps taken from there so far."""

    __slots__ = ("nodes", "step")

    def __init__(self, nodes: tuple[int, ...], step: Callable[["State", int], "Step"]) -> None:
        self.nodes = nodes
        self.step = step

    def __missing__(self, symbol: int) -> "Step":
        return self.step(self, symbol)

    __hash__ = object.__hash__  # type: ignore[assignment]


Emit = tuple[int, tuple[int, ...], bool, int, int, Uses]
"""How many words back a part began, then its cues, whether it hits, what waits, what is kept: of
`uses`, laid out flat, since every word comes past here."""

Step = tuple[State, tuple[Emit, ...]]


class Matcher:
    """Walks texts with the program of one language."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._symbols: dict[str, int] = {}  # word -> symbol; 0 is a word that no pattern knows
        self._known: dict[tuple[int, ...], int] = {(): 0}
        self._elements: list[frozenset[int]] = [frozenset()]  # symbol -> elements
        self._start = State((), self._step)
        self._states: dict[tuple[int, ...], State] = {(): self._start}
        self._steps = 0
        self._uses: dict[tuple[int, ...], Uses] = {}
        self._single: dict[int, Uses] = {}
        self._bits: dict[int, int] = {}
        mark = self._learn("^")
        self._begin = self._start[mark][0] if mark else self._start

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences of `text`; those without any word are left out."""
        sentence = Sentence(text)
        state = self._begin  # at the first word of the sentence
        quote, quote_from = "", 0
        count = end = 0
        pieces = iter(PIECES.split(text))
        for run in pieces:  # words with spaces between them, then a mark
            at = end
            end += len(run)
            if run and (words := run.split()):
                sentence.chunks.append((count, at))
                first = 0  # of those that are in no sentence yet
                while count + len(words) - first >= _LONGEST:
                    used = first + _LONGEST - count
                    sentence.words += words[first:used]
                    _, at = sentence.place(_LONGEST - 1, _LONGEST)
                    if quote:
                        sentence.quoted.append((quote_from, _LONGEST))
                    self._walk(sentence, state)
                    yield sentence
                    sentence, state, quote_from = Sentence(text), self._start, 0
                    sentence.chunks.append((0, at))
                    first, count = used, 0
                count += len(words) - first
                sentence.words += words[first:] if first else words
            mark = next(pieces, "")
            if not mark:
                break
            sign, begin = mark[0], end
            end += len(mark)
            if quote and (sign == "\n" or (sign == quote and not inside_word(text, begin))):
                if sign != "\n":
                    sentence.quoted.append((quote_from, count))
                quote = ""
            elif not quote and sign in OPENING and opens(text, begin):
                quote, quote_from = OPENING[sign], count
                sentence.breaks.append(count)
            elif sign in _BREAKS or (sign == "-" and dash(text, begin)):
                sentence.breaks.append(count)
            if count and (
                sign == "\n"
                or (sign in _SENTENCE and (sign == ";" or space_after(text, begin + 1)))
            ):
                sentence.asks = sign == "?"
                if quote:
                    sentence.quoted.append((quote_from, count))
                self._walk(sentence, state)
                yield sentence
                sentence, state = Sentence(text), self._begin
                count = quote_from = 0
        if count:
            if quote:
                sentence.quoted.append((quote_from, count))
            self._walk(sentence, state)
            yield sentence

    def _walk(self, sentence: Sentence, state: State) -> None:
        """See what stands in the words of a sentence that begins in `state`."""
        words, cues, act = sentence.words, sentence.cues, self._act
        symbols = list(map(self._symbols.get, words))
        if None in symbols:
            symbols = [
                self._learn(w) if s is None else s for w, s in zip(words, symbols, strict=True)
            ]
        count = seen = 0
        unsaid: list[tuple[int, int, Uses]] = []  # parts not yet in `last`: few are asked for
        for stop in (*sentence.breaks, len(words)):
            for symbol in symbols[count:stop]:
                count += 1
                state, emits = state[symbol]  # type: ignore[index]
                for depth, said, hits, waits, marks, uses in emits:
                    low = count - depth
                    if low < 0:  # a row may begin with the mark of the beginning
                        low = 0
                    if said:
                        for cue in said:
                            cues.append((cue, low, count, ()))
                    if waits & seen or hits:
                        if unsaid:
                            _remember(unsaid, sentence.last)
                            unsaid.clear()
                        sentence.marks = seen
                        act(uses, low, count, ((low, count),), sentence)
                        seen = sentence.marks
                    elif marks:
                        seen |= marks
                        unsaid.append((low, count, uses))
            state = self._start if count else self._begin

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
                each.clear()
        self._steps += 1
        if not symbol:
            step: Step = (self._start, ())
            state[symbol] = step
            return step
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
        emits = []
        for depth in sorted(parts, reverse=True):
            uses = self._use(tuple(sorted(set(parts[depth]))))
            emits.append((depth, uses.cues, bool(uses.hits), uses.waits, uses.marks, uses))
        going = tuple(sorted(n for n in nodes if program.children(n)))
        target = self._states.get(going)
        if target is None:
            target = self._states[going] = State(going, self._step)
        step = state[symbol] = (target, tuple(emits))
        return step

    def _use(self, seen: tuple[int, ...]) -> Uses:
        """What the parts `seen`, and every part that they stand for, are good for together."""
        if seen in self._uses:
            return self._uses[seen]
        program = self.program
        parts = list(seen)
        for part in parts:
            parts += [p for p in program.means.get(part, ()) if p not in parts]
        hits = [program.hits[p] for p in parts if p in program.hits]
        uses = Uses(
            tuple(number for kind, number in hits if kind == "cue"),
            tuple(p for p in parts if p in program.bundles or p in program.lefts),
            tuple(hit for hit in hits if hit[0] != "cue"),
        )
        for part in parts:
            for left, gap, result in program.chains.get(part, ()):
                uses.chains.setdefault(left, []).append((gap, result, program.last_of(result)))
            for members, width, result in program.bundles.get(part, ()):
                first, *others = (m for m in members if m != part)
                uses.bundles.setdefault(first, []).append((tuple(others), width, result))
        for part in uses.kept:
            uses.marks |= self._bit(part)
        for part in (*uses.chains, *uses.bundles):
            uses.waits |= self._bit(part)
        self._uses[seen] = uses
        return uses

    def _bit(self, part: int) -> int:
        """A number of its own for a part, to know at once which of many were seen."""
        return self._bits.setdefault(part, 1 << len(self._bits))

    def _act(self, uses: Uses, start: int, end: int, words: Words, sentence: Sentence) -> None:
        """Parts were seen on `words`, from `start` to `end`: note what that completes."""
        last = sentence.last
        sentence.marks |= uses.marks
        for kind, number in uses.hits:
            if kind == "rule":
                sentence.rules.append((number, words))
            else:
                sentence.masks.append((start, end))
        if uses.kept:
            seen = (start, end, words)
            for part in uses.kept:
                last[part] = seen
        if uses.chains:
            for left in uses.chains.keys() & last.keys():
                low, to, before = last[left]
                for gap, result, rule in uses.chains[left]:
                    if not 0 <= start - to <= gap:
                        continue
                    if rule is not None:
                        sentence.rules.append((rule, before + words))
                    else:
                        self._made(result, low, end, before + words, sentence)
        if uses.bundles:
            for first in uses.bundles.keys() & last.keys():
                for others, width, result in uses.bundles[first]:
                    self._together((first, *others), width, result, (start, end, words), sentence)

    def _together(
        self, others: tuple[int, ...], width: int, result: int, seen: Seen, sentence: Sentence
    ) -> None:
        """Parts in any order: complete when all of them stand near, each on words of its own."""
        start, end, words = low, high, both = seen
        for other in others:
            if other not in sentence.last:
                return
            from_, to, more = sentence.last[other]
            if from_ < end and start < to and share(words, more):
                return
            low, high, both = min(low, from_), max(high, to), both + more
        if high - low <= width:
            self._made(result, low, high, both, sentence)

    def _made(self, result: int, low: int, high: int, words: Words, sentence: Sentence) -> None:
        """A part that is made up of others."""
        uses = self._single.get(result)
        if uses is None:
            uses = self._single[result] = self._use((result,))
        for cue in uses.cues:
            sentence.cues.append((cue, low, high, words))
        self._act(uses, low, high, words, sentence)


def _remember(seen: list[tuple[int, int, Uses]], last: dict[int, Seen]) -> None:
    """Note where parts were seen, in the order of the text."""
    for start, end, uses in seen:
        place = (start, end, ((start, end),))
        for part in uses.kept:
            last[part] = place
