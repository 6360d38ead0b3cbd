"""`orgcoach completion`: what makes a shell complete the commands, options and names of orgcoach."""

import argparse
from pathlib import Path

from orgcoach_tui.i18n import _

SHELLS = ("bash", "zsh", "fish")
_SCRIPTS = Path(__file__).parent / "completions"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help=_("your shell: bash, zsh or fish"))


def run(args: argparse.Namespace) -> int:
    print((_SCRIPTS / f"orgcoach.{args.shell}").read_text("utf-8"), end="")
    return 0
