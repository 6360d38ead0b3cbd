"""What the wording leans to: small learned weights of stems and of pairs of them.

They add to a role that a rule has seen, and only where the rules leave it open; they never make a
role by themselves. The only find of a sentence is heard where the sentence does not lean elsewhere.
`benchmarks/fit_lexical.py` learns the weights.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import islice
from typing import NamedTuple, cast

from orgcoach_tui.rules.compile import Compiled
from orgcoach_tui.rules.model import Evidence, Leaning, Passage, Role, RuleSet
from orgcoach_tui.rules.verdict import FIVE
from orgcoach_tui.rules.words import LONGEST_WORD, WORD, fold

ENOUGH = 5_000  # words: what comes after them changes nothing any more
_TOLD = 5  # known stems, for a sentence to lean anywhere
_SHOWN = 5  # words that lean most
_SHORTEST = 4  # letters that stay of a stem
_ENDINGS = {
    "nl": ("ingen", "ende", "end", "ing", "en", "de", "te", "e", "t", "s"),
    "en": ("ings", "ing", "ed", "es", "ly", "s", "e"),
}
_PLAIN = "-"  # after the version of rules without these weights


class Feature(NamedTuple):
    """A stem, or two in a row, and the words in which it stood."""

    name: str
    words: str


def stem(word: str, language: str) -> str:
    """`word` without its ending. Coarse: it need only bring the forms of one word together."""
    endings = _ENDINGS.get(language, ())
    if not word.endswith(endings):
        return word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def features(
    text: str,
    language: str,
    without: Sequence[tuple[int, int]] = (),
    most: int = ENOUGH,
    only: Container[str] | None = None,
) -> Iterator[Feature]:
    """The stems and pairs of at most `most` words of `text`, but for those in the places `without`.
    With `only`, no others than these.

    A pair stands in one breath: nothing but a space between its words. Small words tell nothing
    by themselves.
    """
    taken = sorted(without, reverse=True)
    stems: dict[str, tuple[str, bool]] = {}  # of the words so far, and whether they tell anything
    before, word_before, end_before = "", "", -1
    told = False  # whether the word before tells anything: *aan* does not, *aan tafel* does
    for count, match in enumerate(WORD.finditer(text)):
        if count == most:
            return
        start, end = match.span()
        while taken and taken[-1][1] <= start:
            taken.pop()
        if (taken and taken[-1][0] < end) or end - start > LONGEST_WORD:
            before = ""
            continue
        word = match[0]
        known = stems.get(word)
        if known is None:
            one = stem(fold(word), language)
            known = stems[word] = one, len(one) >= _SHORTEST and one.isalpha()
        one, tells = known
        if tells and (only is None or one in only):
            yield Feature(one, word)
        if before and (tells or told) and text[end_before:start].isspace():
            pair = f"{before} {one}"
            if only is None or pair in only:
                yield Feature(pair, f"{word_before} {word}")
        told = tells
        before, word_before, end_before = one, word, end


def leanings(
    passages: Sequence[Passage], places: Sequence[Evidence], rules: RuleSet, strength: float
) -> list[Leaning]:
    """What the words outside `places` add to each role. Every stem counts once."""
    weights = cast(Compiled, rules.compiled).lexicon
    found: dict[str, str] = {}
    for passage in passages:
        until = len(passage.text)
        if len(places) > ENOUGH:
            last = next(islice(WORD.finditer(passage.text), ENOUGH, None), None)
            until = last.start() if last else until
        taken = [
            (p.start, p.end) for p in places if p.start < until and p.question == passage.question
        ]
        for name, words in features(passage.text, rules.language, taken, only=weights):
            found.setdefault(name, words)
    out = []
    share = strength / max(len(found), 1) ** 0.5
    for n, role in enumerate(FIVE):
        each = sorted((weights[name][n], words) for name, words in found.items())
        total = share * sum(weight for weight, _ in each)
        if total > 0:
            most = tuple(words for weight, words in nlargest(_SHOWN, each) if weight > 0)
            out.append(Leaning(cast(Role, role), total, most))
    return out


def lean(text: str, without: Sequence[tuple[int, int]], role: Role, compiled: Compiled) -> float:
    """How much more the words of a sentence lean to `role` than to the next; 0 where few are known.

    Below nothing: it leans to another role. What stands in the places `without` has no say in it.
    """
    weights = compiled.lexicon
    known = {f.name for f in features(text, compiled.language, without, only=weights)}
    if len(known) < _TOLD:
        return 0.0
    sums = [sum(weights[name][n] for name in sorted(known)) for n in range(len(FIVE))]
    own = sums.pop(FIVE.index(role))
    return (own - max(sums)) / cast(float, len(known) ** 0.5)


def without_wording(rules: RuleSet) -> RuleSet:
    """The same rules, that go by what they see alone."""
    compiled = replace(cast(Compiled, rules.compiled), lexicon={})
    return replace(rules, version=rules.version + _PLAIN, compiled=compiled)


def goes_by_wording(version: str) -> bool:
    """Whether the rules of this version also go by the rest of the wording."""
    return not version.endswith(_PLAIN)
