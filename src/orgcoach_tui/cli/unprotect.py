"""`orgcoach unprotect`: open every file of the journal for good."""

import argparse
import sys

from orgcoach_tui.cli.common import Failed, add_yes, agreed, failing, store
from orgcoach_tui.cli.passphrase import ask, open_with
from orgcoach_tui.cli.protect import halfway
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.text import clean_line


def arguments(parser: argparse.ArgumentParser) -> None:
    add_yes(parser)


def run(args: argparse.Namespace) -> int:
    journal = store(args, unlock=False)
    if not journal.protected:
        raise Failed(_("Your reflections are not protected. `orgcoach protect` does that."))
    if not agreed(args, _("Afterwards your reflections are plain text on this disk. Go on?")):
        print(_("Nothing was changed."))
        return 1
    open_with(journal, ask(_("Passphrase: ")))
    try:
        done = journal.unprotect()
    except SaveFailed as failed:
        raise failing(failed, halfway=halfway(journal)) from None
    said = ngettext("{n} file is plain text now.", "{n} files are plain text now.", done.changed)
    print(said.format(n=done.changed))
    if not done.left:
        return 0
    said = ngettext(
        "{n} file cannot be opened and has been left as it was, with the key:",
        "{n} files cannot be opened and have been left as they were, with the key:",
        len(done.left),
    )
    print(said.format(n=len(done.left)), file=sys.stderr)
    for path in done.left:
        print(f"! {clean_line(str(path))}", file=sys.stderr)
    return 1
