"""`orgcoach suggest`: which role a text leans towards, with the words it is read from."""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orgcoach_tui import i18n
from orgcoach_tui.cli.common import Failed, add_format, guide_of, in_words, print_json, reflection
from orgcoach_tui.cli.output import add_plain, decorated, put, put_rich
from orgcoach_tui.files import TooLarge, read_regular
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import MIDDLE, ROLES, Guide, Role
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.model import Placement, Reflection
from orgcoach_tui.mirror import passages, read, rule_set, sentences, wording
from orgcoach_tui.mirror.places import why_not
from orgcoach_tui.mirror.sentences import standing
from orgcoach_tui.rules import guess_language, suggest
from orgcoach_tui.rules.model import Evidence, Passage, Suggestion
from orgcoach_tui.text import clean, clean_line

_READ_AS = {
    "nl": N_("This was read as Dutch, so the reasons are in Dutch."),
    "en": N_("This was read as English, so the reasons are in English."),
}
_REFLECTION = re.compile(r"^schema\s*=", re.MULTILINE)


@dataclass(frozen=True)
class _Read:
    found: Suggestion
    texts: dict[str, str]  # what was read, by key
    titles: dict[str, str]  # of the answers, by key; none for plain text
    placement: Placement = field(default_factory=Placement)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text",
        nargs="?",
        metavar=_("FILE"),
        help=_("a text or a reflection: a file, the name of a reflection, or - for standard input"),
    )
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help=_(
            "read cases from standard input, one JSON object a line, and answer each with a line"
        ),
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help=_("show the whole text with the places in it, and how they add up"),
    )
    parser.add_argument(
        "--no-wording",
        action="store_true",
        help=_("go by the places alone, not by the rest of the wording"),
    )
    add_format(parser)
    add_plain(parser, _("without colours, and straight on to the screen"))


def run(args: argparse.Namespace) -> int:
    if args.jsonl:
        return _line_by_line(args)
    if args.text is None:
        raise Failed(
            _("Which text? Give a file, the name of a reflection, or - for standard input.")
        )
    done = _reading(args)
    if args.format == "json":
        print_json(as_data(done.found))
    elif args.explain:
        _explain(args, done)
    else:
        print("\n".join(_lines(done)))
    return 0


def _line_by_line(args: argparse.Namespace) -> int:
    from orgcoach_tui.cli.suggest_lines import each

    if args.text not in (None, "-"):
        raise Failed(_("`--jsonl` reads standard input: `orgcoach suggest --jsonl < cases.jsonl`."))
    failed = False
    for data in each(sys.stdin.buffer, as_data, wording=_wording(args)):
        failed = failed or "error" in data
        print(json.dumps(data), flush=True)
    return 1 if failed else 0


def _explain(args: argparse.Namespace, done: _Read) -> None:
    from orgcoach_tui.cli.suggest_explain import explained

    lead = sentences(done.found, done.placement, roles(i18n.language())).lead
    pieces = [(f"{lead}\n\n", "bold"), *explained(done.found, done.texts, done.titles)]
    pieces.append((standing(), ""))
    if decorated(args):
        from rich.text import Text

        put_rich(args, Text.assemble(*pieces))
    else:
        put(args, "".join(text for text, _style in pieces))


def as_data(found: Suggestion) -> dict[str, Any]:
    """The stable form of a suggestion; docs/command-line tells what each key is."""
    return {
        "label": found.label,
        "balance": found.balance,
        "strength": found.strength,
        "second": found.second,
        "hats": list(found.hats),
        "scores": {role: float(score) for role, score in found.scores.items()},
        "evidence": [_place_data(place, found.language) for place in found.evidence],
        "against": [_place_data(place, found.language) for place in found.against],
        "lexical": [
            {"role": one.role, "weight": one.weight, "words": list(one.words)}
            for one in found.lexical
        ],
        "about_others": found.about_others,
        "language": found.language,
        "version": found.version,
    }


def _place_data(place: Evidence, language: str) -> dict[str, Any]:
    explained = rule_set(language).explained.get(place.rule)
    return {
        "question": place.question,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "role": place.role,
        "rule": place.rule,
        "reason": explained.reason if explained else "",
        "weight": place.weight,
        "polarity": place.polarity,
        "actor": place.actor,
        "reality": place.reality,
        "time": place.time,
    }


def _reading(args: argparse.Namespace) -> _Read:
    name = args.text
    if name == "-":
        return _of_content(args, sys.stdin.buffer.read(LARGEST + 1), toml=False)
    # The functions of `os.path` raise nothing, whatever somebody typed.
    file = Path(os.path.expanduser(name))  # noqa: PTH111
    if not os.path.exists(file):  # noqa: PTH110
        return _of_reflection(args, reflection(args, name))
    try:
        content = read_regular(file, LARGEST)
    except TooLarge:
        content = b" " * (LARGEST + 1)
    except OSError:
        raise Failed(
            _("This file cannot be read. Is it a text file, and are you allowed to open it?")
        ) from None
    return _of_content(args, content, toml=file.suffix.lower() == ".toml")


def _of_content(args: argparse.Namespace, content: bytes, *, toml: bool) -> _Read:
    """A reflection where it is one, else plain text. A `.toml` that is none is an error."""
    if len(content) > LARGEST:
        raise Failed(_("This is too large to read. Take the part that is about your own work."))
    text = clean(content.decode("utf-8-sig", errors="replace"))
    if toml or _REFLECTION.search(text):
        from orgcoach_tui.journal.toml import loads

        try:
            return _of_reflection(args, loads(text))
        except Damaged as damaged:
            if toml:
                said = _("This file is not a reflection that can be read: {problem}.")
                raise Failed(said.format(problem=in_words(damaged.problem))) from None
    rules = rule_set(guess_language(text), wording=_wording(args))
    return _Read(suggest([Passage("text", text)], rules), {"text": text}, {})


def _of_reflection(args: argparse.Namespace, found: Reflection) -> _Read:
    guide: Guide | None = guide_of(args, found)
    if guide and not guide.mirror:
        raise Failed(_("This guide has no mirror: its answers are about others."))
    titles = {answer.key: answer.title for answer in found.answers}
    texts = {passage.question: passage.text for passage in passages(found, guide)}
    read_as = read(found, guide, wording=_wording(args))
    return _Read(read_as, texts, titles, found.placement)


def _wording(args: argparse.Namespace) -> bool:
    return args.settings.wording and not args.no_wording


def _lines(done: _Read) -> Iterator[str]:
    found = done.found
    named = roles(i18n.language())
    said = sentences(found, done.placement, named)
    yield said.lead
    if done.placement.values():
        yield said.beside
    if found.evidence:
        yield ""
    for place in found.evidence:
        yield from _place(place, done.titles, found.language, named)
    if found.against:
        yield ""
        yield _("This speaks against it")
    for place in found.against:
        yield from _place(place, done.titles, found.language, named)
    if (found.evidence or found.against) and found.language != i18n.language():
        # Each language has rules of its own: for most there is no other one to tell it with.
        yield ""
        yield _(_READ_AS[found.language])
    for said_of_wording in wording.lines(found, named):
        yield ""
        yield said_of_wording
    totals = (f"{named[role].name} {found.scores.get(role, 0):.1f}" for role in (*ROLES, MIDDLE))
    yield ""
    yield _("Totals: {totals}").format(totals=" · ".join(totals))
    yield standing()


def _place(
    place: Evidence, titles: dict[str, str], language: str, named: Mapping[str, Role]
) -> Iterator[str]:
    """A quote and its role; below it why it is read so, or why it does not count."""
    yield f"  ‘{clean_line(place.text)}’ · {named[place.role].name}"
    explained = rule_set(language).explained.get(place.rule)
    why = why_not(place) or (explained.reason if explained else "")
    title = clean_line(titles.get(place.question, ""))
    under = _("Under ‘{title}’.").format(title=title) if title else ""
    if said := " ".join(part for part in (under, why) if part):
        yield f"    {said}"
