"""`orgcoach export`: reflections as a file to give to somebody."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgcoach_tui.cli.choose import add_choice, before, chosen
from orgcoach_tui.cli.common import Failed, store, why
from orgcoach_tui.files import may_stand, write_private
from orgcoach_tui.i18n import _, language
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line

if TYPE_CHECKING:
    from orgcoach_tui.export import Form, Wish

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
        help=_("a paragraph for the supervision sheet, such as 2.3; may be given more than once"),
    )
    parser.add_argument(
        "--preview", action="store_true", help=_("show what would go, and write nothing")
    )
    parser.add_argument(
        "--force", action="store_true", help=_("write over a file that is already there")
    )


def run(args: argparse.Namespace) -> int:
    from orgcoach_tui.export import Wish, as_written, compose, forms, made

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
        quotes=[(one.id, number) for one in reflections for number in args.quote],
        earlier=before(journal, reflections) if form.looks_back else (),
    )
    if args.preview:
        print(made(compose(reflections, form, wish), "md").content.decode(), end="")
        return 0
    return _hand_over(args, reflections, form, wish)


def _hand_over(
    args: argparse.Namespace, reflections: "Sequence[Reflection]", form: "Form", wish: "Wish"
) -> int:
    from orgcoach_tui.export import deliver
    from orgcoach_tui.export.pdf import NotSet, NoTypst

    folder = None if args.output == "-" else _folder(args.output or ".")
    ending = "" if folder else Path(args.output).suffix.lower()
    to = args.to or _ENDINGS.get(ending, "docx")
    try:
        ready = deliver(reflections, form, to, wish)
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
    for remark in ready.remarks:
        print(remark)
    return 0


def _path(asked: str) -> Path:
    return Path(os.path.expanduser(asked))  # noqa: PTH111 - Path's raises where there is no such user


def _folder(asked: str) -> Path | None:
    """The folder that is meant, in which the file gets its usual name; None where a file is meant.

    Raises Failed for a folder that is not there: a slip of the pen makes no folders.
    """
    path = _path(asked)
    separators = tuple(filter(None, (os.sep, os.altsep)))
    if os.path.isdir(path):  # noqa: PTH112 - unlike `is_dir` it raises nothing
        return path
    above = path if asked.endswith(separators) else path.parent
    if not os.path.isdir(above):  # noqa: PTH112
        raise Failed(_("There is no such folder. Make it first, or choose another with -o."))
    return None


def _write(file: Path, content: bytes, *, over: bool) -> None:
    try:
        if not may_stand(file):
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
        write_private(file, content)
    except OSError as error:
        raise Failed(
            _(
                "It did not work: {what}. No half file was left behind. "
                "Choose another place with -o."
            ).format(what=why(error))
        ) from None
