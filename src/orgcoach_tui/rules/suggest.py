"""Answers in, a suggestion out: the face of the rules."""

from collections.abc import Collection, Sequence
from typing import cast

from orgcoach_tui.rules.compile import Compiled, Rule
from orgcoach_tui.rules.model import Evidence, Passage, RuleSet, Suggestion
from orgcoach_tui.rules.readings import Reading, Scopes, takes
from orgcoach_tui.rules.verdict import FIVE, judge, saturate


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
    for passage in passages:
        factor = passage.weight * compiled.questions.get(passage.question, 1.0)
        for rule, found in evidence(passage, compiled):
            if (found.question, found.text, found.rule) in without:
                continue
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
    verdict = judge(scores, compiled.verdict)
    others = sum(e.actor == "other" for e in against)
    return Suggestion(
        verdict.label, verdict.balance, verdict.strength, verdict.second, verdict.hats,
        scores, tuple(weighed), tuple(against), rules.language, rules.version,
        about_others=verdict.label == "unclear" and others > len(weighed),
    )  # fmt: skip


def evidence(passage: Passage, compiled: Compiled) -> list[tuple[Rule, Evidence]]:
    """Every place in `passage` that a rule sees, as it is read; weights are still 0."""
    out: list[tuple[Rule, Evidence]] = []
    previous: list[int] = []  # places in `out` of the sentence before
    for sentence in compiled.matcher.sentences(passage.text):
        if not sentence.rules and not sentence.cues:
            previous = []
            continue
        hits = _best(sentence.rules, sentence.masks, compiled.rules)
        if not hits and not previous:
            continue
        scopes = Scopes(sentence, compiled.cues)
        if previous and not hits and (back := scopes.takes_back()):
            for place in previous:
                rule, found = out[place]
                reading = Reading(back, found.actor, found.reality, found.time)  # type: ignore[arg-type]
                out[place] = (rule, _read(found, reading))
        previous = []
        for number, start, end in hits:
            rule = compiled.rules[number]
            reading = scopes.read(rule, start, end)
            first, last = sentence.place(start, end)
            previous.append(len(out))
            out.append(
                (rule, Evidence(
                    passage.question, first, last, passage.text[first:last], rule.role, rule.id,
                    0.0, reading.polarity, reading.actor, reading.reality, reading.time,
                ))
            )  # fmt: skip
    return out


def _best(
    hits: Sequence[tuple[int, int, int]], masks: Sequence[tuple[int, int]], rules: Sequence[Rule]
) -> list[tuple[int, int, int]]:
    """Hits without those that a mask or a better hit covers: longer first, then heavier.

    Of one role only one hit stays on the same words; of another role, one that is not wholly
    inside a longer hit.
    """
    ranked = sorted(set(hits), key=lambda h: (h[1] - h[2], -rules[h[0]].weight, h[1], h[0]))
    kept: list[tuple[int, int, int]] = []
    taken: dict[int, list[tuple[int, int, int]]] = {}  # word -> hits on it
    for number, start, end in ranked:
        if masks and takes(masks, start, end):
            continue
        role = rules[number].role
        near = {h for at in range(start, end) for h in taken.get(at, ())}
        if any(
            rules[n].role == role or (s <= start and end <= e and e - s > end - start)
            for n, s, e in near
        ):
            continue
        kept.append((number, start, end))
        for at in range(start, end):
            taken.setdefault(at, []).append((number, start, end))
    return sorted(kept, key=lambda h: (h[1], h[2], h[0]))


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
