"""`orgcoach names`: what is read instead of the names of a practice, in what is handed on."""

import argparse
import sys
from typing import TYPE_CHECKING

from orgcoach_tui.cli.common import Failed, add_format, print_json, store
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.text import clean_line

if TYPE_CHECKING:
    from orgcoach_tui.names import Names

_KINDS = {
    "person": N_("person"),
    "organisation": N_("organisation"),
    "place": N_("place"),
    "other": N_("something else"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        metavar=_("ACTION"),
        nargs="?",
        choices=("list", "add", "remove"),
        default="list",
        help=_("list (the default), add NAME REPLACEMENT, or remove NAME"),
    )
    parser.add_argument("who", metavar=_("NAME"), nargs="?", help=_("the name as it is written"))
    parser.add_argument(
        "replacement", metavar=_("REPLACEMENT"), nargs="?", help=_("what is read instead of it")
    )
    parser.add_argument(
        "--kind", choices=tuple(_KINDS), default="person", help=_("what it is the name of")
    )
    parser.add_argument(
        "--also",
        action="append",
        default=[],
        metavar=_("NAME"),
        help=_("another way in which it is written; may be given more than once"),
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    from orgcoach_tui.cli.leaving import changed, names_of
    from orgcoach_tui.names import Entry, shared, told

    journal = store(args)
    if args.action == "list":
        return _list(args, names_of(journal))
    if not args.who or (args.action == "add" and not args.replacement):
        raise Failed(_("Say which name; with `add` also what is read instead of it."))
    if args.action == "remove":
        before = names_of(journal)
        after = changed(journal, lambda now: now.without(args.who))
        if after == before:
            raise Failed(_("There is no such name on the list. `orgcoach names` shows it."))
        print(_("It is off the list. Where it still stands it is asked about again."))
        return 0
    entry = Entry(args.who, args.replacement, args.kind, tuple(args.also))
    after = changed(journal, lambda now: now.with_entry(entry))
    if after.find(clean_line(args.who)) is None:
        raise Failed(_("Say which name; with `add` also what is read instead of it."))
    print(_("It is on the list. From now on it is replaced in what you hand on."))
    for one in shared(after):
        print(clean_line(told(*one)))
    return 0


def _list(args: argparse.Namespace, names: "Names") -> int:
    if args.format == "json":
        print_json(
            {
                "names": [
                    {"name": one.name, "replacement": one.replacement}
                    | {"kind": one.kind, "also": list(one.also)}
                    for one in names.entries
                ],
                "left": list(names.left),
            }
        )
        return 0
    if not names.entries:
        print(_("There is no name on the list yet."), file=sys.stderr)
        return 0
    head = (_("Name"), _("Read instead"), _("Kind"))
    rows = [
        (
            clean_line(", ".join((one.name, *one.also))),
            clean_line(one.replacement),
            _(_KINDS[one.kind]),
        )
        for one in names.entries
    ]
    print("\n".join(aligned([head, *rows], may_shrink=(0, 1))))
    return 0
