"""A reflection as TOML and back; the format is told in `docs/formats.nl.md` and `.en.md`.

What is written can always be read again, and every text comes back as it was typed. Reading
checks all types itself: pydantic would cost more than reading a hundred reflections.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from orgcoach_tui.i18n import _
from orgcoach_tui.journal import older, quick, shape
from orgcoach_tui.journal.errors import Damaged, Problem
from orgcoach_tui.journal.model import (
    SCHEMA,
    Answer,
    Comment,
    Mirror,
    NotedTheme,
    Outcome,
    Placement,
    Reflection,
)
from orgcoach_tui.text import clean, clean_line

_DEEPEST = 40
"""Levels of brackets; ten times what anybody writes, and far from where Python gives up."""

_ENDLESS_KEY = r"""(?<![\w-])(?:(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+\.[ \t]*+){100}"""
"""A key of hundreds of dotted parts keeps tomllib busy for hours."""


def dumps(reflection: Reflection) -> str:
    """The whole file. Empty values are left out, but for the key and the text of an answer."""
    document = {
        "schema": reflection.schema,
        "id": reflection.id,
        "guide": clean_line(reflection.guide),
        "language": clean_line(reflection.language),
        "date": reflection.date,
        "created": shape.whole_minutes(reflection.created),
        "updated": shape.whole_minutes(reflection.updated),
        "status": reflection.status,
    } | _filled(
        {
            "step": clean_line(reflection.step),
            "guide_title": clean_line(reflection.guide_title),
            "organisation": clean_line(reflection.organisation),
            "trajectory": clean_line(reflection.trajectory),
            "help_question": clean(reflection.help_question),
            "insight": clean(reflection.insight),
            "next_step": clean(reflection.next_step),
            "next_date": reflection.next_date,
            "next_when": clean_line(reflection.next_when),
            "minutes": reflection.minutes,
            "answers": [_answer(answer) for answer in reflection.answers],
            "placement": _placement(reflection.placement),
            "mirror": _mirror(reflection.mirror),
            "audience": reflection.audience,
            "comments": [_comment(comment) for comment in reflection.comments],
            "themes": [_theme(theme) for theme in reflection.themes],
            "outcomes": [_outcome(outcome) for outcome in reflection.outcomes],
        }
    )
    return "".join(chunks(document | reflection.extra))


def loads(text: str) -> Reflection:
    """The reflection in `text`. Raises Damaged, which says where and why without quoting anything.

    A file of a newer version is read as far as it is understood; see `Reflection.schema`.
    """
    document = quick.parse(text)
    if document is None:
        document = parse(text)
    try:
        document = older.brought_up(document, SCHEMA)
    except (LookupError, TypeError, ValueError):
        problem = Problem(None, "schema", _("it could not be brought to the present form"))
        raise Damaged(problem) from None
    try:
        return shape.reflection(document)
    except shape.Wrong as wrong:
        from orgcoach_tui.journal.lines import line_of

        name = ".".join(part for part in wrong.path if isinstance(part, str))
        problem = Problem(line_of(text, wrong.path, missing=wrong.missing), name, wrong.what)
    raise Damaged(problem)  # out here, so that it does not carry the other along


def decode(content: bytes) -> str:
    """The text of a file's bytes. Raises Damaged."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Damaged(Problem(None, "", _("the file is empty")))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as caught:
        line = content.count(b"\n", 0, caught.start) + 1
    raise Damaged(Problem(line, "", _("a character here is not UTF-8")))


# Writing


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def _answer(answer: Answer) -> dict[str, Any]:
    head = _filled({"title": clean_line(answer.title), "question": clean(answer.question)})
    return {"key": clean_line(answer.key), **head, "text": clean(answer.text), **answer.extra}


def _comment(comment: Comment) -> dict[str, Any]:
    head = {"id": clean_line(comment.id), "part": clean_line(comment.part)}
    rest = {
        "kind": "" if comment.kind == "comment" else comment.kind,
        "quote": clean(comment.quote),
        "text": clean(comment.text),
        "author": clean_line(comment.author),
        "made": comment.made and shape.whole_minutes(comment.made),
        "state": "" if comment.state == "open" else comment.state,
        "reply": clean(comment.reply),
        "reply_to": clean_line(comment.reply_to),
    }
    return _filled(head | rest) | comment.extra


def _theme(theme: NotedTheme) -> dict[str, Any]:
    answer = "" if theme.answer == "yes" else theme.answer
    head = {"name": clean_line(theme.name), "lexicon": clean_line(theme.lexicon), "answer": answer}
    return _filled(head) | theme.extra


def _outcome(outcome: Outcome) -> dict[str, Any]:
    head = {"part": clean_line(outcome.part), "state": outcome.state}
    rest = {"why": clean(outcome.why), "on": outcome.on}
    return head | _filled(rest) | outcome.extra


def _placement(placement: Placement) -> dict[str, Any]:
    return placement.values() | _filled({"note": clean(placement.note)}) | placement.extra


def _mirror(mirror: Mirror) -> dict[str, Any]:
    dropped = [
        {
            "question": clean_line(d.question),
            "text": clean(d.text),
            "rule": clean_line(d.rule),
            **d.extra,
        }
        for d in mirror.dropped
    ]
    return (
        _filled(
            {
                "label": clean_line(mirror.label),
                "balance": clean_line(mirror.balance),
                "strength": clean_line(mirror.strength),
                "rules": clean_line(mirror.rules),
                "read_at": mirror.read_at and shape.whole_minutes(mirror.read_at),
                "recognised": mirror.recognised,
                "why": clean(mirror.why),
                "counter_question": clean(mirror.counter_question),
                "counter_answer": clean(mirror.counter_answer),
                "scores": mirror.scores,
                "dropped": dropped,
            }
        )
        | mirror.extra
    )


def chunks(table: Mapping[str, Any], heading: str = "", name: str = "") -> Iterator[str]:
    """The text of `table` and those within it, each under its own heading.

    tomli_w would fold short tables into one line (`answers = [{…}]`), which nobody can edit.
    """
    import tomli_w

    plain = {k: v for k, v in table.items() if not (isinstance(v, Mapping) or _is_rows(v))}
    # In multi-line form tomli_w turns \r\n into \n; only keys from elsewhere can hold one.
    yield heading + tomli_w.dumps(plain, multiline_strings="\r\n" not in _texts(plain))
    for key, value in table.items():
        if key in plain:
            continue
        within = f"{name}.{_bare(key)}" if name else _bare(key)
        if isinstance(value, Mapping):
            yield from chunks(value, f"\n[{within}]\n", within)
        else:
            for row in value:
                yield from chunks(row, f"\n[[{within}]]\n", within)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)


def _bare(key: str) -> str:
    import tomli_w

    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def _texts(value: Any) -> str:
    """All text within `value`, one after another."""
    if isinstance(value, Mapping):
        return "\0".join(_texts(v) for v in value.values())
    if isinstance(value, list):
        return "\0".join(_texts(v) for v in value)
    return value if isinstance(value, str) else ""


# Reading


def parse(text: str) -> dict[str, Any]:
    """Any TOML as plain values. Raises Damaged, which quotes nothing of it."""
    """What any TOML text from elsewhere says. Raises Damaged, and never keeps one waiting."""
    import tomllib

    if re.search(_ENDLESS_KEY, text):
        raise Damaged(Problem(None, "", _nested()))
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as caught:
        problem = unparsed(text, str(caught))
    except RecursionError:
        problem = Problem(None, "", _nested())
    except ValueError:  # Python's own limit on the digits of a number
        problem = Problem(None, "", _("a number here is far too long"))
    else:
        if _depth(document) <= _DEEPEST:
            return document
        problem = Problem(None, "", _nested())
    raise Damaged(problem)  # out here: tomllib's own error may quote the text


def _nested() -> str:
    return _("brackets are nested too deeply")


def unparsed(text: str, message: str) -> Problem:
    """What is wrong with a text that tomllib refused with `message`, of any kind of file.

    Of what tomllib says, only the line and the sort of error: the rest quotes the file.
    """
    found = re.search(r"\(at line (\d+), column \d+\)\Z", message)
    line = int(found[1]) if found else text.rstrip("\n").count("\n") + 1
    if unmerged := re.search(r"^<{7} .*\n", text, re.MULTILINE):
        what = _("git left two versions in it here that have to be made one")
        return Problem(text.count("\n", 0, unmerged.start()) + 1, "", what)
    unclosed = message.startswith("Illegal character '\\n'")
    if message.startswith(("Illegal character", "Found invalid character")) and not unclosed:
        what = _("there is a character that cannot be in a TOML file")
    elif message.startswith(("Unescaped", "Invalid hex", "Escaped character")):
        what = _("a backslash has to be written twice")
    elif message.startswith(("Cannot", "Duplicate")):
        what = _("this key or heading is there twice")
    elif message.startswith("Invalid date"):
        what = _("this date does not exist")
    elif not found:
        what = _("the file stops half-way")
    else:
        what = _("a quotation mark, a bracket or an equals sign is missing or misplaced")
    return Problem(line, "", what)


def _depth(document: dict[str, Any]) -> int:
    """How deep tables and lists lie within each other, counted without recursion."""
    deepest = 0
    level: list[Any] = [document]
    while level and deepest <= _DEEPEST:
        deepest += 1
        below: list[Any] = []
        for value in level:
            inner = value.values() if isinstance(value, dict) else value
            below.extend(v for v in inner if isinstance(v, (dict, list)))
        level = below
    return deepest
