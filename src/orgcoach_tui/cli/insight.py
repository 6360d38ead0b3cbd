"""`orgcoach insight`: what many reflections show, of all of them or of one organisation."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from orgcoach_tui.cli import at_play
from orgcoach_tui.cli.common import Failed, day, guide_of, print_json, store
from orgcoach_tui.cli.output import add_plain, progress, put
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import fold

if TYPE_CHECKING:
    from orgcoach_tui.export.insight import Insight
    from orgcoach_tui.insight.series import Reading
    from orgcoach_tui.journal.glance import Glance


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "organisation",
        nargs="?",
        metavar=_("ORGANISATION"),
        help=_("only this organisation; a part of its name will do"),
    )
    parser.add_argument(
        "--trajectory",
        metavar=_("NAME"),
        help=_("only this trajectory; a part of its name will do"),
    )
    parser.add_argument("--since", metavar=_("DATE"), help=_("from this day on"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("up to and including this day"))
    parser.add_argument(
        "--reread",
        action="store_true",
        help=_("read the words anew with the rules of today, beside what was shown then"),
    )
    at_play.arguments(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "html"),
        default="text",
        help=_("text to read (the default), JSON for another program, or a web page"),
    )
    add_plain(parser, _("every picture in words"))


def run(args: argparse.Namespace) -> int:
    from orgcoach_tui.export.insight import Asked, gather, page

    journal = store(args)
    seen = journal.glances(progress())
    asked = Asked(
        where=_where(seen.glances, args.organisation or "", args.trajectory or ""),
        since=day(args.since),
        until=day(args.until),
    )
    if args.reread:
        again = _again(args, journal, asked.among(seen.glances))
        asked = Asked(asked.where, asked.since, asked.until, asked.today, again)
    texts = at_play.texts(args, journal, asked.among(seen.glances))
    journal.close()
    found = gather(seen, asked)
    if args.format == "json":
        print_json(_data(found) | at_play.data(args, texts))
        return 0
    document = page(found, at_play.blocks(args, texts, found.glances))
    if args.format == "html":
        from orgcoach_tui.export import made

        print(made(document, "html").content.decode(), end="")
    else:
        from orgcoach_tui.cli.blocks import as_text

        put(args, as_text(document, plain=args.plain))
    return 0


def _where(glances: Iterable["Glance"], organisation: str, trajectory: str) -> Any:
    """The one place that is meant."""
    from orgcoach_tui.insight.series import Where

    all_ = list(glances)
    organisation = _name(organisation, {one.organisation for one in all_})
    inside = [one for one in all_ if organisation in ("", one.organisation)]
    if not trajectory:
        return Where(organisation)
    trajectory = _name(trajectory, {one.trajectory for one in inside})
    around = {one.organisation for one in inside if one.trajectory == trajectory}
    if len(around) > 1:
        raise Failed(_("That trajectory is in more than one organisation. Name that too."))
    return Where(around.pop(), trajectory)


def _name(typed: str, names: set[str]) -> str:
    """The one of `names` that is typed, or that it is a part of."""
    if not typed or typed in names:
        return typed
    fitting = [name for name in names if name and fold(typed) in fold(name)]
    if len(fitting) > 1:
        raise Failed(_("More than one goes by that. Add a few letters."))
    if not fitting:
        raise Failed(_("Nothing by that name. `orgcoach list` shows all."))
    return fitting[0]


def _again(
    args: argparse.Namespace, journal: Store, glances: list["Glance"]
) -> dict[str, "Reading"]:
    """What the rules of today read in each finished reflection."""
    from orgcoach_tui.insight.again import read_again

    say = progress()
    found = {}
    for done, one in enumerate(glances):
        say(done, len(glances))
        if one.status != "finished":
            continue
        try:
            reflection = journal.read(one.path).reflection
        except (Damaged, NotFound):
            continue  # changed since it was listed
        if reading := read_again(reflection, guide_of(args, reflection)):
            found[one.id] = reading
    return found


def _data(found: "Insight") -> dict[str, Any]:
    from orgcoach_tui.cli.insight_data import as_data

    return as_data(found)
