"""Asking for the passphrase, and saying what is the matter with it. It is never an argument."""

import contextlib
import os
import sys
from collections.abc import Iterator

from orgcoach_tui.cli.common import Failed, in_words
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Damaged, SaveFailed
from orgcoach_tui.journal.seal import LEAST, Missing, WrongPassphrase
from orgcoach_tui.journal.store import Store


def ask(question: str) -> str:
    """A line that is not shown, from the terminal; from standard input where there is none."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    return getpass(question)


def ask_new() -> str:
    """A new passphrase, typed twice at a terminal. Raises Failed."""
    chosen = ask(_("New passphrase: "))
    if len(chosen) < LEAST:
        said = _(
            "Nothing was changed. A passphrase has at least {n} characters; four words do well."
        )
        raise Failed(said.format(n=LEAST))
    if sys.stdin.isatty() and ask(_("Once more: ")) != chosen:
        raise Failed(_("Nothing was changed. The two were not the same."))
    return chosen


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """For the seconds that a key takes: a passphrase that is typed ahead shows nowhere, and goes."""
    if os.name != "posix" or not sys.stdin.isatty():
        yield
        return
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    quiet = termios.tcgetattr(terminal)
    quiet[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSADRAIN, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)


def open_with(journal: Store, passphrase: str) -> None:
    """Unlock the journal. Raises Failed."""
    try:
        with unheard():
            journal.unlock(passphrase)
    except WrongPassphrase:
        raise Failed(_("That passphrase doesn’t fit.")) from None
    except Missing:
        raise missing() from None
    except Damaged as damaged:
        raise damaged_key(damaged) from None
    except SaveFailed:
        raise Failed(_("The key of the journal cannot be read.")) from None


def missing() -> Failed:
    return Failed(_("Protection needs the package pyrage: `pip install pyrage`."))


def damaged_key(damaged: Damaged) -> Failed:
    said = _("It cannot be opened: {problem}. Put back identity.age from a backup.")
    return Failed(said.format(problem=in_words(damaged.problem)))
