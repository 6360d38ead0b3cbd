"""What is wrong with a guide's file, in plain sentences that quote nothing of what is in it."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from orgcoach_tui.audience import AUDIENCES, DEFAULT, PARTS
from orgcoach_tui.guide import lines
from orgcoach_tui.guide.load import SHIPPED
from orgcoach_tui.guide.model import Kind, MirrorReading
from orgcoach_tui.i18n import LANGUAGES, N_, _

Loc = tuple[int | str, ...]

_TAKEN = ("begin", "close", DEFAULT, *PARTS)
"""Stops of the walk and parts of a reflection: no question can have their names."""

_LIST = N_("A list is not closed with ], or a comma is missing between two of its texts.")
_UNCLOSED = N_("A text begins here that ends nowhere. It needs three quotation marks at both ends.")
_HEADING = N_("A question begins with [[questions]], with two brackets on both sides.")
_OTHER = N_("This cannot be read as TOML.")
# How tomllib's messages begin, and what to say instead: they are English and may quote the file.
_TOML = (
    (
        "Illegal character '\\n'",
        N_('A text of more than one line stands between three quotation marks: """.'),
    ),
    ("Illegal character", N_("There is a character here that cannot stand in a text.")),
    ("Unclosed array", _LIST),
    ("Cannot overwrite a value", N_("This key is there twice.")),
    (
        "Expected newline",
        N_(
            "Something follows the end of the text. For quotation marks inside a text, use ‘ and ’."
        ),
    ),
    ("Expected '='", N_("After a key comes an =, and then its text.")),
    ("Expected ']", _HEADING),
    ("Cannot", _HEADING),
    ("Unescaped", N_("A backslash cannot stand in a text by itself. Write it twice.")),
    ("Unterminated string", N_("A text begins here that does not end.")),
    (
        "Invalid value",
        N_(
            "After an = comes a text between straight quotation marks, a list between [ and ], "
            "or true or false."
        ),
    ),
    ("Invalid statement", N_("A line begins with a key and an =, or is [[questions]].")),
)

_SENTENCES = {
    "string_type": N_("A text is expected here, between straight quotation marks."),
    "string_too_short": N_("A text is expected here, and there is nothing in it."),
    "string_too_long": N_("This is too long: at most {max_length} characters."),
    "string_pattern_mismatch": N_(
        "A short name is expected here: small letters without accents, digits, - and _, "
        "with a letter first."
    ),
    "bool_type": N_("Expected here: true or false, in small letters, without quotation marks."),
    "literal_error": N_("Expected here, one of: {choices}."),
    "list_type": N_("A list of texts is expected here, between [ and ]."),
    "too_long": N_("These are too many: at most {max_length}."),
}
_QUESTIONS = N_("A guide has at least one question. Each begins with a line [[questions]].")
_FALLBACK = N_("Something else is expected here.")

_CHOICES = {
    "language": LANGUAGES,
    "kind": get_args(Kind),
    "mirror": get_args(MirrorReading),
    "audience": AUDIENCES,
}


def in_toml(error: Exception, text: str) -> tuple[int | None, str]:
    """The line, and the sentence, for what tomllib raised on `text`."""
    said = str(error)
    at = re.search(r"\(at line (\d+)", said)
    length = len(text.rstrip("\n").split("\n"))
    line = min(int(at[1]), length) if at else length if "end of document" in said else None
    if said.startswith(("Unterminated string", 'Expected "')) and (opened := lines.open_text(text)):
        return opened, _(_UNCLOSED)
    if said.startswith(("Unclosed array", "Invalid value")) and line is not None:
        # An open list goes on into the next heading, or to the end of the file.
        heading = text.split("\n")[line - 1].lstrip().startswith("[[")
        if heading or at is None:
            return lines.open_list(text, line), _(_LIST)
    return line, _(next((words for start, words in _TOML if said.startswith(start)), _OTHER))


def in_format(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[Loc, str]]]:
    """`data` with its texts cleaned; or where it is not a guide, and what was expected there."""
    from pydantic import ValidationError

    from orgcoach_tui.guide.schema import GuideFile

    try:
        guide = GuideFile.model_validate(data).model_dump(exclude_none=True)
    except ValidationError as error:
        return {}, [
            (one["loc"], _sentence(one["type"], one["loc"], one.get("ctx", {})))
            for one in error.errors(include_input=False, include_url=False)
        ]
    return guide, list(_in_whole(guide))


def _in_whole(guide: Mapping[str, Any]) -> Iterator[tuple[Loc, str]]:
    """What is wrong though each key by itself is right."""
    if guide["id"] in SHIPPED:
        yield ("id",), _("A guide that comes with the program has this id. Choose another.")
    seen: set[str] = set()
    placed = False
    for index, question in enumerate(guide["questions"]):
        at = ("questions", index)
        if question["key"] in _TAKEN:
            yield (*at, "key"), _("A step of every reflection has this name. Choose another.")
        if question["key"] in seen:
            yield (*at, "key"), _("An earlier question has this key.")
        seen.add(question["key"])
        if question["kind"] == "roles":
            if placed:
                yield (*at, "kind"), _("An earlier question shows the four roles. Once is enough.")
            placed = True
    if guide.get("mirror") and not placed:
        yield (
            ("mirror",),
            _('The mirror is laid beside the four roles: it needs a question with kind = "roles".'),
        )


def _sentence(kind: str, loc: Loc, context: Mapping[str, Any]) -> str:
    key = loc[-1] if isinstance(loc[-1], str) else ""
    if kind == "extra_forbidden":
        return _unknown(key, in_question=len(loc) > 1)
    if loc == ("questions",) and kind in ("missing", "too_short", "list_type"):
        return _(_QUESTIONS)
    if loc[0] == "questions" and kind == "model_type":
        return _(_QUESTIONS)
    if kind == "missing":
        return (
            _("This is missing. A question has a key, a title and a question.")
            if len(loc) > 1
            else _("This is missing. A guide has an id, a title and questions.")
        )
    choices = ", ".join(f"‘{choice}’" for choice in _CHOICES.get(key, ()))
    return _(_SENTENCES.get(kind, _FALLBACK)).format(**{"choices": choices} | dict(context))


def _unknown(key: str, *, in_question: bool) -> str:
    from orgcoach_tui.guide.schema import GuideFile, QuestionFile

    of_guide, of_question = list(GuideFile.model_fields), list(QuestionFile.model_fields)
    known = of_question if in_question else of_guide
    if in_question and key in of_guide:
        return _("This belongs to the whole guide: put it above the first [[questions]].")
    if not in_question and key in of_question:
        return _("This belongs to a question: put it under a [[questions]].")
    if close := get_close_matches(key.lower(), known, n=1):
        return _("This key is unknown. Was ‘{key}’ meant?").format(key=close[0])
    return _("This key is unknown. Known here are: {keys}.").format(keys=", ".join(known))
