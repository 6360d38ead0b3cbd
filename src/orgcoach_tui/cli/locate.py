"""`orgcoach locate`: where everything is kept."""

import argparse

from orgcoach_tui.cli.common import add_format, print_json, store
from orgcoach_tui.cli.table import aligned
from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.i18n import _


def arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    journal, places = store(args, unlock=False), args.places
    found = {
        "reflections": (_("reflections"), journal.reflections),
        "bin": (_("bin"), journal.bin),
        "settings": (_("settings"), places.settings_file),
        "guides": (_("your own guides"), places.guides),
        "themes": (_("your own themes"), places.themes),
        "cache": (_("cache"), places.cache),
        "state": (_("error reports"), places.state),
        "prompts": (_("guides and rules of the program"), prompts()),
    }
    if args.format == "json":
        print_json({name: path for name, (_name, path) in found.items()})
    else:
        print("\n".join(aligned([(name, str(path)) for name, path in found.values()])))
    return 0
