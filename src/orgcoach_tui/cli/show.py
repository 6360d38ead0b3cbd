"""`orgcoach show`: one reflection as text to read."""

import argparse
from collections.abc import Iterator
from typing import Any

from orgcoach_tui.cli.commented import elsewhere, under, wrapped
from orgcoach_tui.cli.common import add_format, add_name, in_json, reflection
from orgcoach_tui.cli.output import add_plain, decorated, put, put_rich
from orgcoach_tui.i18n import _, speaking
from orgcoach_tui.journal.model import Reflection


def arguments(parser: argparse.ArgumentParser) -> None:
    add_name(parser)
    parser.add_argument(
        "--mirror", action="store_true", help=_("with what the mirror shows, which is left out")
    )
    add_format(parser)
    add_plain(parser, _("without bold type, and straight on to the screen"))


def run(args: argparse.Namespace) -> int:
    found = reflection(args, args.name)
    if args.format == "json":
        print(as_json(found))
    elif decorated(args):
        from rich.text import Text

        lines = [Text(line, style) for line, style in _lines(found, mirror=args.mirror)]
        put_rich(args, Text("\n").join(lines))
    else:
        put(args, as_text(found, mirror=args.mirror))
    return 0


def as_json(found: Reflection) -> str:
    """With the keys that are in its file."""
    return in_json(as_dict(found))


def as_dict(found: Reflection) -> dict[str, Any]:
    """What is in its file."""
    import tomllib

    from orgcoach_tui.journal.toml import dumps

    return tomllib.loads(dumps(found))


def as_text(found: Reflection, *, mirror: bool = False) -> str:
    """As it is read, in the language it was written in."""
    return "\n".join(line for line, _style in _lines(found, mirror=mirror))


def _lines(found: Reflection, *, mirror: bool) -> Iterator[tuple[str, str]]:
    """Each line with its style at a terminal."""
    from orgcoach_tui.export.outline import lay_out

    with speaking(found.language):
        outline = lay_out(found, mirror)
        yield outline.title, "bold"
        yield "", ""
        for name, value in outline.facts:
            yield f"{name}: {value}", ""
        if outline.help_question:
            yield "", ""
            yield _("Question for supervision"), "bold"
            yield from wrapped(outline.help_question)
            yield from under(found, "help_question")
        yield from under(found, "", 0)
        shown = {"help_question"}
        for section in outline.sections:
            yield "", ""
            yield f"{section.number}. {section.title}", "bold"
            yield from wrapped([section.question], indent=3, style="italic")
            for role in section.roles:
                yield f"   {role.name}: {role.words}", ""
            for paragraph in (*section.notes, *section.paragraphs):
                yield "", ""
                yield from wrapped([paragraph], indent=3)
            if section.empty:
                yield "", ""
                yield "   " + _("(still open)"), ""
            if section.key not in shown:
                yield from under(found, section.key)
            shown.add(section.key)
        if not outline.help_question:
            shown.discard("help_question")
        yield from elsewhere(found, shown)
