"""`orgcoach goals`: the learning goals in your reflections, and what came of them."""

import argparse

from orgcoach_tui.cli.settling import add_actions, note, show
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.glance import GOALS


def arguments(parser: argparse.ArgumentParser) -> None:
    add_actions(parser, "goals")


def run(args: argparse.Namespace) -> int:
    from orgcoach_tui.insight.intents import goals

    if args.action in (None, "list"):
        return show(args, goals, _("No learning goal is open."))
    return note(args, GOALS, _("There is no learning goal in this reflection."))
