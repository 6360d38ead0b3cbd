"""`orgcoach settings`: every setting with its value and what it may be, and what is wrong.

With a name it is that one, and with a value it is changed: all of them can be, without the app.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from orgcoach_tui.cli.common import Failed, add_format, print_json, why
from orgcoach_tui.i18n import _
from orgcoach_tui.settings import Settings, allowed, load, save
from orgcoach_tui.settings_check import Setting, check, expected, in_use, told
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import keymap

_NAMES = [one.name for one in fields(Settings) if one.name != "keymap"]
_YES = ("true", "on", "yes", "aan", "ja")
_NO = ("false", "off", "no", "uit", "nee")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "setting",
        metavar=_("SETTING"),
        nargs="?",
        choices=_NAMES,
        help=_("only this one: {names}").format(names=", ".join(_NAMES)),
    )
    parser.add_argument(
        "value",
        metavar=_("VALUE"),
        nargs="?",
        help=_("change it to this; an empty text makes it empty"),
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    file = args.places.settings_file
    if args.value is not None:
        _change(file, args.setting, args.value)
    if args.setting:
        return _one(args, file)
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


def _change(file: Path, name: str, typed: str) -> None:
    """Raises Failed when it cannot be that, or cannot be kept."""
    value = _meant(typed, getattr(Settings(), name))
    if not allowed(name, value):
        said = _("Nothing was changed. Expected here: {expected}.")
        raise Failed(said.format(expected=expected(name)))
    try:
        save(file, **{name: value})
    except OSError as error:
        raise Failed(_("Nothing was changed: {what}.").format(what=why(error))) from None
    except ValueError:
        raise Failed(
            _("Nothing was changed: config.toml cannot be read. `orgcoach settings` says why.")
        ) from None


def _meant(typed: str, usual: object) -> object:
    """What was typed, as a value of the same kind as the usual one; else as it was typed."""
    if isinstance(usual, bool):
        word = typed.casefold()
        return word in _YES if word in (*_YES, *_NO) else typed
    if isinstance(usual, int):
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else typed
    return clean_line(typed)


def _one(args: argparse.Namespace, file: Path) -> int:
    (found,) = (one for one in in_use(load(file)) if one.name == args.setting)
    if args.format == "json":
        print_json({found.name: found.value})
    else:
        print("\n".join(_lines(found)).strip("\n"))
    return 0


def _lines(one: Setting) -> Iterator[str]:
    """As it would be in the file, and below it what it may be."""
    import tomli_w

    yield ""
    yield from map(clean_line, tomli_w.dumps({one.name: one.value}).splitlines())
    yield f"   {one.expected}"
