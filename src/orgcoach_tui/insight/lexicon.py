"""Lexicons as data: what a theme or the sign of a lens is called, and the words that show it.

Their patterns are read by the rule engine. A file without an `id` holds what the others share: the
words around a find that say how it is meant, word classes and verbs.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from orgcoach_tui.rules.compile import Compiled, Example
from orgcoach_tui.rules.finds import Find, finds
from orgcoach_tui.rules.model import Passage, RuleSet

File = tuple[str, Mapping[str, Any]]
Counts = Callable[[Find], bool]

_SHARED = ("mask", "classes", "verbs", "cue", "questions", "language", "about")
SIGN = (
    "patterns",
    "loose",
    "match",
    "no_match",
    "known_gaps",
    "known_traps",
    "width",
    "asks",
    "subject",
)


def as_rules(file: File, signs: Iterable[Mapping[str, Any]], *, writer: bool = False) -> File:
    """A file of a lexicon as the engine reads it: each of `signs` is a rule.

    With `writer`, what somebody else does is read as such.
    """
    name, data = file
    rules = [
        {"id": sign.get("id", ""), "act": "", "reason": ""}
        | {"subject": "writer" if writer else "any", "own_negation": True}
        | {key: sign[key] for key in SIGN if key in sign}
        for sign in signs
    ]
    kept = {key: data[key] for key in _SHARED if key in data}
    return name, {"role": "middle", **kept, "rule": rules}


def plays(find: Find) -> bool:
    """Whether what was found is there now, whoever says so: not denied, not of then, not supposed."""
    meant = find.reading
    return meant.polarity != "negated" and meant.reality != "abandoned" and meant.time == "now"


def said(find: Find) -> bool:
    """Whether the writer says so: leaving something to others is saying so as well."""
    return plays(find) and find.reading.actor != "other"


def own(find: Find) -> bool:
    """Whether it is the writer's own, done or meant."""
    return find.reading.counts


def named(find: Find) -> bool:  # noqa: ARG001
    """Whether it stands there at all, denied or not."""
    return True


def seen(passages: Iterable[Passage], rules: RuleSet, counts: Counts) -> dict[str, list[Find]]:
    """The finds of every rule that is seen firmly in at least one place.

    Looser words, and answers to a question that counts for less, add to what is seen elsewhere and
    show nothing alone.
    """
    by_rule: dict[str, list[Find]] = {}
    for find in finds(passages, rules):
        if counts(find):
            by_rule.setdefault(find.rule, []).append(find)
    weights = cast(Compiled, rules.compiled).questions
    return {
        rule: places
        for rule, places in by_rule.items()
        if any(one.weight >= 1 and weights.get(one.question, 1.0) >= 1 for one in places)
    }


def surprises(rules: RuleSet, counts: Mapping[str, Counts]) -> list[Example]:
    """The examples that come out otherwise than their file says; `counts` by rule."""
    compiled = cast(Compiled, rules.compiled)
    return [
        example
        for example in compiled.examples
        if (example.rule in seen([Passage("", example.text)], rules, counts[example.rule]))
        != (example.must ^ example.known)
    ]
