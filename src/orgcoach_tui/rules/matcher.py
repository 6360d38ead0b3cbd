"""One walk over a text: sentences, and in them the hits of rules and the cues around them.

The time is linear in the text: a word is looked up once, and what it starts or completes is bounded
by the patterns, not by what was seen before.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from orgcoach_tui.rules.tables import END, Node, Tables
from orgcoach_tui.rules.words import LONGEST_WORD, TOKEN, fold

_CACHE = 60_000
_SENTENCE = frozenset(".!?;…")
_BREAKS = frozenset(",:–—()[]•*/")
_OPEN = {"“": "”", "‘": "’", "«": "»", "„": "”", '"': '"', "'": "'"}
_LONGEST = 400  # words: what has no end of a sentence is cut, or everything could reach everything

Place = tuple[int, int]  # words from, to


@dataclass(slots=True)
class Sentence:
    """The words of a sentence as places in the text, and what was seen in it."""

    places: list[Place] = field(default_factory=list)
    rules: list[tuple[int, int, int]] = field(default_factory=list)  # rule, from, to
    cues: list[tuple[int, int, int]] = field(default_factory=list)
    masks: list[Place] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # a comma or the like stands before this word
    quoted: list[Place] = field(default_factory=list)
    asks: bool = False
    line: bool = False  # the first of its line


class Matcher:
    """Walks texts with the tables of one language."""

    def __init__(
        self,
        tables: Tables,
        elements: Callable[[str], tuple[int, ...]],
        hits: Mapping[int, tuple[str, int]],
    ) -> None:
        self._trie: Node = tables.trie
        self._elements = elements
        self._cache: dict[str, tuple[int, ...]] = {}
        self._uses = {
            part: (
                tuple(tables.chains.get(part, ())),
                tuple(tables.bundles.get(part, ())),
                tuple(tables.means.get(part, ())),
                hits.get(part),
            )
            for part in range(1, tables.parts + 1)
        }

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences of `text`; those without any word are left out."""
        sentence = Sentence(line=True)
        last: dict[int, Place] = {}
        active: list[tuple[Node, int]] = []
        cache, trie, places = self._cache, self._trie, sentence.places
        quote, quote_from = "", 0
        count = 0
        for match in TOKEN.finditer(text):
            token = match[0]
            found = cache.get(token)
            if found is None:
                first = token[0]
                if first.isalnum() or first == "_":
                    found = self._learn(token)
                else:
                    start, end = match.span()
                    if (
                        quote
                        and (first == quote or first == "\n")
                        and (first == "\n" or not _inside_word(text, start))
                    ):
                        if first != "\n":
                            sentence.quoted.append((quote_from, count))
                        quote = ""
                    elif not quote and first in _OPEN and _opens(text, start):
                        quote, quote_from = _OPEN[first], count
                        sentence.breaks.append(count)
                        active = []
                    elif first in _BREAKS or (first == "-" and _dash(text, start)):
                        sentence.breaks.append(count)
                        active = []
                    ends = first == "\n" or (
                        first in _SENTENCE and (first == ";" or _space_after(text, end))
                    )
                    if ends:
                        if count:
                            sentence.asks = first == "?"
                            if quote:
                                sentence.quoted.append((quote_from, count))
                            yield sentence
                            sentence = Sentence(line=first == "\n")
                            places, last, active, count = sentence.places, {}, [], 0
                            quote_from = 0
                        elif first == "\n":
                            sentence.line = True
                    continue
            places.append(match.span())
            if found:
                now: list[tuple[Node, int]] = []
                for node, start in active:
                    for element in found:
                        after = node.get(element)
                        if after is not None:
                            now.append((after, start))  # type: ignore[arg-type]
                for element in found:
                    after = trie.get(element)
                    if after is not None:
                        now.append((after, count))  # type: ignore[arg-type]
                active = now
                count += 1
                for node, start in now:
                    if END in node:
                        for part in node[END]:
                            self._seen(part, start, count, last, sentence)
            else:
                active = []
                count += 1
            if count == _LONGEST:
                yield sentence
                sentence = Sentence()
                places, last, active, count, quote_from = sentence.places, {}, [], 0, 0
        if count:
            if quote:
                sentence.quoted.append((quote_from, count))
            yield sentence

    def _learn(self, token: str) -> tuple[int, ...]:
        if len(token) > LONGEST_WORD:
            return ()
        if len(self._cache) > _CACHE:
            self._cache.clear()
        found = self._cache[token] = self._elements(fold(token))
        return found

    def _seen(
        self, part: int, start: int, end: int, last: dict[int, Place], sentence: Sentence
    ) -> None:
        """`part` stands at `start` to `end`: note what that completes."""
        chains, bundles, means, hit = self._uses[part]
        last[part] = (start, end)
        if hit is not None:
            kind, number = hit
            if kind == "rule":
                sentence.rules.append((number, start, end))
            elif kind == "cue":
                sentence.cues.append((number, start, end))
            else:
                sentence.masks.append((start, end))
        for other in means:
            self._seen(other, start, end, last, sentence)
        for left, gap, result in chains:
            if left in last:
                from_, to = last[left]
                if 0 <= start - to <= gap:
                    self._seen(result, from_, end, last, sentence)
        for parts, width, result in bundles:
            low, high = start, end
            for other in parts:
                if other not in last:
                    break
                from_, to = last[other]
                low, high = min(low, from_), max(high, to)
            else:
                if high - low <= width:
                    self._seen(result, low, high, last, sentence)


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
