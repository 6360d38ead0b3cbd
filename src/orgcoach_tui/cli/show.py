"""`orgcoach show`: one reflection as text to read."""

import argparse
import textwrap
from collections.abc import Iterable
from shutil import get_terminal_size

from orgcoach_tui.cli.common import add_format, add_name, in_json, reflection
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection

_WIDEST = 80


def arguments(parser: argparse.ArgumentParser) -> None:
    add_name(parser)
    parser.add_argument(
        "--mirror", action="store_true", help=_("with what the mirror shows, which is left out")
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    found = reflection(args, args.name)
    print(as_json(found) if args.format == "json" else as_text(found, mirror=args.mirror))
    return 0


def as_json(found: Reflection) -> str:
    """With the keys that are in its file."""
    import tomllib

    from orgcoach_tui.journal.toml import dumps

    return in_json(tomllib.loads(dumps(found)))


def as_text(found: Reflection, *, mirror: bool = False) -> str:
    """As it is read, in the language it was written in."""
    from orgcoach_tui.export.outline import lay_out, speaking

    with speaking(found):
        outline = lay_out(found, mirror)
        lines = [outline.title, ""]
        lines += [f"{name}: {value}" for name, value in outline.facts]
        if outline.help_question:
            lines += ["", _("Question for supervision")]
            lines += _wrapped(outline.help_question)
        for section in outline.sections:
            lines += ["", f"{section.number}. {section.title}"]
            lines += _wrapped([section.question], indent=3)
            lines += [f"   {role.name}: {role.words}" for role in section.roles]
            for paragraph in (*section.notes, *section.paragraphs):
                lines += ["", *_wrapped([paragraph], indent=3)]
            if section.empty:
                lines += ["", "   " + _("(still open)")]
    return "\n".join(lines)


def _wrapped(paragraphs: Iterable[str], indent: int = 0) -> list[str]:
    margin = " " * indent
    wide = max(min(get_terminal_size().columns, _WIDEST), 20)
    return [
        line
        for paragraph in paragraphs
        for line in textwrap.wrap(
            paragraph,
            wide,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]
