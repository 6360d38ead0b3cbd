"""What the overview has read and what is searched for in it. No Textual."""

from collections.abc import Iterable
from pathlib import Path

from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.lists import Hit
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import fold
from orgcoach_tui.tui import overview

MOST = 50
"""Reflections that are shown because of what is in their texts."""

_MOST_NAMES = 200
"""Rows while one searches; laying out thousands at each key would make the keys wait."""

_FIRST = 200
"""Rows at the start, where reading all of a great many would make one wait."""

_LEAST = 2
"""Letters; the texts are not searched for fewer."""


class Listing:
    """`closed`: the folder of the journal does not open. `finished`: by the latest reading.

    `partly`: the older reflections are still to be read. `looking`: the texts are being searched.
    `read_so_far`: how many of how many have been read for the index, as long as that is being made.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.query = ""
        self.closed = False
        self.partly = False
        self.finished: set[Path] = set()
        self.found: dict[Path, Hit] = {}
        self.looking = False
        self.read_so_far: tuple[int, int] | None = None
        self._searched: dict[Path, str] = {}  # made when one begins to search
        self._shown: tuple[str, list[Entry]] | None = None  # the latest question and its answer

    def read(self, store: Store) -> None:
        """Read the journal anew."""
        found, self.partly = store.lists.first(_FIRST)
        self._take(found, store.reflections)

    def read_all(self, found: list[Entry], store: Store) -> None:
        """All that `store.entries()` gave, in a thread, where `read` gave only a part."""
        self.partly = False
        self._take(found, store.reflections)

    def _take(self, found: list[Entry], folder: Path) -> None:
        before = {entry.path: entry.status for entry in self.entries}
        # The folder itself is among them when it does not open.
        self.entries = [e for e in found if e.path != folder]
        self._searched, self._shown = {}, None
        self.closed = len(self.entries) < len(found)
        self.finished = {
            e.path
            for e in self.entries
            if e.status == "finished" and before.get(e.path, "draft") == "draft"
        }

    def ask(self, query: str) -> None:
        """Search for `query` from now on; what was found in the texts for another is no answer."""
        longer = bool(self.query) and query.startswith(self.query)
        self.query = query
        self.looking = self.in_texts
        if not (self.looking and longer):  # else it stays in view till the answer comes
            self.found = {}

    def answer(self, hits: Iterable[Hit]) -> None:
        """What the texts hold."""
        self.found = {hit.entry.path: hit for hit in hits}
        self.looking = False

    @property
    def in_texts(self) -> bool:
        """Whether what is typed is enough to search the texts for."""
        return len(self.query.strip()) >= _LEAST

    def shown(self) -> list[Entry]:
        """Those in which every word that is searched for occurs, whatever its case and accents."""
        if not self.query:
            return self.entries
        if self._shown is not None and self._shown[0] == self.query:
            return self._shown[1]
        self.warm()
        words = fold(self.query).split()
        shown = [e for e in self.entries if all(w in self._searched[e.path] for w in words)]
        self._shown = self.query, shown
        return shown

    def listed(self) -> list[Entry]:
        """As many of those as the list shows."""
        return self.shown()[:_MOST_NAMES] if self.query else self.entries

    def warm(self) -> None:
        """Make ready what the first letter needs. For a thread, in a large journal."""
        if not self._searched:
            self._searched = {e.path: overview.searched(e) for e in self.entries}

    @property
    def number(self) -> int:
        """Of reflections that are found, by their names or by their texts."""
        shown = self.shown()
        if not self.found:
            return len(shown)
        return len({entry.path for entry in shown} | self.found.keys())
