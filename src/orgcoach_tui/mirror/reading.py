"""Which answers the rules read, how heavily, and in which language."""

from orgcoach_tui.guide.model import Guide
from orgcoach_tui.journal.model import Dropped, Reflection
from orgcoach_tui.mirror.shipped import rule_set
from orgcoach_tui.rules import guess_language, suggest
from orgcoach_tui.rules.model import Evidence, Passage, Suggestion

_WEIGHT = {"full": 1.0, "light": 0.5, "off": 0.0}


def passages(reflection: Reflection, guide: Guide | None) -> list[Passage]:
    """The answers that the guide lets the mirror read; all of them where the guide is not known."""
    found = []
    for answer in reflection.answers:
        question = guide.question(answer.key) if guide else None
        weight = _WEIGHT[question.mirror] if question else 1.0
        if weight and answer.text.strip():
            found.append(Passage(answer.key, answer.text, weight))
    return found


def read(
    reflection: Reflection, guide: Guide | None, *, all_words: bool = False, wording: bool = True
) -> Suggestion:
    """What the words of a reflection lean to, in the language that they are written in.

    Words that the writer dropped ("that's not what I meant") do not count, unless `all_words`.
    With `wording`, what no rule saw may add to a role where the rules leave it open.
    """
    texts = passages(reflection, guide)
    language = guess_language("\n".join(p.text for p in texts)) if texts else reflection.language
    dropped = () if all_words else reflection.mirror.dropped
    without = {(d.question, d.text, d.rule) for d in dropped}
    return suggest(texts, rule_set(language, wording=wording), without=without)


def as_dropped(place: Evidence) -> Dropped:
    """What is stored when the writer says: that's not what I meant."""
    return Dropped(question=place.question, text=place.text, rule=place.rule)
