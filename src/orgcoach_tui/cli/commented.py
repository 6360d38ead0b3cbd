"""Comments in plain lines: under the part they are about, or all of one reflection together."""

import textwrap
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size

from orgcoach_tui.i18n import _, ngettext, speaking
from orgcoach_tui.journal.comments import open_comments, text_of
from orgcoach_tui.journal.model import Reflection

_WIDEST = 80
Styled = tuple[str, str]
"""A line with its style at a terminal."""


def under(reflection: Reflection, part: str, indent: int = 3) -> Iterator[Styled]:
    """The comments about `part`, each with an empty line before it."""
    if not reflection.comments:
        return
    from orgcoach_tui.review.said import body, head, numbered

    for number, comment in numbered(reflection, part):
        yield "", ""
        yield from wrapped([head(comment, number)], indent, "bold")
        yield from wrapped(body(reflection, comment), indent + 3)


def everything(reflection: Reflection) -> str:
    """The help question and what is said of the whole, then how many there are, then part by part."""
    with speaking(reflection.language):
        return "\n".join(line for line, _style in _everything(reflection)).lstrip("\n")


def _everything(reflection: Reflection) -> Iterator[Styled]:
    if help_question := text_of(reflection, "help_question").strip():
        yield _("Question for supervision"), "bold"
        yield from wrapped(help_question.split("\n"), 3)
    yield from under(reflection, "", 0)
    yield "", ""
    n, waiting = len(reflection.comments), len(open_comments(reflection))
    if not n:
        yield _("Nobody has written anything about this reflection yet."), ""
        return
    said = ngettext("{n} comment, of which {open} open", "{n} comments, of which {open} open", n)
    yield said.format(n=n, open=waiting), ""
    for part, title in _titles(reflection).items():
        if part and (found := [*under(reflection, part)]):
            yield "", ""
            yield title, "bold"
            yield from found


def _titles(reflection: Reflection) -> dict[str, str]:
    """Every part that a comment is about, in the order in which they are read, with its name."""
    from orgcoach_tui.export.outline import lay_out

    titles = {"help_question": _("Question for supervision")}
    for section in lay_out(reflection).sections:
        titles.setdefault(section.key, f"{section.number}. {section.title}")
    titles |= {"placement": titles.get("placement", _("The four roles")), "mirror": _("The mirror")}
    for comment in reflection.comments:
        titles.setdefault(comment.part, _("Of a part that is gone"))
    return titles


def elsewhere(reflection: Reflection, shown: Iterable[str]) -> Iterator[Styled]:
    """The comments about parts that are not among those `shown`."""
    there = {*shown, ""}
    for part in dict.fromkeys(comment.part for comment in reflection.comments):
        if part not in there:
            yield from under(reflection, part, 0)


def wrapped(texts: Iterable[str], indent: int = 0, style: str = "") -> Iterator[Styled]:
    """`texts` as lines that fit."""
    margin = " " * indent
    wide = max(min(get_terminal_size().columns, _WIDEST), 20)
    return (
        (line, style)
        for text in texts
        for line in textwrap.wrap(
            text,
            wide,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
