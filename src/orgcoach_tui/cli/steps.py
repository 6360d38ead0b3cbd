"""`orgcoach steps`: the next steps in your reflections, and what came of them."""

import argparse

from orgcoach_tui.cli.settling import add_actions, note, show
from orgcoach_tui.i18n import _


def arguments(parser: argparse.ArgumentParser) -> None:
    add_actions(parser, "steps")


def run(args: argparse.Namespace) -> int:
    from orgcoach_tui.insight.intents import STEP, steps

    if args.action in (None, "list"):
        return show(args, steps, _("No next step is open."))
    return note(args, (STEP,), _("There is no next step in this reflection."))
