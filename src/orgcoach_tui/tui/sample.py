"""Looking around in a made-up practice: a journal in a temporary folder that goes with the app."""

import atexit
import datetime as dt

from orgcoach_tui import i18n, private
from orgcoach_tui.journal.store import Store
from orgcoach_tui.practice import fill
from orgcoach_tui.private import PrivateFolder


class LookingAround:
    """`own` is the journal to come back to, `store` the made-up one. Making it raises OSError."""

    def __init__(self, own: Store) -> None:
        self.own = own
        self._folder = PrivateFolder("sample", private.passing())
        atexit.register(self.forget)
        self.store = Store(self._folder.path)
        fill(self.store, i18n.language(), dt.date.today())

    def forget(self) -> None:
        """Remove all of it."""
        self._folder.wipe()
        atexit.unregister(self.forget)
