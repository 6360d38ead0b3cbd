"""`orgcoach`: open the app. `new` comes through here too."""

import argparse
import gc
import os
from typing import Any

from orgcoach_tui.cli.common import need_terminal, store
from orgcoach_tui.cli.output import accessible
from orgcoach_tui.tui.background import Asking


def run(args: argparse.Namespace) -> int:
    """Open the app on the overview; with ACCESSIBLE=1 the same in plain lines."""
    if accessible():
        from orgcoach_tui.cli.plain.run import run as walk

        args.guide = None
        return walk(args)
    return open_app(args, start="home")


def open_app(args: argparse.Namespace, **how: Any) -> int:
    """Open the app, and return its exit code when it has closed."""
    need_terminal()
    # Starting makes much and throws away nothing, so looking for garbage only costs a tenth of
    # the time to the first paint. The app looks again once it is there.
    gc.disable()
    for name in ("TEXTUAL", "TEXTUAL_LOG"):  # with these Textual would write down every key
        os.environ.pop(name, None)
    asking = Asking(wanted=not args.settings.theme)
    try:
        from orgcoach_tui.tui import paste
        from orgcoach_tui.tui.app import OrgcoachApp
    finally:
        light = asking.answer()
    paste.typed_early(asking.typed)

    app = OrgcoachApp(store(args, unlock=False), args.settings, args.places, light=light, **how)
    app.run()
    if app.last_words:
        print(app.last_words)
    return app.return_code or 0
