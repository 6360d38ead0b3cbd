"""`orgcoach new`: straight into a new reflection."""

import argparse

from orgcoach_tui import i18n
from orgcoach_tui.cli.common import Failed
from orgcoach_tui.cli.open import open_app
from orgcoach_tui.i18n import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--guide",
        metavar=_("ID"),
        default="session",
        help=_("the guide to follow; `orgcoach guides` lists them (default: session)"),
    )


def run(args: argparse.Namespace) -> int:
    if not _known(args):
        raise Failed(_("There is no guide with that id. `orgcoach guides` lists them."))
    return open_app(args, start="new", guide=args.guide)


def _known(args: argparse.Namespace) -> bool:
    from orgcoach_tui.guide.load import guides

    if any(guide.id == args.guide for guide in guides(i18n.language())):
        return True
    from orgcoach_tui.guide.own import own_guides

    return any(guide.id == args.guide for guide in own_guides(args.places.guides)[0])
