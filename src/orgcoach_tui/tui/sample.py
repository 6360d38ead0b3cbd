"""Looking around in a made-up practice: a journal in a temporary folder that goes with the app."""

import atexit
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from orgcoach_tui import i18n
from orgcoach_tui.journal.store import Store
from orgcoach_tui.practice import fill


class LookingAround:
    """`own` is the journal to come back to, `store` the made-up one. Making it raises OSError."""

    def __init__(self, own: Store) -> None:
        self.own = own
        self._folder = Path(tempfile.mkdtemp(prefix="orgcoach-"))
        atexit.register(self.forget)
        self.store = Store(self._folder)
        fill(self.store, i18n.language(), dt.date.today())

    def forget(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self._folder, ignore_errors=True)
        atexit.unregister(self.forget)
