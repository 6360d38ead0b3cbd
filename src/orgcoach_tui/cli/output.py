"""How a text reaches whoever reads it: plain, or at a terminal with Rich and a pager."""

import argparse
import os
import sys
import time
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.lists import Progress

if TYPE_CHECKING:
    from rich.console import RenderableType


_PATIENCE, _PAUSE = 1.0, 0.1


def accessible() -> bool:
    """Whether the environment asks for plain lines everywhere: `ACCESSIBLE=1`."""
    return os.environ.get("ACCESSIBLE", "") not in ("", "0")


def add_plain(parser: argparse.ArgumentParser, about: str) -> None:
    """The options for reading at a terminal. Without one, or through a pipe, they change nothing."""
    parser.add_argument("--plain", action="store_true", default=accessible(), help=about)
    parser.add_argument(
        "--no-pager",
        action="store_false",
        dest="pager",
        help=_("print all of it at once, also what does not fit on the screen"),
    )


def decorated(args: argparse.Namespace) -> bool:
    """Whether it may have colours and tables: at a terminal, unless plain lines are asked for."""
    return sys.stdout.isatty() and not args.plain


def put(args: argparse.Namespace, text: str) -> None:
    """Print plain text, through the pager where it is decorated and does not fit."""
    if not (decorated(args) and _paged(args, text)):
        print(text)


def put_rich(args: argparse.Namespace, what: "RenderableType") -> None:
    """Print with Rich: no colours where NO_COLOR says so or the terminal has none."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(what)
    if not _paged(args, captured.get().rstrip("\n")):
        console.print(what)


def _paged(args: argparse.Namespace, text: str) -> bool:
    """Show it in the pager, where that is wanted and needed; whether it was shown."""
    if not args.pager or text.count("\n") + 1 < get_terminal_size().lines:
        return False
    from orgcoach_tui.cli.pager import page

    return page(text)


def progress() -> Progress:
    """Say on a terminal how far the index is, if it takes more than a moment."""
    begun = said_at = time.monotonic()

    def say(done: int, of: int) -> None:
        nonlocal said_at
        now = time.monotonic()
        if sys.stderr.isatty() and now - begun > _PATIENCE and now - said_at > _PAUSE:
            said_at = now
            said = _("Reading what is new: {done} of {of}").format(done=done, of=of)
            print(said, end="\r", file=sys.stderr, flush=True)

    return say
