"""`orgcoach guides`: the guides there are; `guides check FILE`: whether one is good."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from orgcoach_tui import i18n
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.guide.load import guides
from orgcoach_tui.guide.own import Problem, check, is_used, own_guides
from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean_line


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", title=_("commands"), metavar=_("COMMAND"))
    about = _("check whether a guide of your own works, and if not, where it goes wrong")
    checking = actions.add_parser("check", help=about, description=about)
    checking.add_argument("file", type=Path, metavar=_("FILE"), help=_("the guide, a TOML file"))


def run(args: argparse.Namespace) -> int:
    if args.action == "check":
        return _check(args.file, args.places.guides)
    own, problems = own_guides(args.places.guides)
    rows = [(guide.id, guide.title, guide.about) for guide in (*guides(i18n.language()), *own)]
    print("\n".join(aligned([tuple(map(clean_line, row)) for row in rows])))
    _print(problems)
    return 0


def _check(file: Path, folder: Path) -> int:
    """In `folder`, where it is used, it also has to get on with the guides before it."""
    used = is_used(file, folder)
    problems = check(file)
    if used and not problems:
        problems = [one for one in own_guides(folder)[1] if one.file.name == file.name]
    _print(problems)
    if problems:
        return 1
    if used:
        print(_("This guide is good. It is in its place, and `orgcoach guides` lists it."))
    else:
        print(_("This guide is good. Put it in the folder that `orgcoach locate` names to use it."))
    return 0


def _print(problems: Iterable[Problem]) -> None:
    """One line for each: the file, the line and the key, and what is expected there."""
    for problem in problems:
        where = [clean_line(problem.file.name)]
        if problem.line is not None:
            where.append(_("line {line}").format(line=problem.line))
        if problem.key:
            where.append(problem.key)
        print(f"! {', '.join(where)}: {problem.message}", file=sys.stderr)
