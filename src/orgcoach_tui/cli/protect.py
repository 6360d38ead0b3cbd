"""`orgcoach protect`: close every file of the journal with a passphrase, or change that."""

import argparse
import sys

from orgcoach_tui.cli.common import Failed, add_yes, agreed, failing, store
from orgcoach_tui.cli.passphrase import ask, ask_new, damaged_key, missing, open_with, unheard
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import Damaged, SaveFailed
from orgcoach_tui.journal.protection import GoneOver
from orgcoach_tui.journal.seal import Missing, WrongPassphrase
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import clean_line


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--change", action="store_true", help=_("choose another passphrase"))
    add_yes(parser)


def run(args: argparse.Namespace) -> int:
    journal = store(args, unlock=False)
    try:
        if args.change:
            return _change(journal)
        if journal.protected:
            return _go_on(journal)
        return _protect(journal, args)
    except SaveFailed as failed:
        raise failing(failed, halfway=halfway(journal)) from None
    except Missing:
        raise missing() from None
    except Damaged as damaged:
        raise damaged_key(damaged) from None


def halfway(journal: Store) -> str:
    """When going over stopped before its end; empty when it did not begin."""
    if not journal.unfinished:
        return ""
    return _("It stopped half-way; nothing is lost, and the same command goes on with it.")


def _protect(journal: Store, args: argparse.Namespace) -> int:
    print(
        _(
            "Every reflection, also in the history and the bin, is closed with a passphrase. "
            "Without it nobody opens them again, and nobody can help you: write it down and keep "
            "it somewhere else."
        )
    )
    if not agreed(args, _("Go on?")):
        print(_("Nothing was changed."))
        return 1
    chosen = ask_new()
    print(_("This takes a moment."), flush=True)
    with unheard():
        done = journal.protect(chosen)
    return _tell(done)


def _go_on(journal: Store) -> int:
    open_with(journal, ask(_("Passphrase: ")))
    journal.stay_protected()
    if not journal.unfinished:
        print(
            _("Your reflections are protected. `orgcoach protect --change` changes the passphrase.")
        )
        return 0
    return _tell(journal.go_on())


def _change(journal: Store) -> int:
    if not journal.protected:
        raise Failed(_("Your reflections are not protected. `orgcoach protect` does that."))
    old = ask(_("Passphrase: "))
    try:
        new = ask_new()
        with unheard():
            journal.change_passphrase(old, new)
    except WrongPassphrase:
        raise Failed(_("That passphrase doesn’t fit.")) from None
    print(_("From now on the new passphrase opens your reflections."))
    return 0


def _tell(done: GoneOver) -> int:
    """Say how it went; 1 where a file stayed as it was."""
    said = ngettext("{n} file is protected now.", "{n} files are protected now.", done.changed)
    print(said.format(n=done.changed))
    if not done.left:
        return 0
    said = ngettext(
        "{n} file beside them is not, because it is not the program’s or lies elsewhere:",
        "{n} files beside them are not, because they are not the program’s or lie elsewhere:",
        len(done.left),
    )
    print(said.format(n=len(done.left)), file=sys.stderr)
    for path in done.left:
        print(f"! {clean_line(str(path))}", file=sys.stderr)
    return 1
