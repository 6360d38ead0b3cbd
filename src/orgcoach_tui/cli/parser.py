"""All commands, and what is asked of each: the registry that `orgcoach --help` shows."""

import argparse
import contextlib
import dataclasses
import importlib
import sys
from types import ModuleType
from typing import Any, NoReturn

from orgcoach_tui import __version__, i18n, settings
from orgcoach_tui.cli import argparse_words
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.paths import places
from orgcoach_tui.text import clean_line

# The name of a command is that of its module in this folder, which has `arguments(parser)` and
# `run(args) -> int`. Only the module of the command that was chosen is imported.
COMMANDS = {
    "new": N_("begin a new reflection, in the app or in plain lines"),
    "list": N_("list your reflections, newest first"),
    "search": N_("find words in your reflections"),
    "show": N_("print one reflection"),
    "suggest": N_("say which role a text leans towards, and why"),
    "export": N_("make a file of reflections to give away: Word, PDF, a web page"),
    "names": N_("list the names that are replaced in what you hand on; add or remove one"),
    "review": N_("take in what a reader wrote back; or read what students sent"),
    "insight": N_("what your reflections show together: over time, and what stands out"),
    "goals": N_("the learning goals in your reflections, and what came of them"),
    "steps": N_("the next steps in your reflections, and what came of them"),
    "history": N_("earlier versions of one reflection: list, read, compare, bring back"),
    "delete": N_("move one reflection to the bin"),
    "bin": N_("list what is in the bin, bring back from it, or empty it"),
    "guides": N_("list the guides, or check one of your own"),
    "protect": N_("protect your reflections with a passphrase, or change it"),
    "unprotect": N_("take the passphrase off your reflections"),
    "doctor": N_("look everything over, and mend what is safe to mend"),
    "locate": N_("print where everything is kept"),
    "settings": N_("print the settings, and what is wrong in their file"),
    "completion": N_("print what makes your shell complete commands and names"),
    "demo": N_("look around in a made-up practice; nothing is kept"),
}
OPEN = "open"
"""The module for `orgcoach` without a command: it opens the app."""


def carry_out(words: list[str]) -> int:
    """Parse `words` and run the command in them. Raises Failed, or SystemExit as argparse does."""
    where = places()
    chosen = settings.load(where.settings_file)
    if language := _language(words):
        chosen = dataclasses.replace(chosen, language=language)
    settings.speak(chosen)

    words = spelled_out(words)
    # Without words there is nothing to parse, and the app is on the screen the sooner.
    args = build(words).parse_args(words) if words else argparse.Namespace(command=OPEN)
    args.places, args.settings = where, chosen
    return int(_module(args.command or OPEN).run(args))


def spelled_out(words: list[str]) -> list[str]:
    """`words` with the action that may be left out: `review FOLDER` reads what is in the folder."""
    return _module("review").spelled_out(words) if "review" in words else words


def build(words: list[str]) -> "Parser":
    """The parser for `words`, in the language in use; a command that is not in them stays empty."""
    argparse_words.speak()
    parser = Parser(
        prog="orgcoach",
        description=_("A notebook for organisation coaches. Without a command it opens the app."),
        epilog=_("`orgcoach COMMAND --help` says more about one command."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"orgcoach {__version__}",
        help=_("print the version"),
    )
    commands = parser.add_subparsers(title=_("commands"), dest="command", metavar=_("COMMAND"))
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=_(about), description=_capital(_(about)) + ".")
        if name in words:
            _module(name).arguments(command)
            command.name = name
    return parser


class Parser(argparse.ArgumentParser):
    """argparse, with a language for every command, and one sentence on stderr for wrong usage."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, add_help=False, **options)
        self.name = ""  # of the command
        self.add_argument("-h", "--help", action="help", help=_("show this help message and exit"))
        self.add_argument(
            "--language",
            choices=i18n.LANGUAGES,
            help=_("speak this language, whatever the settings say"),
        )

    def format_help(self) -> str:
        from orgcoach_tui.cli import manual

        manual.tell(self, self.name)
        self.formatter_class = manual.Formatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        said = _("{problem}. `{command} --help` shows how it works.")
        problem = _capital(clean_line(message))
        print(said.format(problem=problem, command=self.prog), file=sys.stderr)
        raise SystemExit(2)


def _language(words: list[str]) -> str | None:
    """The language asked for in `words`. It is needed before the parser, which speaks it."""
    for i, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--language":
            with contextlib.suppress(IndexError):
                asked = value if equals else words[i + 1]
                if asked in i18n.LANGUAGES:
                    return asked
    return None


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"orgcoach_tui.cli.{name}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
