"""Every form of every listed name, to be looked up by its first word."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgcoach_tui.names.folding import WORD, Folded
from orgcoach_tui.names.forms import Form, forms
from orgcoach_tui.names.language import Language
from orgcoach_tui.names.model import Entry

_STOPPED = re.compile(r"\.\s*")
_SHORT = frozenset("st dr v d".split())
_SHORTEST_IN_A_WORD = 5
_ENDINGS = frozenset("schap heid achtig loos baar".split())
_DERIVED = ("se", "sche", "er", "ers", "aar", "aars", "je", "tje", "ees", "ish", "ian", "ians")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text, and where it stands in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A form of `entry` from word `first` up to `last`, from `start` to `end` in the folded text.

    `rest` is what was written on to it within the word: "s" of a genitive, or another word.
    """

    entry: Entry
    form: Form
    first: int
    last: int
    start: int
    end: int
    rest: str = ""
    derived: bool = False


class Index:
    """The forms of `entries`, read in `language`: a genitive is not one where it is a word itself."""

    def __init__(self, entries: Sequence[Entry], language: Language) -> None:
        self._language = language
        self._by_word: dict[str, list[tuple[Entry, Form]]] = defaultdict(list)
        for entry in entries:
            for form in forms(entry):
                self._by_word[form.words[0]].append((entry, form))
        for found in self._by_word.values():
            found.sort(key=lambda one: (-len(one[1].words), one[1].part))
        self._first = frozenset(self._by_word)
        self._genitives = frozenset(f"{word}s" for word in self._first)
        self._long = {word for word in self._first if len(word) >= _SHORTEST_IN_A_WORD}
        self._lengths = sorted({len(word) for word in self._long}, reverse=True)

    def matches(self, folded: Folded) -> Iterator[Match]:
        """From left to right, the longest at each place, none within another."""
        if not self._first:
            return
        text = folded.text
        words = [Word(one[0], one.start(), one.end()) for one in WORD.finditer(text)]
        at = 0
        while at < len(words):
            word = words[at].text
            found = None
            if word in self._first or word in self._genitives:
                found = self._at(text, words, at)
            if found is None and self._lengths:
                found = self._within(words, at)
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

    def _at(self, text: str, words: list[Word], at: int) -> Match | None:
        word = words[at].text
        for entry, form in self._by_word.get(word, ()):
            if (match := self._fits(text, words, at, entry, form)) is not None:
                return match
        if word.endswith("s") and self._is_genitive(word):
            for entry, form in self._by_word.get(word[:-1], ()):
                if len(form.words) == 1 and not form.after:
                    start, end = words[at].start, words[at].end
                    return Match(entry, form, at, at + 1, start, end, "s")
        return None

    def _is_genitive(self, word: str) -> bool:
        return word not in self._language.given and word not in self._language.words

    def _fits(
        self, text: str, words: list[Word], at: int, entry: Entry, form: Form
    ) -> Match | None:
        last = at + len(form.words)
        if last > len(words):
            return None
        rest = ""
        for n, wanted in enumerate(form.words[1:], 1):
            there = words[at + n].text
            if there != wanted:
                if n < len(form.words) - 1 or there != f"{wanted}s" or len(wanted) < 2:
                    return None
                rest = "s"
            gap = text[words[at + n - 1].end : words[at + n].start]
            usual = form.gaps[n - 1] if n - 1 < len(form.gaps) else ""
            if not _may_part(gap, usual, words[at + n - 1].text):
                return None
        start, end = words[at].start, words[last - 1].end
        if form.before and not text[:start].endswith(form.before):
            return None
        if form.after and not text[end:].startswith(form.after):
            return None
        return Match(entry, form, at, last, start - len(form.before), end + len(form.after), rest)

    def _within(self, words: list[Word], at: int) -> Match | None:
        """A name that another word was written on to: Waterlandteam, Waterlandse."""
        word = words[at]
        for length in self._lengths:
            rest = word.text[length:]
            if len(rest) < 2 or word.text[:length] not in self._long:
                continue
            found = [one for one in self._by_word[word.text[:length]] if len(one[1].words) == 1]
            if not found or word.text in self._language.words:
                continue
            derived = rest in _DERIVED
            if derived or (found[0][0].kind != "person" and self._is_part(rest)):
                return Match(*found[0], at, at + 1, word.start, word.end, rest, derived)
        return None

    def _is_part(self, rest: str) -> bool:
        """Whether it is a word that Dutch writes on to others."""
        return (
            self._language.code == "nl"
            and len(rest) > 2
            and rest not in _ENDINGS
            and self._language.is_word(rest)
        )


def _may_part(gap: str, usual: str, before: str) -> bool:
    """Whether `gap` can stand between two words of one name, after the word `before`."""
    bare = gap.strip()
    if bare in (usual, "", "-", "'"):
        return True
    return bool(_STOPPED.fullmatch(gap)) and (len(before) == 1 or before in _SHORT)
