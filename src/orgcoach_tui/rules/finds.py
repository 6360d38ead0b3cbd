"""Every place that a rule sees, with how it is meant there: for readers that weigh no roles."""

from collections.abc import Iterable
from typing import NamedTuple, cast

from orgcoach_tui.rules.clauses import takes
from orgcoach_tui.rules.compile import Compiled
from orgcoach_tui.rules.meant import Reading
from orgcoach_tui.rules.model import Passage, RuleSet
from orgcoach_tui.rules.readings import Scopes
from orgcoach_tui.rules.sentence import Sentence
from orgcoach_tui.rules.suggest import LONGEST_SPAN, words_of


class Find(NamedTuple):
    """A place: `text` is exactly `passage.text[start:end]` of that question. `sentence`: which."""

    rule: str
    question: str
    start: int
    end: int
    text: str
    weight: float
    reading: Reading
    sentence: int


def finds(passages: Iterable[Passage], rules: RuleSet) -> list[Find]:
    """What every rule sees in `passages`, in the order of the text; of one rule nothing twice."""
    compiled = cast(Compiled, rules.compiled)
    found: list[Find] = []
    count = 0
    for passage in passages:
        for sentence in compiled.matcher.sentences(passage.text):
            count += 1
            if not sentence.rules:
                continue
            scopes = Scopes(sentence, compiled)
            here = []
            for number, low, high in _longest(sentence, scopes, compiled):
                rule = compiled.rules[number]
                start, end = sentence.place(low, high)
                here.append(
                    Find(rule.id, passage.question, start, end, passage.text[start:end],
                         rule.weight, scopes.read(rule, low, high), count)
                )  # fmt: skip
            found += sorted(here, key=lambda one: (one.start, one.end, one.rule))
    return found


def _longest(
    sentence: Sentence, scopes: Scopes, compiled: Compiled
) -> Iterable[tuple[int, int, int]]:
    """The hits that no longer hit of the same rule covers, as rule, first word and last."""
    ranked = []
    for number, pieces in set(sentence.rules):
        start, end = min(pieces)[0], max(to for _, to in pieces)
        if takes(sentence.masks, start, end) or end - start > LONGEST_SPAN:
            continue
        if not scopes.tears(start, end):
            bits = words_of(pieces)
            weight = compiled.rules[number].weight
            ranked.append((-bits.bit_count(), -weight, number, start, end, bits))
    taken: dict[str, int] = {}
    for _, _, number, start, end, bits in sorted(ranked):
        name = compiled.rules[number].id
        if not bits & taken.get(name, 0):
            taken[name] = taken.get(name, 0) | bits
            yield number, start, end
