"""Answers in, a suggestion out: the face of the rules."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, cast

from orgcoach_tui.rules.clauses import takes
from orgcoach_tui.rules.compile import Compiled, Rule
from orgcoach_tui.rules.matcher import Sentence, Words
from orgcoach_tui.rules.model import Evidence, Passage, RuleSet, Suggestion
from orgcoach_tui.rules.readings import Reading, Scopes
from orgcoach_tui.rules.verdict import FIVE, judge, saturate

ASIDE = 0.99  # of the weight of a sentence’s main role, for another role to be heard in it
ABSENT = 80  # words without *ik* or *we* in them: a text in which the writer does not act


def suggest(
    passages: Sequence[Passage],
    rules: RuleSet,
    *,
    without: Collection[tuple[str, str, str]] = (),
) -> Suggestion:
    """Which role the words of `passages` lean to, with the words themselves. Deterministic.

    `without` holds places, as (question, text, rule), of which the writer said that they were not
    meant so: they are left out, and every sum follows.
    """
    compiled = cast(Compiled, rules.compiled)
    counts: list[tuple[float, Rule, Evidence]] = []
    against: list[Evidence] = []
    words = own = 0
    for passage in passages:
        factor = passage.weight * compiled.questions.get(passage.question, 1.0)
        seen = evidence(passage, compiled)
        words, own = words + seen.words, own + seen.own
        for rule, found in seen.places:
            if (found.question, found.text, found.rule) in without:
                continue
            if found.counts:
                counts.append((rule.weight * factor, rule, found))
            else:
                against.append(found)
    order = {p.question: n for n, p in enumerate(passages)}
    counts.sort(key=lambda c: (-c[0], order[c[2].question], c[2].start, c[1].id))
    weights = saturate([c[0] for c in counts], [c[1].act for c in counts])
    weighed = [_weighing(c[2], weight) for c, weight in zip(counts, weights, strict=True)]
    weighed.sort(key=lambda e: (-e.weight, order[e.question], e.start, e.rule))
    scores = {role: sum(e.weight for e in weighed if e.role == role) for role in FIVE}
    verdict = judge(scores, compiled.verdict, absent=words >= ABSENT and not own)
    others = sum(e.actor == "other" for e in against)
    return Suggestion(
        verdict.label, verdict.balance, verdict.strength, verdict.second, verdict.hats,
        scores, tuple(weighed), tuple(against), rules.language, rules.version,
        about_others=verdict.label == "unclear"
        and (others > len(weighed) or (words >= ABSENT and not own)),
    )  # fmt: skip


class Seen(NamedTuple):
    """What stands in a passage: places with their rule, words, and words for the writer."""

    places: list[tuple[Rule, Evidence]]
    words: int
    own: int


def evidence(passage: Passage, compiled: Compiled) -> Seen:
    """Every place in `passage` that a rule sees, as it is read; weights are still 0."""
    words = own = 0
    out: list[tuple[Rule, Evidence]] = []
    previous: list[int] = []  # places in `out` of the sentence before
    for sentence in compiled.matcher.sentences(passage.text):
        words += len(sentence.words)
        own += sum(compiled.cues[c].reads in ("self", "shared") for c, _, _ in sentence.cues)
        if not sentence.rules and not (previous and sentence.cues):
            previous = []
            continue
        scopes = Scopes(sentence, compiled)
        hits = _best(sentence, scopes, compiled.rules)
        if previous and not hits and (back := scopes.takes_back()):
            for place in previous:
                rule, found = out[place]
                reading = Reading(back, found.actor, found.reality, found.time)  # type: ignore[arg-type]
                out[place] = (rule, _read(found, reading))
        previous = []
        for rule, start, end, reading in hits:
            first, last = sentence.place(start, end)
            previous.append(len(out))
            out.append(
                (rule, Evidence(
                    passage.question, first, last, passage.text[first:last], rule.role, rule.id,
                    0.0, reading.polarity, reading.actor, reading.reality, reading.time,
                ))
            )  # fmt: skip
    return Seen(out, words, own)


def _best(
    sentence: Sentence, scopes: Scopes, rules: Sequence[Rule]
) -> list[tuple[Rule, int, int, Reading]]:
    """The hits of a sentence without those that a mask or a better hit covers, with their reading.

    More words first, then more weight. On the same words stands one hit of a role, and none of
    another role that lies wholly inside a longer one.
    """
    seen = {(n, words): words_of(words) for n, words in sentence.rules}
    ranked = sorted(seen.items(), key=lambda h: (-len(h[1]), -rules[h[0][0]].weight, h[0]))
    kept: list[tuple[Rule, int, int, Reading]] = []
    taken: dict[int, list[tuple[str, frozenset[int]]]] = {}  # word -> hits on it
    for (number, _), words in ranked:
        start, end = min(words), max(words) + 1
        rule = rules[number]
        if takes(sentence.masks, start, end) or scopes.tears(start, end):
            continue
        near = [hit for at in words for hit in taken.get(at, ())]
        if any(role == rule.role or (words < other) for role, other in near):
            continue
        kept.append((rule, start, end, scopes.read(rule, start, end)))
        for at in words:
            taken.setdefault(at, []).append((rule.role, words))
    # A sentence is about one act: words that point elsewhere say nothing beside it.
    sums: dict[str, float] = {}
    for rule, _, _, reading in kept:
        if reading.counts:
            sums[rule.role] = sums.get(rule.role, 0.0) + rule.weight
    enough = ASIDE * max(sums.values(), default=0.0)
    return sorted(
        (h for h in kept if not h[3].counts or sums[h[0].role] >= enough),
        key=lambda h: (h[1], h[2], h[0].id),
    )


def words_of(words: Words) -> frozenset[int]:
    """The numbers of the words that a hit names."""
    return frozenset(at for start, end in words for at in range(start, end))


def _weighing(found: Evidence, weight: float) -> Evidence:
    return Evidence(
        found.question, found.start, found.end, found.text, found.role, found.rule, weight,
        found.polarity, found.actor, found.reality, found.time,
    )  # fmt: skip


def _read(found: Evidence, reading: Reading) -> Evidence:
    return Evidence(
        found.question, found.start, found.end, found.text, found.role, found.rule, 0.0,
        reading.polarity, reading.actor, reading.reality, reading.time,
    )  # fmt: skip
