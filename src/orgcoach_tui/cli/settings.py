"""`orgcoach settings`: every setting with its value and what it may be, and what is wrong."""

import argparse
import sys
from collections.abc import Iterator

from orgcoach_tui.cli.common import add_format, print_json
from orgcoach_tui.i18n import _
from orgcoach_tui.settings import load
from orgcoach_tui.settings_check import Setting, check, in_use, told
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import keymap


def arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    file = args.places.settings_file
    checked = check(file)
    found = in_use(load(file))  # as it is in the file, whatever --language says
    if args.format == "json":
        print_json({one.name: one.value for one in found})
    else:
        print(_("The file: {file}").format(file=clean_line(str(file))))
        print("\n".join(line for one in found for line in _lines(one)))
    wrong = (*checked.wrong, *keymap.check(file))
    for problem in (*wrong, *checked.unknown):
        print(f"! {told(problem)}", file=sys.stderr)
    return 1 if wrong else 0


def _lines(one: Setting) -> Iterator[str]:
    """As it would be in the file, and below it what it may be."""
    import tomli_w

    yield ""
    yield from map(clean_line, tomli_w.dumps({one.name: one.value}).splitlines())
    yield f"   {one.expected}"
