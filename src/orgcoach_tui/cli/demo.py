"""`orgcoach demo`: the app on a made-up practice, in a folder that goes when it closes.

With ACCESSIBLE=1 the same in plain lines.
"""

import argparse
import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType

from orgcoach_tui import i18n, settings
from orgcoach_tui.cli.common import Failed, need_terminal, why
from orgcoach_tui.cli.output import accessible
from orgcoach_tui.files import hold
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import Places, under
from orgcoach_tui.practice import fill
from orgcoach_tui.private import abandoned
from orgcoach_tui.system import inherited

_PREFIX = "orgcoach-demo-"
_STOPS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but the language, which every command has."""


def run(args: argparse.Namespace) -> int:
    if not accessible():
        need_terminal()
    child = _Child()
    for name in _STOPS:
        if number := getattr(signal, name, None):
            signal.signal(number, child.stop)
    clear_leftovers(Path(tempfile.gettempdir()))
    try:
        with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder:
            home = Path(folder)
            lock = hold(home)
            try:
                furnish(under(home), args.settings)
                status = child.run(home, lock)
            finally:
                os.close(lock)
    except OSError as error:
        said = _("The demo needs room in {folder}, and there is none: {what}.")
        raise Failed(said.format(folder=tempfile.gettempdir(), what=why(error))) from None
    print(_("The demo has closed; nothing of it was kept."))
    return status


def furnish(places: Places, chosen: settings.Settings) -> None:
    """Put the practice in `places`, and what somebody has chosen for their own."""
    fill(Store(places.data), i18n.language(), dt.date.today())
    settings.save(
        places.settings_file, language=i18n.language(), theme=chosen.theme, mirror=chosen.mirror
    )


def clear_leftovers(temporary: Path) -> None:
    """Remove what demos that were killed left in `temporary`, where others may put things too.

    Only one's own folders, and only those in which a demo took a lock that nobody holds now. What
    cannot be removed stays.
    """
    for folder in abandoned("demo", [temporary]):
        shutil.rmtree(folder, ignore_errors=True)


class _Child:
    """The app in a process of its own: however that ends, the folder can be removed after it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, home: Path, lock: int) -> int:
        """Open the app on `home`; its exit status, as a shell gives it.

        It keeps `lock` too: it may outlive this process.
        """
        # The same path, so that it is this very program, and no module of the folder we are in.
        program = f"import sys; sys.path[:] = {sys.path!r}; from orgcoach_tui.cli import main"
        self._process = subprocess.Popen(  # noqa: S603 - nothing in it comes from outside
            [sys.executable, "-c", f"{program}; sys.exit(main())"],
            env={**os.environ, "ORGCOACH_HOME": str(home)},
            pass_fds=inherited(lock),
        )
        status = self._process.wait()
        return status if status >= 0 else 128 - status

    def stop(self, number: int, _frame: FrameType | None) -> None:
        """Pass on that it is time to go; before the app is there, go."""
        if self._process is None:
            raise SystemExit(128 + number)
        self._process.send_signal(number)
