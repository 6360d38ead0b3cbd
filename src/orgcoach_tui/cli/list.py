"""`orgcoach list`: all reflections, newest first."""

import argparse
import sys
from typing import Any

from orgcoach_tui.cli.common import add_format, in_words, print_json, store
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.text import clean_line, fold


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--organisation",
        metavar=_("NAME"),
        help=_("only this organisation; a part of its name will do"),
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    rows = store(args).entries()
    found = [entry for entry in rows if not entry.conflict_of]
    copies = [entry for entry in rows if entry.conflict_of]
    if args.organisation:
        # A damaged file may belong to any organisation, so it is never left out.
        part = fold(args.organisation)
        found = [entry for entry in found if entry.problem or part in fold(entry.organisation)]
    if args.format == "json":
        print_json([_data(entry) for entry in [*found, *copies]])
    elif found:
        _print(found)
        _print_copies(copies)
    elif args.organisation:
        print(_("Nothing for that organisation. `orgcoach list` shows all."), file=sys.stderr)
    else:
        print(_("Nothing here yet. `orgcoach new` begins a reflection."), file=sys.stderr)
    return 0


def _print(found: list[Entry]) -> None:
    head = (_("Date"), _("Id"), _("Organisation"), _("Trajectory"), _("Guide"), _("Status"))
    rows = [
        (
            entry.date.isoformat(),
            entry.id,
            clean_line(entry.organisation),
            clean_line(entry.trajectory),
            clean_line(entry.guide_title or entry.guide),
            _("draft") if entry.status == "draft" else _("finished"),
        )
        for entry in found
        if not entry.problem
    ]
    if rows:
        print("\n".join(aligned([head, *rows], may_shrink=(2, 3, 4))))
    damaged = [(entry.path.name, entry.problem) for entry in found if entry.problem]
    if damaged:
        said = ngettext(
            "{n} file is damaged; it has been left as it was:",
            "{n} files are damaged; they have been left as they were:",
            len(damaged),
        )
        print(said.format(n=len(damaged)))
    for name, problem in damaged:
        print(f"! {clean_line(name)}: {in_words(problem)}")


def _print_copies(copies: list[Entry]) -> None:
    """Files that hold another version of a reflection in the list."""
    if not copies:
        return
    said = ngettext(
        "{n} file is another version of a reflection; the app lets you choose:",
        "{n} files are other versions of a reflection; the app lets you choose:",
        len(copies),
    )
    print(said.format(n=len(copies)))
    for entry in copies:
        print(f"~ {clean_line(entry.path.name)}")


def _data(entry: Entry) -> dict[str, Any]:
    if entry.problem:
        problem = {"line": entry.problem.line, "key": entry.problem.key, "what": entry.problem.what}
        return {"path": entry.path, "date": entry.date, "problem": problem} | _copy(entry)
    return {
        "path": entry.path,
        "id": entry.id,
        "date": entry.date,
        "organisation": entry.organisation,
        "trajectory": entry.trajectory,
        "guide": entry.guide,
        "guide_title": entry.guide_title,
        "language": entry.language,
        "status": entry.status,
        "words": entry.words,
        "created": entry.created,
        "updated": entry.updated,
        "problem": None,
    } | _copy(entry)


def _copy(entry: Entry) -> dict[str, Any]:
    """The key `conflict_of`, only where there is something to say."""
    return {"conflict_of": entry.conflict_of} if entry.conflict_of else {}
