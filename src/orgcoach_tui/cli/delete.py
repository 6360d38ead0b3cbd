"""`orgcoach delete`: one reflection to the bin."""

import argparse

from orgcoach_tui.cli.common import Failed, add_name, failing, find, store
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import NotFound, SaveFailed


def arguments(parser: argparse.ArgumentParser) -> None:
    add_name(parser)


def run(args: argparse.Namespace) -> int:
    journal = store(args)
    path = find(journal, args.name)
    try:
        journal.delete(path)
    except NotFound:
        raise Failed(
            _("That file is not among your reflections, so it has been left alone.")
        ) from None
    except SaveFailed as failed:
        raise failing(failed) from None
    print(_("It is in the bin now. `orgcoach bin` shows what is in there and how to get it back."))
    return 0
