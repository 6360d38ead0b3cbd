"""What several commands share: failing in one sentence, finding a reflection, printing JSON."""

import argparse
import datetime as dt
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.disk import CLOSED
from orgcoach_tui.journal.errors import Damaged, NotFound, Problem, SaveFailed
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Opened, Store

if TYPE_CHECKING:
    from orgcoach_tui.guide.model import Guide


_NO_SUCH_NAME = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOENT, errno.ENAMETOOLONG)


class Failed(Exception):  # noqa: N818 - it is no error of the program
    """What was asked for cannot be done. `sentence` says why and what to do, and quotes nobody."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def store(args: argparse.Namespace, *, unlock: bool = True) -> Store:
    """The journal that the settings point to; the passphrase is asked for where it is protected."""
    settings = args.settings
    folder, cache = settings.data_folder(args.places), args.places.cache
    journal = Store(folder, history=max(settings.history, 0), cache=cache)
    if unlock and journal.locked:
        from orgcoach_tui.cli.passphrase import ask, open_with

        open_with(journal, ask(_("Passphrase: ")))
    return journal


def reflection(args: argparse.Namespace, name: str) -> Reflection:
    """The reflection called `name`: an id, the beginning of one, a path, or `latest`."""
    journal = store(args)
    return opened(journal, find(journal, name)).reflection


def find(journal: Store, name: str) -> Path:
    """The file of the reflection called `name`."""
    try:
        return journal.find(name)
    except NotFound as missing:
        raise Failed(_not_found(name, missing.kind)) from None


def opened(journal: Store, path: Path) -> Opened:
    """The reflection in the file at `path`."""
    try:
        return journal.read(path)
    except NotFound as missing:
        raise Failed(_not_found("", missing.kind)) from None
    except Damaged as damaged:
        said = _(
            "This reflection is damaged: {problem}. It has been left as it was; "
            "open it in a text editor to mend it."
        )
        if path.name.endswith(CLOSED):  # a text editor shows nothing of it
            said = _(
                "This reflection is damaged: {problem}. It has been left as it was; "
                "in the app you bring back an earlier version, if there is one."
            )
        raise Failed(said.format(problem=in_words(damaged.problem))) from None


def failing(failed: SaveFailed, *, halfway: str = "") -> Failed:
    """What to say when the journal's disk did not take it. `halfway` says how far it came."""
    why_not = {
        "full": _("The disk is full. Make room and try again."),
        "closed": _("You may not write in the folder of your reflections."),
        "large": _("The file would be too large."),
    }
    refused = _("The disk refused. Try again in a moment.")
    so_far = halfway or _("Nothing was changed.")
    return Failed(f"{so_far} {why_not.get(failed.kind, refused)}")


def agreed(args: argparse.Namespace, question: str) -> bool:
    """Whether it may be done: `--yes`, or a yes on the terminal. Raises Failed where none can be."""
    if args.yes:
        return True
    if not sys.stdin.isatty():
        raise Failed(_("Nothing was changed. Add `--yes` to do it without being asked."))
    print(question, _("[yes/no]"), end=" ", flush=True)
    return sys.stdin.readline().strip().casefold() in ("yes", "y", "ja", "j")


def add_yes(parser: argparse.ArgumentParser) -> None:
    """The option that answers the question beforehand."""
    parser.add_argument("--yes", action="store_true", help=_("do it without asking"))


def moment(when: dt.datetime) -> str:
    """`2026-11-24 16:42`, in the time of this computer."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def in_words(problem: Problem) -> str:
    """`line 12, the file stops half-way`."""
    if problem.line is None:
        return problem.what
    return _("line {line}, {what}").format(line=problem.line, what=problem.what)


def guide_of(args: argparse.Namespace, of: Reflection) -> "Guide | None":
    """The guide that was followed, shipped or the user's own; None when it is gone."""
    from orgcoach_tui.guide.load import guides

    shipped = next((guide for guide in guides(of.language) if guide.id == of.guide), None)
    if shipped:
        return shipped
    from orgcoach_tui.guide.own import own_guides

    return next(
        (guide for guide in own_guides(args.places.guides)[0] if guide.id == of.guide), None
    )


def need_terminal() -> None:
    """Raise Failed where there is no terminal for the app to open in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failed(
            _(
                "The app needs a terminal. `orgcoach new --plain` asks the same questions without "
                "one; `orgcoach --help` shows what else works."
            )
        )
    if os.environ.get("TERM") == "dumb":
        raise Failed(
            _(
                "This terminal cannot draw the app (TERM is ‘dumb’). `orgcoach new --plain` asks "
                "the same questions in plain lines."
            )
        )


def add_name(parser: argparse.ArgumentParser) -> None:
    """The argument that names one reflection."""
    parser.add_argument(
        "name",
        metavar=_("NAME"),
        help=_("an id, the beginning of one, a path, or ‘latest’"),
    )


def add_where(parser: argparse.ArgumentParser) -> None:
    """The options that keep to an organisation or a trajectory."""
    parser.add_argument(
        "--organisation",
        metavar=_("NAME"),
        help=_("only this organisation; a part of its name will do"),
    )
    parser.add_argument(
        "--trajectory",
        metavar=_("NAME"),
        help=_("only this trajectory; a part of its name will do"),
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """The option for text to read or JSON for another program."""
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=_("text to read (the default), or JSON for another program"),
    )


def print_json(data: Any) -> None:
    """Print `data` for another program."""
    print(in_json(data))


def in_json(data: Any) -> str:
    """In ASCII, so that nothing in it can steer a terminal and no encoding can spoil it."""
    import json

    return json.dumps(data, indent=2, default=_plain)


def why(error: OSError) -> str:
    """What the system said, in our words: its own are in a language of their own."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _("the disk is full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("you may not write there")
    if error.errno in _NO_SUCH_NAME:
        return _("there cannot be a file by that name")
    return _("the system refused")


def _not_found(name: str, kind: str) -> str:
    if kind == "ambiguous":
        return _(
            "More than one reflection begins like that. Add a few letters; "
            "`orgcoach list` shows them all."
        )
    if name == "latest":
        return _("There is no reflection yet. `orgcoach new` begins one.")
    if os.path.splitext(name)[1] or {os.sep, os.altsep} & set(name):  # noqa: PTH122
        return _("There is no such file.")
    return _("No reflection by that name. `orgcoach list` shows them all.")


def _plain(value: object) -> str:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)


def day(typed: str | None) -> dt.date | None:
    """The day that is meant, if one was given. Raises Failed."""
    if typed is None:
        return None
    from orgcoach_tui import dates

    found = dates.parse(typed, today=dt.date.today(), ahead=False)
    if found is None:
        raise Failed(_("Not read as a date. This works: 24-11-2026, or yesterday."))
    return found
