"""`orgcoach history`: earlier versions of one reflection."""

import argparse
import sys
from pathlib import Path

from orgcoach_tui.cli.common import (
    Failed,
    add_format,
    add_name,
    failing,
    find,
    in_words,
    moment,
    opened,
    print_json,
    store,
)
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import entry
from orgcoach_tui.journal.errors import Conflict, Damaged, ReadOnly, SaveFailed
from orgcoach_tui.journal.history import Version
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    add_name(parser)
    what = parser.add_mutually_exclusive_group()
    number = _("NUMBER")
    what.add_argument("--show", type=int, metavar=number, help=_("print that version"))
    what.add_argument(
        "--diff",
        nargs="?",
        const=1,
        type=int,
        metavar=number,
        help=_("what has changed since that version, or since the last one"),
    )
    what.add_argument(
        "--restore",
        type=int,
        metavar=number,
        help=_("bring that version back; the present one goes to the history"),
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    journal = store(args)
    path = find(journal, args.name)
    # The id is in the name as well, for where the file is damaged.
    versions = journal.versions(entry(path, journal.disk.content).id)
    if args.show is not None:
        _show(args, _reflection(_numbered(versions, args.show), journal))
    elif args.diff is not None:
        present = opened(journal, path).reflection
        _compare(args, _reflection(_numbered(versions, args.diff), journal), present)
    elif args.restore is not None:
        _restore(journal, path, _numbered(versions, args.restore))
    elif args.format == "json":
        print_json([_data(version) for version in versions])
    elif versions:
        _list(versions)
    else:
        print(_("There is no earlier version of this reflection."), file=sys.stderr)
    return 0


def _numbered(versions: list[Version], number: int) -> Version:
    found = next((version for version in versions if version.number == number), None)
    if not found:
        raise Failed(_("There is no earlier version with that number."))
    return found


def _reflection(version: Version, journal: Store) -> Reflection:
    return opened(journal, version.path).reflection


def _list(versions: list[Version]) -> None:
    head = ("", _("Written"), _("Replaced"), _("Status"), _("Words"))
    rows = [head]
    for version in versions:
        entry = version.entry
        if entry.problem:
            said = ("", _("damaged: {problem}").format(problem=in_words(entry.problem)), "")
        else:
            status = _("draft") if entry.status == "draft" else _("finished")
            said = (moment(entry.updated), status, str(entry.words))
        rows.append((str(version.number), said[0], moment(version.kept), said[1], said[2]))
    print("\n".join(aligned(rows)))
    print(_("`--show 1` prints the last one, `--diff 1` shows what changed since."))


def _data(version: Version) -> dict[str, object]:
    entry = version.entry
    return {
        "number": version.number,
        "path": version.path,
        "kept": version.kept,
        "updated": None if entry.problem else entry.updated,
        "status": None if entry.problem else entry.status,
        "words": None if entry.problem else entry.words,
    }


def _show(args: argparse.Namespace, reflection: Reflection) -> None:
    from orgcoach_tui.cli.show import as_json, as_text

    print(as_json(reflection) if args.format == "json" else as_text(reflection))


def _compare(args: argparse.Namespace, older: Reflection, newer: Reflection) -> None:
    from orgcoach_tui.journal.compare import differences

    found = differences(older, newer)
    if args.format == "json":
        print_json(
            [
                {"part": part.title, "pieces": [[p.kind, p.text] for p in part.pieces]}
                for part in found
            ]
        )
        return
    if not found:
        print(_("What you wrote is the same in both."))
        return
    legend = _("{gone} was there then, {new} is there now.")
    print(legend.format(gone="[-…-]", new="{+…+}"))
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    for part in found:
        print(f"\n{part.title}")
        words = "".join(_marked(marks[p.kind], p.text) for p in part.pieces)
        print("\n".join(f"   {line}".rstrip() for line in words.split("\n")))


def _marked(mark: str, text: str) -> str:
    """The marks close about the words, not about the space after them."""
    words = text.rstrip()
    return mark.format(words) + text[len(words) :] if words else text


def _restore(journal: Store, path: Path, version: Version) -> None:
    try:
        if entry(path, journal.disk.content).problem:
            journal.replace_damaged(path, version)
        else:
            journal.bring_back(journal.read(path), version)
    except SaveFailed as failed:
        raise failing(failed) from None
    except ReadOnly:
        raise Failed(_("That version was made with a newer orgcoach.")) from None
    except Damaged as damaged:
        raise Failed(
            _("That version is damaged: {problem}. Nothing was changed.").format(
                problem=in_words(damaged.problem)
            )
        ) from None
    except Conflict:
        raise Failed(
            _("The reflection is being changed elsewhere. Nothing was changed; try again.")
        ) from None
    print(_("It is as it was then. The version of a moment ago has been kept as well."))
