"""`orgcoach suggest --jsonl`: cases in, a line each; suggestions out, a line each.

A line that cannot be read gives a line with `error`, and the others go on.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from orgcoach_tui.guide.load import guides
from orgcoach_tui.guide.model import Guide
from orgcoach_tui.i18n import LANGUAGES, _
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.mirror import passages, rule_set
from orgcoach_tui.rules import guess_language, suggest
from orgcoach_tui.rules.model import Suggestion

LONGEST = 16_000_000  # bytes: a text of 1 MB in which JSON escapes every letter is six times that
_GUIDE = "assignment"  # whose questions the answers may belong to
_READINGS = ("polarity", "actor", "reality", "time")


def each(
    stream: BinaryIO, as_data: Callable[[Suggestion], dict[str, Any]], *, wording: bool = True
) -> Iterator[dict[str, Any]]:
    """What to print for every line of `stream`; empty lines are passed over."""
    for number, raw in enumerate(_lines(stream), start=1):
        if raw is not None and not raw.strip():
            continue
        case: Any = None
        try:
            if raw is None:
                raise ValueError(_("this line is too long"))
            case = _case(raw)
            yield {"id": case.get("id"), **_read(case, as_data, wording)}
        except ValueError as wrong:
            known = {"id": case["id"]} if isinstance(case, dict) and "id" in case else {}
            yield {**known, "line": number, "error": str(wrong)}


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long, of which no more is kept than need be."""
    while raw := stream.readline(LONGEST):
        if len(raw) < LONGEST or raw.endswith(b"\n"):
            yield raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST)
        yield None


def _case(raw: bytes) -> dict[str, Any]:
    try:
        case = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError(_("this line is no JSON")) from None
    if not isinstance(case, dict):
        raise ValueError(_("this line is no JSON object"))
    return case


def _read(
    case: dict[str, Any], as_data: Callable[[Suggestion], dict[str, Any]], wording: bool
) -> dict[str, Any]:
    answers, language = case.get("answers"), case.get("lang", "")
    if not isinstance(answers, dict) or not all(isinstance(t, str) for t in answers.values()):
        raise ValueError(_("‘answers’ has to be an object with texts"))
    if language not in ("", *LANGUAGES):
        raise ValueError(_("‘lang’ has to be nl or en"))
    language = language or guess_language("\n".join(answers.values()))
    now = dt.datetime.now(dt.UTC)
    written = Reflection("", _GUIDE, language, now.date(), now, now)
    written.answers = [Answer(key, text=text) for key, text in answers.items()]
    rules = rule_set(language, wording=wording)
    data = as_data(suggest(passages(written, _guide(language, answers)), rules))
    places = [*data["evidence"], *data["against"]]
    for place in places:
        place["readings"] = {name: place.pop(name) for name in _READINGS}
    return data


def _guide(language: str, answers: dict[str, str]) -> Guide | None:
    """The guide whose questions these are; answers to other questions are read in full."""
    guide = next(g for g in guides(language) if g.id == _GUIDE)
    known = {question.key for question in guide.questions}
    return guide if known.issuperset(answers) else None
