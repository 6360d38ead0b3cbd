"""Which words together are one name: Jan van der Meer, St Mary’s Hospital, De Boer & Zonen BV."""

import re
from collections.abc import Iterator, Sequence

from orgcoach_tui.names.language import Language
from orgcoach_tui.names.sentences import is_start
from orgcoach_tui.names.single import Token, is_name_like, is_title, is_titled

_JOINED = re.compile(r" | & |-")
_STOPPED = re.compile(r"\.[ -]?")
_AT_A_START = frozenset("de van den ter ten el al von het la le".split())
"""Words that a sentence can begin with and that can also be the beginning of a name."""

_SURELY = frozenset("den der ter ten t 't".split())
_NEVER_FIRST = frozenset("of y st".split())


def runs(text: str, words: Sequence[Token], lists: Language) -> Iterator[tuple[int, int]]:
    """From which word up to which word a name goes, for each name."""
    run = _Run(text, words, lists)
    at = 0
    while at < len(words):
        if not words[at].capital and words[at].folded not in lists.particles:
            at += 1
            continue
        last = run.last(at)
        if last > at:
            yield at, last
        at = max(last, at + 1)


class _Run:
    def __init__(self, text: str, words: Sequence[Token], lists: Language) -> None:
        self._text, self._words, self._lists = text, words, lists
        self._titled = is_titled(text, words, lists)

    def last(self, at: int) -> int:
        """Up to which word the name goes that begins at `at`; `at` where none begins."""
        if self._is_initial(at):
            n = at
            while self._is_initial(n):
                n += 1
            last = self._rest(n)
            return last if last > n else at
        if not self._is_particle_first(at):
            return self._rest(at)
        n = self._after_particles(at + 1)
        if n == len(self._words) or self._gap(n - 1) != " " or not self._is_like(n):
            return at
        # Van Petra hoorde ik
        alone = self._words[at].folded == "van" and n == at + 1
        if alone and self._words[n].folded in self._lists.given:
            return at
        return self._rest(n)

    def _rest(self, at: int) -> int:
        """Up to which word it goes when `at` is its first word but for initials and van and de."""
        n = at
        if n < len(self._words) and self._is_particle(n) and not self._words[n].capital:
            n = self._after_particles(n)
            if not self._may_be_particles(at, n):
                return at
        if n >= len(self._words) or not self._is_like(n):
            return at
        last = n + 1
        while (step := self._next(last)) is not None:
            last = step + 1
        return self._with_letters(last)

    def _next(self, at: int) -> int | None:
        """The next word of the name with a capital, where those before it end at `at`."""
        words, lists = self._words, self._lists
        if at >= len(words) or not self._follows(at):
            return None
        step = at
        while step < len(words) and not words[step].text.isupper():
            joined = " ".join(word.folded for word in words[step : step + 2])
            if joined in lists.particles:
                step += 2
            elif self._is_particle(step):
                step += 1
            else:
                break
        if step >= len(words) or not words[step].capital or words[step].folded in lists.allowed:
            return None
        if any(self._gap(k) not in (" ", "") for k in range(at, step)):
            return None
        word = words[step]
        if is_start(self._text, word.start) or (self._titled and not self._is_like(step)):
            return None
        if len(word.text) == 1 and (not self._is_initial(step) or word.folded in "iu"):
            return None
        abbreviated = word.text.isupper() and word.folded in lists.abbreviations
        if abbreviated and word.folded not in lists.in_organisations:
            return None
        return step

    def _follows(self, at: int) -> bool:
        """Whether the word at `at` can belong to the name that the word before it is in."""
        before, gap = self._words[at - 1], self._gap(at - 1)
        if before.is_genitive:  # that ends it, but for St Mary’s Hospital
            return gap in ("’s ", "'s ") and self._words[at].folded in self._lists.in_organisations
        short = len(before.folded) <= 2 and _STOPPED.fullmatch(gap) is not None
        return short or _JOINED.fullmatch(gap) is not None

    def _with_letters(self, last: int) -> int:
        """With the letters that follow with their stops: B.V. is two words to us."""
        while (
            self._is_initial(last)
            and len(self._words[last - 1].text) == 1
            and _STOPPED.fullmatch(self._gap(last - 1))
        ):
            last += 1
        return last

    def _gap(self, at: int) -> str:
        """What stands between the word at `at` and the next."""
        return self._text[self._words[at].end : self._words[at + 1].start]

    def _is_like(self, at: int) -> bool:
        return is_name_like(self._text, self._words[at], self._lists, titled=self._titled)

    def _is_particle(self, at: int) -> bool:
        return self._words[at].folded in self._lists.particles

    def _after_particles(self, at: int) -> int:
        while at < len(self._words) and self._is_particle(at):
            at += 1
        return at

    def _is_initial(self, at: int) -> bool:
        if at >= len(self._words):
            return False
        token = self._words[at]
        return len(token.text) == 1 and token.capital and self._text[token.end :][:1] == "."

    def _is_particle_first(self, at: int) -> bool:
        """De Vries, Van den Berg, El Amrani: with a capital before the rest of a name."""
        token = self._words[at]
        if not token.capital or at + 1 >= len(self._words):
            return False
        if is_start(self._text, token.start):
            return token.folded in _AT_A_START
        return self._is_particle(at)

    def _may_be_particles(self, at: int, to: int) -> bool:
        """Whether small words begin a name: after initials or a title; directeur van Aalst is none."""
        if not at or self._words[at].folded in _NEVER_FIRST:
            return False
        before = self._words[at - 1].folded
        if self._is_initial(at - 1) or self._lists.is_named(before, self._lists.titles):
            return True
        between = {word.folded for word in self._words[at:to]}
        return is_title(before, self._lists) and bool(between & _SURELY)
