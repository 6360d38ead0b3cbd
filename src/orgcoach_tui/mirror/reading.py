"""Which answers the rules read, how heavily, and in which language."""

from collections.abc import Iterable
from functools import cache

from orgcoach_tui.guide.load import rule_files
from orgcoach_tui.guide.model import Guide
from orgcoach_tui.journal.model import Dropped, Reflection
from orgcoach_tui.rules import compile_rules, guess_language, suggest
from orgcoach_tui.rules.model import Evidence, Passage, RuleSet, Suggestion

_WEIGHT = {"full": 1.0, "light": 0.5, "off": 0.0}


@cache
def rule_set(language: str) -> RuleSet:
    """The shipped rules of a language, compiled once."""
    return compile_rules(language, rule_files(language))


def passages(reflection: Reflection, guide: Guide | None) -> list[Passage]:
    """The answers that the guide lets the mirror read; all of them where the guide is not known."""
    found = []
    for answer in reflection.answers:
        question = guide.question(answer.key) if guide else None
        weight = _WEIGHT[question.mirror] if question else 1.0
        if weight and answer.text.strip():
            found.append(Passage(answer.key, answer.text, weight))
    return found


def read(reflection: Reflection, guide: Guide | None) -> Suggestion:
    """What the words of a reflection lean to, in the language that they are written in.

    Words that the writer dropped ("that's not what I meant") no longer count.
    """
    texts = passages(reflection, guide)
    language = guess_language("\n".join(p.text for p in texts)) if texts else reflection.language
    dropped = {(d.question, d.text, d.rule) for d in reflection.mirror.dropped}
    return suggest(texts, rule_set(language), without=dropped)


def counts_for(evidence: Iterable[Evidence], role: str) -> list[Evidence]:
    """The places that speak for `role`, heaviest first."""
    return sorted((e for e in evidence if e.role == role and e.counts), key=lambda e: -e.weight)


def as_dropped(place: Evidence) -> Dropped:
    """What is stored when the writer says: that's not what I meant."""
    return Dropped(question=place.question, text=place.text, rule=place.rule)
