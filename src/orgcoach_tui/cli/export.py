"""`orgcoach export`: one reflection as a file to give to somebody."""

import argparse
import os
import sys
from pathlib import Path

from orgcoach_tui.cli.common import Failed, add_name, reflection, why
from orgcoach_tui.files import may_stand, write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean_line

_MARKDOWN = (".md", ".markdown")


def arguments(parser: argparse.ArgumentParser) -> None:
    add_name(parser)
    parser.add_argument(
        "--to",
        choices=("html", "md"),
        help=_("a web page (the default) or Markdown; else the ending of FILE decides"),
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
        "--force", action="store_true", help=_("write over a file that is already there")
    )


def run(args: argparse.Namespace) -> int:
    found = reflection(args, args.name)
    folder = None if args.output == "-" else _folder(args.output or ".")
    ending = "" if folder else Path(args.output).suffix.lower()
    to = args.to or ("md" if ending in _MARKDOWN else "html")
    from orgcoach_tui.export import Wish, compose, plain_form

    if to == "html":
        from orgcoach_tui.export import to_html as render
    else:
        from orgcoach_tui.export import to_markdown as render
    wish = Wish(mirror=args.mirror, by=args.settings)
    content = render(compose([found], plain_form(found.language), wish))
    if args.output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return 0
    # Neither organisation nor trajectory: a file name is read by more people than the file.
    name = f"{found.date.isoformat()}-{found.id}.{to}"
    file = folder / name if folder else _path(args.output)
    _write(file, content, over=args.force)
    print(_("Done: {file}.").format(file=clean_line(str(file))))
    if not args.mirror:
        print(_("The mirror did not go along."))
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
