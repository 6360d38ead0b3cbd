"""`orgcoach search`: where words stand in your reflections."""

import argparse
import os
import sys

from orgcoach_tui.cli.common import add_format, print_json, store
from orgcoach_tui.cli.output import progress
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.lists import Hit
from orgcoach_tui.journal.words import Excerpt
from orgcoach_tui.text import clean_line

_MOST = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words",
        nargs="+",
        metavar=_("WORD"),
        help=_("all of these; ‘load’ also finds ‘workload’, and accents make no difference"),
    )
    parser.add_argument(
        "--most",
        type=int,
        default=_MOST,
        metavar=_("NUMBER"),
        help=_("at most so many reflections, the newest first (default: 50)"),
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    journal = store(args)
    journal.refresh(progress())
    found = journal.search(" ".join(args.words), max(args.most, 1))
    journal.close()
    if args.format == "json":
        print_json([_data(hit) for hit in found])
    elif found:
        _print(found)
    else:
        print(_("Nothing found. Fewer or shorter words find more."), file=sys.stderr)
    return 0 if found else 1


def _print(found: list[Hit]) -> None:
    for number, hit in enumerate(found):
        entry = hit.entry
        about = [entry.date.isoformat(), entry.id, entry.organisation, entry.trajectory]
        print(("\n" if number else "") + "  ".join(clean_line(word) for word in about if word))
        for excerpt in hit.excerpts:
            print(f"   {clean_line(excerpt.title)}: {_shown(excerpt)}")


def _shown(excerpt: Excerpt) -> str:
    """On a terminal that wants colours the words found stand out; the rest is the text itself."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return excerpt.text
    said, at = "", 0
    for start, end in excerpt.marks:
        said += f"{excerpt.text[at:start]}\x1b[1m{excerpt.text[start:end]}\x1b[0m"
        at = end
    return said + excerpt.text[at:]


def _data(hit: Hit) -> dict[str, object]:
    return {
        "path": hit.entry.path,
        "id": hit.entry.id,
        "date": hit.entry.date,
        "organisation": hit.entry.organisation,
        "trajectory": hit.entry.trajectory,
        "excerpts": [
            {"part": excerpt.title, "text": excerpt.text, "marks": excerpt.marks}
            for excerpt in hit.excerpts
        ],
    }
