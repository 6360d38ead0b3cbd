"""`orgcoach new`: straight into a new reflection, in the app or in plain lines."""

import argparse

from orgcoach_tui import i18n
from orgcoach_tui.cli.common import Failed
from orgcoach_tui.cli.output import accessible
from orgcoach_tui.i18n import _

_FIRST = "session"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--guide",
        metavar=_("ID"),
        help=_("the guide to follow; `orgcoach guides` lists them (default: session)"),
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        default=accessible(),
        help=_(
            "one question at a time in plain lines, for screen readers, braille displays, slow "
            "connections and pipes; ACCESSIBLE=1 does the same"
        ),
    )


def run(args: argparse.Namespace) -> int:
    if args.guide and not _known(args):
        raise Failed(_("There is no guide with that id. `orgcoach guides` lists them."))
    if args.plain:
        from orgcoach_tui.cli.plain.run import run as walk

        return walk(args)
    from orgcoach_tui.cli.open import open_app

    return open_app(args, start="new", guide=args.guide or _FIRST)


def _known(args: argparse.Namespace) -> bool:
    from orgcoach_tui.guide.load import guides

    if any(guide.id == args.guide for guide in guides(i18n.language())):
        return True
    from orgcoach_tui.guide.own import own_guides

    return any(guide.id == args.guide for guide in own_guides(args.places.guides)[0])
