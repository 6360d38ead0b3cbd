"""`orgcoach list`: all reflections, newest first."""

import argparse
import sys
from typing import Any

from orgcoach_tui.cli.common import add_format, add_where, in_words, print_json, store
from orgcoach_tui.cli.output import add_plain, decorated, put, put_rich
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.text import clean_line, fold

Row = tuple[str, ...]


def arguments(parser: argparse.ArgumentParser) -> None:
    add_where(parser)
    parser.add_argument(
        "--newest",
        type=int,
        metavar=_("NUMBER"),
        help=_("only the newest so many, which is quick in a large journal too"),
    )
    add_format(parser)
    add_plain(parser, _("a line of words for each, without columns or colours"))


def run(args: argparse.Namespace) -> int:
    rows = store(args).entries(args.newest)
    found = [entry for entry in rows if not entry.conflict_of]
    copies = [entry for entry in rows if entry.conflict_of]
    for asked, name in ((args.organisation, "organisation"), (args.trajectory, "trajectory")):
        if asked:
            # A damaged file may belong to any organisation, so it is never left out.
            part = fold(asked)
            found = [one for one in found if one.problem or part in fold(getattr(one, name))]
    if args.format == "json":
        print_json([_data(entry) for entry in [*found, *copies]])
    elif found:
        _print(args, found, copies)
    elif args.organisation or args.trajectory:
        print(_("Nothing by that name. `orgcoach list` shows all."), file=sys.stderr)
    else:
        print(_("Nothing here yet. `orgcoach new` begins a reflection."), file=sys.stderr)
    return 0


def _print(args: argparse.Namespace, found: list[Entry], copies: list[Entry]) -> None:
    """A table at a terminal, a line of words with --plain, columns of text through a pipe."""
    rows = [_row(entry) for entry in found if not entry.problem]
    remarks = [*_damaged(found), *_copies(copies)]
    if decorated(args):
        _print_table(args, rows, remarks)
        return
    lines = []
    if rows and args.plain:
        lines = [", ".join(filter(None, (date, *rest, id_))) for date, id_, *rest in rows]
    elif rows:
        lines = aligned([_head(), *rows], may_shrink=(2, 3, 4))
    put(args, "\n".join([*lines, *remarks]))


def _print_table(args: argparse.Namespace, rows: list[Row], remarks: list[str]) -> None:
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for name in _head():
        table.add_column(Text(name), overflow="fold", no_wrap=name in (_("Date"), _("Id")))
    for *others, status in rows:
        shown = Text(status, "bold magenta" if status == _("draft") else "")
        table.add_row(*map(Text, others), shown)
    put_rich(args, Group(*([table] if rows else []), *map(Text, remarks)))


def _head() -> Row:
    return (_("Date"), _("Id"), _("Organisation"), _("Trajectory"), _("Guide"), _("Status"))


def _row(entry: Entry) -> Row:
    return (
        entry.date.isoformat(),
        entry.id,
        clean_line(entry.organisation),
        clean_line(entry.trajectory),
        clean_line(entry.guide_title or entry.guide),
        _("draft") if entry.status == "draft" else _("finished"),
    )


def _damaged(found: list[Entry]) -> list[str]:
    damaged = [(entry.path.name, entry.problem) for entry in found if entry.problem]
    if not damaged:
        return []
    said = ngettext(
        "{n} file is damaged; it has been left as it was:",
        "{n} files are damaged; they have been left as they were:",
        len(damaged),
    )
    lines = (f"! {clean_line(name)}: {in_words(problem)}" for name, problem in damaged)
    return [said.format(n=len(damaged)), *lines]


def _copies(copies: list[Entry]) -> list[str]:
    """Files that hold another version of a reflection in the list."""
    if not copies:
        return []
    said = ngettext(
        "{n} file is another version of a reflection; the app lets you choose:",
        "{n} files are other versions of a reflection; the app lets you choose:",
        len(copies),
    )
    return [said.format(n=len(copies)), *(f"~ {clean_line(one.path.name)}" for one in copies)]


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
