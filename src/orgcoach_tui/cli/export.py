"""`orgcoach export`: reflections as a file to give to somebody."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from orgcoach_tui.cli.choose import add_choice, before, chosen
from orgcoach_tui.cli.common import Failed, store, why
from orgcoach_tui.files import may_stand, write_private
from orgcoach_tui.i18n import _, language
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line

if TYPE_CHECKING:
    from orgcoach_tui.export import Form, Wish
    from orgcoach_tui.journal.store import Store

_ENDINGS = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".csv": "csv",
    ".zip": "zip",
}
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


def arguments(parser: argparse.ArgumentParser) -> None:
    add_choice(parser)
    parser.add_argument(
        "--form",
        metavar=_("FORM"),
        help=_("what goes in, in which order and for whom; `--form list` shows which there are"),
    )
    parser.add_argument(
        "--to",
        choices=("docx", "pdf", "html", "md", "csv", "zip"),
        help=_(
            "Word (the default), PDF, a web page, Markdown, an overview for a spreadsheet, or all "
            "of them packed together; else the ending of FILE decides"
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        help=_("the file or folder to write to, or - for standard output"),
    )
    parser.add_argument(
        "--mirror", action="store_true", help=_("with what the mirror shows, which is left out")
    )
    parser.add_argument(
        "--quote",
        action="append",
        default=[],
        metavar=_("NUMBER"),
        help=_(
            "a paragraph to quote, such as 2.3, or km4d:2.3 of one of several; may be given more than once"
        ),
    )
    parser.add_argument(
        "--with-comments",
        action="store_true",
        help=_("with what readers wrote back: in Word’s margin, else under each part"),
    )
    parser.add_argument(
        "--names-as-they-are",
        action="store_true",
        help=_(
            "ask nothing about names: those on your list are replaced, all others go as they stand"
        ),
    )
    parser.add_argument(
        "--preview", action="store_true", help=_("show what would go, and write nothing")
    )
    parser.add_argument(
        "--force", action="store_true", help=_("write over a file that is already there")
    )


def run(args: argparse.Namespace) -> int:
    from orgcoach_tui.export import Wish, as_written, forms

    known = {one.id: one for one in forms(language(), args.places.forms)}
    if args.form == "list":
        for one in known.values():
            print(f"{one.id:<17} {clean_line(one.title)}: {clean_line(one.about)}")
        return 0
    if args.form not in (None, *known):
        raise Failed(
            _("No form by that name. `orgcoach export --form list` shows which there are.")
        )
    journal = store(args)
    reflections = chosen(args, journal)
    form = known[args.form or ("reflection" if len(reflections) == 1 else "trajectory")]
    form = as_written(form, reflections, args.places.forms)
    wish = Wish(
        mirror=args.mirror,
        by=args.settings,
        quotes=[quote for one in reflections for quote in _quotes(one.id, args.quote)],
        earlier=before(journal, reflections) if form.looks_back else (),
        comments=_comments(args),
    )
    return _hand_over(args, journal, reflections, form, wish)


def _comments(args: argparse.Namespace) -> Literal["", "margin", "text"]:
    if not args.with_comments:
        return ""
    return "margin" if _kind(args) in ("docx", "zip") and not args.preview else "text"


def _kind(args: argparse.Namespace) -> str:
    """What is to be made; the name of a folder says nothing of it."""
    asked = args.output or "."
    if asked.endswith(_SEPARATORS) or os.path.isdir(_path(asked)):  # noqa: PTH112
        return args.to or "docx"
    return args.to or _ENDINGS.get(Path(asked).suffix.lower(), "docx")


def _quotes(id_: str, asked: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Those of the reflection with that id: `2.3` is of each, `km4d:2.3` of the one that begins so."""
    for one in asked:
        beginning, _colon, number = one.rpartition(":")
        if id_.startswith(beginning):
            yield id_, number


def _hand_over(
    args: argparse.Namespace,
    journal: "Store",
    reflections: "Sequence[Reflection]",
    form: "Form",
    wish: "Wish",
) -> int:
    from orgcoach_tui.cli.leaving import Leaving
    from orgcoach_tui.export import deliver
    from orgcoach_tui.export.pdf import NotSet, NoTypst

    to = _kind(args)
    out = Leaving(args, journal, reflections, form, to, wish)
    if args.preview:
        out.show()
        return 0
    folder = None if args.output == "-" else _folder(args.output or ".")
    if folder is None and args.output != "-":
        _may_write(_path(args.output), over=args.force)
    out.ask("" if folder or args.output == "-" else Path(args.output).stem)
    try:
        ready = deliver(reflections, form, to, wish, out.change)
    except NoTypst:
        raise Failed(
            _(
                "There is no PDF writer on this computer. Make a web page with `--to html` and "
                "print that to PDF, or make a Word file."
            )
        ) from None
    except NotSet:
        raise Failed(
            _("This text could not be set as a PDF. Nothing was written; `--to docx` works.")
        ) from None
    if args.output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(ready.content)
        return 0
    file = folder / ready.name if folder else _path(args.output)
    _write(file, ready.content, over=args.force)
    print(_("Done: {file}.").format(file=clean_line(str(file))))
    for remark in (*ready.remarks, *out.remarks()):
        print(clean_line(remark))
    return 0


def _path(asked: str) -> Path:
    return Path(os.path.expanduser(asked))  # noqa: PTH111 - Path's raises where there is no such user


def _folder(asked: str) -> Path | None:
    """The folder that is meant, in which the file gets its usual name; None where a file is meant.

    Raises Failed for a folder that is not there: a slip of the pen makes no folders.
    """
    path = _path(asked)
    if os.path.isdir(path):  # noqa: PTH112 - unlike `is_dir` it raises nothing
        return path
    above = path if asked.endswith(_SEPARATORS) else path.parent
    if not os.path.isdir(above):  # noqa: PTH112
        raise Failed(_("There is no such folder. Make it first, or choose another with -o."))
    return None


def _may_write(file: Path, *, over: bool) -> None:
    """Raise Failed where a file of that name cannot be made: said before anything is asked."""
    try:
        ordinary = may_stand(file)
    except OSError as error:
        raise _refused(error) from None
    if not ordinary:
        raise Failed(
            _(
                "There is something by that name that is no ordinary file; it was left as it "
                "was. Choose another name with -o, or -o - for standard output."
            )
        )
    if not over and os.path.lexists(file):
        raise Failed(
            _("There is already a file by that name. Choose another with -o, or add --force.")
        )


def _write(file: Path, content: bytes, *, over: bool) -> None:
    _may_write(file, over=over)
    try:
        write_private(file, content)
    except OSError as error:
        raise _refused(error) from None


def _refused(error: OSError) -> Failed:
    return Failed(
        _(
            "It did not work: {what}. No half file was left behind. Choose another place with -o."
        ).format(what=why(error))
    )
