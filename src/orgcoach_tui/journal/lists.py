"""Lists and search: from the index where there is one that can be used, else from the files."""

import contextlib
import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from orgcoach_tui.journal import copies, database, toml, words
from orgcoach_tui.journal import entries as listing
from orgcoach_tui.journal.database import Unusable
from orgcoach_tui.journal.entries import Entry, Names
from orgcoach_tui.journal.errors import Damaged

if TYPE_CHECKING:
    from orgcoach_tui.journal.glance import Seen
    from orgcoach_tui.journal.index import Index, Load

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""How many of how many have been done."""

_MANY = 100
"""Files; up to so many an index is not made: reading them takes about as long as asking it."""
_GREAT_MANY = 500
"""Files; to read more takes longer than anybody should wait for a screen."""
_DATED = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Hit:
    """A reflection in which all words stand, and where."""

    entry: Entry
    excerpts: tuple[words.Excerpt, ...]


class Lists:
    """Of the files in `reflections`; the index is kept in `file`, or in memory where that is None.

    Any thread may ask. Where the index is being made, or cannot be used, the files are read. Up to
    `small` files none is made.
    """

    def __init__(self, reflections: Path, file: Path | None, load: "Load") -> None:
        self._reflections = reflections
        self._file = file
        self._load = load
        self._on_disk = file
        self.small = _MANY
        self._index: Index | None = None
        self._busy = threading.RLock()

    def all(self) -> list[Entry]:
        """All reflections, newest first."""
        found = self._if_there(lambda index: index.all())
        return listing.entries(self._reflections, self._load) if found is None else found

    def newest(self, most: int, *, rough: bool = False) -> list[Entry]:
        """The newest `most` reflections. `rough`: without an index by the dates in the names."""
        found = self._if_there(lambda index: index.newest(most))
        if found is not None:
            return found
        if rough and self._is_large():
            return self._newest_by_name(most)
        return self.all()[:most]

    def first(self, most: int) -> tuple[list[Entry], bool]:
        """What can be had at once: all, or of a great many without an index the newest `most`; and
        whether that is not all.
        """
        found = self._if_there(lambda index: index.all())
        if found is None and self._more_than(_GREAT_MANY):
            return self._newest_by_name(most), True
        return self.all() if found is None else found, False

    def called(self, beginning: str) -> list[Entry]:
        """The reflections whose id begins so."""
        found = self._if_there(lambda index: index.called(beginning))
        if found is None:
            found = [row for row in self.all() if row.id.startswith(beginning)]
        return found

    def names(self) -> Names:
        """Names used before, those first that were written about last."""
        found = self._if_there(lambda index: index.names())
        return listing.names(self.first(_MANY)[0]) if found is None else found

    def glances(self, progress: Progress | None = None) -> "Seen":
        """What pages about many reflections need of each; of a large journal from its index."""
        found = None
        if self._has_index() or self._is_large():
            found = self._asked(lambda index: index.glances(progress))
        return self._glance_at_files(progress) if found is None else found

    def search(self, query: str, most: int) -> list[Hit]:
        """The newest `most` reflections in which all words of `query` stand."""
        found = None
        if self._has_index() or self._is_large():
            found = self._asked(lambda index: index.search(query, most))
        return self._search_files(query, most) if found is None else found

    def refresh(self, progress: Progress | None = None) -> bool:
        """Look at every file and bring the index up to date; whether anything had changed.

        What was edited in its place in the midst of a large journal is noticed here only. A small
        journal has no index, and nothing happens.
        """
        if not (self._has_index() or self._is_large()):
            return False
        return bool(self._asked(lambda index: index.bring_up_to_date(progress)))

    def index_is_sound(self) -> bool:
        """Whether the file of the index can be used; also where there is none."""
        there = self._file is not None and os.path.exists(self._file)  # noqa: PTH110
        return not there or (self._file is not None and database.sound(self._file))

    def keep_in_memory(self) -> None:
        """From now on nothing of the index touches the disk; what is there of it goes."""
        self.close()
        if self._file:
            self._on_disk = self._file
            with contextlib.suppress(OSError):
                database.remove(self._file)
        self._file = None

    def keep_on_disk(self) -> None:
        """The index may be kept in its file again."""
        self.close()
        self._file = self._on_disk

    def close(self) -> None:
        """Let go of the index."""
        with self._busy:
            if self._index:
                self._index.close()
            self._index = None

    def forget(self) -> None:
        """Remove the index from the disk. Raises OSError."""
        self.close()
        if self._file:
            database.remove(self._file)

    def _has_index(self) -> bool:
        if self._index is not None:
            return True
        return self._file is not None and os.path.exists(self._file)  # noqa: PTH110 - never raises

    def _is_large(self) -> bool:
        return self._more_than(self.small)

    def _more_than(self, number: int) -> bool:
        return len(list(islice(listing.files(self._reflections), number + 1))) > number

    def _if_there(self, act: Callable[["Index"], T]) -> T | None:
        """What `act` gives, if there is an index that is not being filled just now."""
        if not self._has_index() or not self._busy.acquire(blocking=False):
            return None
        try:
            return self._asked(lambda index: act(index) if index.ready() else None)
        finally:
            self._busy.release()

    def _asked(self, act: Callable[["Index"], T]) -> T | None:
        """What `act` gives; None where no index can be had. One that is spoilt is removed."""
        with self._busy:
            try:
                if self._index is None:
                    from orgcoach_tui.journal.index import Index  # with SQLite behind it

                    self._index = Index(self._reflections, self._file, self._load)
                return act(self._index)
            except Unusable:
                return None
            except Exception as error:
                spoilt = database.spoilt(error)
                if spoilt is None:
                    raise
                self.close()
                if spoilt:
                    with contextlib.suppress(OSError):
                        self.forget()
                return None

    def _newest_by_name(self, most: int) -> list[Entry]:
        """By the dates in the names; a file without one might be new and is read as well."""
        paths = sorted(listing.files(self._reflections), key=lambda path: path.name, reverse=True)
        dated = [path for path in paths if _DATED.match(path.name)]
        others = [path for path in paths if not _DATED.match(path.name)]
        rows = [listing.entry(path, self._load) for path in [*dated[:most], *others]]
        return copies.tie(listing.newest_first(rows)[:most])

    def _glance_at_files(self, progress: Progress | None) -> "Seen":
        from orgcoach_tui.journal import glance  # no list needs it

        rows = [row for row in self.all() if not row.conflict_of]
        found = []
        for done, row in enumerate(rows):
            if progress:
                progress(done, len(rows))
            if row.problem:
                continue
            try:
                reflection = toml.loads(toml.decode(self._load(row.path)))
            except Damaged:
                continue  # it was changed just now
            found.append(glance.glance(row.path, reflection, read_only=row.read_only))
        damaged = sum(row.problem is not None for row in rows)
        return glance.Seen(glance.oldest_first(found), damaged)

    def _search_files(self, query: str, most: int) -> list[Hit]:
        """Without an index: slower, and the same is found."""
        wanted = words.asked(query)
        hits: list[Hit] = []
        for row in self.all() if wanted else []:
            if row.problem:
                continue
            try:
                reflection = toml.loads(toml.decode(self._load(row.path)))
            except Damaged:
                continue
            if words.holds(words.searchable(reflection), wanted):
                hits.append(Hit(row, words.excerpts(reflection, wanted)))
            if len(hits) == most:
                break
        return hits
