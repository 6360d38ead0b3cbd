"""`orgcoach review FOLDER`: what students sent, to read and to write beside; see `cli.review`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgcoach_tui.cli.common import Failed, failing, print_json, store, why
from orgcoach_tui.cli.output import accessible
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import Damaged, ReadOnly, SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import clean_line

if TYPE_CHECKING:
    from orgcoach_tui.review.evening import Row
    from orgcoach_tui.review.inbox import Inbox


def arguments(action: argparse.ArgumentParser) -> None:
    action.add_argument(
        "file",
        metavar=_("FOLDER"),
        nargs="+",
        help=_("a folder, or files: Word, TOML, or a ZIP of them"),
    )
    action.add_argument(
        "--list", action="store_true", help=_("print who sent what, and open no app")
    )
    action.add_argument(
        "--format",
        choices=("text", "csv", "json"),
        default="text",
        help=_("of the list: text to read (the default), CSV for a spreadsheet, or JSON"),
    )
    action.add_argument(
        "--hand-back",
        metavar=_("FOLDER"),
        dest="output",
        help=_("write a file for each that is done and has new comments, in this folder"),
    )
    action.add_argument(
        "--to",
        dest="kind",
        choices=("docx", "comments"),
        default="docx",
        help=_("what is handed back: Word with comments (the default), or a small comments file"),
    )
    action.add_argument(
        "--by", metavar=_("NAME"), help=_("who wrote the comments, else `author` in the settings")
    )


def run(args: argparse.Namespace) -> int:
    paths = [Path(os.path.expanduser(one)) for one in args.file]  # noqa: PTH111
    if not all(os.path.exists(path) for path in paths):  # noqa: PTH110
        raise Failed(_("There is no file or folder by that name."))
    asked = args.list or args.format != "text" or args.output
    if not asked and sys.stdin.isatty() and sys.stdout.isatty() and not accessible():
        from orgcoach_tui.cli.open import open_app

        return open_app(args, sent=paths)
    from orgcoach_tui.review import evening, inbox

    journal = store(args)
    found = inbox.read(paths)
    try:
        rows = evening.rows(journal, found)
        if args.output:
            return _hand_back(args, journal, rows)
    except SaveFailed as failed:
        raise failing(failed) from None
    _print(args, rows, found)
    return 0


def _print(args: argparse.Namespace, rows: "Sequence[Row]", found: "Inbox") -> None:
    from orgcoach_tui.review import evening

    if args.format == "json":
        print_json(evening.data(rows, found))
    elif args.format == "csv":
        from orgcoach_tui.export.formats import spreadsheet

        sys.stdout.flush()
        sys.stdout.buffer.write(spreadsheet(evening.table(rows, found)))
    elif not rows and not found.unread:
        nothing = _("There is nothing here that students send: no Word, TOML or ZIP.")
        more = _("Comments on your own reflections come in with `orgcoach review import FILE`.")
        print(nothing, more, file=sys.stderr)
    else:
        for line in _lines(rows, found):
            print(line)


def _lines(rows: "Sequence[Row]", found: "Inbox") -> list[str]:
    from orgcoach_tui.review import evening

    lines = []
    for one in rows:
        reflection = one.sent.reflection
        guide = clean_line(reflection.guide_title or reflection.guide)
        state = one.state or _("nothing written about it yet")
        lines.append(f"{one.named}, {one.date.isoformat()}, {guide}: {state}")
        if one.asks:
            lines.append("   " + _("Asks: {text}").format(text=one.asks))
        if empty := evening.empty_titles(one.sent):
            lines.append("   " + _("Still open: {titles}").format(titles=", ".join(empty)))
        lines += [f"   {said}" for said in evening.remarks(one)]
    if found.unread:
        said = ngettext(
            "{n} file could not be read; it was left as it is:",
            "{n} files could not be read; they were left as they are:",
            len(found.unread),
        )
        lines.append(said.format(n=len(found.unread)))
        lines += [f"! {one.file}: {one.why}" for one in found.unread]
    if found.left:
        said = ngettext(
            "{n} file of another kind was left alone.",
            "{n} files of another kind were left alone.",
            found.left,
        )
        lines.append(said.format(n=found.left))
    return lines


def _hand_back(args: argparse.Namespace, journal: Store, rows: "Sequence[Row]") -> int:
    from orgcoach_tui.review import handback

    folder = Path(os.path.expanduser(args.output))  # noqa: PTH111
    if not os.path.isdir(folder):  # noqa: PTH112
        raise Failed(_("There is no such folder. Make it first, or choose another."))
    ready = [one.sent for one in rows if one.desk.done and one.desk.to_hand_back]
    author = clean_line(args.settings.author if args.by is None else args.by)
    try:
        for handed in handback.hand_back(journal, ready, args.kind, folder, author):
            print(clean_line(str(handed.file)))
    except OSError as error:
        raise Failed(
            _("It did not work: {what}. No half file was left behind.").format(what=why(error))
        ) from None
    except (Damaged, ReadOnly):
        raise Failed(
            _("What you wrote about it cannot be read; it has been left as it was.")
        ) from None
    waiting = sum(one.desk.to_hand_back and not one.desk.done for one in rows)
    if not ready:
        print(_("Nothing that is done has comments to hand back."), file=sys.stderr)
    if waiting:
        said = ngettext(
            "{n} with comments is not done yet, and stayed here.",
            "{n} with comments are not done yet, and stayed here.",
            waiting,
        )
        print(said.format(n=waiting), file=sys.stderr)
    return 0
