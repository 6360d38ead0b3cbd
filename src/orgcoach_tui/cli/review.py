"""`orgcoach review`: what a reader wrote back, taken in, read and settled; and reading others."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from orgcoach_tui.cli import review_sent
from orgcoach_tui.cli.common import (
    Failed,
    add_format,
    failing,
    find,
    opened,
    print_json,
    store,
)
from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.journal.comments import open_comments, settle
from orgcoach_tui.journal.errors import Conflict, Damaged, NotFound, ReadOnly, SaveFailed
from orgcoach_tui.journal.model import CommentState, Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import clean_line

_ACTIONS = {
    "read": N_("read what students sent, and write beside it; `review FOLDER` does the same"),
    "import": N_("take in a file or a mail that came back"),
    "list": N_("what is open, or all comments on one reflection"),
    "take-up": N_("note that you have done something with a comment"),
    "answer": N_("answer a comment"),
    "set-aside": N_("set a comment aside"),
    "reopen": N_("open a comment again"),
}
_STATES: dict[str, CommentState] = {
    "take-up": "taken_up",
    "answer": "answered",
    "set-aside": "set_aside",
    "reopen": "open",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    for name, said in _ACTIONS.items():
        about = _(said)
        action: Any = actions.add_parser(
            name, help=about, description=f"{about[:1].upper()}{about[1:]}."
        )
        action.name = f"review {name}"
        if name == "read":
            review_sent.arguments(action)
            continue
        if name == "import":
            _import_arguments(action)
            continue
        action.add_argument(
            "name",
            metavar=_("NAME"),
            nargs="?" if name == "list" else None,
            help=_("an id, the beginning of one, a path, or ‘latest’"),
        )
        if name == "list":
            add_format(action)
            continue
        action.add_argument(
            "number",
            metavar=_("NUMBER"),
            type=int,
            help=_("the comment, as `review list NAME` counts"),
        )
        if name == "answer":
            action.add_argument("words", metavar=_("WORDS"), nargs="+", help=_("what you answer"))


def _import_arguments(action: argparse.ArgumentParser) -> None:
    action.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("a Word, LibreOffice, mail, text or comments file, or - for standard input"),
    )
    action.add_argument(
        "--to",
        metavar=_("NAME"),
        help=_("the reflection it is about, where the file does not say so"),
    )
    action.add_argument("--by", metavar=_("PERSON"), default="", help=_("who wrote it, likewise"))
    action.add_argument(
        "--left", action="store_true", help=_("print the lines of a mail that were no comment")
    )


def spelled_out(words: Sequence[str]) -> list[str]:
    """`review FOLDER` as `review read FOLDER`: what is no action is a folder, or a file."""
    named = [
        n
        for n, word in enumerate(words)
        if not word.startswith("-") and words[n - 1 : n] != ["--language"]
    ]
    if [words[n] for n in named[:1]] != ["review"] or len(named) < 2:
        return [*words]
    at = named[0] + 1
    return [*words] if words[named[1]] in _ACTIONS else [*words[:at], "read", *words[at:]]


def run(args: argparse.Namespace) -> int:
    if args.action == "read":
        return review_sent.run(args)
    if args.action == "import":
        return _import(args)
    if args.action != "list":
        return _settle(args)
    journal = store(args)
    if args.name:
        return _list_one(args, opened(journal, find(journal, args.name)).reflection)
    return _list_open(args, journal)


def _import(args: argparse.Namespace) -> int:
    from orgcoach_tui.review import Refused, Unclear, bring_home, journal_of, look

    journal = store(args)
    to = opened(journal, find(journal, args.to)).reflection.id if args.to else ""
    name = "" if args.file == "-" else Path(args.file).name
    try:
        found = look(_content(args.file), name, journal_of(journal), to, clean_line(args.by))
    except Unclear as unclear:
        more = _("Say so with `--to NAME`; `orgcoach list` shows the names.")
        raise Failed(f"{unclear.why} {more}") from None
    except Refused as refused:
        raise Failed(refused.why) from None
    brought = bring_home(journal, found)
    for one in brought:
        if one.problem:
            print(f"{one.id}: {_problem(one.problem)}", file=sys.stderr)
            continue
        said = ngettext("{n} new comment", "{n} new comments", len(one.added)).format(
            n=len(one.added)
        )
        if one.known:
            there = ngettext("{n} was there already", "{n} were there already", one.known)
            said = f"{said}, {there.format(n=one.known)}"
        print(f"{one.id}: {said}.")
        done = sum(comment.state == "set_aside" for comment in one.added)
        if done:
            said = ngettext(
                "{n} was marked as done in the file, and has been set aside.",
                "{n} were marked as done in the file, and have been set aside.",
                done,
            )
            print(said.format(n=done))
    if not any(found.comments.values()):
        print(_("Nobody wrote anything in it."))
    if found.elsewhere:
        said = ngettext(
            "{n} comment is about a reflection that is not in your journal; it was left out.",
            "{n} comments are about reflections that are not in your journal; they were left out.",
            found.elsewhere,
        )
        print(said.format(n=found.elsewhere))
    _tell_left(args, [line for kind, line in found.left if kind != "mark" and line.strip()])
    return 1 if any(one.problem for one in brought) else 0


def _tell_left(args: argparse.Namespace, left: list[str]) -> None:
    if left and args.left:
        print(_("Taken for no comment:"))
        print("\n".join(f"   {line}" for line in left))
    elif left:
        said = ngettext(
            "{n} line was taken for your own words, a greeting or a mail that was quoted; "
            "`--left` shows it.",
            "{n} lines were taken for your own words, a greeting or a mail that was quoted; "
            "`--left` shows them.",
            len(left),
        )
        print(said.format(n=len(left)))


def _content(file: str) -> bytes:
    from orgcoach_tui.files import TooLarge, read_regular
    from orgcoach_tui.review.package import LARGEST

    if file == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        return read_regular(Path(file).expanduser(), LARGEST)
    except TooLarge:
        raise Failed(_("This file is larger than {n} MB.").format(n=LARGEST // 1_000_000)) from None
    except (OSError, RuntimeError, ValueError):
        raise Failed(_("There is no file by that name that can be read.")) from None


def _problem(kind: str) -> str:
    said = {
        "conflict": _("The reflection is being changed elsewhere. Nothing was changed; try again."),
        "newer": _("This reflection was made with a newer orgcoach; it can only be read."),
        "gone": _("This reflection cannot be read. `orgcoach doctor` says more."),
    }
    return said.get(kind) or failing(SaveFailed(kind)).sentence  # type: ignore[arg-type]


def _list_open(args: argparse.Namespace, journal: Store) -> int:
    rows = []
    for entry in journal.entries():
        if entry.problem or entry.conflict_of:
            continue
        try:
            reflection = journal.read(entry.path).reflection
        except (Damaged, NotFound):
            continue
        if waiting := len(open_comments(reflection)):
            rows.append((entry, waiting))
    if args.format == "json":
        print_json([{"id": e.id, "date": e.date, "path": e.path, "open": n} for e, n in rows])
    elif not rows:
        print(_("No comments are open."), file=sys.stderr)
    else:
        for entry, n in rows:
            said = ngettext("{n} open comment", "{n} open comments", n).format(n=n)
            names = (clean_line(entry.organisation), clean_line(entry.trajectory))
            print(", ".join(filter(None, (entry.date.isoformat(), entry.id, *names, said))))
        print(_("`orgcoach review list NAME` shows those on one reflection."))
    return 0


def _list_one(args: argparse.Namespace, reflection: Reflection) -> int:
    if args.format == "json":
        from orgcoach_tui.cli.show import as_dict

        rows = as_dict(reflection).get("comments", [])
        print_json([{"number": n} | row for n, row in enumerate(rows, 1)])
        return 0
    from orgcoach_tui.cli.commented import everything

    print(everything(reflection))
    return 0


def _settle(args: argparse.Namespace) -> int:
    journal = store(args)
    at_work = opened(journal, find(journal, args.name))
    there = at_work.reflection.comments
    if not 0 < args.number <= len(there):
        raise Failed(
            _("There is no comment with that number. `orgcoach review list NAME` shows them.")
        )
    reply = clean_line(" ".join(args.words)) if args.action == "answer" else ""
    settle(at_work.reflection, there[args.number - 1].id, _STATES[args.action], reply)
    try:
        journal.save(at_work)
    except SaveFailed as failed:
        raise failing(failed) from None
    except Conflict:
        raise Failed(_problem("conflict")) from None
    except ReadOnly:
        raise Failed(_problem("newer")) from None
    left = len(open_comments(at_work.reflection))
    said = ngettext("Kept. {n} comment is still open.", "Kept. {n} comments are still open.", left)
    print(said.format(n=left) if left else _("Kept. No comment on this reflection is open."))
    return 0
