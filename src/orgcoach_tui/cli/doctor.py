"""`orgcoach doctor`: whether all is well with the files, the settings and the terminal."""

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from orgcoach_tui import __version__
from orgcoach_tui.cli.common import add_format, in_words, print_json, store
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal import aside
from orgcoach_tui.journal.doctor import Finding, examine
from orgcoach_tui.journal.errors import Damaged, Locked, Problem, SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.settings_check import check
from orgcoach_tui.text import clean_line


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fix",
        action="store_true",
        help=_("mend what is safe; nothing you wrote is lost by it"),
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    journal, places = store(args), args.places
    others = [places.config, places.cache, places.state]
    findings = [
        *examine(journal, others, aside.bases(places), mend=args.fix),
        *_names(journal),
        *_settings(places.settings_file),
        *_guides(places.guides),
        *_themes(places.themes),
    ]
    journal.close()
    left = [finding for finding in findings if not finding.mended]
    if args.format == "json":
        print_json({"findings": [_data(f) for f in findings], "about": dict(_about())})
        return 1 if left else 0
    print("\n".join(aligned(list(_about()))))
    print()
    for finding in findings:
        print(f"{'+' if finding.mended else '!'} {_in_words(finding)}")
    if not findings:
        print(_("Nothing is wrong with your reflections."))
    elif not left:
        print(_("That was all, and it has been put right."))
    else:
        said = ngettext(
            "{n} thing is left to look at.", "{n} things are left to look at.", len(left)
        )
        print(said.format(n=len(left)))
        if not args.fix:
            print(_("`orgcoach doctor --fix` mends what is safe to mend."))
    return 1 if left else 0


def _about() -> Iterator[tuple[str, str]]:
    """What this computer and this terminal can do, in words."""
    size = get_terminal_size()
    colours = os.environ.get("TERM", "") not in ("", "dumb") or os.name == "nt"
    many = os.environ.get("COLORTERM", "") in ("truecolor", "24bit")
    yield _("program"), f"orgcoach {__version__}, Python {platform.python_version()}"
    yield _("search"), _search()
    yield (
        _("terminal"),
        _("{columns} columns, {rows} rows").format(columns=size.columns, rows=size.lines),
    )
    if not sys.stdout.isatty():
        yield _("colours"), _("none here: the output does not go to a terminal")
    elif "NO_COLOR" in os.environ:
        yield _("colours"), _("switched off by NO_COLOR")
    elif many:
        yield _("colours"), _("all")
    else:
        yield _("colours"), _("some; the app keeps to those") if colours else _("none")
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf8")
    yield _("letters"), _("all") if unicode else _("not all: accents may show as ?")


def _search() -> str:
    try:
        import sqlite3
    except ImportError:
        return _("without an index: SQLite is missing")
    enough = sqlite3.sqlite_version_info >= (3, 34)
    return f"SQLite {sqlite3.sqlite_version}" if enough else _("without an index: SQLite is old")


def _settings(file: Path) -> Iterator[Finding]:
    """What in the settings has no effect because it cannot be right."""
    for problem in check(file).wrong:
        if problem.key:
            what = f"{problem.key}: {problem.what}"
            its = Problem(problem.line, problem.key, what)
            yield Finding(_("A setting has no effect."), path=file, problem=its)
        else:
            said = _("The settings cannot be read, so the usual ones are used.")
            yield Finding(said, path=file, problem=problem)


def _names(journal: Store) -> Iterator[Finding]:
    from orgcoach_tui import names

    try:
        names.read(journal)
    except Damaged as damaged:
        said = _("The names and their pseudonyms cannot be read.")
        path = journal.disk.where(journal.names_file)
        yield Finding(said, path=path, problem=damaged.problem)
    except (Locked, SaveFailed):
        return  # what cannot be opened at all is told of the folder


def _guides(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        return
    from orgcoach_tui.guide.own import own_guides

    for problem in own_guides(folder)[1]:
        what = problem.message.rstrip(".")
        its = Problem(problem.line, problem.key, what)
        yield Finding(_("A guide of yours cannot be used."), path=problem.file, problem=its)


def _themes(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        return
    from orgcoach_tui.insight.theme_check import check as check_themes

    for problem in check_themes(folder):
        its = Problem(problem.line, problem.key, f"{problem.key}: {problem.message}".lstrip(": "))
        yield Finding(
            _("Something in a theme of yours is not right."), path=problem.file, problem=its
        )


def _in_words(finding: Finding) -> str:
    said = finding.said
    if finding.path:
        said = f"{clean_line(str(finding.path))}: {said}"
    return f"{said} ({in_words(finding.problem)})" if finding.problem else said


def _data(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "said": finding.said,
        "mended": finding.mended,
        "path": finding.path,
        "line": problem.line if problem else None,
        "key": problem.key if problem else "",
        "what": problem.what if problem else "",
    }
