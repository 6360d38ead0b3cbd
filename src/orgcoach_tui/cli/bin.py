"""`orgcoach bin`: what was deleted, back again or gone for good."""

import argparse
import sys

from orgcoach_tui.cli.common import (
    Failed,
    add_format,
    add_yes,
    agreed,
    failing,
    moment,
    print_json,
    store,
)
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.bin import Binned
from orgcoach_tui.journal.errors import NotFound, SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import clean_line


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        metavar=_("ACTION"),
        nargs="?",
        choices=("list", "restore", "empty"),
        default="list",
        help=_("list (the default), restore NAME, or empty"),
    )
    parser.add_argument(
        "name",
        metavar=_("NAME"),
        nargs="?",
        help=_("what to restore: its number in the list, or its id"),
    )
    add_yes(parser)
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    journal = store(args)
    try:
        if args.action == "restore":
            return _restore(journal, args.name or "")
        if args.action == "empty":
            return _empty(journal, args)
    except SaveFailed as failed:
        raise failing(failed) from None
    return _list(journal.binned(), as_json=args.format == "json")


def _list(found: list[Binned], *, as_json: bool) -> int:
    if as_json:
        print_json(
            [
                {"path": row.path, "id": row.entry.id, "date": row.entry.date}
                | {"organisation": row.entry.organisation, "deleted": row.deleted}
                for row in found
            ]
        )
    elif not found:
        print(_("The bin is empty."), file=sys.stderr)
    else:
        head = ("", _("Deleted"), _("Date"), _("Id"), _("Organisation"), _("Trajectory"))
        rows = [
            (
                str(number),
                moment(row.deleted),
                row.entry.date.isoformat(),
                row.entry.id,
                clean_line(row.entry.organisation),
                clean_line(row.entry.trajectory),
            )
            for number, row in enumerate(found, 1)
        ]
        print("\n".join(aligned([head, *rows], may_shrink=(4, 5))))
        print(_("`orgcoach bin restore NUMBER` brings one back."))
    return 0


def _restore(journal: Store, name: str) -> int:
    found = journal.binned()
    rows = [row for n, row in enumerate(found, 1) if name == str(n)]
    rows = rows or [row for row in found if name and row.entry.id == name]
    rows = rows or [row for row in found if name and row.entry.id.startswith(name)]
    if not rows:
        raise Failed(_("Nothing in the bin by that name. `orgcoach bin` shows what is in there."))
    if len({row.entry.id for row in rows}) > 1:
        raise Failed(_("There is more than one like that in the bin. Give its number in the list."))
    try:
        journal.restore(rows[0].path)  # of one reflection deleted twice, the last
    except NotFound:
        raise Failed(_("It has just been taken out of the bin somewhere else.")) from None
    print(_("It is back where it was."))
    return 0


def _empty(journal: Store, args: argparse.Namespace) -> int:
    found = journal.binned()
    if not found:
        print(_("The bin is empty."), file=sys.stderr)
        return 0
    question = ngettext(
        "{n} reflection in the bin will be gone for good, earlier versions included. Go on?",
        "{n} reflections in the bin will be gone for good, earlier versions included. Go on?",
        len(found),
    )
    if not agreed(args, question.format(n=len(found))):
        print(_("Nothing was removed."))
        return 1
    try:
        journal.empty_bin([row.path for row in found])
    except SaveFailed as failed:
        raise failing(failed, halfway=_("Not all of it is gone.")) from None
    except NotFound:
        raise Failed(_("The bin changed meanwhile. Look again before you empty it.")) from None
    print(_("The bin is empty now."))
    return 0
