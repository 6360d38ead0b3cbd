"""What the overview has read and what is searched for in it. No Textual."""

from pathlib import Path

from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import fold
from orgcoach_tui.tui import overview


class Listing:
    """`closed`: the folder of the journal does not open. `finished`: by the latest reading."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.query = ""
        self.closed = False
        self.finished: set[Path] = set()
        self._searched: dict[Path, str] = {}  # made when one begins to search

    def read(self, store: Store) -> None:
        """Read the journal anew."""
        before = {entry.path: entry.status for entry in self.entries}
        found = store.entries()
        # The folder itself is among them when it does not open.
        self.entries = [e for e in found if e.path != store.reflections]
        self._searched = {}
        self.closed = len(self.entries) < len(found)
        self.finished = {
            e.path
            for e in self.entries
            if e.status == "finished" and before.get(e.path, "draft") == "draft"
        }

    def shown(self) -> list[Entry]:
        """Those in which every word that is searched for occurs, whatever its case and accents."""
        if not self.query:
            return self.entries
        if not self._searched:
            self._searched = {e.path: overview.searched(e) for e in self.entries}
        words = fold(self.query).split()
        return [e for e in self.entries if all(w in self._searched[e.path] for w in words)]
