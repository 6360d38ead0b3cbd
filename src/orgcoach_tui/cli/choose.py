"""Which reflections are meant: by name, or all of an organisation, a trajectory, a period."""

import argparse
import datetime as dt
from collections.abc import Sequence
from contextlib import suppress

from orgcoach_tui.cli.common import Failed, add_where, day, find, opened
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry, in_same_trajectories
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import fold


def add_choice(parser: argparse.ArgumentParser) -> None:
    """The arguments that choose reflections."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar=_("NAME"),
        help=_("one or more: an id, the beginning of one, a path, or ‘latest’"),
    )
    add_where(parser)
    parser.add_argument("--since", metavar=_("DATE"), help=_("from this day on"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("up to and including this day"))


def chosen(args: argparse.Namespace, journal: Store) -> list[Reflection]:
    """The reflections that are meant. Raises Failed where nothing is named, or nothing is found.

    A draft goes along only by its name.
    """
    asked = any((args.organisation, args.trajectory, args.since, args.until))
    if bool(args.names) == asked:
        raise Failed(
            _(
                "Say which reflections: by name (‘latest’ is one), or with --organisation, "
                "--trajectory, --since or --until."
            )
        )
    if args.names:
        paths = [find(journal, name) for name in args.names]
        found = [opened(journal, path).reflection for path in paths]
        return list({one.id: one for one in found}.values())
    since, until = day(args.since), day(args.until)
    meant = [one for one in _readable(journal) if _fits(one, args, since, until)]
    finished = [one.path for one in meant if one.status == "finished"]
    if not finished:
        raise Failed(_("No finished reflection fits that. `orgcoach list` shows all."))
    return [opened(journal, path).reflection for path in finished]


def before(journal: Store, reflections: Sequence[Reflection]) -> list[Reflection]:
    """The other reflections in the same trajectories that can be read."""
    found = []
    for entry in in_same_trajectories(reflections, _readable(journal)):
        with suppress(Damaged, NotFound):  # changed since it was listed
            found.append(journal.read(entry.path).reflection)
    return found


def _readable(journal: Store) -> list[Entry]:
    return [one for one in journal.entries() if not (one.problem or one.conflict_of)]


def _fits(
    entry: Entry, args: argparse.Namespace, since: dt.date | None, until: dt.date | None
) -> bool:
    return (
        fold(args.organisation or "") in fold(entry.organisation)
        and fold(args.trajectory or "") in fold(entry.trajectory)
        and (since is None or entry.date >= since)
        and (until is None or entry.date <= until)
    )
