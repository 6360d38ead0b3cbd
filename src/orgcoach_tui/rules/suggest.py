"""Answers in, a suggestion out: the face of the rules."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, cast

from orgcoach_tui.rules.clauses import takes
from orgcoach_tui.rules.compile import Compiled, Cue, Rule
from orgcoach_tui.rules.lexical import lean, leanings
from orgcoach_tui.rules.meant import Reading, read_back
from orgcoach_tui.rules.model import Evidence, Leaning, Passage, RuleSet, Suggestion
from orgcoach_tui.rules.readings import Scopes, may_take_back
from orgcoach_tui.rules.sentence import Ends, Sentence, Words
from orgcoach_tui.rules.verdict import DEFAULTS, FIVE, heaviest_first, judge, leaves_open, saturate

ASIDE = 0.99  # of the weight of a sentence’s main role, for another role to be heard in it
LONGEST_SPAN = 25  # words: a longer place is no quote any more
LOOK_BACK = 3  # sentences after *in my last job I was …* that may still be about then
Hit = tuple[Rule, int, int, Reading]  # on the words from, to
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
    counts: list[tuple[Passage, Place]] = []
    base: list[float] = []  # the weight of each of them, before what repetition takes off
    against: list[Evidence] = []
    dropped: list[Evidence] = []
    words, own = 0, False
    for passage in passages:
        factor = passage.weight * compiled.questions.get(passage.question, 1.0)
        seen = places(passage, compiled)
        words, own = words + seen.words, own or seen.own
        for place in seen.places:
            text = passage.text[place.start : place.end]
            if without and (passage.question, text, place.rule.id) in without:
                dropped.append(_evidence(passage, place, 0.0))
                continue
            if place.reading.counts:
                counts.append((passage, place))
                base.append(place.rule.weight * factor)
            else:
                against.append(_evidence(passage, place, 0.0))
    settings = {**DEFAULTS, **compiled.verdict}
    if compiled.lexicon:
        for n in sorted(_unheard(counts, against, compiled, settings["lone"]), reverse=True):
            del counts[n], base[n]
    weights = saturate(base, [place.rule.act for _, place in counts])
    found = tuple(_evidence(*counts[n], weights[n]) for n in heaviest_first(weights))
    scores = {role: sum(e.weight for e in found if e.role == role) for role in FIVE}
    absent = words >= ABSENT and not own
    verdict = judge(scores, settings, absent=absent)
    others = sum(e.actor == "other" for e in against)
    about_others = absent or others > len(found)
    lexical: list[Leaning] = []
    silent = about_others and verdict.label == "unclear"
    if compiled.lexicon and not silent and leaves_open(verdict, scores, settings):
        read = (*found, *against, *dropped)
        leaning = leanings(passages, read, rules, settings["wording"])
        # They never make a role: only one that a rule has seen gets anything.
        lexical = [one for one in leaning if scores[one.role] > 0]
        for one in lexical:
            scores[one.role] += one.weight
        verdict = judge(scores, settings, absent=absent)
    return Suggestion(
        verdict.label, verdict.balance, verdict.strength, verdict.second, verdict.hats,
        scores, found, tuple(against), rules.language, rules.version,
        tuple(lexical), about_others=about_others and verdict.label == "unclear",
    )  # fmt: skip


class Place(NamedTuple):
    """Where a rule was seen in a passage, and how it is meant there."""

    rule: Rule
    start: int
    end: int
    reading: Reading
    sentence: Ends


class Seen(NamedTuple):
    """What stands in a passage: places, the number of words, and whether the writer is in it."""

    places: list[Place]
    words: int
    own: bool


_OWN, _ACTS, _SOMEONE, _PEER, _LEADS, _ONWARD = (1 << n for n in range(6))


def _kind(cue: Cue) -> int:
    """What a cue says of its sentence as a whole, as bits."""
    if cue.reads in ("self", "shared"):
        return _OWN | (0 if cue.first else _ACTS)
    if cue.reads == "someone":
        return _SOMEONE | (_PEER if cue.strong else 0)
    return _ONWARD if cue.onward else 0


def places(passage: Passage, compiled: Compiled) -> Seen:
    """Every place in `passage` that a rule sees, as it is read."""
    words, own = 0, False
    out: list[Place] = []
    kind = [_kind(cue) for cue in compiled.cues]
    previous: list[int] = []  # places in `out` of the sentence before
    peer = False  # whether somebody who does such work acts in the sentence before
    then = 0  # sentences that a look back may still reach
    for sentence in compiled.matcher.sentences(passage.text):
        words += len(sentence.words)
        kinds = 0
        for cue, start, _, _ in sentence.cues:
            if here := kind[cue]:
                kinds |= here
                if start < 2 and here & _PEER:
                    kinds |= _LEADS
        own = own or bool(kinds & _OWN)
        theirs = kinds & (_ACTS | _SOMEONE) == _SOMEONE
        follows, peer = peer and theirs, theirs and (peer or bool(kinds & _LEADS))
        onward = kinds & _ONWARD
        hits: list[Hit] = []
        if sentence.rules or onward or then or (previous and may_take_back(sentence, compiled)):
            scopes = Scopes(sentence, compiled, follows)
            hits = _best(sentence, scopes, compiled.rules) if sentence.rules else []
            if previous and not hits and (back := scopes.takes_back()):
                for at in previous:
                    out[at] = out[at]._replace(reading=read_back(out[at].reading, back))
            if then:
                hits = [
                    (rule, start, end, read_back(meant, "past"))
                    if scopes.tells_of_then(start) else (rule, start, end, meant)
                    for rule, start, end, meant in hits
                ]  # fmt: skip
            then = LOOK_BACK if scopes.goes_on() else 0 if scopes.stops else max(then - 1, 0)
        previous = []
        if hits:
            ends = sentence.ends
            for rule, start, end, meant in hits:
                previous.append(len(out))
                out.append(Place(rule, *sentence.place(start, end), meant, ends))
    return Seen(out, words, own)


def _best(sentence: Sentence, scopes: Scopes, rules: Sequence[Rule]) -> list[Hit]:
    """The hits of a sentence without those that a mask or a better hit covers, with their reading.

    More words first, then more weight. On the same words stands one hit of a role, and none of
    another role that lies wholly inside a longer one. Sets of words are bits of a number.
    """
    ranked = []
    for number, pieces in set(sentence.rules):
        start, end = pieces[0] if len(pieces) == 1 else (min(pieces)[0], max(e for _, e in pieces))
        if sentence.masks and takes(sentence.masks, start, end):
            continue
        if end - start > LONGEST_SPAN or scopes.tears(start, end):
            continue
        bits = words_of(pieces)
        weight = -rules[number].weight
        ranked.append((-bits.bit_count(), weight, number, pieces, bits, start, end))
    if len(ranked) == 1:
        _, _, number, _, _, start, end = ranked[0]
        return [(rules[number], start, end, scopes.read(rules[number], start, end))]
    ranked.sort()
    kept: list[Hit] = []
    taken: dict[str, int] = {}  # role -> words
    begun: dict[int, list[int]] = {}  # word -> hits on it
    for _, _, number, _, bits, start, end in ranked:
        rule = rules[number]
        if bits & taken.get(rule.role, 0):
            continue
        if any(bits & other == bits != other for other in begun.get(start, ())):
            continue
        kept.append((rule, start, end, scopes.read(rule, start, end)))
        taken[rule.role] = taken.get(rule.role, 0) | bits
        for at in range(start, end):
            if bits >> at & 1:
                begun.setdefault(at, []).append(bits)
    if len(kept) < 2:
        return kept
    if len({rule.role for rule, _, _, meant in kept if meant.counts}) < 2:
        return sorted(kept, key=_place)
    # A sentence is about one act: words that point elsewhere say nothing beside it.
    sums: dict[tuple[int, str], float] = {}
    for rule, start, _, meant in kept:
        if meant.counts:
            part = scopes.part(start), rule.role
            sums[part] = sums.get(part, 0.0) + rule.weight
    most: dict[int, float] = {}
    for (n, _), total in sums.items():
        most[n] = max(total, most.get(n, 0.0))
    return sorted(
        (
            h for h in kept
            if not h[3].counts
            or sums[(n := scopes.part(h[1])), h[0].role] >= ASIDE * most[n]
        ),
        key=_place,
    )  # fmt: skip


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit[1], hit[2], hit[0].id


def _unheard(
    counts: Sequence[tuple[Passage, Place]], against: Sequence[Evidence], compiled: Compiled,
    enough: float,
) -> Iterator[int]:  # fmt: skip
    """Which of `counts` is the only find of its role, and too little for how its sentence leans.

    Two finds bear each other out; one alone is right hardly more often than not.
    """
    roles = Counter(place.rule.role for _, place in counts)
    if 1 not in roles.values():
        return
    for n, (passage, place) in enumerate(counts):
        rule = place.rule
        if roles[rule.role] == 1:
            start, end = place.sentence.place(passage.text)
            denied = [
                (one.start - start, one.end - start) for one in against
                if one.question == passage.question and start <= one.start < end
            ]  # fmt: skip
            if rule.weight + lean(passage.text[start:end], denied, rule.role, compiled) < enough:
                yield n


def words_of(pieces: Words) -> int:
    """The words that a hit names, as bits."""
    bits = 0
    for start, end in pieces:
        bits |= (1 << end) - (1 << start)
    return bits


def _evidence(passage: Passage, place: Place, weight: float) -> Evidence:
    rule, meant = place.rule, place.reading
    return Evidence(
        passage.question, place.start, place.end, passage.text[place.start : place.end],
        rule.role, rule.id, weight,
        meant.polarity, meant.actor, meant.reality, meant.time,
    )  # fmt: skip
